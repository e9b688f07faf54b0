/** What status says is missing, and when the questions go out. */
import { describe, expect, it } from 'vitest';
import { toText } from '../../cards/render/text.ts';
import { statusCard } from '../../cards/status.ts';
import { alertsOn } from '../../quality/status/alerts.ts';
import { answer, checkpoint, goal, intervention, NOW } from '../storage/samples.ts';
import { eht, KIM } from './acting.ts';

const AFTER = '2026-10-20';
const one = goal('g1', 1, { state: 'active', owner: 'siv' });
const said = (value: number | null) =>
  answer('oct', 'siv', {
    progress: [{ goal: 'g1', value, status: 'onTrack', confidence: 'high', comment: '', nextStep: '' }],
  });
const underWay = intervention('i1', 1, {
  state: 'active',
  goal: 'g1',
  evidence: { level: 'review', finding: 'works', references: ['10.1234/x'], grades: [], stop: 'Ingen förändring.' },
});
const idsOf = (those: readonly { readonly id: string }[]): string[] => those.map(({ id }) => id);

describe('what is missing in how the team works', () => {
  it('is nothing where each goal has an owner, a value and an intervention that rests on something', () => {
    const gathered = checkpoint('oct', '2026-10-06', { gatheredAt: NOW });
    const alerts = alertsOn({ ...eht(one, said(7), underWay), checkpoints: [gathered] }, AFTER);
    expect(alerts).toEqual({ ownerless: [], idle: [], unmeasured: [], unsupported: [], silent: null, oldData: null });
  });

  it('is a goal whose owner has left, that nothing is done for, or that got no value', () => {
    const left = alertsOn(eht({ ...one, owner: 'lea' }, said(null)), AFTER);
    expect([idsOf(left.ownerless), idsOf(left.idle), idsOf(left.unmeasured)]).toEqual([['g1'], ['g1'], ['g1']]);
    const draft = alertsOn(eht({ ...one, state: 'draft', owner: 'lea' }), AFTER);
    expect([draft.ownerless, draft.idle, draft.unmeasured]).toEqual([[], [], []]);
  });

  it('is no value of a goal that was made after the checkpoint, nor before the first one', () => {
    expect(alertsOn(eht({ ...one, createdAt: '2026-10-07T08:00:00Z' }), AFTER).unmeasured).toEqual([]);
    expect(alertsOn(eht(one), '2026-10-06').unmeasured).toEqual([]);
  });

  it('is an intervention on weak ground', () => {
    const weak = { ...underWay, evidence: { ...underWay.evidence, level: 'ownExperience' as const } };
    expect(idsOf(alertsOn(eht(one, weak), AFTER).unsupported)).toEqual(['i1']);
    expect(alertsOn(eht(one, { ...weak, state: 'done' }), AFTER).unsupported).toEqual([]);
  });

  it('is that nobody answered, and that no data was gathered, once the day has passed', () => {
    const { silent, oldData } = alertsOn(eht(), AFTER);
    expect([silent?.id, oldData?.id]).toEqual(['oct', 'oct']);
    expect(alertsOn(eht(said(7)), AFTER).silent).toBeNull();
    expect(alertsOn(eht(), '2026-10-06').silent).toBeNull();
  });
});

describe('status', () => {
  it('says when the questions go out before they have, and who has answered afterwards', () => {
    const before = toText(statusCard('sv', eht(), '2026-09-20', KIM));
    expect(before).toContain('Frågorna går ut tisdagen den 29 september 2026.');
    expect(before).not.toContain('Väntar på:');
    expect(toText(statusCard('sv', eht(), '2026-09-29', KIM))).toContain('Väntar på:');
  });
  it('says what the figures speak for where the owner says something else, after the owner’s own word', () => {
    const far = toText(statusCard('sv', eht({ ...one, baseline: 8, target: 6 }, said(9)), AFTER, null));
    expect(far.indexOf('Enligt plan')).toBeGreaterThan(0);
    expect(far.indexOf('Siffrorna talar för')).toBeGreaterThan(far.indexOf('Enligt plan'));
    const same = toText(statusCard('sv', eht({ ...one, baseline: 8, target: 6 }, said(6)), AFTER, null));
    expect(same).not.toContain('Siffrorna talar för');
  });
  it('names what to see to', () => {
    const words = toText(statusCard('sv', eht({ ...one, owner: 'lea' }), AFTER, null));
    expect(words).toContain('Mål 1 saknar någon som håller i det.');
    expect(words).toContain('Ingen svarade inför avstämning 1.');
  });
});
