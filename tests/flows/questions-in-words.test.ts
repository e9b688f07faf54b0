/** What is asked about is answered, and a question changes nothing. */
import { beforeEach, describe, expect, it } from 'vitest';
import { inputsOf } from '../../cards/card.ts';
import { daysMeant } from '../../language/reading/school-days.ts';
import { understand } from '../../language/understand.ts';
import { buttonsOf, cardOf, makeWorld, setUpTeam, textOf, type World } from './team.ts';

const KIM = 'Kim Kurator';
const RUT = 'Rut Rektor';
const SIV = 'Siv Sköterska';
let world: World;
beforeEach(async () => {
  world = await makeWorld();
  await setUpTeam(world);
});

describe('a subscription', () => {
  it.each([
    'vilka prenumerationer har jag',
    'får jag status varje månad?',
    'hur ofta får jag status',
    'am i subscribed',
  ])('«%s» is answered, and nothing is changed', async (text) => {
    const none = textOf(await world.say(RUT, text));
    expect(none).toContain('Du prenumererar inte på status.');
    expect((await world.snapshot()).follows).toEqual([]);
    await world.say(RUT, 'skicka status varje vecka');
    expect(textOf(await world.say(RUT, text))).toContain(
      'Du får status varje vecka. Nästa kommer den 24 augusti 2026.',
    );
    expect((await world.snapshot()).follows).toMatchObject([{ every: 'week' }]);
    expect(textOf(await world.say(SIV, text))).toContain('Bara rektor och samordnare');
  });
  it('that takes the place of another says so', async () => {
    await world.say(RUT, 'skicka status varje vecka');
    expect(textOf(await world.say(RUT, 'kan jag få status varje månad?'))).toContain(
      'Du får status varje månad i stället för varje vecka.',
    );
  });
  it.each(['följ mål 1', 'prenumerera på mål 1'])('«%s» is about the goal', async (text) => {
    expect(textOf(await world.say(RUT, text))).toContain('Det finns inget mål 1');
    expect((await world.snapshot()).follows).toEqual([]);
  });
  it.each([
    ['kan du skicka status varje månad?', 'follow'],
    ['sluta skicka status', 'unfollow'],
    ['hur slutar jag prenumerera', 'subscription'],
    ['följ', 'follow'],
  ] as const)('«%s» is %s', (text, command) => expect(understand(text).command).toBe(command));
});

describe('the school year’s days', () => {
  it.each([
    ['när är påsklovet?', 'Påsklov: '],
    ['när är nästa lov', 'Höstlov: '],
    ['när slutar terminen', 'Höstterminen slutar '],
    ['när börjar vårterminen', 'Vårterminen börjar '],
    ['när slutar läsåret', 'Vårterminen slutar '],
    ['when does the term end', 'Höstterminen slutar '],
    ['hur många studiedagar har vi', 'Inga studiedagar är inlagda.'],
    ['vilka lov har vi', 'Läsårets dagar 2026/27'],
    ['läsårets dagar', 'Läsårets dagar 2026/27'],
    ['när är sommarlovet', 'slutar '],
    ['när slutar sommarlovet', 'börjar '],
    ['när är vinterlovet?', 'Sportlov: '],
    ['when is sports break?', 'Sportlov: '],
    ['when is half term?', 'Höstlov: '],
    ['when are the Christmas holidays?', 'Jullov: '],
    ['när är majlovet', 'Jag hittar inget lov med det namnet bland läsårets dagar.'],
  ])('«%s» is answered', async (text, words) => {
    const card = cardOf(await world.say(SIV, text));
    expect(textOf([{ as: 'post', card }])).toContain(words);
    expect(buttonsOf(card)).toEqual([]);
    expect(buttonsOf(cardOf(await world.say(KIM, text))).map(({ title }) => title)).toEqual(['Ändra']);
  });

  it.each([
    ['when is jullovet', 'Christmas break: '],
    ['when is höstlovet', 'Autumn break: '],
    ['when is påsklovet', 'Easter break: '],
    ['when is sportlovet?', 'Winter break: '],
    ['when is sports break?', 'Winter break: '],
  ])('«%s» is answered to whoever reads English', async (text, words) => {
    await world.say(SIV, 'my language is English');
    expect(textOf(await world.say(SIV, text, undefined, 'en'))).toContain(words);
  });

  const standing = async (who: string, text: string) =>
    Object.fromEntries(
      inputsOf(cardOf(await world.say(who, text)).body).map((input) => [input.id, 'value' in input ? input.value : '']),
    );
  it.each([
    ['9 juni är också studiedag', { breaks: expect.stringContaining('Studiedag 2027-06-09') }],
    ['lägg till studiedag 8 juni', { breaks: expect.stringContaining('Studiedag 2027-06-08') }],
    ['vi har lov 30 april', { breaks: expect.stringMatching(/lov 2027-04-30/iu) }],
    ['vårterminen slutar 10 juni', { springEnd: '2027-06-10' }],
    ['lovet i vecka 9 är fel', {}],
    ['ändra lov', {}],
    ['lovdagarna blev fel, jag vill ändra dem', {}],
  ])('«%s» stands in their form, for the coordinator', async (text, fields) => {
    const form = await standing(KIM, text);
    expect(form).toMatchObject({ autumnStart: expect.stringMatching(/^2026/u), ...fields });
    expect(form['breaks']).toContain('Påsklov');
    expect(await standing(SIV, text)).toEqual({});
    expect(textOf(await world.say(SIV, text))).toContain('Bara samordnaren och rektor kan ändra det här.');
  });

  it('is saved as every other day is: first shown, then saved', async () => {
    const form = cardOf(await world.say(KIM, '9 juni är också studiedag'));
    const shown = cardOf(await world.press(KIM, form, 'Spara'));
    expect((await world.snapshot()).team.calendar.staffDays).toEqual([]);
    await world.press(KIM, shown, 'Spara');
    expect((await world.snapshot()).team.calendar.staffDays).toEqual(['2027-06-09']);
  });

  it.each(['jag är borta på lovet', 'påminn mig efter lovet', 'lägg till ett mål om lov', 'när är avstämningen'])(
    'is not «%s»',
    (text) => expect(daysMeant(text)).toBeNull(),
  );
});
