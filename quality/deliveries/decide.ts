/**
 * Asked just before a delivery is sent: is it still wanted, now? Nobody is prompted who is done, snoozed, away or on a
 * break; what a restart or a weekend made late is sent if it still means something, and says so.
 */

import type { Checkpoint } from '../checkpoints/documents.ts';
import { localDay } from '../local-day.ts';
import type { Member } from '../people/documents.ts';
import { thereFrom } from '../people/leaves.ts';
import type { Snapshot } from '../snapshot.ts';
import { toRemind } from '../status/waiting.ts';
import { addSchoolDays } from '../year/school-days.ts';
import type { Delivery } from './delivery.ts';
import { type Case, isTold, rulesFor, type Why } from './kinds.ts';
import { promptDue, reminderDue, SNOOZE, snoozeDue } from './plan.ts';
import { instantAt, nextAllowed, nextOfficeHour, openingOnOrAfter } from './times.ts';

export type Verdict =
  | { readonly do: 'send'; readonly late: boolean }
  | { readonly do: 'supersede'; readonly why: Why }
  | { readonly do: 'postpone'; readonly until: string; readonly why: Why };

const supersede = (why: Why): Verdict => ({ do: 'supersede', why });

/** Whether the delivery goes out at the ISO instant `now`, waits until a later one, or is not wanted any more. */
export function decideDelivery(delivery: Delivery, snapshot: Snapshot, now: string): Verdict {
  const at = Temporal.Instant.from(now);
  const today = localDay(snapshot.team, at);
  const checkpoint = snapshot.checkpoints.find((c) => c.id === delivery.checkpoint);
  const member = snapshot.members.find((m) => m.id === delivery.recipient && m.active);
  const waits = (): boolean => {
    if (!member) return false;
    const meant = localDay(snapshot.team, delivery.dueAt);
    return toRemind(snapshot, member, today.toString()).some(
      (one) => one.kind !== 'answer' || !isAskedOn(snapshot, one.checkpoint, member, meant),
    );
  };
  const one: Case = { delivery, snapshot, now: at, today, checkpoint, member, waits };
  return gone(one) ?? over(one) ?? merged(one) ?? notNow(one) ?? { do: 'send', late: isLate(one) };
}

/** Whether a member is asked on a day anyway, in a message that is never left out: the first, or the one that a snooze has asked for. */
function isAskedOn(snapshot: Snapshot, checkpoint: Checkpoint, member: Member, day: Temporal.PlainDate): boolean {
  const falls = (due: Temporal.Instant | null): boolean => due !== null && localDay(snapshot.team, due).equals(day);
  const prompts = [promptDue(snapshot, checkpoint, member), snoozeDue(snapshot, checkpoint, member)];
  return prompts.some(falls) && !falls(reminderDue(snapshot, checkpoint, member));
}

function gone({ delivery, snapshot, checkpoint, member }: Case): Verdict | null {
  if (delivery.checkpoint !== null && !checkpoint) return supersede('no-checkpoint');
  // What is told of it, such as its decisions, is news all the same.
  if (checkpoint?.state === 'closed' && !isTold(delivery.kind)) return supersede('closed');
  if (delivery.recipient !== 'channel') return member ? null : supersede('left');
  const mentioned = delivery.kind === 'prompt';
  const there = snapshot.members.some((m) => m.active && m.id === delivery.occurrence);
  return mentioned && !there ? supersede('left') : null;
}

function over(one: Case): Verdict | null {
  const rules = rulesFor(one.delivery.kind);
  const why = rules.over(one);
  if (why) return supersede(why);
  return isPast(rules.lastDay(one), one.today) ? supersede('too-late') : null;
}

const isPast = (last: Temporal.PlainDate | null, day: Temporal.PlainDate): boolean =>
  last !== null && Temporal.PlainDate.compare(day, last) > 0;

/** One consolidated message: a prompt that did not get away gives way to the reminder, or to the prompt at a snooze's end. */
function merged({ delivery, snapshot, checkpoint, now, member }: Case): Verdict | null {
  if (delivery.kind !== 'prompt' || !checkpoint || !member) return null;
  const meant = Temporal.Instant.from(delivery.dueAt);
  const givesWayTo = (other: Temporal.Instant | null): boolean =>
    other !== null && Temporal.Instant.compare(meant, other) <= 0 && Temporal.Instant.compare(now, other) >= 0;
  const snoozed = delivery.occurrence.startsWith(SNOOZE);
  const replaced =
    givesWayTo(reminderDue(snapshot, checkpoint, member)) ||
    (!snoozed && givesWayTo(snoozeDue(snapshot, checkpoint, member)));
  return replaced ? supersede('merged') : null;
}

function notNow(one: Case): Verdict | null {
  const { delivery, snapshot, now, member } = one;
  const { hours, absence, snooze } = rulesFor(delivery.kind);
  const today = one.today.toString();
  const there = absence && member ? thereFrom(member, today) : today;
  if (there !== today) return later(one, Temporal.PlainDate.from(there), 'away');
  if (snooze !== 'ignored' && member?.snoozedUntil && today < member.snoozedUntil) {
    // The planner adds a prompt on the day the snooze ends; a reminder before that day is what was snoozed.
    if (snooze === 'dropped') return supersede('snoozed');
    return later(one, Temporal.PlainDate.from(member.snoozedUntil), 'snoozed');
  }
  if (hours === 'any') return null;
  const allowed = beforeTheYear(one) ?? nextAllowed(snapshot.team, now) ?? afterTheYear(one);
  if (!allowed) return supersede('too-late');
  return allowed.equals(now) ? null : { do: 'postpone', until: allowed.toString(), why: 'outside-hours' };
}

/** A team that is set up in the summer, or has gone on to the next year in June, need not wait for its first school day to hear of it. */
function beforeTheYear({ delivery, snapshot, now, today }: Case): Temporal.Instant | null {
  const { team } = snapshot;
  const isBefore = today.toString() < team.calendar.autumnStart;
  return isBefore && rulesFor(delivery.kind).hours === 'office' ? nextOfficeHour(team, now) : null;
}

/** Days after the last school day during which the year's last checkpoint is still brought to its end. */
const CLOSING_DAYS = 14;

/** When no school day is left: staff stay on after the pupils, and some things are said to them all the same, in office hours. */
function afterTheYear({ delivery, snapshot, now }: Case): Temporal.Instant | null {
  const { hours } = rulesFor(delivery.kind);
  if (hours === 'school') return null;
  const open = nextOfficeHour(snapshot.team, now);
  if (hours !== 'closing') return open;
  const { calendar, timing, timeZone } = snapshot.team;
  const last = Temporal.PlainDate.from(calendar.springEnd).add({ days: CLOSING_DAYS });
  return Temporal.Instant.compare(open, instantAt(last, timing.to, timeZone)) < 0 ? open : null;
}

/** Waits for a day, if the message still means something then. */
function later(one: Case, date: Temporal.PlainDate, why: Why): Verdict {
  const until = openingWhenThere(one, date);
  const pointless = !until || isPast(rulesFor(one.delivery.kind).lastDay(one), localDay(one.snapshot.team, until));
  return pointless ? supersede(why) : { do: 'postpone', until: until.toString(), why };
}

/** The first opening hour from a day on when its person is there; null when the school year has none left for it. */
function openingWhenThere(one: Case, date: Temporal.PlainDate): Temporal.Instant | null {
  const { snapshot, member, delivery } = one;
  const { team } = snapshot;
  const now = instantAt(date, team.timing.from, team.timeZone);
  const opens = openingOnOrAfter(team, date) ?? afterTheYear({ ...one, now });
  if (!opens || !member || !rulesFor(delivery.kind).absence) return opens;
  const day = localDay(team, opens).toString();
  const there = thereFrom(member, day);
  return there === day ? opens : openingWhenThere(one, Temporal.PlainDate.from(there));
}

/** Later than the school day after the one it was meant for; what waited for the person's own sake is not late. */
function isLate({ delivery, snapshot, now }: Case): boolean {
  const waited: readonly string[] = ['away', 'snoozed'] satisfies Why[];
  if (waited.includes(delivery.note)) return false;
  const { team } = snapshot;
  const meant = localDay(team, delivery.dueAt);
  const next = addSchoolDays(team.calendar, meant, 1) ?? meant;
  return Temporal.Instant.compare(now, instantAt(next, team.timing.to, team.timeZone)) > 0;
}
