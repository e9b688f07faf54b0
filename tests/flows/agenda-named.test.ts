/** The agenda and the page of a checkpoint that is named, and not of the one to come. */
import { beforeEach, expect, it } from 'vitest';
import { cardOf, makeWorld, setUpTeam, textOf, type World } from './team.ts';

const SIV = 'Siv Sköterska';
let world: World;
beforeEach(async () => {
  world = await makeWorld();
  await setUpTeam(world);
});
const shown = async (said: string) => textOf([{ as: 'post', card: cardOf(await world.say(SIV, said)) }]);

it.each([
  ['lägg till skolmaten på dagordningen till avstämning 3', 3],
  ['lägg till skolmaten på dagordningen för mars', 3],
  ['sätt upp skolmaten på dagordningen inför avstämningen i juni', 4],
  ['dagordningen inför mars: skolmaten', 3],
  ['lägg till skolmaten på dagordningen', 1],
  ['lägg till skolmaten på dagordningen till nästa avstämning', 1],
])('«%s» puts it there, and says so', async (said, number) => {
  const words = await shown(said);
  expect(words).toContain('Skolmaten');
  expect(words).toContain(number === 1 ? 'nästa avstämnings dagordning' : `dagordningen för avstämning ${number}`);
  expect((await world.snapshot()).notes.map(({ text }) => text.toLowerCase())).toEqual(['skolmaten']);
  expect((await shown(`dagordningen för avstämning ${number}`)).toLowerCase()).toContain('skolmaten');
});

it.each([
  ['dagordningen', 'Punkterna på dagordningen · avstämning 1'],
  ['dagordningen för avstämning 3', 'Punkterna på dagordningen · avstämning 3'],
  ['dagordning avstämning 3', 'Punkterna på dagordningen · avstämning 3'],
  ['dagordning till avstämning 3', 'Punkterna på dagordningen · avstämning 3'],
  ['dagordning till avstämningen i mars', 'Punkterna på dagordningen · avstämning 3'],
  ['visa dagordningen inför mars', 'Punkterna på dagordningen · avstämning 3'],
  ['vad står på dagordningen för avstämning 2?', 'Punkterna på dagordningen · avstämning 2'],
  ['punkterna till avstämning 2', 'Punkterna på dagordningen · avstämning 2'],
  ['the agenda of the March checkpoint', 'Punkterna på dagordningen · avstämning 3'],
  ['dagordningen till avstämning 9', 'avstämning 9'],
  ['underlaget till avstämning 2', 'Avstämning 2'],
  ['visa underlaget inför avstämning 3', 'Avstämning 3'],
  ['underlaget till nästa avstämning', 'Avstämning 1'],
])('«%s» shows it', async (said, title) => {
  expect(await shown(said)).toContain(title);
  expect((await world.snapshot()).notes).toEqual([]);
});
