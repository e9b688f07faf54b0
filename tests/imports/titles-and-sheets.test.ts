/** What titles, corners and the names of sheets say of the tables below them, how single cells are marked, and what is never read by itself. */
import { describe, expect, it } from 'vitest';
import { readTable } from '../../imports/read-table.ts';
import { asked, left, preview, values } from './previewing.ts';
import { rowOf, workbook } from './workbooks.ts';

const rows = 'Årskurs;Antal elever;Resultat\n7;52;6,1\n';

describe('a title', () => {
  it.each([
    'Frånvaro i procent HT25',
    'Total frånvaro per månad, HT25',
    'Total frånvaro fördelat på årskurs och kön HT25',
    'Total frånvaro Ekskolan HT25',
    'Frånvaro – Ekskolan i Ekby, HT25',
    'Ekskolan: total frånvaro HT25',
  ])('«%s» names the measure', async (title) => {
    expect(values(await preview(`${title}\n${rows}`))).toEqual(['absence_total|HT25|7|all|6.1|52']);
  });
});

describe('a corner', () => {
  it('that is a period, a grade or a group says it of the whole table', async () => {
    const lines = await preview('HT25;Åk 4;Åk 5\nPedagogiska utredningar;12;15\nExtra anpassningar;22;25\n');
    expect(values(lines)).toEqual([
      'pedagogical_investigations|HT25|4|all|12|',
      'pedagogical_investigations|HT25|5|all|15|',
      'extra_adaptations|HT25|4|all|22|',
      'extra_adaptations|HT25|5|all|25|',
    ]);
    expect(values(await preview('Åk 7;HT24;VT25\nPedagogiska utredningar;12;15\n'))).toEqual([
      'pedagogical_investigations|HT24|7|all|12|',
      'pedagogical_investigations|VT25|7|all|15|',
    ]);
    expect(values(await preview('Frånvaro\nHT25;Antal elever;Andel\n7;52;6,1\n'))).toEqual([
      'absence_total|HT25|7|all|6.1|52',
    ]);
  });
  it('of words with a time in them says it of the rows of measures, or of the measure that it names', async () => {
    expect(values(await preview('Elevhälsa åk 8 ht26;Flickor;Pojkar\nPedagogiska utredningar;12;15\n'))).toEqual([
      'pedagogical_investigations|HT26|8|girls|12|',
      'pedagogical_investigations|HT26|8|boys|15|',
    ]);
    expect(values(await preview('Pedagogiska utredningar ht26;Flickor;Pojkar\nÅk 7;12;15\n'))).toEqual([
      'pedagogical_investigations|HT26|7|girls|12|',
      'pedagogical_investigations|HT26|7|boys|15|',
    ]);
    // What stands beside it in each column is nearer.
    expect(values(await preview('Elevhälsa ht26;HT24;VT25\nPedagogiska utredningar;12;15\n'))).toEqual([
      'pedagogical_investigations|HT24||all|12|',
      'pedagogical_investigations|VT25||all|15|',
    ]);
  });
  it('«Gymnasiebehörighet» is a measure’s everyday name', async () =>
    expect(values(await preview('Läsår;Gymnasiebehörighet\n2025/26;84,2\n'))).toEqual([
      'eligibility_vocational|2025/26||all|84.2|',
    ]));
  it('that says what time the rows are of has grades beside it, and rows that are no time are what they say', async () => {
    const text = 'Frånvaro 2025/26\nMånad;7;8\nAntal elever;50;52\naugusti;6;7\nMål;5;5\nFörändring;+1;-1\n';
    const lines = await preview(text);
    expect(values(lines)).toEqual(['absence_total|2025-08|7|all|6|50', 'absence_total|2025-08|8|all|7|52']);
    expect(left(lines)).toEqual([expect.stringContaining('Mål läses'), expect.stringContaining('Förändringar läses')]);
  });
});

describe('a title about municipalities', () => {
  it('makes the names below it theirs, to compare with', async () => {
    const title = 'Elever som är behöriga till yrkesprogram, kommunala skolor, andel (%)';
    const lines = await preview(`${title}\n;2022;2022\n;Kvinnor;Män\nEkby;88.1;80.4\n`);
    expect(values(lines)).toEqual([`${title} (Ekby)|2022||girls|88.1|`, `${title} (Ekby)|2022||boys|80.4|`]);
    expect(asked(lines)).toEqual([expect.stringContaining('inte er skolas egna')]);
  });
});

describe('a cell', () => {
  it.each([
    ['1–4', 'hidden'],
    ['0-9', 'hidden'],
    ['<5', 'hidden'],
    ['färre än 10 elever', 'hidden'],
    ['24¹', '24'],
    ['24 1)', '24'],
    ['24**', '24'],
    ['="24"', '24'],
  ])('%s is %s', async (cell, value) => {
    expect(values(await preview(`Termin;Kränkningsanmälningar\nHT25;${cell}\n`))).toEqual([
      `incident_reports|HT25||all|${value}|`,
    ]);
  });
  it('with a sign of equality before its quotes is its text, a code too', async () => {
    const text = 'Skolkod;Läsår;Meritvärde¹\n="01234567";2024/25;231\n="87654321";2024/25;199\n';
    expect(values(await preview(text, { unitCode: '01234567' }))).toEqual(['merit_rating|2024/25||all|231|']);
  });
});

describe('the name of a sheet', () => {
  const sheet = (name: string, header: string, row: string) => ({
    name,
    rows: rowOf(1, header.split(';')) + rowOf(2, row.split(';')),
  });
  it('is the period, the grade or the group of tables that name none', async () => {
    const terms = workbook({
      sheets: ['HT24', 'VT25'].map((name) => sheet(name, 'Årskurs;Antal elever;Total frånvaro', '7;52;6,1')),
    });
    expect(values(await preview(terms))).toEqual([
      'absence_total|HT24|7|all|6.1|52',
      'absence_total|VT25|7|all|6.1|52',
    ]);
    const grades = workbook({
      sheets: ['Åk 7', 'Åk 8 flickor', 'Pojkar'].map((name, at) =>
        sheet(name, 'Läsår;Antal elever;Total frånvaro', `2024/25;20${at};6,${at}`),
      ),
    });
    expect(values(await preview(grades))).toEqual([
      'absence_total|2024/25|7|all|6|200',
      'absence_total|2024/25|8|girls|6.1|201',
      'absence_total|2024/25||boys|6.2|202',
    ]);
  });
  it('yields to what the table says, and a date in it is when it was made', async () => {
    const named = workbook({ sheets: [sheet('HT24', 'Termin;Personalfrånvaro', 'VT26;6,1')] });
    expect(values(await preview(named))).toEqual(['staff_absence|VT26||all|6.1|']);
    const made = await preview(
      workbook({ sheets: [sheet('Export 2025-10-01', 'Mått;Värde', 'Personalfrånvaro;6,1')] }),
    );
    expect(asked(made)).toEqual(['Vilket läsår, vilken termin eller månad gäller värdena?']);
  });
});

describe('whom a table is about', () => {
  it('is counted by «Elever»', async () => {
    expect(values(await preview('HT25\nÅrskurs;Elever;Frånvaro (%)\n4;41;6\n'))).toEqual([
      'absence_total|HT25|4|all|6|41',
    ]);
  });
  it('is told by a letter behind a name that is known without it', async () => {
    const text = 'Läsår;Närvaro T;Närvaro F;Närvaro (P);n T;n F;n (P)\n2024/25;93;94;92;120;61;59\n';
    expect(values(await preview(text))).toEqual([
      'attendance|2024/25||all|93|120',
      'attendance|2024/25||girls|94|61',
      'attendance|2024/25||boys|92|59',
    ]);
    const [other] = values(await preview('Läsår;Andel elever med betyget F\n2024/25;12\n'));
    expect(other).toBe('Andel elever med betyget F|2024/25||all|asked|');
  });
  it('is a part of the column to the left where it says «varav»', async () => {
    const header =
      'Läsår;Antal elever;varav flickor;varav pojkar;Behöriga till yrkesprogram;Varav flickor;Varav pojkar';
    expect(values(await preview(`${header}\n2024/25;164;80;84;84,1;88;80\n`))).toEqual([
      'eligibility_vocational|2024/25||all|84.1|164',
      'eligibility_vocational|2024/25||girls|88|80',
      'eligibility_vocational|2024/25||boys|80|84',
    ]);
  });
  it('is a stage at the end of a name, and a scale is none', async () => {
    const text =
      'Termin;Kränkningsanmälningar F-3;Kränkningsanmälningar 4–6;Kränkningsanmälningar (7-9);Trivsel 1–5\nHT25;12;25;31;4\n';
    expect(values(await preview(text)).toSorted()).toEqual([
      'Trivsel 1–5|HT25||all|4|',
      'incident_reports|HT25|4–6|all|25|',
      'incident_reports|HT25|7–9|all|31|',
      'incident_reports|HT25|F–3|all|12|',
    ]);
    const few = await preview('Termin;Flickor 7-9;Pojkar 7-9;Totalt 7-9\nKränkningsanmälningar HT25;14;3;17\n');
    expect(values(few)).toEqual([
      'incident_reports|HT25|7–9|girls|hidden|',
      'incident_reports|HT25|7–9|boys|hidden|',
      'incident_reports|HT25|7–9|all|17|',
    ]);
  });
  it('is the school’s own where its name stands behind the measure’s', async () => {
    expect(values(await preview('Läsår;Meritvärde Skolan;Meritvärde (riket)\n2024/25;231;227\n'))).toEqual([
      'merit_rating|2024/25||all|231|',
      'Meritvärde (riket)|2024/25||all|227|',
    ]);
  });
  it.each(['Månad;7A;7 B;Klass 8:1\nFrånvaro sep-25;8;9;7\n', 'Frånvaro HT25\n;Andel\n7A;8\n7B;9\nÅk 8 C;7\n'])(
    'is never a class: %j',
    async (text) => {
      const lines = await preview(text);
      expect(values(lines)).toEqual([]);
      expect(left(lines).filter((one) => one.includes('Klasser läses inte'))).toHaveLength(3);
    },
  );
});

describe('a measure without an indicator', () => {
  it('that counts what it names hides its small numbers; a mean or a price does not', async () => {
    const text = 'Termin;Orosanmälningar;Samtal per elev;Trivsel i snitt\nHT25;4;3;7\nVT26;14;4;8\n';
    expect(values(await preview(text)).toSorted()).toEqual([
      'Orosanmälningar|HT25||all|hidden|',
      'Orosanmälningar|VT26||all|14|',
      'Samtal per elev|HT25||all|3|',
      'Samtal per elev|VT26||all|4|',
      'Trivsel i snitt|HT25||all|7|',
      'Trivsel i snitt|VT26||all|8|',
    ]);
  });
});

describe('columns that are passed over', () => {
  it('say whether they are goals, or a budget or forecast', async () => {
    const lines = await preview('Läsår;Meritvärde;Mål;Prognos 2026\n2024/25;231;240;235\n');
    expect(values(lines)).toEqual(['merit_rating|2024/25||all|231|']);
    expect(left(lines)).toEqual([
      expect.stringContaining('Mål läses inte in som utfall'),
      expect.stringContaining('Budget och prognos'),
    ]);
  });
});

it.each(['utf8', 'utf16le'] as const)('a calendar in %s among tables is named', async (encoding) => {
  const reading = readTable(Buffer.from('BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n', encoding));
  await expect(reading.next()).rejects.toMatchObject({ code: 'calendar' });
});
