/** Finds a school's values in a file's tables: reads each, and decides what they are together. */
import type { Problem } from '../quality/problem.ts';
import { Collected, type Omission } from './collected.ts';
import { NO_CONTEXT, ofSheet } from './preamble.ts';
import type { Answers, Question } from './questions.ts';
import { idOf } from './questions.ts';
import type { Row } from './row.ts';
import { type Settled, settle } from './settle.ts';
import type { TableOptions as Reading } from './surroundings.ts';
import { Table } from './table.ts';

export type TableOptions = Reading & {
  readonly source?: string;
  /** What the person has said about the same file before. */
  readonly answers?: Answers;
  /** Indicators that the person may not add to. */
  readonly closed?: readonly string[];
  /** Most values that are taken; a preview of a whole country's file takes more than a team's data may hold. */
  readonly most?: number;
};

export type Recognised = Settled & {
  readonly recognised: readonly { readonly header: string; readonly indicator: string }[];
  readonly left: readonly Omission[];
  /** Filled when the file has several schools and none was named; then there are no observations. */
  readonly schools: readonly { readonly code: string; readonly name: string }[];
  /** What keeps the whole file from being read. */
  readonly problems: readonly Problem[];
};

const MOST = 20_000;
const MUNICIPALITY_DIGITS = 4;

function schoolAsked(schools: Recognised['schools']): Question {
  const about = schools.some(({ code }) => code.length === MUNICIPALITY_DIGITS) ? 'municipality' : 'school';
  const choices = schools.map(({ code, name }) => ({ value: code, words: `${code} ${name}`.trim() }));
  return { id: idOf('school', ''), about, of: '', choices, answer: '' };
}

/** Of a table with more values than there is room for, one owner's or area's can be read. */
const areaAsked = (names: readonly string[]): Question => ({
  id: idOf('area', ''),
  about: 'area',
  of: '',
  choices: names.map((name) => ({ value: name, words: name })),
  answer: '',
});

/** One pass over the rows, which come some at a time; holds the school's values and at most so many other things. @throws ImportError from the rows */
export async function recogniseTable(rows: AsyncIterable<readonly Row[]>, options: TableOptions): Promise<Recognised> {
  const out = new Collected(options.most ?? MOST);
  const school = options.answers?.[idOf('school', '')];
  const area = options.answers?.[idOf('area', '')];
  const reading: Reading = { ...options, ...(school ? { unitCode: school } : {}), ...(area ? { area } : {}) };
  let table: Table | null = null;
  let sheet = { name: '', cells: 0, above: NO_CONTEXT };
  let hasHeader = false;
  const close = (isSheet: boolean): void => {
    table?.finish();
    hasHeader ||= table?.hasHeader() ?? false;
    // Of a sheet whose rows are said to give no value, that is enough.
    if (!isSheet || !table || sheet.name === '' || out.cells.length > sheet.cells) return;
    if (out.left.some(({ place }) => place.sheet === sheet.name)) return;
    out.leave('noValues', { sheet: sheet.name, line: 0, column: null, text: '' });
  };
  const take = (row: Row): void => {
    const isSame = row.sheet === sheet.name;
    if (!table || !isSame || table.endsBefore(row)) {
      close(!isSame);
      if (!isSame) sheet = { name: row.sheet, cells: out.cells.length, above: ofSheet(row.sheet, reading.definitions) };
      table = new Table(reading, out, row.sheet, isSame && table ? table.inherited(sheet.above) : sheet.above);
    }
    table.take(row);
  };
  for await (const some of rows) for (const row of some) take(row);
  close(true);
  return resultOf(out, reading, options, hasHeader);
}

function resultOf(out: Collected, { unitCode }: Reading, options: TableOptions, hasHeader: boolean): Recognised {
  const schools = [...out.schools].map(([code, name]) => ({ code, name }));
  const isOurs = (code: string): boolean => unitCode?.length === code.length;
  const hasChoice = schools.length > 1 && !schools.some(({ code }) => isOurs(code));
  const isGone = schools.some(({ code }) => isOurs(code)) && !schools.some(({ code }) => code === unitCode);
  const isTooLarge = out.isFull && out.names.size > 1;
  const asked = hasChoice ? schoolAsked(schools) : areaAsked([...out.names]);
  const none = { observations: [], measures: [], offered: [], questions: [asked], left: [], goals: [] };
  const taken = hasChoice || isTooLarge ? none : settle(out, options);
  const nothing = taken.observations.length + taken.offered.length === 0;
  const codes = [
    ...(hasHeader ? [] : ['noHeader']),
    ...(isGone ? ['schoolNotFound'] : []),
    ...(hasHeader && !hasChoice && !isTooLarge && !isGone && nothing ? whyNothing([...out.left, ...taken.left]) : []),
    ...(out.isFull && !isTooLarge ? ['tooManyValues'] : []),
  ];
  return {
    ...taken,
    recognised: [...out.recognised].map(([header, indicator]) => ({ header, indicator })),
    left: [...out.left, ...taken.left],
    schools: hasChoice ? schools : [],
    // All of the file is meant, and no line of it.
    problems: codes.map((code) => ({ code, values: {}, severity: 'error', field: 'file' })),
  };
}

/** Reasons for which all of a table may have been left out: of whom, when or what its rows are. */
const WHY =
  /^(?:class|unknownGrade|unknownGroup|persons|unknownPeriod|goal|forecast|change|model|byOwner|outsideRange|conflict)$/;

/** Why nothing was recognised: what was understood and left out says it better than that there were no values. */
function whyNothing(left: readonly Omission[]): string[] {
  const why = [...new Set(left.map(({ code }) => code))].filter((code) => WHY.test(code));
  return why.length > 0 ? why.map((code) => `left.${code}`) : ['nothingRecognised'];
}
