/** Lines as coordinators write them and as municipalities publish them, each with what it means. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatBreaks } from '../../language/reading/breaks.ts';
import { readDayLines } from '../../language/reading/day-lines.ts';
import { addSchoolDays } from '../../quality/year/school-days.ts';
import { COUNTIES } from '../../quality/year/school-year.ts';
import { suggestCalendar } from '../../quality/year/suggestion.ts';

/** `break 2026-10-26–2026-10-30`; what is asked about begins with `?`. */
const meant = (text: string, year = '2026/27'): string[] => {
  const { days, asked } = readDayLines(text, year);
  const span = ({ from, to }: { from: string; to: string }): string => (from === to ? from : `${from}–${to}`);
  return [
    ...days.map((day) => `${day.kind} ${span(day)}`),
    ...asked.map(({ spans }) => `? ${spans.map(span).join(', ')}`),
  ];
};
const AUTUMN = 'break 2026-10-26–2026-10-30';
const SPORT = 'break 2027-02-22–2027-02-26';

it('with the days of two school years gives those of the one that is asked for', () => {
  expect(meant('\t2025/26\t2026/27\nHöstlov\t27–31 oktober 2025\t26–30 oktober 2026\n')).toEqual([AUTUMN]);
  const { leftOut } = readDayLines('Höstlov 27–31 oktober 2025, 26–30 oktober 2026', '2026/27');
  expect(leftOut.map(({ why }) => why)).toEqual(['otherYear']);
});

describe('a part of a day is no staff day, wherever in the line it is said', () => {
  it.each([
    'Kompetensdag ons 17/2 em',
    'Studiedag 17/2 eftermiddag',
    'Studiedag 12/3 på eftermiddagen',
    'Studiedag 12/3 fm',
    'Studiedag 12/3 (halvdag)',
    'Studiedag 12 mars, halv dag',
    'Studiedag 12/3 kl 13-16',
    'Studiedag 12/3 kl. 13.00–16.00',
    'Studiedag 12/3 13:00-16:00',
    'Studiedag 12/3, klockan 13 till 16',
    'Studiedag em 12/3',
    'Valborg 30/4 ledigt från 12.00',
    'Skärtorsdag 25/3, slutar 13.30',
    '12/3 em: studiedag',
    '12 mars kl 13-16 Studiedag',
    'Staff day 12 March, afternoon',
  ])('«%s» is left out for its hours', (line) => {
    expect(meant(line)).toEqual([]);
    expect(readDayLines(line, '2026/27').leftOut.map(({ why }) => why)).toEqual(['hours']);
  });

  it.each([
    // The other days of the line are whole.
    ['Lovdag 30/4 och studiedag 17/5 em', ['break 2027-04-30']],
    ['Studiedag 9/4, 12/3 em', ['staff 2027-04-09']],
    ['Studiedagar: 12/3 em, 9/4', ['staff 2027-04-09']],
    // As long as a day, or nobody says how long: only people know.
    ['Studiedag 12/3 kl 8-16', ['? 2027-03-12']],
    ['Studiedag 12/3 från kl 13', ['? 2027-03-12']],
    ['Studiedag 12/3 från 13.00', ['? 2027-03-12']],
    ['Lov 30/4 fr.o.m. 12.00', ['? 2027-04-30']],
    // «Från 26.10» is a day.
    ['Höstlov från 26.10 till 30.10', [AUTUMN]],
    // A break that begins at a time is a break, and a term's last day has its hours.
    ['Sportlov v 8 från kl 12', [SPORT]],
    ['Skolavslutning 10 juni kl 9–11', ['last 2027-06-10']],
  ])('«%s» is %j', (line, expected) => {
    expect(meant(line)).toEqual(expected);
  });
});

describe('what is no day off by its name, where the line says that the pupils are off', () => {
  it.each([
    'Betygskonferens 9/6, ingen undervisning',
    'Betygskonferens 9 juni, eleverna lediga',
    'Betygskonferens 9/6 (elevfri dag)',
    'Friluftsdag 9/6, inga lektioner.',
    'Grade conference 9 June, no lessons',
  ])('«%s» is asked about', (line) => expect(meant(line)).toEqual(['? 2027-06-09']));

  it.each([
    'Betygskonferens 9/6',
    'Nationella prov 9/6, ingen undervisning för åk 6',
    'Öppet hus 9/6, vanlig undervisning',
    'Kims samtal 9/6, elever lediga att komma',
  ])('«%s» is none', (line) => expect(meant(line)).toEqual([]));
});

describe('a line', () => {
  it.each([
    // The kinds that were read wrongly, and their like.
    ['Sportlov vecka 8, 22-26 februari', [SPORT]],
    ['Påsklov vecka 12, 22-25 mars och 26 mars', ['break 2027-03-22–2027-03-26']],
    ['2026-10-26 – 2026-10-30 Höstlov', [AUTUMN]],
    ['Höstlov: vecka 44, 2026-10-26--10-30', [AUTUMN]],
    ['Höstlov 26–30/10', [AUTUMN]],
    ['Höstlov v 44, 26/10-30/10', [AUTUMN]],
    ['Studiedag mån 14/9, ons 2/12', ['staff 2026-09-14', 'staff 2026-12-02']],
    ['Lovdag fredag 7/5 samt studiedag 17/5', ['break 2027-05-07', 'staff 2027-05-17']],
    ['KU-dag 19 november', ['staff 2026-11-19']],
    ['Höstterminen: 18/8 – 18/12', ['term 2026-08-18–2026-12-18']],
    ['Skolavslutning torsdag 10 juni', ['last 2027-06-10']],
    // The number behind the term's name is a day of a month, and no year.
    ['Hösttermin 17 augusti 2026 - 18 december 2026', ['term 2026-08-17–2026-12-18']],
    ['Höstterminen 17:e augusti – 18:e december', ['term 2026-08-17–2026-12-18']],
    ['Vårterminen 11 januari–11 juni', ['term 2027-01-11–2027-06-11']],
    // An interval of ISO 8601.
    ['2026-10-26/2026-10-30 Höstlov', [AUTUMN]],
    // First and last day in two columns; each date with its year.
    ['Höstlov\t2026-10-26\t2026-10-30', [AUTUMN]],
    ['Höstlov;26/10;30/10', [AUTUMN]],
    ['26/10 | 30/10 | Höstlov', [AUTUMN]],
    ['Studiedagar\t14/9\t2/12', ['staff 2026-09-14', 'staff 2026-12-02']],
    ['Lovdagar\t20/11\t7/5', ['break 2026-11-20', 'break 2027-05-07']],
    ['Jullov 21/12 -26 – 8/1 -27', ['break 2026-12-21–2027-01-08']],
    // Dates of every form, alone and as spans.
    ['Höstlov 26 oktober – 30 oktober', [AUTUMN]],
    ['Höstlov 26 okt-30 okt', [AUTUMN]],
    ['Höstlov 26–30 oktober 2026', [AUTUMN]],
    ['Höstlov 26.10 - 30.10.2026', [AUTUMN]],
    ['Höstlov 26.10.2026 – 30.10.2026', [AUTUMN]],
    ['Höstlov 26-10-26 – 26-10-30', [AUTUMN]],
    ['Höstlov 20261026–20261030', [AUTUMN]],
    ['Höstlov 2026-10-26 till och med 2026-10-30', [AUTUMN]],
    ['Höstlov från 26/10 t.o.m. 30/10', [AUTUMN]],
    ['måndag 26 oktober t.o.m. fredag 30 oktober höstlov', [AUTUMN]],
    ['Höstlov måndag–fredag 26–30 oktober', [AUTUMN]],
    ['Höstlov v. 44', [AUTUMN]],
    ['Höstlov vecka 44 (26/10 - 30/10)', [AUTUMN]],
    ['v. 44 (26/10–30/10) Höstlov', [AUTUMN]],
    ['vecka 44 - höstlov: 26 oktober – 30 oktober 2026', [AUTUMN]],
    ['Autumn break October 26-30', [AUTUMN]],
    ['26th – 30th October: autumn break', [AUTUMN]],
    ['Jullov 21 december 2026 till och med den 7 januari 2027', ['break 2026-12-21–2027-01-07']],
    ['Jullov 21/12 till 8/1', ['break 2026-12-21–2027-01-08']],
    ['Jullov v. 52–1', ['break 2026-12-21–2027-01-08']],
    ['Jullov vecka 52 – vecka 1', ['break 2026-12-21–2027-01-08']],
    ['Jullov v. 52, 53 och 1', ['break 2026-12-21–2027-01-08']],
    ['Lov v 8-9', ['break 2027-02-22–2027-03-05']],
    ['Lov 29–2 april', ['break 2027-03-29–2027-04-02']],
    // Several days.
    ['Studiedagar 15–16/8, 2/10, 28/11', ['staff 2026-08-15–2026-08-16', 'staff 2026-10-02', 'staff 2026-11-28']],
    ['Studiedagar 5, 12 och 19 maj', ['staff 2027-05-05', 'staff 2027-05-12', 'staff 2027-05-19']],
    ['Studiedag 14/1 15/1', ['staff 2027-01-14', 'staff 2027-01-15']],
    ['Lovdagar fredag 30 april och fredag 7 maj', ['break 2027-04-30', 'break 2027-05-07']],
    ['Lovdag 14 maj & 17 maj', ['break 2027-05-14–2027-05-17']],
    // Tables.
    ['Lovdag\tfredag\t7 maj\t18', ['break 2027-05-07']],
    ['36\tfredag 4 september\tStudiedag', ['staff 2026-09-04']],
    ['| Höstlov vecka 44 | 26 oktober–30 oktober |', [AUTUMN]],
    ['Vecka 39 23-24 september Studiedagar', ['staff 2026-09-23–2026-09-24']],
    ['• 18 aug: Första skoldagen för höstterminen', ['first 2026-08-18']],
    ['2026-10-26 -- 2026-10-30        5  lovdagar                v. 44', [AUTUMN]],
    [
      'Höstterminen 2026 börjar tisdag 18 augusti och slutar fredag 18 december.',
      ['first 2026-08-18', 'last 2026-12-18'],
    ],
    ['Läsårsstart: 2026-08-18', ['first 2026-08-18']],
    ['22 maj 2027 (dag efter Kristi himmelsfärd)', ['break 2027-05-22']],
    ['Lovdag 7 maj, klämdag efter Kristi himmelsfärdsdag', ['break 2027-05-07']],
    ['v 9', ['break 2027-03-01–2027-03-05']],
    ['Winter break w. 9', ['break 2027-03-01–2027-03-05']],
    // No days off.
    ['Fritids stängt 17-18 aug', []],
    ['Första maj 1 maj', []],
    ['Ansökan om ledighet senast 1 oktober', []],
    ['Klassen 7-9 har utvecklingssamtal 14 oktober kl. 08.30 - 13.25', []],
    // Only people know.
    ['Skolans dag 7 maj', ['? 2027-05-07']],
    ['Lovdag onsdag 7 maj', ['? 2027-05-07']],
    ['Höstlov vecka 43, 26–30 oktober', ['? 2026-10-26–2026-10-30']],
  ])('%s', (line, expected) => expect(meant(line)).toEqual(expected));

  it('of a year before is read in that year', () =>
    expect(meant('Måndag 27 – fredag 31 oktober (vecka 44)', '2025/26')).toEqual(['break 2025-10-27–2025-10-31']));
});

describe('a page', () => {
  const page = (...lines: string[]): string => lines.join('\n');
  it('has headings that say what the dates below them are, and of which year', () => {
    const text = page(
      'Läsårstider 2025/26',
      'Höstterminen 2025: 19/8 – 18/12',
      'Studiedagar',
      '1 oktober',
      '',
      'Läsårstider 2026/2027',
      'Här hittar du läsårets tider. Med reservation för ändringar.',
      'Höstterminen 2026',
      'Start 18 augusti',
      'Avslutning 18 december',
      'Lovdagar under skolåret:',
      'vecka 44 - höstlov: 26 oktober – 30 oktober 2026',
      'Studiedagar för lärarna',
      'HT 26: 14/9, 2/12',
      'VT 27: 17/5',
      'Förskola och fritidshem har stängt:',
      '4 januari',
      'Röda dagar',
      '1 maj',
    );
    expect(meant(text)).toEqual([
      'first 2026-08-18',
      'last 2026-12-18',
      AUTUMN,
      'staff 2026-09-14',
      'staff 2026-12-02',
      'staff 2027-05-17',
    ]);
    const { leftOut } = readDayLines(text, '2026/27');
    expect(leftOut.filter(({ why }) => why !== 'noDate').map(({ why, line }) => [why, line])).toEqual([
      ['otherYear', 2],
      ['otherYear', 4],
      ['notDayOff', 17],
      ['holiday', 19],
    ]);
  });

  it.each([
    [
      'above',
      ['Läsåret börjar', '18 augusti', 'Studiedag', '15 september', 'Höstlov', 'v. 44', 'Sportlov', '22–26 februari'],
    ],
    [
      'below',
      [
        'Datum',
        '18 augusti',
        'Läsåret börjar',
        '15 september',
        'Studiedag',
        'v. 44',
        'Höstlov',
        '22–26 februari',
        'Sportlov',
      ],
    ],
  ])('may name each date on the line %s it', (_, lines) =>
    expect(meant(page(...lines))).toEqual(['first 2026-08-18', 'staff 2026-09-15', AUTUMN, SPORT]),
  );

  it('may show days and month on two lines', () =>
    expect(meant(page('• 26 - 30', '  October 2026', '  Autumn break', '• 7', '  May 2027', '  Day off'))).toEqual([
      AUTUMN,
      'break 2027-05-07',
    ]));
});

describe('the days of a form', () => {
  const problems = (text: string) =>
    readDayLines(text, '2026/27').problems.map(({ code, values }) => [code, values['line']]);
  it('say the line that a person sees, also after a line of several days', () => {
    expect(problems('Studiedag 14/1, 15/1\n\nStudiedag 31 februari\n')).toEqual([['lineImpossible', 3]]);
    expect(problems('Höstlov v. 44\nSportlov v. 54')).toEqual([['lineImpossible', 2]]);
    expect(problems('Höstlov 30/10 – 26/10')).toEqual([['lineOrder', 1]]);
  });
  it('tell of a line without a date, however long', () => {
    const text = `Höstlov v. 44\nSportlov\n${'-'.repeat(20_000)}\n${' 1'.repeat(10_000)}`;
    expect(readDayLines(text, '2026/27').leftOut.map(({ why, line }) => [why, line])).toEqual([
      ['noDate', 2],
      ['noDate', 3],
      ['noDate', 4],
    ]);
  });
  it('may be as many as a year holds, and no more', () => {
    const lines = (count: number, name: string) => Array.from({ length: count }, () => `${name} 2026-10-26`).join('\n');
    expect(problems(`${lines(60, 'Lov')}\n${lines(40, 'Studiedag')}`)).toEqual([]);
    expect(problems(lines(61, 'Lov'))).toEqual([['tooManyDays', undefined]]);
    expect(problems(lines(41, 'Studiedag'))).toEqual([['tooManyDays', undefined]]);
  });
  it('come back the same, whatever the breaks are called', () => {
    const anyCalendar = fc
      .tuple(
        fc.integer({ min: 2024, max: 2034 }),
        fc.constantFrom(...COUNTIES),
        fc.constantFrom('Lovdag', 'Skolans dag'),
      )
      .map(([y, county, name]) => {
        const calendar = suggestCalendar(`${y}/${String(y + 1).slice(2)}`, county);
        const day = addSchoolDays(calendar, Temporal.PlainDate.from(calendar.autumnStart), 20)?.toString() ?? '';
        const breaks = [...calendar.breaks, { name, from: day, to: day }].toSorted((a, b) =>
          a.from.localeCompare(b.from),
        );
        return { ...calendar, breaks, staffDays: [calendar.autumnStart] };
      });
    fc.assert(
      fc.property(anyCalendar, (calendar) => {
        const {
          days,
          asked,
          problems: none,
        } = readDayLines(formatBreaks(calendar, 'sv'), calendar.schoolYear, calendar.breaks);
        const breaks = days.filter(({ kind }) => kind === 'break').map(({ name, from, to }) => ({ name, from, to }));
        expect({ breaks, asked, none }).toEqual({ breaks: calendar.breaks, asked: [], none: [] });
        expect(days.filter(({ kind }) => kind === 'staff').map(({ from }) => from)).toEqual(calendar.staffDays);
      }),
      { numRuns: 60, seed: 1 },
    );
  });
});
