/** What was said before a checkpoint, and before an earlier one about what is asked again. Pure. */
import type { Snapshot } from '../snapshot.ts';
import { type Answer, answersSent, type Checkpoint, type Progress } from './documents.ts';
import { inOrder } from './order.ts';

/** What was found at an earlier checkpoint, with that one's day (ISO). */
type Before<T> = ({ readonly date: string } & T) | null;

/** The last that was said this year, going back from the checkpoint before. */
function lastBefore<T>(
  { checkpoints }: Snapshot,
  { date }: Pick<Checkpoint, 'date'>,
  saidAt: (checkpoint: string) => T | undefined,
): Before<T> {
  for (const one of inOrder(checkpoints).toReversed()) {
    const said = one.date < date ? saidAt(one.id) : undefined;
    if (said) return { date: one.date, ...said };
  }
  return null;
}

/** The person's own latest analysis before another checkpoint. */
export const lastAnswer = (
  snapshot: Snapshot,
  person: string,
  before: Pick<Checkpoint, 'date'>,
): Before<{ readonly answer: Answer }> =>
  lastBefore(snapshot, before, (checkpoint) => {
    const sent = answersSent(snapshot.answers, checkpoint);
    const answer = sent.find((one) => one.person === person && one.analysis !== null);
    return answer && { answer };
  });

/** What was last reported on a goal, by whoever owned it then. */
export const lastProgress = (
  snapshot: Snapshot,
  goal: string,
  before: Pick<Checkpoint, 'date'>,
): Before<{ readonly progress: Progress }> =>
  lastBefore(snapshot, before, (checkpoint) => {
    const progress = progressAt(answersSent(snapshot.answers, checkpoint), checkpoint, goal);
    return progress && { progress };
  });

/** What these answers report on a goal at a checkpoint. When it changed owner in between, two people may have: the later word counts. */
export function progressAt(answers: readonly Answer[], checkpoint: string, goal: string): Progress | undefined {
  let last: { readonly at: string; readonly said: Progress } | undefined;
  for (const { checkpoint: about, progress, changedAt, answeredAt } of answers) {
    const said = about === checkpoint ? progress.findLast((one) => one.goal === goal) : undefined;
    const at = changedAt ?? answeredAt;
    if (said && (!last || at >= last.at)) last = { at, said };
  }
  return last?.said;
}
