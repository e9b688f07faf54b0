/** What the first cell of a table's header, its title and its labels say of all that is below: of whom, of how many, and of what. */
import { describe, expect, it } from 'vitest';
import { asked, left, preview, values } from './previewing.ts';

const lines = (...rows: readonly string[]): string => rows.join('\n');
const INDEX = { 'index:trygghet': 'index', 'index:studiero': 'index' };
const SCHOOL = { school: 'Almskolan F–6' };
const grades = async (table: string) =>
  new Set(values(await preview(table, SCHOOL)).map((one) => one.split('|').slice(2, 4).join(' ').trim()));

describe('a grade in the header’s first cell', () => {
  it('is that of all rows, of index or share as well', async () => {
    const table = lines('Skolenkäten åk 5 ;2022;2024;2026', 'Trygghet;7,9;7,6;7,1', 'Studiero;6,2;5,9;5,4');
    const read = await preview(table, { ...SCHOOL, answers: INDEX });
    expect(values(read)).toContain('safety_index|2026|5|all|7.1|');
    expect(values(read).every((one) => one.includes('|5|all|'))).toBe(true);
  });
  it.each([
    ['Närvaro åk 6;Flickor;Pojkar\n2024/25;93;91', ['6 girls', '6 boys']],
    ['Frånvaro i åk 6;jan 2026;feb 2026\nTotalt;7,1;6,5', ['6 all']],
    ['Mått, åk 4;2024/25\nNärvaro;92', ['4 all']],
    ['Läsår (åk 4);Närvaro\n2024/25;92', ['4 all']],
    ['Screening årskurs 1;HT25\nLässcreening;71', ['1 all']],
    ['Lässcreening åk 1 (%);HT25\nflickor;71\npojkar;72', ['1 girls', '1 boys']],
    ['Skolenkäten mellanstadiet;2026\nTrygghet index;7,1', ['4–6 all']],
    ['Skolenkäten flickor;2026\nTrygghet index;7,1', ['girls']],
    ['Årskurs: 5\nLäsår;Närvaro\n2024/25;91', ['5 all']],
    ['Skolenkäten, femman\nMått;2026\nTrygghet index;7,1', ['5 all']],
    ['Närvaro åk 4–5\nÅrskurs;HT26\n4;91\n5;92\nTotalt;92', ['4 all', '5 all', '4–5 all']],
  ])('in %j', async (table, expected) => expect(await grades(table)).toEqual(new Set(expected)));
  it('says nothing of a column that has a grade of its own, or of a row', async () => {
    expect(await grades('Närvaro åk 6;Närvaro åk 5\n93;92')).toEqual(new Set(['6 all', '5 all']));
    expect(await grades('Frånvaro åk 1–6;2025/26\nÅk 4;7,1')).toEqual(new Set(['4 all']));
  });
  it('that is a class’s gives no value', async () => {
    for (const table of [
      'Skolenkäten klass 5B;2026\nTrygghet index;7,1',
      'Närvaro, klass 5B\nLäsår;Värde\n2024/25;91',
      'Läsår;Närvaro klass 5B\n2024/25;91',
    ]) {
      const read = await preview(table, SCHOOL);
      expect(values(read)).toEqual([]);
      expect(left(read).join()).toContain('Klasser läses inte');
    }
  });
});

describe('«Trygghet» is asked about, index or share', () => {
  it.each([
    'Skolenkäten;2022;2024\nTrygghet åk 5;7,9;7,6\nTrygghet åk 6;7,9;7,6',
    'Skolenkäten;2022;2024\nTrygghet, flickor;7,9;7,6',
    'Trygghet åk 5\nÅr;Värde\n2022;7,9',
    'Trygghet, åk 5, Skolenkäten\nÅr;Flickor;Pojkar\n2022;7,9;8',
  ])('once, in %j', async (table) =>
    expect(asked(await preview(table, SCHOOL))).toEqual(['Trygghet: ett index (0–10) eller en andel (%)?']),
  );
  it('and is what the answer says', async () =>
    expect(
      values(await preview('Mått;2026\nTrygghet åk 5;7,1\nStudiero åk 5;5,4', { ...SCHOOL, answers: INDEX })),
    ).toEqual(['safety_index|2026|5|all|7.1|', 'calm_index|2026|5|all|5.4|']));
});

describe('how many pupils', () => {
  it.each([
    ['a row’s label', 'Närvaro;2024/25\nÅk 6 (n=44);91', 'attendance|2024/25|6|all|91|44'],
    ['a cell of grades', 'Årskurs;Läsår;Närvaro\nÅk 6 (44 elever);2024/25;91', 'attendance|2024/25|6|all|91|44'],
    ['the title', 'Närvaro åk 4, läsåret 25/26 (n=46)\nMått;Andel\nNärvaro;92', 'attendance|2025/26|4|all|92|46'],
    ['the first cell', 'Mått åk 4 (n=46);2025/26\nNärvaro;92', 'attendance|2025/26|4|all|92|46'],
    ['«Antal» beside «Andel»', 'Närvaro\nLäsår;Antal;Andel\n2024/25;45;91', 'attendance|2024/25||all|91|45'],
    ['few in the title', 'Närvaro åk 4 (n=7)\nLäsår;Värde\n2024/25;92', 'attendance|2024/25|4|all|hidden|'],
  ])('stands in %s', async (_, table, value) => {
    const read = await preview(table, SCHOOL);
    expect(values(read)).toEqual([value]);
    expect(asked(read)).toEqual([]);
  });
  it('is not taken for «Antal» where that counts something else', async () => {
    const read = await preview('Kränkningar\nLäsår;Antal;Andel\n2024/25;45;9,1 %', SCHOOL);
    expect(values(read).join()).not.toMatch(/9\.1\|45/u);
  });
  it.each([
    'Närvaro, åk 5 (n=46)\nLäsår;Flickor;Pojkar\n2024/25;91;92',
    'Närvaro (n=120)\nLäsår;Åk 4;Åk 5\n2024/25;91;92',
    'Närvaro;Flickor;Pojkar\nÅk 6 (n=44);91;92',
    'Mått;2023/24 (n=60)\nNärvaro flickor;91\nNärvaro pojkar;92',
    'Närvaro, åk 5 (n=46)\nLäsår;Antal elever;Närvaro\n2023/24;-;91',
  ])('of all is not that of some of them: %j', async (table) => {
    const read = await preview(table, SCHOOL);
    expect(values(read).every((one) => one.endsWith('|asked|'))).toBe(true);
    expect(asked(read).length).toBeGreaterThan(0);
  });
  it('of a grade is not that of a row of some of its pupils', async () => {
    const table = 'Lässcreening åk 4, HT26 (n=46)\nMått;Andel\nElever med svenska som andraspråk;60 %';
    expect(values(await preview(table, SCHOOL)).join()).not.toContain('46');
  });
});

describe('the school’s own name', () => {
  it('says whose, and leaves the title’s measure and grade', async () => {
    const table = lines('Meritvärde åk 6', 'Enhet;2024/25', 'Almskolan;210', 'Kommunen;215', 'Riket;220');
    expect(values(await preview(table, SCHOOL))).toEqual([
      'merit_rating|2024/25|6|all|210|',
      'Genomsnittligt meritvärde (Kommunen)|2024/25|6|all|215|',
      'Genomsnittligt meritvärde (Riket)|2024/25|6|all|220|',
    ]);
    const columns = values(await preview('Närvaro\nLäsår;Almskolan;Kommunen\n2024/25;91;92', SCHOOL));
    expect(columns).toEqual(['attendance|2024/25||all|asked|', 'Närvaro (Kommunen)|2024/25||all|92|']);
  });
  it.each(['Skolverket SIRIS, Almskolan, åk 6, genomsnittligt meritvärde', 'Almskolan, meritvärde åk 6'])(
    'and who has published it are no part of the measure: «%s»',
    async (title) =>
      expect(values(await preview(lines(title, 'Läsår;Totalt;Flickor', '2023/24;201,4;214'), SCHOOL))).toEqual([
        'merit_rating|2023/24|6|all|201.4|',
        'merit_rating|2023/24|6|girls|214|',
      ]),
  );
});

describe('a table between bars', () => {
  it.each(['|---|---|---|', '| :--- | ---: | :--: |'])('is read without its frame, with %j', async (rule) => {
    const table = lines(
      'Ogiltig frånvaro',
      '| Årskurs | Vt 2026 (n=44) | **Vt 2027** |',
      rule,
      '| åk 4 | 6,2 % | 5,9 % |',
    );
    const read = await preview(table, SCHOOL);
    expect(values(read).map((one) => one.split('|').slice(0, 3).join(' '))).toEqual([
      'absence_unauthorised VT26 4',
      'absence_unauthorised VT27 4',
    ]);
    expect(left(read)).toEqual([]);
  });
});
