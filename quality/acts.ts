/** Every act by its verb. A card's button names one of these, or a view (cards/verbs.ts); the bots' table of flows has them all. */
import { askTeam, overrideGoal, sayNo, sayYes } from './goals/acceptance-act.ts';
import { changeGoal, dropGoal, finishGoal, saveGoal } from './goals/act.ts';
import { dropParked, keepParked, takeParked } from './keep/act.ts';

export const ACTS = {
  'goals.save': saveGoal,
  'goals.change': changeGoal,
  'goals.finish': finishGoal,
  'goals.drop': dropGoal,
  'goals.ask': askTeam,
  'goals.yes': sayYes,
  'goals.no': sayNo,
  'goals.override': overrideGoal,
  'keep.keep': keepParked,
  'keep.dropParked': dropParked,
  'keep.take': takeParked,
} as const;
export type ActVerb = keyof typeof ACTS;
