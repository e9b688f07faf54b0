/** How an intervention stands: waiting for the principal's reason, ahead, under way. */
import { beforeEach, describe, expect, it } from 'vitest';
import { goalInPlan, INTERVENTION, INTERVENTION_BEGUN } from './absence-goal.ts';
import { cardOf, fillIn, idOf, makeWorld, setUpTeam, textOf, type World } from './team.ts';

const SIV = 'Siv Sköterska';
let world: World;
beforeEach(async () => {
  world = await makeWorld();
  await setUpTeam(world);
  await goalInPlan(world);
});

const form = async () => cardOf(await world.say(SIV, 'ny insats'));

describe('an intervention', () => {
  it('that comes to wait for the principal’s reason is told to them, once, with the button that gives it', async () => {
    const weak = { ...INTERVENTION, evidenceLevel: 'ownExperience', finding: 'notStudied', references: '' };
    await world.press(SIV, await form(), 'Spara', INTERVENTION_BEGUN);
    expect(await world.told('reasonWanted')).toEqual([]);
    const list = cardOf(await world.say(SIV, 'insatser'));
    await fillIn(world, SIV, cardOf(await world.press(SIV, list, 'Ändra')), weak);
    const told = await world.told('reasonWanted');
    expect(told.map(({ to }) => to)).toEqual([idOf('Rut Rektor')]);
    expect(told[0]?.words).toContain('Insats 1 behöver ditt skäl för att komma med i planen: Samtal inom fem dagar');
    const [reply] = await world.toldTo('Rut Rektor');
    const reason = cardOf(await world.press('Rut Rektor', cardOf(reply ? [reply] : []), 'Ge skäl och ta in'));
    await world.press('Rut Rektor', reason, 'Ta in i planen', { reason: 'Vi mäter noga.' });
    expect((await world.snapshot()).interventions[0]?.state).toBe('active');
  });

  it('that begins later is not said to be under way', async () => {
    await fillIn(world, SIV, await form(), { ...INTERVENTION, from: '2026-09-21' });
    expect(textOf(await world.say(SIV, 'insatser'))).toContain('Börjar den 21 september 2026');
    expect(textOf(await world.say(SIV, 'insats 1'))).toContain('Börjar den 21 september 2026');
    expect(textOf(await world.say(SIV, 'status'))).toContain('1 insats börjar senare.');
    world.clock.now = Temporal.Instant.from('2026-09-21T08:00:00Z');
    expect(textOf(await world.say(SIV, 'insats 1'))).toContain('Pågår enligt planen');
    expect(textOf(await world.say(SIV, 'status'))).toContain('1 insats pågår.');
  });
});
