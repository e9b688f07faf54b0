/** Who is away on some days, and when somebody is: one answer about all the days. */
import { beforeEach, describe, expect, it } from 'vitest';
import { makeWorld, setUpTeam, textOf, type World } from './team.ts';

const [KIM, SIV, PETRA] = ['Kim Kurator', 'Siv Sköterska', 'Petra Psykolog'] as const;
let world: World;
beforeEach(async () => {
  // A Wednesday; the winter break is 22–26 February.
  world = await makeWorld('2027-02-03T08:00:00Z');
  await setUpTeam(world);
  await world.say(PETRA, 'jag är borta 3–4 mars');
  await world.say(PETRA, 'jag är borta 22–26 februari');
  await world.say(KIM, 'jag jobbar inte fredagar');
});
const said = async (text: string, who: string = SIV): Promise<string> =>
  textOf(await world.say(who, text, undefined, /\b(?:is|am|who|when)\b/u.test(text) ? 'en' : 'sv')).replaceAll(
    '\u00a0',
    ' ',
  );

describe('one’s own absence over several days', () => {
  it.each([
    [PETRA, 'är jag ledig 3–7 mars?', 'Du är borta 3–4 mars, men inte de andra dagarna 3–7 mars.'],
    [PETRA, 'är jag borta 3–4 mars?', 'Du är borta 3–4 mars.'],
    [PETRA, 'är jag borta på sportlovet?', 'Du är borta 22–26 februari.'],
    [KIM, 'jobbar jag v. 9?', 'Du är borta 5 mars, men inte de andra dagarna 1–5 mars.'],
    [PETRA, 'am I away 1-5 March?', 'You are away 3–4 March, but not the other days 1–5 March.'],
    [PETRA, 'am I away next week?', 'You are not noted as away 8–12 February.'],
  ])('%s: «%s»', async (who, text, answer) => expect(await said(text, who)).toContain(answer));
});

describe('a colleague’s absence', () => {
  it.each([
    ['är Petra borta v. 9?', 'Petra Psykolog är borta 3–4 mars, men inte de andra dagarna 1–5 mars.'],
    ['är Petra borta på sportlovet?', 'Petra Psykolog är borta 22–26 februari.'],
    ['är psykologen ledig nästa vecka', 'Petra Psykolog är inte anmäld som borta 8–12 februari.'],
    ['jobbar Kim på fredag?', 'Kim Kurator är borta 5 februari.'],
    ['när är Petra borta?', 'Petra Psykolog är borta 22–26 februari och 3–4 mars.'],
    ['när är Rut tillbaka?', 'Rut Rektor är inte anmäld som borta.'],
    ['is Petra away 1-5 March?', 'Petra Psykolog is away 3–4 March, but not the other days 1–5 March.'],
  ])('«%s»', async (text, answer) => expect(await said(text)).toBe(answer));

  it.each(['är Elias borta på fredag?', 'är eleven borta nästa vecka', 'är skolan stängd på fredag?'])(
    '«%s» is of no colleague',
    async (text) => expect(await said(text)).not.toMatch(/anmäld som borta|är borta/u),
  );
});

describe('who is away on some days', () => {
  it.each([
    ['vem är borta v. 9', 'Borta 1–5 mars: Kim Kurator 5 mars och Petra Psykolog 3–4 mars.'],
    ['vilka är lediga 3–4 mars?', 'Borta 3–4 mars: Petra Psykolog 3–4 mars.'],
    ['är någon borta på fredag?', 'Borta 5 februari: Kim Kurator.'],
    ['är alla på plats på måndag?', 'Ingen i teamet är anmäld som borta 8 februari.'],
    ['who is away in week 9?', 'Away 1–5 March: Kim Kurator 5 March and Petra Psykolog 3–4 March.'],
  ])('«%s»', async (text, answer) => expect(await said(text)).toBe(answer));
});
