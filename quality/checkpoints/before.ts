/** What was said before a checkpoint, and before an earlier one about what is asked again. Pure. */
import type { Goal } from '../goals/documents.ts';
import { localDay } from '../local-day.ts';
import type { Member } from '../people/documents.ts';
import type { Snapshot } from '../snapshot.ts';
import { type Answer, answersBegun, answersSent, type Checkpoint, type Progress } from './documents.ts';
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

/** In the plan, or reported on before the checkpoint whatever has become of it since: one that is changed is a draft for a while. */
export const goalsAt = ({ goals, answers }: Snapshot, checkpoint: Pick<Checkpoint, 'id'>): Goal[] =>
  goals.filter(({ id, state }) => state === 'active' || progressAt(answers, checkpoint.id, id) !== undefined);

/** When an answer was given, or changed last. */
export const saidAt = ({ changedAt, answeredAt }: Answer): string => changedAt ?? answeredAt;

/** Who joined after a checkpoint's day is not asked about it. */
export const joinedAfter = ({ team }: Snapshot, { joinedAt }: Member, { date }: Checkpoint): boolean =>
  localDay(team, joinedAt).toString() > date;

/** Those in the team who were in it on the checkpoint's day, and who answered although they came later. */
export function askedAbout(snapshot: Snapshot, checkpoint: Checkpoint): Member[] {
  const heard = new Set(answersSent(snapshot.answers, checkpoint.id).map(({ person }) => person));
  return snapshot.members.filter(
    (member) => member.active && (heard.has(member.id) || !joinedAfter(snapshot, member, checkpoint)),
  );
}

/** How many have sent their answer before a checkpoint, how many have saved a part of it, and how many were asked. */
export type Answered = { readonly done: number; readonly begun: number; readonly all: number };
/** As it was counted when the checkpoint was closed. */
export function answeredAt(snapshot: Snapshot, checkpoint: Checkpoint): Answered {
  const done = answersSent(snapshot.answers, checkpoint.id).length;
  const begun = answersBegun(snapshot.answers, checkpoint.id).length;
  return { done, begun, all: Math.max(checkpoint.teamSize ?? askedAbout(snapshot, checkpoint).length, done + begun) };
}
