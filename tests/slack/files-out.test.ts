/** Files to people in Slack, over the wire: into their direct messages, and what is said where files may not be sent. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Harness, startHarness } from './harness.ts';

let h: Harness;
beforeEach(async () => {
  h = await startHarness(async () => []);
});
afterEach(() => h.stop());

const file = () => ({
  name: 'Rapport, Ekskolan.pdf',
  title: 'Rapport',
  bytes: Buffer.from('%PDF-1.7 abc'),
  consent: { do: 'reports.upload', no: 'files.no' } as const,
});
const to = () => ({ platform: 'slack' as const, conversation: h.idOf('siv'), kind: 'personal' as const, route: {} });
const named = (method: string) => h.calls.filter((call) => call.method === method);

describe('a file in Slack', () => {
  it('is sent whole into the person’s direct messages', async () => {
    expect((await h.bot.messenger.file(to(), file())).result).toBe('sent');
    const [asked] = named('files.getUploadURLExternal');
    expect(asked?.body).toMatchObject({ filename: 'Rapport, Ekskolan.pdf', length: '12' });
    const [opened] = named('conversations.open');
    const [done] = named('files.completeUploadExternal');
    const { channel } = (opened?.answer ?? {}) as { channel?: { id: string } };
    expect(done?.body['channel_id']).toBe(channel?.id);
    expect(JSON.parse(String(done?.body['files']))).toEqual([{ id: asked?.answer['file_id'], title: 'Rapport' }]);
  });

  it('is refused, without the installation being blamed, where the app may send none', async () => {
    h.answerFrom('files.getUploadURLExternal', () => ({ ok: false, error: 'missing_scope' }));
    expect(await h.bot.messenger.file(to(), file())).toEqual({ result: 'refused', reason: 'missing_scope' });
    expect(h.bot.healthy()).toBeNull();
  });

  it('waits when Slack asks for patience, and when the address for files does not answer', async () => {
    h.instead.set('files.completeUploadExternal', { status: 429, headers: { 'retry-after': '7' }, body: {} });
    expect(await h.bot.messenger.file(to(), file())).toMatchObject({ result: 'throttled' });
    h.answerFrom('files.getUploadURLExternal', () => ({ ok: true, upload_url: 'http://127.0.0.1:9/x', file_id: 'F1' }));
    expect(await h.bot.messenger.file(to(), file())).toEqual({ result: 'passing' });
  });
});
