/** How many messages a member gets in a school year without having asked for them. Pure. */
import type { Snapshot } from '../snapshot.ts';
import type { Delivery, DeliveryKind } from './delivery.ts';

/** Ours. A member of a team with four checkpoints is asked before each of them and evaluates once; half is left for the rest. */
export const MOST_A_YEAR = 10;

/** The year's questions always go out: what may be left never takes their room. */
const ALWAYS: ReadonlySet<DeliveryKind> = new Set<DeliveryKind>(['prompt', 'evaluation']);
/** What is left when a year is full: the next question says it as well, and so does «vad väntar på mig?». */
const MAY_BE_LEFT: ReadonlySet<DeliveryKind> = new Set<DeliveryKind>([
  'accept',
  'reminder',
  'decision',
  'discussion',
  'acceptance',
  'goalAdopted',
]);

/** Whether one of those is left: its reader has had enough of the year's `deliveries`, and it is no first question. */
export const isLeft = (delivery: Delivery, deliveries: readonly Delivery[], snapshot: Snapshot): boolean =>
  !isFirstQuestion(delivery, deliveries) && hasEnough(deliveries, snapshot, delivery.recipient);

/** After a stop, or for who was away, the second question about a checkpoint comes in place of the first. */
const isFirstQuestion = ({ kind, checkpoint }: Delivery, deliveries: readonly Delivery[]): boolean =>
  kind === 'reminder' &&
  !deliveries.some((one) => one.kind === 'prompt' && one.checkpoint === checkpoint && one.state === 'sent');

export const mayBeLeft = (kind: DeliveryKind): boolean => MAY_BE_LEFT.has(kind);
/** What every member may get. What a coordinator or principal gets besides goes with the role; a status or an answer was asked for. */
export const isEverybodys = (kind: DeliveryKind): boolean => ALWAYS.has(kind) || MAY_BE_LEFT.has(kind);

/** Whether one more would be too many: with those that the person has got this year, and the questions that are still to come. */
export function hasEnough(deliveries: readonly Delivery[], { team }: Snapshot, person: string): boolean {
  const theirs = deliveries.filter(
    ({ recipient, kind, dueAt }) =>
      recipient === person && isEverybodys(kind) && dueAt.slice(0, 10) >= team.calendar.autumnStart,
  );
  const sent = theirs.filter(({ state }) => state === 'sent').length;
  const toCome = theirs.filter(({ kind, nextAt }) => nextAt !== null && ALWAYS.has(kind)).length;
  return sent + toCome >= MOST_A_YEAR;
}
