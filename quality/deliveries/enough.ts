/** How many messages a member gets in a school year without having asked for them. Pure. */
import { sentAt } from '../checkpoints/sent.ts';
import type { Snapshot } from '../snapshot.ts';
import type { Delivery, DeliveryKind } from './delivery.ts';
import { isGivenOn, isLateOn } from './own-days.ts';
import { decidersOf } from './plan.ts';

/** Ours. A member of a team with four checkpoints is asked before each of them and evaluates once; half is left for the rest. */
export const MOST_A_YEAR = 10;

/** The year's questions always go out: what may be left never takes their room. */
const ALWAYS: ReadonlySet<DeliveryKind> = new Set<DeliveryKind>(['prompt', 'evaluation']);
/** What may be left when a year is full: the next question says it as well, and so does «vad väntar på mig?». */
const MAY_BE_LEFT: ReadonlySet<DeliveryKind> = new Set<DeliveryKind>([
  'accept',
  'reminder',
  'decision',
  'discussion',
  'acceptance',
  'goalAdopted',
]);

/**
 * Messages that are kept for what somebody hears of first by it: as many checkpoints to come, at most, may each give them a decision.
 * Ours: with one for each of four checkpoints hardly any second question would be left in the autumn.
 */
const KEPT = 2;

/** Whether one of those is left: its reader has had enough of the year's `deliveries`, it is no first question, nothing late, and the plan does not need their yes. */
export const isLeft = (delivery: Delivery, deliveries: readonly Delivery[], snapshot: Snapshot): boolean =>
  !isFirstQuestion(delivery, deliveries) &&
  !isDeciders(delivery, snapshot) &&
  !isOfLate(delivery, snapshot, { open: true }) &&
  hasEnough(deliveries, snapshot, delivery.recipient, keptFrom(delivery, deliveries, snapshot));

/**
 * How much of the room is kept for others. The last word before a checkpoint takes all there is, as does what is news; a goal's question, which
 * the checkpoint's own says as well, leaves a place for the next such word.
 */
function keptFrom(delivery: Delivery, deliveries: readonly Delivery[], snapshot: Snapshot): number {
  const { kind, recipient } = delivery;
  if (kind === 'reminder' || isNews(delivery, snapshot)) return 0;
  if (kind !== 'accept') return keptFor(snapshot);
  return deliveries.some((one) => one.kind === 'reminder' && one.recipient === recipient && one.nextAt !== null)
    ? 1
    : 0;
}

/** What nobody has told them before, and nothing else will in time: that they take part in a discussion, or that a decision is theirs. */
const isNews = ({ kind, recipient, occurrence }: Delivery, snapshot: Snapshot): boolean =>
  kind === 'discussion' || (kind === 'decision' && isGivenOn(snapshot, recipient, occurrence));

/** The one reminder of a decision whose day has been: the next question may be months away, and nobody else reminds of it. */
const isOfLate = ({ kind, recipient, occurrence }: Delivery, snapshot: Snapshot, { open = false } = {}): boolean =>
  kind === 'decision' && isLateOn(snapshot, recipient, occurrence, { open });

const keptFor = (snapshot: Snapshot): number =>
  Math.min(KEPT, snapshot.checkpoints.filter((one) => one.state !== 'closed' && sentAt(snapshot, one) === null).length);

/** After a stop, or for who was away, the second question about a checkpoint comes in place of the first. */
const isFirstQuestion = ({ kind, checkpoint }: Delivery, deliveries: readonly Delivery[]): boolean =>
  kind === 'reminder' &&
  !deliveries.some((one) => one.kind === 'prompt' && one.checkpoint === checkpoint && one.state === 'sent');

export const mayBeLeft = (kind: DeliveryKind): boolean => MAY_BE_LEFT.has(kind);
/** A goal's question to who decides: without their yes it does not get into the plan. */
const isDeciders = ({ kind, recipient }: Delivery, snapshot: Snapshot): boolean =>
  kind === 'accept' && decidersOf(snapshot).some(({ id }) => id === recipient);
/**
 * What every member may get, and what counts. What a coordinator or principal gets besides goes with the role; a status or an answer was asked
 * for; a decision's reminder when its day has been is outside of it all.
 */
export const isCounted = (delivery: Delivery, snapshot: Snapshot): boolean =>
  (ALWAYS.has(delivery.kind) || MAY_BE_LEFT.has(delivery.kind)) && !isOfLate(delivery, snapshot);

/** Whether one more would be too many: with those that the person has got this year, the questions to come, and so many that are `kept`. */
export function hasEnough(deliveries: readonly Delivery[], snapshot: Snapshot, person: string, kept = 0): boolean {
  const { autumnStart } = snapshot.team.calendar;
  const theirs = deliveries.filter(
    (one) => one.recipient === person && isCounted(one, snapshot) && one.dueAt.slice(0, 10) >= autumnStart,
  );
  const sent = theirs.filter(({ state }) => state === 'sent').length;
  const toCome = theirs.filter(({ kind, nextAt }) => nextAt !== null && ALWAYS.has(kind)).length;
  return sent + toCome + kept >= MOST_A_YEAR;
}
