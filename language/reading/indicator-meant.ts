/** Which of the school's indicators a question over the years is about: the one that it shares more words with than with any other. Pure. */
import { aboutOf, wordsIn } from './goal-meant.ts';

export type NamedIndicator = { readonly key: string; readonly name: { readonly sv: string; readonly en: string } };

/** Its key; null where the words fit none, or several alike. */
export function indicatorMeant(text: string, indicators: readonly NamedIndicator[]): string | null {
  const said = aboutOf(text);
  const scored = indicators.map(({ key, name }) => ({
    key,
    score: Math.max(wordsIn(said, name.sv), wordsIn(said, name.en)),
  }));
  const best = Math.max(1, ...scored.map(({ score }) => score));
  const those = scored.filter(({ score }) => score === best);
  return those.length === 1 ? (those[0]?.key ?? null) : null;
}
