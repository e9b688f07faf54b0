/** A goal that somebody says no to in words, and one that the principal takes in so: the form opens with the reason in it. */
import { beforeEach, describe, expect, it } from 'vitest';
import { ABSENCE_GOAL, draftAbsenceGoal, INTERVENTION, pressGoal } from './absence-goal.ts';
import { filled, reachedBy, words } from './seen.ts';
import { CHANNEL, cardOf, fillIn, makeWorld, setUpTeam, takeIn, textOf, type World } from './team.ts';

const [RUT, KIM, SIV, PETRA] = ['Rut Rektor', 'Kim Kurator', 'Siv Sköterska', 'Petra Psykolog'] as const;
let world: World;
beforeEach(async () => {
  world = await makeWorld();
  await setUpTeam(world);
  await draftAbsenceGoal(world);
  await pressGoal(world, SIV, 'goals.ask');
});

describe('a no', () => {
  it.each([
    ['nej till mål 1, 6,5 är för tufft', '6,5 är för tufft'],
    ['nej till mål 1, sikta på 7', 'Sikta på 7'],
    ['nej till mål 1 för att vi inte hinner', 'För att vi inte hinner'],
    ['jag säger nej till mål 1, vi hinner inte', 'Vi hinner inte'],
    ['jag står inte bakom mål 1, det är för tufft', 'Det är för tufft'],
    ['mål 1: nej, 6 är för lågt', '6 är för lågt'],
    ['nej mål 1 är för tufft', 'Mål 1 är för tufft'],
    ['jag tycker 6 % är för tufft på mål 1, 7 vore bättre', 'Jag tycker 6 % är för tufft på mål 1, 7 vore bättre'],
    ['mål 1 är för högt, sänk det till 6', 'Mål 1 är för högt, sänk det till 6'],
    ['no to goal 1, we will not have time', 'We will not have time'],
  ])('«%s» opens with what has to change', async (said, reason) => {
    const form = cardOf(await world.say(PETRA, said));
    expect(words(form)).toContain('Vad behöver ändras i mål 1?');
    expect(filled(form)).toEqual({ reason });
    await world.press(PETRA, form, 'Skicka');
    expect((await world.snapshot()).acceptances.filter(({ accepted }) => !accepted)).toMatchObject([{ reason }]);
  });

  it('needs no number once they have been asked about one goal', async () => {
    expect(textOf(await world.say(PETRA, 'nej 90 är för högt'))).not.toContain('Vad behöver ändras');
    await reachedBy(world, PETRA, '2026-08-24');
    expect(filled(cardOf(await world.say(PETRA, 'nej 90 är för högt')))).toEqual({ reason: '90 är för högt' });
    expect(filled(cardOf(await world.say(PETRA, 'jag tycker att det är för tufft')))).toEqual({
      reason: 'Jag tycker att det är för tufft',
    });
  });

  it('to a goal that is in the plan shows it, and who may change it and says to what gets its form', async () => {
    expect(filled(cardOf(await world.say(SIV, 'mål 1 är för lågt, höj till 7')))).toMatchObject({ target: '7 %' });
    await takeIn(world);
    expect(textOf(await world.say(PETRA, 'nej till mål 1, 6 är för tufft'))).toContain(ABSENCE_GOAL.title);
    for (const said of ['mål 1 är orealistiskt, sänk till 7 %', 'mål 1 är för högt, sänk det till 7'])
      expect(filled(cardOf(await world.say(RUT, said)))).toMatchObject({ target: '7 %' });
    expect(textOf(await world.say(PETRA, 'mål 1 är för högt, sänk det till 7'))).toContain('Hör av dig till');
  });

  it('with a pupil in it is told so in the form, and not said back where others read', async () => {
    const said = 'nej till mål 1, Elias Berg i 7B klarar inte det';
    await world.say(PETRA, said);
    const there = await world.say(PETRA, said, CHANNEL);
    expect(textOf([...there, ...(await world.toldTo(PETRA))])).toContain('sparar jag aldrig');
    expect(textOf(there)).not.toContain('Elias');
    expect(JSON.stringify(await world.storage.everything(await world.key()))).not.toContain('Elias');
  });
});

describe('taken in with a reason', () => {
  it.each([
    ['ta in mål 1', ''],
    ['ta in mål 1 i planen ändå', ''],
    ['ta in målet ändå', ''],
    ['ge skäl och ta in mål 1', ''],
    ['jag vill ta in mål 1 i planen utan att alla svarat', ''],
    ['ta in mål 1 i planen, vi provar ett läsår', 'Vi provar ett läsår'],
    ['ta in mål 1 med skäl: huvudmannens prioritering', 'Huvudmannens prioritering'],
    ['mål 1 ska in i planen ändå, petra tvekar men vi provar', 'Petra tvekar men vi provar'],
    ['take goal 1 into the plan anyway, we will try a year', 'We will try a year'],
  ])('«%s» opens the principal’s form', async (said, reason) => {
    const form = cardOf(await world.say(RUT, said));
    expect(words(form)).toContain('Ta in mål 1 i planen ändå?');
    expect(filled(form)).toEqual({ reason });
  });

  it('is the principal’s, and nothing else is', async () => {
    expect(textOf(await world.say(PETRA, 'ta in mål 1 i planen ändå'))).toContain('Det här beslutar rektor.');
    for (const said of ['ta in mål 1 på dagordningen', 'ska vi ta in mål 1?', 'ta med mål 1 i rapporten'])
      expect(textOf(await world.say(RUT, said)), said).not.toContain('i planen ändå?');
  });

  it('of an intervention on weak ground as well', async () => {
    await takeIn(world);
    await fillIn(world, SIV, cardOf(await world.say(SIV, 'ny insats')), {
      ...INTERVENTION,
      evidenceLevel: 'experience',
    });
    for (const said of [
      'ge skäl och ta in insats 1, billigt och vi provar en termin',
      'ta in insats 1, billigt och vi provar en termin',
    ])
      expect(filled(cardOf(await world.say(RUT, said)))).toEqual({ reason: 'Billigt och vi provar en termin' });
    expect(textOf(await world.say(KIM, 'ta in insats 1'))).toContain('Det här beslutar rektor.');
  });
});
