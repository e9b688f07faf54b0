/** The survey that a goal is measured by, which is the plan's though no intervention holds it: «Trivselenkäten skickas ut på måndag». */
import { tokens } from '../text/tokens.ts';
import { alike, kindsOf, type PlanContext, stem } from './plan.ts';

/** «En ny trivselenkät», «en egen enkät till»: another one than the goal's. */
const ANOTHER = /^(?:ny|nya|nytt|egen|egna|eget|extra|annan|andra|en|ett|a|an|new|another|own|extra|ytterligare)$/;
/** The form of a word that is known to whoever reads: «enkäten», «mätningen»; folded. */
const THE = /(?:en|n|et|na)$/;
const DETERMINED = /^(?:the|our|var|vara|this|den|denna|det|detta)$/;

/** The words for surveys in what goals are measured by, folded. */
export const measuresOf = (goals: PlanContext['goals']): readonly string[] =>
  goals.flatMap(({ indicator }) =>
    tokens(indicator).flatMap(({ kind, word }) => (kind === 'word' && kindsOf(word).includes('SURVEY') ? [word] : [])),
  );

/** Whether a message speaks of the survey that a goal is measured by, as of one that everybody knows. `measures`: see `measuresOf`. */
export function isOfMeasure(text: string, measures: readonly string[]): boolean {
  if (measures.length === 0) return false;
  const list = tokens(text);
  return list.some(({ word }, at) => {
    if (!measures.some((measure) => alike(stem(word), stem(measure)))) return false;
    const before = list.slice(Math.max(0, at - 2), at).map((token) => token.word);
    if (before.some((one) => ANOTHER.test(one))) return false;
    return THE.test(word) || before.some((one) => DETERMINED.test(one));
  });
}
