/** Which of somebody's schools words name, and the words without it. */
import { describe, expect, it } from 'vitest';
import { schoolAskedAgain } from '../../language/reading/correction-meant.ts';
import { comparesSchools, schoolCalled, schoolNamed } from '../../language/reading/school-meant.ts';

const of = (...names: string[]) => names.map((school) => ({ school }));
const [TALL, LIND, EK] = ['Tallgymnasiet', 'Lindskolan F-9', 'Ekbackens anpassade grundskola'] as const;
const THREE = of(TALL, LIND, EK);

describe('a school among several', () => {
  it.each([
    ['logga på Tallgymnasiet: handledning NA', TALL, 'logga: handledning NA'],
    ['nytt mål på Lindskolan F-9: minska frånvaron', LIND, 'nytt mål: minska frånvaron'],
    ['nytt mål Tallgymnasiet: öka andelen', TALL, 'nytt mål: öka andelen'],
    ['Tallgymnasiet: status', TALL, 'status'],
    ['Lindskolan F–9 mål 1', LIND, 'mål 1'],
    ['status mål 1 på Lindskolan F-9', LIND, 'status mål 1'],
    ['mål 1 på Lindskolan F-9 går bra', LIND, 'mål 1 går bra'],
    ['ny insats: bildstöd på Ekbackens anpassade grundskola', EK, 'ny insats: bildstöd'],
    ['logga: möte på ekbacken', EK, 'logga: möte'],
    ['visa Lindskolans mål', LIND, 'visa mål'],
    ['vad väntar på mig på gymnasiet?', TALL, 'vad väntar på mig?'],
    ['årshjulet för anpassade', EK, 'årshjulet'],
    ['nytt mål: Tallgymnasiets elever ska trivas', TALL, 'nytt mål: Tallgymnasiets elever ska trivas'],
    ['logga på Tallgymnasiet: besök på Lindskolan', TALL, 'logga: besök på Lindskolan'],
    ['jag är borta från lindskolan på torsdag', LIND, 'jag är borta på torsdag'],
    ['påminn mig kl 10:30 på Tallgymnasiet', TALL, 'påminn mig kl 10:30'],
  ])('«%s»', (text, school, words) => {
    expect(schoolNamed(text, THREE)).toMatchObject({ one: { school }, words });
  });

  it.each([
    'logga: möte med Lindskolan om övergångar',
    'nytt mål: fler behöriga till gymnasiet',
    'jämför Tallgymnasiet med Lindskolan',
    'logga: samarbete mellan Lindskolan och Tallgymnasiet',
    'visa målen',
  ])('«%s» names none', (text) => expect(schoolNamed(text, THREE)).toBeUndefined());

  it('whose name begins as another’s is known by all of it', () => {
    const two = of('Ekskolan', 'Ekskolan Norra');
    expect(schoolNamed('mål på Ekskolan Norra', two)).toMatchObject({
      one: { school: 'Ekskolan Norra' },
      words: 'mål',
    });
    expect(schoolNamed('mål på Ekskolan', two)).toMatchObject({ one: { school: 'Ekskolan' }, words: 'mål' });
    expect(schoolNamed('mål på Norra Ekskolan', of('Ekskolan Västra', 'Ekskolan Norra'))).toBeUndefined();
  });

  it('is called by a part that no other has', () => {
    for (const [said, school] of [
      ['gymnasiet', TALL],
      ['Lind', LIND],
      ['anpassade', EK],
      ['ekbacken', EK],
      ['lindskolan', LIND],
    ] as const)
      expect(schoolCalled(said, THREE)?.school, said).toBe(school);
    expect(schoolCalled('gymnasiet', of(TALL, 'Grangymnasiet'))).toBeUndefined();
    expect(schoolCalled('skolan', THREE)).toBeUndefined();
  });
});

it('the only school is taken out where something is asked, and stays in what is told', () => {
  const one = of('Lindskolan F-9');
  expect(schoolNamed('status mål 1 på Lindskolan F-9', one)?.words).toBe('status mål 1');
  expect(schoolNamed('nytt mål på Lindskolan F-9: minska', one)?.words).toBe('nytt mål: minska');
  expect(schoolNamed('logga: besök på Lindskolan F-9', one)?.words).toBe('logga: besök på Lindskolan F-9');
  expect(schoolNamed('mål på Lindskolan', one)).toBeUndefined();
});

it.each([
  ['nej jag menade Tallgymnasiet', 'Tallgymnasiet'],
  ['nej det gällde gymnasiet', 'gymnasiet'],
  ['nej inte Ekbacken, Tallgymnasiet', 'Tallgymnasiet'],
  ['I meant Tallgymnasiet', 'Tallgymnasiet'],
  ['fel skola', null],
  ['jag svarade på fel skola', null],
])('«%s» puts the school right', (text, name) => expect(schoolAskedAgain(text)).toEqual({ name }));

it('schools that are held against each other are known', () => {
  for (const text of ['vilka skolor ligger efter?', 'jämför Tallgymnasiet med Lindskolan', 'which school is behind?'])
    expect(comparesSchools(text), text).toBe(true);
  for (const text of ['jämför frånvaron i åk 7', 'vilka mål ligger efter?', 'skolan ligger efter'])
    expect(comparesSchools(text), text).toBe(false);
});
