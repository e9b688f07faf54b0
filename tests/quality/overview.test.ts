/** What is kept of a school for those who see many: days in, how it stood on any of them out. */
import { describe, expect, it } from 'vitest';
import { kinds, rulesOf } from '../../quality/kinds.ts';
import { type Standing, standings, summaryOf } from '../../quality/overview/summary.ts';
import { SUMMED } from '../../quality/overview/summed.ts';
import type { Snapshot } from '../../quality/snapshot.ts';
import { alertsOn } from '../../quality/status/alerts.ts';
import { teamStatus } from '../../quality/status/status.ts';
import { DEMO_TODAY, demoSchool } from '../../scheduler/simulation/demo.ts';
import { answer, checkpoint, decision, goal, keyOf, member, sampleSnapshot, team } from '../storage/samples.ts';

const day = (date: string) => Temporal.PlainDate.from(date);
const said = (id: string, status: 'onTrack' | 'offTrack' | null, at: string) =>
  answer(id, 'siv', {
    answeredAt: at,
    progress: [{ goal: 'g1', value: null, status, confidence: 'low', comment: '', nextStep: '' }],
  });
/** Two checkpoints, a goal of which something is said at both, a decision that was done late. */
const school = (): Snapshot =>
  sampleSnapshot([
    team(keyOf(1)),
    member('siv'),
    checkpoint('c1', '2026-10-06', {
      state: 'closed',
      closedAt: '2026-10-08T08:00:00Z',
      gatheredAt: '2026-10-01T08:00:00Z',
    }),
    checkpoint('c2', '2027-01-26'),
    goal('g1', 1, { owner: 'siv', createdAt: '2026-09-10T08:00:00Z' }),
    goal('g2', 2, { owner: 'siv', createdAt: '2026-11-10T08:00:00Z' }),
    said('c1', 'onTrack', '2026-10-01T08:00:00Z'),
    said('c2', 'offTrack', '2027-01-20T23:30:00Z'),
    decision('d1', 'c1', { due: '2026-11-01', doneAt: '2026-11-20T08:00:00Z', createdAt: '2026-10-08T08:00:00Z' }),
  ]);

const on = (date: string): Standing => standings(summaryOf(school(), null), day(date)).now;

describe('how a school stands', () => {
  it('is told of each day by what had happened by then', () => {
    expect(on('2026-09-01')).toMatchObject({
      closed: 0,
      checkpoints: 2,
      overdue: 0,
      goals: { onTrack: 0, unknown: 0 },
    });
    expect(on('2026-10-07')).toMatchObject({ closed: 0, overdue: 1, goals: { onTrack: 1, unknown: 0 } });
    expect(on('2026-10-08')).toMatchObject({ closed: 1, overdue: 0 });
    expect(on('2026-11-10')).toMatchObject({ overdue: 1, goals: { onTrack: 1, unknown: 1 } });
    expect(on('2026-11-20')).toMatchObject({ overdue: 0 });
    // Half past eleven in the evening in UTC is the next day in Sweden.
    expect(on('2027-01-20').goals).toMatchObject({ onTrack: 1, offTrack: 0 });
    expect(on('2027-01-21').goals).toMatchObject({ onTrack: 0, offTrack: 1 });
    expect(on('2027-01-27').overdue).toBe(1);
  });

  it('is without a status from the day on which its owner did not know it', () => {
    const unsure = said('c2', null, '2027-01-20T08:00:00Z');
    const asked = school();
    const answers = asked.answers.map((one) => (one.id === unsure.id ? unsure : one));
    const goals = (date: string) => standings(summaryOf({ ...asked, answers }, null), day(date)).now.goals;
    expect(goals('2027-01-19')).toMatchObject({ onTrack: 1, unknown: 1 });
    expect(goals('2027-01-20')).toMatchObject({ onTrack: 0, offTrack: 0, unknown: 2 });
  });

  it('is the same as the status and its alerts say today', async () => {
    const demo = await demoSchool();
    const { now } = standings(summaryOf(demo, null), day(DEMO_TODAY));
    const status = teamStatus(demo, DEMO_TODAY);
    const counted = Object.groupBy(status.goals, ({ status: of }) => of ?? 'unknown');
    for (const [of, count] of Object.entries(now.goals))
      expect([of, count]).toEqual([of, counted[of as 'unknown']?.length ?? 0]);
    expect(now.overdue).toBe(status.overdue.length + status.unclosed.length);
    const { ownerless, idle, unmeasured, unsupported, silent, oldData } = alertsOn(demo, DEMO_TODAY);
    const alerts = [ownerless, idle, unmeasured, unsupported].flat().length + (silent ? 1 : 0) + (oldData ? 1 : 0);
    expect(now.alerts).toBe(alerts);
    expect(alerts).toBeGreaterThan(0);
  });

  it('a year ago is last year on the same day, though goals have ended and people left since', () => {
    const last = school();
    const ended = {
      ...last,
      goals: last.goals.map((one) => ({ ...one, state: 'finished' as const })),
      members: last.members.map((one) => ({ ...one, active: false })),
    };
    const { before } = standings(summaryOf(sampleSnapshot([team(keyOf(1))]), ended), day('2027-10-08'));
    expect(before).toEqual(on('2026-10-08'));
    expect(standings(summaryOf(last, null), day('2026-10-08')).before).toBeNull();
  });

  it('reads nothing whose change would leave it as it is', async () => {
    const read = new Set<string>();
    const heard = (field: string, list: readonly object[]) =>
      new Proxy(list, {
        get: (of, key) => {
          read.add(field);
          return Reflect.get(of, key);
        },
      });
    const demo = await demoSchool();
    const watched = Object.fromEntries(
      Object.entries(demo).map(([field, value]) => [field, Array.isArray(value) ? heard(field, value) : value]),
    ) as Snapshot;
    summaryOf(watched, watched);
    expect(read).toContain('goals');
    const silent = kinds.filter((kind) => !SUMMED[kind] && read.has(String(rulesOf(kind).field)));
    expect(silent).toEqual([]);
  });

  it('has no word and no person in it', async () => {
    const demo = await demoSchool();
    const kept = JSON.stringify(summaryOf(demo, demo));
    for (const { name } of demo.members) expect(kept).not.toContain(name);
    for (const { title } of demo.goals) expect(kept).not.toContain(title);
    for (const { text } of demo.decisions) expect(kept).not.toContain(text);
    expect(kept.length).toBeLessThan(6000);
  });
});
