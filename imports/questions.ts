/** What is doubtful about a file, and may be asked in one go. The answers are read together with the file. */
import { parseCount } from '../language/reading/numbers.ts';
import { findPeriod } from './periods.ts';

/** By a question's id; what is not answered is not there. */
export type Answers = Readonly<Record<string, string>>;

export type Question = {
  readonly id: string;
  readonly about:
    | 'sheet'
    | 'school'
    | 'municipality'
    | 'area'
    | 'whose'
    | 'share'
    | 'index'
    | 'percent'
    | 'number'
    | 'period'
    | 'n'
    | 'own'
    | 'comparison';
  /** What it is about, in the file's words or an indicator's key; `''` where it is about the whole file. */
  readonly of: string;
  /** The same where the words are ours and not the file's. */
  readonly named?: { readonly sv: string; readonly en: string };
  /** Empty where the answer is typed. `words` are the file's, shown as they are; without any, `value` has a text of its own. */
  readonly choices: readonly { readonly value: string; readonly words?: string }[];
  /** The answer that holds now: given, or taken for granted; `''` where nothing is saved before there is one. */
  readonly answer: string;
};

/** Characters of an id besides what it is about. */
const MAX_ID = 60;

/** The same for the same words, so that an answer finds its question when the file is read again. */
export const idOf = (about: Question['about'], of: string): string =>
  `${about}:${of
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .slice(0, MAX_ID)}`;

/** Whether what somebody has typed answers a question: a number of pupils, a period, or one of its choices. Nothing typed leaves it open. */
export function isAnswer({ about, choices }: Pick<Question, 'about' | 'choices'>, typed: string): boolean {
  if (typed === '') return true;
  if (about === 'n') return (parseCount(typed) ?? 0) > 0;
  if (about === 'period') return findPeriod(typed) !== null;
  return choices.length === 0 || choices.some(({ value }) => value === typed);
}
