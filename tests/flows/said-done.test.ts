/** «… är klar» of a decision asks whether to tick it off; of something else it does what it did. An old card says that it is old. */
import { beforeEach, expect, it } from 'vitest';
import { calledSo, saidDone } from '../../language/reading/decision-ended.ts';
import { inOrder } from '../../quality/checkpoints/order.ts';
import { decision } from '../storage/samples.ts';
import { cardOf, idOf, makeWorld, personal, setUpTeam, textOf, type World } from './team.ts';

const [KIM, SIV] = ['Kim Kurator', 'Siv Sköterska'];
let world: World;
beforeEach(async () => {
  world = await makeWorld();
  const { key, checkpoints } = await setUpTeam(world);
  const first = inOrder(checkpoints)[0]?.id ?? '';
  const of = { owner: idOf(SIV), createdBy: idOf(KIM), due: '2026-11-02' };
  for (const [id, text] of [
    ['a', 'Siv ser över mentorstiden i åk 8'],
    ['b', 'Siv tar upp bemanningen'],
  ] as const) {
    const document = decision(id, first, { ...of, text });
    await world.storage.commit(key, [{ do: 'put', document, expected: 0 }]);
  }
});

it.each(['mentorstiden är klar', 'beslutet om mentorstiden är klart', 'Siv ser över mentorstiden är gjort'])(
  '«%s» asks, and ticks it off',
  async (said) => {
    const card = cardOf(await world.say(SIV, said));
    expect(textOf([{ as: 'post', card }])).toContain('Ska jag bocka av «Siv ser över mentorstiden i åk 8»?');
    await world.press(SIV, card, 'Klart');
    const done = (await world.snapshot()).decisions.filter(({ doneAt }) => doneAt !== null);
    expect(done.map(({ id }) => id)).toEqual(['a']);
  },
);

it.each(['data är klara', 'mål 1 är klart', 'mentorstiden är inte klar', 'är mentorstiden klar?', 'insats 1 är klar'])(
  '«%s» is of no decision',
  (said) => expect(saidDone(said)).toBeNull(),
);

it('what fits none, or several, is none', () => {
  const all = [{ text: 'Siv ser över mentorstiden' }, { text: 'Kim ser över schemat' }];
  expect(calledSo('lunchen', all)).toBeNull();
  expect(calledSo('ser över', all)).toBeNull();
});

it('a goal’s card of another year says that it is old', async () => {
  const { key } = await world.snapshot();
  const event = {
    type: 'answered' as const,
    data: { do: 'goals.finishAsk', team: key.team, goal: 'gone' },
    values: {},
  };
  const shown = textOf(await world.handle(world.inbound(KIM, event, personal(KIM), 'sv')));
  expect(shown).toContain('Det här kortet är gammalt.');
});
