/** Whoever has the overview and is in no team asks for more than it shows, for one school by its name, or which school is best. */
import { beforeEach, expect, it } from 'vitest';
import { LIND, RUT, TALL, threeSchools } from './schools.ts';
import { cardOf, textOf, type World } from './team.ts';

const HANNA = 'Hanna Chef';
let world: World;
beforeEach(async () => {
  world = await threeSchools();
  const [line = ''] = /^ge överblick till .*$/m.exec(textOf(await world.say(HANNA, 'alla skolor'))) ?? [];
  for (const school of ['Ekskolan', LIND, TALL]) {
    const which = cardOf(await world.say(RUT, line));
    await world.press(RUT, cardOf(await world.press(RUT, which, school)), 'Ge överblick');
  }
});
const say = async (text: string) => textOf(await world.say(HANNA, text));
const NUMBERS = 'Du ser hur skolorna ligger till i antal';
const NOT_COMPARED = 'Jag jämför aldrig skolor med varandra';

it.each([
  'visa målen på Tallgymnasiet',
  'vem har inte svarat på lindskolan?',
  'visa årshjulet för Tallgymnasiet',
  'avstämning 1 på Tallgymnasiet',
  'vad väntar på mig?',
  'excel',
  'rapport för alla skolor',
  'när har skolorna avstämning?',
])('«%s» is answered with what they may see, and that it is numbers', async (text) => {
  const said = await say(text);
  expect(said).not.toContain('Jag är Årshjulet');
  expect(said).toContain('Avstämningar: ');
  expect(said.includes(NUMBERS) || said.includes('3 skolor visar sig för dig')).toBe(true);
});

it('the school that is named is the one that is shown', async () => {
  for (const text of [
    'visa målen på Tallgymnasiet',
    'hur ligger gymnasiet till?',
    'och Tallgymnasiet?',
    'Tallgymnasiet då?',
  ]) {
    const said = await say(text);
    expect(said, text).toContain(TALL);
    expect(said, text).not.toContain(LIND);
  }
});

it.each([
  'vilka skolor ligger efter och varför?',
  'jämför lindskolan och tallgymnasiet',
  'jämför Tallgymnasiet med Lindskolan F-9',
  'vilken skola är bäst?',
  'vilken skola ligger efter?',
  'which school is behind?',
])('«%s» is answered with all, and that none is held against another', async (text) => {
  const said = await say(text);
  expect(said).toContain(NOT_COMPARED);
  expect(said).toContain('3 skolor visar sig för dig');
});

it.each(['how did the schools do this year?', 'jämfört med i fjol?'])('«%s» shows all', async (text) =>
  expect(await say(text)).toContain('3 skolor visar sig för dig'),
);

it('thanks are taken', async () => {
  for (const text of ['tack', 'tackar!', 'tack så mycket']) expect(await say(text), text).toContain('Varsågod!');
});
