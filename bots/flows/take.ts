/** From a form to an act to what follows: the one way in which a flow changes anything. */
import { sayProblem } from '../../cards/problems.ts';
import { type Act, perform } from '../../quality/act.ts';
import type { Snapshot } from '../../quality/snapshot.ts';
import type { Reply } from '../messenger.ts';
import { commit, type TeamTurn } from '../turn.ts';
import { mayNot } from './may-not.ts';

export type Taken =
  | { readonly after: Snapshot }
  /** `refusal` answers somebody who may not, or a card that is out of date; otherwise `problems` belong at the top of the form. */
  | { readonly after: null; readonly refusal: Reply[] | null; readonly problems: readonly string[] };

/**
 * Takes an act for the one whose turn it is. Commits what follows from it, deliveries included, and answers the team as it now is; or says
 * why not. What the guard refused in the form stands first among the problems, and then nothing is committed.
 * Throws `ConflictError` when somebody was faster; the turn is then taken again.
 */
export async function take<Input>(turn: TeamTurn, act: Act<Input>, input: Input): Promise<Taken> {
  const outcome = perform(act, { ...turn, actor: turn.me }, input);
  const problems = 'problems' in outcome ? outcome.problems : [];
  const refusal = mayNot(turn, problems);
  if (refusal) return { after: null, refusal, problems: [] };
  if (turn.refused.length > 0 || !('changes' in outcome))
    return {
      after: null,
      refusal: null,
      problems: [...turn.refused, ...problems.map((one) => sayProblem(turn.who.locale, one))],
    };
  const nothing = outcome.changes.length + outcome.deliveries.length === 0;
  return { after: nothing ? turn.snapshot : await commit(turn, outcome.changes, outcome.deliveries) };
}
