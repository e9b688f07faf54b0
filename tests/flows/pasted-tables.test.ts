/** What is said of a pasted table: what waits and why, what is missing in its own series, and a table that is written into the chat itself. */
import { beforeEach, describe, expect, it } from 'vitest';
import { type Card, inputsOf } from '../../cards/card.ts';
import { isTable } from '../../language/reading/table-meant.ts';
import { understand } from '../../language/understand.ts';
import { expectValidCard } from '../cards/valid.ts';
import { words } from './seen.ts';
import { buttonsOf, CHANNEL, cardOf, makeWorld, setUpTeam, textOf, type World } from './team.ts';

const KIM = 'Kim Kurator';
let world: World;
beforeEach(async () => {
  world = await makeWorld();
  await setUpTeam(world);
});
const paste = async (table: string): Promise<Card> => {
  const form = cardOf(await world.press(KIM, cardOf(await world.say(KIM, 'data')), 'Klistra in'));
  return cardOf(await world.press(KIM, form, 'Läs', { table }));
};
const series = async (key: string) => (await world.snapshot()).series.find((one) => one.id === key)?.observations ?? [];

describe('what is missing', () => {
  it('is of the series that was pasted, in one line, in months, and no question', async () => {
    await world.press(KIM, await paste('Månad;Kränkningsanmälningar\n2026-08;40\n2026-12;50'), 'Spara värdena');
    const other = await paste('Läsår;Meritvärde\n2024/25;231,4');
    expect(words(other)).not.toMatch(/kränk|2026-09/iu);
    const own = await paste('Månad;Kränkningsanmälningar\n2027-01;60');
    expect(words(own)).toContain('Att se efter\n• ');
    expect(words(own)).toContain('värden saknas för september 2026, oktober 2026 och november 2026.');
    expect(words(own)).toContain('januari 2027: 60');
    expect(words(own)).not.toContain('Att svara på');
  });
});

describe('shares without the number of pupils', () => {
  const TABLE = 'Ogiltig frånvaro\tjan 2027\tfeb 2027\nÅk 7\t3,1 %\t2,9 %\nÅk 8\t4,1 %\t3,9 %\nÅk 9\t5,1 %\t4,9 %';

  it('are said to be read and what they wait for, without a figure that may be of few', async () => {
    const preview = await paste(TABLE);
    expectValidCard(preview);
    expect(words(preview)).toContain('6 värden är lästa. Skriv hur många elever de är räknade på');
    expect(words(preview)).toContain('• Ogiltig frånvaro, åk 7: januari 2027 · februari 2027');
    expect(words(preview)).not.toMatch(/0 nya värden|3,1/u);
    const form = cardOf(await world.press(KIM, preview, 'Svara på frågorna'));
    expect(words(form)).toContain('för att ingen i en liten grupp ska synas');
    const counted = cardOf(await world.press(KIM, form, 'Läs med svaren', { q0: '80', q1: '82', q2: '85' }));
    expect(words(counted)).toContain('6 nya värden');
    expect(words(counted)).not.toContain('Läst, men inte sparat än');
  });

  it('of another’s unit or a measure that nobody knows are not counted among them', async () =>
    expect(words(await paste('Mått\tHT26\nSömn minst 7 timmar\t61 %'))).not.toContain('är lästa'));
});

it('a table without the number of pupils changes no value that is the same, and takes no number away', async () => {
  const saved = await paste('Läsår;Meritvärde;Antal elever\n2025/26;209,8;84');
  await world.press(KIM, saved, 'Spara värdena');
  expect(await series('merit_rating')).toMatchObject([{ n: 84 }]);
  const again = await paste('Läsår;Meritvärde\n2025/26;209,8');
  expect(words(again)).toContain('Allt fanns redan.');
  expect(words(again)).not.toContain('→');
  await world.press(KIM, await paste('Läsår;Meritvärde\n2025/26;210,1'), 'Spara värdena');
  expect(await series('merit_rating')).toMatchObject([{ value: { number: 210.1 }, n: 84 }]);
});

describe('a table that is pasted into the chat', () => {
  it.each([
    'Ogiltig frånvaro\tjan 2027\nÅk 7\t3,1 %',
    'Läsår;Meritvärde\n2024/25;231,4',
    'Trygghet HT26\nÅk 4: 86 %\nÅk 5: 84 %',
    'Mått | HT26\nSömn | 61',
  ])('is one: %j', (table) => expect(understand(table)).toMatchObject({ command: 'importData' }));

  it.each([
    'nytt mål: sena ankomster\nÅk 4: 86 %\nÅk 5: 84 %',
    'mål 1: 86 %\nmål 2: 73 %',
    'hej; vi ses 10; tack',
    'Hej Kim\nVi ses kl. 10; det blir bra\nHälsningar',
    'lov; 26–30 oktober\nstudiedag; 4 november',
    'Vi har sett 3 saker\nDet går bra',
  ])('is none: %j', (text) => {
    expect(isTable(text) && understand(text).command === 'importData').toBe(false);
  });

  it('is read as by the button, and saved', async () => {
    const preview = cardOf(await world.say(KIM, 'Läsår\tMeritvärde\n2024/25\t231,4\n2025/26\t209,8'), 'post');
    expectValidCard(preview);
    expect(words(preview)).toContain('2 nya värden');
    await world.press(KIM, preview, 'Spara värdena');
    expect(await series('merit_rating')).toHaveLength(2);
  });

  it('that cannot be read opens the form with it and why', async () => {
    const form = cardOf(await world.say(KIM, 'Läsår\tTrivsel\nåk 4\t5\nåk 5\t7'));
    expect(words(form)).toContain('Jag kunde inte läsa det du klistrade in');
    expect(inputsOf(form.body)).toMatchObject([{ id: 'table', value: 'Läsår\tTrivsel\nåk 4\t5\nåk 5\t7' }]);
  });

  it('with a pupil in it is stopped as in the form, and is read in no channel', async () => {
    const pupil = 'Elev\tFrånvaro 2024/25\nElias Berg 7B\t23 %\nAda Lund 7B\t20 %';
    const stopped = await world.say(KIM, pupil);
    expect(textOf(stopped)).not.toContain('Det här läste jag');
    expect((await world.snapshot()).series).toEqual([]);
    expect(buttonsOf(cardOf(stopped)).map(({ title }) => title)).not.toContain('Spara värdena');
    const said = await world.say(KIM, 'Läsår\tMeritvärde\n2024/25\t231,4', CHANNEL);
    expect(textOf([...said, ...(await world.toldTo(KIM))])).toContain(
      'Skicka filer och tabeller till mig i egen chatt',
    );
  });
});

it.each([
  ['Unauthorised absence, September 2026\nYear\tShare\n7\t4.2%\n8\t5.1%\n9\t6.0%'],
  ['Unauthorised absence, September 2026\nYear group\tShare\n7\t4.2%\n8\t5.1%\n9\t6.0%'],
  ['Ogiltig frånvaro, september 2026\nÅr\tAndel\n7\t4,2 %\n8\t5,1 %\n9\t6,0 %'],
])('a heading names the measure and the month of a share a year group: %j', async (table) => {
  const told = words(await paste(table));
  expect(told).toContain('3 värden är lästa');
  expect(told).toContain('Ogiltig frånvaro, åk 7: september 2026');
  expect(told).not.toContain('egna mått');
});

it('a year that is one is no year group', async () =>
  expect(words(await paste('Year\tMeritvärde\n2024\t225\n2025\t231'))).toContain('2 nya värden'));
