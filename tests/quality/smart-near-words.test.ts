/** Kinds of docs/smart.md in other words: what is said of figures, impressions, what is handed out, and the same thing by another name. */
import { describe, expect, it } from 'vitest';
import { codes } from './smart-codes.ts';
import { type Goal, kind } from './smart-near.ts';

describe('figures of today and of the goal, in other words', () => {
  it.each([
    'I dag är 40 % lugna, målet är 52 %.',
    'I nuläget klarar 40 procent provet och vi siktar på 52.',
    'Vi ligger på 40 procent och hoppas på 52.',
    'För närvarande 40 %. Mål: 52 %.',
    'Nu 40 %, vi vill nå 52 %.',
    'Just nu är det fyrtio procent, och vi vill upp till femtiotvå.',
    '40 % klarar det i dag, vi siktar på 52 %.',
    'Från dagens 40 % i klassen till 52 %.',
    'At present 40 % manage, and the goal is 52 %.',
    'Currently 40 % are calm and we are aiming for 52 %.',
    'We are at 40 % now, target: 52 %.',
    'Målet är 52 % till påsk.',
    'I september låg vi på 40 procent, målet är femtiotvå.',
  ])('«%s»', (description) => {
    const calm = { title: 'Lugna prov i åk 6', description };
    expect(codes({ ...calm, baseline: 44, target: 56 })).toContain('otherNumbers');
    expect(codes({ ...calm, baseline: 40, target: 52 })).not.toContain('otherNumbers');
  });
  it.each([
    'I dag är 50 % lugna. Det ska vara två vuxna i salen.',
    'Nu är det 3 salar. Proven är klara till 12 maj.',
    'I dag har vi prov klockan 8 och vill ha dem till 10:15.',
    'Målet är att nå fler.',
    'Målet är 3 lugna prov i rad.',
    'Vi ligger 2 mil från stan och siktar på alla.',
    'Från 7 november till 15 december.',
    'Den som är sex år i dag är till hösten 7.',
  ])('«%s» has none', (description) =>
    expect(codes({ title: 'Lugna prov i åk 6', description })).not.toContain('otherNumbers'),
  );
  it.each([
    ['Vi vill komma från 19 elever till 14.', '%', true],
    ['Vi vill komma från 19 elever till 14.', 'elever', false],
    ['Nu 19 procent, målet är 14.', 'elever', true],
    ['Nu 19 procent, målet är 14.', '%', false],
    ['From 19 pupils to 14.', '%', true],
    ['From 19 pupils to 14.', 'pupils', false],
  ])('«%s» in «%s»: another unit %s', (description, unit, differs) =>
    expect(
      codes({ title: 'Omprov i åk 8', description, indicator: 'Omprov', unit, baseline: 19, target: 14 }).includes(
        'unitText',
      ),
    ).toBe(differs),
  );
});

kind(
  'somebody’s own assessment or a state as the measure',
  'notCountable',
  (indicator) => ({ title: 'Fler i åk 5 är trygga på rasten', indicator, unit: 'poäng' }),
  [
    'Teamets bedömning av rasten',
    'Vår egen uppskattning av tryggheten',
    'Rastvärdarnas värdering av stämningen',
    'The head’s assessment of the breaks',
    'Our own judgement of how it goes',
    'Mentorns bild av klassen',
    'The coach’s view on the group',
    'Tjejernas mående',
    'Femmornas trygghet i korridoren',
    'Elevernas psykiska hälsa',
    'The pupils’ wellbeing',
    'The music teacher’s own estimate of the mood',
    'Läget i klassen',
    'Situationen på gården',
    'The situation in the corridor',
    'Vaktens upplevelse',
    'Vår känsla för rasten',
    'Our feeling of the breaks',
    'Upplevd trygghet på gården',
  ],
  [
    'Teamets bedömning på en skala 1–5, medelvärde',
    'Lärarnas bedömning av läsningen enligt Skolverkets bedömningsstöd',
    'Tjejernas mående enligt hälsoenkäten',
    'Femmornas trygghet, index i trivselenkäten',
    'The pupils’ wellbeing, mean score',
    'Elevernas närvaro',
    'Elevernas sena ankomster per vecka',
    'Upplevd trygghet, medel av tre frågor',
    'Antal konflikter enligt rastvärdarnas bedömning',
    'Andel elever som har läget under kontroll',
  ],
);

kind(
  'what is sent, lent, booked or bought as the measure',
  'indicatorMeans',
  (indicator) => ({ title: 'Färre i åk 5 är ensamma på rasten', indicator, unit: 'st', baseline: 20, target: 26 }),
  [
    'Antal hopprep som lånas ut per dag',
    'Antal informationsblad om rasten',
    'Antal dagar i månaden med kurator',
    'Antal spel som köpts in',
    'Antal bokade samtalsrum',
    'Antal påminnelser till hemmen',
    'Number of games that are lent every day',
    'Number of break leaflets handed out',
    'Antal kort som delats ut på gården',
    'Number of booked rooms',
    'Antal visade filmer om vänskap',
    'Antal dagar i veckan som biblioteket är öppet',
    'Antal timmar per vecka med kurator',
  ],
  [
    'Antal elever som lånar ut sina hopprep',
    'Antal elever i åk 5 som har någon att vara med',
    'Number of pupils who have somebody to play with',
    'Antal dagar per vecka då alla är med i leken',
    'Antal raster utan ensamma elever',
  ],
);
it.each([
  ['Sena inlämningar i EK2', 'antal påminnelser som gått ut om inlämningar'],
  ['Sömn i åk 9', 'antal sms som skickats hem om sömn'],
  ['Sleep in year 7', 'number of sleep posters put up'],
])('«%s»: «%s» counts nothing of it, whichever way it goes', (title, indicator) => {
  for (const [baseline, target] of [
    [30, 22],
    [22, 30],
  ])
    expect(codes({ title, indicator, unit: 'st', baseline: baseline ?? 0, target: target ?? 0 })).toContain(
      'indicatorMeans',
    );
});
it('letters that a goal says nothing of are a way also where it says no result', () => {
  const letters = { indicator: 'Antal utskickade veckobrev', unit: 'st', baseline: 6, target: 8 };
  expect(codes({ ...letters, title: 'Vi ska vara mer närvarande i åk 5' })).toContain('indicatorMeans');
  expect(codes({ ...letters, title: 'Skicka veckobrev till åk 5' })).not.toContain('indicatorMeans');
});

const same =
  (title: string) =>
  (indicator: string): Goal => ({ title, indicator });
kind(
  'the same thing by another name, and another thing',
  'indicatorOther',
  same('Färre avhopp på BA2'),
  ['Andel elever som äter lunch', 'Andel elever som sover minst åtta timmar', 'Andel elever som lämnar matsalen nöjda'],
  [
    'Andel elever som lämnar BA före jul',
    'Andel elever som hoppat av',
    'Andel elever som slutar på programmet',
    'Share of pupils who drop out',
    'Share of pupils who leave the programme',
  ],
);
kind(
  'to be in time is the other side of coming late',
  'indicatorOther',
  same('Fler i tid på TE2'),
  ['Andel elever som äter frukost', 'Antal kränkningar'],
  ['Antal sena ankomster per vecka', 'Andel lektioner då alla kommit i tid'],
);
kind(
  'a pass for the bus is no pass',
  'indicatorOther',
  same('Higher attendance in year 10'),
  [
    'Share of year 10 pupils with a bus pass',
    'Share of year 10 pupils who pass maths',
    'Andel elever som mäter sin puls',
  ],
  ['Share of year 10 pupils who pass the term without absence'],
);
kind(
  'what a survey is called is not what is asked in it',
  'indicatorOther',
  same('Fler i åk 4 är trygga i duschen'),
  ['Andel elever i trivselenkäten som äter frukost', 'Andel som sover gott enligt hälsoenkäten'],
  [
    'Andel elever som svarar ofta eller alltid i trivselenkäten',
    'Andel som svarar ja i hälsoenkäten',
    'Share who answer often in the wellbeing survey',
    'Andel som i trivselenkäten svarar att de vågar duscha',
  ],
);
kind(
  'lunch and reading by other words',
  'indicatorOther',
  same('Säkrare läsning och ingen stress vid bordet i åk 2'),
  ['Andel elever med ogiltig frånvaro', 'Andel elever som röker'],
  ['Antal elever i åk 2 under stanine 4 på lästestet', 'Andel elever på läsdiagnosens högsta nivå'],
);
kind(
  'time to eat is lunch',
  'indicatorOther',
  same('Elever i åk 3 ska hinna med lunchen'),
  ['Andel elever som vågar fråga om matten och räkna'],
  [
    'Andel elever som hinner äta upp',
    'Andel som kan äta i lugn och ro',
    'Share of pupils with time to eat their lunch',
  ],
);
