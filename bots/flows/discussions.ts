/** «diskussion»: the team's part in the teacher teams' and the leadership group's discussions of results. */

import { messageCard, type Receipt } from '../../cards/common.ts';
import {
  type DiscussionValues,
  discussionCard,
  discussionsCard,
  LEADERSHIP,
  teacherTeamsCard,
} from '../../cards/discussions.ts';
import { formatDate } from '../../cards/format.ts';
import { NO_GOAL } from '../../cards/inputs.ts';
import { nameOf } from '../../cards/names.ts';
import { discussionDay, movesDiscussion } from '../../language/reading/discussion-moved.ts';
import { type DiscussionSentence, readDiscussion } from '../../language/reading/discussion-sentence.ts';
import {
  cancelDiscussion,
  changeDiscussion,
  discussionOf,
  restoreDiscussion,
  saveDiscussion,
  setTeacherTeams,
  theirs,
} from '../../quality/plan/discussions-act.ts';
import type { Discussion } from '../../quality/plan/documents.ts';
import { managers } from '../../quality/rights.ts';
import type { Snapshot } from '../../quality/snapshot.ts';
import type { Reply } from '../messenger.ts';
import { asAnswer, open, openFilled, post, privately, replace, type TeamTurn, type Values } from '../turn.ts';
import { forTeam } from './for-team.ts';
import { endedMeanwhile, refusedBy } from './may-not.ts';
import { sentenceAround } from './sentence-around.ts';
import { take } from './take.ts';

const listCard = (turn: TeamTurn, snapshot: Snapshot, note?: Receipt) =>
  discussionsCard(turn.who.locale, snapshot, turn.today.toString(), note, turn.page);

/**
 * The list; with somebody whom the team meets named, the form: «planera diskussion med arbetslag 8 den 10 februari», «skriv in utfallet från arbetslag
 * 8», «mötet med arbetslag 8: de vill ha stöd». The guard may have refused what was said.
 */
export async function ask(turn: TeamTurn, text: string): Promise<Reply[]> {
  const said = readDiscussion(text, turn.snapshot.team.teacherTeams, sentenceAround(turn));
  const existing = !said || said.plans ? undefined : plannedWith(turn, said);
  const who = said && (existing || !said.moves) ? (said.teacherTeam ?? LEADERSHIP) : null;
  if (!said || !who) {
    const moved = movedTo(turn, text);
    if (moved) return moved;
    if (turn.refused.length > 0)
      return [privately(messageCard(turn.say, 'keep:pupil.said'), asAnswer('keep:pupil.said'))];
    return [post(turn, (to) => listCard(to, to.snapshot))];
  }
  const { date, outcome, newDay } = said;
  const people = [...new Set([turn.me.id, ...said.people])].join(',');
  const refused = turn.refused.map((key) => turn.say(key));
  if (!existing) {
    const values = { ...blank(turn), who, people, outcome, ...(date === null ? {} : { date }) };
    const target = { id: crypto.randomUUID(), existing: null };
    return [openFilled(discussionCard(turn.who.locale, turn.snapshot, values, target, refused))];
  }
  const values = {
    ...asValues(existing),
    ...(outcome === '' ? {} : { outcome }),
    ...(date === null || !newDay ? {} : { date }),
  };
  const form = discussionCard(turn.who.locale, turn.snapshot, values, { id: existing.id, existing }, refused);
  return refusedBy(turn, theirs, { discussion: existing.id }) ?? [openFilled(form)];
}

/** «Flytta diskussionen till 19 november»: of the only one that is planned, where nobody is named whom the team meets. */
function movedTo(turn: TeamTurn, text: string): Reply[] | null {
  const planned = movesDiscussion(text) ? turn.snapshot.discussions.filter(({ state }) => state === 'planned') : [];
  const [existing, another] = planned;
  if (!existing || another) return null;
  const date = discussionDay(text, sentenceAround(turn)) ?? existing.date;
  const form = discussionCard(
    turn.who.locale,
    turn.snapshot,
    { ...asValues(existing), date },
    { id: existing.id, existing },
  );
  return refusedBy(turn, theirs, { discussion: existing.id }) ?? [openFilled(form)];
}

/** The planned one that is meant: that of the day that was said, else the first. */
function plannedWith({ snapshot }: TeamTurn, { teacherTeam, date }: DiscussionSentence): Discussion | undefined {
  const planned = snapshot.discussions
    .filter((one) => one.state === 'planned' && one.teacherTeam === teacherTeam)
    .toSorted((a, b) => a.date.localeCompare(b.date));
  return planned.find((one) => one.date === date) ?? planned[0];
}

const blank = (turn: TeamTurn): DiscussionValues => ({
  who: '',
  date: turn.today.toString(),
  people: turn.me.id,
  goal: '',
  outcome: '',
});

async function openNew(turn: TeamTurn): Promise<Reply[]> {
  const target = { id: crypto.randomUUID(), existing: null };
  return [open(discussionCard(turn.who.locale, turn.snapshot, blank(turn), target))];
}

/** The form as it was typed and as a discussion's content. */
function read(values: Values) {
  const of = (name: keyof DiscussionValues): string => (values[name] ?? '').trim();
  const typed = { who: of('who'), date: of('date'), people: of('people'), goal: of('goal'), outcome: of('outcome') };
  const content = {
    teacherTeam: typed.who === LEADERSHIP ? null : typed.who,
    date: typed.date,
    people: typed.people.split(',').filter((id) => id !== ''),
    goal: typed.goal === '' || typed.goal === NO_GOAL ? null : typed.goal,
    outcome: typed.outcome,
  };
  return { typed, content };
}

const asValues = (one: Discussion): DiscussionValues => ({
  who: one.teacherTeam ?? LEADERSHIP,
  date: one.date,
  people: one.people.join(','),
  goal: one.goal ?? '',
  outcome: one.outcome,
});

/** The same as people read it, by the names that objections have. */
const asRead = ({ say, snapshot, who }: TeamTurn, one: Discussion): Values => ({
  teacherTeam: one.teacherTeam ?? say('plan:meetLeadership'),
  date: formatDate(who.locale, one.date),
  people: one.people.map((id) => nameOf(say, snapshot.members, id)).join(', '),
  goal: String(snapshot.goals.find(({ id }) => id === one.goal)?.number ?? say('plan:meetAboutNone')),
  outcome: one.outcome,
});

const labels = ({ say }: TeamTurn): Values => ({
  teacherTeam: say('plan:meetWho'),
  date: say('plan:meetDate'),
  people: say('plan:meetPeople'),
  goal: say('plan:meetAbout'),
  outcome: say('plan:meetResult'),
});

async function save(turn: TeamTurn, data: Values, values: Values): Promise<Reply[]> {
  const id = data['discussion'] ?? '';
  const known = discussionOf(turn.snapshot, { discussion: id }) !== undefined;
  const { typed, content } = read(values);
  const taken = await take(turn, saveDiscussion, { discussion: id, content }, { labels: labels(turn) });
  if (taken.after) return [replace(listCard(turn, taken.after, turn.say('plan:meetSaved')))];
  // The same card filled in once more with something else: asked about under a new id, so that nothing typed is lost.
  const target = { id: known ? crypto.randomUUID() : id, existing: null };
  return taken.refusal ?? [replace(discussionCard(turn.who.locale, turn.snapshot, typed, target, taken.problems))];
}

type Step = (turn: TeamTurn, one: Discussion, values: Values, data: Values) => Promise<Reply[]>;
/** Unless it has been called off. */
const withOne =
  (step: Step) =>
  async (turn: TeamTurn, data: Values, values: Values): Promise<Reply[]> => {
    const one = discussionOf(turn.snapshot, { discussion: data['discussion'] ?? '' });
    const there = one && one.state !== 'cancelled';
    if (there) return step(turn, one, values, data);
    const note = one ? undefined : turn.say('common:oldList');
    return endedMeanwhile(turn, values, replace(listCard(turn, turn.snapshot, note)));
  };

const changeOpen: Step = async (turn, one) => {
  const form = discussionCard(turn.who.locale, turn.snapshot, asValues(one), { id: one.id, existing: one });
  return refusedBy(turn, theirs, { discussion: one.id }) ?? [open(form)];
};

const change: Step = async (turn, one, values, data) => {
  const { typed, content } = read(values);
  const input = { discussion: one.id, version: data['version'], content };
  const taken = await take(turn, changeDiscussion, input, { labels: labels(turn), now: asRead(turn, one) });
  if (taken.after) return [replace(listCard(turn, taken.after, turn.say('plan:meetSaved')))];
  const target = { id: one.id, existing: one };
  return taken.refusal ?? [replace(discussionCard(turn.who.locale, turn.snapshot, typed, target, taken.problems))];
};

const cancel: Step = async (turn, one) => {
  const taken = await take(turn, cancelDiscussion, { discussion: one.id });
  if (!taken.after) return taken.refusal ?? [];
  const undo = { do: 'meet.restore', team: turn.snapshot.key.team, discussion: one.id } as const;
  return [replace(listCard(turn, taken.after, { words: turn.say('plan:meetCancelled'), undo }))];
};

async function restore(turn: TeamTurn, data: Values): Promise<Reply[]> {
  const taken = await take(turn, restoreDiscussion, { discussion: data['discussion'] ?? '' });
  if (!taken.after) return taken.refusal ?? [];
  return [replace(listCard(turn, taken.after, turn.say('plan:meetRestored')))];
}

async function teamsOpen(turn: TeamTurn): Promise<Reply[]> {
  return refusedBy(turn, managers, {}) ?? [open(teacherTeamsCard(turn.who.locale, turn.snapshot))];
}

async function saveTeams(turn: TeamTurn, data: Values, values: Values): Promise<Reply[]> {
  const typed = values['teams'] ?? '';
  const teams = typed
    .split(/[\n;]/)
    .map((line) => line.trim())
    .filter((line) => line !== '');
  const form = {
    labels: { teams: turn.say('plan:meetTeamsList') },
    now: { teams: turn.snapshot.team.teacherTeams.join(', ') },
  };
  const taken = await take(turn, setTeacherTeams, { teams, version: data['version'] }, form);
  if (taken.after) return [replace(listCard(turn, taken.after, turn.say('plan:meetTeamsSaved')))];
  return taken.refusal ?? [replace(teacherTeamsCard(turn.who.locale, turn.snapshot, typed, taken.problems))];
}

export const actions = forTeam({
  'meet.list': async (turn) => [replace(listCard(turn, turn.snapshot))],
  'meet.open': openNew,
  'meet.save': save,
  'meet.changeOpen': withOne(changeOpen),
  'meet.change': withOne(change),
  'meet.cancel': withOne(cancel),
  'meet.restore': restore,
  'meet.teamsOpen': teamsOpen,
  'meet.teams': saveTeams,
});
