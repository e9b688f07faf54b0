/**
 * Keeping to the plan (the sixth of the founding ideas): what is heard, logged or asked about is judged against this team's plan. Kept are a category, a decision and a date; the words only as the person rewords them when parking.
 */
import { messageCard } from '../../cards/common.ts';
import {
  acuteCard,
  dutyCard,
  inPlanCard,
  parkCard,
  planNames,
  questionCard,
  routineOf,
} from '../../cards/keep-to-plan.ts';
import { type Judgement, judgeOffPlan, type PlanContext } from '../../language/off-plan/judge.ts';
import { offPlanCategory } from '../../quality/keep/documents.ts';
import { askWhat, dayMarks, overhear, threadMark } from '../../quality/keep/heard-act.ts';
import type { Snapshot } from '../../quality/snapshot.ts';
import { isCurrent } from '../../quality/status/status.ts';
import type { Reply } from '../messenger.ts';
import { ACUTE, asCard, openFilled, post, privately, saidInChannel, type TeamTurn } from '../turn.ts';
import { show as showParking } from './parking.ts';
import { take } from './take.ts';

/** The team's plan as the judge reads it. */
export function planOf({ team, members, goals, interventions }: Snapshot): PlanContext {
  return {
    school: team.school,
    goals: goals.filter(isCurrent).map(({ title, group, indicator }) => ({ title: `${title} ${group}`, indicator })),
    interventions: interventions
      .filter(isCurrent)
      .map(({ title, why, withWhom, fidelity }) => ({ title, description: [why, withWhom, fidelity].join('. ') })),
    learnt: team.keepToPlan.learnt.map(({ words }) => words),
    colleagues: members.map(({ name }) => name),
  };
}

/** «Logga: rum», «lägg till på dagordningen: …»: a note to the bot from somebody who forgot to mention it. */
const NOTED =
  /^\s*(?:logga|log|(?:ny )?punkt(?: till mötet)?|agenda (?:item|point)|(?:(?:lägg till|sätt upp|ta upp|add|punkt) )?(?:(?:på|till|to|on) )?(?:the )?(?:dagordning(?:en)?|agenda))\s*:/iu;

/**
 * A message between people in the team's channel; its words are never stored or logged. What there is to say goes to the person's own chat, as a
 * delivery in the same commit as what is kept of it.
 */
export async function overheard(turn: TeamTurn, text: string, thread: string): Promise<Reply[]> {
  const judgement = judgeOffPlan(text, planOf(turn.snapshot));
  if (judgement.acute) return acute(turn);
  const on = turn.snapshot.team.keepToPlan.on && !NOTED.test(text);
  const heard = judgement.flag && on ? whatOf(judgement) : null;
  if (heard && heard !== 'duty' && (await isAgendas(turn, thread))) return [];
  const marks = heard && (await freeMarks(turn, thread));
  if (heard && marks) await take(turn, overhear, { heard, marks });
  return [];
}

/** So many of the newest deliveries hold the day's agenda. */
const NEWEST = 300;
/** Whether it is the thread of the agenda on its checkpoint's own day: there the team is at its meeting, and thinks aloud of what is next. */
async function isAgendas({ storage, snapshot, today }: TeamTurn, thread: string): Promise<boolean> {
  const meeting = snapshot.checkpoints.find(({ date }) => date === today.toString());
  if (!meeting) return false;
  const sent = await storage.deliveries(snapshot.key, NEWEST);
  return sent.some(
    ({ kind, checkpoint, message }) => kind === 'agenda' && checkpoint === meeting.id && message?.message === thread,
  );
}

/** Where to turn, by a message of its own kind, which waits for nothing. */
export const acute = ({ say, snapshot, me }: TeamTurn): Reply[] => [
  privately(acuteCard(say, [routineOf(snapshot, [me.id])]), ACUTE),
];

/** A duty, or something off the plan with an id of its own; null for what is neither. */
function whatOf({ statutory, category, score }: Judgement) {
  const off = offPlanCategory.safeParse(category);
  if (statutory) return 'duty' as const;
  if (!off.success) return null;
  const isSaid = off.data !== 'individual_case' || score >= SURE_OF_A_CASE;
  return { category: isSaid ? off.data : ('other_off_plan' as const), deviation: crypto.randomUUID() };
}
/** Below this probability nothing is called somebody's case: a breakfast club, or a café for parents, is nobody's. */
const SURE_OF_A_CASE = 0.6;

/** The marks of the thread and of the day that are still free; null when the person has been asked enough. */
async function freeMarks(turn: TeamTurn, thread: string) {
  const { storage, inbound } = turn;
  const seen = (event: string) => storage.hasSeen(inbound.tenant, event, turn.now.toString());
  const ofThread = threadMark(turn, inbound.chat.conversation, thread);
  if (await seen(ofThread.event)) return null;
  for (const mark of dayMarks({ ...turn, actor: turn.me })) if (!(await seen(mark.event))) return [ofThread, mark];
  return null;
}

/** The person asked the bot, and is answered with the question what to do: at once, or where others read along by a delivery. */
async function ask(turn: TeamTurn, heard: NonNullable<ReturnType<typeof whatOf>>): Promise<Reply[]> {
  if (heard === 'duty') return [privately(dutyCard(turn.say), asCard('duty'))];
  const tell = saidInChannel(turn);
  const taken = await take(turn, askWhat, { ...heard, tell });
  if (!taken.after) return taken.refusal ?? [];
  if (tell) return [];
  return [privately(questionCard(turn.say, taken.after, heard.category, heard.deviation, turn.me.id))];
}

/** A colon within so many characters ends the command's own words. */
export const LEAD = 60;
/** What stands after the command's own words. */
export function wordsAfter(text: string, command: RegExp): string {
  const colon = text.indexOf(':');
  return (colon >= 0 && colon < LEAD ? text.slice(colon + 1) : text.replace(command, '')).trim();
}

/** «är detta i planen: …» */
export async function isInPlan(turn: TeamTurn, text: string): Promise<Reply[]> {
  const words = wordsAfter(text, /^.*?(?:planen|the plan)[\s?]*/iu).replace(/(?<!\?)\?+$/, '');
  if (words === '') return [post(turn, (to) => messageCard(to.say, 'keep:askHow'))];
  const judgement = judgeOffPlan(words, planOf(turn.snapshot));
  if (judgement.acute) return acute(turn);
  const heard = judgement.statutory || judgement.flag ? whatOf(judgement) : null;
  if (heard) return ask(turn, heard);
  const fit = judgement.category === 'on_plan' ? bestFit(turn, judgement) : undefined;
  return [privately(inPlanCard(turn.say, fit?.title ?? null), asCard('inPlan', fit?.value))];
}

/** What people say around what is to be parked. */
const PARK =
  /^.*?(?<!\p{L})(?:(?:parkera|park)[\s,]*|lägga? )(?:(?:idén|förslaget|frågan|tanken|the idea|the question|den där idén)(?: om| på| of| about| for)? ?)?/iu;
const LATER =
  /[\s,]{0,3}(?:för nu|tills vidare|till senare|så länge|åt sidan|for now|for later|tack|please|snälla)[.!]{0,3}$/iu;

/** «Parkera idén om loppis»: the form that parks it, with what was said in it. What the judge takes for nothing off the plan is something else that is. */
export async function parkIdea(turn: TeamTurn, text: string): Promise<Reply[]> {
  const words = strippedOf(wordsAfter(text, PARK));
  const refused = turn.refused.map((key) => turn.say(key));
  if (words === '' && refused.length === 0) return showParking(turn, '');
  const judgement = judgeOffPlan(words, planOf(turn.snapshot));
  if (judgement.acute) return acute(turn);
  const heard = whatOf(judgement) ?? { category: 'other_off_plan' as const, deviation: crypto.randomUUID() };
  if (heard === 'duty') return ask(turn, heard);
  // What is kept of it so far holds no words, also where those that were said are refused.
  const taken = await take({ ...turn, refused: [] }, askWhat, { ...heard, tell: false });
  if (!taken.after) return taken.refusal ?? [];
  const typed = { text: words.replace(/^\p{Ll}/u, (first) => first.toLocaleUpperCase('sv')), owner: turn.me.id };
  return [openFilled(parkCard(turn.say, taken.after, heard.deviation, turn.me.id, typed, refused))];
}

/** Without what is said of when, and thanks, in whatever order. */
const strippedOf = (words: string): string => [1, 2, 3].reduce((kept) => kept.replace(LATER, '').trim(), words);

function bestFit(turn: TeamTurn, { matches }: Judgement) {
  const names = planNames(turn.say, turn.snapshot);
  if (!matches) return undefined;
  const goals = turn.snapshot.goals.filter(isCurrent).length;
  return names[matches.of === 'goal' ? matches.index : goals + matches.index];
}
