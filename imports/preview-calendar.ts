/** What a calendar file or pasted lines of days off would give, as lines of a preview. Nothing is saved. */
import { parseBreaks } from '../language/reading/breaks.ts';
import type { Problem } from '../quality/problem.ts';
import type { DateSpan } from '../quality/year/documents.ts';
import { NIGHTLY } from './limits.ts';
import type { PreviewLine } from './preview-lines.ts';
import { readCalendar } from './reader.ts';
import { importText } from './words.ts';

/** A problem's sentence, as the chat says it. */
type Say = (problem: Problem) => string;

const daysOf = (breaks: readonly DateSpan[], staffDays: readonly string[]): PreviewLine[] => [
  ...breaks.map(({ name, from, to }) => ({ type: 'day' as const, kind: 'break' as const, from, to, name })),
  ...staffDays.map((day) => ({ type: 'day' as const, kind: 'staff' as const, from: day, to: day, name: '' })),
];

const leftOut = (problem: Problem, say: Say): PreviewLine => ({
  type: 'left-out',
  where: problem.values['line'] === undefined ? '' : importText('sv', 'preview.lineAt', { at: problem.values['line'] }),
  why: say(problem),
});

/** A calendar file's days within the school year, `2026/27`. */
export async function previewCalendar(bytes: Uint8Array, schoolYear: string, say: Say): Promise<PreviewLine[]> {
  const { breaks, staffDays, ignored, problems } = await readCalendar('preview', bytes, schoolYear, NIGHTLY);
  const passed: PreviewLine[] =
    ignored > 0 ? [{ type: 'left-out', where: '', why: importText('sv', 'preview.ignored', { count: ignored }) }] : [];
  return [...daysOf(breaks, staffDays), ...problems.map((problem) => leftOut(problem, say)), ...passed];
}

/** Lines as a municipality's page has them, pasted. */
export function previewDayLines(text: string, schoolYear: string, say: Say): PreviewLine[] {
  const { breaks, staffDays, problems } = parseBreaks(text, schoolYear);
  return [...daysOf(breaks, staffDays), ...problems.map((problem) => leftOut(problem, say))];
}
