import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Entities, entitiesIn } from '../../language/intents/entities.ts';
import { recognise } from '../../language/intents/recognise.ts';
import { plainText } from '../../language/text/tokens.ts';
import { understand } from '../../language/understand.ts';

/** The entities of a message, for the intent that it is taken to mean. */
const entitiesOf = (text: string): Entities => entitiesIn(text, recognise(text).intent);

const EXAMPLES: readonly (readonly [string, string])[] = [
  ['status_goal', 'hur ligger vi till med läxmålet i åk 4?'],
  ['status_summary', 'ge mig en kort översikt över planen'],
  ['next_checkpoint', 'vilken dag har vi nästa avstämning'],
  ['annual_wheel', 'vad säger årshjulet om februari'],
  ['who_is_missing', 'vilka har fortfarande inte svarat'],
  ['new_goal', 'lägg till ett nytt mål om lugnare korridorer'],
  ['new_intervention', 'ny insats: skogspromenad på fredagar'],
  ['record_progress', 'registrera 77 % på närvaromålet'],
  ['record_analysis', 'skriv i analysen att orsaken är nya grupper'],
  ['evaluate', 'utvärdera mål 3'],
  ['report', 'gör en rapport till nämnden i pdf'],
  ['import_data', 'importera siffrorna från filen klasser.xlsx'],
  ['schedule_change', 'flytta avstämningen till onsdag 10.15'],
  ['snooze', 'påminn mig om tre timmar'],
  ['settings', 'stäng av notiserna på helgen'],
  ['help', 'vad betyder målvärde'],
  ['greeting', 'hejsan på er'],
  ['flag_distraction', 'flagga det här som en distraktion'],
  ['parking_lot', 'parkera idén om skolbio'],
  ['delete_my_data', 'radera alla mina uppgifter'],
  ['unknown', 'var kan man köpa begagnade skidor'],
];

describe('the intents of messages', () => {
  it.each(EXAMPLES)('%s: %s', (intent, text) => {
    expect(recognise(text).intent).toBe(intent);
  });

  it('sees through misspellings, missing dots and English', () => {
    expect(recognise('nar ar nasta avstemning').intent).toBe('next_checkpoint');
    expect(recognise('raderra mina upgifter').intent).toBe('delete_my_data');
    expect(recognise('please remind me again tomorrow').intent).toBe('snooze');
  });

  it('finds entities as exact pieces of the text', () => {
    expect(entitiesOf('registrera 77 % på närvaromålet för åk 8')).toMatchObject({
      value: '77 %',
      goal: 'närvaromålet',
      group: 'åk 8',
    });
  });

  it('gives the month of a compound, whole phrases after small words, and several dates', () => {
    expect(entitiesOf('flytta oktoberavstämningen till efter höstlovet')).toMatchObject({
      period: 'oktober',
      date: 'efter höstlovet',
    });
    expect(entitiesOf('byt avstämningen från 4 mars till 11 mars')).toMatchObject({
      date: ['4 mars', '11 mars'],
    });
  });

  it('keeps the number and leaves what is counted', () => {
    expect(entitiesOf('det kom 27 elever på läxhjälpen')).toMatchObject({ value: '27' });
    expect(entitiesOf('nytt mål: närvaro från 88 till 94 %')).toMatchObject({
      baseline: '88',
      target: '94 %',
    });
  });

  it('understands formal, short and English wordings', () => {
    expect(recognise('Vänligen utplåna samtliga uppgifter om undertecknad.').intent).toBe('delete_my_data');
    expect(recognise('vilka uppslag har vi lagt på hyllan').intent).toBe('parking_lot');
    expect(recognise('who still owes us their answers').intent).toBe('who_is_missing');
  });

  it('is unsure of nonsense between two intents, and offers alternatives best first', () => {
    const { alternatives, score } = recognise('mål');
    expect(alternatives).toHaveLength(3);
    expect(alternatives[0]?.score).toBe(score);
    expect(alternatives[0]?.score).toBeGreaterThanOrEqual(alternatives[1]?.score ?? 1);
  });
});

describe('any text', () => {
  it('never throws, is the same twice, and gives only pieces of the text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (text) => {
        const first = recognise(text);
        expect(recognise(text)).toEqual(first);
        for (const piece of Object.values(entitiesOf(text)).flat()) expect(plainText(text)).toContain(piece);
      }),
      { seed: 1, numRuns: 200 },
    );
  });

  it('reads only the beginning of a long text', () => {
    const beginning = 'nytt mål om trygghet '.repeat(120);
    expect(recognise(beginning + 'x'.repeat(100_000))).toEqual(recognise(beginning));
    expect(recognise('e\u0301\u0316'.repeat(33_000)).score).toBeGreaterThan(0);
    expect(recognise('\u200b\u200d')).toMatchObject({ intent: 'unknown' });
    expect(entitiesOf('\u200b\u200d')).toEqual({});
    expect(recognise('')).toMatchObject({ intent: 'unknown', sure: true });
  });

  it('is found through zero-width signs', () => {
    const text = 'n\u200bästa av\u200dstämning';
    for (const piece of Object.values(entitiesOf(text)).flat()) expect(plainText(text)).toContain(piece);
    expect(recognise(text).intent).toBe('next_checkpoint');
  });
});

describe('commands from free words', () => {
  it('does what it is sure of and offers commands when it is not', () => {
    expect(understand('skulle vilja få mina uppgifter raderade').command).toBe('deleteMine');
    const unsure = understand('svar siffror påminnelse planen');
    if (unsure.command === undefined && unsure.intent === undefined) expect(unsure.alternatives).toBeDefined();
  });
});
