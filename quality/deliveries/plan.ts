/**
 * Which messages a team should still get, and when. Pure: the same team gives the same plan, so planning again after a restart or
 * a change neither loses nor repeats anything (the store keeps what has been sent; see DeliveryPlan).
 */

import type { Checkpoint } from '../checkpoints/documents.ts';
import { sentAt } from '../checkpoints/sent.ts';
import { evaluationOpens, signatureOf } from '../evaluation/evaluating.ts';
import { askOccurrence, supportFor } from '../goals/acceptance.ts';
import { localDay } from '../local-day.ts';
import type { Member } from '../people/documents.ts';
import { canBeAsked } from '../people/identity.ts';
import type { Snapshot } from '../snapshot.ts';
import type { Team } from '../team/documents.ts';
import { addSchoolDays, schoolDayOnOrBefore } from '../year/school-days.ts';
import { type DeliveryPlan, deliveryKey, type PlannedDelivery } from './delivery.ts';
import { ownDays } from './own-days.ts';
import { instantAt, nextAllowed, nextOfficeHour, openingOnOrAfter } from './times.ts';
import { onWorkday, snoozeEnds } from './workdays.ts';

type Draft = Omit<PlannedDelivery, 'key' | 'dueAt'> & { readonly due: Temporal.Instant | null };

export function planDeliveries(snapshot: Snapshot, now: string): DeliveryPlan {
  const at = Temporal.Instant.from(now);
  const today = localDay(snapshot.team, at);
  const own = ownDays(snapshot, today, coordinatorsOf(snapshot));
  const drafts: Draft[] = [...acceptances(snapshot), ...snoozes(snapshot), ...own, ...ofTheWheel(snapshot, at)];
  const deliveries = drafts.flatMap(({ due, ...draft }) =>
    due ? [{ ...draft, key: deliveryKey(draft), dueAt: due.toString() }] : [],
  );
  return { at: now, deliveries };
}

const ofTheWheel = (snapshot: Snapshot, at: Temporal.Instant): Draft[] =>
  snapshot.team.wheelApprovedAt
    ? [
        ...snapshot.checkpoints.flatMap((checkpoint) => forCheckpoint(snapshot, checkpoint)),
        ...statuses(snapshot, at),
        ...evaluations(snapshot),
        ...yearEnds(snapshot),
      ]
    : approval(snapshot, at);

/** The members who have not said yet whether they accept a drafted goal are asked, one message for each goal. */
function acceptances(snapshot: Snapshot): Draft[] {
  return snapshot.goals.flatMap((goal) => {
    if (goal.state !== 'draft' || !goal.askedAt) return [];
    const due = nextAllowed(snapshot.team, Temporal.Instant.from(goal.askedAt));
    const draft = { kind: 'accept', checkpoint: null, occurrence: askOccurrence(goal), due } as const;
    const waiting = supportFor(snapshot, goal).waiting.filter((id) => asked(snapshot).some((one) => one.id === id));
    return waiting.map((recipient) => ({ ...draft, recipient }));
  });
}

/** Whoever has asked to be reminded on a day hears then what waits for them, whatever it is. */
const snoozes = (snapshot: Snapshot): Draft[] =>
  asked(snapshot).flatMap((member): Draft[] => {
    const { id: recipient, snoozedUntil: occurrence } = member;
    const due = snoozeEnds(snapshot.team, member);
    return occurrence === null ? [] : [{ kind: 'snoozeEnd', checkpoint: null, recipient, occurrence, due }];
  });

/** Each member is asked once to look back at the year: the school day after its last checkpoint. */
function evaluations(snapshot: Snapshot): Draft[] {
  const opens = evaluationOpens(snapshot);
  if (opens === null || signatureOf(snapshot)) return [];
  const due = openingAfter(snapshot, Temporal.PlainDate.from(opens), 1);
  const occurrence = snapshot.team.calendar.schoolYear;
  return asked(snapshot).map(({ id }) => ({ kind: 'evaluation', checkpoint: null, recipient: id, occurrence, due }));
}

/** School days after the last checkpoint, when decisions and summary have been written. */
const CLOSING_AFTER = 6;
/** The tenth of August: staff are back, and the next year has not begun for the pupils. */
const AUGUST = { month: 8, day: 10 } as const;

/** Whoever coordinates is told when the year can be closed, and once more in August when it has not been: a year that is closed has no such plan. */
function yearEnds(snapshot: Snapshot): Draft[] {
  const { team } = snapshot;
  const opens = evaluationOpens(snapshot);
  if (opens === null) return [];
  const june = openingAfter(snapshot, Temporal.PlainDate.from(opens), CLOSING_AFTER);
  const august = nextOfficeHour(
    team,
    instantAt(Temporal.PlainDate.from(team.calendar.springEnd).with(AUGUST), team.timing.from, team.timeZone),
  );
  const { schoolYear } = team.calendar;
  return coordinatorsOf(snapshot).flatMap(({ id }): Draft[] => [
    { kind: 'year-end', checkpoint: null, recipient: id, occurrence: schoolYear, due: june },
    { kind: 'year-end', checkpoint: null, recipient: id, occurrence: `${schoolYear}:august`, due: august },
  ]);
}

const active = (snapshot: Snapshot): Member[] => snapshot.members.filter((member) => member.active);
/** Whom the bot can write to by itself. */
const asked = (snapshot: Snapshot): Member[] =>
  active(snapshot).filter((member) => canBeAsked(member, snapshot.key.tenant));

/** The coordinators, or the principal where there is none. */
export function coordinatorsOf(snapshot: Snapshot): Member[] {
  const coordinators = active(snapshot).filter((member) => member.coordinator);
  return coordinators.length > 0 ? coordinators : active(snapshot).filter((member) => member.principal);
}

/** The principal, or the coordinators where none has been appointed. */
export function decidersOf(snapshot: Snapshot): Member[] {
  const principal = active(snapshot).filter((member) => member.principal);
  return principal.length > 0 ? principal : active(snapshot).filter((member) => member.coordinator);
}

/**
 * The proposed wheel goes to the principal, once per year and principal. A coordinator who stands in has the proposal
 * in front of them already and is not sent it again.
 */
function approval(snapshot: Snapshot, now: Temporal.Instant): Draft[] {
  if (snapshot.checkpoints.length === 0) return [];
  const due = nextAllowed(snapshot.team, now) ?? now;
  return active(snapshot)
    .filter((member) => member.principal && !member.coordinator)
    .map((member) => ({
      kind: 'approval',
      checkpoint: null,
      recipient: member.id,
      occurrence: snapshot.team.calendar.schoolYear,
      due,
    }));
}

function forCheckpoint(snapshot: Snapshot, checkpoint: Checkpoint): Draft[] {
  if (checkpoint.state === 'closed') return [];
  const { team } = snapshot;
  const { timing } = team;
  const day = Temporal.PlainDate.from(checkpoint.date);
  const round = checkpoint.round ?? '';
  const draft = (kind: Draft['kind'], recipient: string, due: Temporal.Instant | null, occurrence = round): Draft => ({
    kind,
    checkpoint: checkpoint.id,
    recipient,
    occurrence,
    due,
  });
  const afterwards = (schoolDays: number) => openingAfter(snapshot, day, schoolDays);
  const gatherDue = notBefore(
    team,
    openingBefore(snapshot, checkpoint, timing.gather),
    settledAt(snapshot, checkpoint),
  );
  return [
    ...coordinatorsOf(snapshot).map((m) =>
      draft('gather', m.id, onWorkday(snapshot.team, m, gatherDue, checkpoint.date)),
    ),
    ...asked(snapshot).flatMap((m) => [
      draft('prompt', m.id, promptDue(snapshot, checkpoint, m)),
      draft('reminder', m.id, reminderDue(snapshot, checkpoint, m)),
      draft('prompt', m.id, snoozeDue(snapshot, checkpoint, m), `${SNOOZE}${m.snoozedUntil}`),
    ]),
    draft('agenda', 'channel', instantAt(day, timing.from, team.timeZone), checkpoint.date),
    ...coordinatorsOf(snapshot).map((m) => draft('decisions', m.id, afterwards(timing.decisions))),
    ...decidersOf(snapshot).map((m) =>
      draft('summary', m.id, summaryDue(snapshot, checkpoint, afterwards(2 * timing.decisions))),
    ),
  ];
}

/** The opening hour of the school day on or before so many days ahead. Before the year's first school day: that day. */
function openingBefore({ team }: Snapshot, checkpoint: Checkpoint, days: number): Temporal.Instant | null {
  const date = Temporal.PlainDate.from(checkpoint.date).subtract({ days });
  const day = schoolDayOnOrBefore(team.calendar, date);
  return day ? instantAt(day, team.timing.from, team.timeZone) : openingOnOrAfter(team, date);
}

/** The day on which the team is asked before a checkpoint, as an ISO date. */
export function questionsGoOut(snapshot: Snapshot, checkpoint: Checkpoint): string | null {
  const opens = openingBefore(snapshot, checkpoint, snapshot.team.timing.prompt);
  return opens?.toZonedDateTimeISO(snapshot.team.timeZone).toPlainDate().toString() ?? null;
}

/** The opening hour n school days after the checkpoint; the year's last school day when there are not so many left. */
function openingAfter({ team }: Snapshot, day: Temporal.PlainDate, schoolDays: number): Temporal.Instant | null {
  const end = Temporal.PlainDate.from(team.calendar.springEnd);
  const target = addSchoolDays(team.calendar, day, schoolDays) ?? schoolDayOnOrBefore(team.calendar, end);
  return target ? instantAt(target, team.timing.from, team.timeZone) : null;
}

/** Since when a checkpoint is asked about at all, the wheel being approved and its day chosen; before that nothing can be late. */
const settledAt = ({ team }: Snapshot, { chosenAt }: Checkpoint): Temporal.Instant =>
  latest(team.wheelApprovedAt ?? team.createdAt, chosenAt ?? team.createdAt);

function latest(...instants: readonly string[]): Temporal.Instant {
  const sorted = instants.map((one) => Temporal.Instant.from(one)).toSorted(Temporal.Instant.compare);
  return sorted.at(-1) ?? Temporal.Instant.fromEpochMilliseconds(0);
}

/** The time itself, or the next opportunity after `since` when the time had passed by then. */
function notBefore(team: Team, due: Temporal.Instant | null, since: Temporal.Instant): Temporal.Instant | null {
  return due && Temporal.Instant.compare(since, due) > 0 ? nextAllowed(team, since) : due;
}

/** When a member is asked. Somebody who joined, a wheel approved, or a day chosen, after that day: at the next opportunity. */
export function promptDue(snapshot: Snapshot, checkpoint: Checkpoint, member: Member): Temporal.Instant | null {
  const since = latest(member.joinedAt, settledAt(snapshot, checkpoint).toString());
  const due = notBefore(snapshot.team, openingBefore(snapshot, checkpoint, snapshot.team.timing.prompt), since);
  return onWorkday(snapshot.team, member, due, checkpoint.date);
}

/** When a member is reminded; null when the prompt is no earlier, since a reminder of what has just come says nothing. */
export function reminderDue(snapshot: Snapshot, checkpoint: Checkpoint, member: Member): Temporal.Instant | null {
  const prompt = promptDue(snapshot, checkpoint, member);
  const due = onWorkday(snapshot.team, member, reminderDay(snapshot, checkpoint), checkpoint.date);
  return due && prompt && Temporal.Instant.compare(due, prompt) > 0 ? due : null;
}

/**
 * Moved to a school day before, like the prompt. When a break takes both to one and the same day, the reminder comes on the first
 * school day after the break instead, if that is before the checkpoint.
 */
function reminderDay(snapshot: Snapshot, checkpoint: Checkpoint): Temporal.Instant | null {
  const { team } = snapshot;
  const before = openingBefore(snapshot, checkpoint, team.timing.reminder);
  const prompt = openingBefore(snapshot, checkpoint, team.timing.prompt);
  if (!before || !prompt || Temporal.Instant.compare(before, prompt) > 0) return before;
  const day = Temporal.PlainDate.from(checkpoint.date);
  const after = openingOnOrAfter(team, day.subtract({ days: team.timing.reminder }));
  return after && Temporal.Instant.compare(after, instantAt(day, team.timing.from, team.timeZone)) < 0 ? after : null;
}

/** Begins the occurrence of a prompt that a snooze has asked for; the snooze's day follows. */
export const SNOOZE = 'snooze:';
/** So many days after the checkpoint a snoozed prompt may still come: late answers are welcome for a while. */
export const SNOOZE_DAYS_AFTER = 14;

/**
 * A snooze that ends after the prompt's day: the prompt comes (again) on the day it ends. The first prompt, if it has not gone
 * out yet, gives way to this one (see decideDelivery).
 */
export function snoozeDue(snapshot: Snapshot, checkpoint: Checkpoint, member: Member): Temporal.Instant | null {
  const { team } = snapshot;
  const prompt = promptDue(snapshot, checkpoint, member);
  const due = member.snoozedUntil && openingOnOrAfter(team, Temporal.PlainDate.from(member.snoozedUntil));
  if (!due || !prompt || Temporal.Instant.compare(due, prompt) <= 0) return null;
  const last = Temporal.PlainDate.from(checkpoint.date).add({ days: SNOOZE_DAYS_AFTER });
  return Temporal.Instant.compare(due, instantAt(last, team.timing.to, team.timeZone)) <= 0 ? due : null;
}

/** Days by which a checkpoint must move for people to be asked anew; less than that and what they were asked still holds. */
const NEW_ROUND_DAYS = 7;

/**
 * The `round` of a checkpoint that moves to another day. Messages that may have gone out already are planned anew when the
 * checkpoint moves more than a week later; otherwise those that are left only change their day. Who has answered is not asked again.
 */
export function roundAfterMove(snapshot: Snapshot, checkpoint: Checkpoint, to: string, now: Temporal.Instant): string {
  const asked = openingBefore(snapshot, checkpoint, snapshot.team.timing.gather);
  const begun = asked !== null && Temporal.Instant.compare(asked, now) <= 0;
  const days = Temporal.PlainDate.from(checkpoint.date).until(Temporal.PlainDate.from(to)).days;
  return begun && days > NEW_ROUND_DAYS ? to : (checkpoint.round ?? '');
}

/** The summary follows the recorded decisions; without any it comes anyway, so that a checkpoint does not stay open unseen. */
function summaryDue(
  snapshot: Snapshot,
  checkpoint: Checkpoint,
  otherwise: Temporal.Instant | null,
): Temporal.Instant | null {
  const sent = sentAt(snapshot, checkpoint);
  return sent === null ? otherwise : (nextAllowed(snapshot.team, Temporal.Instant.from(sent)) ?? otherwise);
}

/** Standing wishes for status: the first school day of each month, or week, that is left of the year. */
function statuses(snapshot: Snapshot, now: Temporal.Instant): Draft[] {
  const { team } = snapshot;
  const { calendar } = team;
  const today = localDay(team, now);
  const end = Temporal.PlainDate.from(calendar.springEnd);
  return snapshot.follows.flatMap((follow) => {
    if (!active(snapshot).some((member) => member.id === follow.id)) return [];
    const drafts: Draft[] = [];
    const step = follow.every === 'month' ? { months: 1 } : { weeks: 1 };
    const since = Temporal.PlainDate.from(follow.since);
    const start = Temporal.PlainDate.compare(today, since) > 0 ? today : since;
    let period = follow.every === 'month' ? start.with({ day: 1 }) : start.subtract({ days: start.dayOfWeek - 1 });
    for (; Temporal.PlainDate.compare(period, end) <= 0; period = period.add(step)) {
      const due = openingOnOrAfter(team, period);
      const next = instantAt(period.add(step), '00:00', team.timeZone);
      if (!due || Temporal.Instant.compare(due, next) >= 0) continue;
      if (Temporal.PlainDate.compare(localDay(team, due), since) < 0) continue;
      drafts.push({ kind: 'status', checkpoint: null, recipient: follow.id, occurrence: period.toString(), due });
    }
    return drafts;
  });
}
