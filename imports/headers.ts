/** What a table's columns are about, from the wording of their headers. */
import type { IndicatorDefinition } from '../quality/data/indicators.ts';
import type { Observation } from '../quality/data/observations.ts';
import { findGrade, findGroup, findPeriod } from './values.ts';

export type Role =
  | 'unit'
  | 'municipality'
  | 'school'
  | 'owner'
  | 'subject'
  | 'grade'
  | 'period'
  | 'indicator'
  | 'value'
  | 'n'
  | 'group';
/** Characters of a header that are looked at; longer ones are no headers. */
const MAX_HEADER = 300;

type Parts = { grade: string | null; group: Observation['group'] | null; period: string | null };
export type Column = Parts & { at: number; header: string; role: Role | null; indicator: string | null };

const ROLES: readonly [RegExp, Role][] = [
  [/^(?:skol ?enhets? ?kod|skolenhetens kod|skolkod|school unit code|school code)$/, 'unit'],
  [/^kommun ?kod$/, 'municipality'],
  [/^(?:skola|skolenhet|skolans namn|skolnamn|kommun|school)$/, 'school'],
  [/^typ av huvudman$/, 'owner'],
  [/^(?:ämne|delprov|subject)$/, 'subject'],
  [/^(?:årskurs|åk|grade|year group|klassteg|klass steg)$/, 'grade'],
  [/^(?:läsår|termin|månad|period|mätperiod|år|school year|term|month)$/, 'period'],
  [/^(?:uppgift|mått|indikator|nyckeltal|fråga|område|indicator|measure)$/, 'indicator'],
  [/^(?:värde|resultat|utfall|value|result)$/, 'value'],
  [/^(?:kön|grupp|gender|group)$/, 'group'],
  [/^(?:antal (?:elever|svar|svarande)(?: .*)?|totalt antal elever|n|number of pupils|answers)$/, 'n'],
];

/** Case, punctuation, `(%)` and line breaks do not matter. */
const normalise = (text: string): string =>
  text
    .normalize('NFC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();

const wordings = new WeakMap<readonly IndicatorDefinition[], Map<string, string[]>>();
function wordingsOf(definitions: readonly IndicatorDefinition[]): Map<string, string[]> {
  const known = wordings.get(definitions) ?? new Map<string, string[]>();
  if (wordings.has(definitions)) return known;
  for (const { key, name, headers } of definitions)
    for (const wording of new Set([key, name.sv, name.en, ...headers].map(normalise)))
      known.set(wording, [...(known.get(wording) ?? []), key]);
  wordings.set(definitions, known);
  return known;
}

/** The indicator that a wording means. Where grades 6 and 9 share one, the grade decides, and 9 when none is named. */
export function indicatorOf(
  text: string,
  grade: string | null,
  definitions: readonly IndicatorDefinition[],
): string | null {
  const known = wordingsOf(definitions);
  const keys = known.get(normalise(text)) ?? known.get(normalise(readParts(text).rest)) ?? [];
  return keys.find((key) => key.endsWith(`_y${grade ?? '9'}`)) ?? keys.find((key) => !/_y\d$/.test(key)) ?? null;
}

export function readParts(text: string): Parts & { rest: string } {
  const period = findPeriod(text);
  const grade = findGrade(period?.rest ?? text);
  const group = findGroup(grade?.rest ?? period?.rest ?? text);
  return {
    period: period?.period ?? null,
    grade: grade?.grade ?? null,
    group: group?.group ?? null,
    rest: group?.rest ?? grade?.rest ?? period?.rest ?? text,
  };
}

const roleOf = (text: string): Role | null => ROLES.find(([words]) => words.test(normalise(text)))?.[1] ?? null;

/** How many cells of a row say what a column is about. */
export function headerScore(cells: readonly string[], definitions: readonly IndicatorDefinition[]): number {
  return cells.filter((cell) => {
    if (cell.trim() === '' || cell.length > MAX_HEADER) return false;
    const { period, grade, group, rest } = readParts(cell);
    const only = normalise(rest) === '' && (period ?? grade ?? group) !== null;
    return only || roleOf(cell) !== null || indicatorOf(cell, null, definitions) !== null;
  }).length;
}

/** Joins header rows: an upper cell reaches over the blanks to its right, as merged cells do. */
export function columnsOf(
  rows: readonly (readonly string[])[],
  definitions: readonly IndicatorDefinition[],
  grade: string | null,
): Column[] {
  const width = Math.max(...rows.map((row) => row.length));
  const filled = rows.map((row, i) => {
    let last = '';
    return Array.from({ length: width }, (_, at) => {
      const own = (row[at] ?? '').trim();
      if (own !== '') last = own;
      return i < rows.length - 1 ? last : own;
    });
  });
  return Array.from({ length: width }, (_, at) => {
    const texts = [...new Set(filled.map((row) => (row[at] ?? '').slice(0, MAX_HEADER)).filter((text) => text !== ''))];
    const header = texts.join(' ').slice(0, MAX_HEADER);
    const parts = readParts(header);
    const named = texts.map((text) => indicatorOf(text, parts.grade ?? grade, definitions)).find((key) => key !== null);
    const indicator = indicatorOf(header, parts.grade ?? grade, definitions) ?? named ?? null;
    const role = indicator
      ? null
      : (roleOf(filled.at(-1)?.[at]?.slice(0, MAX_HEADER) ?? '') ?? roleOf(parts.rest) ?? roleOf(header));
    return { at, header, role, indicator, period: parts.period, grade: parts.grade, group: parts.group };
  });
}
