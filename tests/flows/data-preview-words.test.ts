/** How a preview and its receipt say what there is: in the singular for one, in the order of time, and what of a value is new. */
import { expect, it } from 'vitest';
import { words } from './seen.ts';
import { buttonsOf, cardOf, makeWorld, setUpTeam, textOf } from './team.ts';

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

it('says of which grade a period is missing', async () => {
  const world = await makeWorld();
  await setUpTeam(world);
  const rows = ['3', '4'].flatMap((grade) => ['2022/23', '2024/25'].map((year) => `${grade};${year};44;91`));
  const card = cardOf(
    await world.uploadTable(KIM, 'a.csv', Buffer.from(`Årskurs;Läsår;Antal elever;Närvaro\n${rows.join('\n')}\n`)),
  );
  expect(words(card)).toContain('Närvaro, åk 3: värden saknas för 2023/24.');
  expect(words(card)).toContain('Närvaro, åk 4: värden saknas för 2023/24.');
});

it('asks nothing about values that whoever reads may not add, and says who may', async () => {
  const world = await makeWorld();
  await setUpTeam(world);
  const table = 'Hälsobesök åk 4, läsåret 25/26\nFråga\tAndel\nSover bra\t77 %';
  const card = cardOf(await world.say(KIM, table));
  expect(words(card)).toContain('1 värde från hälsobesöken är utelämnat.');
  expect(words(card)).toContain('Det kan Siv Sköterska göra.');
  expect(words(card)).not.toContain('hur många elever');
  expect(buttonsOf(card).map(({ title }) => title)).not.toContain('Svara på frågorna');
  const siv = cardOf(await world.say('Siv Sköterska', table));
  expect(buttonsOf(siv).map(({ title }) => title)).toContain('Svara på frågorna');
});
