/** Values that were read in for the wrong period are taken away again, by whoever may read them in. */
import { expect, it } from 'vitest';
import { inputsOf } from '../../cards/card.ts';
import { buttonsOf, cardOf, makeWorld, setUpTeam, textOf } from './team.ts';

const KIM = 'Kim Kurator';
const PETRA = 'Petra Psykolog';

it('takes the values of a measure in a period away, of all grades, and says how many', async () => {
  const world = await makeWorld();
  await setUpTeam(world);
  expect(buttonsOf(cardOf(await world.say(PETRA, 'data'))).map(({ title }) => title)).not.toContain('Ta bort siffror');
  const table =
    'Läsår;Årskurs;Antal elever;Närvaro\n2023/24;7;46;91,5\n2023/24;8;47;90,5\n2024/25;7;46;92,5\n2024/25;8;47;89,5\n';
  const read = async () => {
    const preview = await world.uploadTable(PETRA, 'a.csv', Buffer.from(table));
    return cardOf(await world.press(PETRA, cardOf(preview), 'Spara värdena'));
  };
  // The receipt has the way back.
  const form = cardOf(await world.press(PETRA, await read(), 'Ta bort siffror'));
  expect(inputsOf(form.body).map(({ label }) => label)).toEqual(['Mått', 'Läsår, termin eller månad']);
  const remove = async (values: Record<string, string>) =>
    textOf(await world.press(PETRA, form, 'Ta bort siffrorna', values));
  expect(await remove({ indicator: 'attendance', period: 'i går' })).toContain('skriv till exempel 2025/26');
  expect(await remove({ indicator: '', period: '24/25' })).toContain('välj ett mått');
  expect(await remove({ indicator: 'attendance', period: 'HT24' })).toContain(
    'Det finns inga siffror för Närvaro, HT24.',
  );
  expect(await remove({ indicator: 'attendance', period: 'läsåret 24/25' })).toContain(
    '2 värden är borttagna: Närvaro, 2024/25.',
  );
  const [series] = (await world.snapshot()).series;
  expect(series?.observations.map(({ period, scope }) => `${period} ${scope}`)).toEqual(['2023/24 7', '2023/24 8']);
  expect(await remove({ indicator: 'attendance', period: '2023/24' })).toContain('2 värden är borttagna');
  expect((await world.snapshot()).series).toEqual([]);
  expect(textOf(await world.say(KIM, 'historik'))).toContain('Petra Psykolog tog bort värden för Närvaro');
});
