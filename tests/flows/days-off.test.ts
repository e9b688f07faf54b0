/** Somebody who does not work every weekday, from what they write to what reaches them. */
import { beforeEach, describe, expect, it } from 'vitest';
import { leavesOf } from '../../quality/people/leaves.ts';
import { reachedBy } from './seen.ts';
import { makeWorld, setUpTeam, textOf, type World } from './team.ts';

const SIV = 'Siv Sköterska';
let world: World;
beforeEach(async () => {
  world = await makeWorld('2026-09-22T08:00:00Z');
  await setUpTeam(world);
});
const siv = async () => (await world.snapshot()).members.find(({ name }) => name === SIV);
const off = async () => (await siv())?.daysOff;
/** How many messages have reached her by a day's morning. */
const reached = (day: string): Promise<number> => reachedBy(world, SIV, day);

describe('weekdays that somebody never works', () => {
  it('are said once: nothing comes on them, and it comes the next day of work', async () => {
    const receipt = textOf(await world.say(SIV, 'jag jobbar inte tisdagar och fredagar'));
    expect(receipt).toContain('Du jobbar inte tisdagar och fredagar. De dagarna får du inget av mig');
    expect(receipt).toContain('«jag jobbar tisdagar igen»');
    expect(await off()).toEqual([2, 5]);
    expect(await reached('2026-09-29')).toBe(0);
    expect(await reached('2026-09-30')).toBe(1);
    expect(await reached('2026-10-02')).toBe(1);
    expect(await reached('2026-10-05')).toBe(2);
  });

  it('are the others where somebody says when they work', async () => {
    const receipt = textOf(await world.say(SIV, 'jag jobbar bara på onsdagar'));
    expect(receipt).toContain('Du jobbar onsdagar, och bara de dagarna hör jag av mig.');
    expect(await off()).toEqual([1, 2, 4, 5]);
    expect(await reached('2026-09-29')).toBe(0);
    expect(await reached('2026-09-30')).toBe(1);
  });

  it('are told with the rest, shown as one’s own data, and stay when somebody is back', async () => {
    await world.say(SIV, 'jag jobbar mån–tors');
    await world.say(SIV, 'borta 5–9 oktober');
    expect(textOf(await world.say(SIV, 'när är jag borta?'))).toContain('Du jobbar inte fredagar.');
    expect(textOf(await world.say(SIV, 'vilka dagar jobbar jag?'))).toContain('Du jobbar inte fredagar.');
    await world.say(SIV, 'jag jobbar bara på onsdagar');
    expect(textOf(await world.say(SIV, 'när är jag borta?'))).toContain('Du jobbar onsdagar.');
    await world.say(SIV, 'jag jobbar mån–tors');
    expect(textOf(await world.say(SIV, 'mina uppgifter'))).toContain('fredagar');
    await world.say(SIV, 'jag är tillbaka');
    expect(await off()).toEqual([5]);
  });

  it('are changed a day at a time, and taken back', async () => {
    await world.say(SIV, 'jag jobbar inte fredagar');
    await world.say(SIV, 'jag är ledig på måndagar');
    expect(await off()).toEqual([1, 5]);
    await world.say(SIV, 'jag jobbar fredagar igen');
    expect(await off()).toEqual([1]);
    const receipt = textOf(await world.say(SIV, 'jag jobbar alla dagar'));
    expect(receipt).toContain('Då räknar jag med att du jobbar måndag till fredag.');
    expect(await off()).toBeUndefined();
  });

  it.each([
    ['jag är ledig varannan onsdag', 'bara hålla reda på dagar som är lika varje vecka'],
    ['jag jobbar inte onsdagar utom 17 mars', 'Undantag kan jag inte hålla reda på'],
    ['från januari jobbar jag inte fredagar', 'kan jag inte komma ihåg i förväg'],
    ['jag jobbar deltid', 'Vilka dagar jobbar du?'],
    ['jag är sjuk på fredagar', 'Vilka dagar jobbar du?'],
    ['jag jobbar inte måndagar–fredagar', 'Då blir ingen dag kvar.'],
  ])('«%s» is answered, and changes nothing', async (text, answer) => {
    expect(textOf(await world.say(SIV, text))).toContain(answer);
    expect(await off()).toBeUndefined();
    const member = await siv();
    expect(member && leavesOf(member)).toEqual([]);
  });

  it('are said to whoever waits for an answer', async () => {
    await world.say(SIV, 'jag jobbar inte onsdagar');
    world.clock.now = Temporal.Instant.from('2026-09-30T08:00:00Z');
    expect(textOf(await world.say('Kim Kurator', 'status'))).toContain('Siv Sköterska (jobbar inte i dag)');
    world.clock.now = Temporal.Instant.from('2026-10-01T08:00:00Z');
    expect(textOf(await world.say('Kim Kurator', 'status'))).not.toContain('jobbar inte i dag');
  });
});
