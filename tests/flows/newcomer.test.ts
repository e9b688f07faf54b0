/** Somebody who joins in the middle of the year: nothing of what was before them is late, or missing, for their sake. */
import { beforeEach, expect, it } from 'vitest';
import { submitOf } from '../../cards/card.ts';
import type { Document } from '../../quality/kinds.ts';
import { decision, goal, intervention } from '../storage/samples.ts';
import { reachedBy } from './seen.ts';
import { CHANNEL, cardOf, idOf, makeWorld, personal, setUpTeam, textOf, type World } from './team.ts';

const [RUT, KIM, SIV, NY] = ['Rut Rektor', 'Kim Kurator', 'Siv Sköterska', 'Nina Ny'] as const;
let world: World;
beforeEach(async () => {
  world = await makeWorld('2026-09-02T08:00:00Z');
  await setUpTeam(world);
});
const keep = async (...documents: Document[]) =>
  world.storage.commit(
    await world.key(),
    documents.map((document) => ({ do: 'put', document, expected: 0 })),
  );
const at = (day: string) => {
  world.clock.now = Temporal.Instant.from(`${day}T08:00:00Z`);
};
const comes = async (): Promise<void> => {
  world.chat.people.push(NY);
  await world.handle(world.inbound(KIM, { type: 'membersChanged' }, CHANNEL, 'sv'));
};
const sentTo = (who: string): string =>
  textOf(
    world.chat.sent
      .filter(({ to }) => to.conversation === personal(who).conversation)
      .map(({ card }) => ({ as: 'post', card })),
  );
const october = async () => (await world.snapshot()).checkpoints.find(({ date }) => date === '2026-10-06')?.id ?? '';

it('is asked about a goal without a word of being late', async () => {
  await keep(goal('g1', 1, { state: 'draft', title: 'Tryggare raster', owner: idOf(KIM), createdBy: idOf(KIM) }));
  const data = { do: 'goals.ask', team: (await world.key()).team, goal: 'g1' };
  await world.handle(world.inbound(KIM, { type: 'answered', data, values: {} }, personal(KIM), 'sv'));
  at('2026-09-16');
  await comes();
  await reachedBy(world, NY, '2026-09-16');
  expect(sentTo(NY)).toContain('Står du bakom mål 1?');
  expect(sentTo(NY)).not.toContain('skulle ha kommit');
  // Who was there then, and was not reached, reads it.
  expect(sentTo(SIV)).toContain('skulle ha kommit');
});

it('is given a decision without a word of being late, as is anybody to whom it is handed over', async () => {
  const entered = { createdBy: idOf(RUT), createdAt: '2026-09-02T08:00:00Z' };
  await keep(decision('b1', await october(), { text: 'Stolar', owner: idOf(RUT), due: '2026-09-04', ...entered }));
  at('2026-09-16');
  const list = cardOf(await world.say(KIM, 'beslut'));
  await world.press(KIM, cardOf(await world.press(KIM, list, 'Ändra')), 'Spara', { owner: idOf(SIV) });
  await reachedBy(world, SIV, '2026-09-16');
  expect(sentTo(SIV)).toContain('Stolar');
  expect(sentTo(SIV)).not.toContain('skulle ha kommit');
});

it('after a checkpoint’s day is not awaited, and not counted when it is closed', async () => {
  at('2026-10-08');
  await comes();
  const missing = textOf(await world.say(RUT, 'vem har inte svarat?'));
  expect(missing).toContain('Siv Sköterska');
  expect(missing).not.toContain(NY);
  const summary = await world.say(RUT, 'stäng avstämning 1');
  expect(textOf(summary)).not.toContain(NY);
  await world.press(RUT, cardOf(summary, undefined, summary.length - 1), 'Stäng avstämningen');
  expect((await world.snapshot()).checkpoints.find(({ date }) => date === '2026-10-06')?.teamSize).toBe(4);
});

const notices = async (who: string) =>
  (await world.told('notice')).filter(({ to }) => to === idOf(who)).map(({ words }) => words);

it('is told to whoever coordinates, who chooses their profession', async () => {
  await comes();
  expect(await notices(KIM)).toEqual([
    'Nina Ny har kommit med i teamet. Skriv «medlemmar» och välj yrke, så får hen frågorna för sin profession.',
  ]);
  expect(textOf(await world.say(KIM, 'medlemmar'))).toContain('Nina Ny: inget yrke valt');
});

it('who is made responsible by somebody else hears it, and nobody for what they took themselves', async () => {
  await keep(goal('g1', 1, { owner: idOf(SIV) }), intervention('i3', 3, { owner: idOf(SIV) }));
  await comes();
  const give = async (by: string, text: string, owner: string) => {
    const form = cardOf(await world.say(by, text));
    return world.press(by, form, submitOf(form)?.title ?? '', { owner: idOf(owner) });
  };
  await give(SIV, 'byt ansvarig på mål 1 till Nina', NY);
  await give(SIV, 'byt ansvarig på insats 3 till Nina', NY);
  expect((await notices(NY)).toSorted()).toEqual([
    'Siv Sköterska har gjort dig ansvarig för insats 3. Skriv «insats 3» så ser du den.',
    'Siv Sköterska har gjort dig ansvarig för mål 1. Skriv «mål 1» så ser du det.',
  ]);
  await give(KIM, 'byt ansvarig på mål 1 till mig', KIM);
  expect(await notices(KIM)).toHaveLength(1);
});
