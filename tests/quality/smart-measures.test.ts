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
  ])('«%s» is somebody’s impression', (indicator) => expect(codes({ title, indicator })).toContain('notCountable'));
  it.each(['Andel elever i åk 2 som trivs på fritids', 'Share of pupils in year 2 who say they are happy at the club'])(
    '«%s» is counted',
    (indicator) => expect(codes({ title, indicator })).not.toContain('notCountable'),
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
  ['Run ten sleep lessons in year 8', 'number of sleep lessons held'],
  ['Tolv kompissamtal i åk 2', 'Antal hållna kompissamtal'],
])('«%s» is so many of what is held', (title, indicator) => {
  const counted = { unit: 'st', baseline: 6, target: 10 };
  expect(codes({ ...counted, title, indicator })).toContain('activity');
  expect(codes({ ...counted, title, indicator: 'Antal elever i åk 2 som är ensamma på rasten' })).not.toContain(
    'activity',
  );
});
