/**
 * Asked just before a delivery is sent: is it still wanted, now? Nobody is prompted who is done, snoozed, away or on a
 * break; what a restart or a weekend made late is sent if it still means something, and says so.
 */

import { answerId, type Checkpoint } from '../checkpoints/documents.ts';
import { askOccurrence, supportFor } from '../goals/acceptance.ts';
import type { Member } from '../people/documents.ts';
import type { Snapshot } from '../snapshot.ts';
import { addSchoolDays } from '../year/school-days.ts';
import type { Delivery } from './delivery.ts';
import { reminderDue, SNOOZE, snoozeDue } from './plan.ts';
import { instantAt, nextAllowed, nextOfficeHour, openingOnOrAfter } from './times.ts';

/** Why something was not sent, or not yet. Texts exist for each. */
type Why =
  | 'no-checkpoint'
  | 'closed'
  | 'left'
  | 'done'
  | 'gathered'
  | 'recorded'
  | 'approved'
  | 'snoozed'
  | 'away'
  | 'outside-hours'
  | 'too-late'
  | 'merged';

export type Verdict =
  | { readonly do: 'send'; readonly late: boolean }
  | { readonly do: 'supersede'; readonly why: Why }
  | { readonly do: 'postpone'; readonly until: string; readonly why: Why };

type Case = {
  readonly delivery: Delivery;
  readonly snapshot: Snapshot;
  readonly now: Temporal.Instant;
  readonly today: string;
  readonly checkpoint: Checkpoint | undefined;
  readonly member: Member | undefined;
};

const supersede = (why: Why): Verdict => ({ do: 'supersede', why });

export function decideDelivery(delivery: Delivery, snapshot: Snapshot, now: string): Verdict {
  const at = Temporal.Instant.from(now);
  const today = at.toZonedDateTimeISO(snapshot.team.timeZone).toPlainDate().toString();
  const checkpoint = snapshot.checkpoints.find((c) => c.id === delivery.checkpoint);
  const member = snapshot.members.find((m) => m.id === delivery.recipient && m.active);
  const one: Case = { delivery, snapshot, now: at, today, checkpoint, member };
  return gone(one) ?? done(one) ?? tooLate(one) ?? merged(one) ?? notNow(one) ?? { do: 'send', late: isLate(one) };
}

function gone({ delivery, snapshot, checkpoint, member }: Case): Verdict | null {
  if (delivery.checkpoint !== null && !checkpoint) return supersede('no-checkpoint');
  if (checkpoint?.state === 'closed') return supersede('closed');
  if (delivery.recipient !== 'channel') return member ? null : supersede('left');
  const mentioned = delivery.kind === 'prompt';
  const there = snapshot.members.some((m) => m.active && m.id === delivery.occurrence);
  return mentioned && !there ? supersede('left') : null;
}

function done({ delivery, snapshot, checkpoint }: Case): Verdict | null {
  const answered = (person: string): boolean =>
    checkpoint !== undefined && snapshot.answers.some((answer) => answer.id === answerId(checkpoint.id, person));
  switch (delivery.kind) {
    case 'prompt':
      return answered(delivery.recipient === 'channel' ? delivery.occurrence : delivery.recipient)
        ? supersede('done')
        : null;
    case 'reminder':
      return answered(delivery.recipient) ? supersede('done') : null;
    case 'gather':
      return checkpoint?.gatheredAt ? supersede('gathered') : null;
    case 'decisions':
      return checkpoint?.decisionsRecordedAt ? supersede('recorded') : null;
    case 'approval':
      return snapshot.team.wheelApprovedAt ? supersede('approved') : null;
    case 'accept': {
      const goal = snapshot.goals.find((g) => g.state === 'draft' && askOccurrence(g) === delivery.occurrence);
      const waiting = goal && supportFor(snapshot, goal).waiting.includes(delivery.recipient);
      return waiting ? null : supersede('done');
    }
    case 'goalRefused':
      return snapshot.acceptances.some(({ id }) => id === delivery.subject) ? null : supersede('done');
    case 'offPlan':
      return snapshot.deviations.some(({ id, decision }) => id === delivery.subject && decision === 'asked')
        ? null
        : supersede('done');
    case 'agenda':
    case 'summary':
    case 'undeliverable':
    case 'status':
    case 'wheelApproved':
    case 'wheelChanged':
    case 'appointed':
    case 'goalAdopted':
    case 'takenOut':
    case 'roleVacant':
    case 'duty':
    case 'acute':
    case 'notice':
      return null;
  }
}

/** Days after which a notice says nothing new any more. */
const STALE_DAYS = 14;

function tooLate({ delivery, snapshot, checkpoint, today }: Case): Verdict | null {
  switch (delivery.kind) {
    case 'agenda':
    case 'reminder':
    case 'gather':
      return checkpoint && today > checkpoint.date ? supersede('too-late') : null;
    case 'prompt': {
      // A first prompt is for the checkpoint's day; one after a snooze may come later, since late answers are welcome.
      const snoozed = delivery.occurrence.startsWith(SNOOZE);
      return checkpoint && today > checkpoint.date && !snoozed ? supersede('too-late') : null;
    }
    case 'status': {
      // The next one has come due, and says more.
      const every = snapshot.follows.find((follow) => follow.id === delivery.recipient)?.every;
      const next = Temporal.PlainDate.from(delivery.occurrence).add(every === 'week' ? { weeks: 1 } : { months: 1 });
      return today >= next.toString() ? supersede('too-late') : null;
    }
    case 'undeliverable': {
      const due = Temporal.Instant.from(delivery.dueAt).toZonedDateTimeISO(snapshot.team.timeZone).toPlainDate();
      return today > due.add({ days: STALE_DAYS }).toString() ? supersede('too-late') : null;
    }
    case 'accept':
    case 'decisions':
    case 'summary':
    case 'approval':
    case 'goalRefused':
    case 'offPlan':
    case 'wheelApproved':
    case 'wheelChanged':
    case 'appointed':
    case 'goalAdopted':
    case 'takenOut':
    case 'roleVacant':
    case 'duty':
    case 'acute':
    case 'notice':
      return null;
  }
}

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

/** Kinds that a person is prompted with, and so may be snoozed; decisions and summaries wait for nobody but for absence. */
const SNOOZABLE: ReadonlySet<Delivery['kind']> = new Set(['gather', 'prompt', 'reminder', 'decisions']);

function notNow(one: Case): Verdict | null {
  const { delivery, snapshot, now, today, member } = one;
  // Somebody asked just now, about something that may be dangerous.
  if (delivery.kind === 'acute') return null;
  if (member?.away && member.away.from <= today && today <= member.away.until) {
    return later(one, Temporal.PlainDate.from(member.away.until).add({ days: 1 }), 'away');
  }
  if (member?.snoozedUntil && today < member.snoozedUntil && SNOOZABLE.has(delivery.kind)) {
    // The planner adds a prompt on the day the snooze ends; a reminder before that day is what was snoozed.
    if (delivery.kind === 'reminder') return supersede('snoozed');
    return later(one, Temporal.PlainDate.from(member.snoozedUntil), 'snoozed');
  }
  const allowed = nextAllowed(snapshot.team, now) ?? afterTheYear(one);
  if (!allowed) return supersede('too-late');
  return allowed.equals(now) ? null : { do: 'postpone', until: allowed.toString(), why: 'outside-hours' };
}

/** Days after the last school day during which the year's last checkpoint is still brought to its end. */
const CLOSING_DAYS = 14;

/** When no school day is left: decisions and summary still go out in office hours for a while, since staff stay on after the pupils. */
function afterTheYear({ delivery, snapshot, now }: Case): Temporal.Instant | null {
  if (delivery.kind !== 'summary' && delivery.kind !== 'decisions') return null;
  const { calendar, timing, timeZone } = snapshot.team;
  const last = Temporal.PlainDate.from(calendar.springEnd).add({ days: CLOSING_DAYS });
  const open = nextOfficeHour(snapshot.team, now);
  return Temporal.Instant.compare(open, instantAt(last, timing.to, timeZone)) < 0 ? open : null;
}

/** Waits for a day, if the message still means something then. */
function later({ delivery, snapshot, checkpoint }: Case, date: Temporal.PlainDate, why: Why): Verdict {
  const until = openingOnOrAfter(snapshot.team, date);
  const day = until?.toZonedDateTimeISO(snapshot.team.timeZone).toPlainDate().toString();
  const bound = delivery.kind === 'decisions' || delivery.kind === 'summary' || delivery.kind === 'approval';
  const pointless = !until || !day || (!bound && checkpoint !== undefined && day > checkpoint.date);
  return pointless ? supersede(why) : { do: 'postpone', until: until.toString(), why };
}

/** Later than the school day after the one it was meant for; what waited for the person's own sake is not late. */
function isLate({ delivery, snapshot, now }: Case): boolean {
  const waited: readonly string[] = ['away', 'snoozed'] satisfies Why[];
  if (waited.includes(delivery.note)) return false;
  const { team } = snapshot;
  const meant = Temporal.Instant.from(delivery.dueAt).toZonedDateTimeISO(team.timeZone).toPlainDate();
  const next = addSchoolDays(team.calendar, meant, 1) ?? meant;
  return Temporal.Instant.compare(now, instantAt(next, team.timing.to, team.timeZone)) > 0;
}
