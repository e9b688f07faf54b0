/** What a file or a paste would give, as lines: one JSON object each for a program, or the same in words for a person. */
import type { Locale } from '../quality/base.ts';
import { importText, seriesWords } from './words.ts';

/** One value; `value` is null where `mark` says why. A small number is hidden here as it is in the chat. */
type ValueLine = {
  readonly type: 'value';
  /** The key of an indicator that the team has already; null for a measure that it does not have, such as one per subject, or another's values. */
  readonly indicator: string | null;
  readonly label: string;
  readonly period: string | null;
  readonly grade: string;
  readonly group: 'all' | 'girls' | 'boys';
  readonly value: number | null;
  readonly mark: string;
  readonly n: number | null;
  /** Whose value it is, where it is not the school's own. */
  readonly of?: string;
};
/** One span of days: ISO dates, both included. */
type DayLine = {
  readonly type: 'day';
  readonly kind: 'break' | 'staff' | 'term';
  readonly from: string;
  readonly to: string;
  readonly name: string;
};
/** Something of the file that gives no value and no day. */
type LeftOutLine = { readonly type: 'left-out'; readonly where: string; readonly why: string };
/** Something doubtful that the person is asked about before it is saved. */
type QuestionLine = { readonly type: 'question'; readonly about: string; readonly choices: readonly string[] };

export type PreviewLine = ValueLine | DayLine | LeftOutLine | QuestionLine;

/** Whether anything was understood. */
export const isUnderstood = (lines: readonly PreviewLine[]): boolean =>
  lines.some(({ type }) => type === 'value' || type === 'day' || type === 'question');

export const asJson = (lines: readonly PreviewLine[]): string => lines.map((line) => JSON.stringify(line)).join('\n');

/** The same for a person: values and days first, then what is asked, then what was left out. */
export function asWords(lines: readonly PreviewLine[], locale: Locale): string {
  const say = (code: string, values: Readonly<Record<string, string | number>> = {}): string =>
    importText(locale, `preview.${code}`, values);
  const words = (line: PreviewLine): string => {
    if (line.type === 'value') return valueWords(line, locale, say);
    if (line.type === 'day') {
      const days = line.from === line.to ? line.from : `${line.from} – ${line.to}`;
      return say('day', { kind: say(`day.${line.kind}`), days, name: line.name });
    }
    if (line.type === 'question') return say('question', { about: line.about, choices: line.choices.join(' / ') });
    return say('leftOut', { where: line.where, why: line.why });
  };
  const parts = (['value', 'day', 'question', 'left-out'] as const).flatMap((type) => {
    const some = lines.filter((line) => line.type === type);
    return some.length === 0 ? [] : [say(`title.${type}`), ...some.map((line) => `  ${words(line)}`), ''];
  });
  return [...parts, say('nothingSaved')].join('\n');
}

function valueWords(line: ValueLine, locale: Locale, say: (code: string) => string): string {
  const { label, grade, group, period, value, mark, n, of } = line;
  const number = value === null ? '' : String(value).replace('.', locale === 'sv' ? ',' : '.');
  const about = seriesWords(locale, of === undefined ? [label] : [label, of], { grade, group });
  const shown = [number, mark === '' ? '' : `(${say(`mark.${mark}`)})`].filter((part) => part !== '').join(' ');
  return `${about} ${period ?? ''}: ${shown}${n === null ? '' : `  n = ${n}`}`;
}
