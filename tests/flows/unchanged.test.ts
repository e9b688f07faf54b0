/** A form that is sent as it stood says that nothing was changed; what was changed says so, after a second click too. */
import { beforeEach, describe, expect, it } from 'vitest';
import { inputsOf } from '../../cards/card.ts';
import { formatDate } from '../../cards/format.ts';
import { inOrder } from '../../quality/checkpoints/order.ts';
import { decision } from '../storage/samples.ts';
import { goalInPlan, INTERVENTION } from './absence-goal.ts';
import { cardOf, fillIn, idOf, makeWorld, setUpTeam, textOf, type World } from './team.ts';

const [RUT, KIM, SIV] = ['Rut Rektor', 'Kim Kurator', 'Siv Sköterska'] as const;
let world: World;
beforeEach(async () => {
  world = await makeWorld();
  await setUpTeam(world);
  await goalInPlan(world);
});

describe('the move of a checkpoint', () => {
  const opened = async () => {
    const form = cardOf(await world.say(RUT, 'flytta avstämning 1'));
    const date = String(inputsOf(form.body).find(({ id }) => id === 'date')?.value ?? '');
    return { form, date, next: Temporal.PlainDate.from(date).add({ days: 1 }).toString() };
  };

  it('to the day that it has says that nothing was changed', async () => {
    const { form } = await opened();
    const said = textOf(await world.press(RUT, form, 'Spara'));
    expect(said).toMatch(/Inget är ändrat\. Avstämning 1 är \p{L}+dagen den \d+ oktober 2026\./u);
    expect(said).not.toContain('flyttad');
  });

  it('to another says which, also after a second click', async () => {
    const { form, next } = await opened();
    for (const _click of ['first', 'second'])
      expect(textOf(await world.press(RUT, form, 'Spara', { date: next }))).toContain(
        `Avstämning 1 är flyttad till ${formatDate('sv', next, 'long')}.`,
      );
  });
});

describe('a goal', () => {
  const form = async () => cardOf(await world.press(SIV, cardOf(await world.say(SIV, 'mål')), 'Ändra'));

  it('that is saved as it stood is not changed', async () => {
    const said = textOf(await fillIn(world, SIV, await form(), {}));
    expect(said).toContain('Inget är ändrat i mål 1.');
    expect(said).not.toContain('Mål 1 är ändrat.');
  });

  it.each([{ deadline: '2027-05-28' }, { description: 'Vi ringer hem samma dag.' }])(
    'with %j on one of its pages is changed',
    async (typed) => {
      const said = textOf(await fillIn(world, SIV, await form(), typed));
      expect(said).toContain('Mål 1 är ändrat');
      expect(said).not.toContain('Inget är ändrat');
    },
  );
});

it('an intervention that is saved as it stood is not changed, and one with a word of a page before is', async () => {
  await fillIn(world, SIV, cardOf(await world.say(SIV, 'ny insats')), INTERVENTION);
  const form = async () => cardOf(await world.press(SIV, cardOf(await world.say(SIV, 'insatser')), 'Ändra'));
  expect(textOf(await fillIn(world, SIV, await form(), {}))).toContain('Inget är ändrat i insats 1.');
  const changed = textOf(await fillIn(world, SIV, await form(), { title: 'Samtal inom tre dagar' }));
  expect(changed).toContain('Insats 1 är sparad.');
});

it('a decision that is saved as it stood is not changed', async () => {
  const [first] = inOrder((await world.snapshot()).checkpoints);
  const made = decision('d', first?.id ?? '', { owner: idOf(SIV), createdBy: idOf(KIM), due: '2026-10-20' });
  await world.storage.commit(await world.key(), [{ do: 'put', document: made, expected: 0 }]);
  const form = cardOf(await world.press(KIM, cardOf(await world.say(KIM, 'beslut')), 'Ändra'));
  const same = textOf(await world.press(KIM, form, 'Spara'));
  expect(same).toContain('Inget är ändrat i beslutet.');
  expect(same).not.toContain('Beslutet är ändrat.');
  for (const _click of ['first', 'second'])
    expect(textOf(await world.press(KIM, form, 'Spara', { due: '2026-10-21' }))).toContain('Beslutet är ändrat.');
});
