/** An intervention that is left half-way: a draft is filled in from where it says so, and one whose last day has been is asked about. */
import { beforeEach, describe, expect, it } from 'vitest';
import { inputsOf } from '../../cards/card.ts';
import { renderDelivery } from '../../cards/deliveries.ts';
import { toText } from '../../cards/render/text.ts';
import { expectValidCard } from '../cards/valid.ts';
import { goalInPlan, INTERVENTION, INTERVENTION_BEGUN } from './absence-goal.ts';
import { buttonsOf, cardOf, fillIn, idOf, makeWorld, setUpTeam, textOf, type World } from './team.ts';

const [KIM, SIV] = ['Kim Kurator', 'Siv Sköterska'] as const;
let world: World;
beforeEach(async () => {
  world = await makeWorld();
  await setUpTeam(world);
  await goalInPlan(world);
});
const titles = async (text: string, who: string = SIV): Promise<string[]> =>
  buttonsOf(cardOf(await world.say(who, text))).map(({ title }) => title);
const form = async () => cardOf(await world.say(SIV, 'ny insats'));

describe('a draft', () => {
  beforeEach(async () => {
    await world.press(SIV, await form(), 'Spara', INTERVENTION_BEGUN);
  });
  it('is filled in from its page and from the list', async () => {
    expect(await titles('insats 1')).toContain('Fyll på');
    expect(await titles('insatser')).toContain('Fyll på');
    expect(await titles('insatser', KIM)).toContain('Fyll på');
  });
  it.each(['fyll på insats 1', 'jag vill fylla på insats 1', 'fill in intervention 1'])(
    '«%s» opens what is left of the form',
    async (text) => {
      const asked = inputsOf(cardOf(await world.say(SIV, text)).body).map(({ id }) => id);
      expect(asked).toContain('level');
      expect(asked).not.toContain('title');
    },
  );
});

describe('one whose last day has been', () => {
  beforeEach(async () => {
    await fillIn(world, SIV, await form(), { ...INTERVENTION, from: '2026-09-14', to: '2026-12-15' });
  });
  it('is under way until then', async () => {
    world.clock.now = Temporal.Instant.from('2026-12-15T08:00:00Z');
    expect(textOf(await world.say(SIV, 'insats 1'))).toContain('Pågår enligt planen');
    expect(textOf(await world.say(KIM, 'status'))).toContain('1 insats pågår.');
  });
  it('is asked about after it, and no longer under way', async () => {
    world.clock.now = Temporal.Instant.from('2026-12-17T08:00:00Z');
    const page = textOf(await world.say(SIV, 'insats 1'));
    expect(page).not.toContain('Pågår');
    expect(page).toContain('Är den genomförd?');
    const status = textOf(await world.say(KIM, 'status'));
    expect(status).not.toContain('insats pågår');
    expect(status).toContain('hade sin sista dag');
    const waits = await world.say(SIV, 'vad väntar på mig?');
    expect(textOf(waits)).toContain('Är den genomförd?');
    expect(textOf(await world.press(SIV, cardOf(waits), 'Genomförd'))).toContain('Genomförd');
    expect(textOf(await world.say(SIV, 'vad väntar på mig?'))).not.toContain('Är den genomförd?');
  });

  it('is said once to its owner, by the next question that goes out anyway, with the way to end or prolong it below the form', async () => {
    const checkpoints = (await world.snapshot()).checkpoints.toSorted((a, b) => a.date.localeCompare(b.date));
    const promptOf = async (number: number, name: string) => {
      const { key } = await world.snapshot();
      const about = checkpoints[number - 1];
      const row = (await world.storage.deliveries(key, 300)).find(
        (one) => one.kind === 'prompt' && one.checkpoint === about?.id && one.recipient === idOf(name),
      );
      if (!row) throw new Error('no prompt planned');
      world.clock.now = Temporal.Instant.from(row.dueAt);
      return renderDelivery(row, await world.snapshot(), row.dueAt, { late: false });
    };
    const ended = 'hade sin sista dag den 15 december 2026. Är den genomförd?';
    expect(toText(await promptOf(1, SIV))).not.toContain(ended);
    expect(toText(await promptOf(2, KIM))).not.toContain(ended);
    const prompt = await promptOf(2, SIV);
    expectValidCard(prompt);
    expect(toText(prompt)).toContain(ended);
    const shown = await world.press(SIV, prompt, 'Visa vad som väntar');
    expect(shown.map(({ as }) => as)).toEqual(['post']);
    const buttons = buttonsOf(cardOf(shown)).map(({ title }) => title);
    expect(buttons).toEqual(expect.arrayContaining(['Genomförd', 'Ändra']));
    expect(toText(await promptOf(3, SIV))).not.toContain(ended);
  });
});
