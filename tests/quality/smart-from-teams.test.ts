/** Kinds that goals of real teams' voices showed, each on both sides: what the school does and counts, and measures in other words. */
import { describe, expect, it } from 'vitest';
import { codes } from './smart-codes.ts';
import { kind } from './smart-near.ts';

const counted = { unit: 'st', baseline: 2, target: 4 };

describe('what the description says that the school does, and the measure counts', () => {
  it.each([
    [
      'Frukost',
      'Vi ska erbjuda frukost 4 dagar i veckan i åk 7 i stället för 2.',
      'Antal dagar per vecka med serverad frukost',
    ],
    [
      'Screening matte augusti',
      'Vi flyttar matematikscreeningen till augusti i åk 1–9.',
      'Antal klasser som screenats före 1 september',
    ],
    ['Föreläsningar i åk 8', 'Elevhälsan håller åtta föreläsningar.', 'Antal genomförda föreläsningar'],
  ])('«%s»: no outcome, and measurable by its own number', (title, description, indicator) => {
    const found = codes({ ...counted, title, description, indicator });
    expect(found).toContain('activity');
    expect(found).not.toContain('indicatorMeans');
  });
  it.each([
    ['Frukost i åk 7', 'Vi ska erbjuda frukost 4 dagar i veckan.', 'Andel elever i åk 7 som har ätit frukost'],
    ['Snabbare återkoppling i åk 9', 'Vi ska svara inom två dagar.', 'Antal svar inom två dagar'],
  ])('«%s» has one', (title, description, indicator) =>
    expect(codes({ ...counted, unit: '%', title, description, indicator })).not.toContain('activity'),
  );
  it('what it is about is none', () =>
    expect(
      codes({
        ...counted,
        title: 'Åtta föreläsningar om psykisk hälsa i åk 8 i stället för fem',
        indicator: 'Antal föreläsningar',
      }),
    ).toContain('activity'));
});

kind(
  'lessons that are held, where calm is to come',
  'indicatorMeans',
  (indicator) => ({
    ...counted,
    title: 'Lugnare lektioner i åk 5',
    description: 'Femmorna ska ha lugn och ro.',
    indicator,
  }),
  [
    'Antal lektioner i socialt samspel i åk 5',
    'Antal lektioner i åk 5 där läraren gått igenom ordningsreglerna',
    'Antal genomförda lektioner om bemötande',
  ],
  ['Antal lektioner i åk 5 utan avbrott', 'Antal lektioner i åk 5 med arbetsro från start'],
);
kind(
  'letters that pupils have opened',
  'indicatorMeans',
  (indicator) => ({ ...counted, title: 'Mindre stress i NA2', indicator }),
  ['Antal elever som öppnat informationsbrevet om stress', 'Antal elever som laddat ner broschyren om stress'],
  ['Antal elever i NA2 som öppnat sig om sin stress'],
);
kind(
  'what gives something else',
  'indicatorMeans',
  (indicator) => ({
    ...counted,
    title: 'Fler i mentorssamtal',
    description: 'Fler mentorssamtal i åk 7 ger bättre närvaro.',
    indicator,
  }),
  ['Antal mentorssamtal per elev i åk 7'],
  ['Antal elever i åk 7 med närvaro över 90 %'],
);
kind(
  'somebody’s impression',
  'notCountable',
  (indicator) => ({ title: 'Fler i åk 5 är delaktiga', indicator }),
  [
    'Elevernas delaktighet enligt mentorernas känsla',
    'Ledningens samlade bild av hur stökigt det är',
    'Pedagogernas samsyn, teamets intryck',
  ],
  ['Andel elever som uppger att de är delaktiga'],
);
kind(
  'staff who think that pupils do',
  'indicatorOther',
  (indicator) => ({
    ...counted,
    title: 'Gemensam rast i åk 7–9',
    description: 'Eleverna ska delta i gemensam rast.',
    indicator,
  }),
  ['Antal lärare som tycker att rasten funkar bra'],
  ['Antal elever som deltar i gemensam rast'],
);

describe('the same thing in other words', () => {
  it.each([
    ['Läsförståelse i åk 6', 'Andel elever i åk 6 med minst E på läsdelen'],
    ['Huvudvärk och magont i åk 7', 'Andel i åk 7 med besvär varje vecka enligt hälsoenkäten'],
    ['Snus i åk 9', 'Andel i åk 9 som svarar dagligt bruk i hälsosamtalet'],
    ['Ensamma i åk 1', 'Andel barn i åk 1 utan lekkamrat vid observation'],
    ['Rörelse i åk 2', 'Andel elever i åk 2 som kommer upp i 60 minuter'],
    ['Fler vuxna kan rutinen vid akut oro i åk 4', 'Andel personal som svarar rätt på fem kontrollfrågor'],
  ])('«%s» and «%s»', (title, indicator) => {
    const found = codes({ title, indicator, direction: 'higher' });
    expect(found).not.toContain('indicatorOther');
    expect(found).not.toContain('indicatorMeans');
  });
  it('pupils who are sent out of a lesson are no letters', () =>
    expect(
      codes({
        title: 'Ro på slöjden i åk 5',
        indicator: 'Utskick från slöjdlektion i åk 5 per månad',
        unit: 'utskick',
        baseline: 7,
        target: 5,
      }),
    ).not.toContain('activity'));
  it('courses of staff measure nothing of what pupils do more of', () =>
    expect(
      codes({
        title: 'Elever i anpassad grundskola kommunicerar mer själva',
        indicator: 'Andel personal som gått kursen i bildstöd',
      }),
    ).toContain('indicatorMeans'));
  it.each(['Antal publicerade frånvarorapporter', 'Antal lämnade månadsrapporter per läsår'])(
    '«%s» are papers, of which more need no reason',
    (indicator) => expect(codes({ ...counted, title: 'Månadsrapport i åk 7', indicator })).not.toContain('moreReports'),
  );
  it('minutes a day are no share', () =>
    expect(
      codes({
        title: 'Mindre mobil i åk 5',
        indicator: 'Mobiltid per elev i åk 5 i minuter per skoldag',
        baseline: 36,
        target: 28,
        direction: 'lower',
      }),
    ).toContain('unitOther'));
  it.each(['Ingen i åk 4 ska vänta längre än nödvändigt', 'Nobody in year 4 waits longer than is necessary'])(
    '«%s» has no end',
    (title) => expect(codes({ title })).toContain('asPossible'),
  );
});
