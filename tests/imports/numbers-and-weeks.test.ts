/** Weeks as periods, and numbers whose sign may part decimals or thousands. */
import { describe, expect, it } from 'vitest';
import { findPart, findPeriod } from '../../imports/periods.ts';
import { readTable } from '../../imports/read-table.ts';
import { recogniseTable } from '../../imports/recognise.ts';
import { INDICATORS } from '../../quality/data/indicators.ts';
import { nextPeriod, periodEnd, periodStart } from '../../quality/data/periods.ts';
import { asked, left, preview, values } from './previewing.ts';
import { rowOf, workbook } from './workbooks.ts';

describe('a week', () => {
  it.each([
    ['2026-W36', '2026-W36'],
    ['2026W05', '2026-W05'],
    ['v. 36 2026', '2026-W36'],
    ['v36 2026', '2026-W36'],
    ['Vecka 36, 2026', '2026-W36'],
    ['v.36-2026', '2026-W36'],
    ['2026 v 36', '2026-W36'],
    ['2026 vecka 5', '2026-W05'],
    ['week 53 2026', '2026-W53'],
    ['v. 53 2025', null],
    ['vt 2026', 'VT26'],
    ['v. 36', null],
  ])('«%s» is %s', (text, period) => {
    expect(findPeriod(text)?.period ?? null).toBe(period === null && text === 'v. 53 2025' ? '2025' : period);
  });

  it('without a year is a part of one', () => {
    expect(['v. 36', 'V36', 'vecka 3', 'v 54', 'v. 36 frånvaro'].map(findPart)).toEqual([
      { week: 36 },
      { week: 36 },
      { week: 3 },
      null,
      null,
    ]);
  });

  it('has its days and its next', () => {
    expect([periodStart('2026-W53'), periodEnd('2026-W53')].map(String)).toEqual(['2026-12-28', '2027-01-03']);
    expect([nextPeriod('2026-W53'), nextPeriod('2025-W52')]).toEqual(['2027-W01', '2026-W01']);
  });

  it.each([
    ['in rows', 'Vecka;Antal elever;Frånvaro\nv. 51;300;8,4\nv. 2;300;7\n'],
    ['as bare numbers in their column', 'Vecka;Antal elever;Frånvaro\n51;300;8,4\n2;300;7\n'],
    ['beside each other', 'Mått;Antal elever;v.51;v.2\nFrånvaro;300;8,4;7\n'],
    ['with their year', 'Vecka;Antal elever;Frånvaro\n2026-W51;300;8,4\nv. 2 2027;300;7\n'],
    ['with their year beside them', 'År;Vecka;Antal elever;Frånvaro\n2026;51;300;8,4\n2027;2;300;7\n'],
  ])('of a table %s is a period', async (_, table) => {
    expect(values(await preview(`Läsår 2026/27\n${table}`))).toEqual([
      'absence_total|2026-W51||all|8.4|300',
      'absence_total|2027-W02||all|7|300',
    ]);
  });

  it('that is hidden does not follow from the term’s other weeks', async () => {
    const rows = ['HT26;40', 'v. 34 2026;18', 'v. 35 2026;19', 'v. 36 2026;3'].join('\n');
    const lines = values(await preview(`Period;Kränkningsanmälningar\n${rows}\n`));
    // Of 40, 18 and 19, from which 3 would follow.
    expect(lines.filter((line) => /\|\d+\|/.test(line)).length).toBeLessThan(3);
    expect(lines).toContain('incident_reports|2026-W36||all|hidden|');
  });
});

describe('a number', () => {
  const own = (cells: string): string => `Skolverket\nMått;2024/25\nKostnad per elev;${cells}\n`;
  it.each([
    ['1,234.5', 1234.5],
    ['1 234,5', 1234.5],
    ['1.234,5', 1234.5],
    ['1.234.567', 1234567],
    ['1,234,567', 1234567],
    ['0,842', 0.842],
    ['12,34', 12.34],
  ])('%s can only be read in one way', async (cell, number) => {
    expect(values(await preview(own(cell)))).toEqual([`Kostnad per elev|2024/25||all|${number}|`]);
  });

  it.each([
    ['by the file’s other decimals, a comma', '1,234;\nKostnad per lärare;8,4', 1.234],
    ['by the file’s other decimals, a point', '1,234;\nKostnad per lärare;8.4', 1234],
    ['by the other sign in the same number', '1.234;\nKostnad per lärare;9.876,5', 1234],
  ])('is settled %s', async (_, cells, number) => {
    expect(values(await preview(own(cells)))[0]).toBe(`Kostnad per elev|2024/25||all|${number}|`);
  });

  it('is settled by what is measured: a count is whole, and a rating has its range', async () => {
    expect(values(await preview('Läsår;Antal elever;Meritvärde\n2024/25;1,234;231,457\n'))).toEqual([
      'merit_rating|2024/25||all|231.457|1234',
    ]);
    expect(values(await preview('Läsår;Kränkningsanmälningar\n2024/25;1.234\n'))).toEqual([
      'incident_reports|2024/25||all|1234|',
    ]);
  });

  it('is asked about where nothing settles it', async () => {
    const lines = await preview(own('1,234'));
    expect(asked(lines)[0]).toBe('Kostnad per elev: decimaler eller tusental?');
    const answers = { 'number:kostnad-per-elev': 'thousands', 'own:kostnad-per-elev': 'all' };
    expect(values(await preview(own('1,234'), { answers }))).toEqual(['Kostnad per elev|2024/25||all|1234|']);
  });

  it('of a workbook has its decimals behind a point', async () => {
    const rows = rowOf(1, ['Mått', '2024/25']) + rowOf(2, ['Kostnad per elev', 1.234]);
    const lines = await preview(workbook({ sheets: [{ rows }] }));
    expect([values(lines), left(lines)]).toEqual([['Kostnad per elev|2024/25||all|1.234|'], []]);
  });
});

describe('a measure of the school’s own', () => {
  const answers = { 'own:antal-15-': 'all', 'own:trivs-i-skolan': 'all', 'n:trivs-i-skolan-åk-7': '70' };
  const unitsOf = async (text: string) => {
    const rows = readTable(Buffer.from(text));
    const { measures } = await recogniseTable(rows, { definitions: INDICATORS, answers });
    return measures.map(({ name, unit }) => [name.sv, unit]);
  };

  it('with a limit in its name is counted, and few are hidden as in any count', async () => {
    const table = 'HT26\nÅrskurs;Antal > 15 %\n7;5\n8;17\nTotalt;88\n';
    expect(await unitsOf(table)).toEqual([['Antal > 15 %', 'count']]);
    expect(values(await preview(table))).toContain('Antal > 15 %|HT26|7|all|hidden|');
  });

  it('whose cells say per cent is a share, and is asked for its pupils once it is to be saved', async () => {
    const table = 'HT26\nFråga;Åk 7\nTrivs i skolan;85 %\n';
    expect(await unitsOf(table)).toEqual([['Trivs i skolan', 'percent']]);
    const lines = await preview(table);
    expect(values(lines)).toEqual(['Trivs i skolan|HT26|7|all|asked|']);
    expect(asked(lines)).toEqual(['Mått som jag inte känner igen kan sparas som egna mått: Trivs i skolan']);
    expect(asked(await preview(table, { answers }))).toContain(
      'Trivs i skolan, åk 7: hur många elever är värdet räknat på?',
    );
  });
});

describe('a measure that is written in another way', () => {
  it.each([
    ['Meritvärde (17 ämnen)', 'merit_rating'],
    ['Genomsnittligt meritvärde (17 ämnen)', 'merit_rating'],
    ['Behöriga yrkesprogram', 'eligibility_vocational'],
    ['Andel behöriga yrkesprogram (%)', 'eligibility_vocational'],
    ['Behörighet till yrkesprogram', 'eligibility_vocational'],
  ])('«%s» is %s', async (header, indicator) => {
    const lines = await preview(`Läsår;${header}\n2025/26;88,5\n`);
    expect([values(lines), asked(lines)]).toEqual([[`${indicator}|2025/26||all|88.5|`], []]);
  });

  it('is the same with «Antal» before it where it is counted; «varav» counts a part of it, and small parts are hidden', async () => {
    const table = 'Termin;Antal anmälningar om kränkande behandling;varav diskriminering\nHT24;22;3\nVT25;19;12\n';
    expect(values(await preview(table))).toEqual([
      'incident_reports|HT24||all|22|',
      'incident_reports|VT25||all|19|',
      'Antal anmälningar om kränkande behandling, varav diskriminering|HT24||all|hidden|',
      'Antal anmälningar om kränkande behandling, varav diskriminering|VT25||all|12|',
    ]);
    // A number of pupils is not their share.
    expect(values(await preview('Läsår;Antal elever med åtgärdsprogram\n2024/25;12\n'))).toEqual([
      'Antal elever med åtgärdsprogram|2024/25||all|12|',
    ]);
  });

  it('of time absent is of lessons, so that a small share is no small group', async () => {
    const table = 'Läsår;Årskurs;Antal elever;Giltig frånvaro (%)\n2024/25;7;62;7,1\n2024/25;8;9;8\n';
    expect(values(await preview(table))).toEqual([
      'Giltig frånvaro (%)|2024/25|7|all|7.1|62',
      'Giltig frånvaro (%)|2024/25|8|all|hidden|',
    ]);
  });

  it('is asked about by its name, never by a key', async () => {
    const table = 'Frånvaro HT 2025;;\nÅrskurs;Andel;Antal elever\n7;0,084;62\n8;0,112;58\n';
    expect(asked(await preview(table))).toEqual(['Frånvaro totalt: procent eller andel av 1?']);
  });
});

it('lines above a table in two cells name its report, its year and its term', async () => {
  const rows = 'Årskurs;Elever;Frånvaro totalt;Ogiltig frånvaro\n4;50;7,7 %;0,9 %\n';
  const expected = ['absence_total|HT25|4|all|7.7|50', 'absence_unauthorised|HT25|4|all|0.9|50'];
  const pairs = 'Rapport;Frånvaro per årskurs\nSkola;Ekskolan\nLäsår;2025/26\nTermin;Höst\n\n';
  expect(values(await preview(pairs + rows))).toEqual(expected);
  expect(values(await preview(`Läsår: 2025/26\nTermin: Höst\n\n${rows}`))).toEqual(expected);
});
