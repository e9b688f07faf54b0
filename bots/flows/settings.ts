/** Settings: school, year, when prompts go out, and taking the team away. Only coordinator and principal change them. */
import type { Element } from '../../cards/card.ts';
import { inOne, messageCard, type Objection, sentenceCard } from '../../cards/common.ts';
import { membersListCard, removalCard, settingsCard, type TimingValues, timingCard } from '../../cards/settings.ts';
import { schoolCard } from '../../cards/setup.ts';
import { parseClock, parseDays } from '../../language/reading/amounts-of-time.ts';
import { wantsFewerReminders } from '../../language/reading/help-topic.ts';
import { managers, mayDecide, mayManage } from '../../quality/rights.ts';
import type { Snapshot } from '../../quality/snapshot.ts';
import { stampOf } from '../../quality/stamp.ts';
import { changeSchool, schoolFields } from '../../quality/team/act.ts';
import { askForRemoval, isWorkedIn, removeTeam } from '../../quality/team/removal-act.ts';
import { changeTiming, type TypedTiming } from '../../quality/year/act.ts';
import { nextYearOf } from '../../quality/year/next-year.ts';
import { COUNTIES } from '../../quality/year/school-year.ts';
import type { Reply } from '../messenger.ts';
import { open, post, replace, type TeamTurn, type Values } from '../turn.ts';
import { forTeam } from './for-team.ts';
import { mayNot } from './may-not.ts';
import { readSchool, schoolLabels, typedSchool } from './setup.ts';
import { take } from './take.ts';
import { newIds } from './wheel.ts';

type Step = (turn: TeamTurn, data: Values, values: Values) => Promise<Reply[]>;
/** Opens a form for those who manage the team. */
export const managed =
  (step: Step): Step =>
  async (turn, data, values) => {
    const objection = managers({ ...turn, actor: turn.me }, {});
    return mayNot(turn, objection ? [objection] : []) ?? step(turn, data, values);
  };

export const overview = (turn: TeamTurn, snapshot: Snapshot = turn.snapshot, saved: readonly Element[] = []) =>
  settingsCard(turn.say, snapshot, mayManage(snapshot, turn.me), nextYearOf(snapshot, turn.today), saved);

/** Who asks for fewer reminders is told what they can do themselves; the rest of it only those who manage the team can change. */
export async function show(turn: TeamTurn, text: string): Promise<Reply[]> {
  const fewer = wantsFewerReminders(text) ? [post(turn, (to) => messageCard(to.say, 'people:about.reminders'))] : [];
  const changes = fewer.length === 0 || mayManage(turn.snapshot, turn.me);
  return [...fewer, ...(changes ? [post(turn, (to) => overview(to))] : [])];
}

export async function members(turn: TeamTurn): Promise<Reply[]> {
  return [post(turn, (to) => membersOf(to))];
}

const membersOf = (turn: TeamTurn) =>
  membersListCard(turn.say, turn.snapshot, mayManage(turn.snapshot, turn.me), turn.today.toString(), turn.page);

/** The fields as the form shows them. */
function schoolNow({ team }: Snapshot) {
  const { school, county, count, locale } = schoolFields(team);
  return { school, schoolYear: team.calendar.schoolYear, county, count: String(count), locale };
}

function schoolSettings(turn: TeamTurn, values: Values = {}, problems: readonly Objection[] = []) {
  const { team, key } = turn.snapshot;
  const choices = { schoolYears: [team.calendar.schoolYear], counties: COUNTIES };
  const version = stampOf(schoolFields(team));
  const action = { save: 'settings.school', open: 'settings.schoolOpen', team: key.team, version } as const;
  return schoolCard(turn.say, typedSchool(values, schoolNow(turn.snapshot)), choices, action, problems);
}

const school: Step = async (turn, data, values) => {
  const { team } = turn.snapshot;
  const input = { ...readSchool(values), ids: newIds(), version: data['version'] };
  const taken = await take(turn, changeSchool, input, { labels: schoolLabels(turn), now: schoolNow(turn.snapshot) });
  if (!taken.after) return taken.refusal ?? [replace(schoolSettings(turn, values, taken.problems))];
  const again = taken.after.team.checkpointCount !== team.checkpointCount && !team.wheelApprovedAt;
  const note = again ? [post(turn, (to) => messageCard(to.say, 'people:wheelAgain'))] : [];
  return [replace(overview(turn, taken.after)), ...note];
};

const TIMING_LABELS = {
  gather: 'people:timingGather',
  prompt: 'people:timingPrompt',
  reminder: 'people:timingReminder',
  decisions: 'people:timingDecisions',
  from: 'people:timingFrom',
  to: 'people:timingTo',
} as const;
const TIMING_FIELDS = Object.keys(TIMING_LABELS) as (keyof typeof TIMING_LABELS)[];

/** A value for each field of the form. */
const eachTime = (of: (field: keyof typeof TIMING_LABELS) => string): TimingValues =>
  Object.fromEntries(TIMING_FIELDS.map((field) => [field, of(field)])) as TimingValues;

const timingNow = ({ team }: Snapshot): TimingValues => eachTime((field) => String(team.timing[field]));

const timingOpen: Step = async (turn) => [open(timingCard(turn.say, turn.snapshot.team, timingNow(turn.snapshot)))];

const timing: Step = async (turn, data, values) => {
  const typed = eachTime((field) => (values[field] ?? '').trim());
  const read: TypedTiming = {
    gather: parseDays(typed.gather),
    prompt: parseDays(typed.prompt),
    reminder: parseDays(typed.reminder),
    decisions: parseDays(typed.decisions),
    from: parseClock(typed.from) ?? typed.from,
    to: parseClock(typed.to) ?? typed.to,
  };
  const labels = eachTime((field) => turn.say(TIMING_LABELS[field]));
  const input = { timing: read, version: data['version'] };
  const taken = await take(turn, changeTiming, input, { labels, now: timingNow(turn.snapshot) });
  if (taken.after) return [replace(overview(turn, taken.after))];
  return taken.refusal ?? [replace(timingCard(turn.say, turn.snapshot.team, typed, taken.problems))];
};

const removeAsk: Step = async (turn) => {
  const may = !isWorkedIn(turn.snapshot) || mayDecide(turn.snapshot, turn.me);
  return [replace(removalCard(turn.say, turn.snapshot, may))];
};

const removeRequest: Step = async (turn) => {
  const taken = await take(turn, askForRemoval, {});
  if (!taken.after) return taken.refusal ?? [replace(overview(turn))];
  return [replace(messageCard(turn.say, 'people:removeAskedDone'))];
};

/** What the team's own audit says goes with it, so the log keeps that it was done. */
const remove: Step = async (turn) => {
  const { key, team } = turn.snapshot;
  const taken = await take(turn, removeTeam, {});
  if (!taken.after) return taken.refusal ?? [replace(sentenceCard(turn.say, inOne(taken.problems)))];
  await turn.storage.removeTeam(key);
  turn.log.info({ code: 'team-removed', tenant: key.tenant, team: key.team, by: turn.me.id }, 'a team was removed');
  return [replace(messageCard(turn.say, 'people:removed', { school: team.school }))];
};

export const actions = forTeam({
  'members.list': async (turn) => [replace(membersOf(turn))],
  'settings.show': async (turn) => [replace(overview(turn))],
  'settings.schoolOpen': managed(async (turn) => [open(schoolSettings(turn))]),
  'settings.school': school,
  'settings.timingOpen': managed(timingOpen),
  'settings.timing': timing,
  'settings.removeAsk': managed(removeAsk),
  'settings.removeRequest': removeRequest,
  'settings.remove': remove,
});
