/** What the words of a table mean, each with its right answer: kinds that schools, municipalities and Skolverket really hand over. */
import { describe, expect, it } from 'vitest';
import { isUnderstood } from '../../imports/preview-lines.ts';
import { readTable } from '../../imports/read-table.ts';
import { recogniseTable } from '../../imports/recognise.ts';
import { questionWords } from '../../imports/words.ts';
import { INDICATORS } from '../../quality/data/indicators.ts';
import { asked, left, ofType, preview, values } from './previewing.ts';

describe('periods', () => {
  it.each([
    ['23/24', '2023/24'],
    ['läsåret 23/24', '2023/24'],
    ['Läsår 2023/24', '2023/24'],
    ['2023-2024', '2023/24'],
    ['2023–24', '2023/24'],
    ['HT -24', 'HT24'],
    ['ht 2024', 'HT24'],
    ['HT24', 'HT24'],
    ['Höstterminen 2024', 'HT24'],
    ['vt25', 'VT25'],
    ['våren 2025', 'VT25'],
    ['2024 HT', 'HT24'],
    ['aug-26', '2026-08'],
    ['augusti 2026', '2026-08'],
    ['Aug 26', '2026-08'],
    ['2026-08', '2026-08'],
    ['2026-08-17', '2026-08'],
    ['maj 2026', '2026-05'],
    ['kalenderår 2024', '2024'],
    ['2024', '2024'],
  ])('%s is %s', async (written, period) => {
    expect(values(await preview(`Period;Personalfrånvaro\n${written};6,1\n`))).toEqual([
      `staff_absence|${period}||all|6.1|`,
    ]);
  });

  it.each([
    ['aug-25 - dec-25', 'HT25'],
    ['augusti–december 2025', 'HT25'],
    ['2025-08 – 2025-12', 'HT25'],
    ['jan–jun 2026', 'VT26'],
    ['aug 2025 t.o.m. juni 2026', '2025/26'],
    ['okt–nov 2025', ''],
  ])('of months, %s, are the term or year that they span, or asked about', async (written, period) => {
    const lines = await preview(`Period: ${written}\nMått;Värde\nPersonalfrånvaro;6,1\n`);
    expect(values(lines)).toEqual([`staff_absence|${period}||all|6.1|`]);
    expect(asked(lines)).toHaveLength(period === '' ? 1 : 0);
  });

  it('of what was chosen in the export win over any other year around it, and the day of the export is none', async () => {
    const rows = 'Skola;Antal elever;Andel (%) elever behöriga till yrkesprog.\nEkskolan;64;84,2\n';
    const above =
      'Behörighet, fr.o.m. 2011\nUttagsdatum: 2026-01-15\nValt läsår: 2024/25\n\nInför 2011 skärptes kraven.\n';
    expect(values(await preview(above + rows))).toEqual(['eligibility_vocational|2024/25||all|84.2|64']);
    const lines = await preview(`Uttagsdatum: 2026-01-15\n${rows}`);
    expect([values(lines), asked(lines)]).toEqual([
      ['eligibility_vocational|||all|84.2|64'],
      ['Vilket läsår, vilken termin eller månad gäller värdena?'],
    ]);
  });

  it('are put together from two columns, or from the title and a month', async () => {
    expect(values(await preview('Läsår;Termin;Personalfrånvaro\n2024/25;HT;6\n2024/25;VT;7\n'))).toEqual([
      'staff_absence|HT24||all|6|',
      'staff_absence|VT25||all|7|',
    ]);
    expect(values(await preview('Läsåret 25/26\nMånad;Personalfrånvaro\naugusti;6\njanuari;7\n'))).toEqual([
      'staff_absence|2025-08||all|6|',
      'staff_absence|2026-01||all|7|',
    ]);
  });
});

describe('whom a value is about', () => {
  it('is a span or the whole school where the grade says so, and no small number follows from them', async () => {
    const rows = ['HT25;7;12', 'HT25;8;3', 'HT25;9;14', 'HT25;7–9;29', 'HT25;Hela skolan;60'];
    const lines = values(await preview(`Termin;Årskurs;Antal kränkningsanmälningar\n${rows.join('\n')}\n`));
    expect(lines).toEqual([
      'incident_reports|HT25|7|all|hidden|',
      'incident_reports|HT25|8|all|hidden|',
      'incident_reports|HT25|9|all|14|',
      'incident_reports|HT25|7–9|all|29|',
      'incident_reports|HT25||all|60|',
    ]);
    for (const whole of ['Totalt', 'Alla', 'Samtliga', 'Summa'])
      expect(values(await preview(`Läsår;Årskurs;Meritvärde\n2024/25;${whole};231,4\n`))).toEqual([
        'merit_rating|2024/25||all|231.4|',
      ]);
  });

  it('is counted by «Antal elever» beside a total, and not at all where it is about staff', async () => {
    expect(values(await preview('Månad;Årskurs;Antal elever;Total frånvaro\n2026-09;7;90;8,4\n'))).toEqual([
      'absence_total|2026-09|7|all|8.4|90',
    ]);
    expect(values(await preview('År;Personalfrånvaro\n2024;6,1\n'))).toEqual(['staff_absence|2024||all|6.1|']);
  });

  it('of a grade is not counted by the whole school’s pupils', async () => {
    const lines = await preview('Frånvaro\nMånad;Antal elever;7;8\naug-26;20;8;9\n');
    expect([values(lines), asked(lines)]).toEqual([
      ['absence_total|2026-08|7|all|asked|', 'absence_total|2026-08|8|all|asked|'],
      [
        'Frånvaro totalt, åk 7: hur många elever är värdet räknat på?',
        'Frånvaro totalt, åk 8: hur många elever är värdet räknat på?',
      ],
    ]);
  });

  it('is asked for beside each series, and the others are read', async () => {
    const text = 'Läsår;Meritvärde;Ogiltig frånvaro\n2024/25;231,4;2,1\n';
    const lines = await preview(text);
    expect(values(lines)).toEqual(['merit_rating|2024/25||all|231.4|', 'absence_unauthorised|2024/25||all|asked|']);
    const series = await recogniseTable(readTable(Buffer.from('Termin;Årskurs;Kön;Frånvaro\nHT25;7;F;8\n')), {
      definitions: INDICATORS,
    });
    expect(series.questions.map((one) => [questionWords('sv', one), questionWords('en', one)])).toEqual([
      [
        'Frånvaro totalt, åk 7, flickor: hur många elever är värdet räknat på?',
        'Total absence, year 7, girls: how many pupils is the value counted on?',
      ],
    ]);
    const answers = { 'n:ogiltig-frånvaro': '212' };
    expect(values(await preview(text, { answers }))).toContain('absence_unauthorised|2024/25||all|2.1|212');
    expect(values(await preview(text, { answers: { 'n:ogiltig-frånvaro': '7' } }))).toContain(
      'absence_unauthorised|2024/25||all|hidden|',
    );
  });

  it('is never a pupil or a class', async () => {
    const pupils = await preview('Namn;Termin;Frånvaro\nAda;HT25;12\n');
    expect([values(pupils), isUnderstood(pupils)]).toEqual([[], false]);
    expect(left(pupils)[0]).toContain('en rad per elev');
    expect(values(await preview('Klass;Antal elever;Frånvaro HT25\n7A;25;8\n'))).toEqual([]);
  });
});

describe('whose a value is', () => {
  const columns = (ours: string) => `Valt läsår: 2024/25\nMått;${ours};Kommunen;Riket\nMeritvärde;231,4;228;230\n`;
  it('is the school’s by its word or asked about; the others are offered to compare with', async () => {
    const lines = await preview(columns('Skolan'));
    expect(values(lines)).toEqual([
      'merit_rating|2024/25||all|231.4|',
      'Meritvärde (Kommunen)|2024/25||all|228|',
      'Meritvärde (Riket)|2024/25||all|230|',
    ]);
    expect(asked(lines)).toEqual([expect.stringContaining('Kommunen · Riket')]);
    const named = await preview(columns('Ekskolan'));
    expect(values(named)).toContain('merit_rating|2024/25||all|231.4|');
    expect(asked(named)[0]).toBe('Vilka värden är er skolas egna?');
  });

  it('is a municipality’s in its file, and never the school’s own', async () => {
    const text =
      'Valt läsår: 2023/24\nKommun;Kommun-kod;Typ av huvudman;Antal elever;Andel (%) elever behöriga till yrkesprog.\nAle;1440;Samtliga;463;84,9\nAle;1440;Enskild;49;85,7\nAneby;0604;Samtliga;87;82,1\n';
    const many = await preview(text);
    expect([values(many), asked(many)]).toEqual([[], [expect.stringContaining('gäller kommuner, inte er skola')]]);
    const one = await preview(text, { unitCode: '1440' });
    expect(values(one)).toEqual(['Andel (%) elever behöriga till yrkesprog. (Ale)|2023/24||all|84.9|463']);
    expect(left(one)[0]).toContain('Enskild');
  });
});

describe('what is doubtful is asked about', () => {
  it('a share whose values are all below 1', async () => {
    const text = 'Läsår;Antal elever;Andel elever behöriga till yrkesprogram\n2023/24;64;0,813\n2024/25;70;0,842\n';
    const lines = await preview(text);
    expect(ofType(lines, 'value').map(({ value, mark }) => [value, mark])).toEqual([
      [0.813, 'asked'],
      [0.842, 'asked'],
    ]);
    const [question] = ofType(lines, 'question');
    expect(question?.choices).toEqual(['81,3 %', '0,813 %']);
    const id = 'share:andel-elever-behöriga-till-yrkesprogram';
    expect(values(await preview(text, { answers: { [id]: 'fraction' } }))).toEqual([
      'eligibility_vocational|2023/24||all|81.3|64',
      'eligibility_vocational|2024/25||all|84.2|70',
    ]);
    expect(asked(await preview(text.replaceAll(/(0,\d+)/g, '$1 %')))).toEqual([]);
  });

  it('an index under a wording that may be a share', async () => {
    const text = 'Läsår;Antal svar;Trygghet;Studiero\n2024/25;54;7,9;6,8\n';
    expect(asked(await preview(text))).toHaveLength(2);
    const answers = { 'index:trygghet': 'index', 'index:studiero': 'index' };
    expect(values(await preview(text, { answers }))).toEqual([
      'safety_index|2024/25||all|7.9|54',
      'calm_index|2024/25||all|6.8|54',
    ]);
    expect(values(await preview(text.replace('7,9', '79')))[0]).toBe('safety_share|2024/25||all|79|54');
  });

  it('a measure that there is no indicator for, by its whole name', async () => {
    const lines = await preview('Mått;2024/25\nAndel (%) flickor på skolgården;39,1\nMeritvärde;224\n');
    expect(asked(lines)).toContain(
      'Mått som jag inte känner igen kan sparas som egna mått: Andel (%) flickor på skolgården',
    );
  });
});

describe('cells', () => {
  it.each([
    ['..', 'hidden'],
    ['.', 'missing'],
    ['...', 'majority'],
    ['…', 'majority'],
    ['~100', 'near100'],
    ['-', 'masked'],
    ['–', 'masked'],
    ['x', 'masked'],
    ['<10', 'hidden'],
    ['< 5', 'hidden'],
    ['färre än 10', 'hidden'],
    ['#N/A', 'missing'],
    ['84*', 84],
    ['1 084,5', 1084.5],
  ])('%s is %s', async (cell, meaning) => {
    const text = `Läsår;Rastlugn (poäng)\n2023/24;12\n2024/25;${cell}\n`;
    const own = { 'own:rastlugn-poäng-': 'all' };
    const lines = await preview(`Skolverket\n${text}`, { answers: own });
    expect(ofType(lines, 'value').map(({ value, mark }) => value ?? mark)).toEqual([12, meaning]);
  });

  it('that are odd are said with their place, and the rest is read', async () => {
    const lines = await preview('Läsår;Personalfrånvaro\n2023;sex\n2024;6,1\n');
    expect([values(lines), left(lines)]).toEqual([
      ['staff_absence|2024||all|6.1|'],
      ['rad 2, kolumn 2 – Varken ett tal eller en känd markering.'],
    ]);
  });
});
