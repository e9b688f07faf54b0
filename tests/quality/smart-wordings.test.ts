/** The kinds of docs/smart.md that tell by how a goal is written: its title and its description, where it says it is, and a question as its measure. */
import { describe, expect, it } from 'vitest';
import { codes } from './smart-codes.ts';
import { all } from './smart-patterns.ts';

describe('a title that only names the matter', () => {
  it.each(
    all(
      'Fler elever i {grade} ska hinna lämna in, genom två övningstillfällen',
      'Elever i {grade} ska kunna säga vad de gör efteråt',
    ),
  )('«Skriva klart prov», «%s»: what becomes different stands in the description', (description) =>
    expect(codes({ title: 'Skriva klart prov', description })).not.toContain('activity'),
  );
  it.each(['Specialpedagogen håller två övningstillfällen', 'Alla lärare ska gå kursen'])(
    '«Skriva klart prov», «%s»: nothing becomes different',
    (description) => expect(codes({ title: 'Skriva klart prov', description })).toContain('activity'),
  );
});

describe('where', () => {
  it.each(['Fler elever ska vara trygga i skolan', 'Studieron ska bli bättre på skolan', 'Calmer at school'])(
    '«%s» is everywhere',
    (title) => expect(codes({ title })).toContain('noGroup'),
  );
  it.each([
    'Färre F i svenska på bygg',
    'Alla i EK1 ska klara matematik 1b',
    'Lägre stress i NA24b',
    'Fler på yrkesprogrammen ska vara trygga',
  ])('«%s» is a programme', (title) => expect(codes({ title })).not.toContain('noGroup'));
});

describe('what is to be different', () => {
  it.each(['Öka vaccinationstäckningen HPV i åk 5', 'Öka vaccinationstäckningen i åk 5'])('«%s» says it', (title) =>
    expect(codes({ title })).not.toContain('noThing'),
  );
  it.each(['Öka likabehandlingsarbetet i åk 5', 'Ett bättre värdegrundsarbete i åk 5'])('«%s» does not', (title) =>
    expect(codes({ title })).toContain('noThing'),
  );
});

describe('a question that is answered', () => {
  const calm = { title: 'Studiero på sista passet i åk 8' };
  it.each([
    'Andel elever i åk 8 som svarar oftast eller alltid i klassenkäten',
    'Andel i åk 8 som svarar ganska mycket eller mycket',
    'Andel elever i åk 8 enligt räkneveckan',
  ])('«%s» says nothing else than the goal', (indicator) =>
    expect(codes({ ...calm, indicator })).not.toContain('indicatorOther'),
  );
  it('«klassfrågan» is no förskoleklass', () =>
    expect(
      codes({ title: 'Mer sömn i åk 4–6', indicator: 'Andel som sover nio timmar enligt klassfrågan' }),
    ).not.toContain('indicatorOther'));
  it('another thing that is told with an answer is another thing', () =>
    expect(codes({ ...calm, indicator: 'Antal liter bränsle enligt loggen', unit: 'liter' })).toContain(
      'indicatorMeans',
    ));
});

describe('a count', () => {
  const fights = { title: 'Färre bråk vid cykelställen i åk 5', indicator: 'Antal bråk per vecka vid cykelställen' };
  it.each(['timmar', 'dagar', 'minutes'])('«%s» is another unit', (unit) =>
    expect(codes({ ...fights, unit, baseline: 9, target: 5 })).toContain('unitOther'),
  );
  it.each([
    ['Antal bråk per vecka vid cykelställen', 'bråk'],
    ['Antal timmar per vecka med bråk vid cykelställen', 'timmar'],
  ])('«%s» in «%s» is not', (indicator, unit) =>
    expect(codes({ ...fights, indicator, unit, baseline: 9, target: 5 })).not.toContain('unitOther'),
  );
  it('of the minutes that grown-ups are somewhere is a way', () =>
    expect(
      codes({ title: 'Tryggare korridorer för åk 7', indicator: 'Antal minuter per dag som vuxna är i korridoren' }),
    ).toContain('indicatorMeans'));
});
