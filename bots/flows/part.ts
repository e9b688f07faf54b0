/** «vilka mål har jag», «vem är jag i teamet», «vad gjorde Siv»: somebody's part in the team. */
import { messageCard } from '../../cards/common.ts';
import { listed } from '../../cards/format.ts';
import { called } from '../../cards/names.ts';
import { type PartShown, partCard } from '../../cards/part.ts';
import { soFarCard } from '../../cards/so-far.ts';
import { personCalled } from '../../language/reading/goal-owner.ts';
import { partMeant } from '../../language/reading/part-meant.ts';
import { theirs } from '../../quality/goals/act.ts';
import type { Member } from '../../quality/people/documents.ts';
import { theirs as theirIntervention } from '../../quality/plan/act.ts';
import type { Reply } from '../messenger.ts';
import { post, replace, type TeamTurn, type Values } from '../turn.ts';
import * as decisions from './decisions.ts';
import { forTeam } from './for-team.ts';
import * as goals from './goals.ts';
import * as interventions from './interventions.ts';
import { members } from './settings.ts';
import * as year from './year.ts';

/** Without words that say whose, one's own. */
export async function ask(turn: TeamTurn, text: string): Promise<Reply[]> {
  const meant = partMeant(text) ?? { of: 'me', what: 'all', role: false };
  if (meant.of === 'before') return before(turn);
  if (meant.of === 'me') return shown(turn, turn.me, meant.what, meant.role);
  const member = anyoneCalled(turn, meant.who);
  return member ? shown(turn, member, meant.what) : ofNobody(turn, meant.what, text);
}

const card = (turn: TeamTurn, member: Member, what: PartShown, role: boolean, page = 0) => {
  const acting = { ...turn, actor: turn.me };
  const viewer = {
    me: turn.me,
    today: turn.today.toString(),
    mayChangeGoal: ({ id }: { id: string }) => theirs(acting, { goal: id }) === null,
    mayChangeIntervention: ({ id }: { id: string }) => theirIntervention(acting, { intervention: id }) === null,
  };
  return partCard(turn.who.locale, turn.snapshot, member, viewer, { what, role, page });
};

const shown = (turn: TeamTurn, member: Member, what: PartShown, role = false): Reply[] => [
  post(turn, (to) => card(to, member, what, role)),
];

/** Those who are in the team go before those who have left it. */
export function anyoneCalled({ snapshot, me }: TeamTurn, name: string): Member | undefined {
  const there = snapshot.members.filter(({ active }) => active);
  const left = snapshot.members.filter(({ active }) => !active);
  const bare = name.replace(/s$/u, '');
  const id = [name, bare]
    .flatMap((one) => [personCalled(one, [me, ...there.filter((each) => each.id !== me.id)]), calledAmong(left, one)])
    .find((found) => found !== null);
  return snapshot.members.find((one) => one.id === id);
}
/** «Jag» is nobody who has left. */
const calledAmong = (left: readonly Member[], name: string): string | null =>
  /^(?:jag|mig|me|myself|i)$/u.test(name) ? null : personCalled(name, left);

/** «årets mål» is of all; who is asked for by a name that nobody has is told so. */
function ofNobody(turn: TeamTurn, what: PartShown, text: string): Promise<Reply[]> {
  if (what === 'goals') return year.orEarlier(null, goals.list)(turn, text);
  if (what === 'interventions') return year.orEarlier(null, interventions.list)(turn, text);
  if (what === 'decisions') return year.orEarlier('decisions', decisions.list)(turn, text);
  return unknown(turn);
}

const unknown = async (turn: TeamTurn): Promise<Reply[]> => [
  post(turn, ({ say }) => messageCard(say, 'part:unknown')),
  ...(await members(turn)),
];

/** Whoever had the same profession and has left, or else all who have left. */
async function before(turn: TeamTurn): Promise<Reply[]> {
  const left = turn.snapshot.members.filter(({ active }) => !active);
  const same = left.filter(({ professions }) => professions.some((one) => turn.me.professions.includes(one)));
  const [one, ...others] = same.length > 0 ? same : left;
  if (!one) return [post(turn, ({ say }) => messageCard(say, 'part:beforeNobody'))];
  if (others.length === 0) return shown(turn, one, 'all');
  return [
    post(turn, ({ say, who }) => {
      const names = [one, ...others].map((each) => called(say, each));
      return messageCard(say, 'part:beforeSeveral', { names: listed(who.locale, names), one: names[0] ?? '' });
    }),
  ];
}

const PARTS: readonly PartShown[] = ['all', 'goals', 'interventions', 'decisions'];

async function show(turn: TeamTurn, data: Values): Promise<Reply[]> {
  const member = turn.snapshot.members.find(({ id }) => id === data['person']) ?? turn.me;
  const what = PARTS.find((one) => one === data['what']) ?? 'all';
  return [replace(card(turn, member, what, data['role'] === '1', turn.page))];
}

const soFarOf = ({ say, snapshot, today, page }: TeamTurn) => soFarCard(say, snapshot, today.toString(), page);
/** «vad har hänt innan jag kom?» */
export const soFar = async (turn: TeamTurn): Promise<Reply[]> => [post(turn, (to) => soFarOf(to))];

export const actions = forTeam({ 'part.show': show, 'part.soFar': async (turn) => [replace(soFarOf(turn))] });
