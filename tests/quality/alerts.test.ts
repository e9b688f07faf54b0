/** What status says is missing, and when the questions go out. */
import { describe, expect, it } from 'vitest';
import { toText } from '../../cards/render/text.ts';
import { statusCard } from '../../cards/status.ts';
import { alertsOn } from '../../quality/status/alerts.ts';
import { answer, checkpoint, decision, goal, intervention, NOW } from '../storage/samples.ts';
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

  it('is no missing value where the school’s own statistics have one since the checkpoint before', () => {
    const figure = (period: string) => ({
      kind: 'series' as const,
      id: 'absence_unauthorised',
      version: 1,
      schoolYear: '',
      observations: [
        {
          indicator: 'absence_unauthorised',
          scope: '',
          group: 'all' as const,
          period,
          value: { kind: 'number' as const, number: 7 },
          n: 90,
          source: '',
        },
      ],
    });
    const ours = { ...one, indicatorKey: 'absence_unauthorised', unit: '%', group: '', deadline: '2027-06-04' };
    const on = (period: string, today: string) => idsOf(alertsOn(eht(ours, figure(period)), today).unmeasured);
    expect(on('2026-09', AFTER)).toEqual([]);
    expect(on('2026-07', AFTER)).toEqual(['g1']);
    // In January September's is older than the checkpoint before.
    expect(on('2026-09', '2027-01-28')).toEqual(['g1']);
    expect(on('2026-12', '2027-01-28')).toEqual([]);
  });

  it('is an intervention on weak ground', () => {
    const weak = { ...underWay, evidence: { ...underWay.evidence, level: 'ownExperience' as const } };
    expect(idsOf(alertsOn(eht(one, weak), AFTER).unsupported)).toEqual(['i1']);
    expect(alertsOn(eht(one, { ...weak, state: 'done' }), AFTER).unsupported).toEqual([]);
  });

  it('is no old data where figures have been saved since the checkpoint before', () => {
    const saved = (savedAt: string) => ({
      ...eht(),
      series: [{ kind: 'series' as const, id: 'merit_rating', version: 1, schoolYear: '', observations: [], savedAt }],
    });
    expect(alertsOn(saved('2026-09-14T10:00:00Z'), AFTER).oldData).toBeNull();
    expect(alertsOn(saved('2026-05-14T10:00:00Z'), AFTER).oldData?.id).toBe('oct');
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
    expect(far.indexOf('Siffrorna säger')).toBeGreaterThan(far.indexOf('Enligt plan'));
    const same = toText(statusCard('sv', eht({ ...one, baseline: 8, target: 6 }, said(6)), AFTER, null));
    expect(same).not.toContain('Siffrorna säger');
  });
  it('says of which day the figures are where the owner has said a status since, without one', () => {
    const wide = { ...one, baseline: 8, target: 6 };
    const first = { ...said(6.2), answeredAt: '2026-10-05T08:00:00Z' };
    const progress = {
      goal: 'g1',
      value: null,
      status: 'someDeviation',
      confidence: 'low',
      comment: '',
      nextStep: '',
    } as const;
    const later = answer('jan', 'siv', { answeredAt: '2027-01-20T08:00:00Z', progress: [progress] });
    const told = toText(statusCard('sv', eht(wide, first, later), '2027-01-27', null));
    expect(told).toContain('Siffran från den 5 oktober 2026 sade då: enligt plan. Ansvarig säger nu: viss avvikelse.');
    expect(told).not.toContain('Siffrorna säger');
    expect(toText(statusCard('en', eht(wide, first, later), '2027-01-27', null))).toContain('then, the owner now says');
  });
  it('names what to see to', () => {
    const words = toText(statusCard('sv', eht({ ...one, owner: 'lea' }), AFTER, null));
    expect(words).toContain('Mål 1 saknar någon som håller i det.');
    expect(words).toContain('Ingen svarade inför avstämning 1.');
    const weak = { ...underWay, evidence: { ...underWay.evidence, references: [] } };
    const due = decision('d1', 'oct', { text: 'Rastvärdar', owner: 'kim', due: '2026-10-16' });
    const [idle, all] = [eht(one, said(null)), eht(one, weak, said(null), due)].map((team) =>
      toText(statusCard('sv', team, AFTER, null)),
    );
    expect(idle).toContain('• Mål 1 har ingen pågående insats.');
    expect(all).not.toContain('• Mål 1 har ingen pågående insats.');
    expect(all).toContain('• Mål 1 fick inget värde vid förra avstämningen.');
    expect(all).toContain('• Insats 1 har ingen källa angiven än.');
    // What rests on weak ground is said once, where the interventions are.
    const own = { ...underWay, evidence: { ...weak.evidence, level: 'ownExperience' as const } };
    const ofOwn = toText(statusCard('sv', eht(one, own, said(null)), AFTER, null));
    expect(ofOwn.match(/Insats 1/gu)).toHaveLength(1);
    expect(all).toContain('Rastvärdar');
    expect(all).toContain('• Data är äldre än avstämning 1: inget togs fram inför den.');
    // Nothing is said of a checkpoint whose day has not passed.
    expect(toText(statusCard('sv', eht(one), '2026-10-06', null))).not.toContain('avstämning 1.');
  });
});
