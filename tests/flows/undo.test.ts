/** What was pressed by mistake is taken back where it was done: «Ångra» in the receipt, or said. */
import { beforeEach, describe, expect, it } from 'vitest';
import type { Card } from '../../cards/card.ts';
import { goalInPlan, INTERVENTION } from './absence-goal.ts';
import {
  buttonsOf,
  CHANNEL,
  cardOf,
  fillIn,
  goalForm,
  idOf,
  makeWorld,
  personal,
  setUpTeam,
  textOf,
  type World,
} from './team.ts';

const [RUT, KIM, SIV, PETRA] = ['Rut Rektor', 'Kim Kurator', 'Siv Sköterska', 'Petra Psykolog'] as const;
let world: World;
beforeEach(async () => {
  world = await makeWorld();
  await setUpTeam(world);
});
const titles = (card: Card): string[] => buttonsOf(card).map(({ title }) => title);
const last = async (who: string, text: string): Promise<Card> => cardOf((await world.say(who, text)).slice(-1));
const pressed = async (who: string, card: Card, title: string): Promise<Card> =>
  cardOf(await world.press(who, card, title));
/** «Ångra», which says so, and a second press, which does nothing more. */
async function undone(who: string, receipt: Card, words: string): Promise<Card> {
  const after = await world.press(who, receipt, 'Ångra');
  expect(textOf(after)).toContain(words);
  const { version } = (await world.snapshot()).team;
  await world.press(who, receipt, 'Ångra');
  expect((await world.snapshot()).team.version).toBe(version);
  return cardOf(after);
}

describe('a discussion', () => {
  it('that was called off is planned again, by whoever may call it off', async () => {
    const form = await pressed(SIV, await last(SIV, 'diskussion'), 'Planera en diskussion');
    const typed = { who: 'leadership-group:', date: '2026-11-11', people: idOf(SIV) };
    const list = cardOf(await world.press(SIV, form, 'Spara', typed));
    const cancelled = await pressed(SIV, list, 'Ställ in');
    expect(textOf([{ as: 'post', card: cancelled }])).toContain('Diskussionen är inställd.');
    await world.press(PETRA, cancelled, 'Ångra');
    expect((await world.snapshot()).discussions.map(({ state }) => state)).toEqual(['cancelled']);
    const again = await undone(SIV, cancelled, 'Diskussionen är planerad igen.');
    expect(titles(again)).toContain('Ställ in');
    expect((await world.snapshot()).discussions.map(({ state }) => state)).toEqual(['planned']);
    expect(textOf(await world.say(KIM, 'historik'))).toContain('ångrade att diskussionen den 11 november');
  });
});

describe('something parked', () => {
  async function parked(): Promise<void> {
    const form = await last(SIV, 'parkera idén om loppis');
    await world.press(SIV, form, 'Parkera');
  }

  it.each(['Ångra', 'said'])('that was let go is parked again: %s', async (how) => {
    await parked();
    const receipt = await pressed(SIV, await last(SIV, 'parkeringen'), 'Släpp');
    expect((await world.snapshot()).parked.map(({ state }) => state)).toEqual(['dropped']);
    if (how === 'said') expect(textOf(await world.say(SIV, 'ångra'))).toContain('Det är parkerat igen.');
    else await undone(SIV, receipt, 'Det är parkerat igen.');
    expect((await world.snapshot()).parked).toMatchObject([{ state: 'parked', reviewedAt: null }]);
  });

  it('is parked again from the list of what waits', async () => {
    await parked();
    world.clock.now = Temporal.Instant.from('2026-10-06T08:00:00Z');
    const receipt = await pressed(SIV, await last(SIV, 'vad väntar på mig?'), 'Släpp');
    expect(textOf([{ as: 'post', card: receipt }])).toContain('Det här väntar på dig');
    const again = await undone(SIV, receipt, 'Det är parkerat igen.');
    expect(titles(again)).toContain('Släpp');
  });

  it('that the principal took in by mistake is the principal’s to put back', async () => {
    await parked();
    const form = await pressed(RUT, await last(RUT, 'parkeringen'), 'In i planen');
    const receipt = cardOf(await world.press(RUT, form, 'Ta in', { capacity: 'Mål 1 väntar.' }));
    await world.press(SIV, receipt, 'Ångra');
    expect((await world.snapshot()).parked).toMatchObject([{ state: 'inPlan' }]);
    await undone(RUT, receipt, 'Det är parkerat igen.');
    expect((await world.snapshot()).parked).toMatchObject([{ state: 'parked', capacity: '' }]);
  });
});

it('a question about something off the plan is asked once more', async () => {
  const question = await last(SIV, 'är detta i planen: webbkurs om hästar i vården');
  for (const title of ['Släpp', 'Ta på EHT/EHM, inte här']) {
    const receipt = await pressed(SIV, question, title);
    const again = await pressed(SIV, receipt, 'Ångra');
    expect(titles(again)).toEqual(titles(question));
    expect((await world.snapshot()).deviations).toMatchObject([{ decision: 'asked', askedOf: idOf(SIV) }]);
  }
  await world.press(SIV, await pressed(SIV, question, 'Släpp'), 'Ångra');
});

describe('the plan', () => {
  it('has a goal again that was finished or removed, as it was', async () => {
    await goalInPlan(world);
    const why = await pressed(KIM, await last(KIM, 'mål'), 'Avsluta');
    const finished = await pressed(KIM, why, 'Avsluta');
    await undone(KIM, finished, 'Mål 1 är kvar som det var.');
    expect((await world.snapshot()).goals).toMatchObject([{ state: 'active' }]);
    expect((await world.snapshot()).goals[0]).not.toHaveProperty('endedFrom');
    const asked = await pressed(KIM, await last(KIM, 'mål'), 'Ta bort');
    const dropped = await pressed(KIM, asked, 'Ta bort');
    await undone(KIM, dropped, 'Mål 1 är kvar som det var.');
    expect((await world.snapshot()).goals).toMatchObject([{ state: 'active' }]);
  });

  it('has a draft as a draft again', async () => {
    const typed = { title: 'Lugnare raster', group: 'åk 4–6', indicator: 'Bråk per vecka', baseline: '8', target: '4' };
    await world.press(KIM, await goalForm(world, KIM), 'Spara målet', typed);
    const dropped = await pressed(KIM, await pressed(KIM, await last(KIM, 'mål'), 'Ta bort'), 'Ta bort');
    await undone(KIM, dropped, 'Mål 1 är kvar');
    expect((await world.snapshot()).goals).toMatchObject([{ state: 'draft' }]);
  });

  it.each(['Genomförd', 'Avbryt insatsen'])('has an intervention again after «%s»', async (title) => {
    await goalInPlan(world);
    await fillIn(world, SIV, await last(SIV, 'ny insats'), INTERVENTION);
    expect((await world.snapshot()).interventions).toMatchObject([{ state: 'active' }]);
    const receipt = await pressed(SIV, await last(SIV, 'insatser'), title);
    await undone(SIV, receipt, 'Insats 1 är kvar som den var.');
    expect((await world.snapshot()).interventions).toMatchObject([{ state: 'active' }]);
  });
});

describe('at a checkpoint', () => {
  const at = (day: string) => {
    world.clock.now = Temporal.Instant.from(`${day}T08:00:00Z`);
  };
  const october = async () => (await world.snapshot()).checkpoints.find(({ date }) => date === '2026-10-06')?.id ?? '';
  const press = async (who: string, verb: string, more: Record<string, string> = {}) => {
    const data = { do: verb, team: (await world.snapshot()).key.team, checkpoint: await october(), ...more };
    return world.handle(world.inbound(who, { type: 'answered', data, values: {} }, personal(who), 'sv'));
  };

  it.each(['Klar', 'Till nästa avstämning'])('a point is open again after «%s»', async (title) => {
    await world.say(SIV, 'lägg till på dagordningen: Schemat i åk 9');
    at('2026-10-06');
    const settled = await pressed(SIV, cardOf(await press(SIV, 'keep.points')), title);
    expect(titles(settled)).not.toContain('Klar');
    const again = await undone(SIV, settled, 'Punkten är öppen igen.');
    expect(titles(again)).toContain('Klar');
    expect((await world.snapshot()).notes).toMatchObject([
      { state: 'open', checkpoint: await october(), carriedFrom: [] },
    ]);
    const others = await press(PETRA, 'keep.points');
    expect(titles(cardOf(others))).not.toContain('Ångra');
  });

  it('data is not there after all', async () => {
    at('2026-09-25');
    const receipt = cardOf(await press(KIM, 'checkpoint.gathered'));
    await undone(KIM, receipt, 'inte framtagna än');
    expect((await world.snapshot()).checkpoints.find(({ date }) => date === '2026-10-06')?.gatheredAt).toBeNull();
    const said = await last(KIM, 'data är framtagna');
    expect(titles(said)).toContain('Ångra');
  });

  it('the principal opens the one that was closed last, and no earlier one', async () => {
    at('2026-10-06');
    const receipt = cardOf(await press(RUT, 'checkpoint.close'));
    await world.press(KIM, receipt, 'Ångra');
    expect((await world.snapshot()).checkpoints.some(({ state }) => state === 'closed')).toBe(true);
    await undone(RUT, receipt, 'är öppen igen');
    expect((await world.snapshot()).checkpoints.every(({ state, closedAt }) => state === 'planned' && !closedAt)).toBe(
      true,
    );
    await press(RUT, 'checkpoint.close');
    const later = (await world.snapshot()).checkpoints.find(({ date }) => date > '2026-10-06');
    at(later?.date ?? '');
    await press(RUT, 'checkpoint.close', { checkpoint: later?.id ?? '' });
    expect(textOf(await world.press(RUT, receipt, 'Ångra'))).toContain('En senare avstämning är redan stängd');
  });

  it('what was added to the joint picture is taken away again', async () => {
    at('2026-10-06');
    const form = cardOf(await press(SIV, 'picture.addOpen'));
    const receipt = cardOf(await world.press(SIV, form, submitTitle(form), { text: 'Fel rad' }));
    expect((await world.snapshot()).additions).toHaveLength(1);
    await world.press(PETRA, receipt, 'Ångra');
    expect((await world.snapshot()).additions).toHaveLength(1);
    await undone(SIV, receipt, 'Ditt tillägg är borttaget.');
    expect((await world.snapshot()).additions).toEqual([]);
  });
});
const submitTitle = (form: Card): string =>
  buttonsOf(form).find(({ associatedInputs }) => associatedInputs === 'auto')?.title ?? '';

it('in the channel the press is answered as the person’s own', async () => {
  await world.press(SIV, await last(SIV, 'parkera idén om loppis'), 'Parkera');
  const receipt = cardOf(await world.press(SIV, await last(SIV, 'parkeringen'), 'Släpp', {}, CHANNEL));
  expect(textOf(await world.press(SIV, receipt, 'Ångra', {}, CHANNEL))).toContain('Det är parkerat igen.');
});
