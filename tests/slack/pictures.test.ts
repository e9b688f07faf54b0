/** Pictures in Slack: sent as files before the message that names them. */
import { afterEach, describe, expect, it } from 'vitest';
import { type Card, image, text } from '../../cards/card.ts';
import { barsSvg } from '../../pictures/bars.ts';
import { type Call, type Harness, jsonOf, startHarness } from './harness.ts';

let harness: Harness | undefined;
afterEach(async () => {
  const running = harness;
  harness = undefined;
  await running?.stop();
});

const svg = barsSvg({ bars: [{ name: 'Kurs', count: 3 }], title: 'Kurs 3' }, 'light');
const card: Card = {
  type: 'AdaptiveCard',
  version: '1.5',
  fallbackText: 'Kurs 3',
  lang: 'sv',
  body: [text('Kurser: 3'), { type: 'Container', items: [image({ svg, altText: 'Kurs 3' })] }],
  actions: [],
};
const blocksIn = (call: Call | undefined) => jsonOf<{ type: string; alt_text?: string }[]>(call?.body['blocks']);
const methods = (h: Harness): string[] => h.calls.map(({ method }) => method);

async function sendTwice(h: Harness) {
  const to = { platform: 'slack' as const, conversation: h.channel, kind: 'channel' as const, route: {} };
  const first = await h.bot.messenger.send(to, card);
  await h.bot.messenger.send(to, card);
  expect(first.result).toBe('sent');
  return h.calls.filter(({ method }) => method === 'chat.postMessage').map(blocksIn);
}

describe('a card with a picture', () => {
  it('names a file that has been sent and looked at, and that is sent once', async () => {
    const h = await startHarness(async () => []);
    harness = h;
    const [first, second] = await sendTwice(h);
    const { file_id: id } = h.calls.find(({ method }) => method === 'files.getUploadURLExternal')?.answer ?? {};
    const shown = { type: 'image', slack_file: { id }, alt_text: 'Kurs 3' };
    expect(first).toContainEqual(shown);
    expect(second).toContainEqual(shown);
    expect(methods(h).slice(methods(h).indexOf('files.getUploadURLExternal'))).toEqual([
      'files.getUploadURLExternal',
      'files.completeUploadExternal',
      'files.info',
      'chat.postMessage',
      'chat.postMessage',
    ]);
  });

  it('waits while Slack is still looking at the file', async () => {
    const h = await startHarness(async () => []);
    harness = h;
    const looks = ['', '', 'image/png'];
    h.answerFrom('files.info', ({ file }) => ({ ok: true, file: { id: file, mimetype: looks.shift() ?? '' } }));
    const sending = sendTwice(h);
    await h.pass(150);
    await h.pass(300);
    expect((await sending)[0]).toContainEqual(expect.objectContaining({ type: 'image' }));
    expect(methods(h).filter((method) => method === 'files.info')).toHaveLength(3);
  });

  it('comes without it where files may not be sent, and the log says why', async () => {
    const h = await startHarness(async () => []);
    harness = h;
    h.answerFrom('files.getUploadURLExternal', () => ({ ok: false, error: 'missing_scope' }));
    const [first] = await sendTwice(h);
    expect(first?.map(({ type }) => type)).toEqual(['rich_text']);
    expect(h.logged).toContainEqual(expect.objectContaining({ code: 'missing_scope' }));
  });
});
