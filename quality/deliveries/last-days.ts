/** Of whose interventions' last days a question that goes out anyway says a word: nobody gets a message more for them. Pure. */
import { answerId, type Checkpoint } from '../checkpoints/documents.ts';
import { inOrder } from '../checkpoints/order.ts';
import { localDay } from '../local-day.ts';
import type { Intervention } from '../plan/documents.ts';
import type { Snapshot } from '../snapshot.ts';
import { questionsGoOut } from './plan.ts';

/**
 * Somebody's interventions whose last day has been and of which no question before this one has told them. `before` is the checkpoint that is asked
 * about, null for the year's evaluation; `today` an ISO date.
 */
export function untoldPast(
  snapshot: Snapshot,
  person: string,
  before: Checkpoint | null,
  today: string,
): Intervention[] {
  const earlier = inOrder(snapshot.checkpoints).filter(({ date }) => before === null || date < before.date);
  const since = earlier.flatMap((one) => askedOn(snapshot, person, one) ?? []).at(-1) ?? '';
  return snapshot.interventions.filter(
    ({ state, owner, to }) => state === 'active' && owner === person && since <= to && to < today,
  );
}

/** The day on which somebody got a checkpoint's questions; null for who had answered by then, to whom none went out. */
function askedOn(snapshot: Snapshot, person: string, checkpoint: Checkpoint): string | null {
  const day = questionsGoOut(snapshot, checkpoint);
  const answer = snapshot.answers.find(({ id }) => id === answerId(checkpoint.id, person));
  const isEarly = day !== null && answer !== undefined && localDay(snapshot.team, answer.answeredAt).toString() < day;
  return isEarly ? null : day;
}
