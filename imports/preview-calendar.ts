/** What a calendar file or pasted lines of days off would give, as lines of a preview. Nothing is saved. */
import { readDayLines } from '../language/reading/day-lines.ts';
import type { Problem } from '../quality/problem.ts';
import type { AskedDay, LeftOut, ReadDay, ReadDays } from '../quality/year/read-days.ts';
import { NIGHTLY } from './limits.ts';
import type { PreviewLine } from './preview-lines.ts';
import { readCalendar } from './reader.ts';
import { importText } from './words.ts';

/** A problem's sentence, and why something was left out, as the chat says them. */
export type DayWords = {
  readonly problem: (problem: Problem) => string;
  readonly why: (why: LeftOut['why']) => string;
};

const dayLine = ({ kind, from, to, name }: ReadDay): PreviewLine => ({
  type: 'day',
  kind: kind === 'break' || kind === 'staff' ? kind : 'term',
  from,
  to,
  name,
});

const question = ({ name, spans }: AskedDay): PreviewLine => ({
  type: 'question',
  about: `${name} ${spans.map(({ from, to }) => (from === to ? from : `${from}–${to}`)).join(', ')}`,
  choices: ['break', 'staff', 'none'],
});

const lineAt = (line: unknown): string => importText('sv', 'preview.lineAt', { at: Number(line) });

function linesOf({ days, asked, leftOut, problems }: ReadDays, words: DayWords): PreviewLine[] {
  return [
    ...days.map(dayLine),
    ...asked.map(question),
    ...problems.map((problem): PreviewLine => {
      const { line } = problem.values;
      return { type: 'left-out', where: line === undefined ? '' : lineAt(line), why: words.problem(problem) };
    }),
    ...leftOut.map(({ why, name, line, count }): PreviewLine => {
      const where = [...(line === null ? [] : [lineAt(line)]), ...(name === '' ? [] : [name])].join(': ');
      return { type: 'left-out', where: count > 1 ? `${where} (${count})`.trim() : where, why: words.why(why) };
    }),
  ];
}

/** A calendar file's days within the school year, `2026/27`. */
export async function previewCalendar(bytes: Uint8Array, schoolYear: string, words: DayWords): Promise<PreviewLine[]> {
  return linesOf(await readCalendar('preview', bytes, schoolYear, NIGHTLY), words);
}

/** Lines as a municipality's page has them, pasted. */
export const previewDayLines = (text: string, schoolYear: string, words: DayWords): PreviewLine[] =>
  linesOf(readDayLines(text, schoolYear), words);
