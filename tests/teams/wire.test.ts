/** The real botbuilder app over HTTP, several people, a connector that records and refuses. */
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { createDispatcher } from '../../bots/dispatch.ts';
import { createTeamsBot } from '../../bots/teams/app.ts';
import { personalAddress } from '../../bots/teams/inbound.ts';
import { openStorage } from '../../storage/open.ts';
import { startConnector } from './connector.ts';

const PEOPLE = ['kim', 'rut', 'siv', 'petra'].map((name) => ({
  id: `29:${name}`,
  aadObjectId: `aad-${name}`,
  name: `${name[0]?.toUpperCase()}${name.slice(1)} Ek`,
}));
const CHANNEL = '19:eht@thread.tacv2';
const TENANT = 'tenant-1';
const stops: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const stop of stops.splice(0).toReversed()) await stop();
});

async function start() {
  const connector = await startConnector(PEOPLE);
  const storage = await openStorage(`file:${join(mkdtempSync(join(tmpdir(), 'arshjulet-')), 'a.db')}`);
  const clock = { now: Temporal.Instant.from('2026-08-20T08:00:00Z') };
  const logged: unknown[] = [];
  const log = { info: (...e: unknown[]) => void logged.push(e), error: (...e: unknown[]) => void logged.push(e) };
  const handle = createDispatcher({
    storage,
    messengers: () => bot.messenger,
    clock: () => clock.now,
    log,
    nudge: () => undefined,
  });
  const bot = createTeamsBot({ appId: '', appPassword: '', port: 0, host: '127.0.0.1' }, handle, log, () =>
    storage.ping(),
  );
  const { url } = await bot.start();
  stops.push(() => storage.close(), connector.stop, bot.stop);
  let number = 0;
  const post = async (activity: Record<string, unknown>) => {
    const response = await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(activity),
    });
    const text = await response.text();
    return { status: response.status, json: text ? (JSON.parse(text) as { value?: AnyCard; type?: string }) : null };
  };
  const base = (name: string, where: 'channel' | 'personal') => {
    number += 1;
    const person = PEOPLE.find((p) => p.id === `29:${name}`);
    return {
      id: `a${number}`,
      channelId: 'msteams',
      serviceUrl: connector.url,
      locale: 'sv-SE',
      from: person,
      recipient: { id: '28:bot', name: 'Årshjulet' },
      conversation:
        where === 'channel'
          ? { id: `${CHANNEL};messageid=1`, conversationType: 'channel', isGroup: true }
          : { id: `a:29:${name}`, conversationType: 'personal' },
      channelData: { tenant: { id: TENANT } },
    };
  };
  return {
    connector,
    storage,
    clock,
    bot,
    url,
    logged,
    post,
    base,
    say: (name: string, text: string, where: 'channel' | 'personal' = 'personal') =>
      post({ ...base(name, where), type: 'message', text: `<at>Årshjulet</at> ${text}` }),
    /** Presses a card's button; the inputs' values are mixed in, as Teams does. */
    press: (
      name: string,
      card: AnyCard,
      title: string,
      typed: Record<string, string> = {},
      where: 'channel' | 'personal' = 'personal',
    ) => {
      const button = buttonsOf(card).find((b) => b['title'] === title);
      if (!button) throw new Error(`no button ${title}`);
      const inputs =
        button['associatedInputs'] === 'auto'
          ? { ...inputsIn(card), ...Object.fromEntries(Object.entries(typed).map(([k, v]) => [`in:${k}`, v])) }
          : {};
      const data = { ...(button['data'] as object), ...inputs };
      return post({
        ...base(name, where),
        type: 'invoke',
        name: 'adaptiveCard/action',
        replyToId: 'card-1',
        value: { action: { type: 'Action.Execute', verb: button['verb'], data } },
      });
    },
  };
}

type AnyCard = { body: Node[]; actions: Node[] };
type Node = Record<string, unknown>;
const nodes = (value: unknown): Node[] =>
  Array.isArray(value)
    ? value.flatMap(nodes)
    : typeof value === 'object' && value !== null
      ? [value as Node, ...Object.values(value).flatMap(nodes)]
      : [];
const buttonsOf = (card: AnyCard): Node[] => nodes(card).filter((n) => n['type'] === 'Action.Execute');
const inputsIn = (card: AnyCard): Record<string, string> =>
  Object.fromEntries(
    nodes(card)
      .filter((n) => String(n['type']).startsWith('Input.'))
      .map((n) => [String(n['id']), String(n['value'] ?? '')]),
  );
const cardIn = (activity: Node): AnyCard => (activity['attachments'] as { content: AnyCard }[])[0]?.content as AnyCard;
const answerCard = (answer: { json: { value?: AnyCard } | null }): AnyCard => {
  if (!answer.json?.value) throw new Error(`no card in the answer: ${JSON.stringify(answer)}`);
  return answer.json.value;
};

async function setUp(world: Awaited<ReturnType<typeof start>>) {
  const { connector, base, post, press } = world;
  const hello = connector.next('POST', 'Kom igång');
  await post({
    ...base('kim', 'channel'),
    type: 'conversationUpdate',
    membersAdded: [{ id: '28:bot', name: 'Årshjulet' }],
  });
  const intro = cardIn((await hello).body);
  const school = answerCard(await press('kim', intro, 'Kom igång', {}, 'channel'));
  const calendar = answerCard(await press('kim', school, 'Nästa', { school: 'Ekskolan' }, 'channel'));
  const members = answerCard(await press('kim', calendar, 'Spara', {}, 'channel'));
  const told = connector.next('POST', 'utsedd till rektor');
  const wheel = answerCard(
    await press(
      'kim',
      members,
      'Spara',
      { principal: 'aad-rut', coordinators: 'aad-kim', 'professions:aad-siv': 'schoolNurse' },
      'channel',
    ),
  );
  expect((await told).path).toContain(`/v3/conversations/${CHANNEL}/activities`);
  const approved = connector.next('POST', 'Årshjulet är godkänt');
  const updated = connector.next('PUT', 'Godkänt den');
  const mine = connector.next('POST', 'Godkänn årshjulet');
  await world.say('rut', 'visa årshjulet');
  answerCard(await press('rut', cardIn((await mine).body), 'Godkänn årshjulet'));
  await Promise.all([approved, updated]);
  return wheel;
}

describe('Teams over the wire', () => {
  it('sets a team up in its channel with all pages of members, answers in place and for everybody', async () => {
    const world = await start();
    await setUp(world);
    const key = await world.storage.teamAt(`teams:${TENANT}`, CHANNEL);
    const snapshot = await world.storage.snapshot(key ?? { tenant: '', team: '' });
    expect(snapshot?.members.map((m) => m.id).toSorted()).toEqual(PEOPLE.map((p) => p.aadObjectId).toSorted());
    expect(snapshot?.team.wheelApprovedBy).toBe('aad-rut');
    const asked = world.connector.next('POST', 'Skicka');
    await world.say('siv', 'mina frågor');
    const form = cardIn((await asked).body);
    const faulty = answerCard(await world.press('siv', form, 'Skicka', { situation: 'Kort sömn i åk 8.' }));
    expect(JSON.stringify(faulty)).toContain('Kort sömn i åk 8.');
    expect(JSON.stringify(faulty)).toContain('Troliga orsaker: skriv några ord.');
    const typed = { situation: 'Kort sömn i åk 8.', cause1: 'Skärmar.' };
    const updated = world.connector.next('PUT', 'Tack, Siv!');
    const [one, two] = await Promise.all([
      world.press('siv', form, 'Skicka', typed),
      world.press('siv', form, 'Skicka', typed),
    ]);
    for (const answer of [one, two]) expect(JSON.stringify(answerCard(answer))).toContain('Tack, Siv!');
    expect((await updated).path).toContain('/activities/card-1');
    expect((await world.storage.snapshot(key ?? { tenant: '', team: '' }))?.answers).toHaveLength(1);
  });

  it('answers a re-delivered message once', async () => {
    const world = await start();
    const activity = { ...world.base('kim', 'personal'), type: 'message', text: 'hjälp' };
    await world.post(activity);
    await world.post(activity);
    expect(
      world.connector.received.filter((r) => JSON.stringify(r.body).includes('Det här kan jag hjälpa till med')),
    ).toHaveLength(1);
  });

  it('keeps another team’s people out of a card', async () => {
    const world = await start();
    const wheel = await setUp(world);
    const button = buttonsOf(wheel).find((b) => b['verb'] === 'wheel.moveOpen');
    const stranger = {
      ...world.base('kim', 'personal'),
      from: { id: '29:x', aadObjectId: 'aad-x', name: 'X' },
      conversation: { id: 'a:x', conversationType: 'personal' },
    };
    const answer = await world.post({
      ...stranger,
      type: 'invoke',
      name: 'adaptiveCard/action',
      value: { action: { data: button?.['data'] } },
    });
    expect(JSON.stringify(answer.json)).toContain('ett team som du inte är med i');
  });

  it('answers a press in the channel to the one who pressed; only what is everybody’s changes for all', async () => {
    const world = await start();
    await setUp(world);
    const { connector, press } = world;
    const posted = connector.next('POST', 'Så ligger vi till');
    await world.say('kim', 'status', 'channel');
    const status = cardIn((await posted).body);
    const mine = answerCard(await press('rut', status, 'Mål', {}, 'channel'));
    expect(JSON.stringify(mine)).toContain('Våra mål 2026/27');
    expect(JSON.stringify(answerCard(await press('siv', status, 'Mina frågor', {}, 'channel')))).toContain('Nuläge');
    const asked = connector.next('POST', 'Nuläge');
    await world.say('siv', 'mina frågor', 'channel');
    expect((await asked).path).not.toContain(CHANNEL);
    await world.bot.stop();
    const changed = connector.received.filter((r) => r.method === 'PUT' && r.path.includes(CHANNEL));
    expect(changed.length).toBeGreaterThan(0);
    for (const { body } of changed) expect(JSON.stringify(body)).not.toMatch(/Våra mål|Nuläge/);
    expect(JSON.stringify(changed.at(-1)?.body)).toContain('Årshjulet 2026/27');
    stops.pop();
  });

  it('says what became of a message: sent, throttled until, gone, refused', async () => {
    const world = await start();
    const route = { serviceUrl: world.connector.url, botId: '28:bot', channelId: 'msteams', tenantId: TENANT };
    const to = personalAddress(route, '29:siv');
    const card = {
      type: 'AdaptiveCard' as const,
      version: '1.5' as const,
      fallbackText: 'Hej',
      lang: 'sv',
      body: [],
      actions: [],
    };
    const sent = await world.bot.messenger.send(to, card);
    expect(sent).toMatchObject({ result: 'sent', message: { address: { conversation: 'a:29:siv' } } });
    world.connector.refuse.set(/activities/, { status: 404 });
    expect(await world.bot.messenger.send(to, card)).toEqual({ result: 'gone' });
    world.connector.refuse.set(/activities/, { status: 403 });
    expect(await world.bot.messenger.send(to, card)).toEqual({ result: 'refused', reason: 'forbidden' });
    world.connector.refuse.set(/activities/, { status: 412 });
    expect(await world.bot.messenger.send(to, card)).toEqual({ result: 'passing' });
    await world.connector.stop();
    expect(await world.bot.messenger.send(to, card)).toEqual({ result: 'passing' });
  });

  it('refuses what is not an activity', async () => {
    const world = await start();
    const raw = (body: string, method = 'POST') =>
      fetch(world.url, {
        method,
        ...(method === 'POST' ? { body, headers: { 'content-type': 'application/json' } } : {}),
      });
    expect((await raw('{not json')).status).toBe(400);
    expect((await raw('[]')).status).toBe(400);
    expect((await raw('"x"')).status).toBe(400);
    expect((await raw(JSON.stringify({ text: 'x'.repeat(600_000) }))).status).toBe(413);
    expect((await raw('', 'GET')).status).toBe(404);
    expect((await fetch(world.url.replace('/api/messages', '/healthz'))).status).toBe(200);
  });

  it('logs no words and no names', async () => {
    const world = await start();
    await setUp(world);
    await world.storage.close();
    await world.say('siv', 'hemligt hjälp');
    expect(world.logged.length).toBeGreaterThan(0);
    expect(JSON.stringify(world.logged)).not.toMatch(/hemligt|Siv|aad-/);
    stops.splice(0, 1);
  });

  it('reads a file of the personal chat, shows what it read, and saves on a yes', async () => {
    const world = await start();
    await setUp(world);
    world.connector.files.set(
      '/files/bred.csv',
      Buffer.from('Mått;2023/24;2024/25\nGenomsnittligt meritvärde;224,0;231,4\n'),
    );
    const shown = world.connector.next('POST', 'Det här läste jag');
    await world.post({
      ...world.base('kim', 'personal'),
      type: 'message',
      text: '',
      attachments: [
        {
          contentType: 'application/vnd.microsoft.teams.file.download.info',
          name: 'bred.csv',
          content: { downloadUrl: `${world.connector.url}/files/bred.csv` },
        },
      ],
    });
    const preview = cardIn((await shown).body);
    answerCard(await world.press('kim', preview, 'Spara värdena'));
    const key = await world.storage.teamAt(`teams:${TENANT}`, CHANNEL);
    const snapshot = await world.storage.snapshot(key ?? { tenant: '', team: '' });
    expect(snapshot?.series[0]?.observations).toHaveLength(2);
  });

  it('asks privately about what it overhears in the channel, and writes nothing there', async () => {
    const world = await start();
    await setUp(world);
    const asked = world.connector.next('POST', 'utbildning som inte finns i er plan');
    const text = 'Ska vi anmäla oss till webbkursen om hästar i vården, två heldagar i mars?';
    await world.post({ ...world.base('siv', 'channel'), type: 'message', text });
    expect((await asked).path).not.toContain(CHANNEL);
    expect(JSON.stringify(world.logged)).not.toContain('hästar');
  });
});
