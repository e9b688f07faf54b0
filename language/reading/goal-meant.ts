/** Which goal people mean: by its number («mål 2», or a number alone), or by the words that it shares with no other («läsmålet»). Pure. */
import { alike, stemsOf } from '../off-plan/plan.ts';
import { tokens } from '../text/tokens.ts';

export type NamedGoal = { readonly number: number; readonly title: string; readonly indicator: string };

const NUMBERED = /(?:mål|goal)\p{L}{0,4} ?(?:nr|nummer|number)?\.? ?(\d{1,3})(?![\d/]|:\d)/iu;
/** A class, a year group, a share, a day or a week is no goal's number. */
const ALONE =
  /(?<![\p{L}\d,./–-]|(?:åk|årskurs|klass|year|years|grade|grades|v|vecka|week)\.? ?)(\d{1,3})(?![\d\p{L}]|[,./:–-]\d| ?%| (?:procent|percent|dagar|veckor|days|weeks))/iu;
const ORDINALS = [/första målet|first goal/iu, /andra målet|second goal/iu, /tredje målet|third goal/iu];
/** «läsmålet» is about «läs». */
const OF_GOAL = /^(.{3,})s?mal(?:et|en|s)?$/u;
/** Words for asking, not for what is asked about; as stems. */
const ASKING = new Set(
  stemsOf(
    'status diagram diagrammet grafen kurvan siffran chart graph curve nuläget utveckling utvecklats year years grade grades student students',
  ),
);

/** The number in «mål 2»; null where none is said. */
export function numberedGoal(text: string): number | null {
  const number = NUMBERED.exec(text)?.[1];
  return number === undefined ? null : Number(number);
}

/** «Hur har frånvaron utvecklats», «hur ser närvaron ut i nian?»: how the school's figures are, where no goal is spoken of. */
export const asksForFigures = (text: string): boolean => FIGURES.test(text) && !OF_A_GOAL.test(text);
const FIGURES =
  /(?<!\p{L})(?:utvecklat?s?|utveckling(?:en)?|förändrats|siffror(?:na)?|statistik(?:en)?|över (?:tid|åren)|år för år|hur (?:ser|såg) .{2,40} ut|(?:blivit|gått) (?:bättre|sämre|upp|ner|ned)|developed|changed|figures|statistics|over (?:time|the years)|year by year|(?:i|för|in|for) (?:åk|årskurs(?:erna)?|years?|grades?) ?\d)(?!\p{L})/iu;
const OF_A_GOAL = /(?<!\p{L})(?:\p{L}{0,20}mål(?:et|en|ets|s)?|goals?)(?!\p{L})/iu;

/** Its number; null where the words fit none, or several alike. */
export function goalMeant(text: string, goals: readonly NamedGoal[]): number | null {
  const number = numberedGoal(text);
  if (number !== null) return number;
  const ordinal = ORDINALS.findIndex((pattern) => pattern.test(text));
  if (ordinal >= 0) return ordinal + 1;
  const said = aboutOf(text);
  const scored = goals.map((goal) => ({ number: goal.number, score: shared(said, goal) }));
  const best = Math.max(0, ...scored.map(({ score }) => score));
  const those = scored.filter(({ score }) => score === best);
  if (best > 0) return those.length === 1 ? (those[0]?.number ?? null) : null;
  const alone = ALONE.exec(text)?.[1];
  return alone === undefined ? null : Number(alone);
}

/** What a text is about, as the stems of its words, with «mål» taken off compounds. */
export function aboutOf(text: string): string[] {
  const heads = tokens(text).flatMap(({ word }) => OF_GOAL.exec(word)?.[1] ?? []);
  return [...new Set([...heads, ...stemsOf(text)])].filter((one) => !ASKING.has(one));
}

/** How many of the words that are said stand in a text, in some form. */
export function wordsIn(said: readonly string[], text: string): number {
  const own = aboutOf(text);
  return said.filter((one) => own.some((word) => alike(one, word) || word.startsWith(one))).length;
}

/** The title's words count for more than the indicator's. */
const shared = (said: readonly string[], { title, indicator }: NamedGoal): number =>
  2 * wordsIn(said, title) + wordsIn(said, indicator);
