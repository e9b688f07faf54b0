/** Goals said in one sentence, in Swedish and English. */
import { describe, expect, it } from 'vitest';
import { type GoalSentence, readGoalSentence } from '../../language/reading/goal-sentence.ts';
import { readIntervention } from '../../language/reading/intervention-sentence.ts';
import { AROUND } from './goal-around.ts';

const TABLE: readonly (readonly [string, Partial<GoalSentence>])[] = [
  [
    'nytt mål: minska ogiltig frånvaro i åk 7–9 från 8,4 till 6,5 % till maj, Siv',
    {
      title: 'Minska ogiltig frånvaro i åk 7–9',
      indicator: 'Ogiltig frånvaro',
      group: 'åk 7–9',
      baseline: 8.4,
      target: 6.5,
      unit: '%',
      direction: 'lower',
      deadline: '2027-05-31',
      owner: 'siv',
      relative: null,
    },
  ],
  [
    'minska ogiltig frånvaro till 6,5 % från 8,4 % senast den 28 maj, kuratorn',
    { title: 'Minska ogiltig frånvaro', baseline: 8.4, target: 6.5, deadline: '2027-05-28', owner: 'kim' },
  ],
  [
    'Öka andelen elever som känner sig trygga i åk 4–6 till minst 85 procent, senast vårterminens slut',
    {
      title: 'Öka andelen elever som känner sig trygga i åk 4–6',
      indicator: 'Andelen elever som känner sig trygga',
      group: 'åk 4–6',
      target: 85,
      baseline: null,
      unit: '%',
      direction: 'higher',
      deadline: '2027-06-10',
    },
  ],
  [
    'halvera antalet kränkningar före avstämning 3',
    {
      title: 'Halvera antalet kränkningar',
      indicator: 'Kränkningar',
      relative: { times: 0.5 },
      direction: 'lower',
      deadline: '2027-03-22',
    },
  ],
  [
    'halvera frånvaron i årskurs 8 till jul, rektor',
    { group: 'årskurs 8', deadline: '2026-12-18', owner: 'rut', relative: { times: 0.5 } },
  ],
  [
    'minska sena ankomster från 120 till 60 till avstämning 2',
    { baseline: 120, target: 60, unit: '', deadline: '2027-01-26' },
  ],
  ['minska sena ankomster från 1 200 till 900 tillfällen', { baseline: 1200, target: 900 }],
  [
    'minska frånvaron med 2 procentenheter till sista avstämningen',
    { relative: { by: -2 }, unit: '%', direction: 'lower', deadline: '2027-06-01' },
  ],
  ['minska frånvaron med 20 procent', { relative: { times: 0.8 }, unit: '', title: 'Minska frånvaron' }],
  [
    'öka närvaron med 5 procentenheter i åk 9',
    { relative: { by: 5 }, direction: 'higher', group: 'åk 9', title: 'Öka närvaron i åk 9' },
  ],
  [
    'fördubbla antalet rastaktiviteter till sportlovet',
    { relative: { times: 2 }, direction: 'higher', deadline: '2027-02-14' },
  ],
  [
    'höj meritvärdet från 210 till 220 poäng, ansvarig: Rut Rektor',
    { baseline: 210, target: 220, unit: 'poäng', direction: 'higher', owner: 'rut' },
  ],
  [
    'höj meritvärdet 210 → 220 poäng, samordnaren',
    { baseline: 210, target: 220, owner: 'kim', title: 'Höj meritvärdet' },
  ],
  [
    'få ner antalet tillbud till noll senast den 1 mars 2027',
    { target: 0, direction: 'lower', deadline: '2027-03-01', title: 'Få ner antalet tillbud' },
  ],
  [
    'Minst 85 procent av eleverna i åk 7 trivs i skolan i maj',
    {
      title: 'Minst 85 procent av eleverna i åk 7 trivs i skolan',
      target: 85,
      unit: '%',
      direction: 'higher',
      group: 'åk 7',
      deadline: '2027-05-31',
    },
  ],
  [
    'Högst 5 % ogiltig frånvaro i åk 8 före avstämning 4',
    { target: 5, direction: 'lower', deadline: '2027-05-31', group: 'åk 8' },
  ],
  ['90 procent av eleverna får återkoppling inom en vecka', { target: 90, unit: '%', baseline: null }],
  [
    'bättre studiero på högstadiet, nu 62 %, till 75 % i slutet av april, Kim ansvarar',
    {
      baseline: 62,
      target: 75,
      unit: '%',
      group: 'högstadiet',
      direction: 'higher',
      deadline: '2027-04-30',
      owner: 'kim',
    },
  ],
  ['öka tryggheten till 90 % till 2027-05-14, skolsköterskan', { target: 90, deadline: '2027-05-14', owner: 'siv' }],
  ['öka tryggheten, Anna', { owner: null }],
  ['öka tryggheten, Anna Ek', { owner: 'anna1', title: 'Öka tryggheten' }],
  ['öka tryggheten, jag', { owner: 'siv' }],
  [
    'minska frånvaron, Siv, från 9 till 7 % till juni',
    { owner: 'siv', baseline: 9, target: 7, deadline: '2027-06-10', title: 'Minska frånvaron' },
  ],
  [
    'Andel nior som når läsmålet ska öka från 61 till 72 % till maj',
    {
      title: 'Andel nior som når läsmålet ska öka',
      indicator: 'Andel nior som når läsmålet',
      group: 'nior',
      baseline: 61,
      target: 72,
      direction: 'higher',
    },
  ],
  [
    'sena ankomster i sexan ska bli färre, från 40 till 20',
    { indicator: 'Sena ankomster i sexan', group: 'sexan', direction: 'lower', baseline: 40, target: 20 },
  ],
  ['minska frånvaron till nästa avstämning', { deadline: '2026-10-06', target: null }],
  [
    'minska frånvaron',
    {
      title: 'Minska frånvaron',
      indicator: 'Frånvaron',
      direction: 'lower',
      target: null,
      deadline: null,
      owner: null,
      group: '',
    },
  ],
  ['nytt mål', { title: '', indicator: '', target: null }],
  [
    'lägg till mål: fler elever äter lunch, från 70 till 80 %',
    { title: 'Fler elever äter lunch', baseline: 70, target: 80, direction: 'higher' },
  ],
  ['trygga raster i hela skolan', { group: 'hela skolan', direction: null }],
  [
    'new goal: reduce unauthorised absence in years 7-9 from 8.4 to 6.5% by May, Siv',
    {
      title: 'Reduce unauthorised absence in years 7-9',
      group: 'years 7-9',
      baseline: 8.4,
      target: 6.5,
      unit: '%',
      direction: 'lower',
      deadline: '2027-05-31',
      owner: 'siv',
    },
  ],
  [
    'reduce absence to 6.5 % from 8.4 % by the end of the spring term, the counsellor',
    { baseline: 8.4, target: 6.5, deadline: '2027-06-10', owner: 'kim', title: 'Reduce absence' },
  ],
  [
    'increase the share of pupils who feel safe to at least 85 percent before checkpoint 3',
    {
      target: 85,
      direction: 'higher',
      unit: '%',
      deadline: '2027-03-22',
      title: 'Increase the share of pupils who feel safe',
    },
  ],
  [
    'halve the number of incidents by 12 March',
    { relative: { times: 0.5 }, direction: 'lower', deadline: '2027-03-12', title: 'Halve the number of incidents' },
  ],
  [
    'at least 80 percent of pupils in grade 6 read every day, owner: Kim',
    { target: 80, owner: 'kim', group: 'grade 6', title: 'At least 80 percent of pupils in grade 6 read every day' },
  ],
  [
    'cut late arrivals by 20 percent by the end of April',
    { relative: { times: 0.8 }, deadline: '2027-04-30', direction: 'lower' },
  ],
  ['increase attendance by 3 percentage points', { relative: { by: 3 }, unit: '%', direction: 'higher' }],
];

describe('a goal in one sentence', () => {
  it.each(TABLE)('%s', (sentence, expected) => {
    expect(readGoalSentence(sentence, AROUND)).toMatchObject(expected);
  });

  it.each([
    ['lugnare raster före sportlovet', '2027-02-14'],
    ['lugnare raster före jul', '2026-12-18'],
    ['lugnare raster före den 12 mars', '2027-03-11'],
    ['lugnare raster i mitten av mars', '2027-03-15'],
    ['lugnare raster till juni', '2027-06-10'],
    ['lugnare raster i slutet av juni', '2027-06-10'],
    ['lugnare raster senast vecka 23', '2027-06-10'],
    ['lugnare raster till den 15 juni', '2027-06-15'],
    ['lugnare raster, 30 april', '2027-04-30'],
    ['lugnare raster 30/4', '2027-04-30'],
    ['lugnare raster. Klart 30 april.', '2027-04-30'],
    ['lugnare raster, maj', '2027-05-31'],
    ['lugnare raster, vt27', '2027-06-10'],
    ['lugnare raster torsdag v. 50', '2026-12-10'],
    ['lugnare raster till påsk', '2027-03-25'],
    ['lugnare raster by Easter', '2027-03-25'],
    ['lugnare raster before the winter break', '2027-02-14'],
  ])('%s: the last day is %s', (sentence, deadline) =>
    expect(readGoalSentence(sentence, AROUND)).toMatchObject({ title: 'Lugnare raster', deadline }),
  );

  it.each(['till jul', 'innan sportlovet', 'till höstterminens slut', 'by Christmas', 'before the winter break'])(
    '«%s» is no last day once it has been',
    (when) => {
      const after = { ...AROUND, today: Temporal.PlainDate.from('2027-03-01') };
      expect(readGoalSentence(`lugnare raster ${when}`, after).deadline).toBeNull();
      expect(readIntervention(`ny insats: rastvärdar ${when}`, after).to).toBeNull();
      expect(readGoalSentence(`lugnare raster ${when}`, AROUND).deadline).not.toBeNull();
    },
  );

  it.each<readonly [string, Partial<GoalSentence>]>([
    ['öka närvaron på BA från 80 till 85 %', { group: 'BA', indicator: 'Närvaron', baseline: 80 }],
    ['minska antalet avhopp från BA från 12 till 6', { group: 'BA', indicator: 'Avhopp', baseline: 12, target: 6 }],
    ['minska frånvaron bland elever på BA1, FT1 och NA', { group: 'BA1, FT1 och NA' }],
    ['minska frånvaron i åk 1 på BA', { group: 'åk 1 på BA', indicator: 'Frånvaron' }],
    ['närvaron på introduktionsprogrammet ska öka', { group: 'introduktionsprogrammet', indicator: 'Närvaron' }],
    ['frånvaron på bygg- och anläggningsprogrammet ska minska', { group: 'bygg- och anläggningsprogrammet' }],
    [
      'fler på yrkesprogrammen ska känna sig trygga',
      { group: 'yrkesprogrammen', indicator: 'Elever som känner sig trygga' },
    ],
    ['fler elever i åk 7 ska nå läsmålet, från 62 % till 70 %', { indicator: 'Elever som når läsmålet' }],
    ['reduce absence on the vocational programmes', { group: 'the vocational programmes' }],
    // Small letters are words, and what pupils are to become eligible for is no group of theirs.
    ['lugnare raster på in och te', { group: '' }],
    ['fler behöriga till yrkesprogrammen', { group: '', indicator: 'Behöriga till yrkesprogrammen' }],
    ['uppföljningen i åtgärdsprogrammen ska öka', { group: '' }],
  ])('%s: a programme of the upper secondary school is a group', (sentence, expected) =>
    expect(readGoalSentence(sentence, AROUND)).toMatchObject(expected),
  );

  it.each<readonly [string, Partial<GoalSentence>]>([
    [
      'öka studieron i åk 1 från sextiotvå till sjuttiofem procent till maj',
      { title: 'Öka studieron i åk 1', baseline: 62, target: 75, unit: '%', deadline: '2027-05-31' },
    ],
    ['klara matte ett b från sjuttio till åttio procent', { title: 'Klara matte ett b', baseline: 70, target: 80 }],
    ['minska frånvaron från åtta komma fyra till sex komma fem procent', { baseline: 8.4, target: 6.5 }],
    ['minska från tvåhundrafem till hundratjugo anmälningar', { baseline: 205, target: 120, unit: 'anmälningar' }],
    ['nytt mål minska antalet bråk från tolv till fyra', { baseline: 12, target: 4, title: 'Minska antalet bråk' }],
    ['öka närvaron till hundra procent', { target: 100, unit: '%' }],
    ['reduce absence from twenty-two to fifteen percent', { baseline: 22, target: 15, title: 'Reduce absence' }],
    ['reduce absence from a hundred to ninety days', { baseline: 100, target: 90 }],
    ['lugnare raster för elever från sex till tolv år', { title: 'Lugnare raster för elever från sex till tolv år' }],
    ['två vuxna ska hjälpa till ett lugn', { title: 'Två vuxna ska hjälpa till ett lugn', target: null }],
  ])('%s: numbers spelt out are figures', (sentence, expected) =>
    expect(readGoalSentence(sentence, AROUND)).toMatchObject(expected),
  );

  it.each([
    'hej det är kim jag skulle vilja lägga till ett nytt mål punkt lugnare raster',
    'Hej! Vi vill skapa ett mål: lugnare raster',
    'ny mål: lugnare raster',
    'jag vill ha ett mål om lugnare raster',
    'hi, this is Kim, I would like to add a new goal: lugnare raster',
  ])('%s: what people say first is not the goal', (sentence) =>
    expect(readGoalSentence(sentence, AROUND)).toMatchObject({ title: 'Lugnare raster' }),
  );

  it('finds no figure in grades, dates and classes', () => {
    for (const words of ['lugnare raster för åk 4–6', 'lugnare raster till 12/3', 'lugnare raster i klass 8'])
      expect(readGoalSentence(words, AROUND)).toMatchObject({ target: null, baseline: null, relative: null });
  });
});
