/** What is said of a goal's value, and for one's own answer, stands in the form that it opens. */
import { beforeEach, describe, expect, it } from 'vitest';
import { valueReported } from '../../language/reading/change-meant.ts';
import { understand } from '../../language/understand.ts';
import { expectValidCard } from '../cards/valid.ts';
import { BREAK_GOAL, draftBreakGoal } from './break-goal.ts';
import { filled, words } from './seen.ts';
import { cardOf, fillIn, makeWorld, setUpTeam, takeIn, textOf, type World } from './team.ts';

const [KIM, SIV] = ['Kim Kurator', 'Siv Sköterska'] as const;
let world: World;
beforeEach(async () => {
  world = await makeWorld('2026-09-30T08:00:00Z');
  await setUpTeam(world);
  await draftBreakGoal(world, KIM);
});
const heard = async (text: string, who: string = KIM) => {
  const card = cardOf(await world.say(who, text));
  expectValidCard(card);
  return card;
};

describe('a value of a goal', () => {
  it.each<readonly [string, boolean, number | null]>([
    ['mål 1 är nu 7 av 10', true, 70],
    ['mål 1: 7 av 10 elever, enligt plan', true, 70],
    ['mål 1: 17 av 23 elever', false, 17],
    ['mål 1: 70 % av 210', true, 70],
    ['mål 1 på Lindskolan F-9 går bra', true, null],
    ['mål 1 går bra i åk 7-9, vi är på 8', true, 8],
    ['mål 1 ligger på 1 240 sena ankomster', false, 1240],
    ['mål 1: -3', false, -3],
  ])('«%s» (a share: %s) is %s', (said, isShare, value) => expect(valueReported(said, false, isShare)).toBe(value));
  it('in English has a comma between thousands', () =>
    expect(valueReported('goal 1 is at 1,105 late arrivals', true)).toBe(1105));

  it.each(['status mål 1 på Lindskolan F-9', 'status för mål 1 på Lindskolan F-9'])('«%s» only asks', (said) =>
    expect(understand(said).command).toBe('statusGoal'),
  );

  it('and the status in its own words stand in the owner’s form', async () => {
    const id = (await takeIn(world)).goals[0]?.id ?? '';
    const form = filled(await heard('mål 1: 7 av 10 elever, enligt plan'));
    expect(form).toMatchObject({ [`value:${id}`]: '70', [`status:${id}`]: 'onTrack' });
    expect(filled(await heard('mål 1 är inte enligt plan, 85 %'))).toMatchObject({ [`status:${id}`]: '' });
    expect(filled(await heard('mål 1 på Lindskolan F-9 går bra'))).toMatchObject({ [`value:${id}`]: '' });
  });

  it('of so few is not filled in, and it is said why', async () => {
    const id = (await takeIn(world)).goals[0]?.id ?? '';
    const form = await heard('mål 1 ligger på 2 av 3 elever');
    expect(filled(form)).toMatchObject({ [`value:${id}`]: '' });
    expect(words(form)).toContain('så få går att känna igen');
  });

  it.each(['mål 1 ligger på 2 av 3', 'uppdatera mål 1: 88 %'])(
    '«%s» of a draft is told not to be kept',
    async (said) => {
      const told = textOf(await world.say(KIM, said));
      expect(told).toContain('Värdet är inte sparat: mål 1 är ett utkast');
      expect(told).toContain(BREAK_GOAL);
    },
  );
});

describe('what is said for one’s answer', () => {
  it.each([
    [
      'min analys: fler elever på IM kommer sent till första lektionen',
      'Fler elever på IM kommer sent till första lektionen',
    ],
    ['min analys på Lindskolan F-9: sömnen är sämre i åk 8-9, mest flickor', 'Sömnen är sämre i åk 8-9, mest flickor'],
    ['lägg till i mitt svar: fler spontanbesök i åk 4', 'Fler spontanbesök i åk 4'],
    ['Av 48 elever i åk 4 var det 15 som inte äter frukost', 'Av 48 elever i åk 4 var det 15 som inte äter frukost'],
  ])('«%s» stands under the situation', async (said, situation) => {
    expect(filled(await heard(said, SIV))).toMatchObject({ situation });
    expect((await world.snapshot()).answers).toEqual([]);
  });

  it('comes after what stands there already', async () => {
    const form = await heard('mina frågor', SIV);
    await fillIn(world, SIV, form, { situation: 'Många söker för magont.', cause1: 'Prov.', meaning: '' });
    expect(filled(await heard('lägg till i mitt svar: fler spontanbesök i åk 4', SIV))).toMatchObject({
      situation: 'Många söker för magont.\nFler spontanbesök i åk 4',
      cause1: 'Prov.',
    });
  });

  it.each(['mina frågor', 'ändra mitt svar', 'jag vill svara på frågorna'])('«%s» is the form alone', async (said) =>
    expect(filled(await heard(said, SIV))).toMatchObject({ situation: '' }),
  );

  it('of a pupil is stopped', async () => {
    const form = cardOf(await world.say(SIV, 'min analys: Elias Berg i 7B sover dåligt och kommer sent'));
    expect(words(form)).toContain('elev');
    expect((await world.snapshot()).answers).toEqual([]);
  });
});
