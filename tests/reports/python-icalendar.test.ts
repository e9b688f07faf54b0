/** The year as a calendar, read by python-icalendar, which is none of ours: before and after something has been moved, removed and called off. */
import { describe, expect, it } from 'vitest';
import type { Snapshot } from '../../quality/snapshot.ts';
import { calendarOf } from '../../reports/calendar.ts';
import { DEMO_TODAY } from '../../scheduler/simulation/demo.ts';
import { type CalendarReader, findIcalendar } from '../../scripts/python-icalendar.ts';
import { notTested } from '../not-tested.ts';
import { school } from './about.ts';

const NOW = Temporal.Instant.from(`${DEMO_TODAY}T12:00:00Z`);
const found = await findIcalendar();
if ('none' in found) notTested(`the calendar as python-icalendar reads it (${found.none})`);
const read: CalendarReader = 'none' in found ? () => Promise.reject(new Error(found.none)) : found;

/** A checkpoint is moved and another one taken out, a goal dropped, a discussion called off and another given to colleagues. */
function changed(): { snapshot: Snapshot; removed: Parameters<typeof calendarOf>[2] } {
  const [moved, gone] = school.checkpoints.filter(({ state }) => state === 'planned');
  const [off, given] = school.discussions;
  if (!moved || !gone || !off || !given) throw new RangeError('the demo has two checkpoints ahead and discussions');
  const snapshot: Snapshot = {
    ...school,
    checkpoints: school.checkpoints
      .filter((one) => one !== gone)
      .map((one) => (one === moved ? { ...one, date: '2027-03-18', version: one.version + 1 } : one)),
    goals: school.goals.map((one) => (one.number === 2 ? { ...one, state: 'dropped', version: one.version + 1 } : one)),
    discussions: school.discussions.map((one) =>
      one === off ? { ...one, state: 'cancelled', version: one.version + 1 } : one,
    ),
  };
  return { snapshot, removed: [{ what: 'checkpoint', id: gone.id, date: gone.date }] };
}

describe.skipIf('none' in found)('python-icalendar', () => {
  it.each(['sv', 'en'] as const)(
    'reads it without a fault: whole days, and ends that are the day after the last (%s)',
    async (locale) => {
      const { errors, events, name, refresh } = await read(calendarOf(locale, school, [], NOW));
      expect(errors).toEqual([]);
      expect([name, refresh]).toEqual([expect.stringContaining('Ekskolan'), 'PT12H']);
      expect(events.length).toBeGreaterThan(15);
      expect(new Set(events.flatMap(({ days }) => days))).toEqual(new Set(['date']));
      const [checkpoint, questions] = events;
      expect([checkpoint?.start, checkpoint?.end, checkpoint?.count]).toEqual(['2026-10-06', '2026-10-07', 1]);
      // Asked from a week before it until the day before.
      expect([questions?.start, questions?.end, questions?.count]).toEqual(['2026-09-29', '2026-10-06', 7]);
      expect(events.every(({ count }) => count >= 1)).toBe(true);
      expect(new Set(events.map(({ uid }) => uid)).size).toBe(events.length);
    },
  );

  it('finds every event again by its UID, counted on where it changed, and cancelled where it is no more', async () => {
    const { snapshot, removed } = changed();
    const before = (await read(calendarOf('sv', school, [], NOW))).events;
    const after = await read(calendarOf('sv', snapshot, removed, NOW));
    expect(after.errors).toEqual([]);
    const now = new Map(after.events.map((one) => [one.uid, one]));
    // Nothing goes without a word: what a calendar has is there still.
    expect(before.filter(({ uid }) => !now.has(uid))).toEqual([]);
    const differ = before.filter((one) => {
      const { start, end, status } = now.get(one.uid) ?? one;
      return start !== one.start || end !== one.end || status !== one.status;
    });
    // The checkpoint that moved and the one that is gone, each with its days of asking; a goal and a discussion.
    expect(differ).toHaveLength(6);
    for (const one of differ) expect(now.get(one.uid)?.sequence).toBeGreaterThan(one.sequence);
    const cancelled = after.events.filter(({ status }) => status === 'CANCELLED').map(({ uid }) => uid.split('.')[0]);
    expect(cancelled.toSorted()).toEqual(['checkpoint', 'discussion', 'goal', 'questions']);
  });
});
