/** «3/1» in English: the third of January, or March the first. Which of them is settled for all of a text at once, or asked about. */
import { slashed } from './nearest.ts';

type Unclear = {
  readonly problem: 'unclear';
  readonly matched: string;
  readonly either: readonly Temporal.PlainDate[];
};

const SLASHED = /(?<![\d/])(\d{1,2})\/(\d{1,2})(?!\d)/gu;
const MONTHS = 12;

/** The text with each day before its month, which is how it is read in Swedish; or the first of it that can be two days. */
export function settleSlashes(text: string, today: Temporal.PlainDate, english: boolean): string | Unclear {
  const said = english
    ? [...text.matchAll(SLASHED)].map((match) => ({ match, one: Number(match[1]), two: Number(match[2]) }))
    : [];
  if (said.every(({ one, two }) => one === two)) return text;
  if (!said.every(({ one }) => one <= MONTHS)) return text;
  if (!said.every(({ two }) => two <= MONTHS)) return text.replace(SLASHED, '$2/$1');
  const unclear = said.find(({ one, two }) => one !== two);
  const either = unclear && slashed(unclear.one, unclear.two, null, today, true);
  return either && Array.isArray(either) ? { problem: 'unclear', matched: unclear.match[0], either } : text;
}
