/** Goals that a table had beside its values: the others are still there when one has been set, or its form has been left. */
import { beforeEach, expect, it } from 'vitest';
import type { Card } from '../../cards/card.ts';
import { expectValidCard } from '../cards/valid.ts';
import { words } from './seen.ts';
import { buttonsOf, cardOf, makeWorld, setUpTeam, textOf, type World } from './team.ts';

const KIM = 'Kim Kurator';
let world: World;
beforeEach(async () => {
  world = await makeWorld();
  await setUpTeam(world);
});

const TABLE = [
  'Mått\tÅrskurs\tAntal elever\t2025/26\tMål 2027',
  'Närvaro\t7\t80\t91\t95',
  'Närvaro\t8\t82\t90\t95',
  'Ogiltig frånvaro\t7\t80\t6,1\t4',
  'Ogiltig frånvaro\t8\t82\t7,3\t4',
  'Ogiltig frånvaro\t9\t85\t8,2\t5',
].join('\n');
const titles = (card: Card): string[] => buttonsOf(card).map(({ title }) => title);
const offers = (card: Card): string[] => titles(card).filter((title) => title.startsWith('Sätt mål'));
const saved = async (): Promise<Card> =>
  cardOf(await world.press(KIM, cardOf(await world.say(KIM, TABLE)), 'Spara värdena'));

it('are offered again with each one that is set, in a message of their own, until none is left', async () => {
  let card = await saved();
  expect(offers(card)).toHaveLength(4);
  const set: string[] = [];
  for (;;) {
    const [first = ''] = offers(card);
    set.push(first);
    const replies = await world.press(KIM, cardOf(await world.press(KIM, card, first)), 'Spara målet');
    expect(textOf(replies)).toContain('är sparat som utkast');
    const more = replies.find((reply) => offers(reply.card).length > 0);
    if (!more) break;
    expectValidCard(more.card);
    expect(more.as).not.toBe('replace');
    expect(words(more.card)).toContain('Tabellen hade fler mål.');
    expect(offers(more.card)).not.toContain(first);
    card = more.card;
  }
  expect(new Set(set).size).toBe(5);
  expect((await world.snapshot()).goals.map(({ group, target }) => `${group} ${target}`).toSorted()).toEqual([
    'åk 7 4',
    'åk 7 95',
    'åk 8 4',
    'åk 8 95',
    'åk 9 5',
  ]);
});

it('are there when the form of one is left', async () => {
  const card = await saved();
  const [first = ''] = offers(card);
  const left = cardOf(await world.press(KIM, cardOf(await world.press(KIM, card, first)), 'Avbryt'));
  expect(words(left)).toContain('Inget sparades.');
  expect(offers(left).toSorted()).toEqual(offers(card).toSorted());
});
