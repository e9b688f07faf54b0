/** Short words about the goal or the intervention just shown in one's own chat, and measures of the school's own that are named. */
import { beforeEach, describe, expect, it } from 'vitest';
import { inputsOf } from '../../cards/card.ts';
import { followUp, namedAfter, topicOf } from '../../language/reading/follow-up.ts';
import { BREAK_GOAL, draftBreakGoal } from './break-goal.ts';
import { CHANNEL, cardOf, makeWorld, setUpTeam, takeIn, textOf, type World } from './team.ts';

const [KIM, PETRA] = ['Kim Kurator', 'Petra Psykolog'] as const;
let world: World;
beforeEach(async () => {
  world = await makeWorld();
  await setUpTeam(world);
  await draftBreakGoal(world, KIM);
  await takeIn(world);
  const form = cardOf(await world.say(KIM, 'ny insats: rastvärdar med gula västar, Kim'));
  await world.press(KIM, form, 'Spara', { why: 'Det är bråk på rasterna.' });
});

it('is read with its topic, and nothing else is', () => {
  expect(topicOf('Mål 2 · Mål för läsning')).toEqual({ words: 'mål 2', all: 'mål' });
  expect(topicOf('Intervention 3 · Tutoring')).toEqual({ words: 'intervention 3', all: 'insatser' });
  expect(topicOf('Status för Ekskolan')).toBeNull();
  const topic = { words: 'mål 2', all: 'mål' };
  for (const text of ['varför?', 'When is it due?', 'när ska det vara klart?', 'när?', 'visa mer', 'tell me more'])
    expect(followUp(text, topic), text).toBe('mål 2');
  expect(followUp('who does that?', topic)).toBe('vem ansvarar för mål 2');
  expect(followUp('Ändra det', topic)).toBe('ändra mål 2');
  expect(followUp('och de andra?', topic)).toBe('mål');
  for (const text of [
    'när är nästa avstämning',
    'vem har inte svarat',
    'varför skriver du till mig',
    'ändra mitt svar',
  ])
    expect(followUp(text, topic), text).toBeNull();
  expect(namedAfter('och mål 3 då?')).toBe('mål 3');
  expect(namedAfter('what about the interventions?')).toBe('interventions');
  expect(namedAfter('och nytt mål: Elever')).toBeNull();
});

describe('after a goal', () => {
  it.each(['varför?', 'när ska det vara klart?', 'vem?', 'visa mer', 'why?'])('«%s» is about it', async (said) => {
    await world.say(PETRA, 'mål 1');
    expect(textOf(await world.say(PETRA, said))).toContain(BREAK_GOAL);
  });

  it('«ändra det» opens its form, or says who may', async () => {
    await world.say(KIM, 'mål 1');
    expect(inputsOf(cardOf(await world.say(KIM, 'ändra det')).body).length).toBeGreaterThan(0);
    await world.say(PETRA, 'mål 1');
    expect(textOf(await world.say(PETRA, 'ändra det'))).toContain('Hör av dig till Kim Kurator eller Rut Rektor.');
  });

  it('goes on to what is named next, and is another’s or the channel’s in no way', async () => {
    await world.say(KIM, 'mål 1');
    expect(textOf(await world.say(KIM, 'och insatserna?'))).toContain('Rastvärdar med gula västar');
    expect(textOf(await world.say(KIM, 'and intervention 1?'))).toContain('Det är bråk på rasterna.');
    expect(textOf(await world.say(KIM, 'vem?'))).toContain('Kim Kurator');
    await world.say(KIM, 'mål 1');
    expect(textOf(await world.say(PETRA, 'varför?'))).not.toContain(BREAK_GOAL);
    expect(textOf(await world.say(KIM, 'varför?', CHANNEL))).not.toContain(BREAK_GOAL);
    world.clock.now = world.clock.now.add({ minutes: 6 });
    expect(textOf(await world.say(KIM, 'varför?'))).not.toContain(BREAK_GOAL);
  });
});

it('a goal’s card says what its value is to be seen against', async () => {
  world.clock.now = Temporal.Instant.from('2026-09-30T08:00:00Z');
  const goal = (await world.snapshot()).goals[0]?.id ?? '';
  const form = cardOf(await world.say(KIM, 'mål 1 ligger på 81 %'));
  await world.press(KIM, form, 'Skicka', { [`status:${goal}`]: 'someDeviation' });
  expect(textOf(await world.say(KIM, 'varför är mål 1 gult'))).toMatch(
    /Enligt planen borde värdet vara ungefär 81,\d\u00a0% i dag\./u,
  );
});

describe('a measure of the school’s', () => {
  beforeEach(async () => {
    await world.press(
      KIM,
      cardOf(await world.say(KIM, 'Läsår\tMeritvärde\n2023/24\t224,0\n2024/25\t231,4')),
      'Spara värdena',
    );
  });

  it.each(['visa kurva för meritvärdet', 'meritvärde?', 'show the curve for merit value'])(
    '«%s» opens its curve',
    async (said) =>
      expect(textOf(await world.say(KIM, said))).toMatch(
        /^(?:Genomsnittligt meritvärde|Average merit rating)[\s\S]*2023\/24: 224/u,
      ),
  );

  it('is not what is asked of a goal', async () => {
    expect(textOf(await world.say(KIM, 'visa kurvan för trivseln på rasten'))).toContain(BREAK_GOAL);
    expect(textOf(await world.say(KIM, 'visa kurvan för målet'))).not.toContain('224');
  });
});
