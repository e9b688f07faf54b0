/** When prompts may go out, to the second. The team's hours are 08:00 to 16:30 in Sweden; 15 September 2026 is a Tuesday. */
import { describe, expect, it } from 'vitest';
import { nextAllowed, nextOfficeHour } from '../../quality/deliveries/times.ts';
import { eht } from './acting.ts';

const { team } = eht();
const at = (instant: string) => Temporal.Instant.from(instant);

describe.each([
  ['a school day', (from: Temporal.Instant) => nextAllowed(team, from)],
  ['an office day', (from: Temporal.Instant) => nextOfficeHour(team, from)],
])('the hours of %s', (_day, next) => {
  it.each([
    ['a second before they begin', '2026-09-15T05:59:59Z', '2026-09-15T06:00:00Z'],
    ['when they begin', '2026-09-15T06:00:00Z', '2026-09-15T06:00:00Z'],
    ['a second before they end', '2026-09-15T14:29:59Z', '2026-09-15T14:29:59Z'],
    ['when they end: the day is over', '2026-09-15T14:30:00Z', '2026-09-16T06:00:00Z'],
    ['on a Friday when they end', '2026-09-18T14:30:00Z', '2026-09-21T06:00:00Z'],
  ])('%s', (_when, from, expected) => expect(next(at(from))?.toString()).toBe(expected));
});

it('after the night when the clock goes back offices open an hour later in UTC, and schools when their break is over', () => {
  const night = at('2026-10-25T01:30:00Z');
  expect(nextOfficeHour(team, night).toString()).toBe('2026-10-26T07:00:00Z');
  expect(nextAllowed(team, night)?.toString()).toBe('2026-11-02T07:00:00Z');
});

it('offices are closed on a public holiday: from Christmas Day until the Monday after', () => {
  expect(nextOfficeHour(team, at('2026-12-25T10:00:00Z')).toString()).toBe('2026-12-28T07:00:00Z');
});
