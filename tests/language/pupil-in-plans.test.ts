/** What teams write in goals, indicators and interventions is of groups; and what points at one pupil is found there all the same. */
import { describe, expect, it } from 'vitest';
import { findPupilData } from '../../language/pupil-data/find.ts';

const today = Temporal.PlainDate.from('2026-11-24');
const found = (text: string): boolean => findPupilData(text, { staff: [], today }).length > 0;

describe('a plan’s own words', () => {
  const GROUPS = ['nior', 'ettor på NA', 'i åk 8', 'i årskurs 3', 'sexor', 'i klass 6', 'f-klassbarn', 'tvåor'];
  const DO = [
    'som når läsmålet',
    'med minst E i NO',
    'som sover åtta timmar',
    'som trivs i sin klass',
    'som svarar ja',
  ];
  it.each(GROUPS)('«Andel %s …» is a measure', (group) =>
    expect(DO.map((what) => `Andel ${group} ${what}`).filter(found)).toEqual([]),
  );

  it.each([
    'Barn i åk 1–3 ska oftare lösa småbråk själva',
    'Mattetid i sexan',
    'Raststöd i ettan',
    'Rastfotboll utan bråk i åk 5',
    'Språkligt stöd i NO',
    'Färre F i Matematik 1a',
    'Färre F i historia på FT2',
    'SvA och NO har flest F i åk 7',
    'Högre närvaro på APL i år 3',
    'Övergångsplan klar före 1 maj, nior i anpassad grundskola',
    'Kontakt med hemmet vid frånvaro',
    'Samtal med vårdnadshavare efter tredje sena ankomsten',
    'Eleven förbereder en egen punkt med mentor inför uppföljningsmötet',
    'Every new pupil has a trained buddy for six weeks',
    'An adult referee every break in grade 6',
    'Share of hand-over notes delivered before 10 May, grade 6',
    'Väntetiden till psykolog ska ned',
  ])('«%s» is of nobody', (text) => expect(found(text)).toBe(false));

  it.each([
    'Elsa i åk 8 ska komma till skolan',
    'Eleven i 6B ska komma till skolan varje dag',
    'Ibrahim i 4B ska komma till skolan fyra dagar i veckan',
    'Samtal med F i 8B om frånvaron',
    'per i 4c får resurs tio timmar',
  ])('«%s» is of one', (text) => expect(found(text)).toBe(true));
});

/** A pupil first, then what has nearly the same words and is none. */
const TWINS: readonly (readonly [string, ...string[]])[] = [
  ['Sigge är elev, inte vikarie', 'Sigge är inte elev här, han är vikarie'],
  ['Närvarande: modern, eleven Prästgård Ludvig, rektor', 'Närvarande: elevhälsan, rektor Ludvig Prästgård'],
  [
    'Filen Kim_Aaltonen_språkutredning_utkast2.docx ligger öppet',
    'Filen språkutredning_mall_utkast2.docx ligger öppet',
  ],
  ['elevakt_Moa_Karlström_7C.docx ligger öppet på T:', 'elevakt_mall_7C.docx ligger öppet på T:'],
  ['filen heter arvid_melin_3b_insats.xlsx', 'filen heter frånvaro_3b_insats.xlsx'],
  ['Tre elever i AN2 följs extra: R.H., D.M. och Z.Q.', 'Tre elever i AN2 följs extra under perioden'],
  ['rut läser flytande nu, 74 ord i minuten', 'max 74 ord i minuten är målet'],
  ['björn tar sin adhd-medicin klockan elva', 'björn syntes på skolgården i morse'],
  ['Eleven Kasper i 7D har 40 % frånvaro', 'Rollspel: den påhittade eleven Kasper i 7D har 40 % frånvaro'],
  ['Vanja, 14 år, vägrar gå ur mammas bil', 'Rollspelet en gång till: jag spelar Vanja, 14 år, ni är mentor'],
  ['Hassan i 4B har ringt hem och är sjuk', 'Hassan har ringt alla vårdnadshavare i 4B'],
  ['den påhittade historien som Elsa i 8B berättade', 'den uppdiktade eleven Elsa i 8B i övningen'],
  ['Syskonen Elsa & Ali (2014) är hemma', 'Wikmark & Osei (2014) visar det'],
  ['Elsa in 8B called all the girls names', 'Elsa called all the parents in 8B'],
  ['CO i 5B har varit borta', 'CO2 mäts i 5B'],
  ['Elsa har ringt sina föräldrar och vill hem', 'Hassan har ringt alla föräldrar om mötet'],
  ['Möte med ny kurator: Elsa vill inte gå dit', 'Ny kurator: Elsa Ek'],
  ['An hade ont i magen hela dagen och gick hem', 'An adult is at each door in grade 6'],
  ['Said vägrar komma till skolan', 'We said no to the course'],
  ['Samtal med F i åk 7 om frånvaron', 'Färre F i åk 7'],
  ['AUGUST 4C – ej med på trygghetsvandringen', 'August 4–8 mäter vi igen'],
  ['Rim i 4B har varit borta', 'Delen med rim gör de när hörlurarna kommit'],
  ['Kommunalrådets yngsta, som bytte klass i september, vill inte', 'Kommunens yngsta skola bytte namn i september'],
  ['Se elevhälsojournal 2026-00417 för elevens bakgrund', 'Se dokumentet om journalföring 2026'],
  ['Her file at the school nurse, no. 7731/26, was opened', 'The file format at the school, no. 7 in the list'],
  ['Det gäller Shirin i 5A: ny logoped från 1/11', 'Ny logoped från 1/11: Shirin Vahedi'],
  ['Osei (2014) i 4B har ny mentor', 'Enligt Wikmark & Osei (2021) hjälper sms till hemmet'],
];
describe('what decides by itself', () => {
  it.each(TWINS)('«%s» is a pupil', (pupil, ...others) => {
    expect(found(pupil)).toBe(true);
    expect(others.filter(found)).toEqual([]);
  });
});

describe('told in words', () => {
  it.each([
    'Född den åttonde september tvåtusentolv, sista fyra två tre åtta fem',
    'födelsedatum nionde november tjugohundrasexton. kontrollsiffrorna 2386',
    'född -09 första oktober, slutar på 9876',
    'Samordningsnumret hos kuratorn: noll sju noll ett sju fyra noll sex tjugo',
    'Samordningsnr 130471 O 9840 stod på lappen',
    'pappan nås på jarmo understreck niemi ät example punkt org',
    'elevens adress: skogstroll elva snabela example com',
    'mormodern heter b.teklehaimanot hos example.com',
    'Familjen bor i det gula huset snett emot bensinmacken i Tallåsen',
    'Mamma och barn har flyttat till mosterns lägenhet ovanpå pizzerian',
    'kan nån lägga kallelsen i brevlådan på Kvarnbacken fjorton? vårdnadshavarna öppnar inte',
    'Nytt för larmlistan: storasyster +46 70 174 06 88, hon hämtar',
    'Ärende 2026-114 i elevakten: beslutet förlängs till juni',
  ])('«%s» is found', (text) => expect(found(text)).toBe(true));

  it.each([
    'blankettens exempel är 000000-0000, ändra inte det',
    'Reservnummer till min tjänstemobil: noll sjuttio, 174, noll sex, arton',
    'Godmansenheten har nummer 08 465 004 29',
    'lånetelefonen för rastvärdarna har 0701740625',
    'bup-remiss@region.example är den nya brevlådan för remisser',
    'Send the receipts to invoices_schoolhealth@example.org',
    'Förskolan har flyttat till det gula huset bredvid kyrkan',
    'I moved the risk analysis to folder 12 – Year 6 transition',
  ])('«%s» is let be', (text) => expect(found(text)).toBe(false));
});
