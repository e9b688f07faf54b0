/** Activities and groups in words that the kinds of docs/smart.md come in. */
import { describe, expect, it } from 'vitest';
import { codes } from './smart-codes.ts';

describe('what is arranged, done or put in, in other words', () => {
  it.each([
    'Föräldraföreläsning om nätmobbning, åk 6',
    'Tvålärarsystem i åttans matte',
    'Intensivpass i läsning för åk 2',
    'Trauma-informed training for staff',
    'Extra resurspedagog i 2C',
    'Mobilerna samlas in',
    'Lugna rummet på plan 2 öppnas för IM',
    'Nya elevskyddsombud i åttan utbildas',
    'EHT hälsar på i ettorna',
    'Kuratorn har öppen mottagning på lunchen',
    'Specialpedagogen gör lärmiljöronder',
  ])('«%s» is no outcome', (title) => expect(codes({ title })).toContain('activity'));
  it.each([
    'Fler i åk 2 läser flytande efter intensivpassen',
    'Färre nätkränkningar i åk 6',
    'Fler sexor söker sig till kuratorns mottagning',
    'Mobilerna stör färre lektioner i åk 7',
  ])('«%s» is one', (title) => expect(codes({ title })).not.toContain('activity'));
  it('what the description says of whom stands where the title only names the matter', () => {
    const goal = { title: 'Utvilade sjuor', description: 'Eleverna i sjuan ska sova mer på vardagarna.' };
    expect(codes(goal)).not.toContain('activity');
    expect(codes({ ...goal, indicator: 'Antal hållna sömnlektioner i åk 7', unit: 'st' })).toContain('indicatorMeans');
  });
  it('a consultation within a time limit is how the school works', () =>
    expect(
      codes({
        title: 'Konsultation innan ansökan om stöd',
        indicator: 'Andel anmälningar med konsultation inom tre veckor',
      }),
    ).not.toContain('activity'));
});

describe('a group in other words', () => {
  it.each([
    'Fler behöriga på yrkesintroduktion',
    'Fler på IMV blir behöriga',
    'Industrieleverna når elevhälsan oftare',
    'Sixth graders stay home less often',
    'Lugnare i 3C',
    'Färre trasiga cyklar bakom gympasalen',
    'Skoltaxin är framme innan det ringer in',
  ])('«%s» says who or where', (title) => expect(codes({ title })).not.toContain('noGroup'));
  it.each(['Ökad trivsel', 'Mindre mobil', 'Fler elever trivs i skolan'])('«%s» does not', (title) =>
    expect(codes({ title, description: 'Eleverna ska ha det bättre.' })).toContain('noGroup'),
  );
});

describe('the indicator and its unit, in other words', () => {
  it.each([
    ['Ensamhet på håltimmar i EK1', 'Antal minuter per vecka som caféet är bemannat'],
    ['Läsro i biblioteket för åk 4–6', 'Antal sittkuddar i biblioteket'],
  ])('«%s»: «%s» is what is put in, also where the goal names the same place', (wanted, indicator) =>
    expect(codes({ title: wanted, indicator, unit: 'st' })).toContain('indicatorMeans'),
  );
  it.each([
    ['Antal utbrott på lunchrasten i åk 5', 'kg'],
    ['Andel elever i åk 6 som tar grönsaker', 'kg'],
    ['Uppmätt ljudnivå i slöjdsalen, åk 5', '%'],
    ['Väntetid till kuratorn i skoldagar', '%'],
    ['Antal dagar från undersökning till utlåtande', 'poäng'],
  ])('«%s» is in no %s', (indicator, unit) =>
    expect(codes({ title: 'Lugnare lunch i åk 5', indicator, unit })).toContain('unitOther'),
  );
  it('a share is in no minutes', () => {
    const share = { title: 'Fler simkunniga sexor', indicator: 'Andel elever i åk 6 som är simkunniga' };
    expect(codes({ ...share, unit: 'minuter' })).toContain('unitOther');
    expect(codes(share)).toEqual([]);
  });
});
