/**
 * Which messages a team should still get, and when. Pure: the same team gives the same plan, so planning again after a restart or
 * a change neither loses nor repeats anything (the store keeps what has been sent; see DeliveryPlan).
 */
import { type DeliveryPlan, deliveryKey, type PlannedDelivery } from './delivery.ts';
import { instantAt, nextAllowed, openingOnOrAfter } from './delivery-times.ts';
import type { Checkpoint, Member, Snapshot } from './model.ts';
import { addSchoolDays, schoolDayOnOrBefore } from './school-days.ts';

type Draft = Omit<PlannedDelivery, 'key' | 'dueAt'> & { readonly due: Temporal.Instant | null };

export function planDeliveries(snapshot: Snapshot, now: string): DeliveryPlan {
  const at = Temporal.Instant.from(now);
  const drafts = snapshot.team.wheelApprovedAt
    ? [...snapshot.checkpoints.flatMap((checkpoint) => forCheckpoint(snapshot, checkpoint)), ...statuses(snapshot, at)]
    : approval(snapshot, at);
  const deliveries = drafts.flatMap(({ due, ...draft }) =>
    due ? [{ ...draft, key: deliveryKey(draft), dueAt: due.toString() }] : [],
  );
  return { at: now, deliveries };
}

const active = (snapshot: Snapshot): Member[] => snapshot.members.filter((member) => member.active);

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
  const before = (days: number) => openingBefore(snapshot, day.subtract({ days }));
  const draft = (kind: Draft['kind'], recipient: string, due: Temporal.Instant | null, occurrence = ''): Draft => ({
    kind,
    checkpoint: checkpoint.id,
    recipient,
    occurrence,
    due,
  });
  const afterwards = (schoolDays: number) => openingAfter(snapshot, day, schoolDays);
  const promptDue = before(timing.prompt);
  const reminderDue = before(timing.reminder);
  return [
    ...coordinatorsOf(snapshot).map((m) => draft('gather', m.id, before(timing.gather))),
    ...active(snapshot).flatMap((m) => [
      draft('prompt', m.id, promptFor(snapshot, m, promptDue)),
      draft('reminder', m.id, joinedBefore(m, reminderDue)),
      ...snoozed(snapshot, m, promptDue, checkpoint).map((due) => draft('prompt', m.id, due, m.snoozedUntil ?? '')),
    ]),
    draft('agenda', 'channel', instantAt(day, timing.from, team.timeZone)),
    ...coordinatorsOf(snapshot).map((m) => draft('decisions', m.id, afterwards(timing.decisions))),
    ...decidersOf(snapshot).map((m) =>
      draft('summary', m.id, summaryDue(snapshot, checkpoint, afterwards(2 * timing.decisions))),
    ),
  ];
}

/** The opening hour of the school day on or before a date. Before the year's first school day: that day. */
function openingBefore({ team }: Snapshot, date: Temporal.PlainDate): Temporal.Instant | null {
  const day = schoolDayOnOrBefore(team.calendar, date);
  return day ? instantAt(day, team.timing.from, team.timeZone) : openingOnOrAfter(team, date);
}

/** The opening hour n school days after the checkpoint; the year's last school day when there are not so many left. */
function openingAfter({ team }: Snapshot, day: Temporal.PlainDate, schoolDays: number): Temporal.Instant | null {
  const end = Temporal.PlainDate.from(team.calendar.springEnd);
  const target = addSchoolDays(team.calendar, day, schoolDays) ?? schoolDayOnOrBefore(team.calendar, end);
  return target ? instantAt(target, team.timing.from, team.timeZone) : null;
}

/** Somebody who joined after the prompts went out gets theirs at the next opportunity. */
function promptFor({ team }: Snapshot, member: Member, due: Temporal.Instant | null): Temporal.Instant | null {
  const joined = Temporal.Instant.from(member.joinedAt);
  return due && Temporal.Instant.compare(joined, due) > 0 ? nextAllowed(team, joined) : due;
}

/** Somebody who joined after the reminder's time has just got the prompt, and needs no reminder. */
function joinedBefore(member: Member, due: Temporal.Instant | null): Temporal.Instant | null {
  return due && Temporal.Instant.compare(Temporal.Instant.from(member.joinedAt), due) <= 0 ? due : null;
}

/**
 * A snooze that ends after the prompt's day: the prompt comes (again) on the day it ends. The first prompt, if it has not gone
 * out yet, gives way to this one (see decideDelivery).
 */
function snoozed(
  { team }: Snapshot,
  member: Member,
  promptDue: Temporal.Instant | null,
  checkpoint: Checkpoint,
): Temporal.Instant[] {
  if (!member.snoozedUntil || !promptDue) return [];
  const due = openingOnOrAfter(team, Temporal.PlainDate.from(member.snoozedUntil));
  if (due && Temporal.Instant.compare(due, promptDue) <= 0) return [];
  const latest = instantAt(Temporal.PlainDate.from(checkpoint.date).add({ days: 14 }), team.timing.to, team.timeZone);
  return due && Temporal.Instant.compare(due, latest) <= 0 ? [due] : [];
}

/** The summary follows the recorded decisions; without any it comes anyway, so that a checkpoint does not stay open unseen. */
function summaryDue(
  { team }: Snapshot,
  checkpoint: Checkpoint,
  otherwise: Temporal.Instant | null,
): Temporal.Instant | null {
  if (!checkpoint.decisionsRecordedAt) return otherwise;
  return nextAllowed(team, Temporal.Instant.from(checkpoint.decisionsRecordedAt)) ?? otherwise;
}

/** Standing wishes for status: the first school day of each month, or week, that is left of the year. */
function statuses(snapshot: Snapshot, now: Temporal.Instant): Draft[] {
  const { team } = snapshot;
  const { calendar } = team;
  const today = now.toZonedDateTimeISO(team.timeZone).toPlainDate();
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
      if (Temporal.PlainDate.compare(due.toZonedDateTimeISO(team.timeZone).toPlainDate(), since) < 0) continue;
      drafts.push({ kind: 'status', checkpoint: null, recipient: follow.id, occurrence: period.toString(), due });
    }
    return drafts;
  });
}
