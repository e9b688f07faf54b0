/**
 * Every kind of message in one record: whether the year's plan or an act makes it, when it is no longer wanted, how long it means
 * something, and for what it waits. `decideDelivery` and the scheduler read it, so that a new kind does not compile until all is said.
 */
import { type Checkpoint, hasAnswered } from '../checkpoints/documents.ts';
import { sentAt } from '../checkpoints/sent.ts';
import { hasEvaluated, signatureOf } from '../evaluation/evaluating.ts';
import { askOccurrence, supportFor } from '../goals/acceptance.ts';
import { localDay } from '../local-day.ts';
import type { Member } from '../people/documents.ts';
import type { Snapshot } from '../snapshot.ts';
import type { Delivery, DeliveryKind } from './delivery.ts';
import { ownOn } from './own-days.ts';
import { coordinatorsOf, SNOOZE, SNOOZE_DAYS_AFTER } from './plan.ts';

/** Why something was not sent, or not yet. Texts exist for each (`simulate:why.*`). */
export type Why =
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
  | 'merged'
  | 'enough';

/** A delivery as it is judged: what it is about, to whom, and when that is asked. */
export type Case = {
  readonly delivery: Delivery;
  readonly snapshot: Snapshot;
  readonly now: Temporal.Instant;
  /** In the team's time zone. */
  readonly today: Temporal.PlainDate;
  readonly checkpoint: Checkpoint | undefined;
  /** The recipient, if still in the team; undefined for the channel. */
  readonly member: Member | undefined;
  /** Whether anything is left of what the recipient can be reminded of. */
  readonly waits: () => boolean;
};

export type KindRules = {
  /** Planned from the team's year (plan.ts), or written in the commit of the act that tells it (told.ts). */
  readonly from: 'plan' | 'act';
  /** Why it is not wanted any more; null while it is. */
  readonly over: (one: Case) => Why | null;
  /** The last day on which it means something; null when it always does. */
  readonly lastDay: (one: Case) => Temporal.PlainDate | null;
  /**
   * When it may go out: `school`, in the team's hours on school days; `closing`, then also in office hours for a while after the year's
   * last; `office`, also in office hours before the year's first school day and after its last; `any`, at once, whatever the hour.
   */
  readonly hours: 'school' | 'closing' | 'office' | 'any';
  /** Whether it waits until somebody who is away is back. */
  readonly absence: boolean;
  /** What a snooze does to it: it waits for the snooze's end, is dropped (the plan has a prompt on that day), or goes out all the same. */
  readonly snooze: 'waits' | 'dropped' | 'ignored';
  /** Who hears it when it cannot reach a person: the coordinators that it could not, or the channel what it says; nobody with null. */
  readonly missed: 'coordinators' | 'channel' | null;
  /** It goes before everything else, past every queue and pause, and is tried again within seconds. */
  readonly urgent?: true;
  /** Those of one group that are due to a person together are one message; `day`: so is the question that goes out with them. */
  readonly together?: 'undeliverable' | 'day';
};

/** Days after which something that was told or asked in passing says nothing any more. */
const STALE_DAYS = 14;
/** Days in which an announcement still means something: longer than any break within the school year. */
const NEWS_DAYS = 60;
/** Days in which an answer to somebody's words is one. */
const ANSWER_DAYS = 1;

const always = (): null => null;
const untilCheckpoint = ({ checkpoint }: Case) => (checkpoint ? Temporal.PlainDate.from(checkpoint.date) : null);
const daysAfterDue =
  (days: number) =>
  ({ delivery, snapshot }: Case): Temporal.PlainDate =>
    localDay(snapshot.team, delivery.dueAt).add({ days });

const answered = ({ snapshot, checkpoint }: Case, person: string): boolean =>
  checkpoint !== undefined && hasAnswered(snapshot.answers, checkpoint.id, person);
/** In the channel a prompt is a mention of the person whom its occurrence names. */
const asked = ({ recipient, occurrence }: Delivery): string => (recipient === 'channel' ? occurrence : recipient);

/** Something off the plan about which its person has said what becomes of it, or which is gone. */
const decided = ({ delivery, snapshot }: Case): Why | null =>
  snapshot.deviations.some(({ id, decision }) => id === delivery.subject && decision === 'asked') ? null : 'done';
/** Whether somebody has been appointed, or has the profession. */
const holdsRole = ({ members }: Snapshot, role: string | undefined): boolean =>
  members.some(({ active, principal, coordinator, professions }) => {
    if (role === 'principal') return active && principal;
    return active && (role === 'coordinator' ? coordinator : professions.some((one) => one === role));
  });

/** What the year's plan asks of somebody. */
const planned = {
  from: 'plan',
  hours: 'school',
  absence: true,
  missed: 'coordinators',
  snooze: 'ignored',
  over: always,
  lastDay: always,
} as const;
/** What an act tells somebody. */
const told = { ...planned, from: 'act', hours: 'office', missed: null, lastDay: daysAfterDue(NEWS_DAYS) } as const;

/** Nothing of the person's own of that kind is left on the day. */
const noneLeft =
  (kind: 'acceptance' | 'decision' | 'discussion') =>
  ({ delivery: { recipient }, snapshot, today }: Case): Why | null => {
    const coordinates = coordinatorsOf(snapshot).some(({ id }) => id === recipient);
    return ownOn(snapshot, recipient, today.toString(), coordinates)[kind].length > 0 ? null : 'done';
  };
/** Reminders of what is somebody's own: a day's are one message, and nobody is told of one that did not arrive. */
const ofTheDay = {
  ...planned,
  missed: null,
  snooze: 'waits',
  lastDay: daysAfterDue(STALE_DAYS),
  together: 'day',
} as const;

const DELIVERIES = {
  gather: {
    ...planned,
    snooze: 'waits',
    lastDay: untilCheckpoint,
    over: ({ checkpoint }) => (checkpoint?.gatheredAt ? 'gathered' : null),
  },
  prompt: {
    ...planned,
    snooze: 'waits',
    over: (one) => (answered(one, asked(one.delivery)) ? 'done' : null),
    // A first prompt is for the checkpoint's day; one after a snooze may come later, since late answers are welcome.
    lastDay: (one) =>
      one.delivery.occurrence.startsWith(SNOOZE)
        ? (untilCheckpoint(one)?.add({ days: SNOOZE_DAYS_AFTER }) ?? null)
        : untilCheckpoint(one),
  },
  reminder: {
    ...planned,
    snooze: 'dropped',
    lastDay: untilCheckpoint,
    over: (one) => (answered(one, one.delivery.recipient) ? 'done' : null),
  },
  agenda: { ...planned, lastDay: untilCheckpoint },
  decisions: {
    ...planned,
    hours: 'closing',
    snooze: 'waits',
    over: ({ checkpoint, snapshot }) => (checkpoint && sentAt(snapshot, checkpoint) ? 'recorded' : null),
  },
  summary: { ...planned, hours: 'closing' },
  approval: { ...planned, over: ({ snapshot }) => (snapshot.team.wheelApprovedAt ? 'approved' : null) },
  status: {
    ...planned,
    missed: null,
    // When the next one has come due, that one says more.
    lastDay: ({ delivery, snapshot }) => {
      const every = snapshot.follows.find((follow) => follow.id === delivery.recipient)?.every;
      const next = every === 'week' ? { weeks: 1 } : { months: 1 };
      return Temporal.PlainDate.from(delivery.occurrence).add(next).subtract({ days: 1 });
    },
  },
  accept: {
    ...planned,
    together: 'day',
    over: ({ delivery, snapshot }) => {
      const goal = snapshot.goals.find((g) => g.state === 'draft' && askOccurrence(g) === delivery.occurrence);
      return goal && supportFor(snapshot, goal).waiting.includes(delivery.recipient) ? null : 'done';
    },
  },
  acceptance: { ...ofTheDay, over: noneLeft('acceptance') },
  decision: { ...ofTheDay, over: noneLeft('decision') },
  discussion: { ...ofTheDay, over: noneLeft('discussion') },
  // What somebody has asked for themselves, on the day that they were promised it.
  snoozeEnd: {
    ...planned,
    missed: null,
    lastDay: daysAfterDue(STALE_DAYS),
    together: 'day',
    over: ({ waits }) => (waits() ? null : 'done'),
  },
  evaluation: {
    ...planned,
    hours: 'closing',
    snooze: 'waits',
    over: ({ delivery, snapshot }) =>
      signatureOf(snapshot) || hasEvaluated(snapshot, delivery.recipient) ? 'done' : null,
  },
  // In June while people are there, and in August when nobody has done it: whatever the hour of the year, in office hours.
  'year-end': { ...planned, hours: 'office', snooze: 'waits' },
  undeliverable: { ...told, lastDay: daysAfterDue(STALE_DAYS), together: 'undeliverable' },
  wheelApproved: told,
  wheelChanged: told,
  appointed: { ...told, missed: 'coordinators' },
  decided: told,
  goalAdopted: {
    ...told,
    over: ({ delivery, snapshot }) => (snapshot.goals.some(({ id }) => id === delivery.subject) ? null : 'done'),
  },
  goalRefused: {
    ...told,
    missed: 'coordinators',
    lastDay: always,
    over: ({ delivery, snapshot }) => {
      const said = snapshot.acceptances.find(({ id }) => id === delivery.subject);
      return said && snapshot.goals.some(({ id }) => id === said.goal) ? null : 'done';
    },
  },
  reasonWanted: {
    ...told,
    over: ({ delivery, snapshot }) =>
      snapshot.interventions.some(({ id, state }) => id === delivery.subject && state === 'draft') ? null : 'done',
  },
  joined: { ...told, lastDay: daysAfterDue(STALE_DAYS) },
  takenOut: { ...told, lastDay: always },
  removalAsked: told,
  roleVacant: {
    ...told,
    lastDay: always,
    over: ({ delivery, snapshot }) => (holdsRole(snapshot, delivery.values['role']) ? 'done' : null),
  },
  offPlan: {
    ...told,
    lastDay: daysAfterDue(STALE_DAYS),
    over: decided,
  },
  duty: { ...told, lastDay: daysAfterDue(STALE_DAYS) },
  // Somebody spoke just now, to the bot or of something that may be dangerous: no hour and no absence is in the way.
  acute: { ...told, hours: 'any', absence: false, lastDay: daysAfterDue(ANSWER_DAYS), urgent: true, missed: 'channel' },
  answer: {
    ...told,
    hours: 'any',
    absence: false,
    lastDay: daysAfterDue(ANSWER_DAYS),
    urgent: true,
    over: (one) => (one.delivery.values['card'] === 'question' ? decided(one) : null),
  },
  evaluationSigned: {
    ...told,
    // Opened again meanwhile. When the team has gone on to the next year, it is told of the old one all the same.
    over: ({ delivery: { subject }, snapshot: { signatures, team } }) =>
      subject === team.calendar.schoolYear && !signatures.some(({ id }) => id === subject) ? 'done' : null,
  },
  notice: told,
} as const satisfies Record<DeliveryKind, KindRules>;

/** The kinds that acts tell; their cards are in cards/told.ts. */
export type ToldKind = { [K in DeliveryKind]: (typeof DELIVERIES)[K]['from'] extends 'act' ? K : never }[DeliveryKind];
/** The kinds that the plan makes; their cards are in cards/deliveries.ts. */
export type PlannedKind = Exclude<DeliveryKind, ToldKind>;

export const rulesFor = (kind: DeliveryKind): KindRules => DELIVERIES[kind];
export const isTold = (kind: DeliveryKind): kind is ToldKind => rulesFor(kind).from === 'act';
