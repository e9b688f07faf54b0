import { zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { readTable } from '../../imports/read-table.ts';
import { recogniseTable } from '../../imports/recognise.ts';
import { parseValue } from '../../imports/values.ts';
import { INDICATORS } from '../../quality/data/indicators.ts';
import { rowOf, workbook } from './workbooks.ts';

const read = (bytes: Uint8Array | string, unitCode?: string) =>
  recogniseTable(readTable(typeof bytes === 'string' ? Buffer.from(bytes) : bytes), {
    definitions: INDICATORS,
    ...(unitCode === undefined ? {} : { unitCode }),
  });

const SIRIS = `\uFEFFStatistik från påhittad källa

Grundskola - Slutbetyg årskurs 9, samtliga elever
Valt läsår: 2024/25

Skola;Skol-enhetskod;Antal elever;Andel (%) elever som uppfyllt betygskriterierna i alla ämnen;Andel (%) elever behöriga till yrkesprog.;Genomsnittligt meritvärde (17 ämnen)
Lärkskolan;01234567;48;72,9;~100;231,4
Granskolan;22222222;..;..;.;..
Lärkskolan;01234567;48;72,9;~100;231,4
`;

describe('one cell', () => {
  it.each([
    ['1 234,5', 1234.5],
    ['1\u00a0234', 1234],
    ['−3,2', -3.2],
    ['8.4', 8.4],
    ['84 %', 84],
    ['0', 0],
  ])('%s is a number', (text, number) => expect(parseValue(text)).toEqual({ kind: 'number', number }));
  it.each([
    ['..', 'hidden'],
    ['.', 'missing'],
    ['~100', 'near100'],
    ['', 'masked'],
    ['-', 'masked'],
    ['*', 'masked'],
  ])('%s keeps its meaning', (text, kind) => expect(parseValue(text)).toEqual({ kind }));
  it('is not guessed', () => expect(parseValue('cirka 8')).toBeNull());
});

describe('a published export', () => {
  it('asks for the school, and then takes its values with n', async () => {
    const many = await read(SIRIS);
    expect(many.schools).toEqual([
      { code: '01234567', name: 'Lärkskolan' },
      { code: '22222222', name: 'Granskolan' },
    ]);
    expect(many.observations).toEqual([]);
    const one = await read(SIRIS, '01234567');
    expect(one.problems).toEqual([]);
    expect(one.observations.map((o) => [o.indicator, o.period, o.n, o.value])).toEqual([
      ['goal_attainment_y9', '2024/25', 48, { kind: 'number', number: 72.9 }],
      ['eligibility_vocational', '2024/25', 48, { kind: 'near100' }],
      ['merit_rating', '2024/25', 48, { kind: 'number', number: 231.4 }],
    ]);
    const hidden = await read(SIRIS, '22222222');
    expect(hidden.observations.map((o) => o.value.kind)).toEqual(['hidden', 'missing', 'hidden']);
  });

  it('is the same in every encoding', async () => {
    const plain = SIRIS.slice(1);
    const expected = (await read(SIRIS, '01234567')).observations;
    for (const bytes of [
      Buffer.from(plain),
      Buffer.from(plain, 'latin1'),
      Buffer.from(SIRIS, 'utf16le'),
      Buffer.from(plain.replaceAll(';', '\t')),
    ])
      expect((await read(bytes, '01234567')).observations).toEqual(expected);
  });

  it('says line and why of a value that is not one or is two, and reads the others', async () => {
    const bad = await read(SIRIS.replace('..;.;..', 'tre;.;..'), '22222222');
    expect(bad.observations.map(({ indicator }) => indicator)).toEqual(['eligibility_vocational', 'merit_rating']);
    expect(bad.left).toMatchObject([{ code: 'notANumber', place: { line: 8, column: 3 } }]);
    const conflict = await read(SIRIS.replace(/231,4\n$/, '213,4\n'), '01234567');
    expect(conflict.left.map(({ code, place }) => [code, place.line])).toEqual([
      ['conflict', 9],
      ['conflict', 7],
    ]);
    expect(conflict.observations.map(({ indicator }) => indicator)).not.toContain('merit_rating');
    expect((await read(SIRIS, '99999999')).problems).toMatchObject([{ code: 'schoolNotFound' }]);
  });
});

describe('wide and long', () => {
  it('reads a column per year', async () => {
    const { observations } = await read('Indikator\t2023/24\t2024/2025\nMeritvärde\t221,5\t..\n');
    expect(observations.map((o) => [o.period, o.value.kind])).toEqual([
      ['2023/24', 'number'],
      ['2024/25', 'hidden'],
    ]);
  });

  it('reads a row per term and grade', async () => {
    const { observations } = await read(
      'Termin;Åk;Antal elever;Frånvaro\nHT25;7;60;8,4\nvt 26;7;61;9,1\nht 2025;8;1 055;7\n',
    );
    expect(observations.map((o) => [o.period, o.scope, o.n])).toEqual([
      ['HT25', '7', 60],
      ['VT26', '7', 61],
      ['HT25', '8', 1055],
    ]);
  });

  it('reads several header rows in XLSX, merged cells over girls and boys', async () => {
    const { observations, offered, problems } = await read(
      workbook({
        sheets: [
          {
            rows: [
              rowOf(1, ['Läsår: 2025/26']),
              rowOf(2, ['Klassteg', 'Frånvaro', '', 'Närvaro', '']),
              rowOf(3, ['', 'Flickor', 'Pojkar', 'Flickor', 'Pojkar']),
              rowOf(4, ['7', 8.4, 9.5, 91.6, 90.5]),
            ].join(''),
            after: '<mergeCells><mergeCell ref="B2:C2"/><mergeCell ref="D2:E2"/><mergeCell ref="A2:A3"/></mergeCells>',
          },
        ],
      }),
    );
    expect(problems).toEqual([]);
    // None of them says how many pupils, so each waits for it.
    expect([observations, offered.map(({ asked }) => asked)]).toEqual([[], ['n', 'n', 'n', 'n']]);
    expect(offered.map(({ observation: o }) => [o.indicator, o.group, o.scope, o.value])).toEqual([
      ['absence_total', 'girls', '7', { kind: 'number', number: 8.4 }],
      ['absence_total', 'boys', '7', { kind: 'number', number: 9.5 }],
      ['attendance', 'girls', '7', { kind: 'number', number: 91.6 }],
      ['attendance', 'boys', '7', { kind: 'number', number: 90.5 }],
    ]);
  });
});

it('takes a title that is merged over the whole table for no header', async () => {
  const { offered } = await read(
    workbook({
      sheets: [
        {
          rows: [rowOf(1, ['Närvaro 2024/25']), rowOf(2, ['Klassteg', 'Frånvaro']), rowOf(3, ['7', 8.4])].join(''),
          after: '<mergeCells><mergeCell ref="A1:B1"/></mergeCells>',
        },
      ],
    }),
  );
  expect(offered.map(({ observation: o }) => [o.indicator, o.period, o.scope])).toEqual([
    ['absence_total', '2024/25', '7'],
  ]);
});

describe('what is not a table', () => {
  const bomb = zipSync({ 'xl/worksheets/sheet1.xml': new Uint8Array(1000) });
  // The directory claims a sheet of 1 GB.
  const claim = Buffer.from(bomb);
  const directory = claim.indexOf(Buffer.from('PK\x01\x02', 'latin1'));
  claim.writeUInt32LE(1_000_000_000, directory + 24);

  it.each<[string, Uint8Array, string]>([
    ['empty', Buffer.alloc(0), 'empty'],
    ['zip bomb', claim, 'zipBomb'],
    ['huge cell', Buffer.from(`Termin;Frånvaro\nHT25;${'9'.repeat(40_000)}\n`), 'hugeCell'],
  ])('%s', async (_, bytes, code) => {
    await expect(read(bytes)).rejects.toMatchObject({ code });
  });

  it('says so about plain words and a single column', async () => {
    expect((await read('Hej!\nVi ses på tisdag.\n')).problems).toMatchObject([{ code: 'noHeader', severity: 'error' }]);
    expect((await read('Namn\nA\nB\n')).observations).toEqual([]);
  });
});
