/** Which flow answers which command and which button. */
import type { DoorVerb, Verb } from '../../cards/verbs.ts';
import type { Command } from '../../language/understand.ts';
import type { TeamKey } from '../../quality/base.ts';
import type { Reply } from '../messenger.ts';
import type { TeamTurn, Turn } from '../turn.ts';
import * as absence from './absence.ts';
import * as allSchools from './all-schools.ts';
import * as answers from './answers.ts';
import * as calendar from './calendar.ts';
import * as checkpointPage from './checkpoint-page.ts';
import * as data from './data.ts';
import * as dataRemove from './data-remove.ts';
import * as dataUndo from './data-undo.ts';
import * as daysOff from './days-off.ts';
import * as decisions from './decisions.ts';
import * as decisionsSaid from './decisions-said.ts';
import * as discussions from './discussions.ts';
import * as erasure from './erasure.ts';
import * as evaluation from './evaluation.ts';
import * as feed from './feed.ts';
import * as feedFile from './feed-file.ts';
import type { ActionFlow } from './for-team.ts';
import * as gathered from './gathered.ts';
import * as goalAcceptance from './goal-acceptance.ts';
import * as goalNamed from './goal-named.ts';
import * as goals from './goals.ts';
import * as goalsSaid from './goals-said.ts';
import * as history from './history.ts';
import * as home from './home.ts';
import * as interventions from './interventions.ts';
import * as interventionsSaid from './interventions-said.ts';
import * as picture from './joint-picture.ts';
import * as keepAsked from './keep-asked.ts';
import * as keepSettings from './keep-settings.ts';
import * as keep from './keep-to-plan.ts';
import * as language from './language.ts';
import * as members from './members.ts';
import * as membersAsked from './members-asked.ts';
import * as moved from './moved.ts';
import * as notes from './notes.ts';
import * as overview from './overview.ts';
import * as ownFile from './own-file.ts';
import * as parking from './parking.ts';
import * as part from './part.ts';
import * as people from './people.ts';
import * as points from './points.ts';
import * as reports from './reports.ts';
import * as schoolDays from './school-days.ts';
import * as schoolsFile from './schools-file.ts';
import * as settings from './settings.ts';
import * as setup from './setup.ts';
import * as status from './status.ts';
import * as step from './step.ts';
import * as template from './template.ts';
import * as waiting from './waiting.ts';
import * as wheel from './wheel.ts';
import * as year from './year.ts';
import * as yearEnd from './year-end.ts';

/** Answers a command. `team` is null only for commands that need none. `text` is what the person wrote. */
export type CommandFlow = (turn: Turn, team: TeamTurn | null, text: string) => Promise<Reply[]>;

const WITHOUT_TEAM: ReadonlySet<Command> = new Set([
  'help',
  'setup',
  'cancel',
  'whoSees',
  'undo',
  'deleteMine',
  'ownData',
  'language',
  'allSchools',
]);
export const needsTeam = (command: Command): boolean => !WITHOUT_TEAM.has(command);

/** A flow that is only ever called inside a team. */
function inTeam(flow: (turn: TeamTurn, text: string) => Promise<Reply[]>): CommandFlow {
  return (_turn, team, text) => (team ? flow(team, text) : Promise.resolve([]));
}

export const commands: Record<Command, CommandFlow> = {
  help: (turn, _team, text) => people.help(turn, text),
  setup: (turn, team) => setup.start(turn, team),
  cancel: (turn) => people.cancel(turn),
  whoSees: (turn) => people.whoSees(turn),
  undo: (turn) => people.undo(turn),
  deleteMine: (turn, _team, text) => erasure.askDelete(turn, text),
  ownData: (turn) => erasure.showMine(turn),
  calendarFeed: inTeam(feed.ask),
  allSchools: (turn, _team, text) => allSchools.ask(turn, text),
  overview: inTeam(overview.ask),
  language: (turn, _team, text) => language.ofWords(turn, text),
  report: inTeam(reports.ask),
  status: inTeam(year.orEarlier(null, status.summary)),
  statusGoal: inTeam(goalNamed.byNumber),
  missing: inTeam(year.orEarlier(null, status.missing)),
  next: inTeam(checkpointPage.orEarlier(status.next)),
  follow: inTeam(status.follow),
  unfollow: inTeam(status.unfollow),
  subscription: inTeam(status.subscription),
  wheel: inTeam(wheel.show),
  moveCheckpoint: inTeam(moved.ask),
  addCheckpoint: inTeam(wheel.addAsked),
  checkpoint: inTeam(checkpointPage.ask),
  history: inTeam(history.ask),
  waiting: inTeam(waiting.ask),
  part: inTeam(part.ask),
  soFar: inTeam(part.soFar),
  year: inTeam(year.ask),
  newGoal: inTeam(goals.openNew),
  goals: inTeam(year.orEarlier(null, goalsSaid.ask)),
  importData: inTeam(data.show),
  curves: inTeam(data.curves),
  parking: inTeam(parking.orSums(year.orEarlier('parking', parking.show))),
  park: inTeam(keep.parkIdea),
  agendaAdd: inTeam(notes.addNote('agenda')),
  agenda: inTeam(year.orEarlier(null, notes.agenda)),
  logActivity: inTeam(notes.addNote('activity')),
  myLog: inTeam(notes.log),
  inPlan: inTeam(keep.isInPlan),
  interventions: inTeam(year.orEarlier(null, interventionsSaid.ask)),
  intervention: inTeam(interventions.byNumber),
  newIntervention: inTeam(interventions.openNew),
  jointPicture: inTeam(picture.show),
  discussions: inTeam(discussions.ask),
  answer: inTeam(answers.openMine),
  decisions: inTeam(year.orEarlier('decisions', decisionsSaid.ask)),
  newDecision: inTeam(decisions.openNew),
  evaluate: inTeam(evaluation.ask),
  closeYear: inTeam(yearEnd.ask),
  step: inTeam(step.ask),
  snooze: inTeam(people.snooze),
  away: inTeam(absence.away),
  daysOff: inTeam(daysOff.daysOff),
  back: inTeam(absence.back),
  settings: inTeam(schoolDays.orSettings),
  members: inTeam(membersAsked.ask),
};

/** Buttons and forms by their verb; each flow file lists its own. */
export const actions: Readonly<Record<Exclude<Verb, DoorVerb>, ActionFlow>> = {
  ...setup.actions,
  ...calendar.actions,
  ...wheel.actions,
  ...goals.actions,
  ...goalAcceptance.actions,
  ...data.actions,
  ...dataRemove.actions,
  ...dataUndo.actions,
  ...notes.actions,
  ...keepAsked.actions,
  ...keepSettings.actions,
  ...parking.actions,
  ...points.actions,
  ...interventions.actions,
  ...interventionsSaid.actions,
  ...picture.actions,
  ...checkpointPage.actions,
  ...history.actions,
  ...waiting.actions,
  ...part.actions,
  ...year.actions,
  ...discussions.actions,
  ...answers.actions,
  ...gathered.actions,
  ...decisions.actions,
  ...decisionsSaid.actions,
  ...evaluation.actions,
  ...yearEnd.actions,
  ...reports.actions,
  ...status.actions,
  ...template.actions,
  ...settings.actions,
  ...members.actions,
  ...feed.actions,
  ...feedFile.actions,
  ...schoolsFile.actions,
  ...overview.actions,
  ...allSchools.actions,
  ...people.actions,
  ...absence.actions,
  ...language.actions,
  ...erasure.actions,
  ...ownFile.actions,
};

/** Only what the table itself holds: a card's data comes from outside. */
export const isVerb = (word: string): word is keyof typeof actions => Object.hasOwn(actions, word);

export const homeFlow = (turn: Turn, keys: readonly TeamKey[]): Promise<Reply[]> => home.show(turn, keys);
