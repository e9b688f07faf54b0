/** What people read of what an act told: by whom, about what, also when somebody or something is not there any more. */
import { describe, expect, it } from 'vitest';
import { renderDelivery } from '../../cards/deliveries.ts';
import { toText } from '../../cards/render/text.ts';
import { ERASED } from '../../quality/base.ts';
import type { Delivery, DeliveryKind } from '../../quality/deliveries/delivery.ts';
import type { Document } from '../../quality/kinds.ts';
import { toSnapshot } from '../../quality/snapshot.ts';
import { newDelivery } from '../../storage/plan.ts';
import { checkpoint, goal, intervention, keyOf, member, NOW, team } from '../storage/samples.ts';

const KEY = keyOf(1);
const acceptance: Document = {
  kind: 'acceptance',
  id: 'a1',
  version: 1,
  schoolYear: '2026/27',
  goal: 'g1',
  person: 'kim',
  accepted: false,
  reason: 'För högt för åk 9',
  at: NOW,
};
const EVERYTHING: readonly Document[] = [
  team(KEY),
  checkpoint('c1', '2026-10-06'),
  member('kim', { name: 'Kim Kurator', coordinator: true }),
  member('rut', { name: 'Rut Rektor', principal: true }),
  member('siv', { name: 'Siv Sköterska' }),
  goal('g1', 3),
  intervention('i1', 2),
  acceptance,
];
/** What `to` reads, in a team that has the documents. */
function read(kind: DeliveryKind, more: Partial<Delivery>, documents: readonly Document[] = EVERYTHING): string {
  const snapshot = toSnapshot(KEY, documents);
  if (!snapshot) throw new Error('no team');
  const draft = { key: 'k', kind, checkpoint: null, recipient: 'siv', occurrence: '', dueAt: NOW };
  return toText(renderDelivery({ ...newDelivery(KEY, draft, false), ...more }, snapshot, NOW, { late: false }));
}
const without = (...ids: string[]): readonly Document[] => EVERYTHING.filter(({ id }) => !ids.includes(id));

describe('what is told', () => {
  it.each<[DeliveryKind, Partial<Delivery>, string]>([
    ['appointed', { values: { role: 'principal', person: 'rut' } }, 'Rut Rektor'],
    ['appointed', { values: { role: 'coordinator', person: 'kim' } }, 'Kim Kurator'],
    ['appointed', { values: { role: 'coordinator', person: ERASED } }, 'borttagen person'],
    ['wheelChanged', { values: { change: 'moved', number: '2', date: '2026-11-03' } }, '3 november 2026'],
    ['wheelChanged', { values: { change: 'added', number: '3', date: '2026-11-03' } }, '3 november 2026'],
    ['goalAdopted', { subject: 'g1' }, 'Mål 3'],
    ['goalRefused', { subject: 'a1' }, 'För högt för åk 9'],
    ['reasonWanted', { subject: 'i1', recipient: 'rut' }, 'så rektor avgör om den ska med i planen'],
    ['roleVacant', { values: { role: 'principal' } }, 'rektor'],
    ['roleVacant', { values: { role: 'coordinator' } }, 'samordnare'],
    ['takenOut', {}, 'Ekskolan'],
    ['removalAsked', { values: { person: 'kim' } }, 'Kim Kurator'],
    ['answer', { values: { key: 'common:onlyManagers', names: 'managers' } }, 'Kim Kurator'],
    ['answer', { values: { key: 'common:onlyPrincipal', names: 'deciders' } }, 'Rut Rektor'],
    ['answer', { values: { card: 'inPlan' } }, 'planen'],
    ['answer', { values: { card: 'inPlan' }, subject: 'g1' }, 'Mål 3'],
    ['answer', { values: { card: 'note', use: 'activity' } }, 'sparar jag aldrig'],
    ['answer', { values: { card: 'missing' }, recipient: 'rut' }, 'Frågorna går ut tisdagen den 29 september 2026.'],
  ])('%s %o says so', (kind, more, words) => {
    expect(read(kind, more)).toContain(words);
  });

  it('names everybody who could not be reached, by why, with one word for who is forgotten', () => {
    const gone = read('undeliverable', { recipient: 'kim', occurrence: 'siv:gone' });
    expect(gone).toContain('Siv Sköterska');
    expect(read('undeliverable', { recipient: 'kim', occurrence: `${ERASED}:odd` })).toContain('borttagen person');
  });

  it.each<[DeliveryKind, Partial<Delivery>]>([
    ['goalAdopted', { subject: 'g1' }],
    ['goalRefused', { subject: 'a1' }],
    ['reasonWanted', { subject: 'i1', recipient: 'rut' }],
    ['offPlan', { subject: 'd1' }],
    ['answer', { values: { card: 'question' }, subject: 'd1' }],
    ['answer', { values: { card: 'toString' } }],
    ['wheelChanged', { values: { change: 'unheard-of' } }],
  ])('%s %o is not said when what it is about is gone', (kind, more) => {
    expect(() => read(kind, more, without('g1', 'a1', 'i1'))).toThrow(RangeError);
  });
});
