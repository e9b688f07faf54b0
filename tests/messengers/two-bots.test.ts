/** Two bots in one channel: whatever one says reaches the other, as the platform would tell it, and neither ever answers. */
import { afterEach, expect, it } from 'vitest';
import { type Harness, startHarness } from '../slack/harness.ts';
import { setUp as setUpSlack } from '../slack/team.ts';
import { CHANNEL, setUp as setUpTeams, start } from '../teams/harness.ts';
import { sentAfterAll } from '../teams/shapes-world.ts';

let slack: Harness | undefined;
afterEach(async () => {
  await slack?.stop();
  slack = undefined;
});

it('Teams: what a bot like this one posts is answered by none', async () => {
  const other = await start();
  const world = await start();
  await setUpTeams(other);
  await setUpTeams(world);
  const before = world.connector.received.length;
  const said = other.connector.received.filter(({ method, path }) => method === 'POST' && path.includes(CHANNEL));
  expect(said.length).toBeGreaterThan(1);
  const mention = { type: 'mention', text: '<at>Årshjulet</at>', mentioned: { id: '28:bot', name: 'Årshjulet' } };
  for (const { body } of said) {
    const from = { id: '28:other', name: 'Årshjulet' };
    const base = { ...world.base('kim', 'channel'), ...body, from, type: 'message' };
    const words = `<at>Årshjulet</at> ${String(body['summary'] ?? '')}`;
    await world.post({
      ...base,
      recipient: { id: '28:bot' },
      id: crypto.randomUUID(),
      serviceUrl: world.connector.url,
    });
    await world.post({ ...world.base('kim', 'channel'), from, type: 'message', text: words, entities: [mention] });
    await world.post({ ...world.base('kim', 'personal'), from, type: 'message', text: 'hjälp' });
  }
  await sentAfterAll(world);
  expect(world.connector.received.slice(before)).toEqual([]);
});

it('Slack: what a bot like this one posts is answered by none', async () => {
  slack = await startHarness();
  const h = slack;
  await setUpSlack(h);
  const said = h.calls.filter(({ method }) => method === 'chat.postMessage' || method === 'chat.update');
  expect(said.length).toBeGreaterThan(1);
  const before = { calls: h.calls.length, heard: h.seenInbound.length };
  const bot = h.idOf('hjulet');
  const authors = [
    { user: 'UOTHER', bot_id: 'BOTHER', app_id: 'AOTHER', bot_profile: { id: 'BOTHER', name: 'Årshjulet' } },
    { subtype: 'bot_message', bot_id: 'BOTHER', username: 'Årshjulet' },
    { user: 'USLACKBOT' },
    { user: bot },
  ];
  for (const [index, { body }] of said.entries())
    for (const [who, author] of authors.entries()) {
      const where = { channel: h.channel, ts: `9${index}.${who}`, text: `<@${bot}> ${String(body['text'])}` };
      await h.event({ type: 'app_mention', ...where, ...author });
      await h.event({ type: 'message', channel_type: 'channel', ...where, text: String(body['text']), ...author });
      await h.event({ type: 'message', channel_type: 'im', ...where, channel: 'D9', ...author });
    }
  await h.stop();
  slack = undefined;
  expect(h.seenInbound).toHaveLength(before.heard);
  const places: unknown[] = [h.channel, 'D9', 'UOTHER', 'USLACKBOT', bot];
  expect(h.calls.slice(before.calls).filter(({ body }) => places.includes(body['channel']))).toEqual([]);
});
