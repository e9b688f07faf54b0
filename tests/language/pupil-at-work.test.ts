/** Who is named without a role: by what is said of them they are colleagues, pupils or people in books. The same names in each. */
import { describe, expect, it } from 'vitest';
import { findPupilData } from '../../language/pupil-data/find.ts';

const today = Temporal.PlainDate.from('2026-11-01');
const kindsIn = (text: string): string[] => findPupilData(text, { staff: [], today }).map(({ kind }) => kind);
const found = (text: string): boolean => kindsIn(text).length > 0;

const NAMES = ['Teodor', 'Hawa', 'Nhi', 'Birgitta'];
const each = (lines: readonly ((name: string) => string)[]): (readonly [string])[] =>
  lines.flatMap((line) => NAMES.map((name) => [line(name)] as const));

const COLLEAGUES = each([
  (name) => `${name} har hållit sju av tio mattelektioner själv`,
  (name) => `${name} bevakade salen under provet och vill bli avlöst`,
  (name) => `${name} lämnade in bemanningen för nationella i går`,
  (name) => `${name} har flyttat hälsobesöken för 6B till fredag`,
  (name) => `${name} på kommunens resursenhet lovar svar på tisdag`,
  (name) => `${name} from the municipal support unit asked about the rota`,
  (name) => `${name} undrar om det räcker för avstämningen`,
  (name) => `${name} tycker att indikatorn är för grov`,
  (name) => `Beslut: tidplanen upprättas av ${name}, klar till fredag`,
  (name) => `lägg in ${name} i gruppen, hon vikar för Gunnel fram till jul`,
  (name) => `vi väntar med ${name}s schema, hon jobbar bara 60 % från januari`,
  (name) => `${name} slutar på fredag, någon som samlar till present?`,
]);
const PUPILS = each([
  (name) => `${name} har 150 poäng kvar att läsa in och tar studenten i juni`,
  (name) => `Frånvaron i 8C: ${name} svarar för 40 av de 61 frånvarotimmarna`,
  (name) => `${name} ligger på 45 % närvaro`,
  (name) => `känns som att ${name} tar all vår tid`,
  (name) => `${name} ska ha tolk på dari vid hälsobesöket`,
  (name) => `${name}s mamma ringde om skolskjutsen`,
  (name) => `${name} plays chess in the hall instead of going to maths class`,
  (name) => `${name} gick hem från hälsobesöket och grät`,
  (name) => `${name} i 4B tycker att insatsen är tråkig`,
  (name) => `${name} tycker att insatsen är jobbig och vill inte gå dit`,
  (name) => `${name} höll sig lugn i tre lektioner, sedan bet han`,
  (name) => `${name} på kommunens resursskola kommer inte till lektionerna`,
  (name) => `${name} går på insatsen två gånger i veckan och gråter efteråt`,
]);
const IN_STORIES = each([
  (name) => `${name} i boken rymmer från kollot, 7A ska gissa vart`,
  (name) => `Romanen handlar om en flicka som heter ${name}`,
  (name) => `${name} heter pojken i högläsningsboken`,
  (name) => `Övningen har en påhittad elev som heter ${name}`,
  (name) => `bokat Stora ${name} till mötet, Lilla salen var upptagen`,
]);

describe('who is named without a role', () => {
  it.each(COLLEAGUES)('is a colleague in «%s»', (text) => expect(found(text)).toBe(false));
  it.each(PUPILS)('is a pupil in «%s»', (text) => expect(found(text)).toBe(true));
  it.each(IN_STORIES)('is nobody in «%s»', (text) => expect(found(text)).toBe(false));
  it('is a pupil where a class is told in a book', () =>
    expect(found('skrev Nora i 4B i boken att ingen bryr sig')).toBe(true));
});

describe('an address', () => {
  it.each([
    ['mejla skolpsykologen? g.m@example.org, han är på kontoret på fredagar'],
    ['skicka underlaget till mig på b.l@example.org'],
    ['Konsult: Gustaf Ek, systemleverantör. E-post: g.ek@example.org. Kallas digitalt'],
    ['Från: tove.ek@example.org\nHej, siffrorna är inlagda. /Tove, skolpsykolog'],
  ])('of a colleague is let be: «%s»', (text) => expect(kindsIn(text)).not.toContain('email'));
  it.each([
    ['Hej, kan ni mejla till mig på b.l@example.org om mötet på torsdag'],
    ['mejla hennes mamma: g.m@example.org, hon svarar på kvällen'],
    ['Från: tove.ek@example.org\nHej, min son är sjuk. /Tove, förälder'],
  ])('of a home is found: «%s»', (text) => expect(kindsIn(text)).toContain('email'));
});

it.each([
  ['Postadress för betyg: skolans växel, Ekbacksvägen 40'],
  ['Hämtplats för posten: vaktmästeriet, Ekbacksvägen 2'],
  ['taxibolaget hittar inte till skolan, säg åt dem Ekbacksvägen 2, infart b'],
])('the place of the school is no home: «%s»', (text) => expect(kindsIn(text)).not.toContain('address'));

describe('what belongs to one pupil', () => {
  it.each([
    ['elevärende KB-26-114, åk 3, utredare utsedd'],
    ['ärende KB-2026-77 avseende elev lämnas till huvudmannen'],
    ['Elevjournal 2026-0611 är tom sedan augusti'],
    ['ligger i akten, nummer 2207, sista fliken'],
    ['fel elevs journal på projektorn, 5521-12'],
    ['pärm elev 14/S, du hittar'],
    ['mappen EHT/8B/Larsson ligger öppen'],
  ])('is found by its number or its folder: «%s»', (text) => expect(kindsIn(text)).toContain('journal_ref'));
  it.each([['ärende 2026-77 i kommunens ärendesystem'], ['mappen EHT/8B/Enkät ligger öppen'], ['pärm 14, hylla 2']])(
    'is not there in «%s»',
    (text) => expect(found(text)).toBe(false),
  );
  it.each([
    ['Enligt avtalet skickar jag elevakten 25/0733 med bud'],
    ['See student file 26-071 in the red cabinet before the meeting'],
  ])('is found where an agreement or a cabinet is told of too: «%s»', (text) =>
    expect(kindsIn(text)).toContain('journal_ref'),
  );
  it.each([
    ['Legitimation: tvåtusen sju, tolv trettio, nittioåtta tjugotvå'],
    ['född nittonde januari tjugoarton å sista fyra va nio åtta sju sex'],
  ])('is found where a birth number is read out: «%s»', (text) => expect(kindsIn(text)).toContain('personnummer'));
  it.each([
    ['vår Love i TE26 har skrivit av sina labbar'],
    ['samtal om Roza i HT25, hon jobbar kväll'],
    ['IMS: T.W. fyller 20 i mars, vad händer med platsen?'],
  ])('is found by a programme or an age: «%s»', (text) => expect(found(text)).toBe(true));
  it('is not the autumn term', () => expect(found('Siffran i HT25 var 12, målet är nått')).toBe(false));
  it('is pointed out by what nobody else in the class has', () =>
    expect(found('LVU-pojken i 3B byter skola på fredag')).toBe(true));
  it('is not the whole of a year', () => expect(found('Tre elever i åk 8 har slutat med sin medicin')).toBe(false));
  it('is found in a class of colours', () => expect(found('Rut i gröna gruppen drar i min ärm')).toBe(true));
});

it.each([
  ['9D är den enda klassen som inte svarat på enkäten'],
  ['vår enda logoped ska byta jobb till jul'],
  ['den enda i teamet som inte har svarat är jag'],
  ['föreläsningen om autism är på torsdag'],
])('the only one of its kind, and what is taught, are nobody: «%s»', (text) => expect(found(text)).toBe(false));

describe('who is told by a year of birth, a share or a post', () => {
  it.each([
    'kan nån ta över samtalen m T.Ö (född -15, sexan)?',
    'Noor, född 2014, börjar efter lovet',
    'Närv okt: åk 1 93 %, åk 2 95 %, åk 3 91 % (M.B. 12 %), åk 4 94 %.',
    'Elevråd ok, men Agnes Rosendorff från 9C vill inte stå kvar som ordförande',
    'pratade m mentor 5B, Tindra vägrar matten sen v 41. ta upp igen',
    'elvira frånv 38% mars, 41% april',
    'Den enda eleven i golf bor själv sedan föräldrarna flyttade. God man saknas, eleven är 16 år.',
  ])('«%s» is a pupil', (text) => expect(found(text)).toBe(true));
  it.each([
    'Birgitta, född 1961, går i pension i juni',
    'Yusra på modersmål kan tolka arabiska tis em, boka via exp',
    'kur tfn denna vecka 070-174 06 90, sen som vanligt',
    'Kontakt BVC Fagerbäcken: bvc@example.org tfn 08-465 004 31',
    'Hälsobesök (ELSA) åk 4, andel som sover tillräckligt',
    'Programrådet för HV skjuts till den 26 november',
    'Närv okt: åk 1 93 %, åk 2 95 % (mål 94 %), åk 4 94 %.',
    'Föreningens ordförande Agnes Rosendorff kommer på tisdag',
  ])('«%s» is none', (text) => expect(found(text)).toBe(false));
});
