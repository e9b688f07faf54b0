/** Files to people in Slack, over the wire: into their direct messages, and what is said where files may not be sent. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { blocksOf, type Harness, startHarness, viewOf, wordsOf } from './harness.ts';
import { messageFrom, setUp } from './team.ts';

let h: Harness;
beforeEach(async () => {
  h = await startHarness(async () => []);
});
afterEach(() => h.stop());

const file = () => ({
  name: 'Rapport, Ekskolan.pdf',
  title: 'Rapport',
  question: 'Rapport. Säger du ja sparas filen bland dina egna filer.',
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

describe('«rapport» in Slack', () => {
  it('is asked for in a modal, made once however often it is sent, and lies in the person’s direct messages', async () => {
    const real = await startHarness();
    try {
      await setUp(real);
      const posted = real.next('chat.postMessage', 'Rapport');
      await real.direct('siv', 'årsrapport som word');
      const asked = messageFrom(await posted);
      const opened = real.next('views.open');
      await real.press('siv', asked.blocks, 'Fyll i', asked);
      const form = viewOf(await opened);
      const [done, said] = [real.next('files.completeUploadExternal'), real.next('chat.update')];
      await Promise.all([real.submit('siv', form, {}), real.submit('siv', form, {})]);
      expect(wordsOf(blocksOf(await said))).toContain('som Word kommer i din egen chatt');
      const { body } = await done;
      expect(String(body['files'])).toContain('Elevhälsans arbete läsåret 2026/27');
      const helped = real.next('chat.postMessage', 'Det här kan jag hjälpa till med');
      await real.direct('siv', 'hjälp');
      await helped;
      // The wheel's picture is a file too.
      const sent = real.calls.flatMap(({ method, body: { filename } }) =>
        method === 'files.getUploadURLExternal' && !String(filename).endsWith('.png') ? [filename] : [],
      );
      expect(sent).toEqual(['Elevhälsans arbete läsåret 2026-27, Ekskolan.docx']);
    } finally {
      await real.stop();
    }
  });
});
