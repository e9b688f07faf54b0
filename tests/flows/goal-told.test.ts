/** How a goal goes, said without its number: by what it is measured by; and that its owner does not know yet. */
import { beforeEach, describe, expect, it } from 'vitest';
import { howItIs } from '../../language/reading/how-it-is.ts';
import { expectValidCard } from '../cards/valid.ts';
import { filled, words } from './seen.ts';
import { cardOf, goalForm, idOf, makeWorld, setUpTeam, takeIn, type World } from './team.ts';

const [KIM, SIV] = ['Kim Kurator', 'Siv Sköterska'] as const;
const GOALS = [
  {
    title: 'Bättre sömn i åk 7–9',
    group: 'åk 7–9',
    indicator: 'Andel elever som sover minst 8 timmar',
    target: '60 %',
  },
  { title: 'Höj meritvärdet', group: 'åk 9', indicator: 'Meritvärde', target: '240 poäng' },
  {
    title: 'Färre sena ankomster',
    group: 'hela skolan',
    indicator: 'Sena ankomster',
    baseline: '1240',
    target: '800 st',
  },
  { title: 'Färre som sover dåligt', group: 'hela skolan', indicator: 'Elever som sover dåligt', target: '10 %' },
];
let world: World;
beforeEach(async () => {
  world = await makeWorld('2026-09-30T08:00:00Z');
  await setUpTeam(world);
  for (const goal of GOALS) {
    await world.press(KIM, await goalForm(world, KIM), 'Spara målet', { baseline: '50', ...goal });
    await takeIn(world);
  }
});
const heard = async (text: string, who: string = KIM) => cardOf(await world.say(who, text));
const fieldsOf = async (text: string, who: string = KIM) => {
  const { goals } = await world.snapshot();
  const number = (id: string): string => String(goals.find((goal) => goal.id === id)?.number ?? id);
  const fields = Object.entries(filled(await heard(text, who)));
  return Object.fromEntries(fields.map(([key, value]) => [key.replace(/[^:]+$/u, number), value]));
};

describe('the value of a goal', () => {
  it.each([
    ['andelen elever som sover minst 8 timmar är nu 55,5 %', 'value:1', '55,5'],
    ['andelen som sover minst 8 timmar är 55,5 % nu', 'value:1', '55,5'],
    ['elever som sover minst 8 timmar: 56 %', 'value:1', '56'],
    ['55,5 % av eleverna sover minst 8 timmar nu', 'value:1', '55,5'],
    ['nytt värde för sömnmålet: 56 %', 'value:1', '56'],
    ['sömnmålet är på 56 %', 'value:1', '56'],
    ['elever som sover dåligt: 12 %', 'value:4', '12'],
    ['meritvärdet är 231 nu', 'value:2', '231'],
    ['Meritvärdet: 231.', 'value:2', '231'],
    ['meritvärdet i åk 9 ligger på 231,5', 'value:2', '231,5'],
    ['the merit rating is now 231', 'value:2', '231'],
    ['vi har nu 900 sena ankomster', 'value:3', '900'],
    ['antalet sena ankomster är nu 1 100', 'value:3', '1100'],
    ['sena ankomster är nere på 900', 'value:3', '900'],
  ])('«%s» stands in its form', async (said, field, value) => {
    expect(await fieldsOf(said)).toMatchObject({ [field]: value });
  });

  it.each([
    'sena ankomster: 12 %',
    'meritvärdet i åk 8 är 210 nu',
    'meritvärdet för flickor är 240 nu',
    'elever som inte sover minst 8 timmar: 12 %',
    'elever som sover minst 9 timmar: 12 %',
    'elever som sover: 60 %',
    'meritvärdet var 228 förra läsåret',
    'skriv in meritvärde 2025/26: 231',
    'höj meritvärdet till 240',
    'är meritvärdet 231 nu?',
    'nytt mål: meritvärdet är 240',
  ])('«%s» is no value of one of now', async (said) => {
    const fields = Object.keys(await fieldsOf(said));
    expect(fields.filter((field) => field.startsWith('value:'))).toEqual([]);
  });

  it('of somebody else is for one’s own analysis', async () => {
    expect(await fieldsOf('meritvärdet är 231 nu', SIV)).toMatchObject({ situation: 'Meritvärdet är 231 nu' });
  });

  it('is told of its words', () => {
    expect(howItIs('late arrivals are now 1,100')).toEqual({ about: 'late arrivals', value: '1,100' });
    expect(howItIs('mötet är kl 14')).toBeNull();
  });
});

describe('that it is not known yet', () => {
  it.each([
    ['mål 1: vet inte än', 1],
    ['mål 1 vet ej', 1],
    ['mål 2 är oklart', 2],
    ["goal 2: don't know yet", 2],
    ['goal 2: unknown', 2],
    ['jag vet inte hur det går med mål 1', 1],
    ['vet inte än hur mål 2 går', 2],
    ['jag har ingen aning om hur det går med mål 3', 3],
    ["I don't know yet how goal 1 is going", 1],
    ['jag vet inte hur det går med sömnmålet', 1],
  ])('«%s» is chosen in its form', async (said, number) => {
    expect(await fieldsOf(said)).toMatchObject({ [`status:${number}`]: 'unknown', [`value:${number}`]: '' });
  });

  it('is kept when it is sent', async () => {
    const form = await heard('mål 1: vet inte än');
    expectValidCard(form);
    await world.press(KIM, form, 'Nästa');
    const { goals, answers } = await world.snapshot();
    expect(answers[0]?.progress).toMatchObject([{ goal: goals[0]?.id, value: null, status: null }]);
  });

  it.each(['vet du hur det går med mål 1?', 'jag vet inte vem som har mål 1', 'jag vet inte hur man ändrar mål 1'])(
    '«%s» asks for something else',
    async (said) => {
      expect(Object.keys(await fieldsOf(said))).not.toContain('status:1');
    },
  );

  it('of somebody else’s is told whose it is', async () => {
    expect(words(await heard('mål 1: vet inte än', SIV))).toContain('Kim Kurator ansvarar för mål 1');
    expect((await world.snapshot()).goals[0]?.owner).toBe(idOf(KIM));
  });
});
