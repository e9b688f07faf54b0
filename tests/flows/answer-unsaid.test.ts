/** An owner who does not know yet says so, and nothing is said for them. */
import { beforeEach, describe, expect, it } from 'vitest';
import { inputsOf } from '../../cards/card.ts';
import type { Progress } from '../../quality/checkpoints/documents.ts';
import { ABSENCE_GOAL } from './absence-goal.ts';
import { cardOf, fillIn, goalForm, makeWorld, setUpTeam, takeIn, textOf, type World } from './team.ts';

const [SIV, RUT] = ['Siv Sköterska', 'Rut Rektor'] as const;
const TYPED = { situation: 'Frånvaron ökar i åk 8.', cause1: 'Sena kvällar.', meaning: '' };
let world: World;
let goal: string;
beforeEach(async () => {
  world = await makeWorld();
  await setUpTeam(world);
  await world.press(SIV, await goalForm(world, SIV), 'Spara målet', ABSENCE_GOAL);
  goal = (await takeIn(world)).goals.at(-1)?.id ?? '';
});

type Field = 'value' | 'status' | 'confidence' | 'comment';
const send = async (said: Partial<Record<Field, string>>) => {
  const ofGoal = Object.fromEntries(Object.entries(said).map(([name, words]) => [`${name}:${goal}`, words]));
  return fillIn(world, SIV, cardOf(await world.say(SIV, 'mina frågor')), { ...TYPED, ...ofGoal });
};
const kept = async (): Promise<Progress | undefined> => (await world.snapshot()).answers[0]?.progress[0];
/** The page of the goal, with what stands in its fields. */
const standing = async (): Promise<Record<string, string | undefined>> => {
  const form = cardOf(await world.say(SIV, 'mål 1 går bra'));
  return Object.fromEntries(inputsOf(form.body).map(({ id, value }) => [id.split(':')[0], value]));
};

describe('of a goal', () => {
  it('nothing is chosen beforehand', async () => {
    expect(await standing()).toMatchObject({ status: '', confidence: '' });
  });

  it.each([
    ['nothing', {}],
    ['«vet ej» as its value', { value: 'vet ej' }],
    ['«Vet inte än» as its status', { status: 'unknown' }],
    ['both', { value: '?', status: 'unknown' }],
  ])('%s can be said, and is then said nowhere', async (_what, said) => {
    const receipt = textOf(await send({ ...said, comment: 'Jag tog över i fredags.' }));
    expect(receipt).toContain('Tack, Siv!');
    expect(receipt).toContain('Ingen status än');
    expect(await kept()).toMatchObject({ value: null, status: null, confidence: null });
    world.clock.now = Temporal.Instant.from('2026-10-06T08:00:00Z');
    const page = textOf(await world.say(RUT, 'avstämning 1'));
    expect(page).toMatch(/Inget värde den \d+\saugusti · Ingen status än · Siv Sköterska/u);
    const status = textOf(await world.say(RUT, 'status'));
    expect(status).toContain('Ingen status än');
    for (const words of [receipt, page, status]) expect(words).not.toMatch(/enligt plan|avvik|säker|null|undefined/iu);
    expect(await standing()).toMatchObject({ value: '', status: 'unknown', confidence: '' });
  });

  it('a value without a status asks for one, or for «Vet inte än»', async () => {
    expect(textOf(await send({ value: '7,9' }))).toContain('välj status, eller «Vet inte än»');
    expect(textOf(await send({ value: '7,9', status: 'unknown' }))).toContain('7,9\u00a0% · Ingen status än');
    expect(await kept()).toMatchObject({ value: 7.9, status: null });
  });

  it('a baseline that is not known is none, also in words', async () => {
    const [before] = (await world.snapshot()).goals;
    await world.press(SIV, await goalForm(world, SIV), 'Spara målet', {
      ...ABSENCE_GOAL,
      title: 'Ett till',
      baseline: 'vet ej',
    });
    const after = (await world.snapshot()).goals.find(({ id }) => id !== before?.id);
    expect(after).toMatchObject({ baseline: null, target: 6.5 });
  });

  it('how sure somebody is stands where they have said it', async () => {
    expect(textOf(await send({ value: '7,9', status: 'onTrack', confidence: 'medium' }))).toContain('Ganska säker');
    expect(await kept()).toMatchObject({ status: 'onTrack', confidence: 'medium' });
  });
});
