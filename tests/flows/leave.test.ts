/** When somebody is not to be reminded, from what they write to what reaches them. */
import { beforeEach, describe, expect, it } from 'vitest';
import { leavesOf } from '../../quality/people/leaves.ts';
import { itWhere } from '../worlds/chosen.ts';
import { reachedBy } from './seen.ts';
import { cardOf, makeWorld, ON_SLACK, setUpTeam, textOf, type World } from './team.ts';

const SIV = 'Siv Sköterska';
let world: World;
beforeEach(async () => {
  world = await makeWorld('2026-09-22T08:00:00Z');
  await setUpTeam(world);
});
const away = async () => (await world.snapshot()).members.find(({ name }) => name === SIV)?.away;
const all = async () => {
  const member = (await world.snapshot()).members.find(({ name }) => name === SIV);
  return member ? leavesOf(member) : [];
};
/** As it is read, with common spaces. */
const said = (replies: Parameters<typeof textOf>[0]) => textOf(replies).replaceAll('\u00a0', ' ');
const AUTUMN = { from: '2026-10-05', until: '2026-10-09' };
const WEEK_42 = { from: '2026-10-12', until: '2026-10-16' };
/** How many messages have reached her by a day's morning. */
const reached = (day: string): Promise<number> => reachedBy(world, SIV, day);

describe('a leave', () => {
  it('has a first and a last day, which the receipt says; what comes before it comes', async () => {
    const receipt = textOf(await world.say(SIV, 'Borta 5–9 oktober'));
    expect(receipt).toContain('från och med måndagen den 5 oktober 2026 till och med fredagen den 9 oktober 2026');
    expect(receipt).toContain('Fram till dess hör jag av mig som vanligt.');
    expect(await away()).toEqual({ from: '2026-10-05', until: '2026-10-09' });
    expect(await reached('2026-09-28')).toBe(0);
    expect(await reached('2026-09-29')).toBe(1);
    expect(await reached('2026-10-02')).toBe(2);
    expect(await reached('2026-10-09')).toBe(2);
  });

  // Slack says once a day which language somebody has.
  itWhere(!ON_SLACK)('silences on its days, and what still means something afterwards comes then', async () => {
    const receipt = textOf(await world.say(SIV, 'I am away 29 Sep - 2 Oct', undefined, 'en'));
    expect(receipt).toContain('from Tuesday 29 September 2026 up to and including Friday 2 October 2026');
    expect(await reached('2026-09-29')).toBe(0);
    expect(await reached('2026-10-02')).toBe(0);
    expect(await reached('2026-10-05')).toBeGreaterThan(0);
  });

  it('is told to whoever asks when they are away, and so is how days are said', async () => {
    expect(textOf(await world.say(SIV, 'när är jag borta?'))).toMatch(/^Vilka dagar är du borta\?/);
    await world.say(SIV, 'jag e borta 5–9 oktober');
    const told = textOf(await world.say(SIV, 'har jag nån ledighet inlagd'));
    expect(told).toContain('från och med måndagen den 5 oktober 2026 till och med fredagen den 9 oktober 2026');
    expect(await away()).toEqual({ from: '2026-10-05', until: '2026-10-09' });
    world.clock.now = Temporal.Instant.from('2026-10-12T08:00:00Z');
    expect(textOf(await world.say(SIV, 'när är jag borta?'))).toMatch(/^Vilka dagar är du borta\?/);
  });

  it('ends when somebody is back, and who asks is told who can see their answers', async () => {
    await world.say(SIV, 'borta 3 dagar');
    expect(await away()).not.toBeNull();
    expect(textOf(await world.say(SIV, 'jag är inte borta längre'))).toContain('Välkommen tillbaka!');
    expect(await away()).toBeNull();
    expect(textOf(await world.say(SIV, 'Vem ser mina svar?'))).toContain('tills den gemensamma bilden öppnas');
  });

  // Slack says once a day which language somebody has.
  itWhere(!ON_SLACK)('in English asks which day «3/1» is, and takes it with the month in letters', async () => {
    const asked = textOf(await world.say(SIV, 'I am away 3/1 - 3/5', undefined, 'en'));
    expect(asked).toContain('“3/1” can be 3 January 2027 or 1 March 2027.');
    expect(await away()).toBeNull();
    expect(textOf(await world.say(SIV, 'remind me 3/1', undefined, 'en'))).toContain('“3/1” can be');
    expect(textOf(await world.say(SIV, 'away 3 Jan - 7 Jan', undefined, 'en'))).toContain('Sunday 3 January 2027');
    expect(await away()).toEqual({ from: '2027-01-03', until: '2027-01-07' });
  });

  it.each([
    [
      'jag är borta till 12 mars',
      { from: '2026-09-22', until: '2027-03-12' },
      'till och med fredagen den 12 mars 2027',
    ],
    ['jag är borta imorgon', { from: '2026-09-23', until: '2026-09-23' }, 'inga påminnelser onsdagen den 23 september'],
    [
      'jag är tillbaka på måndag',
      { from: '2026-09-22', until: '2026-09-27' },
      'till och med söndagen den 27 september 2026',
    ],
    ['borta 3 dagar', { from: '2026-09-22', until: '2026-09-24' }, 'till och med torsdagen den 24 september'],
    ['jag är borta v. 41', { from: '2026-10-05', until: '2026-10-09' }, 'från och med måndagen den 5 oktober'],
  ])('«%s»', async (text, days, said) => {
    expect(textOf(await world.say(SIV, text))).toContain(said);
    expect(await away()).toEqual(days);
  });

  it.each([
    ['jag är borta', 'Vilka dagar är du borta?'],
    ['borta 18–14 oktober', 'Den sista dagen kommer före den första.'],
    ['jag är borta till 31 februari', 'finns inte i almanackan'],
    ['borta 2026-09-01 till 2026-09-04', 'har redan varit'],
  ])('«%s» is asked about, and changes nothing', async (text, said) => {
    expect(textOf(await world.say(SIV, text))).toContain(said);
    expect(await away()).toBeNull();
  });

  it('does not take the place of another: both are silent, and the receipt says both', async () => {
    await world.say(SIV, 'borta 28 september–2 oktober');
    const receipt = textOf(await world.say(SIV, 'borta v 42'));
    expect(receipt).toContain('måndagen den 12 oktober');
    expect(receipt).toContain('Du är också borta 28 september – 2 oktober.');
    const leaves = async () => {
      const member = (await world.snapshot()).members.find(({ name }) => name === SIV);
      return [member?.away, ...(member?.alsoAway ?? [])];
    };
    // What has been of a leave stays, as one that is over.
    const been = { from: '2026-09-28', until: '2026-09-28' };
    const autumn = { from: '2026-09-28', until: '2026-10-02' };
    const week42 = { from: '2026-10-12', until: '2026-10-16' };
    expect(await leaves()).toEqual([autumn, week42]);
    expect(await reached('2026-09-29')).toBe(0);
    // Who comes back early is still away the other days, and hears so.
    const replies = await world.say(SIV, 'jag är tillbaka');
    expect(said(replies)).toContain('fortfarande anmäld som borta 12–16 oktober');
    expect(await leaves()).toEqual([been, week42]);
    const removed = await world.press(SIV, cardOf(replies), 'Ta bort 12–16\u00a0oktober');
    expect(said(removed)).toContain('Borttaget: 12–16 oktober.');
    expect(await leaves()).toEqual([been]);
  });

  it('that lies over another takes its place, and says so', async () => {
    await world.say(SIV, 'borta 5–9 oktober');
    expect(textOf(await world.say(SIV, 'borta 5–12 oktober'))).toContain('Det gäller i stället för 5–9 oktober.');
    expect(await away()).toEqual({ from: '2026-10-05', until: '2026-10-12' });
  });

  it.each(['borta från 1 mars', 'föräldraledig från och med 1 mars', 'away from 1 March'])(
    '«%s» has no last day, and is asked about',
    async (text) => {
      // In English where nobody knows yet what she speaks.
      expect(textOf(await world.say(SIV, text))).toMatch(
        /den 1 mars 2027\. Till och med vilken dag\?|1 March 2027\. Up to and including which day\?/,
      );
      expect(await away()).toBeNull();
    },
  );

  it.each(['jag är tillbaka', 'jag är frisk igen'])(
    'ahead stays when somebody writes «%s», until a press takes it away',
    async (text) => {
      await world.say(SIV, 'borta 5–9 oktober');
      await world.say(SIV, 'borta v 42');
      const replies = await world.say(SIV, text);
      expect(said(replies)).toContain('inte anmäld som borta i dag, men längre fram: 5–9 oktober och 12–16 oktober');
      expect(await all()).toEqual([AUTUMN, WEEK_42]);
      expect(said(await world.say(SIV, 'ja'))).not.toContain('Borttaget');
      expect(await all()).toEqual([AUTUMN, WEEK_42]);
      const card = cardOf(replies);
      const removed = said(await world.press(SIV, card, 'Ta bort 5–9\u00a0oktober'));
      expect(removed).toContain('Borttaget: 5–9 oktober. Jag hör av mig som vanligt de dagarna.');
      expect(removed).toContain('Du är också borta 12–16 oktober.');
      expect(await all()).toEqual([WEEK_42]);
      expect(said(await world.press(SIV, card, 'Ta bort 5–9\u00a0oktober'))).toContain('Det är redan borttaget.');
      await world.press(SIV, card, 'Ta bort alla');
      expect(await all()).toEqual([]);
      expect(await reached('2026-09-29')).toBe(1);
    },
  );

  it.each([
    [
      'borta 5 och 12 oktober',
      ['2026-10-05 2026-10-05', '2026-10-12 2026-10-12'],
      'inga påminnelser 5 oktober och 12 oktober',
    ],
    [
      'borta måndagarna 5 och 12 oktober',
      ['2026-10-05 2026-10-05', '2026-10-12 2026-10-12'],
      'inga påminnelser 5 oktober och 12 oktober',
    ],
    [
      'borta 5–9 oktober och 12–16 oktober',
      ['2026-10-05 2026-10-09', '2026-10-12 2026-10-16'],
      '5–9 oktober och 12–16 oktober',
    ],
  ])('«%s» is both, which the receipt says', async (text, days, receipt) => {
    expect(said(await world.say(SIV, text))).toContain(receipt);
    expect((await all()).map(({ from, until }) => `${from} ${until}`)).toEqual(days);
  });

  it.each(['och så är jag borta 12–16 oktober', 'sen är jag borta 12–16 oktober också', 'jag är också borta v 42'])(
    '«%s» comes beside what was said before',
    async (text) => {
      await world.say(SIV, 'borta 5–9 oktober');
      await world.say(SIV, text);
      expect(await all()).toEqual([AUTUMN, WEEK_42]);
    },
  );

  it('of one day is told as that day, with a press that takes it away', async () => {
    await world.say(SIV, 'jag är borta 7 oktober');
    const replies = await world.say(SIV, 'när är jag borta?');
    expect(said(replies)).toContain('Du är borta onsdagen den 7 oktober 2026.');
    await world.press(SIV, cardOf(replies), 'Ta bort 7\u00a0oktober');
    expect(await all()).toEqual([]);
  });

  it('is today for whoever is sick, and longer when that is said', async () => {
    await world.say(SIV, 'borta 5–9 oktober');
    const receipt = said(await world.say(SIV, 'jag är sjuk'));
    expect(receipt).toContain(
      'Du får inga påminnelser i dag. Blir det längre, skriv till exempel «jag är borta till fredag»',
    );
    expect((await all())[0]).toEqual({ from: '2026-09-22', until: '2026-09-22' });
    expect(said(await world.say(SIV, 'till fredag'))).toContain('till och med fredagen den 25 september');
    expect(await all()).toEqual([{ from: '2026-09-22', until: '2026-09-25' }, AUTUMN]);
    // What is known already is told.
    expect(said(await world.say(SIV, 'jag är sjuk'))).toContain('Du är borta från och med tisdagen den 22 september');
    expect(await all()).toHaveLength(2);
  });

  it.each([
    ['till 31 maj', '2027-05-31'],
    ['t.o.m. 31 maj', '2027-05-31'],
    ['31 maj', '2027-05-31'],
    ['jag är borta till 31 maj', '2027-05-31'],
    ['två veckor', '2027-02-14'],
    ['tills vidare', '2027-06-11'],
  ])('without a last day goes on with «%s»', async (text, until) => {
    await world.say(SIV, 'föräldraledig från 1 februari');
    expect(said(await world.say(SIV, text))).toContain('från och med måndagen den 1 februari 2027 till och med');
    expect(await all()).toEqual([{ from: '2027-02-01', until }]);
  });

  it('without a last day goes on at once, for a few minutes, and for nobody else', async () => {
    await world.say(SIV, 'föräldraledig från 1 februari');
    await world.say('Kim Kurator', 'till 31 maj');
    await world.say(SIV, 'status');
    await world.say(SIV, 'till 31 maj');
    await world.say(SIV, 'föräldraledig från 1 februari');
    world.clock.now = world.clock.now.add({ minutes: 6 });
    await world.say(SIV, 'till 31 maj');
    const { members } = await world.snapshot();
    expect(members.flatMap((member) => leavesOf(member))).toEqual([]);
  });
});

describe('a snooze', () => {
  it('waits until its day, and is asked about when there is none', async () => {
    const when = cardOf(await world.say(SIV, 'påminn mig senare'));
    expect(textOf(await world.press(SIV, when, 'Om en vecka'))).toContain('tisdagen den 29 september');
    expect(textOf(await world.say(SIV, 'påminn mig den 4 augusti 2027'))).toContain('efter läsårets slut');
    expect((await world.snapshot()).members.find(({ name }) => name === SIV)?.snoozedUntil).toBe('2026-09-29');
  });
});
