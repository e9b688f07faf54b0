import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Answer, Decision, Progress } from '../../quality/checkpoints/documents.ts';
import type { Snapshot } from '../../quality/snapshot.ts';
import { currentCheckpoint, goalState, teamStatus } from '../../quality/status/status.ts';
import { answer, checkpoint, goal, member, sampleSnapshot } from '../storage/samples.ts';

const snapshotOf = (more: Partial<Snapshot> = {}): Snapshot => ({
  ...sampleSnapshot([
    ...[member('siv'), member('kim')],
    ...[checkpoint('jan', '2027-01-26'), checkpoint('oct', '2026-10-06'), checkpoint('mar', '2027-03-23')],
    goal('g1', 1),
  ]),
  ...more,
});
const progress = (value: number | null, more: Partial<Progress> = {}): Progress => ({
  goal: 'g1',
  value,
  status: 'onTrack',
  confidence: 'high',
  comment: '',
  nextStep: '',
  ...more,
});
const decision = (id: string, due: string, doneAt: string | null = null): Decision => ({
  kind: 'decision',
  id,
  version: 1,
  schoolYear: '2026/27',
  checkpoint: 'oct',
  text: 'Frukost',
  owner: 'kim',
  due,
  doneAt,
  createdBy: 'kim',
});

describe('the checkpoint that is being worked on', () => {
  it.each([
    ['2026-08-20', 'oct', 'oct', 47, []],
    ['2026-10-06', 'oct', 'oct', 0, []],
    // Its day has passed and nobody closed it: late answers still go there.
    ['2026-10-07', 'oct', 'jan', 111, ['oct']],
    ['2027-01-18', 'oct', 'jan', 8, ['oct']],
    // The day of the next one's prompts.
    ['2027-01-19', 'jan', 'jan', 7, ['oct']],
    ['2027-06-20', 'mar', null, null, ['oct', 'jan', 'mar']],
  ])('on %s is %s, and the next is %s in %s days', (today, current, next, daysLeft, unclosed) => {
    const status = teamStatus(snapshotOf(), today);
    expect(status.current?.id).toBe(current);
    expect(status.next?.id ?? null).toBe(next);
    expect(status.daysLeft).toBe(daysLeft);
    expect(status.unclosed.map(({ id }) => id)).toEqual(unclosed);
  });

  it('is none when all are closed', () => {
    const closed = snapshotOf({ checkpoints: [checkpoint('oct', '2026-10-06', { state: 'closed' })] });
    expect(currentCheckpoint(closed, '2026-11-01')).toBeNull();
    expect(teamStatus(closed, '2026-11-01')).toMatchObject({ next: null, daysLeft: null, unclosed: [], current: null });
  });

  it('never goes back as days pass', () => {
    const day = fc.integer({ min: 0, max: 330 });
    fc.assert(
      fc.property(day, day, (a, b) => {
        const on = (days: number): string =>
          currentCheckpoint(snapshotOf(), Temporal.PlainDate.from('2026-08-17').add({ days }).toString())?.date ?? '';
        expect(on(Math.min(a, b)) <= on(Math.max(a, b))).toBe(true);
      }),
      { seed: 20261124 },
    );
  });
});

describe('the team’s status', () => {
  it('tells who has answered from who has not, and leaves out who has left', () => {
    const members = [member('siv'), member('kim'), member('gone', { active: false })];
    const status = teamStatus(snapshotOf({ members, answers: [answer('oct', 'siv')] }), '2026-10-01');
    expect(status.answered.map(({ id }) => id)).toEqual(['siv']);
    expect(status.missing.map(({ id }) => id)).toEqual(['kim']);
  });

  it('has overdue decisions in the order of their days, without those that are done or due today', () => {
    const decisions = [
      decision('c', '2026-10-20'),
      decision('a', '2026-10-12'),
      decision('today', '2026-11-01'),
      decision('done', '2026-10-10', '2026-10-30T08:00:00Z'),
    ];
    expect(teamStatus(snapshotOf({ decisions }), '2026-11-01').overdue.map(({ id }) => id)).toEqual(['a', 'c']);
  });
});

describe('a goal’s state', () => {
  const withValues = (...values: (number | null)[]): Answer[] =>
    values.map((value, index) => answer(['oct', 'jan', 'mar'][index] ?? '', 'siv', { progress: [progress(value)] }));
  it.each([
    [[], null, null],
    [[7.9], 7.9, 'better'],
    [[9], 9, 'worse'],
    [[8.4], 8.4, 'same'],
    [[7.9, 8.2], 8.2, 'worse'],
    [[7.9, null], 7.9, 'better'],
    [[7.9, 6.5], 6.5, 'reached'],
    [[6.1, 7], 7, 'worse'],
  ])('after %j is at %s and %s', (values, latest, trend) => {
    const state = goalState(snapshotOf({ answers: withValues(...values) }), goal('g1', 1));
    expect([state.latest, state.trend]).toEqual([latest, trend]);
  });

  it.each([
    [[9, 8.8], 'better', 'worse'],
    [[7.5, 7.9], 'worse', 'better'],
    [[9, 8.4], 'better', 'same'],
    [[9], 'worse', 'worse'],
  ])('after %j is %s than last time and %s than where it began', (values, trend, sinceStart) =>
    expect(goalState(snapshotOf({ answers: withValues(...values) }), goal('g1', 1))).toMatchObject({
      trend,
      sinceStart,
    }),
  );

  it('turns round where higher is better', () => {
    const higher = goal('g1', 1, { baseline: 6.9, target: 7.4, direction: 'higher' });
    expect(goalState(snapshotOf({ answers: withValues(7.1) }), higher).trend).toBe('better');
    expect(goalState(snapshotOf({ answers: withValues(7.4) }), higher).trend).toBe('reached');
  });

  it('has each value on the day when it was reported, which may be long before the checkpoint', () => {
    const early = { progress: [progress(7)], answeredAt: '2026-10-12T08:00:00Z' };
    const changed = { progress: [progress(8)], answeredAt: '2026-09-10T08:00:00Z', changedAt: '2026-10-20T08:00:00Z' };
    const state = goalState(
      snapshotOf({ answers: [answer('jan', 'siv', early), answer('oct', 'siv', changed)] }),
      goal('g1', 1),
    );
    expect(state.points.map(({ date, value }) => [date, value])).toEqual([
      ['2026-10-12', 7],
      ['2026-10-20', 8],
    ]);
    expect(state.latest).toBe(8);
  });

  it('takes the later word when the goal has changed owner in between', () => {
    const answers = [
      answer('oct', 'kim', { progress: [progress(7)], answeredAt: '2026-10-05T08:00:00Z' }),
      answer('oct', 'siv', { progress: [progress(8)], answeredAt: '2026-10-01T08:00:00Z' }),
    ];
    expect(goalState(snapshotOf({ answers }), goal('g1', 1)).latest).toBe(7);
  });
});
