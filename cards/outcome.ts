/** How a goal stands and how it ended, in words: its status, its outcome, and what its numbers say. */
import type { Locale } from '../quality/base.ts';
import type { Checkpoint } from '../quality/checkpoints/documents.ts';
import type { Figure } from '../quality/data/goal-points.ts';
import type { Outcome, Unsayable } from '../quality/evaluation/documents.ts';
import { type Ended, endOf } from '../quality/evaluation/ended.ts';
import { type FiguresBeside, figuresBeside, figuresBesideAt } from '../quality/evaluation/figures-beside.ts';
import type { ComputedOutcome, Found } from '../quality/evaluation/outcome.ts';
import type { Goal, GoalStatus } from '../quality/goals/documents.ts';
import type { Snapshot } from '../quality/snapshot.ts';
import { goalState } from '../quality/status/status.ts';
import { sourceWords } from './data.ts';
import { bare, formatDate, formatPeriod, formatValue } from './format.ts';
import { cut } from './render/limits.ts';
import { localeOf, type Say } from './texts.ts';

/** Beside the word, for the eye. */
const STATUS_SIGN: Readonly<Record<GoalStatus, string>> = {
  onTrack: '●',
  someDeviation: '◐',
  offTrack: '○',
  finished: '✓',
};
export const statusWords = (say: Say, status: GoalStatus | null): string =>
  status === null ? statusName(say, null) : `${STATUS_SIGN[status]} ${statusName(say, status)}`;
/** The same without the sign; null is said of what nobody has said, or did not know. */
export const statusName = (say: Say, status: GoalStatus | null): string =>
  say(status === null ? 'status:statusUnknown' : `checkpoint:status.${status}`);

export function outcomeWords(say: Say, outcome: Outcome, why: Unsayable | null): string {
  const said = say(`evaluation:outcome.${outcome}`);
  return why === null ? said : say('evaluation:noValue', { outcome: said, why: say(`evaluation:why.${why}`) });
}

const OUTCOME_SIGN: Readonly<Record<Outcome, string>> = { reached: '✓', partly: '◐', notReached: '○', cannotSay: '–' };

/** That a goal's day has been, and how it ended: as its owner judged it, or by its figures alone. */
export function endWords(say: Say, { outcome, why, by }: Ended): string {
  const said = outcomeWords(say, outcome, why);
  if (by === 'owner') return `${OUTCOME_SIGN[outcome]} ${said}`;
  const words = outcome === 'cannotSay' ? `${said}.` : say('evaluation:goalDiffers', { outcome: said.toLowerCase() });
  return `${OUTCOME_SIGN[outcome]} ${say('status:dayHasBeen')} ${words}`;
}

/** What the figures say where they say something else than the owner, whose own word is said with it where that does not stand right before. */
export function besideWords(say: Say, beside: FiguresBeside, { short = false } = {}): string {
  if (beside.of === 'end')
    return say('evaluation:goalDiffers', { outcome: outcomeWords(say, beside.outcome, beside.why).toLowerCase() });
  const [status, own] = [statusName(say, beside.status).toLowerCase(), statusName(say, beside.own).toLowerCase()];
  if (beside.then !== null)
    return say('page:suggestedThen', { date: formatDate(localeOf(say), beside.then), status, own });
  return short ? say('page:suggested', { status }) : say('page:suggestedOther', { status, own });
}

/** How a goal stands in a word of its owner's with what the figures say instead, or how it ended once its day has been; null while nobody has said anything. */
export function standingWords(say: Say, snapshot: Snapshot, goal: Goal, today: string): string | null {
  const end = endOf(snapshot, goal, today);
  const state = goalState(snapshot, goal);
  const said = end ? endWords(say, end) : state.status && statusName(say, state.status);
  return said && withBeside(say, said, figuresBeside(snapshot, state, today));
}

/** A word of how a goal stands, with what the figures say instead. */
export const withBeside = (say: Say, said: string, beside: FiguresBeside | null): string =>
  beside ? `${said}. ${besideWords(say, beside, { short: true })}` : said;

/** The school's own figure of a goal, with when it is of and where it comes from. */
export const figureWords = (say: Say, locale: Locale, { unit }: Goal, { value, period, source }: Figure): string =>
  say('status:figure', {
    value: formatValue(locale, value, unit),
    period: formatPeriod(locale, period),
    source: cut(sourceWords(say, source), SOURCE_SHOWN),
  });
/** Most characters of a file's name beside a figure. */
const SOURCE_SHOWN = 60;

type AtCheckpoint = { readonly goal: Goal; readonly checkpoint: Checkpoint; readonly today: string };
/** How a goal stands at a checkpoint: its value and its owner's word of then, or that none has come in, with the day of the last. */
export function standingAt(
  say: Say,
  locale: Locale,
  snapshot: Snapshot,
  { goal, checkpoint, today }: AtCheckpoint,
): string {
  const state = goalState(snapshot, goal);
  const { points } = state;
  const said = points.find((point) => point.checkpoint === checkpoint.date);
  const last = points.at(-1);
  const value = (number: number | null): string[] => (number === null ? [] : [formatValue(locale, number, goal.unit)]);
  const end = endOf(snapshot, goal, today);
  const beside = said && said !== last ? figuresBesideAt(said) : figuresBeside(snapshot, state, today);
  if (end) return [...value(last?.value ?? null), withBeside(say, endWords(say, end), beside)].join(' · ');
  if (said) return [...value(said.value), withBeside(say, statusName(say, said.status), beside)].join(' · ');
  if (!last) return statusName(say, null);
  const before = [...value(last.value), withBeside(say, statusName(say, last.status), beside)].join(', ');
  return say('checkpoint:nothingSince', { date: formatDate(locale, last.date), before });
}

export const fromTo = (say: Say, locale: Locale, goal: Goal): string =>
  say('evaluation:goalFrom', {
    baseline: formatValue(locale, goal.baseline, goal.unit),
    target: formatValue(locale, goal.target, goal.unit),
    deadline: formatDate(locale, goal.deadline),
  });

/** What the goal's own numbers say of how it went, an older value that says something else first. */
export function figuresSay(say: Say, locale: Locale, goal: Goal, computed: ComputedOutcome): string {
  const { outcome, why, value, date, period, from, older } = computed;
  if (value === null || from === null || date === null) return outcomeWords(say, outcome, why);
  return [
    ...(older ? [valueSaid(say, locale, goal, older)] : []),
    valueSaid(say, locale, goal, { value, date, period, from }),
    ...tooOld(say, goal, date),
    say('evaluation:makesIt', { outcome: say(`evaluation:outcome.${outcome}`).toLowerCase() }),
  ].join(' ');
}

const valueSaid = (say: Say, locale: Locale, { unit }: Goal, { value, date, period, from }: Found): string =>
  say(from === 'data' ? 'evaluation:valueData' : 'evaluation:valueOwner', {
    value: formatValue(locale, value, unit),
    date: when(locale, date, period),
  });

/** From this many months before the goal's day a value says little of how it ended. Ours. */
const OLD_MONTHS = 3;

/** That a value is from long before the goal's day. */
function tooOld(say: Say, { deadline, state }: Goal, date: string): string[] {
  const { months } = Temporal.PlainDate.from(date).until(deadline, { largestUnit: 'month' });
  return state !== 'finished' && months >= OLD_MONTHS ? [say('evaluation:valueOld', { count: months })] : [];
}

/** The same before its day: how far it has come, and nothing of how it went. */
export function soFar(say: Say, locale: Locale, goal: Goal, { value, date, period, from }: ComputedOutcome): string {
  return say(from === 'data' ? 'evaluation:soFarData' : 'evaluation:soFarOwner', {
    value: formatValue(locale, value, goal.unit),
    date: date === null ? '' : when(locale, date, period),
  });
}

/** A term's figures may be read before it is over, so they are of the term and not of its last day. */
const when = (locale: Locale, date: string, period: string | null): string =>
  period === null ? bare(locale, date) : formatPeriod(locale, period);
