/**
 * Files that hurt, against limits of ours that are small enough for files that are merely large. In the wild it is small files
 * that hurt: a calendar whose rule never comes true, a workbook that unpacks to a thousand times its size, a cell that never
 * ends. None of these is kept here; the limits are the same for them.
 */
import { setImmediate as aTurn } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { MAX_BYTES, MAX_COLUMNS, READING } from '../../imports/limits.ts';
import { readCalendar, readTableFile } from '../../imports/reader.ts';
import { INDICATORS, type IndicatorDefinition } from '../../quality/data/indicators.ts';
import { calendarFile, event, timetable } from './calendars.ts';
import { cellOf, rowOf, workbook } from './workbooks.ts';

const DEFINITIONS = { definitions: INDICATORS };
const SMALL = Buffer.from('Termin;Åk;Antal elever;Frånvaro\nHT25;7;60;8,4\n');
/** A busy machine may take its time where a test is about something else. */
const CALM = { ...READING, wait: 60_000 };
const readTable = (bytes: Uint8Array, limits = CALM) => readTableFile('test', bytes, DEFINITIONS, { limits });
const readDays = (bytes: Uint8Array, limits = CALM) => readCalendar('test', bytes, '2026/27', limits);
const codes = async (bytes: Uint8Array, limits = CALM) => (await readDays(bytes, limits)).problems.map((p) => p.code);

/** An ordinary export of many schools. */
const manyRows = (rows: number): Buffer =>
  Buffer.from(
    [
      'Valt läsår: 2024/25',
      'Skola;Skol-enhetskod;Antal elever;Frånvaro',
      ...Array.from({ length: rows }, (_, i) => `Skolan ${i};${10_000_000 + i};48;8,4`),
    ].join('\n'),
  );
/** A workbook of so many different words, all of which have to be at hand while its cells are read. */
const manyWords = (count: number): Uint8Array => {
  const words = Array.from({ length: count }, (_, i) => `<si><t>ord nummer ${i}</t></si>`);
  return workbook({
    sheets: [{ rows: rowOf(1, ['Termin', 'Personalfrånvaro']) + rowOf(2, ['HT25', '8,4']) }],
    strings: words.join(''),
  });
};
/** A workbook whose only worksheet is this. */
const sheetOf = (xml: string): Uint8Array => workbook({ sheets: [{}], parts: { 'xl/worksheets/sheet1.xml': xml } });

/** How many processes this one has started and not yet seen the end of. */
const processes = (): number => process.getActiveResourcesInfo().filter((name) => name === 'ProcessWrap').length;

describe('a reader', () => {
  it('is ended when it takes too long, and leaves nothing behind', async () => {
    const before = processes();
    const [table, calendar] = [manyRows(100_000), timetable(3)];
    for (const limits of [
      { ...CALM, work: 100 },
      { ...CALM, wait: 60 },
    ]) {
      await expect(readTable(table, limits)).rejects.toMatchObject({ code: 'tooSlow' });
      expect(await codes(calendar, limits)).toEqual(['icsTooSlow']);
    }
    // Node lets go of an ended process a turn or two later.
    for (let turn = 0; turn < 10; turn += 1) await aTurn();
    expect(processes()).toBe(before);
  });

  it('is ended when it takes too much memory, and the next file is read', async () => {
    const small = { ...CALM, megabytes: 160 };
    const words = manyWords(600_000);
    await expect(readTable(words, small)).rejects.toMatchObject({ code: 'tooHeavy' });
    expect((await readTable(SMALL, small)).observations).toHaveLength(1);
    expect((await readTable(words)).observations).toHaveLength(1);
  });

  it('says that it failed by a code and by places in the program, without words of the file', async () => {
    const broken = { definitions: [{ key: 'absence' } as IndicatorDefinition] };
    const failed = await readTableFile('test', Buffer.from('Hemligt;Ord\n1;2\n'), broken).catch(
      (error: unknown) => error,
    );
    expect(failed).toMatchObject({ code: 'readerFailed' });
    expect(String(failed instanceof Error && failed.stack)).toMatch(/^TypeError\n\s+at .*headers\.ts/);
    expect(JSON.stringify([failed, String(failed)])).not.toContain('Hemligt');
  });

  it('knows nothing of the environment, where tokens are', async () => {
    process.env['NODE_OPTIONS'] = '--require=/does/not/exist';
    try {
      expect((await readTable(SMALL)).observations).toHaveLength(1);
    } finally {
      delete process.env['NODE_OPTIONS'];
    }
  });
});

describe('a table', () => {
  it('of elements too deep inside each other, or of a cell without end, is refused', async () => {
    const nested = `<worksheet>${'<x>'.repeat(200)}${'</x>'.repeat(200)}</worksheet>`;
    await expect(readTable(sheetOf(nested))).rejects.toMatchObject({ code: 'tooDeep' });
    const long = `<worksheet><sheetData><row r="3">${cellOf('A3', 'a'.repeat(40_000))}</row></sheetData></worksheet>`;
    await expect(readTable(sheetOf(long))).rejects.toMatchObject({ code: 'hugeCell', line: 3 });
    const endless = `<worksheet><!--${' '.repeat(1_200_000)}--><sheetData/></worksheet>`;
    await expect(readTable(sheetOf(endless))).rejects.toMatchObject({ code: 'hugeCell' });
  });

  it('of 200,000 rows is read, and one row too many is told with its line', async () => {
    const { schools } = await readTable(manyRows(200_000));
    expect(schools).toHaveLength(5000);
    await expect(readTable(manyRows(200_200))).rejects.toMatchObject({ code: 'tooManyRows', line: 200_101 });
  });

  it('that is far too wide is read as far as its columns are looked at', async () => {
    const row = (first: string, filler: string): string => [first, ...Array(2 * MAX_COLUMNS).fill(filler)].join(';');
    const wide = ['Termin;Personalfrånvaro', 'HT25;8,4'].map((cells) => row(cells, '')).join('\n');
    expect((await readTable(Buffer.from(wide))).observations).toHaveLength(1);
  });

  it.each([
    ['CR LF', '\r\n'],
    ['LF', '\n'],
    ['CR', '\r'],
  ])('with a title above it says the line of a fault, with %s between the lines', async (_, end) => {
    const header = ['Valt läsår: 2024/25', '', 'Åk;Antal elever;Frånvaro;Kommentar'];
    const lines = [...header, '7;60;8,4;', '8;60;8,4;"två\nrader"', '9;60;åtta;'];
    const { left, observations } = await readTable(Buffer.from(lines.join(end)));
    expect(left).toMatchObject([{ code: 'notANumber', place: { line: 7, column: 2 } }, { code: 'comment' }]);
    expect(observations.map(({ scope }) => scope)).toEqual(['7', '8']);
  });

  it('of long cells is read as fast as one of short cells', async () => {
    const filler = `9${' '.repeat(30_000)}x`;
    const table = (header: string, first: string, row: string) =>
      readTable(Buffer.from([header, first, ...Array(300).fill(row)].join('\n')), { ...CALM, work: 4000 });
    const grades = await table('Termin;Årskurs;Frånvaro', 'HT25;7;8,4', `HT25;${filler};8,4`);
    expect(grades.left[0]).toMatchObject({ code: 'unknownGrade', place: { line: 3 } });
    const values = await table('Termin;Frånvaro', 'HT25;8,4', `HT25;${filler}`);
    expect(values.left[0]).toMatchObject({ code: 'notANumber', place: { line: 3 } });
  });

  it('keeps no long words from the column of grades', async () => {
    const rows = 'Termin;Årskurs;Frånvaro\nHT25;7;8,4\nHT25;Kim i klass 7B;9,1\nHT25;Förskoleklass;3,2\n';
    const { observations, offered, left } = await readTable(Buffer.from(rows));
    expect([...observations, ...offered.map(({ observation }) => observation)].map(({ scope }) => scope)).toEqual([
      '7',
      'F',
    ]);
    expect(left).toMatchObject([{ code: 'class', place: { line: 3 } }]);
  });
});

describe('a calendar', () => {
  it('with too many repeated days over the whole file, though not in any one event, is refused', async () => {
    expect(await codes(timetable(3))).toEqual([]);
    expect(await codes(timetable(5))).toEqual(['icsTooMany']);
  });

  it.each(['RRULE:FREQ=HOURLY;COUNT=3', 'RRULE:FREQ=DAILY;COUNT=3;BYHOUR=8,10'])(
    'with breaks that repeat within a day (%s) is refused',
    async (rule) => {
      expect(await codes(calendarFile(event('1', 'Höstlov', '20261026', '20261031', rule)))).toEqual(['icsTooFine']);
      // A timetable's lessons in the same file are nobody's break.
      const lesson = event('2', 'Musik', '20261026', '20261027', rule);
      expect(await codes(calendarFile(lesson, event('1', 'Höstlov', '20261026', '20261031')))).toEqual([]);
    },
  );

  it('of components too deep inside each other, or too large, is refused', async () => {
    const nested = ['BEGIN', 'END'].map((edge) => Array(20).fill(`${edge}:X-BOX`).join('\r\n'));
    expect(await codes(calendarFile(...nested))).toEqual(['icsTooDeep']);
    expect(await codes(calendarFile('X-NOTE:'.padEnd(2_000_000, 'x')))).toEqual(['icsTooLarge']);
    expect(await codes(Buffer.from('hej'))).toEqual(['icsNotCalendar']);
  });

  it('has names that are cut where they are longer than a break’s', async () => {
    const { days } = await readDays(calendarFile(event('1', `Lov ${'å'.repeat(200)}`, '20261026', '20261031')));
    expect(days[0]?.name).toBe(`Lov ${'å'.repeat(56)}`);
  });
});

it('tells how many rows of a file of nearly 20 MB it has read, as it goes on', async () => {
  const wide = 'Ekby '.repeat(14);
  const [title = '', header = '', ...rows] = manyRows(190_000).toString().split('\n');
  const bytes = Buffer.from([title, header, ...rows.map((row) => `${wide}${row}`)].join('\n'));
  expect(bytes.length / MAX_BYTES).toBeGreaterThan(0.9);
  const read: number[] = [];
  const limits = { ...CALM, work: 60_000 };
  const progress = (count: number): void => void read.push(count);
  const table = await readTableFile('test', bytes, DEFINITIONS, { limits, progress });
  expect(table.schools.length).toBeGreaterThan(1000);
  expect(read.length).toBeGreaterThan(10);
  expect(read).toEqual(read.toSorted((a, b) => a - b));
  expect(read.at(-1)).toBeGreaterThan(170_000);
});
