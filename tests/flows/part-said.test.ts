/** Right after one's own goal, intervention or discussion: what is to be changed in it is said without its name, and opens its form. */
import { beforeEach, describe, expect, it } from 'vitest';
import { discussion, goal, intervention } from '../storage/samples.ts';
import { filled } from './seen.ts';
import { cardOf, idOf, makeWorld, setUpTeam, textOf, type World } from './team.ts';
import { keep } from './under-way.ts';

const SIV = 'Siv Sköterska';
let world: World;
beforeEach(async () => {
  world = await makeWorld();
  await setUpTeam(world);
  const owner = idOf(SIV);
  await keep(
    world,
    goal('g1', 1, { title: 'Bättre läsning', owner, unit: '%', baseline: 71, target: 85, deadline: '2027-06-04' }),
    intervention('i1', 1, { title: 'Lässtuga', goal: 'g1', owner }),
  );
});
const after = async (shown: string, said: string) => {
  await world.say(SIV, shown);
  return world.say(SIV, said);
};
const ONLY_PRINCIPAL = 'Det här beslutar';

describe('after a goal', () => {
  it.each([
    'sista dag 15 maj',
    'ändra sista dag till 15 maj',
    'sista dag ska vara den 15 maj',
    'deadline 15 maj',
    'flytta slutdatumet till 15 maj',
  ])('«%s» is its day', async (said) => {
    expect(filled(cardOf(await after('mål 1', said)))).toMatchObject({ deadline: '2027-05-15', target: '85 %' });
  });

  it.each([
    'byt målvärdet till 80',
    'målvärdet ska vara 80 %',
    'för högt, sätt 80',
    'det är för högt, sätt det till 80',
    'change the target to 80',
  ])('«%s» is its target', async (said) => {
    expect(filled(cardOf(await after('mål 1', said)))).toMatchObject({ target: '80 %' });
  });
});

describe('by its number', () => {
  it.each([
    'ändra mål 1: målvärde 78',
    'mål 1 ska vara 78 istället, vi tog i för mycket',
    'gör målvärdet 78 på mål 1',
    'byt målvärdet på mål 1 till 78',
  ])('«%s» has the new value in the form', async (said) => {
    expect(filled(cardOf(await world.say(SIV, said)))).toMatchObject({ target: '78 %' });
  });

  it('what it is now stands in the answer’s form, and not what it is not', async () => {
    const form = cardOf(await world.say(SIV, 'oj, det ska vara 74 på mål 1 inte 73'));
    expect(JSON.stringify(filled(form))).not.toContain('73');
  });
});

describe('what somebody has themselves', () => {
  it('is an intervention’s last day', async () => {
    expect(JSON.stringify(filled(cardOf(await after('insats 1', 'sista dag 15 maj'))))).toContain('2027-05-15');
  });

  it('is no principal’s to decide', async () => {
    const words = textOf(await world.say(SIV, 'lässtugan ska ha fyra pass i veckan istället'));
    expect(words).not.toContain(ONLY_PRINCIPAL);
    const day = textOf(await world.say(SIV, 'byt sista dag till 15 maj'));
    expect(day).not.toContain(ONLY_PRINCIPAL);
  });

  it('is the only discussion that is planned', async () => {
    await keep(world, discussion('d1', { date: '2026-11-12', people: [idOf(SIV)], createdBy: idOf(SIV) }));
    const form = cardOf(await world.say(SIV, 'flytta diskussionen till 19 november'));
    expect(filled(form)).toMatchObject({ date: '2026-11-19' });
  });

  it('a checkpoint is still the principal’s', async () => {
    expect(textOf(await world.say(SIV, 'flytta avstämning 1 till 13 oktober'))).toContain(ONLY_PRINCIPAL);
  });
});
