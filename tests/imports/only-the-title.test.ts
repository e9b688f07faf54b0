/** Tables whose measure stands in their title alone, or whose columns are groups of the measure beside them. */
import { describe, expect, it } from 'vitest';
import { asked, left, preview, values } from './previewing.ts';
import { rowOf, workbook } from './workbooks.ts';

describe('a title', () => {
  it.each([
    [
      'over months with a column of shares',
      'Andel elever med mer än 15 % frånvaro\nMånad;Antal elever;Andel\naug-26;412;8,5 %\n',
      ['Andel elever med mer än 15 % frånvaro|2026-08||all|8.5|412'],
    ],
    [
      'over school years',
      'Ekskolan\nSpontanbesök hos skolsköterskan\nMånad;Läsår 24/25;Läsår 25/26\naug;41;52\n',
      ['Spontanbesök hos skolsköterskan|2024-08||all|41|', 'Spontanbesök hos skolsköterskan|2025-08||all|52|'],
    ],
    [
      'over grades, with how many they are',
      'Läsning, andel elever under stanine 4\nÅrskurs;Antal;HT24;VT25\n1;46;28,3;26\n',
      [
        'Läsning, andel elever under stanine 4|HT24|1|all|28.3|46',
        'Läsning, andel elever under stanine 4|VT25|1|all|26|46',
      ],
    ],
    [
      'with its years in it',
      'Sena ankomster per månad läsåret 2025/26 och 2026/27\nMånad;2025/26;2026/27\nAugusti;40;60\nSumma;40;60\n',
      ['Sena ankomster|2025-08||all|40|', 'Sena ankomster|2026-08||all|60|'],
    ],
    [
      'over subjects',
      'Nationella prov årskurs 6, andel (%) med minst E\nEkskolan\nÄmne;Läsår;Antal elever;Totalt\nMatematik;2024/25;48;79,2\n',
      ['Nationella prov, andel (%) med minst E, Matematik|2024/25|6|all|79.2|48'],
    ],
  ])('%s is offered as a measure of the school’s own', async (_, text, expected) => {
    const lines = await preview(text);
    expect(values(lines)).toEqual(expected);
    expect(asked(lines)).toEqual([expect.stringContaining('egna mått')]);
  });

  it.each(['Statistik', 'Ekskolan', 'Ekby kommun', 'Skola: Ekskolan', 'Uttagsdatum 2026-08-01', '2026'])(
    'is no measure in «%s»',
    async (title) => expect(values(await preview(`${title}\nMånad;Läsår 24/25\naug;41\n`))).toEqual([]),
  );

  it('gives way to what the table itself says', async () =>
    expect(values(await preview('Spontanbesök hos skolsköterskan\nLäsår;Meritvärde\n2024/25;221\n'))).toEqual([
      'merit_rating|2024/25||all|221|',
    ]));

  it('is not what a sheet is called, and a sheet whose rows were left out is not said to have none', async () => {
    const rows = [
      ['Månad', 'Antal'],
      ['2026-08', 41],
    ]
      .map((row, at) => rowOf(at + 1, row))
      .join('');
    const lines = await preview(workbook({ sheets: [{ rows }] }));
    expect(values(lines)).toEqual([]);
    expect(left(lines).filter((one) => one.includes('ingen tabell'))).toEqual([]);
  });
});

describe('girls and boys', () => {
  it('beside a measure are of it', async () => {
    const text =
      'Nationella prov åk 6 2025/26\nÄmne;Antal elever;Andel med minst E (%);Flickor;Pojkar\nMatematik;44;77,3;81,8;72,7\n';
    expect(values(await preview(text)).map((one) => one.split('|').slice(0, 4).join('|'))).toEqual([
      'Andel med minst E (%), Matematik|2025/26|6|all',
      'Andel med minst E (%), Matematik|2025/26|6|girls',
      'Andel med minst E (%), Matematik|2025/26|6|boys',
    ]);
  });
  it('in a name that is another’s without them are of that one, and not as many as all', async () => {
    const text = 'Ämne;Läsår;Antal elever;Andel A-E %;Andel A-E flickor %\nBild;2025/26;44;72;81\n';
    expect(values(await preview(text))).toEqual([
      'Andel A-E %, Bild|2025/26||all|72|44',
      'Andel A-E %, Bild|2025/26||girls|asked|',
    ]);
    expect(values(await preview('Läsår;Antal elever;Andel flickor %\n2025/26;44;52\n'))).toEqual([
      'Andel flickor %|2025/26||all|52|44',
    ]);
  });
});

describe('common abbreviations', () => {
  it.each([
    ['Ogiltig frånv. %', 'absence_unauthorised'],
    ['Anmälningar om kränkningar, antal', 'incident_reports'],
    ['Kränkningsanmälningar (antal)', 'incident_reports'],
  ])('«%s» is known', async (header, indicator) =>
    expect(values(await preview(`Läsår;Antal elever;${header}\n2025/26;409;14\n`))).toEqual([
      `${indicator}|2025/26||all|14|409`,
    ]),
  );
});
