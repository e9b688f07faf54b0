/** What words ask for is the same as a button's: the team about a goal, where research is found, a point that is done. */
import { beforeEach, describe, expect, it } from 'vitest';
import { draftAbsenceGoal, goalInPlan } from './absence-goal.ts';
import { buttonsOf, cardOf, makeWorld, setUpTeam, textOf, type World } from './team.ts';

const [KIM, SIV] = ['Kim Kurator', 'Siv Sköterska'] as const;
let world: World;
beforeEach(async () => {
  world = await makeWorld();
  await setUpTeam(world);
});
const titles = async (text: string, who: string = SIV): Promise<string[]> =>
  buttonsOf(cardOf(await world.say(who, text))).map(({ title }) => title);

describe('the team', () => {
  it.each(['fråga teamet om mål 1', 'ask the team about goal 1'])('«%s» is one press away', async (text) => {
    await draftAbsenceGoal(world);
    expect(await titles(text)).toContain('Fråga teamet');
  });
  it('is not asked about a goal in the plan, which is shown', async () => {
    await goalInPlan(world);
    expect(textOf(await world.say(SIV, 'fråga teamet om mål 1'))).toContain('Minska frånvaron i åk 7–9');
  });
});

describe('a goal about something', () => {
  it('is that one, or all there are', async () => {
    await goalInPlan(world);
    expect(await titles('har vi ett mål om frånvaro?')).toContain('Ändra');
    expect(textOf(await world.say(SIV, 'har vi ett mål om sömn?'))).toContain('Mål 1 · Minska frånvaron');
    expect((await world.snapshot()).goals).toHaveLength(1);
  });
});

describe('research', () => {
  it.each(['var hittar vi forskning om sömn?', 'where can we find research on sleep?'])('«%s»', async (text) => {
    const found = textOf(await world.say(SIV, text));
    expect(found).toContain('Skolverket');
    expect(found).toContain('SBU');
  });
});

describe('a point that is done', () => {
  it('is ticked off where it has been gone through', async () => {
    await world.say(KIM, 'dagordning: skolmaten');
    const [first] = (await world.snapshot()).checkpoints.map(({ date }) => date).toSorted();
    world.clock.now = Temporal.Instant.from(`${first}T12:00:00Z`).add({ hours: 24 });
    await world.say(KIM, 'punkten om skolmaten är klar');
    expect((await world.snapshot()).notes).toMatchObject([{ text: 'skolmaten', state: 'done' }]);
  });
});
