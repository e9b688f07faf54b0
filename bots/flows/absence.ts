/** When somebody is away. */
import { messageCard, sentenceCard } from '../../cards/common.ts';
import { formatDate, listed } from '../../cards/format.ts';
import { ownedWords } from '../../cards/owned.ts';
import { leavesCard } from '../../cards/people.ts';
import type { TextKey } from '../../cards/texts.ts';
import { inFull } from '../../language/colloquial.ts';
import { asksOfAbsence } from '../../language/reading/absence-asked.ts';
import { mayBeEveryWeek, saysEveryWeek } from '../../language/reading/days-off.ts';
import { FURTHER, type LeaveProblem, saysSick } from '../../language/reading/leave.ts';
import { readLeaves } from '../../language/reading/leaves.ts';
import { takenAway } from '../../language/reading/taken-away.ts';
import type { Act } from '../../quality/act.ts';
import { numberOf } from '../../quality/checkpoints/order.ts';
import {
  endLeave,
  heldMeanwhile,
  leavesAhead,
  ownedMeanwhile,
  type Promised,
  promised,
  removeLeaves,
  takeLeaves,
  withLeaves,
} from '../../quality/people/absence-act.ts';
import type { Leave, Member } from '../../quality/people/documents.ts';
import { awayWithin, isDayOff, leaveOn, leavesOf, onLeave } from '../../quality/people/leaves.ts';
import { named, teamsOfPerson, teamTurn } from '../find-team.ts';
import type { CardReply, Reply } from '../messenger.ts';
import { forAll, inPlace, post, type Showing, type TeamTurn, type Turn, toWhom, type Values } from '../turn.ts';
import { inIso, spans } from './away-asked.ts';
import { daysOffNow, weekdays } from './days-off.ts';
import { forTeam } from './for-team.ts';
import { notTaken } from './people.ts';
import { readingOf, whichDay } from './sentence-around.ts';
import { take } from './take.ts';

/** «jag är borta 14–18 december»: in every team of the person, or in the one that is named. */
export async function away(turn: TeamTurn, text: string): Promise<Reply[]> {
  const { springEnd: yearEnd } = turn.snapshot.team.calendar;
  const words = inFull(text);
  if (asksOfAbsence(words)) return asked(turn, words);
  // «jag är sjuk på fredagar» is not the next one alone.
  if (saysEveryWeek(words)) return [post(turn, (to) => messageCard(to.say, 'people:daysOffWhich'))];
  if (takenAway(words) === 'leave') return awayNow(turn);
  const said = readLeaves(words, turn.today, { ...readingOf(turn), yearEnd });
  if (said && 'problem' in said) return [unread(turn, words, said)];
  const today = turn.today.toString();
  if (said) {
    const isOpen = FURTHER.test(words) && said.length === 1 && said[0]?.from.toString() === today;
    const receipt = isOpen ? ({ receipt: 'people:awayFurther' } as const) : {};
    return takeThese(turn, said.map(inIso), { ...receipt, everyWeek: mayBeEveryWeek(words) });
  }
  if (!saysSick(words) || leaveOn(turn.me, today)) return awayNow(turn);
  const replies = await takeThese(turn, [{ from: today, until: today }], { receipt: 'people:awaySick' });
  return replies.map((reply) => (reply.as === 'post' ? asksUntil(reply, today) : reply));
}

/** What comes next may be the last day alone; see offered.ts. */
const asksUntil = (reply: CardReply, from: string): CardReply => ({ ...reply, asksUntil: from });

function unread(turn: TeamTurn, words: string, said: LeaveProblem): Reply {
  if (said.problem === 'unclear') return whichDay(turn, words, said);
  if (said.problem === 'open') {
    const day = said.from.toString();
    const reply = post(turn, ({ say, who }) =>
      messageCard(say, 'people:awayOpen', { from: formatDate(who.locale, day, 'long') }),
    );
    return reply.as === 'file' ? reply : asksUntil(reply, day);
  }
  const key = said.problem === 'order' ? 'people:problem.awayOrder' : 'people:awayImpossible';
  return post(turn, (to) => messageCard(to.say, key));
}

type Around = { readonly receipt?: TextKey; readonly everyWeek?: readonly number[] };

async function takeThese(turn: TeamTurn, leaves: readonly Leave[], around: Around): Promise<Reply[]> {
  const { receipt, everyWeek = [] } = around;
  const known = withLeaves(turn.me, leaves, turn.today.toString());
  const teams = await teamsMeant(turn);
  const said = (to: TeamTurn): string =>
    [
      receipt ? to.say(receipt) : receiptOf(to, leaves, known.others.length === 0),
      ...inAll(to, teams),
      ...(everyWeek.length > 0 ? [to.say('people:awayEveryWeek', { days: weekdays(to, everyWeek) })] : []),
      ...others(to, 'people:awayReplaces', known.replaced),
      ...others(to, 'people:awayAlso', known.others),
      ...reminderMoved(to, onLeave(to.me, [...known.others, ...leaves])),
      ...(isOfAll(to, teams) ? teams.flatMap((one) => meanwhileAt(to, one, leaves)) : meanwhile(to, leaves)),
    ].join(' ');
  return (
    (await everywhere(forAll(turn), takeLeaves, leaves)) ?? [
      post(turn, (to) => sentenceCard(to.say, toWhom(to, said(to)))),
    ]
  );
}

/** In their own chat somebody in several teams hears that it is of all of them. */
const isOfAll = ({ inbound }: Turn, teams: readonly TeamTurn[]): boolean =>
  teams.length > 1 && inbound.chat.kind === 'personal';
const inAll = (to: Turn, teams: readonly TeamTurn[]): string[] =>
  isOfAll(to, teams) ? [to.say('people:awayEverywhere')] : [];

function meanwhileAt(to: TeamTurn, { snapshot, me, today }: TeamTurn, leaves: readonly Leave[]): string[] {
  const said = meanwhile({ ...to, snapshot, me, today }, leaves);
  return said.length > 0 ? [to.say('people:awayAt', { school: snapshot.team.school, words: said.join(' ') })] : [];
}

/** When the reminder that was promised comes now, where that is another day than before. */
function reminderMoved(to: TeamTurn, away: Member): string[] {
  const before = promised(to.snapshot, to.me, to.now);
  const after = promised(to.snapshot, away, to.now);
  return before && after && before.on !== after.on ? reminderSaid(to, after) : [];
}

const reminderSaid = ({ say, who }: Turn, reminder: Promised | null): string[] =>
  reminder === null
    ? []
    : [
        reminder.on === null
          ? say('people:reminderGone')
          : say('people:reminderOn', { date: formatDate(who.locale, reminder.on, 'long') }),
      ];

/** «är jag ledig på torsdag?»: what is noted of those days, and nothing is; where no day is asked of, all that is. */
async function asked(turn: TeamTurn, words: string): Promise<Reply[]> {
  const said = readLeaves(words, turn.today, readingOf(turn));
  return !said || 'problem' in said ? awayNow(turn) : inEach(turn, (team) => awayThen(team, said.map(inIso)));
}

function awayThen(turn: TeamTurn, days: readonly Leave[]): Reply {
  const noted = leavesOf(turn.me).filter((one) =>
    days.some(({ from, until }) => one.from <= until && from <= one.until),
  );
  const isOneEach = days.every(({ from, until }) => from === until);
  const isOff = isOneEach && days.every(({ from }) => isDayOff(turn.me, from));
  const answer = (to: TeamTurn): string =>
    (isOneEach
      ? [...nowSaid(to, noted), ...(isOff ? daysOffNow(to) : [])].join(' ')
      : whichOf(to, awayWithin(turn.me, days), days)) || to.say('people:awayNotThen', { days: spans(to, days) });
  return post(turn, (to) => leavesOn(to, toWhom(to, answer(to)), noted));
}

/** Of several days those on which they are away, in one sentence; empty where that is none. */
function whichOf(to: TeamTurn, { days, all }: ReturnType<typeof awayWithin>, asked: readonly Leave[]): string {
  if (days.length === 0) return '';
  const around = { days: spans(to, days), asked: spans(to, asked) };
  return to.say(all ? 'people:awayThen' : 'people:awayThenSome', around);
}

/** What would be with nobody meanwhile, and how it is handed over. */
function meanwhile({ say, who, snapshot, me }: TeamTurn, leaves: readonly Leave[]): string[] {
  const held = heldMeanwhile(snapshot, leaves).slice(0, me.principal ? 1 : undefined);
  const owned = ownedMeanwhile(snapshot, me, leaves);
  const numbers = listed(
    who.locale,
    held.map(({ id }) => String(numberOf(snapshot, id))),
  );
  return [
    ...(held.length > 1 ? [say('people:awayAtCheckpoints', { numbers })] : []),
    ...(held.length > 1 ? [] : held).map(({ id, date }) =>
      say(me.principal ? 'people:awayCheckpoint' : 'people:awayAtCheckpoint', {
        number: numberOf(snapshot, id),
        date: formatDate(who.locale, date),
      }),
    ),
    ...(owned.length > 0 ? [say('people:awayOwns', { things: ownedWords(say, owned) })] : []),
  ];
}

/** Says which other days somebody is away; nothing where there are none. */
const others = (to: Turn, key: TextKey, leaves: readonly Leave[]): string[] =>
  leaves.length === 0 ? [] : [to.say(key, { days: spans(to, leaves) })];

/** When somebody who names no days is away already. */
const awayNow = (turn: TeamTurn): Promise<Reply[]> => inEach(turn, awayIn);

/** Of all their schools at once, or of each where they are not away alike. */
async function inEach(turn: TeamTurn, one: (team: TeamTurn) => Reply): Promise<Reply[]> {
  const teams = await teamsMeant(turn);
  const known = new Set(teams.map(({ me }) => JSON.stringify([leavesOf(me), me.daysOff])));
  if (turn.school || known.size < 2) return [one(turn)];
  const each = teams.map((team) => named(turn, team.snapshot, [one({ ...team, school: team.snapshot.key })]));
  return (await Promise.all(each)).flat();
}

/** Each leave a press from being taken away, and how days are said. */
function awayIn(turn: TeamTurn): Reply {
  const leaves = leavesOf(turn.me).filter(({ until }) => until >= turn.today.toString());
  const said = (to: TeamTurn): string =>
    [...nowSaid(to, leaves), ...daysOffNow(to), to.say(leaves.length > 0 ? 'people:awayMore' : 'people:awayWhen')].join(
      ' ',
    );
  return post(turn, (to) => leavesOn(to, toWhom(to, said(to)), leaves));
}

const leavesOn = (to: TeamTurn, words: string, leaves: readonly Leave[]) =>
  leavesCard(to.say, to.snapshot, to.me.id, words, leaves, to.school !== undefined);

function nowSaid(to: TeamTurn, [first, ...rest]: readonly Leave[]): string[] {
  if (!first) return [];
  const [from = '', until = ''] = [first.from, first.until].map((day) => formatDate(to.who.locale, day, 'long'));
  const now = from === until ? to.say('people:awayNowDay', { date: from }) : to.say('people:awayNow', { from, until });
  return [now, ...others(to, 'people:awayAlso', rest)];
}

/** Says both days, and that all is as usual before the first of them where they are there until then. */
function receiptOf(to: Turn, leaves: readonly Leave[], thereUntil: boolean): string {
  const { say, who, today } = to;
  const [{ from, until } = { from: '', until: '' }, ...rest] = leaves;
  if (rest.length > 0) return say('people:awayDays', { days: spans(to, leaves) });
  const said = (day: string): string => formatDate(who.locale, day, 'long');
  if (from === until) return say('people:awayDay', { date: said(from) });
  if (from <= today.toString()) return say('people:away', { date: said(until) });
  const there = thereUntil ? [say('people:awayThereUntil')] : [];
  return [say('people:awayFrom', { from: said(from), until: said(until) }), ...there, say('people:awaySooner')].join(
    ' ',
  );
}

/** «jag är tillbaka»: what somebody is away from today is over. What lies ahead stays until it is taken away by a press, and what was promised comes. */
export async function back(turn: TeamTurn): Promise<Reply[]> {
  const today = turn.today.toString();
  const ahead = leavesAhead(turn.me, today);
  const teams = await teamsMeant(turn);
  const returned = leaveOn(turn.me, today) !== undefined || ahead.length === 0;
  const reminder = promised(turn.snapshot, onLeave(turn.me, ahead), turn.now);
  const said = (to: TeamTurn): string =>
    [
      ...(returned
        ? [to.say('people:back'), ...inAll(to, teams), ...others(to, 'people:awayStill', ahead)]
        : [to.say('people:awayAhead', { days: spans(to, ahead) })]),
      ...reminderSaid(to, reminder),
    ].join(' ');
  return (
    (await everywhere(forAll(turn), endLeave, {})) ?? [post(turn, (to) => leavesOn(to, toWhom(to, said(to)), ahead))]
  );
}

/** «Ta bort 4–8 januari», «Ta bort alla» */
async function leaveRemove(where: TeamTurn, data: Values): Promise<Reply[]> {
  const turn = data['here'] === undefined ? where : { ...where, school: where.snapshot.key };
  const today = turn.today.toString();
  const known = leavesOf(turn.me).filter(({ until }) => until >= today);
  const all = data['from'] === 'all';
  const gone = known.filter(({ from, until }) => all || (from === data['from'] && until === data['until']));
  const left = known.filter((one) => !gone.includes(one));
  const said = (to: TeamTurn): string =>
    [
      ...others(to, 'people:awayRemoved', gone),
      ...(gone.length === 0 ? [to.say('people:awayGone')] : []),
      ...others(to, 'people:awayAlso', left),
      ...reminderMoved(to, onLeave(to.me, left)),
    ].join(' ');
  return (await everywhere(turn, removeLeaves, gone, inPlace)) ?? [inPlace(turn, (to) => leavesOn(to, said(to), left))];
}

/** The person's teams, or the one that is named. */
async function teamsMeant(turn: Turn): Promise<readonly TeamTurn[]> {
  const keys = turn.school ? [turn.school] : await teamsOfPerson(turn);
  return (await Promise.all(keys.map((key) => teamTurn(turn, key)))).filter((team) => team !== null);
}

/** The same in each of them; the first objection, if there is any. */
async function everywhere<Input>(turn: Turn, act: Act<Input>, input: Input, as?: Showing): Promise<Reply[] | null> {
  for (const team of await teamsMeant(turn)) {
    const taken = await take(team, act, input);
    if (!taken.after) return notTaken(turn, taken, as);
  }
  return null;
}

export const actions = forTeam({ 'people.leaveRemove': leaveRemove });
