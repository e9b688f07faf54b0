/** The figures of a grade, and of several side by side, whichever way they were read in. */
import { beforeEach, describe, expect, it } from 'vitest';
import { words } from './seen.ts';
import { cardOf, goalForm, idOf, makeWorld, setUpTeam, takeIn, type World } from './team.ts';

const [KIM, SIV] = ['Kim Kurator', 'Siv Sköterska'] as const;
const BY_GRADE =
  'Ogiltig frånvaro, september 2026\nÅrskurs\tOgiltig frånvaro\tAntal elever\n7\t4,2 %\t60\n8\t6,1 %\t62\n9\t7,5 %\t61';
let world: World;
beforeEach(async () => {
  world = await makeWorld('2026-10-05T08:00:00Z');
  await setUpTeam(world);
  await world.press(KIM, cardOf(await world.say(KIM, BY_GRADE)), 'Spara värdena');
});
const heard = async (text: string): Promise<string> => words(cardOf(await world.say(KIM, text)));

describe('grades side by side', () => {
  it.each([
    'vilka siffror har vi för åk 7-9?',
    'några siffror för åk 7–9?',
    'what figures do we have for years 7-9?',
    'any figures for years 7-9?',
  ])('«%s»: each of them by itself', async (text) => {
    const said = await heard(text);
    for (const value of ['4,2', '6,1', '7,5']) expect(said).toContain(value);
    expect(said).not.toContain('är inlästa än');
  });
  it('of which none is there say so', async () => {
    expect(await heard('några siffror för åk 4–6?')).toContain('är inlästa än');
  });
});

describe('a measure in one grade', () => {
  it.each(['show unauthorised absence in year 8', 'unauthorised absence in year 8?', 'visa ogiltig frånvaro i åk 8'])(
    '«%s» is its figures, beside a goal for years',
    async (text) => {
      const typed = {
        title: 'Fewer late arrivals in years 6-8',
        group: 'years 6-8',
        indicator: 'Late arrivals in years 6-8',
        baseline: '80',
        target: '40',
        owner: idOf(SIV),
        deadline: '2027-05-31',
      };
      await world.press(SIV, await goalForm(world, SIV), 'Spara målet', typed);
      await takeIn(world);
      const said = await heard(text);
      expect(said).toContain('6,1');
      expect(said).not.toContain('late arrivals');
    },
  );
});
