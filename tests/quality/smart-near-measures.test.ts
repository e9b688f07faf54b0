/** Measures that are told from their near misses by a word or two: kinds of docs/smart.md, each with what it is and what it only looks like. */
import { describe, expect, it } from 'vitest';
import { codes } from './smart-codes.ts';
import { type Goal, kind } from './smart-near.ts';

const counted = { unit: 'st', baseline: 2, target: 4 };

kind(
  'somebody’s impression as the measure',
  'notCountable',
  (indicator) => ({ title: 'Fler i åk 5 är trygga på rasten', indicator }),
  [
    'Hur trygga eleverna verkar',
    'How calm the corridor is',
    'Hur vi tycker att rasten går',
    'Hur det går',
    'How the staff see it',
    'Our overall impression',
    'Vårt intryck av rasten',
    'The mood in the group',
    'Måendet',
    'Betygen och måendet',
    'Arbetsglädjen och hälsan',
    'Hur mycket eleverna trivs',
    'Hur stor tryggheten är',
    'Stödet',
    'Lärmiljön',
    'Klimatet i huset',
    'A feeling among the staff that mornings are calmer',
    'The adults’ own view',
  ],
  [
    'Hur många elever i åk 5 som är trygga',
    'How often pupils are late',
    'Hur länge eleverna väntar på hjälp',
    'Hur stor andel som är trygga',
    'Hur mycket tid eleverna är ute',
    'Hur trygga eleverna är enligt trivselenkäten',
    'How safe pupils feel, mean score in the survey',
    'Hur högt ljudet är i matsalen',
    'Andel elever som är nöjda med tryggheten',
    'Andel elever som svarar ja på frågan om studieron',
    'Väntetid till elevhälsan',
    'Intryck av rasten, index ur enkäten',
    'The pupils’ view of safety, mean of the survey',
    'Andel elever som är nöjda med stödet',
  ],
);

describe('what is sent or held about something', () => {
  it.each([
    ['Stress i NA2', 'antal utskickade informationsbrev om stress'],
    ['Mobbning i åk 6', 'Antal föreläsningar om mobbning'],
    ['Frånvaro i åk 8', 'Antal affischer om frånvaro'],
    ['Stress in year 9', 'Number of posters about stress'],
    ['Rökning i åk 9', 'Antal broschyrer om rökning'],
    ['Ångest på TE1', 'Antal workshops kring ångest'],
    ['Ensamhet i åk 5', 'Antal utdelade foldrar om ensamhet'],
  ])('«%s»: fewer of «%s» is a way all the same', (title, indicator) =>
    expect(codes({ ...counted, title, indicator, baseline: 4, target: 3, direction: 'lower' })).toContain(
      'indicatorMeans',
    ),
  );
  it.each([
    ['Huvudvärk i åk 9', 'Antal besök för huvudvärk'],
    ['Bråk på rasten i åk 5', 'Antal samtal hem om bråk'],
    ['Mobbning i åk 6', 'Antal klagomål om mobbning'],
    ['Stress i NA2', 'Antal elever som sökt skolsköterskan om stress'],
  ])('«%s»: fewer of «%s» is not', (title, indicator) =>
    expect(codes({ ...counted, title, indicator, baseline: 14, target: 10, direction: 'lower' })).not.toContain(
      'indicatorMeans',
    ),
  );
});

const sloyd = (indicator: string): Goal => ({
  title: 'Tryggare på väg till slöjden, åk 4',
  description: 'Eleverna i åk 4 ska känna sig trygga.',
  indicator,
  unit: 'st',
  baseline: 9,
  target: 7,
  direction: 'lower',
});
kind(
  'a measure of stuff that belongs to the place',
  'indicatorOther',
  sloyd,
  [
    'Antal paket kopieringspapper som slöjdhuset beställer',
    'Antal rullar toapapper på slöjden',
    'Number of boxes of chalk',
    'Antal kartonger till slöjdsalen',
  ],
  [
    'Antal elever i åk 4 som är rädda på väg till slöjden',
    'Antal bråk på väg till slöjdhuset',
    'Antal händelser i slöjdsalen',
  ],
);

kind(
  'a measure of lessons or mornings that have begun in so many minutes',
  'indicatorOther',
  (indicator) => ({ title: 'Morgonlugn i åk 1', description: 'Barn i åk 1 ska komma till ro vid starten.', indicator }),
  ['Andel elever med lånekort', 'Andel stolar med tassar'],
  [
    'Andel morgnar då åk 1 är igång senast tio minuter efter ringning',
    'Andel lektioner som är i gång inom fem minuter',
    'Andel pass där alla är på plats inom två minuter',
    'Share of lessons underway within five minutes',
  ],
);

it.each([
  [
    'Elever på elevhemmet sover mer',
    'Fler boende på elevhemmet ska sova minst sju timmar på vardagsnätter.',
    'andel boende på elevhemmet som svarar minst sju timmar i sömnenkäten',
  ],
  [
    'Rörelse i åk 5',
    'Fler i åk 5 ska röra sig tre timmar i veckan på fritiden.',
    'Andel i åk 5 som rör sig tre timmar',
  ],
])('«%s»: hours that pupils sleep or move are nothing that is put in', (title, description, indicator) =>
  expect(codes({ title, description, indicator })).toEqual([]),
);

it.each(['Antal kompisbänkar', 'Antal läshörnor', 'Antal trivseltavlor'])(
  '«%s» is of what is set out, though its name says what for',
  (indicator) => expect(codes({ ...counted, title: 'Färre ensamma i åk 5', indicator })).toContain('indicatorMeans'),
);
it.each(['Antal elever i åk 5 med en kompis', 'Antal kompisar per elev'])('«%s» is not', (indicator) =>
  expect(codes({ ...counted, title: 'Färre ensamma i åk 5', indicator })).not.toContain('indicatorMeans'),
);

describe('numbers of today, with a grade or another sentence between', () => {
  it.each([
    'I dag är det 30 % av eleverna i åk 2 som är otrygga på baksidan och vi vill ned till 22 %.',
    'I dag är 30 % i årskurs 7–9 otrygga, målet är att komma ned till 22 %.',
    'Today 30 % of the pupils in year 2 feel unsafe and we want to get down to 22 %.',
    'I dag är det 30 % av eleverna. Vi vill ned till 22 %.',
  ])('«%s»', (description) => {
    const unsafe = { title: 'Otrygga i åk 2–9', description, direction: 'lower' } as const;
    expect(codes({ ...unsafe, baseline: 44, target: 37 })).toContain('otherNumbers');
    expect(codes({ ...unsafe, baseline: 30, target: 22 })).not.toContain('otherNumbers');
  });
  it.each(['I dag är det fyra i åk 2 som går till kuratorn.', 'I dag svarar 12 lärare. Vi vill nå fram till 15 maj.'])(
    '«%s» has none',
    (description) => expect(codes({ title: 'Otrygga i åk 2', description })).not.toContain('otherNumbers'),
  );
});
