/** For what each kind of message waits, and how long it means something. */
import { describe, expect, it } from 'vitest';
import { decideDelivery } from '../../quality/deliveries/decide.ts';
import { DELIVERY_KINDS, type Delivery, type DeliveryKind } from '../../quality/deliveries/delivery.ts';
import { isTold, rulesFor } from '../../quality/deliveries/kinds.ts';
import type { Document } from '../../quality/kinds.ts';
import type { Member } from '../../quality/people/documents.ts';
import { type Snapshot, toSnapshot } from '../../quality/snapshot.ts';
import { newDelivery } from '../../storage/plan.ts';
import { checkpoint, goal, intervention, keyOf, member, team } from '../storage/samples.ts';

const KEY = keyOf(1);
const EARLY = '2026-08-20T08:00:00Z';
/** What each kind may be about is there: nothing is over for want of it. */
function make(siv: Partial<Member> = {}): Snapshot {
  const documents: Document[] = [
    team(KEY, { wheelApprovedAt: EARLY }),
    checkpoint('c1', '2026-12-01'),
    member('kim', { coordinator: true, principal: true, joinedAt: EARLY }),
    member('siv', { joinedAt: EARLY, ...siv }),
    goal('g1', 1),
    intervention('i1', 2),
    {
      kind: 'acceptance',
      id: 'a1',
      version: 1,
      schoolYear: '2026/27',
      goal: 'g1',
      person: 'kim',
      accepted: false,
      reason: 'För högt',
      at: EARLY,
    },
    {
      kind: 'deviation',
      id: 'd1',
      version: 1,
      schoolYear: '2026/27',
      category: 'training',
      decision: 'asked',
      date: '2026-09-12',
    },
    { kind: 'signature', id: '2026/27', version: 1, schoolYear: '2026/27', by: 'rut', at: EARLY, summary: '' },
  ];
  const made = toSnapshot(KEY, documents);
  if (!made) throw new Error('no team');
  return made;
}
const SUBJECTS: Partial<Record<DeliveryKind, string>> = {
  goalAdopted: 'g1',
  goalRefused: 'a1',
  reasonWanted: 'i1',
  offPlan: 'd1',
  evaluationSigned: '2026/27',
};
const delivery = (kind: DeliveryKind, dueAt: string, more: Partial<Delivery> = {}): Delivery => ({
  ...newDelivery(KEY, { key: 'k', kind, checkpoint: null, recipient: 'siv', occurrence: '', dueAt }, false),
  subject: SUBJECTS[kind] ?? null,
  ...more,
});
const told = DELIVERY_KINDS.filter(isTold);

describe('what an act tells', () => {
  const SATURDAY_NIGHT = '2026-09-12T21:30:00Z';
  const atOnce = ['acute', 'answer'];

  it.each(told.filter((kind) => !atOnce.includes(kind)))('%s waits for office hours, and for who is away', (kind) => {
    const one = delivery(kind, SATURDAY_NIGHT);
    expect(decideDelivery(one, make(), SATURDAY_NIGHT)).toEqual({
      do: 'postpone',
      until: '2026-09-14T06:00:00Z',
      why: 'outside-hours',
    });
    const away = make({ away: { from: '2026-09-10', until: '2026-09-15' } });
    for (const now of [SATURDAY_NIGHT, '2026-09-14T08:00:00Z'])
      expect(decideDelivery(one, away, now)).toEqual({ do: 'postpone', until: '2026-09-16T06:00:00Z', why: 'away' });
    expect(decideDelivery({ ...one, note: 'away' }, away, '2026-09-16T06:00:00Z')).toEqual({ do: 'send', late: false });
  });

  it.each(atOnce)('%s waits for nothing', (kind) => {
    const one = delivery(kind as DeliveryKind, SATURDAY_NIGHT);
    const away = make({ away: { from: '2026-09-10', until: '2026-09-15' }, snoozedUntil: '2026-10-01' });
    expect(decideDelivery(one, away, SATURDAY_NIGHT)).toEqual({ do: 'send', late: false });
  });

  it.each(told.filter((kind) => !atOnce.includes(kind)))('%s is said in office hours when the year is over', (kind) => {
    const one = delivery(kind, '2027-06-19T10:00:00Z');
    expect(decideDelivery(one, make(), '2027-06-19T10:00:00Z')).toMatchObject({ until: '2027-06-21T06:00:00Z' });
    expect(decideDelivery(one, make(), '2027-06-21T06:00:00Z')).toMatchObject({ do: 'send' });
  });

  it.each<[DeliveryKind, string, string]>([
    ['undeliverable', '2026-09-28T08:00:00Z', '2026-09-29T08:00:00Z'],
    ['offPlan', '2026-09-28T08:00:00Z', '2026-09-29T08:00:00Z'],
    ['duty', '2026-09-28T08:00:00Z', '2026-09-29T08:00:00Z'],
    ['acute', '2026-09-15T08:00:00Z', '2026-09-16T08:00:00Z'],
    ['wheelChanged', '2026-11-13T08:00:00Z', '2026-11-14T08:00:00Z'],
  ])('%s means something on its last day, and nothing the day after', (kind, last, after) => {
    const one = delivery(kind, '2026-09-14T08:00:00Z');
    expect(decideDelivery(one, make(), last)).toMatchObject({ do: 'send' });
    expect(decideDelivery(one, make(), after)).toEqual({ do: 'supersede', why: 'too-late' });
  });

  it('says nothing of what is gone or settled meanwhile', () => {
    const empty: Snapshot = { ...make(), goals: [], acceptances: [], deviations: [], signatures: [] };
    for (const kind of ['goalAdopted', 'goalRefused', 'offPlan', 'evaluationSigned'] as const)
      expect(decideDelivery(delivery(kind, EARLY), empty, EARLY)).toEqual({ do: 'supersede', why: 'done' });
    const question = delivery('answer', EARLY, { subject: 'd1', values: { card: 'question' } });
    expect(decideDelivery(question, make(), EARLY)).toMatchObject({ do: 'send' });
    expect(decideDelivery(question, empty, EARLY)).toEqual({ do: 'supersede', why: 'done' });
  });
});

it.each(['principal', 'coordinator'] as const)('that nobody is %s is not told once somebody is', (role) => {
  const vacant = delivery('roleVacant', '2026-09-14T08:00:00Z', { values: { role } });
  const kim = member('kim', { coordinator: role !== 'coordinator', principal: role !== 'principal', joinedAt: EARLY });
  const without = { ...make(), members: [kim, member('siv', { joinedAt: EARLY })] };
  expect(decideDelivery(vacant, without, '2026-09-14T08:00:00Z')).toMatchObject({ do: 'send' });
  const left = { ...without, members: [...without.members, member('rut', { [role]: true, active: false })] };
  expect(decideDelivery(vacant, left, '2026-09-14T08:00:00Z')).toMatchObject({ do: 'send' });
  expect(decideDelivery(vacant, make(), '2026-09-14T08:00:00Z')).toEqual({ do: 'supersede', why: 'done' });
});

describe('the hours', () => {
  const summary = delivery('summary', '2027-06-11T06:00:00Z', { checkpoint: 'c1', recipient: 'kim' });
  it('end when the clock strikes the closing hour', () => {
    const prompt = delivery('prompt', '2026-11-24T07:00:00Z', { checkpoint: 'c1' });
    expect(decideDelivery(prompt, make(), '2026-11-24T15:29:59Z')).toMatchObject({ do: 'send' });
    expect(decideDelivery(prompt, make(), '2026-11-24T15:30:00Z')).toMatchObject({ until: '2026-11-25T07:00:00Z' });
  });
  it('let the last checkpoint be brought to its end for fourteen days after the last school day', () => {
    expect(make().team.calendar.springEnd).toBe('2027-06-11');
    expect(decideDelivery(summary, make(), '2027-06-24T08:00:00Z')).toMatchObject({ do: 'send' });
    expect(decideDelivery(summary, make(), '2027-06-28T08:00:00Z')).toEqual({ do: 'supersede', why: 'too-late' });
  });
});

it('only what answers somebody’s words is urgent', () => {
  expect(DELIVERY_KINDS.filter((kind) => rulesFor(kind).urgent)).toEqual(['acute', 'answer']);
});
