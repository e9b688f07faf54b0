/** When somebody who does not work every weekday is asked and reminded. */
import { localDay } from '../local-day.ts';
import type { Member } from '../people/documents.ts';
import { isDayOff, thereFrom } from '../people/leaves.ts';
import type { Team } from '../team/documents.ts';
import { schoolDayOnOrAfter, schoolDayOnOrBefore } from '../year/school-days.ts';
import { instantAt } from './times.ts';

/** What falls on a weekday on which the member never works: the next day that they do, or the last one before where that is after `last`. */
export function onWorkday(
  team: Team,
  member: Member,
  due: Temporal.Instant | null,
  last: string,
): Temporal.Instant | null {
  const day = due && localDay(team, due);
  if (!day || !isDayOff(member, day.toString())) return due;
  const after = workday(team, member, day, 1);
  const moved = after && after.toString() <= last ? after : workday(team, member, day, -1);
  return moved ? instantAt(moved, team.timing.from, team.timeZone) : due;
}

/**
 * When somebody is reminded who has asked for it: the opening of their day, or of the next school day on which they are there; null when the year has none
 * left, and for what came before the team went on to this year.
 */
export function snoozeEnds(team: Team, member: Member): Temporal.Instant | null {
  const { snoozedUntil } = member;
  if (snoozedUntil === null || snoozedUntil < yearStarted(team)) return null;
  return openingWhenThere(team, member, Temporal.PlainDate.from(snoozedUntil));
}

/** The ISO day on which the team went on to its current year; empty in its first. */
const yearStarted = (team: Team): string =>
  team.yearStartedAt === null ? '' : localDay(team, Temporal.Instant.from(team.yearStartedAt)).toString();

function openingWhenThere(team: Team, member: Member, from: Temporal.PlainDate): Temporal.Instant | null {
  const day = schoolDayOnOrAfter(team.calendar, from);
  const there = day && Temporal.PlainDate.from(thereFrom(member, day.toString()));
  if (!day || !there) return null;
  return there.equals(day) ? instantAt(day, team.timing.from, team.timeZone) : openingWhenThere(team, member, there);
}

/** The first school day from a day on, or back from it, on which the member works. */
function workday(team: Team, member: Member, from: Temporal.PlainDate, way: 1 | -1): Temporal.PlainDate | null {
  const day = way > 0 ? schoolDayOnOrAfter(team.calendar, from) : schoolDayOnOrBefore(team.calendar, from);
  return day && isDayOff(member, day.toString()) ? workday(team, member, day.add({ days: way }), way) : day;
}
