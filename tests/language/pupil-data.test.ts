import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findPupilData } from '../../language/pupil-data/find.ts';
import type { Kind } from '../../language/pupil-data/found.ts';

const today = Temporal.PlainDate.from('2026-11-24');
const inTenYears = today.add({ years: 10 });
const kinds = (text: string, staff: string[] = [], day = today): Kind[] => [
  ...new Set(findPupilData(text, { staff, today: day }).map((finding) => finding.kind)),
];

const FOUND: readonly (readonly [Kind, string])[] = [
  ['personnummer', 'Gäller 20120304-9809, se tidigare'],
  ['personnummer', 'nr 120304 9809'],
  ['personnummer', '2012-03-04-9809'],
  ['personnummer', '１２０３０４‑９８０９'],
  ['personnummer', '12\u200b0304\u20119809'],
  ['personnummer', 'samordning 120364-9809'],
  ['personnummer', '1 2 0 3 0 4 9 8 0 9'],
  ['personnummer', 'slutsiffran är fel: 120304-9800'],
  ['personnummer', 'född 120304 och de fyra sista är 9809'],
  ['phone', 'mamma nås på 070-174 06 33'],
  ['phone', 'ring hemmet +46 70 174 06 33'],
  ['email', 'mejla mamman på anna.pahitt@example.com'],
  ['email', 'pappans adress: kalle (at) example.org'],
  ['address', 'familjen bor på Hittepågatan 12'],
  ['journal_ref', 'se journal 2026/118 för flickan'],
  ['personnummer', 'i brevet: 2O12 O3 O4 98I4'],
  ['personnummer', 'pnr 120399-9804, dagen kan ju inte stämma'],
  ['personnummer', 'född andra april 2012, sista fyra är 9804'],
  ['personnummer', 'sista siffrorna 9 8 0 4, född 2/4-12'],
  ['personnummer', 'tolv noll fyra noll två, streck, nittioåtta noll fyra'],
  ['phone', 'mormors nummer är noll sjuttio 174 06 70'],
  ['phone', 'nollåtta 465 004 70 hem till flickan'],
  ['phone', 'flickans mobil 0 7 0 1 7 4 0 6 7 2'],
  ['email', 'pappa: per.pahitt at example dot org'],
  ['address', 'flickan sover i en husvagn på udden, familjen väntar på lägenhet'],
  ['address', 'pupil lives at 14 Hittepågränd with her aunt'],
  ['journal_ref', 'jnr 40912 i medvind, pojken i 5B'],
  ['journal_ref', 'BUP ref 5512-C gäller flickan i 2A'],
  ['journal_ref', 'fallnr 31-D, hon som vi talade om'],
  ['name', 'Tigist läste en hel sida högt i dag'],
  ['name', 'närvaroplan_Malva_6A.pdf'],
  ['name', 'varför vill ingen leka med Ludde på rasten?'],
  ['health', 'killen i 8C går på dialys och missar fredagarna'],
  ['name', 'Yousef i 6B har slutat komma'],
  ['name', 'Maj i 2A kan inte läsa klockan'],
  ['name', 'prata med Wilmas mamma om resan'],
  ['initials', 'K.L. i 7C har varit borta hela veckan'],
  ['health', 'pojken i 4B med diabetes behöver ny pump'],
  ['email', 'Elevens skolkonto ture.n11@skolan.example är spärrat'],
  ['personnummer', 'slutar på 120345-9801, stämmer det?'],
  ['address', 'Lämna paketet i hans hem på Storgatan 12, han är sjuk'],
  ['name', 'Rektor och Milo i 2A pratade om slagsmålet'],
  ['name', 'mentorn säger att Ella inte äter lunch'],
  ['initials', 'Kuratorn har träffat B.N. i 5C om frånvaron'],
  ['name', 'Milo i 2A slog en kamrat, resursen Åke var med'],
  ['other', 'eleven i 3A har skyddad identitet, använd inte klasslistan'],
];
describe('finds', () => {
  it.each(FOUND)('%s in «%s»', (kind, text) => expect(kinds(text)).toContain(kind));
});

describe('ten years on', () => {
  it.each(FOUND)('still finds %s in «%s»', (kind, text) => expect(kinds(text, [], inTenYears)).toContain(kind));
  it.each([
    'Gäller 280304-9809, se tidigare',
    '20280304-9809',
    'nr 2028 03 04 9809',
    '2028-03-04 9809',
    'samordning 280364-9809',
    'slutar på 310345-9801, stämmer det?',
    'Sista fyra: 9804. Han fyller 3 april 2031',
    '3/4-32, slutar på 9804',
    'lillasyster 330101-9809',
  ])('finds a child born since in «%s»', (text) => expect(kinds(text, [], inTenYears)).toContain('personnummer'));
  it.each([
    'Läsåret 2036-08-18 – 2037-06-11',
    'bild 360304-1200 från lovet',
    'Höstlov 2036-10-26 – 2036-10-30\nSportlov 2037-03-01 – 2037-03-05',
  ])('lets the dates of that time be: «%s»', (text) => expect(kinds(text, [], inTenYears)).toEqual([]));
  it.each(['bild 260304-1200 från lovet', 'planen 2028-03-04 9809'])('as those of today are: «%s»', (text) =>
    expect(kinds(text)).toEqual([]),
  );
});

describe('lets be', () => {
  it.each([
    'Kurator Anna tar detta på torsdag',
    'Andelen elever i åk 8 med hög frånvaro är 14 %',
    'Flickor i åk 9 uppger mer stress än pojkar, 24 mot 13 procent',
    'Läsåret 2026-08-18 – 2027-06-11',
    'Höstlov 2026-10-26 – 2026-10-30\nSportlov 2027-03-01 – 2027-03-05',
    'Faktura 4400918273 ska attesteras',
    'Dnr BUN 2026/00418',
    'Orgnr 559900-1234',
    'I maj gör vi om mätningen',
    'vi kan lova 5B en återkoppling',
    'Expeditionen nås på 08-465 004 00',
    'kurator@skolan.example svarar inom två dagar',
    'SO i 7B och NO i 7C har samma snitt',
    'Meritvärdet i åk 9 var 228,7',
    'Morgonfrukost i åk 8',
    'Skrivaren krånglar, ring Per på it, 08-465 004 71',
    'Sjuksköterskans jobbmobil är 070-174 06 73, elever ringer inte dit',
    'Felanmälan går till drift@skolan.example',
    'beställning: bokning [at] tolkar.example',
    'Studiebesöket är på biblioteket, Hittepågatan 9',
    'Ny lokal för handledning: Påhittsvägen 3, våning 2',
    'Journalgranskning 2025 klar i alla enheter',
    'Agneta beställer nya stolar till grupprummet',
    'Ronny på fastighet lagar fönstret i sal 4',
    'Gunilla och Håkan undervisar 8A tillsammans på fredagar',
    'Åke på tolkförmedlingen bokar om torsdagen',
    'B.N. har satt upp nya scheman för 5C',
    'Milo är ny resurs i 2A från måndag',
    'Många i 6A tycker att rasterna är korta',
    'Noah från kommunens fastighetskontor lagar dörren i 3B',
    'En elev som saknar betyg har rätt till prövning',
    '6B sover i tält på lägret vid Hittepågården',
    'Skicka protokollet till bild@skolan.example',
    'Ordernummer för stolarna: 080515-31',
    'Dansklubbens växel är 08-465 004 71',
    '7C-salen är bokad hela veckan',
    'kan du ringa mamma',
    'mors',
    'Alla elever i 5C ska veta vem de kan prata med',
    '',
  ])('«%s»', (text) => expect(kinds(text)).toEqual([]));

  it('the team’s own names', () => {
    for (const text of ['Siv mäter åk 7', 'Petra och Siv träffar 6B', 'Sivs förslag om raster i åk 4'])
      expect(kinds(text, ['Siv Sköterska', 'Petra Psykolog'])).toEqual([]);
  });
});

it('lets the addresses of the team be, and nobody else’s', () => {
  const staff = ['Siv Sköterska', 'Petra Psykolog'];
  expect(kinds('Svara till siv.skoterska@skolan.example', staff)).toEqual([]);
  expect(kinds('Svara till siv.pahitt@skolan.example', staff)).toEqual(['email']);
});

it.each([
  ['a long sentence without a full stop', 'vi har pratat om hur rasterna ska se ut och '.repeat(12)],
  ['one whose pieces end in the middle of what is said', `vi ska ses ${'igen och '.repeat(42)}`],
  ['very many short sentences', 'Fika nu. '.repeat(420)],
])('finds a pupil at the end of %s', (_, before) =>
  expect(kinds(`${before}Yousef i 6B har slutat komma`)).toContain('name'),
);

it('finds a pupil beside a known colleague', () => {
  expect(kinds('Siv träffade Amina i 7B, hon grät', ['Siv Sköterska'])).toEqual(['name']);
});

it('finds a pupil named together with a known colleague', () => {
  expect(kinds('Siv och Amina i 7B pratade om bråket', ['Siv Sköterska'])).toEqual(['name']);
});

it('lets a person vouch for a name, never for a number', () => {
  const [name] = findPupilData('Yousef i 6B har slutat komma', { staff: [], today });
  const [number] = findPupilData('120304-9809', { staff: [], today });
  expect([name?.overridable, number?.overridable]).toEqual([true, false]);
});

describe('any writing of a personnummer', () => {
  const two = (value: number): string => String(value).padStart(2, '0');
  const born = fc.record({
    year: fc.integer({ min: 2005, max: 2021 }),
    month: fc.integer({ min: 1, max: 12 }),
    day: fc.integer({ min: 1, max: 28 }),
    coordination: fc.boolean(),
    last: fc.integer({ min: 9800, max: 9899 }),
    gap: fc.constantFrom('-', '–', ' ', '', ' - ', '+', '\u2011', '\u00a0'),
    inner: fc.constantFrom('', '-', ' '),
    century: fc.boolean(),
    around: fc.constantFrom(['', ''], ['Eleven ', ' väntar'], ['(', ')'], ['nr: ', ', åk 7'], ['fil_', '.pdf']),
  });
  it('is found', () => {
    fc.assert(
      fc.property(born, ({ year, month, day, coordination, last, gap, inner, century, around: [before, after] }) => {
        const whole = [century ? String(year) : two(year % 100), two(month), two(coordination ? day + 60 : day)];
        const number = `${whole.join(inner)}${gap}${last}`;
        // Ten digits in a row that begin like a mobile number are taken for one; either is refused.
        expect(kinds(`${before}${number}${after}`).some((kind) => kind === 'personnummer' || kind === 'phone')).toBe(
          true,
        );
      }),
      { numRuns: 400, seed: 20261124 },
    );
  });
});

it('survives anything', () => {
  for (const text of [
    'z\u0335\u0321a\u0336l\u0337'.repeat(20_000),
    '0'.repeat(100_000),
    '1 '.repeat(50_000),
    'Aa '.repeat(33_000),
    '@.'.repeat(50_000),
    'a@b.'.repeat(25_000),
    '\u200b'.repeat(100_000),
    'مرحبا '.repeat(16_000),
    'Väg'.repeat(33_000),
    'O0I'.repeat(33_000),
    'bor Aa 1 '.repeat(11_000),
    'noll sju ett '.repeat(8_000),
    '3 maj 2013 sista fyra '.repeat(4_500),
  ])
    expect(Array.isArray(findPupilData(text, { staff: [], today }))).toBe(true);
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 500 }), (text) =>
      Array.isArray(findPupilData(text, { staff: [], today })),
    ),
    { numRuns: 200, seed: 20261124 },
  );
});
