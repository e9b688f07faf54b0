/** Tables as people make them and as Skolverket and Kolada publish them, each with its right answer. */
import { describe, expect, it } from 'vitest';
import { readTable } from '../../imports/read-table.ts';
import { recogniseTable } from '../../imports/recognise.ts';
import { INDICATORS } from '../../quality/data/indicators.ts';
import { left, ofType, preview, values } from './previewing.ts';
import { rowOf, workbook } from './workbooks.ts';

const sheet = (...rows: readonly (readonly (string | number)[])[]): Uint8Array =>
  workbook({ sheets: [{ name: 'Blad1', rows: rows.map((row, at) => rowOf(at + 1, [...row])).join('') }] });

describe('a row of head counts', () => {
  it('by school year is of the months below it, and of no grade', async () => {
    const table = 'Ogiltig frånvaro i procent\nMånad;24/25;25/26\nAntal elever;405;409\naug;1,1;1,2\n';
    expect(values(await preview(table))).toEqual([
      'absence_unauthorised|2024-08||all|1.1|405',
      'absence_unauthorised|2025-08||all|1.2|409',
    ]);
    const grades = 'Ogiltig frånvaro\nÅrskurs;24/25;25/26\nAntal elever;405;409\n7;1,1;1,2\n';
    expect(values(await preview(grades))).toEqual([
      'absence_unauthorised|2024/25|7|all|asked|',
      'absence_unauthorised|2025/26|7|all|asked|',
    ]);
  });
});

describe('tables as people make them', () => {
  it('have columns of comments, changes and goals, which are passed over and said', async () => {
    const lines = await preview(
      sheet(
        ['Mått', '2023/24', 'Mål 2024/25', 'Utfall 2024/25', 'Förändring 2023/24–2024/25', 'Kommentar 2025'],
        ['Meritvärde', 224, 235, 231.4, 7.4, 'Bra utveckling'],
      ),
    );
    expect(values(lines)).toEqual(['merit_rating|2023/24||all|224|', 'merit_rating|2024/25||all|231.4|']);
    expect(left(lines).map((line) => line.split(' – ')[0])).toEqual([
      'Blad1!C: Mål 2024/25',
      'Blad1!E: Förändring 2023/24–2024/25',
      'Blad1!F: Kommentar 2025',
    ]);
  });

  it('have their source below them', async () => {
    const rows = readTable(
      Buffer.from('Läsår;Meritvärde\n2023/24;224\n\nKälla: Skolverket, uttag 2025-10-15\nAvser alla;;\n'),
    );
    const { observations, left: omitted } = await recogniseTable(rows, { definitions: INDICATORS });
    expect(observations.map(({ source }) => source)).toEqual(['Skolverket, uttag 2025-10-15']);
    expect(omitted.map(({ code }) => code)).toEqual(['note']);
  });

  it.each([
    ['turned on their side', 'Läsår;2023/24;2024/25\nAntal elever;60;64\nMeritvärde;224;231,4\n'],
    ['of grades below the measure’s name', 'Meritvärde;2023/24;2024/25\nHela skolan;224;231,4\n'],
    ['under a title that names the measure', 'Meritvärde\nLäsår;Resultat\n2023/24;224\n2024/25;231,4\n'],
    [
      'with their own year above',
      'Läsår;2023/24\nMått;Värde\nMeritvärde;224\n\nLäsår;2024/25\nMått;Värde\nMeritvärde;231,4\n',
    ],
    ['in pages that repeat the header', 'Läsår;Meritvärde\n2023/24;224\nLäsår;Meritvärde\n2024/25;231,4\n'],
  ])('%s', async (_, text) => {
    const read = ofType(await preview(text), 'value').map(({ indicator, period, value }) => [indicator, period, value]);
    expect(read).toEqual([
      ['merit_rating', '2023/24', 224],
      ['merit_rating', '2024/25', 231.4],
    ]);
  });

  it('stand below each other with a title each', async () => {
    const one = (group: string, merit: number) => `${group}\nLäsår;Antal elever;Meritvärde\n23/24;30;${merit}\n\n`;
    expect(values(await preview(one('Flickor', 240) + one('Pojkar', 220)))).toEqual([
      'merit_rating|2023/24||girls|240|30',
      'merit_rating|2023/24||boys|220|30',
    ]);
  });

  it('stand in several visible sheets, of which every one is offered and one without values is said', async () => {
    const of = (name: string, year: string, merit: number) => ({
      name,
      rows: rowOf(1, ['Mått', year]) + rowOf(2, ['Meritvärde', merit]),
    });
    const info = { name: 'Info', rows: rowOf(1, ['Läsår', 'Skola']) + rowOf(2, ['2024/25', 'Ekskolan']) };
    const bytes = workbook({ sheets: [info, of('Ny', '2024/25', 231.4), of('Gammal', '2023/24', 111)] });
    const lines = await preview(bytes);
    expect(values(lines)).toEqual(['merit_rating|2024/25||all|231.4|', 'merit_rating|2023/24||all|111|']);
    expect(ofType(lines, 'question')[0]?.choices).toEqual(['alla blad', 'Ny', 'Gammal']);
    expect(left(lines)).toEqual(['Info – Bladet har ingen tabell med värden.']);
    expect(values(await preview(bytes, { answers: { 'sheet:': 'Ny' } }))).toEqual(['merit_rating|2024/25||all|231.4|']);
  });
});

describe('what Skolverket and Kolada publish', () => {
  it('«Underlag för analys» of many owners and years, with its measures by name', async () => {
    const owners = Array.from({ length: 60 }, (_, i) => `EKBY ${i} (${2_120_000_000 + i}): HUVUDMAN`);
    const years = ['2022/23', '2023/24', '2024/25'];
    const wide = (cells: (owner: string, year: string) => string | number): (string | number)[] =>
      owners.flatMap((owner) => years.map((year) => cells(owner, year)));
    const rows = [
      ['Underlag för analys för grundskola efter mått, huvudman och läsår'],
      ['', ...wide((owner, year) => (year === '2022/23' ? owner : ''))],
      ['', ...wide((_, year) => year)],
      ['Personal: Antal elever per lärare (heltidstjänster)', ...wide(() => 14)],
      ['Delmål 1: Andel (%) elever som har lägst betyget E i samtliga ämnen efter årskurs 6', ...wide(() => '...')],
      ['Delmål 2: Elevers upplevelse av trygghet i årskurs 8 (medelvärde)*', ...wide(() => 8.4)],
    ];
    const lines = await preview(rows.map((row) => row.join(';')).join('\n'));
    expect(values(lines)).toHaveLength(60 * 3 * 3);
    expect(values(lines)).toEqual(
      expect.arrayContaining([
        'Personal: Antal elever per lärare (heltidstjänster) (EKBY 59)|2024/25||all|14|',
        'Delmål 1: Andel (%) elever som har lägst betyget E i samtliga ämnen efter årskurs 6 (EKBY 0)|2022/23||all|majority|',
        'Delmål 2: Elevers upplevelse av trygghet i årskurs 8 (medelvärde)* (EKBY 7)|2023/24|8|all|8.4|',
      ]),
    );
  });

  it('more of it than there is room for, of which one owner’s is asked for', async () => {
    const owners = Array.from({ length: 30 }, (_, i) => `EKBY ${i} (${2_120_000_000 + i}): HUVUDMAN`);
    const text = [
      ['', ...owners].join(';'),
      ['', ...owners.map(() => '2024/25')].join(';'),
      ['Personal: Antal elever per lärare', ...owners.map((_, i) => 10 + i)].join(';'),
    ].join('\n');
    const read = (answers = {}) =>
      recogniseTable(readTable(Buffer.from(text)), { definitions: INDICATORS, most: 20, answers });
    const { questions, offered, problems } = await read();
    expect([questions[0]?.about, questions[0]?.choices.length, offered, problems]).toEqual(['area', 30, [], []]);
    const one = await read({ 'area:': 'EKBY 29' });
    expect(one.offered.map(({ of, observation }) => [of, observation.value])).toEqual([
      ['EKBY 29', { kind: 'number', number: 39 }],
    ]);
  });

  it('national tests, one series a subject', async () => {
    const text =
      'Nationella prov årskurs 9\nValt läsår: 2024/25\nSkola;Skol-enhetskod;Ämne;Antal elever med provbetyg A-F;Andel (%) med provbetyg A-E\nEk;12345678;Matematik;64;79,4\nEk;12345678;Engelska;64;92\n';
    const rows = readTable(Buffer.from(text));
    const { observations, measures } = await recogniseTable(rows, { definitions: INDICATORS });
    expect(measures.map(({ name }) => name.sv)).toEqual([
      'Godkänt på nationella prov, Matematik',
      'Godkänt på nationella prov, Engelska',
    ]);
    expect(observations.map(({ value, n, scope }) => [value, n, scope])).toEqual([
      [{ kind: 'number', number: 79.4 }, 64, '9'],
      [{ kind: 'number', number: 92 }, 64, '9'],
    ]);
    // Their keys are ours and nobody else's, so a preview has their names.
    expect(values(await preview(text))).toEqual([
      'Godkänt på nationella prov, Matematik|2024/25|9|all|79.4|64',
      'Godkänt på nationella prov, Engelska|2024/25|9|all|92|64',
    ]);
  });

  it('Kolada’s table and the answer of its API', async () => {
    const table = 'kpi,municipality,period,T,K,M\nN15419,Ale,2024,76.0,79.2,\n';
    const of = (gender: string, value: number | null, status = '') => ({ gender, count: 1, status, value });
    const item = { kpi: 'N15419', municipality: '1440', period: 2024 };
    const api = { values: [{ ...item, values: [of('T', 76), of('K', 79.2), of('M', null, 'Missing')] }] };
    expect(values(await preview(table))).toEqual(['N15419 (Ale)|2024||all|76|', 'N15419 (Ale)|2024||girls|79.2|']);
    expect(values(await preview(JSON.stringify(api)))).toEqual([
      'Kolada N15419 (Kommun 1440)|2024||all|76|',
      'Kolada N15419 (Kommun 1440)|2024||girls|79.2|',
      'Kolada N15419 (Kommun 1440)|2024||boys|missing|',
    ]);
    await expect(preview('{"hej": [1]}')).rejects.toMatchObject({ code: 'notKolada' });
  });
});
