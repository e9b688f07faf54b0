/** Tables as school systems, surveys and dashboards hand them over; each was read wrongly in a trial of sixty. */
import { describe, expect, it } from 'vitest';
import { asked, left, preview, values } from './previewing.ts';
import { rowOf, workbook } from './workbooks.ts';

const sheet = (...rows: readonly (string | number)[][]): Uint8Array =>
  workbook({ sheets: [{ rows: rows.map((row, at) => rowOf(at + 1, row)).join('') }] });
const lines = (...rows: readonly string[]): string => rows.join('\n');
const KOLADA = 'Elever i åk 9, meritvärde kommunala skolor, genomsnitt (17 ämnen)';

describe('a table', () => {
  it.each<[string, string | Uint8Array, readonly string[]]>([
    [
      'of grades in today’s words',
      lines('Läsår: 2024/25', 'Antal elever;Andel (%) elever som uppnått betygskriterierna i alla ämnen', '64;71,9'),
      ['goal_attainment_y9|2024/25||all|71.9|64'],
    ],
    [
      'whose column says that it is an index',
      lines('Skolenkäten våren 2026, årskurs 8', 'Område;Index;Antal svar', 'Trygghet;7,8;84', 'Studiero;5,9;84'),
      ['safety_index|VT26|8|all|7.8|84', 'calm_index|VT26|8|all|5.9|84'],
    ],
    [
      'of a municipality, by the measure’s own words',
      lines('Nyckeltal;Enhet;Kön;2023;2024', `${KOLADA};Ale;T;224,5;226,1`, `${KOLADA};Ale;K;236,5;240,1`),
      [
        `${KOLADA} (Ale)|2023||all|224.5|`,
        `${KOLADA} (Ale)|2024||all|226.1|`,
        `${KOLADA} (Ale)|2023||girls|236.5|`,
        `${KOLADA} (Ale)|2024||girls|240.1|`,
      ],
    ],
    [
      'with a term’s first and last day above it',
      lines('Period: 2026-08-17 - 2026-12-18', 'Antal elever;Närvaro %', '179;91,4'),
      ['attendance|HT26||all|91.4|179'],
    ],
    [
      'with a school year’s first and last day above it',
      lines('Period: 2025-08-18 – 2026-06-11', 'Antal elever;Närvaro %', '179;91,4'),
      ['attendance|2025/26||all|91.4|179'],
    ],
    [
      'with a line of units below its header',
      sheet(['Läsår', 'Antal elever', 'Närvaro', 'Meritvärde'], ['', 'st', '%', 'poäng'], ['2023/24', 60, 93.1, 224]),
      ['attendance|2023/24||all|93.1|60', 'merit_rating|2023/24||all|224|60'],
    ],
    [
      'of schools with a column a year each',
      sheet(
        ['', 'Ekskolan', '', 'Björkskolan', ''],
        ['Mått', '23/24', '24/25', '23/24', '24/25'],
        ['Meritvärde', 224, 231, 210, 212],
      ),
      [
        'Meritvärde (Ekskolan)|2023/24||all|224|',
        'Meritvärde (Ekskolan)|2024/25||all|231|',
        'Meritvärde (Björkskolan)|2023/24||all|210|',
        'Meritvärde (Björkskolan)|2024/25||all|212|',
      ],
    ],
    [
      'with the number of pupils in its cells',
      lines('Mått;2023/24;2024/25', 'Närvaro;93,1 % (n=176);92,4 % (n = 180)'),
      ['attendance|2023/24||all|93.1|176', 'attendance|2024/25||all|92.4|180'],
    ],
    [
      'with the number of pupils in its headers',
      lines('Mått;2023/24 (n=60);2024/25 (n=7)', 'Ogiltig frånvaro;3,1;2,7'),
      ['absence_unauthorised|2023/24||all|3.1|60', 'absence_unauthorised|2024/25||all|hidden|'],
    ],
    [
      'with the municipality and the country behind the measure’s name',
      lines('Läsår;Antal elever;Meritvärde;Meritvärde kommunen;Meritvärde (riket)', '2024/25;64;231,4;226,0;225,1'),
      [
        'merit_rating|2024/25||all|231.4|64',
        'Meritvärde (kommunen)|2024/25||all|226|',
        'Meritvärde (riket)|2024/25||all|225.1|',
      ],
    ],
    [
      'whose numbers stand behind an apostrophe',
      lines('Läsår;Antal elever;Närvaro', "2023/24;176;'93,1", '2024/25;180;ca 92'),
      ['attendance|2023/24||all|93.1|176'],
    ],
    [
      'of stages',
      lines('Läsår;Stadium;Antal elever;Frånvaro', '2024/25;Högstadiet;178;2,9', '2024/25;Hela skolan;533;1,7'),
      ['absence_total|2024/25|7–9|all|2.9|178', 'absence_total|2024/25||all|1.7|533'],
    ],
    [
      'of answers to a survey’s questions',
      lines('Elevenkät VT26', 'Fråga;Stämmer helt;Stämmer inte', 'Jag får hjälp när jag behöver;61;9'),
      [
        'Jag får hjälp när jag behöver: Stämmer helt|VT26||all|61|',
        'Jag får hjälp när jag behöver: Stämmer inte|VT26||all|9|',
      ],
    ],
    [
      'of terms with their head counts in a row',
      sheet(['', '2024/25', ''], ['Mått', 'HT', 'VT'], ['Antal elever', 180, 7], ['Närvaro', 92.4, 91.8]),
      ['attendance|HT24||all|92.4|180', 'attendance|VT25||all|hidden|'],
    ],
    [
      'of statements with a share a grade',
      lines(
        'Enkät VT26',
        'Påstående;Åk 5 andel positiva (%);Åk 8 andel positiva (%)',
        'Antal svar;55;58',
        'Jag får hjälp;94;86',
      ),
      // Six per cent of 55 are three pupils.
      ['Jag får hjälp|VT26|5|all|near100|55', 'Jag får hjälp|VT26|8|all|86|58'],
    ],
    [
      'with changes, ranks and a share of nearly nobody',
      lines('Läsår;Pupils;Meritvärde;+/-;Rang i kommunen;Ogiltig frånvaro', '2024/25;64;231,4;7,4;3;~0'),
      ['merit_rating|2024/25||all|231.4|64', 'absence_unauthorised|2024/25||all|hidden|'],
    ],
    [
      'out of a dashboard that sums and averages',
      lines('Läsår;Summa av Antal elever;Medel av Närvaro', '2024/25;180;92,4'),
      ['attendance|2024/25||all|92.4|180'],
    ],
  ])('%s is read', async (_, file, expected) => {
    expect(values(await preview(file)).toSorted()).toEqual(expected.toSorted());
  });

  it('of SALSA is read without what the model expects, in the words of earlier years', async () => {
    const read = await preview(
      lines(
        'Valt läsår: 2018/19',
        ';;;Andel (%) som uppn. kunskapskraven;Andel (%) som uppn. kunskapskraven;Genomsnittligt meritvärde;Genomsnittligt meritvärde;Genomsnittligt meritvärde',
        'Skola;Skol-enhetskod;Antal elever;Faktiskt värde (F);Modell- beräknat värde (B);Faktiskt värde (F);Modell- beräknat värde (B);Residual (R=F-B)',
        'Ekskolan;41234567;125;76;75;244;241;3',
      ),
      { unitCode: '41234567' },
    );
    expect(values(read)).toEqual(['goal_attainment_y9|2018/19||all|76|125', 'merit_rating|2018/19||all|244|125']);
    expect(left(read).every((one) => one.includes('Det som en modell förväntar sig'))).toBe(true);
    expect(left(read)).toHaveLength(3);
    const earlier =
      'Läsår;Antal elever;Andel (%) behörig yrkesprog.;Genomsnittligt meritvärde (17)\n2018/19;125;84,1;244\n';
    expect(values(await preview(earlier))).toEqual([
      'eligibility_vocational|2018/19||all|84.1|125',
      'merit_rating|2018/19||all|244|125',
    ]);
  });

  it('that Excel has turned into a pivot is read without its sum over the terms', async () => {
    const pivot = sheet(
      ['Medel av Frånvaro', 'Kolumnetiketter'],
      ['Radetiketter', 'HT25', 'VT26', 'Totalsumma'],
      ['7', 6.1, 7.2, 6.7],
      ['Totalsumma', 6.8, 7.7, 7.2],
    );
    const read = await preview(pivot);
    const series = ['HT25|7', 'VT26|7', 'HT25|', 'VT26|'].map((one) => `absence_total|${one}|all|asked|`);
    expect([values(read), asked(read).length]).toEqual([series, 2]);
    expect(left(read)).toEqual(['Blad1!D: Kolumnetiketter Totalsumma – En summa över flera perioder läses inte in.']);
  });

  it('of quarters says that a quarter is no period of a school’s', async () => {
    const read = await preview(lines('Kvartal;Sjukfrånvaro personal', 'Kv 1 2026;6,1', 'Kv 2 2026;4,9'));
    expect(values(read)).toEqual([]);
    expect(left(read)[0]).toContain('Perioden gick inte att förstå');
  });
});
