/** When a break or a feast is, by what people call it. */
import { beforeEach, describe, expect, it } from 'vitest';
import { makeWorld, setUpTeam, textOf, type World } from './team.ts';

const [KIM, SIV] = ['Kim Kurator', 'Siv Sköterska'] as const;
let world: World;
beforeEach(async () => {
  world = await makeWorld('2027-02-03T08:00:00Z');
  await setUpTeam(world);
});
/** The first line, as whoever reads it. */
const said = async (text: string, who: string = SIV): Promise<string> => {
  const [first = ''] = textOf(
    await world.say(who, text, undefined, /^(?:when|how|what)/iu.test(text) ? 'en' : 'sv'),
  ).split('\n');
  return first.replaceAll('\u00a0', ' ');
};

describe('the team’s breaks', () => {
  it.each([
    ['när är jullovet', 'Jullov: 19 december 2026 – 10 januari 2027.'],
    ['när börjar sportlovet', 'Sportlov: 22–26 februari 2027.'],
    ['hur länge är sportlovet?', 'Sportlov: 22–26 februari 2027.'],
    ['vilken dag börjar sportlovet?', 'Sportlov: 22–26 februari 2027.'],
    ['när är loven?', 'Läsårets dagar 2026/27'],
    ['when is Easter break', 'Easter break: 30 March 2027 – 2 April 2027.'],
    ['when is half term', 'Winter break: 22–26 February 2027.'],
    ['when is the October half-term?', 'Autumn break: 26–30 October 2026.'],
    ['how long is the Easter break?', 'Easter break: 30 March 2027 – 2 April 2027.'],
  ])('«%s»', async (text, answer) => expect(await said(text)).toBe(answer));

  it('that are not there are said to be entered among the year’s days', async () => {
    const { team, key } = await world.snapshot();
    const breaks = team.calendar.breaks.filter(({ name }) => name !== 'Påsklov');
    const document = { ...team, calendar: { ...team.calendar, breaks } };
    await world.storage.commit(key, [{ do: 'put', document, expected: team.version }]);
    expect(await said('när är påsklovet?')).toContain('Samordnaren eller rektor lägger in det');
    expect(await said('när är påsk?')).toContain('Påskdagen är söndagen den 28 mars 2027. Jag hittar inget lov');
    expect(await said('när är påsklovet?', KIM)).toContain('Lägg in det med Ändra');
  });
});

describe('a feast by its name', () => {
  it.each([
    ['när är påsk', 'Påskdagen är söndagen den 28 mars 2027. Påsklov: 30 mars 2027 – 2 april 2027.'],
    ['när är påsken 2028?', 'Påskdagen är söndagen den 16 april 2028.'],
    ['when is Easter?', 'Easter Day is Sunday 28 March 2027. Easter break: 30 March 2027 – 2 April 2027.'],
    ['when is Christmas?', 'Christmas Eve is Friday 24 December 2027.'],
    ['när är jul i år', 'Julafton är fredagen den 24 december 2027.'],
    ['när är midsommar', 'Midsommarafton är fredagen den 25 juni 2027.'],
    ['när är kristi himmelsfärd?', 'Kristi himmelsfärdsdag är torsdagen den 6 maj 2027.'],
    ['när är alla helgons dag', 'Alla helgons dag är lördagen den 6 november 2027.'],
    ['när är pingst', 'Pingstdagen är söndagen den 16 maj 2027.'],
  ])('«%s»', async (text, answer) => expect(await said(text)).toBe(answer));
});
