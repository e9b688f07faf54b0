/** What concerns one person: help, and when not to be reminded. */
import { cancelledCard, inOne, messageCard, sentenceCard } from '../../cards/common.ts';
import { formatDate } from '../../cards/format.ts';
import { moreOffered, offersHeld } from '../../cards/goal-offered.ts';
import { whereCard } from '../../cards/interventions.ts';
import { helpCard, undoCard, whenCard } from '../../cards/people.ts';
import type { TextKey } from '../../cards/texts.ts';
import { inFull } from '../../language/colloquial.ts';
import { parseDate } from '../../language/reading/dates.ts';
import { helpTopic } from '../../language/reading/help-topic.ts';
import { asksOfReminders } from '../../language/reading/reminders-asked.ts';
import { takenAway } from '../../language/reading/taken-away.ts';
import { isoDate } from '../../quality/base.ts';
import { notSet } from '../../quality/goals/offered.ts';
import { cannotRemind, promised, remindedOn, snooze as snoozeAct } from '../../quality/people/absence-act.ts';
import { ownSchools } from '../find-team.ts';
import type { Reply } from '../messenger.ts';
import {
  asAnswer,
  asCard,
  forAll,
  inPlace,
  post,
  replace,
  type Showing,
  type TeamTurn,
  type Turn,
  toMe,
  toWhom,
  type Values,
} from '../turn.ts';
import { type ActionFlow, forTeam } from './for-team.ts';
import { remindOthers } from './remind-others.ts';
import { forOthers, readingOf, whichDay } from './sentence-around.ts';
import { type Taken, take } from './take.ts';

/** «hjälp», or what somebody asks to have explained. */
export async function help(turn: Turn, text: string): Promise<Reply[]> {
  const topic = helpTopic(inFull(text));
  if (topic === 'research') return [post(turn, (to) => whereCard(to.say))];
  if (topic) return [post(turn, (to) => messageCard(to.say, `people:about.${topic}`))];
  const own = turn.inbound.chat.kind === 'personal' ? await ownSchools(turn) : [];
  const schools = own.length > 1 ? own.map(({ school }) => school) : [];
  return [post(turn, (to) => helpCard(to.say, schools))];
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
  const words = inFull(text);
  if (asksOfReminders(text)) return [promisedNow(turn)];
  if (forOthers(turn, words)) return remindOthers(turn, words);
  if ((NOT.test(words) && OF_REMINDERS.test(words)) || takenAway(words) === 'reminder')
    return [post(turn, (to) => messageCard(to.say, 'people:snoozeNot'))];
  const found = parseDate(words, turn.today, readingOf(turn));
  const namesMatter = MATTER.test(words.replace(found?.matched ?? '', ' '));
  if (!found) return [...(namesMatter ? [onlyPlan(turn)] : []), ...askWhen(turn)];
  if ('problem' in found && found.problem === 'unclear')
    return [whichDay(turn, words, found, 'people:unclearDayRemind')];
  if ('problem' in found) return [post(turn, (to) => messageCard(to.say, 'people:snoozeImpossible'))];
  const date = found.date.toString();
  const without = withoutReminder(turn, date);
  if (without) return [...without, ...(namesMatter ? [onlyPlan(turn)] : [])];
  return snoozeUntil(forAll(turn), date, post, namesMatter);
}
/** «mina påminnelser»: when the one that is promised comes. */
function promisedNow(turn: TeamTurn): Reply {
  const on = promised(turn.snapshot, turn.me, turn.now)?.on;
  return post(turn, (to) => {
    const { say, who } = to;
    const words = on
      ? say('people:reminderOn', { date: formatDate(who.locale, on, 'long') })
      : say('people:reminderNone');
    return sentenceCard(say, toWhom(to, words));
  });
}

/** What somebody wants to be reminded of is kept nowhere. */
const onlyPlan = (turn: TeamTurn): Reply =>
  toMe(turn, messageCard(turn.say, 'people:snoozedMatter'), asAnswer('people:snoozedMatter'));
const NOT = /(?<!\p{L})(?<!(?:glöm|forget) )(?:inte|aldrig|not|don['’]?t(?! forget)|never)(?!\p{L})/iu;
const OF_REMINDERS = /påminn|snooz|remind/iu;
/** «… om att ringa Bup»: what nobody keeps here. */
const MATTER =
  /(?<!\p{L})(?:om|att|about|to) (?!(?:en|ett|någon|några|an?|\d{1,2}) (?:halv|kort|half)?(?:timm|minut|stund|hour|minute|while)\p{L}*(?!\p{L})|(?:det|den|detta|svaren?|mina|frågorna|it|this|that|my|answer)(?!\p{L}))[\p{L}\d]/iu;

const daysToChoose = ({ say, snapshot, me, today }: TeamTurn) => whenCard(say, snapshot, me.id, today.toString());
/** Asks when the person wants to be reminded, or says why there is nothing to be reminded of. */
export const askWhen = (turn: TeamTurn): Reply[] =>
  withoutReminder(turn, turn.today.add({ weeks: 1 }).toString()) ?? [toMe(turn, daysToChoose(turn), asCard('when'))];

const WITHOUT_REMINDER: Readonly<Record<string, TextKey>> = {
  'people.snoozeAnswered': 'people:problem.snoozeAnswered',
  'people.snoozeNothing': 'people:problem.snoozeNothing',
  'people.snoozeAway': 'people:problem.snoozeAway',
  'people.snoozeUnreached': 'people:problem.snoozeUnreached',
};
/** What is said instead of a promise that would not be kept, to the person alone; null where one can be given for the ISO date. */
function withoutReminder(turn: TeamTurn, date: string): Reply[] | null {
  const why = cannotRemind(turn.snapshot, turn.me, turn.today.toString(), date);
  const key = why && WITHOUT_REMINDER[why.code];
  return key ? [toMe(turn, messageCard(turn.say, key), asAnswer(key))] : null;
}

/** The day that is said is the day on which the message comes. */
async function snoozeUntil(turn: TeamTurn, date: string, as: Showing, namesMatter = false): Promise<Reply[]> {
  const taken = await take(turn, snoozeAct, { date });
  if (!taken.after) return notTaken(turn, taken, as);
  const day = remindedOn(taken.after, { ...turn.me, snoozedUntil: date }) ?? date;
  const key = day === date ? 'people:snoozed' : 'people:snoozedMoved';
  const before = promised(turn.snapshot, turn.me, turn.now)?.on ?? day;
  return [
    as(turn, (to) => {
      const onDay = (words: TextKey, on: string): string =>
        to.say(words, { date: formatDate(to.who.locale, on, 'long') });
      const said = [
        onDay(key, day),
        ...(before === day ? [] : [onDay('people:snoozedInstead', before)]),
        ...(namesMatter ? [to.say('people:snoozedMatter')] : []),
      ];
      return sentenceCard(to.say, toWhom(to, said.join(' ')));
    }),
  ];
}

/** Why something was not done, in the words of whoever reads it. */
export const notTaken = (turn: Turn, { refusal, problems }: Extract<Taken, { after: null }>, as = post): Reply[] =>
  refusal ?? [as(turn, ({ say }) => sentenceCard(say, inOne(problems)))];

async function snoozeChosen(turn: TeamTurn, data: Values): Promise<Reply[]> {
  const date = isoDate.safeParse(data['date']);
  return date.success ? snoozeUntil(turn, date.data, inPlace) : [replace(daysToChoose(turn))];
}

/** «Avbryt»: a form that was left; the goals that it was opened beside are offered still. */
const cancelForm: ActionFlow = async ({ say, who }, team, data) => {
  const offers = team ? notSet(team.snapshot, offersHeld(data)) : [];
  const offered =
    team && offers.length > 0 ? moreOffered(who.locale, team.snapshot, offers, 'common:nothingSaved') : null;
  return [replace(offered ?? cancelledCard(say, data))];
};

export const actions = { 'form.cancel': cancelForm, ...forTeam({ 'people.snooze': snoozeChosen }) };
