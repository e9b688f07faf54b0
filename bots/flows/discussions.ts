/** «diskussion»: the team's part in the teacher teams' and the leadership group's discussions of results. */
import { z } from 'zod';
import {
  type DiscussionValues,
  discussionCard,
  discussionsCard,
  LEADERSHIP,
  teacherTeamsCard,
} from '../../cards/discussions.ts';
import { isoDate } from '../../quality/base.ts';
import type { Discussion } from '../../quality/plan/documents.ts';
import { mayManage } from '../../quality/rights.ts';
import type { Snapshot } from '../../quality/snapshot.ts';
import { team as teamSchema } from '../../quality/team/documents.ts';
import type { Reply } from '../messenger.ts';
import { audit, commit, open, post, put, replace, type TeamTurn, type Values } from '../turn.ts';
import { forTeam } from './for-team.ts';
import { notAllowed, onlyOwner } from './may-not.ts';

const MAX_DISCUSSIONS = 200;

const listCard = (turn: TeamTurn, snapshot: Snapshot, note?: string) =>
  discussionsCard(turn.who.locale, snapshot, turn.today.toString(), note);

export const list = async (turn: TeamTurn): Promise<Reply[]> => [post(listCard(turn, turn.snapshot))];

async function openNew(turn: TeamTurn): Promise<Reply[]> {
  const values = { who: '', date: turn.today.toString(), people: turn.me.id, goal: '', outcome: '' };
  return [open(discussionCard(turn.who.locale, turn.snapshot, values, { id: crypto.randomUUID(), existing: false }))];
}

type Content = Pick<Discussion, 'teacherTeam' | 'date' | 'people' | 'goal' | 'outcome' | 'state'>;
function read(turn: TeamTurn, values: Values): { content: Content; typed: DiscussionValues; problems: string[] } {
  const { snapshot } = turn;
  const of = (name: string): string => (values[name] ?? '').trim();
  const typed = { who: of('who'), date: of('date'), people: of('people'), goal: of('goal'), outcome: of('outcome') };
  const problems: string[] = [...turn.refused];
  const known = snapshot.team.teacherTeams.includes(typed.who);
  if (!known && typed.who !== LEADERSHIP) problems.push(turn.say('plan:meetProblem.who'));
  const staff = new Set(snapshot.members.filter((m) => m.active).map((m) => m.id));
  const people = typed.people.split(',').filter((id) => staff.has(id));
  if (people.length === 0) problems.push(turn.say('plan:meetProblem.people'));
  const { calendar } = snapshot.team;
  const inYear =
    isoDate.safeParse(typed.date).success && typed.date >= calendar.autumnStart && typed.date <= calendar.springEnd;
  if (!inYear) problems.push(turn.say('plan:meetProblem.date'));
  else if (typed.outcome !== '' && typed.date > turn.today.toString())
    problems.push(turn.say('plan:meetProblem.result'));
  const goal = snapshot.goals.some((g) => g.id === typed.goal) ? typed.goal : null;
  const content: Content = {
    teacherTeam: typed.who === LEADERSHIP ? null : typed.who,
    date: typed.date,
    people: people.slice(0, 20),
    goal,
    outcome: typed.outcome.slice(0, 1000),
    state: typed.outcome === '' ? 'planned' : 'held',
  };
  return { content, typed, problems };
}

async function save(turn: TeamTurn, data: Values, values: Values): Promise<Reply[]> {
  const { snapshot, who } = turn;
  const id = data['discussion'] ?? '';
  const done = turn.say('plan:meetSaved');
  if (snapshot.discussions.some((one) => one.id === id)) return [replace(listCard(turn, snapshot, done))];
  const { content, typed, problems } = read(turn, values);
  if (snapshot.discussions.length >= MAX_DISCUSSIONS) problems.push(turn.say('plan:meetFull'));
  if (problems.length > 0 || !z.uuid().safeParse(id).success)
    return [replace(discussionCard(who.locale, snapshot, typed, { id, existing: false }, problems))];
  const one: Discussion = {
    kind: 'discussion',
    id,
    version: 1,
    schoolYear: snapshot.team.calendar.schoolYear,
    ...content,
    createdBy: turn.me.id,
  };
  const after = await commit(turn, [put(one)]);
  return [replace(listCard(turn, after, done))];
}

type Step = (turn: TeamTurn, one: Discussion, values: Values) => Promise<Reply[]>;
const withPlanned =
  (step: Step) =>
  async (turn: TeamTurn, data: Values, values: Values): Promise<Reply[]> => {
    const one = turn.snapshot.discussions.find((d) => d.id === data['discussion'] && d.state === 'planned');
    if (!one) return [replace(listCard(turn, turn.snapshot))];
    const may = one.createdBy === turn.me.id || one.people.includes(turn.me.id) || mayManage(turn.snapshot, turn.me);
    return may ? step(turn, one, values) : onlyOwner(turn);
  };

const changeOpen: Step = async (turn, one) => {
  const values: DiscussionValues = {
    who: one.teacherTeam ?? LEADERSHIP,
    date: one.date,
    people: one.people.join(','),
    goal: one.goal ?? '',
    outcome: one.outcome,
  };
  return [open(discussionCard(turn.who.locale, turn.snapshot, values, { id: one.id, existing: true }))];
};

const change: Step = async (turn, one, values) => {
  const { content, typed, problems } = read(turn, values);
  if (problems.length > 0)
    return [replace(discussionCard(turn.who.locale, turn.snapshot, typed, { id: one.id, existing: true }, problems))];
  const after = await commit(turn, [put({ ...one, ...content }, one)]);
  return [replace(listCard(turn, after, turn.say('plan:meetSaved')))];
};

const cancel: Step = async (turn, one) => {
  const after = await commit(turn, [put({ ...one, state: 'cancelled' }, one)]);
  return [replace(listCard(turn, after, turn.say('plan:meetCancelled')))];
};

async function teamsOpen(turn: TeamTurn): Promise<Reply[]> {
  if (!mayManage(turn.snapshot, turn.me)) return notAllowed(turn);
  return [open(teacherTeamsCard(turn.who.locale, turn.snapshot))];
}

async function saveTeams(turn: TeamTurn, _data: Values, values: Values): Promise<Reply[]> {
  if (!mayManage(turn.snapshot, turn.me)) return notAllowed(turn);
  const { team } = turn.snapshot;
  const typed = values['teams'] ?? '';
  const names = [
    ...new Set(
      typed
        .split(/[\n;]/)
        .map((line) => line.trim())
        .filter((line) => line !== ''),
    ),
  ];
  const parsed = teamSchema.shape.teacherTeams.safeParse(names);
  const tooLong = parsed.success
    ? []
    : [turn.say('common:tooLong', { field: turn.say('plan:meetTeamsList'), max: 100 })];
  const problems = [...turn.refused, ...tooLong];
  if (!parsed.success || problems.length > 0) {
    return [replace(teacherTeamsCard(turn.who.locale, turn.snapshot, typed, problems))];
  }
  const after = await commit(turn, [
    put({ ...team, teacherTeams: parsed.data }, team),
    audit(turn, 'teacher-teams-set', `team/${team.id}`, team.teacherTeams, parsed.data),
  ]);
  return [replace(listCard(turn, after, turn.say('plan:meetTeamsSaved')))];
}

export const actions = forTeam({
  'meet.open': openNew,
  'meet.save': save,
  'meet.changeOpen': withPlanned(changeOpen),
  'meet.change': withPlanned(change),
  'meet.cancel': withPlanned(cancel),
  'meet.teamsOpen': teamsOpen,
  'meet.teams': saveTeams,
});
