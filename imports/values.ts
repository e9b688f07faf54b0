/** What one cell says: a number or a marker, a period, a grade, a group. */
import type { Observation, ObservationValue } from '../quality/data/observations.ts';

const MARKERS: Readonly<Record<string, ObservationValue['kind']>> = {
  '..': 'hidden',
  '.': 'missing',
  '~100': 'near100',
  '': 'masked',
  '-': 'masked',
  '–': 'masked',
  '*': 'masked',
};

/** Characters of a number with its spaces and signs; the patterns below are tried on no more. */
const MAX_NUMBER = 40;

/** `1 234,5`, `−3`, `8.4`, `84 %`; null when the cell is neither a number nor a marker. */
export function parseValue(cell: string): ObservationValue | null {
  const trimmed = cell.trim();
  if (trimmed.length > MAX_NUMBER) return null;
  const text = trimmed.replace(/(?<!\s)\s*%$/, '').replace(/^~\s+/, '~');
  const marker = MARKERS[text];
  if (marker && marker !== 'number') return { kind: marker };
  const plain = text.replace(/[\u2212\u2013]/g, '-').replace(/(?<=\d)[\s\u00a0\u202f](?=\d{3}(?!\d))/g, '');
  if (!/^[-+]?\d+(?:[.,]\d+)?(?:[eE][-+]?\d+)?$/.test(plain)) return null;
  return { kind: 'number', number: Number(plain.replace(',', '.')) };
}

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'maj', 'jun', 'jul', 'aug', 'sep', 'okt', 'nov', 'dec'];
const MONTH = new RegExp(`\\b(${MONTHS.join('|')})\\p{L}*\\.?\\s+(20\\d\\d)\\b`, 'iu');

/** The period that the text names, as it is stored, and the text without it. */
export function findPeriod(text: string): { period: string; rest: string } | null {
  const rest = (match: RegExpMatchArray): string => text.replace(match[0], ' ');
  const year = text.match(/\b(20\d\d)\s*[/–-]\s*(?:20)?(\d\d)\b/);
  if (year?.[1] && year[2] && (Number(year[1]) + 1) % 100 === Number(year[2]))
    return { period: `${year[1]}/${year[2]}`, rest: rest(year) };
  const term = text.match(/\b([hv])t\s*-?\s*(?:20)?(\d\d)\b/i);
  if (term?.[1] && term[2]) return { period: `${term[1].toUpperCase()}T${term[2]}`, rest: rest(term) };
  const month = text.match(/\b(20\d\d)-(0[1-9]|1[0-2])\b/);
  if (month?.[1] && month[2]) return { period: `${month[1]}-${month[2]}`, rest: rest(month) };
  const named = text.match(MONTH);
  if (named?.[1] && named[2]) {
    const number = MONTHS.indexOf(named[1].toLowerCase()) + 1;
    return { period: `${named[2]}-${String(number).padStart(2, '0')}`, rest: rest(named) };
  }
  const plain = text.match(/(?<![\d-])20\d\d(?![\d-])/);
  return plain ? { period: plain[0], rest: rest(plain) } : null;
}

/** `åk 7`, `årskurs 7`, `Year 7`, `7`–`9` alone in a grade column; `F` is förskoleklass. */
export function findGrade(text: string): { grade: string; rest: string } | null {
  const match = text.match(/(?<!\p{L})(?:åk|årskurs|year|grade)\.?\s*([1-9F])(?![\p{L}\d])/iu);
  return match?.[1] ? { grade: match[1].toUpperCase(), rest: text.replace(match[0], ' ') } : null;
}

const GROUP_WORDS: readonly [RegExp, Observation['group']][] = [
  [/(?<!\p{L})(?:flickor|flicka|tjejer|girls)(?!\p{L})/iu, 'girls'],
  [/(?<!\p{L})(?:pojkar|pojke|killar|boys)(?!\p{L})/iu, 'boys'],
  [/(?<!\p{L})(?:totalt|samtliga elever|samtliga|alla elever|total)(?!\p{L})/iu, 'all'],
];

export function findGroup(text: string): { group: Observation['group']; rest: string } | null {
  for (const [words, group] of GROUP_WORDS) if (words.test(text)) return { group, rest: text.replace(words, ' ') };
  return null;
}
