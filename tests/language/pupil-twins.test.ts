/** The same name as a pupil and as something else: a colleague, an animal, a book, a storm, a room, a system, a month, a word. */
import { describe, expect, it } from 'vitest';
import { findPupilData } from '../../language/pupil-data/find.ts';

const today = Temporal.PlainDate.from('2026-11-24');
const found = (text: string, notPupils?: ReadonlySet<string>): boolean =>
  findPupilData(text, { staff: [], notPupils, today }).length > 0;

/** A pupil first, then those who bear the same name and are none. */
const TWINS: readonly (readonly [string, ...string[]])[] = [
  [
    'LVU-ärendet 4471-26 rör en elev hos oss',
    'Kvalitetsärende 2026/118 är klart',
    'soc ärenden har minskat med 14-20 %',
  ],
  ['Familjehemsbarnet hos kyrkoherden har fått ny mentor', 'När fosterbarn byter skola behöver vi en rutin'],
  [
    'Treornas enda simmare tränar varje morgon',
    'Niornas enda lärare i kemi är sjuk',
    'Åttornas enda håltimme är onsdag',
  ],
  ['Selma Wrede har fått plats i 7C från januari', 'Olle Berg, rektor, har tackat ja till plats i åk 9-gruppen'],
  [
    'hon bor på Industrigatan 7 med sin pappa',
    'Adressen till APL-företaget är Industrigatan 7',
    'Förvaltningens adress är Köpmangatan 4',
    'Snickarvägen 38 är vår nya mötesplats, porten öppnas 7.45',
  ],
  ['familjen har flyttat till Björkg. 12', 'Vi har flyttat till v. 12'],
  ['KB-L 9A är borta', 'AB-C-modellen används i åk 7'],
  ['HA i 9B skolkar', 'HA1 har 9 elever, SPR2 och SPR3 har lägst närvaro', 'HT26 var sämre än VT26'],
  ['HR (9F) valde bort hemspråket', 'HR (expeditionen) svarar om vikarier'],
  ['bcd 5a vill sluta', 'ssk 5a 10 min per elev'],
  ['Sommar i 8D grät hela lektionen', 'Sommar i 8D:s klassrum är outhärdligt'],
  ['Tindra i 5B har varit borta i två veckor', 'granen i 5:ans korridor fick tindra igen'],
  ['Ivar i båten grät hela vägen hem', 'åk 8 tar skärgårdsbåten Ivar till friluftsdagen'],
  ['mamman sa ring mig på 070-174 06 13', 'Ring mig på 070-174 06 11 om ni inte hittar'],
  ['Pappans jobbtelefon 070-174-06-83, ring aldrig hemma', 'Kuratorns jobbtelefon är 070-174 06 83'],
  ['mejla bo.ek@kommun.example om hans frånvaro, mamman vill ha svar', 'mejla enkatenheten@kommun.example om frågorna'],
  ['Dikten av Elsa Berg i 6B hänger i hallen', 'Boken om elevhälsans uppdrag av Petra Wallin är utlånad'],
  ['enligt Elsa Bergs mamma har hon inte sovit', 'enligt Märta Nyströms handbok ska det göras i höst'],
  ['Elsa Berg skriver i sin bok att hon inte orkar mer', 'Per Moe skrev i sin artikel från 2019 att det börjar tidigt'],
  ['Vikarie: Rahim i 4B kastade en stol', 'ssk vikarie: Oona, 60 %, t o m 31/3'],
  ['Hon har tagit över efter Ali i 7B', 'Vår systemansvarige, Olle, har tagit över från Rebecka'],
  ['Bo har rättat 2 prov själv fast han går i 6B', 'Ge Ingvor en eloge, hon har rättat 96 lästest'],
  ['Allan, elva år, skötte kontakten med skolan', 'Läslyftet, elva år gammalt, håller än'],
  ['Alla siffror är inne. (Tyra kvar hemma, femte veckan nu.)', 'Vi i teamet är kvar hemma på planeringsdagen'],
  ['wilgot 5b vägrar skärm', 'Vi använder skärm i 5b'],
  ['Karin, som går IM yrkesintroduktion, vill ha praktik', 'Karin, som går i pension till våren, tar med sig tårta'],
  [
    'Peder i 7A (och Azadeh) har slutat komma',
    'Lärarlaget 7–9 (Gull-Maj, Peder, Azadeh och Tomasz) har provat i sex veckor',
    'Lärarna i lag 7: Habiba (7A), Jonte (7B), Pirkko (7C) och Siavash (7D).',
  ],
  ['Elva i 5B gråter varje dag', 'Elva går vidare i lilla gruppen med start efter höstlovet'],
  ['Familjen flyttar till Lokstigen 11', 'Anpassade flyttar till Lokstigen 11 under renoveringen'],
  ['Hugo och Hedda i 5B har slutat äta', 'kaninerna Hugo och Hedda på anpassade matas varje dag'],
  ['Nova in year 6 hides in the corridor', 'Lesson observations in house Nova, year 6 corridor: 9 of 12 done'],
  ['gruppen tycker att Sommar i 5C behöver mer stöd', 'Läsgruppen Sommar i 5C är nu två grupper'],
  ['enligt Elsa och Ali i 5B är det stökigt', 'Vi följer upp anpassningarna enligt Nordlund och Hattie'],
  ['Hembesök gjort Björkhagsv. 22 A, vån 3. Ingen öppnade', 'Arbetslagets tider: v. 22 A-veckan'],
  ['Lunch på Storgatan 41, lgh 1203, ons', 'Skollunch levereras till skolan på Storgatan 41'],
  ['Amanuel, nyanl. åk 8, ska in i provkalendern', 'Två prov/v i åk 8 max'],
  ['My i 2B gråter', 'My view: the reading group should meet in 2B'],
  ['EJ i 3A är kvar till em-fritids', 'Uppföljning ej gjord i 3A'],
  ['Edit i 3C behöver bildstöd på rasten', 'Edit the plan before Friday'],
  ['Skjuts för lill-Sixten i fsk-klass Myran', 'Studiebesöket på Lill-Skansen är inställt'],
  ['I gruppen ingår sol, ask och linus, alla i 3B', 'Lärarna Siv och Ali, båda i 3B, delar på klassen'],
  ['New in 5A: initials M.D., needs an interpreter', 'Lärarna i 5A skriver sina initialer i loggen'],
  ['Maj i 3B har fått nya glasögon', 'Maj blir trångt: fyra avstämningar på två veckor'],
  [
    'Det finns en elev med epilepsi, alla i personalen har fått utbildning',
    'Handboken tar upp hur man tar emot en elev med epilepsi',
    'Vad gör vi när en elev får ett epileptiskt anfall? Läs pärmen.',
  ],
  ['Två elever i åk 4 har astma och en har diabetes', 'Andelen elever i åk 4 med astma är 8 %'],
  ['Elevkårens ordförande har panikångest', 'Elevrådets ordförande öppnar mötet och tackar alla'],
  ['Fosterhemmets nummer 08-465 004 63', 'Fosterhemsjouren har nummer 08-465 004 63'],
  ['Taxi hämtar på Klockargatan 3', 'Skolan på Klockargatan 3 stänger porten 16.30 hela december'],
  ['E.C. i 7B grät på provet', 'Muntligt gav E–C där det skriftliga gav F', 'Högst 5 % F i en, 7A'],
  ['I journalsystemet, Adiba 7C, har fel bilaga', 'Kuratorn på Björknäsgymnasiet visade sin närvarotrappa'],
  ['Orosanmälan oa 2026/0913 inskickad i går', 'Orosanmälningar 2025/26: 12 stycken'],
  ['Tor i 4A har varit borta sedan i torsdags', 'Kaninen Tor ska till veterinären', 'Stormen Tor drog fram över länet'],
  [
    'Molly har inte varit i skolan på två veckor',
    'Molly (vår skolhund) är ledig på fredag',
    'Projektet Molly redovisas i maj',
  ],
  ['Mamman till Nova ringde om frånvaron', 'Mötet är i sal Nova', 'Systemet Nova ligger nere till torsdag'],
  ['Harry i 6C sitter ensam på rasterna', 'Sexorna läser Harry Potter', 'Vaktmästare Harry lagar dörren'],
  ['Alice, 5B, har ett åtgärdsprogram', 'Femmorna spelar Alice i underlandet', 'Kurator Alice ringer på fredag'],
  [
    'Selma i 8A vill byta klass',
    'Åttorna läser Selma Lagerlöf',
    'Hus Selma stängs för renovering',
    'Hamstern Selma sover',
  ],
  ['Maj i 1B har svårt att sitta still', 'I maj mäter vi igen', 'rektor Maj, kurator Saga'],
  ['August i 9B riskerar att inte nå behörighet', 'Niorna läser August Strindberg'],
  ['Ronja i 3A rymde från skolan', 'Treorna spelar Ronja Rövardotter', 'Stormen Ronja ställde in utedagen'],
  [
    'Charlie in 7B hid in the toilets again',
    'Charlie the hamster needs a new cage',
    'Year 5 plays Charlie and the chocolate factory',
  ],
  ['Love i 8B vill inte byta om till idrotten', 'Vi kan inte lova 8B något före jul'],
  ['Hugo i trean har bitit igen', 'Hugo, treornas marsvin, har bitit igen', 'Hugo, the therapy dog, bites no one'],
  ['Lucia i 3B är sjuk', 'Lucia 13/12: EHT står vid utgångarna'],
  ['Ture i 4A har feber', 'Min egen Ture har feber så jag jobbar hemifrån'],
  ['Hope in 4B is ill again', 'I hope 4B moves to the quieter wing'],
  ['prästens yngsta i sexan ska byta klass', 'prästens predikan var för lång'],
  ['AL 6B: borta hela veckan', 'AL 4–6: planering på torsdag'],
  ['Mehmet i 7B är ensam på rasten', 'Mehmets schema ligger på tavlan, han är resurs i båda tvåorna'],
  ['m s i 7c har fått ny mentor', 'ma och so i 7c har samma snitt', 'mentor M.S., 7C'],
  [
    'Dilan vägrar prata om det med mentorn',
    'Dilan har fått nej på sitt lönekrav och vägrar prata om det',
    'Dilan är föräldraledig, hennes fyror läser på torsdag',
  ],
  ['Det var liv som blev slagen i 8A', 'Det var liv i åttan efter redovisningen', 'Det är mer ro i 7B nu'],
  ['Hans syster Siv går i 4A', 'Syster Siv tar vaccinationerna i 8A och 8B'],
  ['Elias H, elev i åk 8, läser inte', 'Elias H, Swedish teacher in year 8: he reads aloud with the whole class'],
  ['Trillingarna i förskoleklassen ska delas på tre grupper', 'Trillingnöten är skolans nya spel'],
  ['Åkte förbi Backvägen 6 som vi sa, ingen öppnade', 'Mässan på Backvägen 6 öppnade i går'],
  ['siffrorna är 16-05-30 och så 9895', 'Serienummer på läsplattan är 8812-04-3391'],
  ['Please cc the parents (fam.ek@example.com)', 'Send it to our head of student health, m.oconnor@school.example'],
  ['mamman nås på 070-174 06 18', 'The duty phone for our student health team is 070-174 06 18'],
  ['Pappan nås på mattias.f@skolan.example', 'Jag är er nya skolpsykolog, ni når mig på mattias.f@skolhalsan.example'],
  [
    'en elev i åk 7 har ingen alls att sitta med, Vilgot heter han',
    'Every third pupil in year 7 has no one to sit with',
    'Har nån pratat med Vilgot på it om skrivaren?',
  ],
  ['projektdeltagarens: 120304-9809', 'projektnr: 120304-9809'],
  ['Hos Karin: sjuan. Hon som rymde i går, Elsa, är hittad', 'Hos Karin: sjuan'],
  ['Dilans pappa är föräldraledig och hämtar varje dag', 'Dilan går i pension i juni'],
  ['Elsa gråter ofta, hennes kompisgrupper fryser ut henne', 'Elsa är sjuk, hennes mattegrupper sitter i aulan'],
  ['Mia skips her classes every Monday', 'Mia is behind with her marking, can somebody help her?'],
  ['Elias missade straffen i övertiden och vägrar idrotten', 'Elias har lönesamtal på måndag'],
  ['Elevrådet. Ordförande: Elsa i 8B, sekreterare: Max i 7A', 'Nämnden. Ordförande: Elsa Ek, sekreterare: Max Ask'],
  ['Elevrådet. Ansvarig: Elsa i 8B', 'Brandövning. Ansvarig: Elsa'],
  [
    'Ludvig i 8A vill byta grupp',
    'Ludvig vill inte att hans elever ska veta att han slutar',
    'Signe hjälper sina elever i matte, säg till henne',
  ],
  ['Kaspar är inte en elev som klagar, och nu har han ont i magen igen', 'Nej, Kaspar är inte en elev, det är vagnen'],
  ['Wilma in 9C is ill again', 'Can someone stand in for Wilma on Thursday? She is away and her 9C needs an adult'],
  ['Flicka 8E, antidepressiv medicin sedan oktober', 'Varje flicka i 8E får frågor om medicin i hälsosamtalet'],
  ['Nils vårdnadshavare tackar nej till utredning', 'Åk 8, samtycke saknas: ca 20. Ansvarig: Nils ringer runt'],
  ['Elever: Rut, Ali', 'Klart v 45. Ansvariga: Rut och Ali'],
  ['”A.-K. P. i 8B saknar tre kurser”', 'HKK i 8B saknar tre lektioner'],
  ['Hämtas: Västanå gård 2, vid brevlådorna. En elev i åk 8', 'Hämtas: tryckta blad, rum 12'],
  [
    'Taxi hämtar på Bergtallsvägen 12 och kör eleven till BUP',
    'BUP Norr har flyttat till Bergtallsvägen 12, elever med tid där får åka buss',
  ],
  ['Flickans adress är per.ek@example.org', 'You can reach the school nurse at nurse.north@example.org or in her room'],
  ['logga: Lisa grät idag', 'logga: vi loggade ut ur Lisa, systemet ligger nere'],
  ['logga Oskar har inte ätit på hela dagen', 'Oskar är systemet vi loggar in i'],
  ['Då skäller Kalle på de andra', 'Hunden Kalle skäller på de andra'],
  ['Boken hämtas ur Lisas skåp', 'Frånvaron hämtas ur Alma varje måndag'],
  ['Elevrådet (Wilma, Leo) redovisade vandringen', 'Elevrådet och kurator Wilma redovisade vandringen'],
  ['Gått igenom enkäten med elevrådet, Wilma och Leo redovisade', 'Gått igenom enkäten med elevrådet, tolv elever kom'],
  ['Wilma och Leo i elevrådet redovisade enkäten', 'Kurator Wilma i elevrådet redovisade enkäten'],
  ['Ayaan, 13 år, ska ha övergångsmöte', 'Ayaan, 12 år i yrket, leder gruppen'],
  ['I Vikmo går en femma som heter Tuvalisa', 'I Vikmo går en buss som heter Tuvalisa'],
  ['Farmodern Gunvor Skogh hämtar', 'Sekreteraren Gunvor Skogh hämtar protokollet'],
  ['Alla i BA1 utom R.T. har nu praktikplats', 'Alla i BA1 utom en har nu praktikplats'],
  [
    'Pupils such as Amina in 7B need more time',
    'Teachers such as Amina in 7B and Mehdi in year 6 will show their whiteboards',
  ],
  ['June in year 8 has no reading plan', 'In June, year 8 had no reading plan yet'],
  ['Anmälan KR-2026-341 rör samma elev som i september', 'Avtal KR-2026-341 rör samma leverantör som i september'],
  ['Hon sover på vandrarhem sedan i torsdags', 'Eleverna ska bo på vandrarhem två nätter'],
  [
    'Hemlig adress gäller den nya i sexan, post bara via socialtjänsten',
    'Hemlig text',
    'Hemlig vän i sexan drar i gång på måndag',
  ],
  ['Alexander i 3A har ont i magen', 'Anp. i 3A är inte uppföljda sedan april'],
];
describe.each(TWINS)('«%s»', (pupil, ...others) => {
  it('is about a pupil', () => expect(found(pupil)).toBe(true));
  it.each(others)('«%s» is not', (text) => expect(found(text)).toBe(false));
});

/** A full stop after initials ends no sentence, and a word alone, as a sheet is called, is nobody. */
it('initials in the middle of a long text are found', () => {
  const long =
    'Vi har kört trappan i nio veckor. Steg ett fungerar i de flesta klasserna och mentorerna ringer hem samma dag. ';
  expect(found(`${long}Steg tre har vi använt en gång (R.T. i 8C) och det var i sista minuten. Vi fortsätter.`)).toBe(
    true,
  );
  expect(found(`${long}Steg tre har vi använt en gång (se bil. i mappen) och det räckte. Vi fortsätter.`)).toBe(false);
});
it.each(['Gömt', 'Skyddad', 'ADHD'])('«%s» alone is nobody', (word) => expect(found(word)).toBe(false));

/** What says beside a name whose it is: each way with each name, and the same name as a pupil's in the same text. */
const NAMES = ['Signe', 'Otto', 'Zeynep', 'Nova'];
const BORNE = [
  'X heter sköldpaddan i NO-salen',
  'X är klassens gosedjur och åker hem med ett barn i taget',
  'vem tar X till veterinären, hamstern alltså',
  'SMHI döpte ovädret till X',
  'Serien om X läses i ettorna',
  'Möteslokal: X (plan 3)',
  'Vår närvaromodell heter X',
  'X slutade som mattelärare i november',
  'Vi välkomnar X som ny logoped',
  'X, mentor i 7C, har beskrivit starten på lektionen',
  'X är skolans hund, och 2B ser fram emot tisdagarna. X sover nu',
];
describe.each(BORNE)('«%s»', (written) => {
  it.each(NAMES)('with %s is about nobody', (name) => expect(found(written.replaceAll('X', name))).toBe(false));
  it.each(NAMES)('with %s in a class beside it is about a pupil', (name) =>
    expect(found(`${written.replaceAll('X', name)}. ${name} i 4A har blivit slagen`)).toBe(true),
  );
});

describe('a word that the team has said is no pupil’s', () => {
  const taught = new Set(['zeynep']);
  it.each(['Zeynep sover dåligt och äter ingen frukost', 'zeyneps väska ligger kvar'])('is let be: «%s»', (text) =>
    expect([found(text), found(text, taught)]).toEqual([true, false]),
  );
  it('is asked about beside a class all the same, and says nothing of others', () => {
    expect(found('Zeynep i 7B sover dåligt', taught)).toBe(true);
    expect(found('Yousef sover dåligt och äter ingen frukost', taught)).toBe(true);
    expect(found('Zeynep är 120304-9809', taught)).toBe(true);
  });
});
