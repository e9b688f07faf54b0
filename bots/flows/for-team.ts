import type { Verb } from '../../cards/verbs.ts';
import type { Reply } from '../messenger.ts';
import type { TeamTurn, Turn, Values } from '../turn.ts';

/** Answers a button or a form. `team` is null when the card was not about a team. */
export type ActionFlow = (turn: Turn, team: TeamTurn | null, data: Values, values: Values) => Promise<Reply[]>;

/** Makes action flows of flows that only make sense inside a team. */
export function forTeam<V extends Verb>(flows: Record<V, TeamFlow>): Record<V, ActionFlow> {
  const made = Object.entries<TeamFlow>(flows).map(([verb, flow]): [string, ActionFlow] => [
    verb,
    (_turn, team, data, values) => (team ? flow(team, data, values) : Promise.resolve([])),
  ]);
  return Object.fromEntries(made) as Record<V, ActionFlow>;
}
type TeamFlow = (turn: TeamTurn, data: Values, values: Values) => Promise<Reply[]>;
