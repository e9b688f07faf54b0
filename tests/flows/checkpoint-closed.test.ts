/** What a closed checkpoint's page says stays as it was on the day it was closed, and so does the report of it. */
import { expect, it } from 'vitest';
import { summaryCard } from '../../cards/decisions.ts';
import { inOrder } from '../../quality/checkpoints/order.ts';
import { readingOf } from '../../reports/reading.ts';
import { answer, decision, member } from '../storage/samples.ts';
import { reachedBy, words } from './seen.ts';
import { cardOf, goalForm, idOf, makeWorld, personal, setUpTeam, takeIn, textOf } from './team.ts';

const [KIM, SIV, RUT] = ['Kim Kurator', 'Siv Sköterska', 'Rut Rektor'];

it('a closed checkpoint keeps its goals, whose decisions they were, and who was missing', async () => {
  const world = await makeWorld();
  await setUpTeam(world);
  const values = {
    title: 'Minska den ogiltiga frånvaron',
    group: 'åk 7–9',
    indicator: 'Andel ogiltig frånvaro',
    baseline: '8,4',
    target: '6,4',
  };
  const typed = { ...values, owner: idOf(SIV), deadline: '2027-06-04' };
  await world.press(SIV, await goalForm(world, SIV), 'Spara målet', typed);
  const { key, checkpoints } = await takeIn(world);
  const first = inOrder(checkpoints)[0]?.id ?? '';
  const made = decision('d', first, {
    owner: idOf(SIV),
    createdBy: idOf(KIM),
    text: 'Siv tar fram rutinen',
    due: '2026-11-02',
  });
  await world.storage.commit(key, [{ do: 'put', document: made, expected: 0 }]);
  world.clock.now = Temporal.Instant.from('2026-10-07T08:00:00Z');
  const close = { do: 'checkpoint.close', team: key.team, checkpoint: first };
  await world.handle(world.inbound(RUT, { type: 'answered', data: close, values: {} }, personal(RUT), 'sv'));
  const closed = await world.snapshot();
  expect(inOrder(closed.checkpoints)[0]?.state).toBe('closed');
  const page = await world.say(KIM, 'se avstämning 1');
  const goal = closed.goals[0];
  if (!goal) throw new Error('no goal');
  const later = { ...goal, title: 'Minska frånvaron och de sena ankomsterna', target: 5, deadline: '2027-06-11' };
  const moved = { ...made, owner: idOf(KIM), due: '2026-12-01' };
  const came = member('lena', {
    name: 'Lena Ny',
    professions: ['specialEducator'],
    joinedAt: '2026-10-20T08:00:00Z',
  });
  await world.storage.commit(key, [
    { do: 'put', document: later, expected: goal.version },
    { do: 'put', document: moved, expected: 1 },
    { do: 'put', document: came, expected: 0 },
  ]);
  world.clock.now = Temporal.Instant.from('2026-11-10T08:00:00Z');
  const again = textOf(await world.say(KIM, 'se avstämning 1'));
  expect(again).toBe(textOf(page));
  expect(again).toContain('Siv tar fram rutinen · Siv Sköterska');
  const now = await world.snapshot();
  const [checkpoint] = inOrder(now.checkpoints);
  if (!checkpoint) throw new Error('no checkpoint');
  const { snapshot } = readingOf('sv', now, { kind: 'checkpoint', checkpoint }, '2026-11-10');
  expect(snapshot.goals[0]).toMatchObject({
    title: 'Minska den ogiltiga frånvaron',
    target: 6.4,
    deadline: '2027-06-04',
  });
});

it('what rektor closes by does not say an old status as if it were said now', async () => {
  const world = await makeWorld();
  await setUpTeam(world);
  const typed = { title: 'Tryggare raster', group: 'åk 4–6', indicator: 'Andel trygga', baseline: '80', target: '90' };
  await world.press(SIV, await goalForm(world, SIV), 'Spara målet', {
    ...typed,
    ...{ owner: idOf(SIV), deadline: '2027-06-11' },
  });
  const { key, checkpoints, goals } = await takeIn(world);
  const [first, second] = inOrder(checkpoints);
  if (!first || !second) throw new Error('no checkpoints');
  const said = {
    goal: goals[0]?.id ?? '',
    value: 81,
    status: 'onTrack',
    confidence: 'high',
    comment: '',
    nextStep: '',
  } as const;
  const document = answer(first.id, idOf(SIV), { progress: [said], answeredAt: '2026-10-05T08:00:00Z' });
  await world.storage.commit(key, [{ do: 'put', document, expected: 0 }]);
  world.clock.now = Temporal.Instant.from(`${second.date}T10:00:00Z`);
  const now = await world.snapshot();
  const seen = (at: typeof first) => words(summaryCard('sv', now, at, idOf(RUT), second.date));
  expect(seen(first)).toContain('Mål 1 · Tryggare raster · 81\u00a0% · Enligt plan');
  expect(seen(second)).toContain(
    'Mål 1 · Tryggare raster · inget har kommit in. Senast, den 5 oktober 2026: 81\u00a0%, Enligt plan',
  );
});

it('a goal that is changed while it is under way stands in what rektor closes by, and in what is kept of it', async () => {
  const world = await makeWorld();
  await setUpTeam(world);
  const typed = {
    title: 'Färre frånvarande',
    group: 'åk 6',
    indicator: 'Andel frånvaro',
    baseline: '8,1',
    target: '6',
  };
  await world.press(SIV, await goalForm(world, SIV), 'Spara målet', {
    ...typed,
    ...{ owner: idOf(SIV), deadline: '2027-06-11' },
  });
  const { key, checkpoints, goals } = await takeIn(world);
  const [first] = inOrder(checkpoints);
  const [goal] = goals;
  if (!first || !goal) throw new Error('no checkpoint');
  const said = { goal: goal.id, value: 8.8, status: 'offTrack', confidence: null, comment: '', nextStep: '' } as const;
  await world.storage.commit(key, [
    { do: 'put', document: answer(first.id, idOf(SIV), { progress: [said] }), expected: 0 },
    { do: 'put', document: { ...goal, target: 7, state: 'draft' }, expected: goal.version },
  ]);
  world.clock.now = Temporal.Instant.from(`${first.date}T10:00:00Z`);
  const seen = words(summaryCard('sv', await world.snapshot(), first, idOf(RUT), first.date));
  expect(seen).toContain('Mål 1 · Färre frånvarande · 8,8\u00a0% · Avviker · Utkast, inte med i planen.');
  const close = { do: 'checkpoint.close', team: key.team, checkpoint: first.id };
  await world.handle(world.inbound(RUT, { type: 'answered', data: close, values: {} }, personal(RUT), 'sv'));
  const [closed] = inOrder((await world.snapshot()).checkpoints);
  expect(closed?.standing?.goals).toMatchObject([{ goal: goal.id, target: 7, state: 'draft' }]);
});

it('decisions that are not sent when it is closed are sent by closing it, once, and whoever asks to send them hears so', async () => {
  const world = await makeWorld();
  const { key } = await setUpTeam(world);
  world.clock.now = Temporal.Instant.from('2026-10-09T08:00:00Z');
  const typed = { text: 'Morgonfrukost i åk 8', due: '2026-10-20' };
  await world.press(KIM, cardOf(await world.say(KIM, 'nytt beslut')), 'Spara beslutet', typed);
  const summary = await world.say(RUT, 'stäng avstämningen');
  expect(textOf(summary)).toContain('Stänger du nu skickar jag dem till teamet');
  const closed = await world.press(RUT, cardOf(summary), 'Stäng avstämningen');
  expect(textOf(closed)).toContain('Besluten är skickade till teamet.');
  const told = async () =>
    (await world.storage.deliveries(key, 300)).filter(({ kind }) => kind === 'decided').map(({ state }) => state);
  expect(await told()).toEqual(['due']);
  await reachedBy(world, KIM, '2026-10-12');
  expect(await told()).toEqual(['sent']);
  const sent = world.chat.sent.map(({ card }) => textOf([{ as: 'post', card }]));
  expect(sent.join(' ')).toContain('Morgonfrukost i åk 8 · Kim Kurator');
  const again = textOf(await world.say(KIM, 'skicka besluten till rektor'));
  expect(again).toContain('Besluten från avstämning 1 är redan skickade');
  const reopened = cardOf(await world.press(RUT, cardOf(closed), 'Ångra'));
  expect(textOf([{ as: 'post', card: reopened }])).toContain('1');
  await world.press(RUT, cardOf(await world.say(RUT, 'stäng avstämningen')), 'Stäng avstämningen');
  expect(await told()).toEqual(['sent']);
});
