/** A goal whose day has been, or whose year is over, is told by how it ended. */
import { describe, expect, it } from 'vitest';
import { summaryCard } from '../../cards/decisions.ts';
import { goalsCard } from '../../cards/goals.ts';
import { toText } from '../../cards/render/text.ts';
import { statusCard } from '../../cards/status.ts';
import { saveEvaluation, signEvaluation } from '../../quality/evaluation/act.ts';
import { endOf } from '../../quality/evaluation/ended.ts';
import type { Document } from '../../quality/kinds.ts';
import { answer, goal } from '../storage/samples.ts';
import { act, committed, eht, RUT, SIV } from './acting.ts';

const JUNE = Temporal.Instant.from('2027-06-02T08:00:00Z');
const OURS = goal('g', 1, {
  owner: 'siv',
  baseline: 8.4,
  target: 6.4,
  unit: '%',
  direction: 'lower',
  deadline: '2027-06-04',
  group: 'åk 7–9',
});
const reported = (value: number | null) =>
  answer('jun', 'siv', {
    answeredAt: '2027-05-28T08:00:00Z',
    progress: [{ goal: 'g', value, status: 'onTrack', confidence: 'high', comment: '', nextStep: '' }],
  });
const partly = { words: null, goals: [{ goal: 'g', outcome: 'partly', causes: '' }], interventions: [] };

describe('a goal whose last day has been', () => {
  const [DAY, AFTER] = ['2027-06-04', '2027-06-05'];
  const shown = (today: string, ...documents: Document[]) => {
    const team = eht(OURS, ...documents);
    const jun = team.checkpoints.find(({ id }) => id === 'jun');
    if (!jun) throw new Error('no checkpoint');
    return [
      statusCard('sv', team, today, null),
      goalsCard('sv', team, () => false, today),
      summaryCard('sv', team, jun, 'rut', today),
    ].map(toText);
  };

  it('is no longer on its way: its figures say how it ended, until its owner does', () => {
    for (const card of shown(DAY, reported(7))) expect(card).toContain('Enligt plan');
    for (const [value, words] of [
      [7, '◐ Målets sista dag har varit. Siffrorna säger: delvis nått.'],
      [6.4, '✓ Målets sista dag har varit. Siffrorna säger: nått.'],
      [null, '– Målets sista dag har varit. Går inte att bedöma: det saknas ett värde.'],
    ] as const)
      for (const card of shown(AFTER, reported(value))) {
        expect(card).toContain(words);
        expect(card).not.toContain('Enligt plan');
      }
    const before = eht(OURS, reported(7.9));
    const judged = committed(before, act(saveEvaluation, before, SIV, partly, JUNE)).after;
    expect(endOf(judged, OURS, AFTER)).toEqual({ outcome: 'partly', why: null, by: 'owner' });
    expect(endOf(judged, OURS, DAY)).toBeNull();
    const signed = committed(judged, act(signEvaluation, judged, RUT, { summary: '' }, JUNE)).after;
    expect(endOf(signed, OURS, DAY)).toMatchObject({ outcome: 'partly' });
    expect(endOf(judged, { ...OURS, state: 'dropped' }, null)).toBeNull();
  });
});
