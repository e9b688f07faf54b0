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

describe('a title that only names what is done', () => {
  it.each([
    ['Skriva mer i fyran', 'Andel elever i åk 4 som når godtagbar nivå på skrivprovet'],
    ['Kuratorn träffar sjuorna', 'Andel elever i åk 7 som mår bra'],
    ['Pupils are prepared for their meetings in grades 3–6', 'Share of meetings in grades 3–6 where the pupil attends'],
    ['Rektor håller mötena i EHT', 'Andel av mötestiden som ägnas planens mål'],
  ])('«%s» says what becomes different by its measure «%s»', (title, indicator) =>
    expect(codes({ title, indicator })).not.toContain('activity'),
  );
  it.each([
    ['Kuratorn träffar sjuorna', 'Andel elever i åk 7 som fått besök'],
    ['Alla lärare i åk 1–3 ska gå kursen', 'Andel lärare i åk 1–3 som gått kursen'],
    ['Gå igenom de gamla pärmarna i åk 4', 'Pärmarna genomgångna'],
    ['Samtliga lärare i åk 4 går utbildning', 'Andel lärare som genomfört utbildningen'],
  ])('«%s» does not by «%s»', (title, indicator) => expect(codes({ title, indicator })).toContain('activity'));
  it('is a result where there are to be fewer visits', () => {
    const visits = {
      title: 'Sköterskans öppna mottagning i åk 4',
      indicator: 'Antal besök under lektionstid per vecka',
      unit: 'st',
    };
    expect(codes({ ...visits, baseline: 28, target: 20, direction: 'lower' })).not.toContain('activity');
    expect(codes({ ...visits, baseline: 20, target: 28 })).toContain('activity');
  });
});

describe('the same thing in other words', () => {
  it.each([
    ['Arbetsro på eftermiddagarna i åk 5', 'Antal störningar per vecka i åk 5'],
    ['Halverat antal avbrutna lektioner i åk 6', 'Antal lektioner där någon visats ut i åk 6'],
    ['Matro i åk 1', 'Andel elever i åk 1 som äter upp lunchen'],
    ['Åk 3 läser med flyt', 'Andel elever i åk 3 med stanine 4 eller högre'],
    ['Snabbare utlåtanden', 'Antal veckor från testning till skriven utredning'],
    ['Mer läsning hemma i åk 1', 'Antal lästa böcker per elev i åk 1'],
    ['Elevhälsans möten hålls till planen', 'Andel av mötestiden som används till elevärenden'],
    ['Lägre andel med dålig tandhälsa i åk 7', 'Andel i åk 7 med karies'],
    ['Dokumenterade överlämningar från åk 6', 'Andel blivande sjuor som har ifylld överlämning'],
    ['Hälsobesök i åk 7 ikapp', 'Andel elever i åk 7 med genomfört inskrivningsbesök'],
    ['Skolkuratorns klassbesök i åk 5', 'Andel elever i åk 5 som aldrig fått elaka meddelanden'],
  ])('«%s» is measured by «%s»', (title, indicator) => {
    expect(codes({ title, indicator })).not.toContain('indicatorOther');
    expect(codes({ title, indicator })).not.toContain('indicatorMeans');
  });
  it('is not the tests before which it is to be', () => {
    const goal = {
      title: 'Minskad stress före nationella prov i åk 3',
      indicator: 'Andel godkända på nationella provet i åk 3',
    };
    expect(codes(goal)).toContain('indicatorOther');
    expect(codes({ ...goal, title: 'Fler godkända på nationella provet i åk 3' })).not.toContain('indicatorOther');
  });
});

it('a description that lists three changes of different kinds is about several things', () => {
  const title = 'Färre konflikter i åk 4';
  expect(
    codes({ title, description: 'Vi ska få mindre bråk, bättre mat, trevligare korridor och mer läslust.' }),
  ).toContain('severalThings');
  expect(codes({ title, description: 'Två vuxna ute, kortare köer och samma regler på alla raster.' })).not.toContain(
    'severalThings',
  );
});

it('the pupil of a span of grades is any of them', () => {
  const goal = {
    title: 'Fler åtgärdsprogram med elevens röst',
    description: 'Specialpedagogen frågar eleven i åk 7–9 före mötet.',
  };
  expect(codes(goal)).not.toContain('onePupil');
  expect(codes({ ...goal, description: 'Specialpedagogen frågar eleven i 7B före mötet.' })).toContain('onePupil');
});
