/** Which of the school's indicators a question over the years is about: the one that it shares more words with than with any other. Pure. */
import { aboutOf, wordsIn } from './goal-meant.ts';

export type NamedIndicator = { readonly key: string; readonly name: { readonly sv: string; readonly en: string } };

/** Its key; null where the words fit none, or several alike. A word as it is said is nearer than one that it is a part of: «giltig» is not «ogiltig». */
export function indicatorMeant(text: string, indicators: readonly NamedIndicator[]): string | null {
  const those = indicatorsMeant(text, indicators);
  return those.length === 1 ? (those[0] ?? null) : null;
}

/** The keys of those that the words fit as well as any other; empty where they fit none. */
export function indicatorsMeant(text: string, indicators: readonly NamedIndicator[]): string[] {
  const said = aboutOf(text);
  const scored = indicators.map(({ key, name }) => ({
    key,
    score: Math.max(nearness(said, name.sv), nearness(said, name.en)),
  }));
  const best = Math.max(1, ...scored.map(({ score }) => score));
  return scored.flatMap(({ key, score }) => (score === best ? [key] : []));
}

/** How many of the words that are said a name has in some form, and as a part of one how many it has as they are. */
function nearness(said: readonly string[], name: string): number {
  const own = new Set(aboutOf(name));
  const same = said.filter((one) => own.has(one)).length;
  return wordsIn(said, name) + same / (said.length + 1);
}
