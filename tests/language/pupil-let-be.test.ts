/** What looks like something about a pupil and is not. */
import { describe, expect, it } from 'vitest';
import { findPupilData } from '../../language/pupil-data/find.ts';

const today = Temporal.PlainDate.from('2026-11-24');
const kindsIn = (text: string): string[] => findPupilData(text, { staff: [], today }).map(({ kind }) => kind);

/** What has the same form and points at nobody. */
const LET_BE: Readonly<Record<string, readonly string[]>> = {
  'article, room, invoice and case numbers': [
    'artikelnummer 40512-118',
    'artikel 120304-9809',
    'rum 2034',
    'sal B112',
    'Rum 8C är bokat',
    'fakturanr 120304-9809',
    'faktura 4400918273',
    'ordernummer 1203049809',
    'best.nr 120304-9809',
    'ärendenummer FEL-20261104',
    'dnr BUN 2026/00418',
    'diarienummer 2026:118',
    'orgnr 559900-1234',
    'OCR 1203049809',
    'kundnr 1203049809',
    'bankgiro 559-0123',
    'serienummer 120304-9809',
    'projektnr 20120304',
    'skolenhetskod 48771234',
    'ISBN 978-91-1234-567-8',
    'avtal 120304-9809',
  ],
  'times and dates': [
    'kl 8.15–9.45',
    '08:15 - 09:45',
    '10.00, 10.40, 11.20 och 12.00',
    '2026-08-18 – 2027-06-11',
    '18/8 2026 till 11/6 2027',
    'v 34–44',
    'den 3 mars 2027',
    '2026-11-24 13:15',
    '20261124',
    '261124',
    '26-11-24 kl 13.15',
    'ht 2026 och vt 2027',
    '3/4, 10/4 och 17/4',
    '26 11 24 1315',
  ],
  'telephones of services and organisations': [
    '112',
    '1177',
    '116 111',
    'ring 112 vid fara för liv',
    'Vårdguiden 1177',
    'växel 08-465 004 00',
    'kommunens växel: 08-465 004 00',
    'expeditionen 08-465 004 00',
    'Bris 116 111',
    'jourlinjen 08-465 004 71',
    'rektors tjänstemobil 070-174 06 33',
    'vaktmästaren 070-174 06 33',
    'elevhälsans nummer är 08-465 004 71',
    'socialjouren 08-465 004 71',
    'IT-support 08-465 004 71',
    'tolkförmedlingen 08-465 004 71',
    'taxibolaget 08-465 004 71',
    'the school office, 08-465 004 00',
    'ungdomsmottagningen 08-465 004 71',
  ],
  'mailboxes of functions': [
    'kurator@skolan.example',
    'info@example.com',
    'elevhalsan@kommun.example',
    'rektor.norra@kommun.example',
    'franvaro@skolan.example',
    'expedition@skolan.example',
    'no-reply@example.org',
    'registrator@kommun.example',
    'support@example.com',
  ],
  groups: [
    'killarna i nian',
    'halva klassen',
    'föräldrarna i 2C',
    'per elev',
    'tjejerna i 8B',
    'flera i åttan c',
    'hälften av eleverna i åk 8',
    'alla i 7 B',
    'de som går i F-klass',
    'antal timmar per elev och vecka',
    'tre av fyra i sexan',
    'klassen 8C',
    'eleverna i nian B',
    'NO i 7C',
    'so 7c',
    'ma och no i 8c',
    'sv åk 8',
    'vi i 5b',
    'kl 8 i 5b',
    '5 h per vecka i 5B',
    'tre à fyra elever',
    'pojkar 8A 74 %, flickor 8A 81 %',
  ],
  'placeholders of templates': [
    '[elevens namn], [klass]',
    '<namn> i <klass>',
    'ÅÅMMDD-XXXX',
    'ÅÅÅÅMMDD-NNNN',
    'Elev X i klass Y',
    'NN i 0X',
    '{{förnamn}} {{efternamn}}, {{personnummer}}',
    'Förnamn Efternamn, klass',
    '____ i klass ____',
    'fornamn.efternamn@skolan.example',
    'namn@example.com',
    '070-XXX XX XX',
    'xxxxxx-xxxx',
  ],
  'staff in a list of roles': [
    'Närvarande: Ylva (rektor), Bosse (spec), Nova (psykolog), Iris (ssk)',
    'rektor Maj, kurator Saga, skolsköterska Liv',
    'Roller: ordförande M.S., sekreterare K.L.',
    'mentor i 8C: Amina',
    'mentor M.S., 8C',
    'klasslärare 3A: Bo, 3B: Liv',
  ],
  'addresses that lead to no pupil': [
    'https://www.skolverket.example/elevhalsa',
    'https://www.example.com/elever-med-hog-franvaro',
    'https://kommun.sharepoint.example/sites/eht/Mallar/åtgärdsprogram.docx',
    'G:\\EHT\\Mallar\\pedagogisk utredning.docx',
    '/eht/statistik/franvaro_8c_ht26.xlsx',
    'årshjul_2026-27.pdf',
    'https://example.com/rapport/2026/118',
    'EHT/Elevakter/Rutin.txt',
    'enkät_åk8_v12.xlsx',
    'https://journal.example/logga-in',
    'Elevärenden/Mallar/remiss.docx',
  ],
};
describe('lets be', () => {
  it.each(Object.entries(LET_BE))('%s', (_, forms) => {
    const texts = forms.flatMap((form) => [
      form,
      `${form} väntar vi på.`,
      `Vi tar upp ${form} på torsdag`,
      `Se (${form}).`,
    ]);
    expect(texts.flatMap((text) => kindsIn(text).map((kind) => `${kind}: ${text}`))).toEqual([]);
  });
});

describe('a small word before a class is nobody', () => {
  it.each([
    ...['De', 'Då', 'Er', 'Ej', 'Till', 'Mfl', 'Tre', 'Fem', 'Nya', 'Vi', 'Ni', 'Du', 'Den', 'Det', 'Dem', 'Man'],
    ...['Några', 'Flera', 'Alla', 'Många', 'Hela', 'Halva', 'Ingen', 'Båda', 'Våra', 'Vår', 'När', 'Om', 'Så', 'Men'],
    ...['Those', 'These', 'Few', 'They', 'We', 'You', 'All', 'Most', 'Some', 'Both', 'Our', 'If', 'In', 'It', 'Is'],
  ])('«%s i 7B …»', (word) => {
    const said = [
      `${word} i 7B är oroliga på rasterna`,
      `${word} i 7B`,
      `Enkäten är gjord. ${word} i 7B svarade först.`,
    ];
    expect(said.flatMap((text) => kindsIn(text).map((kind) => `${kind}: ${text}`))).toEqual([]);
  });
});
