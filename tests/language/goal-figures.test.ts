/** The numbers and the group of a goal's sentence, each in its place. */
import { describe, expect, it } from 'vitest';
import { readGoalSentence } from '../../language/reading/goal-sentence.ts';
import { AROUND } from './goal-around.ts';

/** Each number in its place: from where, to where, in what. */
const FIGURES: readonly (readonly [string, number | null, number | null, string])[] = [
  ['minska antalet olycksfall på gården från 3 i veckan till 1 i veckan', 3, 1, 'i veckan'],
  ['minska elevhälsans besök från 45 besök hösten 2026 till 30 våren 2027', 45, 30, 'besök'],
  ['minska antalet sena ankomster från ca 120 i veckan till 60', 120, 60, 'i veckan'],
  ['minska antalet toalettbesök i åk 6 från 25 per dag till 10', 25, 10, 'per dag'],
  ['antal elever som skolkar ska minska från 10 till 3', 10, 3, 'elever'],
  ['8 av 10 elever i åk 5 ska trivas på fritids, var 6 av 10 i höstas', 60, 80, '%'],
  ['3 av 4 elever i åk 6 ska ha studiero, idag 2 av 4', 50, 75, '%'],
  ['22 procent av eleverna i åk 8 snusar, ska bli 15', 22, 15, '%'],
  ['väntetiden till kurator ska vara högst en vecka, idag tre veckor', 3, 1, 'veckor'],
  ['halvera antalet kränkningsanmälningar (18 st förra läsåret)', 18, null, 'st'],
  ['minst 90 % av eleverna i åk 4 ska känna sig trygga, förra året var det 83 %', 83, 90, '%'],
  ['inga kränkningar på bussen, 8 stycken i höstas', 8, 0, 'stycken'],
  ['fler killar i åk 8 ska klara proven: 68 % ht26, 78 % vt27', 68, 78, '%'],
  ['Elever som blivit mobbade ska bli färre. Idag 9 %. Mål 4 %. Åk 5-6.', 9, 4, '%'],
  ['höja meritvärdet i åk 9 till 230 (nu 221)', 221, 230, ''],
  ['reduce late arrivals from about 120 a week to 60', 120, 60, 'a week'],
  ['8 out of 10 pupils in year 5 feel safe, it was 6 out of 10 last autumn', 60, 80, '%'],
  ['waiting time for the counsellor at most one week, today three weeks', 3, 1, 'weeks'],
  ['calmer lessons in year 8: 54% now, 65% in June', 54, 65, '%'],
  ['öka andelen elever som äter frukost från 61 till 75', 61, 75, '%'],
  ['late arrivals in year 7 down by half, from 80 a week', 80, null, 'a week'],
  ['max 10 % av eleverna ska vara ensamma på rasten (17 % i fjol)', 17, 10, '%'],
  ['trygghet i åk 5: 64 % nu → 80 %', 64, 80, '%'],
  ['Trygghet åk 5: 7,2 -> 8,0 (index)', 7.2, 8, 'index'],
  ['Föräldramöten: 60 % deltagande idag, vi vill ha 80', 60, 80, '%'],
  ['Minska stress i åk 9. Nuläge: 46 % känner sig stressade. Mål: 35 %.', 46, 35, '%'],
  ['minska bråken från ~30 i veckan till högst 15 i veckan', 30, 15, 'i veckan'],
  ['alla elever i åk 8 ska ha haft hälsosamtal, hittills 35 %', 35, 100, '%'],
  ['2 av 3 i åk 2 ska läsa flytande i maj, var 50 % i januari', 50, 66.7, '%'],
  ['vi ska gå från 6 till 2 polisanmälningar per läsår', 6, 2, 'polisanmälningar per läsår'],
  ['minska sena ankomster i nian från 40/vecka till 20/vecka innan påsk', 40, 20, 'per vecka'],
  ['minska sena ankomster i 9an från 40 i veckan till hälften', 40, null, 'i veckan'],
  ['öka trivseln i sjuan från hälften till 80 %', 50, 80, '%'],
  ['öka trivseln från en fjärdedel till hälften', 25, 50, '%'],
  ['från var tredje till var femte elev som kommer för sent', 33, 20, '%'],
  ['var tredje elev ska delta i läxhjälpen', null, 33, '%'],
  ['minst två tredjedelar av eleverna i åk 8 ska ha studiero, idag hälften', 50, 67, '%'],
  ['varannan elev i åk 9 sover för lite, ska bli 30 %', 50, 30, '%'],
  ['minska matsvinnet från 45 g till 30 g per elev', 45, 30, 'g per elev'],
  ['alla klasser ska ha klassråd varje vecka, 60 % av klasserna idag', 60, 100, '%'],
  ['Ogiltig frånvaro åk 8: 7,2 % (HT26). Mål: 5 % VT27.', 7.2, 5, '%'],
  ['minst 90 % av eleverna i åk 3 når kravnivån i läsförståelse vt 2027 (82 % i fjol)', 82, 90, '%'],
  ['andelen trygga elever i åk 6 ska vara minst 90 % vt 2027, var 84 % vt 2026', 84, 90, '%'],
  ['öka andelen behöriga till gymnasiet till 92 % ht 2026, läsåret 25/26 var den 86 %', 86, 92, '%'],
  ['öka andelen trygga elever till 90 % hösten 2027 från 84 % hösten 2026', 84, 90, '%'],
  ['andelen trygga ska vara 90 % vt 2028, var 84 % vt 2026', 84, 90, '%'],
  ['öka närvaron till 95 % läsåret 2026/2027', null, 95, '%'],
  ['minska frånvaron till 6 % (2025/26: 8 %)', 8, 6, '%'],
  ['från 2026 till 2027 ska tryggheten öka till 90 %', null, 90, '%'],
  ['vi ska nå 90 % trygga elever till 2027', null, 90, '%'],
  ['färre kränkningar under 2027', null, null, ''],
  ['minska ogiltig frånvaro i åk 8 till 2,5 % till juni', null, 2.5, '%'],
  ['minska frånvaron i åk 8 till 3 dagar', null, 3, 'dagar'],
  ['minska anmälningar i åk 8 till 5 till jul', null, 5, ''],
  ['80 % i åk 5 ska svara att de har studiero i vårens enkät, nu 58 %', 58, 80, '%'],
  ['studiero: 75 % i åk 5 ska svara att de har studiero', null, 75, '%'],
  ['minska frånvaron från 12 till 8 % nu under våren', 12, 8, '%'],
  ['öka tryggheten i åk 7 till 85 % nu i vår', null, 85, '%'],
  ['the number of reports should fall from 18 to 9', 18, 9, 'reports'],
];

/** A limit that says whom the goal is about is no target; nobody in particular is none at all. */
const LIMITED: readonly (readonly [string, number | null, number | null, string, string])[] = [
  ['inga elever ska ha över 30 % frånvaro, idag är det 14 elever', 14, 0, 'elever', 'Elever med över 30 % frånvaro'],
  ['ingen elev i åk 9 ska ha mer än 20 % frånvaro, 9 elever idag', 9, 0, 'elever', 'Elever med mer än 20 % frånvaro'],
  ['färre än 5 elever med över 50 % frånvaro, nu är det 12', 12, 5, 'elever', 'Elever med över 50 % frånvaro'],
  ['alla med över 10 % frånvaro ska få ett samtal', null, 100, '%', 'Alla med över 10 % frånvaro ska få ett samtal'],
  ['Frånvaro över 15 procent ska halveras, 40 elever idag', 40, null, 'elever', 'Frånvaro över 15 procent'],
  [
    'tiden till samtal ska vara max två veckor i minst 90 procent av fallen, idag 60 procent',
    60,
    90,
    '%',
    'Tiden till samtal ska vara max två veckor i minst 90 procent av fallen',
  ],
  ['no pupils should have more than 30% absence, today 14', 14, 0, 'pupils', 'Pupils with more than 30% absence'],
];

const GROUPS: readonly (readonly [string, string, string])[] = [
  ['alla elever i åk 3 ska känna sig trygga på rasten', 'åk 3', 'Andel elever som känner sig trygga på rasten'],
  ['Andelen flickor i åk 9 som mår bra ska öka', 'flickor i åk 9', 'Andelen flickor som mår bra'],
  ['fler niondeklassare ska bli behöriga', 'niondeklassare', 'Niondeklassare som blir behöriga'],
  ['alla elever ska trivas', 'alla elever', 'Elever som trivs'],
  ['80 % i åk 5 ska svara att de har studiero', 'åk 5', 'Andel elever som svarar att de har studiero'],
  ['80 % av eleverna i åk 6 når målen i matte', 'åk 6', 'Andel elever som når målen i matte'],
  ['alla elever når kunskapskraven i svenska', 'alla elever', 'Elever som når kunskapskraven i svenska'],
  ['antalet elever ska läsa flytande från 20 till 28 elever', '', 'Antal elever som läser flytande'],
  ['90 % av eleverna ska fika med en vän', '', 'Andel elever som ska fika med en vän'],
  ['elever som når målen i åk 6 ska öka till 80 %', 'åk 6', 'Elever som når målen'],
  ['minska ogiltig frånvaro i åk 8 till 2,5 %', 'åk 8', 'Ogiltig frånvaro'],
  ['höj närvaron i åk 7 till 9 till 95 %', 'åk 7 till 9', 'Närvaron'],
  ['all pupils in year 7 should enjoy breaks', 'year 7', 'Share of pupils who enjoy breaks'],
];

describe('what a goal’s sentence says', () => {
  it.each(FIGURES)('%s: from %s to %s %s', (sentence, baseline, target, unit) =>
    expect(readGoalSentence(sentence, AROUND)).toMatchObject({ baseline, target, unit, unplaced: false }),
  );

  it.each(LIMITED)('%s: from %s to %s %s, of «%s»', (sentence, baseline, target, unit, indicator) =>
    expect(readGoalSentence(sentence, AROUND)).toMatchObject({ baseline, target, unit, indicator, unplaced: false }),
  );

  it.each(GROUPS)('%s: of «%s», «%s»', (sentence, group, indicator) =>
    expect(readGoalSentence(sentence, AROUND)).toMatchObject({ group, indicator }),
  );

  it.each<readonly [string, string, string, string]>([
    [
      'från 40 av 223 till 20 av 223 elever med över 20 % frånvaro till maj',
      'Elever med över 20 % frånvaro',
      'Andel elever med över 20 % frånvaro',
      '',
    ],
    [
      'minska från 40 till 20 elever med över 20 % frånvaro i åk 7-9',
      'Minska antalet elever med över 20 % frånvaro i åk 7-9',
      'Elever med över 20 % frånvaro',
      'åk 7-9',
    ],
    ['minska från 12 till 4 tillbud i korridoren', 'Minska antalet tillbud i korridoren', 'Tillbud i korridoren', ''],
    ['minska sena ankomster i PYP från 40 till 20', 'Minska sena ankomster i PYP', 'Sena ankomster', 'PYP'],
  ])('keeps what «%s» is about', (sentence, title, indicator, group) =>
    expect(readGoalSentence(sentence, AROUND)).toMatchObject({ title, indicator, group }),
  );

  it.each<readonly [string, string, string]>([
    [
      'reduce late arrivals in MYP years 1-3 from 1,240 to 800',
      'Reduce late arrivals in MYP years 1-3',
      'MYP years 1-3',
    ],
    ['fewer late arrivals in DP1 and DP2 from 1,240 to 800', 'Fewer late arrivals in DP1 and DP2', 'DP1 and DP2'],
    ['reduce late arrivals in year 7 from 1,240 to 800 late arrivals', 'Reduce late arrivals in year 7', 'year 7'],
    ['from 1,240 to 800 late arrivals', 'Late arrivals', ''],
  ])('in English has a comma between thousands: «%s»', (sentence, title, group) => {
    const read = readGoalSentence(sentence, { ...AROUND, english: true });
    expect(read).toMatchObject({
      title,
      group,
      baseline: 1240,
      target: 800,
      direction: 'lower',
      indicator: 'Late arrivals',
    });
    expect(read.counts).toBe(sentence.endsWith('arrivals'));
  });

  it('says that a number has no place, where one is missing', () => {
    expect(readGoalSentence('lugnare raster, 24 före och 12 efter', AROUND).unplaced).toBe(true);
    expect(readGoalSentence('svar inom 5 skoldagar', AROUND).unplaced).toBe(false);
  });

  it('is said with its subject first where it began with its day', () =>
    expect(readGoalSentence('vid läsårets slut ska 90 procent av eleverna i åk 3 läsa flytande', AROUND)).toMatchObject(
      {
        title: '90 procent av eleverna i åk 3 ska läsa flytande',
        indicator: 'Andel elever som läser flytande',
        target: 90,
        deadline: '2027-06-10',
      },
    ));

  it('leaves nothing empty where a number stood', () => {
    expect(readGoalSentence('Ogiltig frånvaro åk 8: 7,2 % (HT26). Mål: 5 %.', AROUND).title).toBe(
      'Ogiltig frånvaro åk 8',
    );
    expect(readGoalSentence('höja meritvärdet i åk 9 till 230 (nu 221), hela året', AROUND).title).toBe(
      'Höja meritvärdet i åk 9, hela året',
    );
  });
});
