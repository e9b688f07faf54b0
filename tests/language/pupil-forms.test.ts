/** What has a form is found however it is spelled and wherever it stands; what only looks like it is let be. All texts are made here. */
import { describe, expect, it } from 'vitest';
import { findPupilData } from '../../language/pupil-data/find.ts';

const today = Temporal.PlainDate.from('2026-11-24');
const kindsIn = (text: string): string[] => findPupilData(text, { staff: [], today }).map(({ kind }) => kind);

/** Places in what people write: alone, first, last, in the middle, in brackets, in a list and in a long text about groups. */
const PLACES: readonly ((form: string) => string)[] = [
  (form) => form,
  (form) => `${form} väntar vi på.`,
  (form) => `Det här gäller ${form}`,
  (form) => `på torsdag tar vi upp ${form} igen`,
  (form) => `Se (${form}) innan mötet.`,
  (form) => `Att ta upp:\n- ${form}\n- raster`,
  (form) => `«${form}», står det i mejlet.`,
  (form) => `can you check ${form} before Friday?`,
  (form) =>
    `Närvaron i åk 7 har ökat sedan vi började ringa hem samma dag, från 88 till 92 procent. Kvar att göra: ${form}, och sedan är enkäten klar. Hälften av klasserna har svarat.`,
];
const everywhere = (forms: readonly string[]): string[] => forms.flatMap((form) => PLACES.map((place) => place(form)));
const all = (...lists: readonly (readonly string[])[]): string[] =>
  lists.reduce<string[]>((begun, list) => begun.flatMap((one) => list.map((next) => one + next)), ['']);

const missed = (forms: readonly string[], test: (kinds: string[]) => boolean): string[] =>
  everywhere(forms).filter((text) => !test(kindsIn(text)));
const anything = (kinds: string[]): boolean => kinds.length > 0;
const some =
  (...kinds: string[]) =>
  (found: string[]): boolean =>
    kinds.some((kind) => found.includes(kind));

const LASTS = ['9809', '2391'];
const DATES = ['120304', '20120304', '121130', '110272', '20150761'];
const NUMBERS: Readonly<Record<string, readonly string[]>> = {
  'with every sign before the last four': all(DATES, ['-', '+', ' ', '_', '', '–', '.', ' - ', '/'], LASTS),
  'with its date broken up': all(
    ['12', '2012'],
    ['-', ' ', '.', '/', '_'],
    ['03'],
    ['-', ' ', '_'],
    ['04'],
    ['-', ' ', '_', '/'],
    LASTS,
  ),
  'with its last four hidden': all(
    DATES,
    ['-', '+', ' ', '_', '–', ''],
    ['xxxx', 'XXXX', '****', 'XXX', '••••', '####', '????', '98xx', '98**', 'nnnn'],
  ),
  'in words': [
    'tolv noll tre noll fyra, nittioåtta noll nio',
    'tolv noll tre noll fyra streck nittioåtta noll nio',
    'ett två noll tre noll fyra nio åtta noll nio',
    'ett-två noll-tre noll-fyra, nio-åtta noll-nio',
    'tolv nolltre nollfyra nittioåtta nollnio',
    'tjugohundratolv noll tre noll fyra nittioåtta noll nio',
    'två noll ett två noll tre noll fyra nio åtta noll nio',
    'tolv nolltre nollfyra 9809',
    '120304 nittioåtta noll nio',
    'tjugohundratolv, nolltre, fjärde, fyra sista nittioåtta noll nio',
    'tolv noll tre noll fyra, de fyra sista dolda',
    'one two zero three zero four nine eight zero nine',
    'twelve oh three oh four, nine eight oh nine',
  ],
  'in two halves': [
    'född 120304 och de fyra sista är 9809',
    'född 2012-03-04, sista fyra 9809',
    '9809 är de fyra sista, född 4 mars 2012',
    'född 4/3 2012 och sista är 9 8 0 9',
    '1 2 0 3 0 4 och sedan 9 8 0 9',
  ],
};
describe('a birth number', () => {
  it.each(Object.entries(NUMBERS))('%s', (_, forms) =>
    expect(missed(forms, some('personnummer', 'phone'))).toEqual([]),
  );
});

const CLASSES = [
  ...['8C', '8 C', '8c', '8 c', 'åtta c', 'åtta C', 'åttan c', 'nian B', 'sju be', 'åtta ce', 'TE23', 'NA1b'],
  ...[
    'nian',
    'åttan',
    'sexan',
    'ettan',
    'åk 8',
    'ÅK8',
    'klass 8',
    'klass 8c',
    'årskurs åtta',
    'F-klass',
    'förskoleklass',
    '8:an',
  ],
];
const beside = (written: string, people: readonly string[], classes = CLASSES): string[] =>
  people.flatMap((who) => classes.map((group) => written.replace('X', who).replace('Y', group)));

const PEOPLE = ['Amina', 'yousef', 'Ali Reza', 'Amina Larsson', 'Maj', 'Liv', 'Bo', 'My'];
describe('a person beside a class', () => {
  it.each([
    'X i Y',
    'X Y',
    'X, Y',
    'X (Y)',
    'X från Y',
    'X / Y',
    'X - Y',
    'X, går i Y',
    'X som går i Y',
    'eleven X i Y',
  ])('written as «%s»', (written) => expect(missed(beside(written, PEOPLE), anything)).toEqual([]));
});

const RARE = ['Zbyněk', 'Oyelaran', 'Nguyet', 'Grdvin', 'Þórr', 'Qi', 'Ng'];
describe('a name that no list holds, in a class', () => {
  it.each(['med X i Y', 'att X (Y) ska', 'pratat med X från Y', 'och X, går i Y'])('written as «%s»', (written) =>
    expect(missed(beside(written, RARE, ['8C', '8 c', 'åtta c', 'nian B']), anything)).toEqual([]),
  );
});

const INITIALS = ['M.S.', 'm.s.', 'm.s', 'MS', 'ml', 'M S', 'm s', 'M.S', 'M. S.', 'm. s.', 'M-S', 'KLM', 'Å.Ö.', 'åö'];
describe('initials beside a class', () => {
  it.each(['X i Y', 'X Y', 'X, Y', 'X (Y)', 'X från Y', 'eleven X, Y'])('written as «%s»', (written) =>
    expect(missed(beside(written, INITIALS), anything)).toEqual([]),
  );
});

const MAILBOXES = [
  'anna.pahitt',
  'anna.maria.pahitt',
  'Anna.Pahitt',
  'annpah12',
  'ap12345',
  'pahann001',
  'anna_pahitt',
  'anna-pahitt',
  'ture.n11',
  '12anpa',
  'anna.pahitt.2',
];
const DOMAINS = [
  'elev.skolan.example',
  'skolan.example',
  'example.com',
  'edu.kommun.example',
  'student.example.org',
  'kommunen.example',
  'utb.stad.example',
  'mejl.example.net',
];
describe('an address of mail', () => {
  it.each(DOMAINS)('of a pupil or a home at %s', (domain) =>
    expect(
      missed(
        MAILBOXES.map((name) => `${name}@${domain}`),
        some('email'),
      ),
    ).toEqual([]),
  );
  it('with its sign spelled out', () =>
    expect(
      missed(
        all(
          ['anna.pahitt', 'ap12345'],
          ['(at)', ' (at) ', '[at]', ' at ', '(a)', ' snabel-a ', '[snabel-a]', ' @ '],
          ['elev.skolan.example', 'example.com'],
        ),
        some('email'),
      ),
    ).toEqual([]));
});

const RECORDS = [
  'https://journal.example/patient/118442',
  'https://journal.example/elev/118442/anteckningar',
  'https://prorenata.example/#/journals/5f3a9c',
  'https://pmo.kommun.example/Patient?id=40912',
  'https://unikum.example/unikum/pupil/4431/iup',
  'https://skola.example/students/77120',
  'https://frånvaro.example/elever/4417?vy=vecka',
  'https://kommun.sharepoint.example/sites/eht/Elevakter/8C/Amina_Larsson.docx',
  'https://kommun.sharepoint.example/sites/eht/Delade%20dokument/Elevärenden/Amina%208C/pedagogisk%20utredning.docx',
  'https://drive.example/elevmapp/amina-larsson/åp.pdf',
  'G:\\EHT\\Elevärenden\\Amina Larsson\\utredning.docx',
  'H:\\Elevakter\\2012\\Amina L\\remiss.pdf',
  '\\\\server\\eht\\elever\\amina_l_8c\\plan.docx',
  '/eht/elevärenden/amina/plan.docx',
  'Teams/EHT/Elevakter/Yousef 6B/åtgärdsprogram.docx',
  'Elevmappar/Yousef Pahitt/kartläggning.xlsx',
  'åtgärdsprogram_yousef_pahitt.docx',
  'Yousef Pahitt - utredning.pdf',
  'kartlaggning-yousef-6b.pdf',
  'AP_YousefP_6B_ht26.docx',
];
describe('where a record lies', () => {
  it.each(RECORDS)('%s', (address) => expect(missed([address], anything)).toEqual([]));
});

const GUARDIANS = [
  'mamma',
  'mammas mobil',
  'pappa Reza',
  'vårdnadshavaren',
  'vh',
  'farmor',
  'storebror',
  'hemmet',
  'familjehemmet',
  'god man',
  "the boy's mother",
  'guardian',
  'kontaktpersonen',
  'eleven själv',
];
const PHONES = [
  '070-174 06 33',
  '0701740633',
  '070 174 06 33',
  '070/174 06 33',
  '+46 70 174 06 33',
  '+46701740633',
  '0046 70 174 06 33',
  '(070) 174 06 33',
  '070.174.06.33',
  '070-1740633',
  '08-465 004 71',
  '08 465 004 71',
  '0 7 0 1 7 4 0 6 3 3',
  'noll sjuttio 174 06 33',
  '+46 (0)70 174 06 33',
  '070_174_06_33',
];
describe('a telephone of a home', () => {
  it.each(GUARDIANS)('%s', (who) =>
    expect(
      missed(
        PHONES.flatMap((number) => [
          `${who} ${number}`,
          `${who}: ${number}`,
          `${number} (${who})`,
          `${who} nås på ${number}`,
        ]),
        some('phone', 'personnummer'),
      ),
    ).toEqual([]),
  );
});
