/** How many of so few pupils, in words: what the school's figures would hide is not kept in a goal or an analysis either. */
import { beforeEach, describe, expect, it } from 'vitest';
import { fewIn } from '../../quality/data/few-pupils.ts';
import { expectValidCard } from '../cards/valid.ts';
import { ABSENCE_GOAL } from './absence-goal.ts';
import { filled, words } from './seen.ts';
import { cardOf, fillIn, goalForm, makeWorld, setUpTeam, textOf, type World } from './team.ts';

const [KIM, SIV] = ['Kim Kurator', 'Siv Sköterska'] as const;

describe('so few', () => {
  it.each<readonly [string, string, number]>([
    ['2 av 3 elever i åk 9 har hög frånvaro', '2 av 3 elever', 67],
    ['3 av 3 i åk 9 har en plan', '3 av 3 i åk 9', 100],
    ['från 4 av 23 till 2 av 23 elever', '2 av 23 elever', 9],
    ['20 av 23 nyanlända elever trivs', '20 av 23 nyanlända elever', 87],
    ['två av de tre eleverna sover dåligt', 'två av de tre eleverna', 67],
    ['3 av 210 elever', '3 av 210 elever', 1],
    ['1 out of 4 pupils is often absent', '1 out of 4 pupils', 25],
    ['2 of our 3 girls in year 6', '2 of our 3 girls', 67],
  ])('are found in «%s»', (text, said, share) => expect(fewIn(text)).toEqual({ words: said, share }));

  it.each([
    '8 av 10 elever känner sig trygga',
    '17 av 23 elever trivs',
    'varannan elev sover dåligt',
    '2 av 4 avstämningar är stängda',
    '3 av 5 lärare i åk 9 har gått kursen',
    '9 of 12 lessons in year 6',
    '15 % av eleverna i åk 9',
    'ca 3,5 av 12 elever per klass',
  ])('are not in «%s»', (text) => expect(fewIn(text)).toBeNull());
});

let world: World;
beforeEach(async () => {
  world = await makeWorld();
  await setUpTeam(world);
});
const heard = async (text: string) => {
  const card = cardOf(await world.say(KIM, text));
  expectValidCard(card);
  return card;
};

describe('a goal of so few', () => {
  it.each([
    'nytt mål: 3 av 3 elever i åk 9 ska ha en plan för gymnasiet till juni, idag 1 av 3',
    'nytt mål: från 4 av 23 till 2 av 23 elever med över 20 % frånvaro till maj',
  ])('«%s» has no figure of how it is for them, and says what to do instead', async (said) => {
    const form = await heard(said);
    expect(filled(form)).toMatchObject({ baseline: '' });
    expect(words(form)).toContain('så få går att känna igen');
    expect(words(form)).toContain('om en större grupp eller om något som skolan gör');
  });

  it('is not saved, and is when it is about more', async () => {
    const form = await goalForm(world, SIV);
    const typed = { ...ABSENCE_GOAL, title: '3 av 3 elever i åk 9 ska ha låg ogiltig frånvaro' };
    const back = cardOf(await world.press(SIV, form, 'Spara målet', typed));
    expect(words(back)).toContain('«3 av 3 elever»: så få går att känna igen');
    expect(words(back)).toContain('skriver du 100 %');
    expect((await world.snapshot()).goals).toEqual([]);
    await world.press(SIV, back, 'Spara målet', ABSENCE_GOAL);
    expect((await world.snapshot()).goals).toHaveLength(1);
  });
});

describe('an analysis of so few', () => {
  it('is not saved, nor when it is put off', async () => {
    const form = cardOf(await world.say(KIM, 'mina frågor'));
    const typed = { situation: '2 av 3 elever i åk 9 har hög frånvaro.', cause1: 'Sena kvällar.', meaning: '' };
    const back = cardOf(await fillIn(world, KIM, form, typed));
    expect(words(back)).toContain('«2 av 3 elever»: så få går att känna igen');
    expect((await world.snapshot()).answers).toEqual([]);
    expect(textOf(await world.press(KIM, form, 'Påminn mig senare', typed))).toContain('så få går att känna igen');
    expect((await world.snapshot()).answers).toEqual([]);
    await fillIn(world, KIM, back, { ...typed, situation: 'Flera elever i åk 7–9 har hög frånvaro.' });
    expect((await world.snapshot()).answers).toHaveLength(1);
  });

  it('in a line that is kept is stopped too', async () => {
    const before = (await world.snapshot()).notes.length;
    expect(textOf(await world.say(KIM, 'logga: 2 av 3 elever i åk 9 var med på studiebesöket'))).toContain(
      'så få går att känna igen',
    );
    expect((await world.snapshot()).notes).toHaveLength(before);
  });
});
