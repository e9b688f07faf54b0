import type { Reply } from '../messenger.ts';
import type { TeamTurn, Turn, Values } from '../turn.ts';

/** Answers a button or a form. `team` is null when the card was not about a team. */
export type ActionFlow = (turn: Turn, team: TeamTurn | null, data: Values, values: Values) => Promise<Reply[]>;

/** Makes action flows of flows that only make sense inside a team. */
export function forTeam(
  flows: Record<string, (turn: TeamTurn, data: Values, values: Values) => Promise<Reply[]>>,
): Record<string, ActionFlow> {
  return Object.fromEntries(
    Object.entries(flows).map(([verb, flow]): [string, ActionFlow] => [
      verb,
      (_turn, team, data, values) => (team ? flow(team, data, values) : Promise.resolve([])),
    ]),
  );
}
