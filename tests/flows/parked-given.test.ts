/** What somebody has parked is given to somebody else to bring up, in words or by a button. */
import { beforeEach, describe, expect, it } from 'vitest';
import { submitOf } from '../../cards/card.ts';
import type { Parked } from '../../quality/keep/documents.ts';
import { filled } from './seen.ts';
import { buttonsOf, cardOf, idOf, makeWorld, setUpTeam, textOf, type World } from './team.ts';
import { keep, rosterIs } from './under-way.ts';

const [RUT, KIM, SIV, PETRA] = ['Rut Rektor', 'Kim Kurator', 'Siv Sköterska', 'Petra Psykolog'] as const;
const GIVE = 'Välj vem som tar upp det';
const parked = (id: string, text: string, more: Partial<Parked> = {}): Parked => ({
  kind: 'parked',
  id,
  version: 1,
  schoolYear: '2026/27',
  text,
  category: 'training',
  owner: idOf(SIV),
  parkedBy: idOf(SIV),
  parkedAt: '2026-09-01T08:00:00Z',
  state: 'parked',
  reviewedAt: null,
  capacity: '',
  ...more,
});
let world: World;
beforeEach(async () => {
  world = await makeWorld('2026-09-02T08:00:00Z');
  await setUpTeam(world);
  await keep(world, parked('p1', 'Kurs om dyslexi'));
});
const ownerOf = async (id = 'p1') => (await world.snapshot()).parked.find((one) => one.id === id)?.owner;

describe('what somebody who has left had parked', () => {
  beforeEach(() => rosterIs(world, RUT, KIM, PETRA));

  it('is given by a button in the list, and whoever is given it hears so', async () => {
    const list = cardOf(await world.say(KIM, 'parkeringen'));
    const form = cardOf(await world.press(KIM, list, GIVE));
    const after = await world.press(KIM, form, 'Spara', { owner: idOf(PETRA) });
    expect(textOf(after)).toContain('Petra Psykolog tar upp det.');
    expect(buttonsOf(cardOf(after)).map(({ title }) => title)).not.toContain(GIVE);
    expect(await ownerOf()).toBe(idOf(PETRA));
    const [told] = await world.told('notice');
    expect(told).toMatchObject({ to: idOf(PETRA) });
    expect(told?.words).toContain('Kim Kurator vill att du tar upp något som är parkerat och som Siv Sköterska skulle');
    expect(textOf(await world.say(KIM, 'historik'))).toContain('lät någon annan ta upp det som är parkerat');
  });

  it.each([
    'ge det parkerade till Petra',
    'ge Sivs parkerade till Petra',
    'ge Sivs parkerade saker till Petra',
    'flytta parkeringen till Petra',
    'Petra tar över det parkerade',
    'Petra tar över det parkerade efter Siv',
    'give the parked things to Petra',
    "give Siv's parked things to Petra",
  ])('«%s» opens the form of the only one with her', async (text) => {
    const form = cardOf(await world.say(KIM, text));
    expect(filled(form)).toMatchObject({ owner: idOf(PETRA) });
    await world.press(KIM, form, submitOf(form)?.title ?? '');
    expect(await ownerOf()).toBe(idOf(PETRA));
  });

  it('of several each has its form, with her chosen', async () => {
    await keep(world, parked('p2', 'Nätverksträff'), parked('p3', 'Bidrag', { owner: idOf(KIM) }));
    const card = cardOf(await world.say(KIM, 'ge det parkerade till Petra'));
    const words = textOf([{ as: 'post', card }]);
    expect(words).toContain('Parkerat: Kurs om dyslexi');
    expect(words).toContain('Parkerat: Nätverksträff');
    expect(words).not.toContain('Bidrag');
    expect(buttonsOf(card).filter(({ title, data }) => title === GIVE && data['owner'] === idOf(PETRA))).toHaveLength(
      2,
    );
  });

  it('is among what is handed over after them', async () => {
    const card = cardOf(await world.say(KIM, 'Petra tar över efter Siv'));
    expect(textOf([{ as: 'post', card }])).toContain('Parkerat: Kurs om dyslexi');
    expect(filled(cardOf(await world.press(KIM, card, GIVE)))).toMatchObject({ owner: idOf(PETRA) });
  });

  it('is given by those who manage the team alone', async () => {
    const list = cardOf(await world.say(PETRA, 'parkeringen'));
    expect(buttonsOf(list).map(({ title }) => title)).not.toContain(GIVE);
    expect(textOf(await world.say(PETRA, 'ge det parkerade till mig'))).toContain('Bara samordnaren och rektor');
  });
});

it('one’s own is given by oneself, and what is not there is said', async () => {
  expect(filled(cardOf(await world.say(SIV, 'ge mitt parkerade till Petra')))).toMatchObject({ owner: idOf(PETRA) });
  expect(textOf(await world.say(KIM, 'ge det parkerade till Petra'))).toContain('som har lämnat teamet');
  expect(textOf(await world.say(KIM, 'ge Ruts parkerade till Petra'))).toContain('Rut Rektor har inget parkerat');
});
