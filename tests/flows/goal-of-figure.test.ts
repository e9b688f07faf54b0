/** A figure that somebody tells, and a goal that is made of one. */
import { beforeEach, describe, expect, it } from 'vitest';
import { understand } from '../../language/understand.ts';
import { filled, words } from './seen.ts';
import { cardOf, idOf, makeWorld, setUpTeam, type World } from './team.ts';

const [KIM, SIV] = ['Kim Kurator', 'Siv Sköterska'] as const;
let world: World;
beforeEach(async () => {
  world = await makeWorld('2026-11-02T08:00:00Z');
  await setUpTeam(world);
});
const ABSENCE =
  'Läsår\tAntal elever\tOgiltig frånvaro\tFrånvaro totalt\n2024/25\t208\t7,9 %\t11,0 %\n2025/26\t210\t8,4 %\t11,2 %';
const save = async () => world.press(KIM, cardOf(await world.say(KIM, ABSENCE)), 'Spara värdena');

describe('a goal of a figure', () => {
  it.each(['kan vi göra ett mål av det?', 'gör ett mål av den siffran', 'can we make a goal of it?'])(
    '«%s» right after one is measured by that, begins where it is now and has no title made of the question',
    async (said) => {
      await save();
      await world.say(KIM, 'visa kurvan för ogiltig frånvaro');
      const form = filled(cardOf(await world.say(KIM, said)));
      expect(form).toMatchObject({ title: '', target: '' });
      expect(form['indicator']).toBe('Ogiltig frånvaro');
      expect(form['baseline']).toBe('8,4 %');
    },
  );

  it('names it in the same sentence', async () => {
    await save();
    const form = filled(cardOf(await world.say(KIM, 'gör ett mål av den ogiltiga frånvaron')));
    expect(form).toMatchObject({ title: '', indicator: 'Ogiltig frånvaro', baseline: '8,4 %' });
  });

  it('of nothing asks for the goal', async () => {
    const card = cardOf(await world.say(KIM, 'kan vi göra ett mål av det?'));
    expect(JSON.stringify(filled(card))).not.toContain('göra ett mål');
    expect(filled(card)).toHaveProperty('sentence', '');
  });

  it('whoever is responsible in its sentence has it, and is no part of its title', async () => {
    for (const said of ['siv ansvarig', 'siv är ansvarig', 'Siv blir ansvarig'])
      expect(
        filled(cardOf(await world.say(KIM, `nytt mål: minska frånvaron i åk 6 från 8 till 6 %, ${said}`))),
      ).toMatchObject({
        title: 'Minska frånvaron i åk 6',
        owner: idOf(SIV),
      });
  });
});

describe('a figure that is told', () => {
  it.each([
    ['ogiltig frånvaro åk 6 2025/26: 7,2 %', '7,2'],
    ['ogiltig frånvaro åk 6 2025/26 ska vara 7,3 inte 7,2', '7,3'],
    ['ogiltig frånvaro åk 6 2025/26 7,2 % (44 elever)', '7,2'],
    ['rätta ogiltig frånvaro åk 6 2025/26 till 7,1', '7,1'],
  ])('«%s» has its form', async (said, value) => {
    const form = filled(cardOf(await world.say(KIM, said)));
    expect(form).toMatchObject({ indicator: 'absence_unauthorised', value });
    expect(form['grade']).toContain('6');
  });

  it.each([
    'läsning åk 3 VT26: 72 %',
    'Trygghet åk 5 enligt Skolenkäten 2026: 7,1',
    'närvaron åk 6 2025/26 ska vara 90,9 inte 90,7',
    'ändra åk 6 2025/26 till 90,9',
  ])('«%s» is nobody’s analysis', async (said) => {
    expect(understand(said)).toMatchObject({ command: 'curves' });
    expect(filled(cardOf(await world.say(KIM, said)))).toHaveProperty('indicator');
  });

  it.each([
    'hur var läsningen i åk 3 VT26: 72 %?',
    'i åk 6 har vi sett att många är trötta 2026',
    'visa frånvaron åk 6 2025/26',
    'nytt mål: läsning åk 3 2026: 80 %',
  ])('«%s» is no such figure', async (said) => {
    expect(words(cardOf(await world.say(KIM, said)))).not.toContain('Skriv in ett värde');
    expect(understand(said).command === 'curves' && /: \d/u.test(said)).toBe(false);
  });
});
