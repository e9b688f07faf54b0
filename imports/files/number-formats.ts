/** What a number is, by the format that it is shown in, and how it is then written. */
import type { CellKind } from '../row.ts';

/** `percent` scales by 100, `percentSign` only shows a sign. The dates are as precise as they are shown. */
export type Format = 'percent' | 'percentSign' | 'day' | 'month' | 'year' | 'time';

/** Formats that a workbook names by number only (ECMA-376, part 1, 18.8.30), where they are not plain numbers. */
const BUILT_IN: Readonly<Record<number, Format>> = {
  ...{ 9: 'percent', 10: 'percent', 14: 'day', 15: 'day', 16: 'day', 17: 'month', 18: 'time', 19: 'time' },
  ...{ 20: 'time', 21: 'time', 22: 'day', 45: 'time', 46: 'time', 47: 'time' },
};
/** Characters that stand for a width or fill it, and what stands in brackets but for elapsed time: none of it is shown. */
const UNSEEN = /[_*].|\[(?!(?:h+|m+|s+)\])[^\]]{0,80}\]/giu;
/** What is shown as it stands. */
const LITERAL = /"[^"]{0,255}"|\\./gu;
const MAX_FORMAT = 255;

/** By the format's number and, for a workbook's own, its code; null for a plain number. */
export function formatOf(id: number, code: string | undefined): Format | null {
  if (code === undefined) return BUILT_IN[id] ?? null;
  const shown = code.slice(0, MAX_FORMAT).replace(UNSEEN, '');
  const bare = shown.replace(LITERAL, '').replace(/general|standard/giu, '');
  if (bare.includes('%')) return 'percent';
  if (/[#0?]/.test(bare.replace(/s[.,]0+/giu, 's'))) return shown.includes('%') ? 'percentSign' : null;
  if (/d/iu.test(bare)) return 'day';
  if (/[hs]/iu.test(bare)) return /y/iu.test(bare) ? 'day' : 'time';
  if (/m/iu.test(bare)) return 'month';
  return /y/iu.test(bare) ? 'year' : null;
}

const DAY_MS = 86_400_000;
const LENGTH = { day: 10, month: 7, year: 4 } as const;
/** 31 December 9999, the last day that a spreadsheet has. */
const LAST_DAY = 2_958_465;

type Shown = { readonly text: string; readonly kind: CellKind | null };

/** A stored number as what it says. `epoch` is the workbook's: its first year. */
export function shownNumber(words: string, format: Format | null, epoch: 1900 | 1904): Shown {
  if (format === null && words.length <= DIGITS && AS_WRITTEN.test(words)) return { text: words, kind: null };
  const number = Number(words);
  if (words === '' || !Number.isFinite(number)) return { text: words, kind: null };
  if (format === 'percent') return { text: String(Number((number * 100).toPrecision(12))), kind: 'percent' };
  if (format === 'percentSign') return { text: plain(number), kind: 'percent' };
  if (format === 'time') return { text: timeOf(number), kind: null };
  if (format === null || number < 0 || number > LAST_DAY) return { text: plain(number), kind: null };
  const day = Math.floor(number);
  // The system of 1900 has a 29 February 1900 that never was (ECMA-376, part 1, 18.17.4.1).
  const start = epoch === 1904 ? Date.UTC(1904, 0, 1) : Date.UTC(1899, 11, day < 60 ? 31 : 30);
  return shownDate(new Date(start + day * DAY_MS).toISOString(), format);
}

/** An ISO date as precise as it is shown; its time is left out. A time alone is no date. */
export function shownDate(iso: string, format: Format | null): Shown {
  if (!/^\d{4}-\d\d/u.test(iso)) return { text: iso, kind: null };
  return { text: iso.slice(0, format === 'month' || format === 'year' ? LENGTH[format] : LENGTH.day), kind: 'date' };
}

/** Digits that a spreadsheet counts with. */
const DIGITS = 15;

/** `0.4`, `231`: a number that reading and writing it again would not change, as most are. */
const AS_WRITTEN = /^(?:0|[1-9]\d*)(?:\.\d*[1-9])?$/;

/** Without the tail that binary fractions leave. */
function plain(number: number): string {
  const text = String(number);
  return text.length <= DIGITS ? text : String(Number(number.toPrecision(DIGITS)));
}

function timeOf(days: number): string {
  const minutes = Math.round(days * 24 * 60);
  return `${Math.trunc(minutes / 60)}:${String(Math.abs(minutes % 60)).padStart(2, '0')}`;
}
