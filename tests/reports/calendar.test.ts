/** The year as a calendar file, read back by its lines and by ical.js. */
import ICAL from 'ical.js';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Snapshot } from '../../quality/snapshot.ts';
import { calendarOf } from '../../reports/calendar.ts';
import { DEMO_TODAY, demoSchool } from '../../scheduler/simulation/demo.ts';

const NOW = Temporal.Instant.from(`${DEMO_TODAY}T12:00:00Z`);
let school: Snapshot;
beforeAll(async () => {
  school = await demoSchool();
});

const eventsOf = (file: string) =>
  new ICAL.Component(ICAL.parse(file)).getAllSubcomponents('vevent').map((event) => {
    const of = (name: string): string => String(event.getFirstPropertyValue(name) ?? '');
    return {
      uid: of('uid'),
      from: of('dtstart'),
      until: of('dtend'),
      title: of('summary'),
      status: of('status'),
      sequence: Number(of('sequence')),
    };
  });

describe('the calendar file', () => {
  it('has the checkpoints with the days in which people are asked, ends exclusive', () => {
    const events = eventsOf(calendarOf('sv', school, [], NOW));
    expect(events.slice(2, 4)).toEqual([
      expect.objectContaining({
        from: '2027-01-26',
        until: '2027-01-27',
        title: 'Avstämning 2 i elevhälsoteamet',
        status: 'CONFIRMED',
      }),
      expect.objectContaining({ from: '2027-01-19', until: '2027-01-26', title: 'Frågor inför avstämning 2' }),
    ]);
    const titles = events.map(({ title }) => title);
    expect(titles).toContain('Resultatdiskussion med ledningsgruppen');
    expect(titles).toContain('Mål 1 ska vara nått: Minska den ogiltiga frånvaron i åk 7–9');
    expect(titles).toContain('Beslut ska vara klart: Rastschemat ligger kvar hela våren');
    expect(new Set(events.map(({ uid }) => uid)).size).toBe(events.length);
  });

  it('keeps an event’s UID and counts its changes', () => {
    const moved: Snapshot = {
      ...school,
      checkpoints: school.checkpoints.map((one) =>
        one.date === '2027-03-16' ? { ...one, date: '2027-03-17', version: one.version + 1 } : one,
      ),
    };
    const before = eventsOf(calendarOf('sv', school, [], NOW)).find(({ from }) => from === '2027-03-16');
    const after = eventsOf(calendarOf('sv', moved, [], NOW)).find(({ uid }) => uid === before?.uid);
    expect(after).toEqual({
      ...before,
      from: '2027-03-17',
      until: '2027-03-18',
      sequence: (before?.sequence ?? 0) + 1,
    });
  });

  it('says what has been removed or called off', () => {
    const goals = school.goals.map((goal) => (goal.number === 2 ? { ...goal, state: 'dropped' as const } : goal));
    const discussions = school.discussions.map((one) =>
      one.date === '2027-02-10' ? { ...one, state: 'cancelled' as const } : one,
    );
    const file = calendarOf(
      'en',
      { ...school, goals, discussions },
      [{ what: 'checkpoint', id: 'c9', date: '2027-04-20' }],
      NOW,
    );
    const cancelled = eventsOf(file).filter(({ status }) => status === 'CANCELLED');
    expect(cancelled.map(({ title }) => title)).toEqual([
      'Student-health checkpoint (removed)',
      'Student-health checkpoint (removed)',
      'Discussion of results with Arbetslag 8',
      'Goal 2 is to be reached: Fler elever i åk 9 når kriterierna i alla ämnen',
    ]);
  });

  it('is written in lines of at most 75 octets that end as they should, and says how often to look again', () => {
    const file = calendarOf('sv', school, [], NOW);
    const lines = file.split('\r\n');
    expect(lines.at(-1)).toBe('');
    expect(file.replaceAll('\r\n', '')).not.toContain('\n');
    expect(Math.max(...lines.map((line) => Buffer.byteLength(line)))).toBeLessThanOrEqual(75);
    expect(lines).toContain('REFRESH-INTERVAL;VALUE=DURATION:PT12H');
  });
});
