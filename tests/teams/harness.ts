/** The real botbuilder app over HTTP with several people, and the connector that it answers to. */
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect } from 'vitest';
import { createDoor } from '../../bots/door.ts';
import { openStorage } from '../../storage/open.ts';
import { faultsOfAdaptiveCard } from '../cards/valid.ts';
import { sendDue } from '../scheduler/send-due.ts';
import { startConnector } from './connector.ts';
import { serveTeams } from './serve.ts';

export const PEOPLE = ['kim', 'rut', 'siv', 'petra'].map((name) => ({
  id: `29:${name}`,
  aadObjectId: `aad-${name}`,
  name: `${name[0]?.toUpperCase()}${name.slice(1)} Ek`,
}));
export const CHANNEL = '19:eht@thread.tacv2';
export const TENANT = 'tenant-1';
export const stops: (() => Promise<unknown>)[] = [];
/** What a test has started is stopped after it, the last first. */
afterEach(async () => {
  for (const stop of stops.splice(0).toReversed()) await stop();
});

/** How a client writes what mentions the bot (Microsoft, "Channel and group chat conversations with a bot", read 2026-11-29). */
const MENTION = { type: 'mention', text: '<at>Årshjulet</at>', mentioned: { id: '28:bot', name: 'Årshjulet' } };

/** `roster` is what the connector says of the channel's members, as it stands when it is asked. */
export async function start(roster: Record<string, unknown>[] = PEOPLE) {
  const connector = await startConnector(() => roster);
  const storage = await openStorage(`file:${join(mkdtempSync(join(tmpdir(), 'arshjulet-')), 'a.db')}`);
  const clock = { now: Temporal.Instant.from('2026-08-20T08:00:00Z') };
  const logged: unknown[] = [];
  const listeners: (() => void)[] = [];
  const keep = (...entry: unknown[]): void => {
    logged.push(entry);
    for (const tell of [...listeners]) tell();
  };
  const log = { info: keep, warn: keep, error: keep };
  const handle = createDoor({
    storage,
    messengers: () => bot.messenger,
    clock: () => clock.now,
    log,
    nudge: () => undefined,
  });
  const bot = await serveTeams(handle, log);
  const { url } = bot;
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
    /** When a line with these words stands in the log. */
    logs: (words: string): Promise<void> =>
      new Promise((resolve) => {
        const look = () => JSON.stringify(logged).includes(words) && resolve();
        listeners.push(look);
        look();
      }),
    post,
    base,
    /** Sends what is due now. */
    beat: () => sendDue({ storage, clock, log }, bot.messenger),
    say: (name: string, text: string, where: 'channel' | 'personal' = 'personal') =>
      post({ ...base(name, where), type: 'message', text: `<at>Årshjulet</at> ${text}`, entities: [MENTION] }),
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

export type AnyCard = { body: Node[]; actions: Node[] };
type Node = Record<string, unknown>;
const nodes = (value: unknown): Node[] =>
  Array.isArray(value)
    ? value.flatMap(nodes)
    : typeof value === 'object' && value !== null
      ? [value as Node, ...Object.values(value).flatMap(nodes)]
      : [];
export const buttonsOf = (card: AnyCard): Node[] => nodes(card).filter((n) => n['type'] === 'Action.Execute');
const inputsIn = (card: AnyCard): Record<string, string> =>
  Object.fromEntries(
    nodes(card)
      .filter((n) => String(n['type']).startsWith('Input.'))
      .map((n) => [String(n['id']), String(n['value'] ?? '')]),
  );
export const cardIn = (activity: Node): AnyCard =>
  (activity['attachments'] as { content: AnyCard }[])[0]?.content as AnyCard;
export const answerCard = (answer: { json: { value?: AnyCard } | null }): AnyCard => {
  if (!answer.json?.value) throw new Error(`no card in the answer: ${JSON.stringify(answer)}`);
  expect(faultsOfAdaptiveCard(answer.json.value)).toEqual([]);
  return answer.json.value;
};

export async function setUp(world: Awaited<ReturnType<typeof start>>) {
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
  await world.beat();
  expect((await told).path).toContain(`/v3/conversations/${CHANNEL}/activities`);
  const approved = connector.next('POST', 'Årshjulet är godkänt');
  const updated = connector.next('PUT', 'Godkänt den');
  const mine = connector.next('POST', 'Godkänn årshjulet');
  await world.say('rut', 'visa årshjulet');
  answerCard(await press('rut', cardIn((await mine).body), 'Godkänn årshjulet'));
  await Promise.all([approved, updated]);
  return wheel;
}
