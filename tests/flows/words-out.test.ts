/** «Ta bort orden och spara», in words: as pressing it in the form that the guard has just stopped, without writing anything again. */
import { readFileSync } from 'node:fs';
import { beforeEach, describe, expect, it } from 'vitest';
import { cardOf, makeWorld, setUpTeam, textOf, type World } from './team.ts';

const [KIM, SIV] = ['Kim Kurator', 'Siv Sköterska'] as const;
const DECISION = 'nytt beslut: extra stöd till Emil i matte senast 1 mars';
let world: World;
beforeEach(async () => {
  world = await makeWorld();
  await setUpTeam(world);
});
const decisions = async () => (await world.snapshot()).decisions.map(({ text, due }) => `${text}, ${due}`);
const said = async (who: string, text: string) => textOf(await world.say(who, text));

describe('a line that was stopped', () => {
  it.each([
    'ta bort orden och spara',
    'Ta bort ordet och spara',
    'ja, ta bort namnet och spara',
    'spara utan orden',
    'spara det utan namnet tack',
    'ta bort namnet',
    'remove the words and save',
    'Take the word out and save',
    'save without the name',
  ])('«%s» saves it without the word, once', async (text) => {
    await world.say(KIM, DECISION);
    expect(await said(KIM, text)).toContain('Extra stöd till i matte');
    expect(await decisions()).toEqual(['Extra stöd till i matte, 2027-03-01']);
    await said(KIM, text);
    expect(await decisions()).toHaveLength(1);
    expect(readFileSync(world.path).toString('latin1') + JSON.stringify(world.logged)).not.toContain('Emil');
  });

  it('of which nothing is left without it says so', async () => {
    await world.say(SIV, 'logga: Elsa i 8B får hjälp före 1 mars');
    expect(await said(SIV, 'ta bort orden och spara')).toContain('blir det inget kvar att spara');
    expect((await world.snapshot()).notes).toEqual([]);
  });

  it('whose name is no pupil’s is said so in the form, which alone has the words', async () => {
    await world.say(KIM, DECISION);
    expect(await said(KIM, 'det är ingen elev')).toContain('finns bara i formuläret');
    expect(await decisions()).toEqual([]);
  });

  it('a while ago, or somebody else’s, is in its form only', async () => {
    await world.say(KIM, DECISION);
    expect(await said(SIV, 'spara utan orden')).toContain('finns bara i formuläret');
    world.clock.now = world.clock.now.add({ minutes: 6 });
    expect(await said(KIM, 'spara utan orden')).toContain('finns bara i formuläret');
    expect(await decisions()).toEqual([]);
  });
});

it('a form of several fields is sent with all the others in it', async () => {
  const form = cardOf(await world.say(SIV, 'mina frågor'));
  const group = 'Fler i åk 8 har huvudvärk.';
  await world.press(SIV, form, 'Skicka', {
    situation: `${group} Emma i 8B är värst drabbad.`,
    cause1: 'Sena kvällar.',
  });
  expect(await said(SIV, 'ta bort orden och spara')).toContain('Tack, Siv!');
  const { analysis } = (await world.snapshot()).answers[0] ?? {};
  expect([analysis?.situation, analysis?.causes[0]?.text]).toEqual([group, 'Sena kvällar.']);
});

it('«ta bort namnet» and «det är ingen elev» are no answer to a form where none was stopped', async () => {
  for (const text of ['ta bort namnet', 'det är ingen elev']) expect(await said(SIV, text)).not.toContain('formuläret');
});
