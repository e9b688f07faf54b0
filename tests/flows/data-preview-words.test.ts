/** How a preview and its receipt say what there is: in the singular for one, in the order of time, and what of a value is new. */
import { expect, it } from 'vitest';
import { words } from './seen.ts';
import { cardOf, makeWorld, setUpTeam, textOf } from './team.ts';

const KIM = 'Kim Kurator';

it('counts one as one, says nothing of none, and tells a new number of pupils from a new value', async () => {
  const world = await makeWorld();
  await setUpTeam(world);
  const send = async (rows: string) =>
    cardOf(await world.uploadTable(KIM, 'a.csv', Buffer.from(`Månad;Antal elever;Närvaro\n${rows}`)));
  const first = await send('nov-26;412;91\nsep-26;412;93\nokt-26;412;92\n');
  expect(words(first)).toContain('3 nya värden.');
  expect(words(first)).toMatch(/september 2026.*oktober 2026.*november 2026/u);
  await world.press(KIM, first, 'Spara värdena');
  const next = await send('sep-26;412;93\nokt-26;400;92\ndec-26;410;90\n');
  expect(words(next)).toContain('1 nytt värde, 1 rättat, 1 oförändrat.');
  expect(words(next)).toContain('92\u00a0% som förut, men räknat på ett annat antal elever');
  expect(textOf(await world.press(KIM, next, 'Spara värdena'))).toContain('Sparat: 1 nytt värde, 1 rättat.');
});
