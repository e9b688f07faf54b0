/** Every act by its verb. A card's button names one of these, or a view (cards/verbs.ts); the bots' table of flows has them all. */
import {
  addToPicture,
  closeCheckpoint,
  dataGathered,
  dataNotGathered,
  removeAddition,
  reopenCheckpoint,
} from './checkpoints/act.ts';
import { keepTyped, saveAnswer } from './checkpoints/answers-act.ts';
import {
  changeDecision,
  decisionDone,
  decisionNotDone,
  recordDecision,
  removeDecision,
  sendDecisions,
} from './checkpoints/decisions-act.ts';
import {
  addIndicator,
  dropStaged,
  redefineIndicator,
  saveStaged,
  setUnit,
  stageTyped,
  stageValues,
} from './data/act.ts';
import { removeIndicator } from './data/remove-own-act.ts';
import { removeValues } from './data/remove-values-act.ts';
import { undoImport } from './data/undo-import-act.ts';
import { reopenEvaluation, saveEvaluation, signEvaluation } from './evaluation/act.ts';
import { closeFeed, openFeed, renewFeed } from './feed/act.ts';
import { askTeam, overrideGoal, sayNo, sayYes } from './goals/acceptance-act.ts';
import { changeGoal, dropGoal, finishGoal, restoreGoal, saveGoal } from './goals/act.ts';
import { askAnew, belongs, letGo, park, refer } from './keep/asked-act.ts';
import { keepNote, removeNote } from './keep/note-act.ts';
import { dropParked, giveParked, keepParked, restoreParked, takeParked } from './keep/parked-act.ts';
import { carryPoint, reopenPoint, tickPoint } from './keep/points-act.ts';
import { changeKeeping } from './keep/settings-act.ts';
import { endOverview, giveOverview } from './overview/act.ts';
import { removeLeaves, snooze } from './people/absence-act.ts';
import { eraseMe } from './people/erasure.ts';
import { chooseLanguage } from './people/language-act.ts';
import { appointPrincipal, assignRoles } from './people/roles-act.ts';
import {
  agreeToWeak,
  changeIntervention,
  dropIntervention,
  finishIntervention,
  restoreIntervention,
  saveIntervention,
  stopIntervention,
} from './plan/act.ts';
import {
  cancelDiscussion,
  changeDiscussion,
  restoreDiscussion,
  saveDiscussion,
  setTeacherTeams,
} from './plan/discussions-act.ts';
import { changeSchool, createTeam, moveTeam } from './team/act.ts';
import { askForRemoval, removeTeam } from './team/removal-act.ts';
import { removeTemplate } from './template/act.ts';
import { changeTiming, chooseForNextYear, startNextYear, undoNextYear } from './year/act.ts';
import { answerDay, dropDays, saveDays, stageDays } from './year/days-act.ts';
import { addCheckpoint, approveWheel, moveCheckpoint, removeCheckpoint } from './year/wheel-act.ts';

export const ACTS = {
  'setup.school': createTeam,
  'setup.move': moveTeam,
  'calendar.save': stageDays,
  'calendar.answer': answerDay,
  'calendar.confirm': saveDays,
  'calendar.drop': dropDays,
  'wheel.move': moveCheckpoint,
  'wheel.add': addCheckpoint,
  'wheel.remove': removeCheckpoint,
  'wheel.approve': approveWheel,
  'settings.school': changeSchool,
  'settings.timing': changeTiming,
  'settings.nextYear': startNextYear,
  'yearEnd.choose': chooseForNextYear,
  'yearEnd.undo': undoNextYear,
  'settings.remove': removeTeam,
  'settings.removeRequest': askForRemoval,
  'members.save': assignRoles,
  'members.appoint': appointPrincipal,
  'answers.save': saveAnswer,
  'answers.later': keepTyped,
  'answers.back': keepTyped,
  'checkpoint.gathered': dataGathered,
  'checkpoint.notGathered': dataNotGathered,
  'checkpoint.close': closeCheckpoint,
  'checkpoint.reopen': reopenCheckpoint,
  'decisions.add': recordDecision,
  'decisions.finish': sendDecisions,
  'decisions.done': decisionDone,
  'decisions.notDone': decisionNotDone,
  'decisions.change': changeDecision,
  'decisions.remove': removeDecision,
  'picture.add': addToPicture,
  'picture.remove': removeAddition,
  'goals.save': saveGoal,
  'goals.change': changeGoal,
  'goals.finish': finishGoal,
  'goals.reopen': restoreGoal,
  'goals.drop': dropGoal,
  'goals.restore': restoreGoal,
  'goals.ask': askTeam,
  'goals.yes': sayYes,
  'goals.no': sayNo,
  'goals.override': overrideGoal,
  'data.paste': stageValues,
  'data.answer': stageValues,
  'data.type': stageTyped,
  'data.save': saveStaged,
  'data.drop': dropStaged,
  'data.remove': removeValues,
  'data.undo': undoImport,
  'data.unit': setUnit,
  'data.own': addIndicator,
  'data.ownRemove': removeIndicator,
  'data.redefine': redefineIndicator,
  'plan.save': saveIntervention,
  'plan.change': changeIntervention,
  'plan.done': finishIntervention,
  'plan.stop': stopIntervention,
  'plan.drop': dropIntervention,
  'plan.restore': restoreIntervention,
  'plan.reason': agreeToWeak,
  'meet.save': saveDiscussion,
  'meet.change': changeDiscussion,
  'meet.cancel': cancelDiscussion,
  'meet.restore': restoreDiscussion,
  'meet.teams': setTeacherTeams,
  'evaluation.save': saveEvaluation,
  'evaluation.back': saveEvaluation,
  'evaluation.sign': signEvaluation,
  'evaluation.reopen': reopenEvaluation,
  'keep.plan': belongs,
  'keep.park': park,
  'keep.refer': refer,
  'keep.drop': letGo,
  'keep.askAnew': askAnew,
  'keep.note': keepNote,
  'keep.remove': removeNote,
  'keep.tick': tickPoint,
  'keep.carry': carryPoint,
  'keep.reopen': reopenPoint,
  'keep.settings': changeKeeping,
  'keep.keep': keepParked,
  'keep.dropParked': dropParked,
  'keep.restore': restoreParked,
  'keep.take': takeParked,
  'keep.give': giveParked,
  'template.remove': removeTemplate,
  'feed.open': openFeed,
  'feed.renew': renewFeed,
  'feed.close': closeFeed,
  'overview.give': giveOverview,
  'overview.change': giveOverview,
  'overview.end': endOverview,
  'people.delete': eraseMe,
  'people.snooze': snooze,
  'people.leaveRemove': removeLeaves,
  'people.language': chooseLanguage,
} as const;
export type ActVerb = keyof typeof ACTS;
