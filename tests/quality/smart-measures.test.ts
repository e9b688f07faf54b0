/** What an indicator counts, and whether anybody could count it: the kinds of docs/smart.md, each on both sides. */
import { describe, expect, it } from 'vitest';
import { codes } from './smart-codes.ts';

describe('a measure', () => {
  const title = 'Fler i åk 2 ska trivas på fritids';
  it.each([
    'Trivseln',
    'Bilden vi har av trivseln',
    'Hur trivseln på fritids upplevs',
    'How the club feels to visitors',
    'Andel dagar som är bra',
    'Kvaliteten på fritids',
    'Personalens upplevelse av lugnet på fritids',
    'The afternoon feels calm',
    'Hur bra vi är',
    'Upplevelsen av värme hos personalen',
    'Elevernas inställning enligt lärarna',
  ])('«%s» is somebody’s impression', (indicator) => expect(codes({ title, indicator })).toContain('notCountable'));
  it.each([
    'Andel elever i åk 2 som trivs på fritids',
    'Share of pupils in year 2 who say they are happy at the club',
    'Andel elever som har ont i magen inför skolan',
    'Elevernas upplevelse av trygghet enligt trivselenkäten',
  ])('«%s» is counted', (indicator) => expect(codes({ title, indicator })).not.toContain('notCountable'));

  it.each([
    ['mil', 'Antal mil som bussen kör på norra linjen'],
    ['liter', 'Antal liter diesel per vecka på linje 3'],
    ['sidor', 'Antal sidor i trygghetsplanen'],
  ])('in %s is of something else', (unit, indicator) => {
    const bus = { title: 'Trygga på skolbussen i åk 4', description: 'Norra linjen och linje 3.', unit, indicator };
    expect(codes({ ...bus, baseline: 95, target: 80, direction: 'lower' })).toContain('indicatorOther');
  });
  it('of what is handed out is what is put in, though the description speaks of it', () => {
    const work = { title: 'Arbetsro i grupparbeten, åk 4', unit: 'hörselkåpor' };
    const description = 'Fler fyror ska ha arbetsro när de jobbar i grupp, hörselkåpor delas ut.';
    expect(codes({ ...work, description, indicator: 'Antal utdelade hörselkåpor i åk 4' })).toContain('indicatorMeans');
  });
  it.each([
    ['Lugnare raster i åk 2', 'Antal bråk på rasten i åk 2'],
    ['Taluppfattning i åk 1', 'Antal elever i åk 1 över gränsvärdet i kartläggningen'],
    ['Tryggare ombyte i åk 5–8', 'Antal elever i åk 5–8 som byter om utan oro'],
    ['Elevinflytande i åk 4', 'Antal elever i åk 4 som får vara med och bestämma'],
    ['Less bullying in year 8', 'Number of pupils in year 8 who have been bullied'],
    ['Elevers närvaro vid samtal i åk 8', 'Antal elever i åk 8 som kommer till bokad tid'],
  ])('«%s»: of the same in other words', (said, indicator) =>
    expect(codes({ title: said, indicator, unit: 'st' })).not.toContain('indicatorOther'),
  );

  it('of time that is set aside is what is put in', () => {
    const stress = {
      title: 'Fler i NA1 ska känna mindre stress inför prov',
      unit: 'minuter',
      baseline: 90,
      target: 130,
    };
    expect(codes({ ...stress, indicator: 'Antal minuter som schemalagts för studieteknik' })).toContain(
      'indicatorMeans',
    );
  });
  it('of lessons that pupils take part in is of the pupils', () => {
    const sports = {
      title: 'Närvaro på idrotten, EK2',
      description: 'Eleverna i EK2 deltar oftare på idrottslektionerna.',
    };
    expect(codes({ ...sports, indicator: 'Andel idrottslektioner som eleverna i EK2 deltar i' })).toEqual([]);
  });
  it('of pupils with more than so many per cent is a number of pupils', () => {
    const absent = { title: 'Hög ogiltig frånvaro på högstadiet', unit: 'elever', baseline: 31, target: 23 };
    expect(codes({ ...absent, indicator: 'Antal elever i åk 7–9 med mer än tio procents ogiltig frånvaro' })).toEqual(
      [],
    );
  });
});

it.each([
  ['Åtta träffar med läsvänner i åk 2', 'antal träffar med läsvänner i åk 2'],
  ['Ten sleep lessons in year 8', 'number of sleep lessons held'],
  ['Tolv kompissamtal i åk 2', 'Antal hållna kompissamtal'],
])('«%s» is so many of what is held', (title, indicator) => {
  const counted = { unit: 'st', baseline: 6, target: 10 };
  expect(codes({ ...counted, title, indicator })).toContain('activity');
  expect(codes({ ...counted, title, indicator: 'Antal elever i åk 2 som är ensamma på rasten' })).not.toContain(
    'activity',
  );
});

it.each(['Quicker first meeting after high absence', 'Snabbare första samtal efter hög frånvaro'])(
  '«%s» is how the school works, and needs no group',
  (title) => expect(codes({ title })).not.toContain('noGroup'),
);
it.each(['Skrapsår på rasten', 'Huvudvärk på provdagar'])(
  '«%s» is named, and the description says what changes',
  (title) =>
    expect(codes({ title, description: 'Antalet besök för det i åk 1–3 ska minska.' })).not.toContain('activity'),
);
