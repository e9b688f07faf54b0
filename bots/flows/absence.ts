/** When somebody is away, and on which weekdays they never work. */
import { messageCard, sentenceCard } from '../../cards/common.ts';
import { formatDate, formatSpan, listed, weekdayName } from '../../cards/format.ts';
import { ownedWords } from '../../cards/owned.ts';
import { leavesCard } from '../../cards/people.ts';
import type { TextKey } from '../../cards/texts.ts';
import { inFull } from '../../language/colloquial.ts';
import { daysOffAfter, readDaysOff, saysEveryWeek, WEEK } from '../../language/reading/days-off.ts';
import { type LeaveProblem, saysSick } from '../../language/reading/leave.ts';
import { readLeaves } from '../../language/reading/leaves.ts';
import { takenAway } from '../../language/reading/taken-away.ts';
import type { Act } from '../../quality/act.ts';
import { numberOf } from '../../quality/checkpoints/order.ts';
import {
  changeDaysOff,
  closedMeanwhile,
  endLeave,
  isOut,
  leavesAhead,
  ownedMeanwhile,
  removeLeaves,
  takeLeaves,
  withLeaves,
} from '../../quality/people/absence-act.ts';
import { type Leave, MAX_DAYS_OFF } from '../../quality/people/documents.ts';
import { leaveOn, leavesOf } from '../../quality/people/leaves.ts';
import { teamsOfPerson, teamTurn } from '../find-team.ts';
import type { CardReply, Reply } from '../messenger.ts';
import { forAll, inPlace, post, type Showing, type TeamTurn, type Turn, toWhom, type Values } from '../turn.ts';
import { forTeam } from './for-team.ts';
import { notTaken } from './people.ts';
import { readingOf, whichDay } from './sentence-around.ts';
import { take } from './take.ts';

/** «jag är borta 14–18 december»: in every team of the person. */
export async function away(turn: TeamTurn, text: string): Promise<Reply[]> {
  const { springEnd: yearEnd } = turn.snapshot.team.calendar;
  const words = inFull(text);
  // «jag är sjuk på fredagar» is not the next one alone.
  if (saysEveryWeek(words)) return [post(turn, (to) => messageCard(to.say, 'people:daysOffWhich'))];
  if (takenAway(words) === 'leave') return [awayNow(turn)];
  const said = readLeaves(words, turn.today, { ...readingOf(turn), yearEnd });
  if (said && 'problem' in said) return [unread(turn, said)];
  if (said)
    return takeThese(
      turn,
      said.map(({ from, until }) => ({ from: from.toString(), until: until.toString() })),
    );
  const today = turn.today.toString();
  if (!saysSick(words) || leaveOn(turn.me, today)) return [awayNow(turn)];
  const replies = await takeThese(turn, [{ from: today, until: today }], 'people:awaySick');
  return replies.map((reply) => (reply.as === 'post' ? asksUntil(reply, today) : reply));
}

/** What comes next may be the last day alone; see offered.ts. */
const asksUntil = (reply: CardReply, from: string): CardReply => ({ ...reply, asksUntil: from });

function unread(turn: TeamTurn, said: LeaveProblem): Reply {
  if (said.problem === 'unclear') return post(turn, (to) => sentenceCard(to.say, whichDay(to, said)));
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

async function takeThese(turn: TeamTurn, leaves: readonly Leave[], receipt?: TextKey): Promise<Reply[]> {
  const known = withLeaves(turn.me, leaves, turn.today.toString());
  const said = (to: TeamTurn): string =>
    [
      receipt ? to.say(receipt) : receiptOf(to, leaves),
      ...others(to, 'people:awayReplaces', known.replaced),
      ...others(to, 'people:awayAlso', known.others),
      ...meanwhile(to, leaves),
    ].join(' ');
  return (
    (await everywhere(forAll(turn), takeLeaves, leaves)) ?? [
      post(turn, (to) => sentenceCard(to.say, toWhom(to, said(to)))),
    ]
  );
}

/** What would be with nobody meanwhile, and how it is handed over. */
function meanwhile({ say, who, snapshot, me }: TeamTurn, leaves: readonly Leave[]): string[] {
  const [checkpoint] = closedMeanwhile(snapshot, me, leaves);
  const owned = ownedMeanwhile(snapshot, me, leaves);
  return [
    ...(checkpoint
      ? [
          say('people:awayCheckpoint', {
            number: numberOf(snapshot, checkpoint.id),
            date: formatDate(who.locale, checkpoint.date),
          }),
        ]
      : []),
    ...(owned.length > 0 ? [say('people:awayOwns', { things: ownedWords(say, owned) })] : []),
  ];
}

const spans = ({ who }: Turn, leaves: readonly Leave[]): string =>
  listed(
    who.locale,
    leaves.map(({ from, until }) => formatSpan(who.locale, from, until)),
  );

/** Says which other days somebody is away; nothing where there are none. */
const others = (to: Turn, key: TextKey, leaves: readonly Leave[]): string[] =>
  leaves.length === 0 ? [] : [to.say(key, { days: spans(to, leaves) })];

/** When somebody who names no days is away already, each a press from being taken away, and how days are said. */
function awayNow(turn: TeamTurn): Reply {
  const leaves = leavesOf(turn.me).filter(({ until }) => until >= turn.today.toString());
  const said = (to: TeamTurn): string =>
    [...nowSaid(to, leaves), ...daysOffNow(to), to.say(leaves.length > 0 ? 'people:awayMore' : 'people:awayWhen')].join(
      ' ',
    );
  return post(turn, (to) => leavesCard(to.say, to.snapshot, to.me.id, toWhom(to, said(to)), leaves));
}

function nowSaid(to: TeamTurn, [first, ...rest]: readonly Leave[]): string[] {
  if (!first) return [];
  const [from = '', until = ''] = [first.from, first.until].map((day) => formatDate(to.who.locale, day, 'long'));
  const now = from === until ? to.say('people:awayNowDay', { date: from }) : to.say('people:awayNow', { from, until });
  return [now, ...others(to, 'people:awayAlso', rest)];
}

/** Says both days, and that all is as usual before the first of them. */
function receiptOf(to: Turn, leaves: readonly Leave[]): string {
  const { say, who, today } = to;
  const [{ from, until } = { from: '', until: '' }, ...rest] = leaves;
  if (rest.length > 0) return say('people:awayDays', { days: spans(to, leaves) });
  const said = (day: string): string => formatDate(who.locale, day, 'long');
  if (from === until) return say('people:awayDay', { date: said(from) });
  return from <= today.toString()
    ? say('people:away', { date: said(until) })
    : say('people:awayFrom', { from: said(from), until: said(until) });
}

/** «jag är tillbaka»: what somebody is away from today is over. What lies ahead stays until it is taken away by a press. */
export async function back(turn: TeamTurn): Promise<Reply[]> {
  const ahead = leavesAhead(turn.me, turn.today.toString());
  const returned = isOut(turn.me, turn.today.toString()) || ahead.length === 0;
  const said = (to: TeamTurn): string =>
    returned
      ? [to.say('people:back'), ...others(to, 'people:awayStill', ahead)].join(' ')
      : to.say('people:awayAhead', { days: spans(to, ahead) });
  return (
    (await everywhere(forAll(turn), endLeave, {})) ?? [
      post(turn, (to) => leavesCard(to.say, to.snapshot, to.me.id, toWhom(to, said(to)), ahead)),
    ]
  );
}

/** «Ta bort 4–8 januari», «Ta bort alla» */
async function leaveRemove(turn: TeamTurn, data: Values): Promise<Reply[]> {
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
    ].join(' ');
  return (
    (await everywhere(turn, removeLeaves, gone, inPlace)) ?? [
      inPlace(turn, (to) => leavesCard(to.say, to.snapshot, to.me.id, said(to), left)),
    ]
  );
}

/** The same in each of the person's teams; the first objection, if there is any. */
async function everywhere<Input>(turn: Turn, act: Act<Input>, input: Input, as?: Showing): Promise<Reply[] | null> {
  for (const key of await teamsOfPerson(turn)) {
    const team = await teamTurn(turn, key);
    const taken = team && (await take(team, act, input));
    if (taken && !taken.after) return notTaken(turn, taken, as);
  }
  return null;
}

const weekdays = ({ who }: Turn, days: readonly number[]): string =>
  listed(
    who.locale,
    days.map((day) => weekdayName(who.locale, day)),
  );

function daysOffNow(to: TeamTurn): string[] {
  const { daysOff: off } = to.me;
  if (!off) return [];
  const works = worksOn(off);
  return off.length < works.length
    ? [to.say('people:daysOffNow', { days: weekdays(to, off) })]
    : [to.say('people:daysOffNowMost', { works: weekdays(to, works) })];
}
const worksOn = (off: readonly number[]): number[] => WEEK.filter((day) => !off.includes(day));

const NOT_KEPT = {
  which: 'people:daysOffWhich',
  everyOther: 'people:daysOffEveryOther',
  later: 'people:daysOffLater',
  except: 'people:daysOffExcept',
} as const;

/** «jag jobbar inte fredagar»: in the team that is meant, since somebody in several may be there on different days. */
export async function daysOff(turn: TeamTurn, text: string): Promise<Reply[]> {
  const said = readDaysOff(inFull(text)) ?? { problem: 'which' };
  if ('problem' in said) return [post(turn, (to) => messageCard(to.say, NOT_KEPT[said.problem]))];
  const days = daysOffAfter(turn.me.daysOff ?? [], said);
  if (days.length > MAX_DAYS_OFF) return [post(turn, (to) => messageCard(to.say, 'people:daysOffAll'))];
  const taken = await take(forAll(turn), changeDaysOff, days);
  if (!taken.after) return notTaken(turn, taken);
  return [post(turn, (to) => sentenceCard(to.say, toWhom(to, daysOffReceipt(to, days))))];
}

/** Says the days off, or the days of work where they are fewer. */
function daysOffReceipt(to: Turn, days: readonly number[]): string {
  const works = worksOn(days);
  const one = weekdays(to, days.slice(0, 1));
  if (days.length === 0) return to.say('people:daysOffNone');
  return days.length < works.length
    ? to.say('people:daysOff', { days: weekdays(to, days), one })
    : to.say('people:daysOffMost', { works: weekdays(to, works), one });
}

export const actions = forTeam({ 'people.leaveRemove': leaveRemove });
