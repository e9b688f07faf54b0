/** What was said before an earlier checkpoint about what is asked again. Pure. */
import type { Snapshot } from '../snapshot.ts';
import { type Answer, answersSent, type Checkpoint, type Progress } from './documents.ts';
import { inOrder } from './order.ts';

const earlier = ({ checkpoints }: Snapshot, { date }: Pick<Checkpoint, 'date'>): Checkpoint[] =>
  inOrder(checkpoints).filter((one) => one.date < date);

/** The person's own latest analysis before another checkpoint this year, with that one's day. */
export function lastAnswer(
  snapshot: Snapshot,
  person: string,
  before: Pick<Checkpoint, 'date'>,
): { readonly date: string; readonly answer: Answer } | null {
  for (const { id, date } of earlier(snapshot, before).toReversed()) {
    const answer = answersSent(snapshot.answers, id).find((one) => one.person === person && one.analysis !== null);
    if (answer) return { date, answer };
  }
  return null;
}

/** What was last reported on a goal, by whoever owned it then, with the day of the checkpoint. */
export function lastProgress(
  snapshot: Snapshot,
  goal: string,
  before: Pick<Checkpoint, 'date'>,
): { readonly date: string; readonly progress: Progress } | null {
  for (const { id, date } of earlier(snapshot, before).toReversed()) {
    const said = answersSent(snapshot.answers, id)
      .toSorted((a, b) => (a.changedAt ?? a.answeredAt).localeCompare(b.changedAt ?? b.answeredAt))
      .flatMap(({ progress }) => progress.filter((one) => one.goal === goal));
    const progress = said.at(-1);
    if (progress) return { date, progress };
  }
  return null;
}
