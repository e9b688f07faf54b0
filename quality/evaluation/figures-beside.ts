/**
 * What a goal's figures say where its owner says something else. The one rule for every place that tells how a goal stands or ended, so that
 * nobody reads the one without the other. Pure.
 */
import type { GoalStatus } from '../goals/documents.ts';
import type { Snapshot } from '../snapshot.ts';
import type { GoalPoint, GoalState } from '../status/status.ts';
import type { Outcome, Unsayable } from './documents.ts';
import { endOf } from './ended.ts';
import { outcomeOf } from './outcome.ts';

export type FiguresBeside =
  | { readonly of: 'end'; readonly outcome: Outcome; readonly why: Unsayable | null }
  | {
      readonly of: 'status';
      readonly status: GoalStatus;
      readonly own: GoalStatus;
      /** The ISO date of the figure where the owner has said a status later, without one; null where it is the newest that is known. */
      readonly then: string | null;
    };

/** Null where they agree, or one of them says nothing. `today` is an ISO date; null in a year that is over. */
export function figuresBeside(snapshot: Snapshot, state: GoalState, today: string | null): FiguresBeside | null {
  const { goal, points, status, suggested, suggestedOn } = state;
  const end = endOf(snapshot, goal, today);
  const said = points.at(-1)?.date ?? '';
  if (!end) return besideStatus(status, suggested, suggestedOn !== null && suggestedOn < said ? suggestedOn : null);
  const { outcome, why } = outcomeOf(snapshot, goal);
  return end.by === 'owner' && end.outcome !== outcome ? { of: 'end', outcome, why } : null;
}

/** The same of what came in at one checkpoint. */
export const figuresBesideAt = ({ status, suggested }: Pick<GoalPoint, 'status' | 'suggested'>): FiguresBeside | null =>
  besideStatus(status, suggested, null);

const besideStatus = (own: GoalStatus | null, status: GoalStatus | null, then: string | null): FiguresBeside | null =>
  own === null || status === null || own === 'finished' || own === status ? null : { of: 'status', status, own, then };
