/** A table's preview in the short: what a test compares. */
import type { PreviewLine } from '../../imports/preview-lines.ts';
import { tableLines } from '../../imports/preview-table.ts';
import type { Answers } from '../../imports/questions.ts';
import { readTable } from '../../imports/read-table.ts';
import { recogniseTable } from '../../imports/recognise.ts';
import { INDICATORS } from '../../quality/data/indicators.ts';

export async function preview(
  bytes: Uint8Array | string,
  more: { unitCode?: string; school?: string; answers?: Answers } = {},
) {
  const rows = readTable(typeof bytes === 'string' ? Buffer.from(bytes) : bytes);
  const table = await recogniseTable(rows, { definitions: INDICATORS, source: 'a.csv', ...more });
  return tableLines(table, { definitions: INDICATORS, locale: 'sv', mayShow: () => true });
}
export const ofType = <T extends PreviewLine['type']>(lines: readonly PreviewLine[], type: T) =>
  lines.filter((line): line is Extract<PreviewLine, { type: T }> => line.type === type);
/** `indicator|period|grade|group|value or mark|n` of each value. */
export const values = (lines: readonly PreviewLine[]): string[] =>
  ofType(lines, 'value').map(({ indicator, label, of, period, grade, group, value, mark, n }) =>
    [indicator ?? (of === undefined ? label : `${label} (${of})`), period, grade, group, value ?? mark, n].join('|'),
  );
export const left = (lines: readonly PreviewLine[]): string[] =>
  ofType(lines, 'left-out').map(({ where, why }) => `${where} – ${why}`);
export const asked = (lines: readonly PreviewLine[]): string[] => ofType(lines, 'question').map(({ about }) => about);
