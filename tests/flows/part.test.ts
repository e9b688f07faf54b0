/** What somebody who comes in the middle of the year asks of themselves and of those before them. */
import { beforeEach, describe, expect, it } from 'vitest';
import { decision, goal, intervention } from '../storage/samples.ts';
import { buttonsOf, cardOf, idOf, makeWorld, setUpTeam, textOf, type World } from './team.ts';
import { keep, rosterIs } from './under-way.ts';

const [RUT, KIM, SIV, PETRA, NY] = ['Rut Rektor', 'Kim Kurator', 'Siv Sköterska', 'Petra Psykolog', 'Nina Ny'] as const;
let world: World;
beforeEach(async () => {
  world = await makeWorld('2026-09-02T08:00:00Z');
  await setUpTeam(world);
  const october = (await world.snapshot()).checkpoints[0]?.id ?? '';
  await keep(
    world,
    goal('g1', 1, { title: 'Fler äter frukost', owner: idOf(SIV) }),
    goal('g2', 2, { title: 'Fler i skolan', owner: idOf(PETRA) }),
    intervention('i1', 1, { title: 'Frukostklubb', owner: idOf(SIV), goal: 'g1' }),
    decision('b1', october, { text: 'Ta fram ett blad', owner: idOf(SIV), due: '2027-01-29', createdBy: idOf(KIM) }),
    decision('b2', october, { text: 'Ring kommunen', owner: idOf(KIM), due: '2026-10-20', createdBy: idOf(KIM) }),
  );
});
const asked = async (who: string, text: string): Promise<string> => textOf(await world.say(who, text));

describe('one’s own part', () => {
  it.each(['vilka mål har jag?', 'mina mål', 'visa mål jag ansvarar för', 'hur går det med mitt mål?'])(
    '%s shows one’s own goals alone',
    async (text) => {
      const words = await asked(SIV, text);
      expect(words).toContain('Dina mål');
      expect(words).toContain('Mål 1 · Fler äter frukost');
      expect(words).not.toContain('Fler i skolan');
    },
  );

  it.each([
    ['vilka mål har jag?', 'Du ansvarar inte för något mål just nu.'],
    ['vilka insatser har jag', 'Du ansvarar inte för någon insats just nu.'],
    ['mina beslut', 'Du har inget beslut att göra klart just nu.'],
    ['vad ansvarar jag för?', 'Du ansvarar inte för något mål, någon insats eller något beslut just nu.'],
  ])('%s says it when there is none', async (text, words) => {
    expect(await asked(RUT, text)).toContain(words);
  });

  it('is in English for who writes so', async () => {
    const words = textOf(await world.say(SIV, 'what are my goals', undefined, 'en'));
    expect(words).toContain('Your goals');
  });

  it('a decision of one’s own can be ticked off where it stands', async () => {
    const shown = cardOf(await world.say(SIV, 'mitt beslut'));
    expect(textOf([{ as: 'post', card: shown }])).toContain('Ta fram ett blad');
    expect(textOf([{ as: 'post', card: shown }])).not.toContain('Ring kommunen');
    await world.press(SIV, shown, 'Klart');
    expect((await world.snapshot()).decisions.find(({ id }) => id === 'b1')?.doneAt).not.toBeNull();
  });

  it('who has no profession yet is told who chooses it', async () => {
    await rosterIs(world, RUT, KIM, SIV, PETRA, NY);
    for (const text of ['vem är jag i teamet?', 'vad är min roll', 'jag är skolsköterska']) {
      const words = await asked(NY, text);
      expect(words).toContain('Nina Ny: inget yrke valt');
      expect(words).toContain('Kim Kurator eller Rut Rektor väljer ditt yrke');
    }
    expect(await asked(SIV, 'vem är jag i teamet?')).toContain('Stämmer det inte? Kim Kurator eller Rut Rektor');
  });

  it('is never answered with the erasing of one’s data', async () => {
    for (const text of [
      'vem gör mina grejer när jag är borta',
      'jag slutar på fredag',
      'kan nån ta mina grejer',
      'mina mål',
      'what do you want from me',
    ]) {
      const titles = (await world.say(SIV, text)).flatMap(({ card }) => buttonsOf(card).map(({ title }) => title));
      expect(titles).not.toContain('Radera mina uppgifter');
    }
  });
});

describe('a colleague’s part', () => {
  beforeEach(() => rosterIs(world, RUT, KIM, PETRA, NY));

  it.each(['vem är Siv?', 'vad gjorde Siv', 'vad ansvarade Siv för?', 'vad hade Siv på gång', 'Sivs mål'])(
    '%s tells what was theirs, and that they have left',
    async (text) => {
      const words = await asked(NY, text);
      expect(words).toContain('Siv Sköterska är inte med i teamet längre.');
      expect(words).toContain('Kim Kurator eller Rut Rektor väljer vem som tar över.');
      expect(words).toContain('Fler äter frukost');
      expect(words).not.toContain('Fler i skolan');
    },
  );

  it('tells of decisions alone, also of those that they wrote in', async () => {
    const words = await asked(NY, 'visa vad Kim beslutade');
    expect(words).toContain('Ring kommunen');
    expect(words).toContain('Ta fram ett blad');
    expect(await asked(NY, 'vilka beslut har Siv')).not.toContain('Ring kommunen');
  });

  it('tells what they have logged', async () => {
    await rosterIs(world, RUT, KIM, SIV, PETRA);
    await world.say(SIV, 'logga: besök i åk 8');
    await rosterIs(world, RUT, KIM, PETRA, NY);
    expect(await asked(NY, 'vad gjorde Siv')).toContain('Besök i åk 8');
  });

  it('finds who had one’s work before', async () => {
    expect(await asked(NY, 'vem hade min tjänst förut')).toContain('Siv Sköterska är inte med');
    await rosterIs(world, RUT, KIM, PETRA, NY, SIV);
    expect(await asked(NY, 'vem hade min tjänst förut')).toContain('Ingen har lämnat teamet');
  });

  it('of a name that nobody has is the team; goals that are nobody’s in particular are all', async () => {
    expect(await asked(NY, 'vem är praktikanten?')).toContain('Jag hittar ingen som heter så i teamet.');
    expect(await asked(NY, 'förskolans mål')).toContain('Våra mål');
  });

  it('who has left is said to have left wherever they stand as responsible', async () => {
    for (const text of ['mål', 'mål 1', 'insatser', 'insats 1', 'beslut', 'vem är ansvarig för mål 1'])
      expect(await asked(NY, text)).toContain('Siv Sköterska (har lämnat teamet)');
  });
});
