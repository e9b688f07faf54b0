/** How many messages a member gets in a school year without having asked for them. Pure. */
import type { Snapshot } from '../snapshot.ts';
import type { Delivery, DeliveryKind } from './delivery.ts';

/** Ours: a member of the team with four checkpoints is prompted and reminded eight times and evaluates once; one is left for the rest. */
const MOST_A_YEAR = 10;

/** What every member may get. What a coordinator or principal gets besides goes with the role; the monthly status was asked for. */
const EVERYBODYS: ReadonlySet<DeliveryKind> = new Set<DeliveryKind>([
  'prompt',
  'reminder',
  'accept',
  'evaluation',
  'decision',
  'discussion',
  'acceptance',
]);

/** Whether one more would be too many: with those that the person has got this year, and those of the wheel that are still to come. */
export function hasEnough(deliveries: readonly Delivery[], { team }: Snapshot, person: string): boolean {
  const theirs = deliveries.filter(
    ({ recipient, kind, dueAt }) =>
      recipient === person && EVERYBODYS.has(kind) && dueAt.slice(0, 10) >= team.calendar.autumnStart,
  );
  const sent = theirs.filter(({ state }) => state === 'sent').length;
  const toCome = theirs.filter(({ kind, nextAt }) => nextAt !== null && !MAY_BE_LEFT.has(kind)).length;
  return sent + toCome >= MOST_A_YEAR;
}

/** Reminders that «vad väntar på mig?» says as well. */
const MAY_BE_LEFT: ReadonlySet<DeliveryKind> = new Set<DeliveryKind>(['decision', 'discussion', 'acceptance']);
