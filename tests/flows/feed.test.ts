/** A calendar to subscribe to: whose address shows what, who gets it, and when it stops. Read over HTTP, as calendars do. */
import ICAL from 'ical.js';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createDoor } from '../../bots/door.ts';
import { calendarAt } from '../../reports/feed.ts';
import { CALENDAR_PATH, calendarFeed } from '../../web/calendar.ts';
import { serve } from '../../web/server.ts';
import {
  CALENDARS,
  CHANNEL,
  cardOf,
  goalForm,
  idOf,
  makeWorld,
  personal,
  setUpTeam,
  takeIn,
  textOf,
  type World,
} from './team.ts';

const [SIV, KIM, RUT] = ['Siv Sköterska', 'Kim Kurator', 'Rut Rektor'] as const;
let world: World;
let server: Awaited<ReturnType<typeof serve>>;
beforeEach(async () => {
  world = await makeWorld();
  await setUpTeam(world);
  const find = (secret: string) => calendarAt(world.storage, secret, world.clock.now);
  server = await serve({ [CALENDAR_PATH]: calendarFeed(find) }, { port: 0, host: '127.0.0.1' }, world.log);
});
afterEach(() => server.stop());

/** The address as a person copies it, asked for where it is served here. */
const addressIn = (words: string): string => {
  const [address] = /https:\/\/\S+\.ics/.exec(words) ?? [];
  if (!address?.startsWith(CALENDARS)) throw new Error(`no address in ${words}`);
  return address.replace(CALENDARS, `${server.url}${CALENDAR_PATH}`);
};
const fetched = async (address: string, headers: Record<string, string> = {}) => {
  const response = await fetch(address, { headers });
  return { status: response.status, etag: response.headers.get('etag') ?? '', text: await response.text() };
};
const eventsOf = (calendar: string) =>
  new ICAL.Component(ICAL.parse(calendar)).getAllSubcomponents('vevent').map((event) => ({
    uid: String(event.getFirstPropertyValue('uid')),
    title: String(event.getFirstPropertyValue('summary')),
    status: String(event.getFirstPropertyValue('status')),
    sequence: Number(event.getFirstPropertyValue('sequence')),
  }));
const titlesAt = async (address: string) => eventsOf((await fetched(address)).text).map(({ title }) => title);
describe('«kalenderlänk»', () => {
  it('gives everybody an address of their own, with the checkpoints and what is theirs', async () => {
    const card = cardOf(await world.say(SIV, 'kalenderlänk'));
    const own = await titlesAt(addressIn(textOf([{ as: 'post', card }])));
    expect(own).toContain('Avstämning 1 i elevhälsoteamet');
    expect(own).toContain('Frågor inför avstämning 4');
    expect(own).toHaveLength(8);
    // Asked again it is the same address.
    const again = textOf(await world.say(SIV, 'prenumerera på kalendern'));
    expect(addressIn(again)).toBe(addressIn(textOf([{ as: 'post', card }])));
    expect(addressIn(textOf(await world.say(KIM, 'calendar feed')))).not.toBe(addressIn(again));
  });

  it('shows one’s own goals and not a colleague’s; the team’s calendar shows all', async () => {
    const goal = { group: 'åk 7', indicator: 'frånvaro', baseline: '9', target: '7', unit: '%', direction: 'lower' };
    const save = await goalForm(world, SIV);
    await world.press(SIV, save, 'Spara målet', { ...goal, title: 'Lugnare raster' });
    const id = (await world.snapshot()).goals[0]?.id ?? '';
    const data = { do: 'goals.override', team: (await world.key()).team, goal: id };
    const adopt = { type: 'answered' as const, data, values: { reason: 'Vi prövar.' } };
    await world.handle(world.inbound(RUT, adopt, personal(RUT), 'sv'));
    const deadline = 'Mål 1 ska vara nått: Lugnare raster';
    expect(await titlesAt(addressIn(textOf(await world.say(SIV, 'kalenderlänk'))))).toContain(deadline);
    const kims = cardOf(await world.say(KIM, 'kalenderlänk'));
    expect(await titlesAt(addressIn(textOf([{ as: 'post', card: kims }])))).not.toContain(deadline);
    const teams = await world.press(KIM, kims, 'Hela teamets kalender');
    expect(await titlesAt(addressIn(textOf(teams)))).toContain(deadline);
  });

  it('calls off for its former owner what is a colleague’s now, and takes it up again when it is theirs anew', async () => {
    const save = await goalForm(world, SIV);
    const goal = { group: 'åk 7', indicator: 'frånvaro', baseline: '9', target: '7', unit: '%', direction: 'lower' };
    await world.press(SIV, save, 'Spara målet', { ...goal, title: 'Lugnare raster' });
    await takeIn(world);
    const address = addressIn(textOf(await world.say(SIV, 'kalenderlänk')));
    const kims = addressIn(textOf(await world.say(KIM, 'kalenderlänk')));
    const goalAt = async (from: string) =>
      eventsOf((await fetched(from)).text).find(({ uid }) => uid.startsWith('goal.'));
    const give = async (name: string, to: string) => {
      const { key, goals } = await world.snapshot();
      const data = { do: 'goals.changeOpen', team: key.team, goal: goals[0]?.id ?? '' };
      const opened = await world.handle(
        world.inbound(name, { type: 'answered', data, values: {} }, personal(name), 'sv'),
      );
      await world.press(name, cardOf(opened), 'Nästa', { owner: idOf(to) });
    };
    const before = await goalAt(address);
    expect(before).toMatchObject({ status: 'CONFIRMED' });
    expect(await goalAt(kims)).toBeUndefined();
    await give(SIV, KIM);
    const given = await goalAt(address);
    expect(given).toMatchObject({ uid: before?.uid, status: 'CANCELLED' });
    expect(given?.sequence).toBeGreaterThan(before?.sequence ?? 0);
    expect(await goalAt(kims)).toMatchObject({ uid: before?.uid, status: 'CONFIRMED' });
    await give(KIM, SIV);
    const back = await goalAt(address);
    expect(back).toMatchObject({ status: 'CONFIRMED' });
    expect(back?.sequence).toBeGreaterThan(given?.sequence ?? 0);
    expect(await goalAt(kims)).toMatchObject({ status: 'CANCELLED' });
  });

  it('written in a channel is answered where nobody else reads, and the secret stands in no delivery, audit line or log', async () => {
    expect(await world.say(SIV, 'kalenderlänk', CHANNEL)).toEqual([]);
    const words = textOf(await world.toldTo(SIV));
    expect((await fetched(addressIn(words))).status).toBe(200);
    const key = await world.key();
    const [feed] = (await world.snapshot()).feeds;
    const kept = [await world.storage.deliveries(key, 300), await world.storage.audit(key, 300), world.logged];
    for (const rows of kept) expect(JSON.stringify(rows)).not.toContain(feed?.secret ?? '');
    expect((await world.storage.audit(key, 1)).map(({ what }) => what)).toEqual(['feed-opened']);
  });

  it('stops at the old address when there is a new one, and wholly when it is turned off', async () => {
    const card = cardOf(await world.say(SIV, 'kalenderlänk'));
    const old = addressIn(textOf([{ as: 'post', card }]));
    expect(textOf(await world.press(KIM, card, 'Ny adress'))).toContain('till någon annan');
    const renewed = cardOf(await world.press(SIV, card, 'Ny adress'));
    const address = addressIn(textOf([{ as: 'post', card: renewed }]));
    expect((await fetched(old)).status).toBe(404);
    expect((await fetched(address)).status).toBe(200);
    const off = await world.press(SIV, renewed, 'Stäng av');
    expect(textOf(off)).toContain('visar ingenting längre');
    expect(await fetched(address)).toMatchObject({ status: 404, text: '' });
    expect((await world.snapshot()).feeds).toEqual([]);
  });

  it('gives the team’s only to those who manage it', async () => {
    expect(textOf(await world.say(SIV, 'teamets kalenderlänk'))).toContain('Kim Kurator');
    expect((await world.snapshot()).feeds).toEqual([]);
    expect(textOf(await world.say(KIM, 'teamets kalenderlänk'))).toContain('Teamets kalender');
  });

  it('shows nothing more to somebody who has left; the team’s goes on', async () => {
    const own = addressIn(textOf(await world.say(KIM, 'kalenderlänk')));
    const teams = addressIn(textOf(await world.say(KIM, 'teamets kalenderlänk')));
    world.chat.people = world.chat.people.filter((name) => name !== KIM);
    await world.handle(world.inbound(RUT, { type: 'membersChanged' }, CHANNEL, 'sv'));
    expect((await fetched(own)).status).toBe(404);
    expect((await fetched(teams)).status).toBe(200);
    expect((await world.snapshot()).feeds.map(({ id }) => id)).toEqual(['team']);
    await world.press(KIM, cardOf(await world.say(KIM, 'radera mina uppgifter')), 'Radera');
    expect((await fetched(teams)).status).toBe(200);
    expect((await world.snapshot()).feeds.map(({ by }) => by)).toEqual(['erased']);
  });

  it('is sent again only when something has changed, and says what was taken out', async () => {
    const address = addressIn(textOf(await world.say(RUT, 'kalenderlänk')));
    const first = await fetched(address);
    world.clock.now = world.clock.now.add({ hours: 12 });
    expect(await fetched(address, { 'if-none-match': first.etag })).toMatchObject({ status: 304, text: '' });
    const head = await fetch(address, { method: 'HEAD' });
    expect([head.status, await head.text()]).toEqual([200, '']);
    expect((await fetch(address, { method: 'POST' })).status).toBe(405);
    const { checkpoints } = await world.snapshot();
    const removed = checkpoints.find(({ date }) => date === '2027-03-16') ?? checkpoints[2];
    const data = { do: 'wheel.remove', team: (await world.key()).team, checkpoint: removed?.id ?? '' };
    const remove = { type: 'answered' as const, data, values: {} };
    await world.handle(world.inbound(RUT, remove, personal(RUT), 'sv'));
    const after = await fetched(address, { 'if-none-match': first.etag });
    expect(after.status).toBe(200);
    const [before, now] = [eventsOf(first.text), eventsOf(after.text)];
    expect(now.map(({ uid }) => uid).toSorted()).toEqual(before.map(({ uid }) => uid).toSorted());
    expect(now.filter(({ status }) => status === 'CANCELLED').map(({ uid }) => uid.split('.')[1])).toEqual([
      removed?.id,
      removed?.id,
    ]);
    // «Avstämning 4» is called 3 from now on, which is a change as well.
    for (const event of now)
      expect(event.sequence).toBeGreaterThan(before.find(({ uid }) => uid === event.uid)?.sequence ?? 0);
  });

  it('is no address of anybody’s: another path, another secret, a secret that cannot be one', async () => {
    const address = addressIn(textOf(await world.say(RUT, 'kalenderlänk')));
    for (const wrong of ['0'.repeat(40), '', "' OR 1=1", '%2e%2e', 'a'.repeat(5000), '$ne'])
      expect((await fetched(`${server.url}${CALENDAR_PATH}${wrong}.ics`)).status).toBe(404);
    expect((await fetched(address.replace('.ics', ''))).status).toBe(404);
    expect((await fetched(`${address}?x=1`)).status).toBe(200);
  });

  it('is kindly not there as long as nobody has said where the server is reached', async () => {
    const { storage, clock, log } = world;
    const door = createDoor({ storage, messengers: () => world.chat, clock: () => clock.now, log, nudge: () => {} });
    const words = textOf(await door(world.inbound(SIV, { type: 'said', text: 'kalenderlänk' }, personal(SIV), 'sv')));
    expect(words).toContain('PUBLIC_URL');
    expect(words).toContain('kalenderfil');
    expect((await world.snapshot()).feeds).toEqual([]);
  });
});
