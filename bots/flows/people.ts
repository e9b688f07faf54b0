/** What concerns one person: help, and when not to be reminded. */
import { cancelledCard, messageCard, sentenceCard } from '../../cards/common.ts';
import { formatDate, formatSpan, listed } from '../../cards/format.ts';
import { helpCard, undoCard, whenCard } from '../../cards/people.ts';
import type { TextKey } from '../../cards/texts.ts';
import { inFull } from '../../language/colloquial.ts';
import { parseDate } from '../../language/reading/dates.ts';
import { helpTopic } from '../../language/reading/help-topic.ts';
import { type Leave, readLeave } from '../../language/reading/leave.ts';
import type { Act } from '../../quality/act.ts';
import { isoDate } from '../../quality/base.ts';
import {
  endLeave,
  leavesAfterReturn,
  snooze as snoozeAct,
  takeLeave,
  withLeave,
} from '../../quality/people/absence-act.ts';
import { leavesOf } from '../../quality/people/leaves.ts';
import { teamsOfPerson, teamTurn } from '../find-team.ts';
import type { Reply } from '../messenger.ts';
import {
  asCard,
  forAll,
  inPlace,
  post,
  replace,
  type Showing,
  type TeamTurn,
  type Turn,
  toMe,
  type Values,
} from '../turn.ts';
import { type ActionFlow, forTeam } from './for-team.ts';
import { readingOf, whichDay } from './sentence-around.ts';
import { type Taken, take } from './take.ts';

/** «hjälp», or what somebody asks to have explained. */
export async function help(turn: Turn, text: string): Promise<Reply[]> {
  const topic = helpTopic(inFull(text));
  return [post(turn, (to) => (topic ? messageCard(to.say, `people:about.${topic}`) : helpCard(to.say)))];
}

export const cancel = async (turn: Turn): Promise<Reply[]> => [
  post(turn, (to) => messageCard(to.say, 'common:cancelled')),
];

/** «vem ser mina svar?» */
export const whoSees = async (turn: Turn): Promise<Reply[]> => [
  post(turn, (to) => messageCard(to.say, 'people:whoSees')),
];

/** «ångra»: what is done is changed where it stands, so these are the places. */
export const undo = async (turn: Turn): Promise<Reply[]> => [post(turn, (to) => undoCard(to.say))];

/** «påminn mig på torsdag» */
export async function snooze(turn: TeamTurn, text: string): Promise<Reply[]> {
  const found = parseDate(inFull(text), turn.today, readingOf(turn));
  if (!found) return askWhen(turn);
  if ('problem' in found && found.problem === 'unclear')
    return [post(turn, (to) => sentenceCard(to.say, whichDay(to, found)))];
  if ('problem' in found) return [post(turn, (to) => messageCard(to.say, 'people:snoozeImpossible'))];
  return snoozeUntil(forAll(turn), found.date.toString(), post);
}

const daysToChoose = ({ say, snapshot, me, today }: TeamTurn) => whenCard(say, snapshot, me.id, today.toString());
/** Asks when the person wants to be reminded. */
export const askWhen = (turn: TeamTurn): Reply[] => [toMe(turn, daysToChoose(turn), asCard('when'))];

async function snoozeUntil(turn: TeamTurn, date: string, as: Showing): Promise<Reply[]> {
  const taken = await take(turn, snoozeAct, { date });
  if (!taken.after) return notTaken(turn, taken, as);
  return [
    as(turn, ({ say, who }) =>
      sentenceCard(say, say('people:snoozed', { date: formatDate(who.locale, date, 'long') })),
    ),
  ];
}

const notTaken = (turn: Turn, { refusal, problems }: Extract<Taken, { after: null }>, as = post): Reply[] =>
  refusal ?? [as(turn, ({ say }) => sentenceCard(say, problems.join(' ')))];

/** «jag är borta 14–18 december»: in every team of the person. */
export async function away(turn: TeamTurn, text: string): Promise<Reply[]> {
  const leave = readLeave(inFull(text), turn.today, readingOf(turn));
  if (!leave) return [post(turn, (to) => sentenceCard(to.say, awayNow(to)))];
  if ('problem' in leave) {
    if (leave.problem === 'unclear') return [post(turn, (to) => sentenceCard(to.say, whichDay(to, leave)))];
    if (leave.problem === 'open') {
      const from = leave.from.toString();
      return [
        post(turn, ({ say, who }) =>
          messageCard(say, 'people:awayOpen', { from: formatDate(who.locale, from, 'long') }),
        ),
      ];
    }
    const key = leave.problem === 'order' ? 'people:problem.awayOrder' : 'people:awayImpossible';
    return [post(turn, (to) => messageCard(to.say, key))];
  }
  const days = { from: leave.from.toString(), until: leave.until.toString() };
  const known = withLeave(turn.me, days, turn.today.toString());
  const said = (to: TeamTurn): string =>
    [
      receipt(to, leave),
      ...others(to, 'people:awayReplaces', known.replaced),
      ...others(to, 'people:awayAlso', known.others),
    ].join(' ');
  return (await everywhere(forAll(turn), takeLeave, days)) ?? [post(turn, (to) => sentenceCard(to.say, said(to)))];
}

/** Says which other days somebody is away; nothing where there are none. */
function others({ say, who }: Turn, key: TextKey, leaves: readonly { from: string; until: string }[]): string[] {
  if (leaves.length === 0) return [];
  const spans = leaves.map(({ from, until }) => formatSpan(who.locale, from, until));
  return [say(key, { days: listed(who.locale, spans) })];
}

/** When somebody who names no days is away already, and how days are said. */
function awayNow(turn: TeamTurn): string {
  const { say, who } = turn;
  const how = say('people:awayWhen');
  const [first, ...rest] = leavesOf(turn.me).filter(({ until }) => until >= turn.today.toString());
  if (!first) return how;
  const [from, until] = [first.from, first.until].map((day) => formatDate(who.locale, day, 'long'));
  const also = others(turn, 'people:awayAlso', rest);
  return [say('people:awayNow', { from: from ?? '', until: until ?? '' }), ...also, how].join(' ');
}

/** Says both days, and that all is as usual before the first of them. */
function receipt({ say, who, today }: Turn, { from, until }: Leave): string {
  const said = (day: Temporal.PlainDate): string => formatDate(who.locale, day.toString(), 'long');
  if (from.equals(until)) return say('people:awayDay', { date: said(from) });
  const begun = Temporal.PlainDate.compare(from, today) <= 0;
  return begun
    ? say('people:away', { date: said(until) })
    : say('people:awayFrom', { from: said(from), until: said(until) });
}

export async function back(turn: TeamTurn): Promise<Reply[]> {
  const ahead = leavesAfterReturn(turn.me, turn.today.toString());
  const said = (to: TeamTurn): string => [to.say('people:back'), ...others(to, 'people:awayStill', ahead)].join(' ');
  return (await everywhere(forAll(turn), endLeave, {})) ?? [post(turn, (to) => sentenceCard(to.say, said(to)))];
}

/** The same in each of the person's teams; the first objection, if there is any. */
async function everywhere<Input>(turn: Turn, act: Act<Input>, input: Input): Promise<Reply[] | null> {
  for (const key of await teamsOfPerson(turn)) {
    const team = await teamTurn(turn, key);
    const taken = team && (await take(team, act, input));
    if (taken && !taken.after) return notTaken(turn, taken);
  }
  return null;
}

async function snoozeChosen(turn: TeamTurn, data: Values): Promise<Reply[]> {
  const date = isoDate.safeParse(data['date']);
  return date.success ? snoozeUntil(turn, date.data, inPlace) : [replace(daysToChoose(turn))];
}

/** «Avbryt» in a form. */
const cancelForm: ActionFlow = async ({ say }, _team, data) => [replace(cancelledCard(say, data))];

export const actions = { 'form.cancel': cancelForm, ...forTeam({ 'people.snooze': snoozeChosen }) };
