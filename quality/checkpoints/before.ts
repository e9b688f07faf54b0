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
  find: (checkpoint: string) => T | undefined,
): Before<T> {
  for (const one of inOrder(checkpoints).toReversed()) {
    const said = one.date < date ? find(one.id) : undefined;
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
    const found = progressAt(answersSent(snapshot.answers, checkpoint), checkpoint, goal);
    return found && { progress: found.progress };
  });

/** What was reported on a goal, and the instant when it was said last. */
type Reported = { readonly progress: Progress; readonly at: string };

/** What these answers report on a goal at a checkpoint. When it changed owner in between, two people may have: the later word counts. */
export function progressAt(answers: readonly Answer[], checkpoint: string, goal: string): Reported | undefined {
  let last: Reported | undefined;
  for (const answer of answers) {
    const said = answer.checkpoint === checkpoint ? answer.progress.findLast((one) => one.goal === goal) : undefined;
    const at = saidAt(answer);
    if (said && (!last || at >= last.at)) last = { progress: said, at };
  }
  return last;
}

/** When an answer was given, or changed last. */
export const saidAt = ({ changedAt, answeredAt }: Answer): string => changedAt ?? answeredAt;

/** How many have sent their answer before a checkpoint, and how many were asked: those in the team, or in it when the checkpoint was closed. */
export function answeredAt({ answers, members }: Snapshot, checkpoint: Checkpoint): { done: number; all: number } {
  const { id, closedAt, teamSize } = checkpoint;
  const done = answersSent(answers, id).length;
  const isBefore = (joinedAt: string): boolean =>
    closedAt === null || Temporal.Instant.compare(joinedAt, closedAt) <= 0;
  const there = members.filter(({ active, joinedAt }) => active && isBefore(joinedAt));
  return { done, all: Math.max(teamSize ?? there.length, done) };
}
