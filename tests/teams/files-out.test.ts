/** Files to people in Teams, over the wire: the question, the yes with the drive's address, the file and its card. */
import { beforeEach, describe, expect, it } from 'vitest';
import { answerCard, cardIn, setUp, start } from './harness.ts';

let world: Awaited<ReturnType<typeof start>>;
beforeEach(async () => {
  world = await start();
  await setUp(world);
});

type Consent = { name: string; content: { sizeInBytes: number; acceptContext: object; declineContext: object } };
const CONSENT = 'card.file.consent';

/** Asks for the year's report as a PDF; the question that comes. */
async function asked(where: 'personal' | 'channel' = 'personal'): Promise<Consent> {
  const question = world.connector.next('POST', CONSENT);
  const form = world.connector.next('POST', 'Gör rapporten');
  await world.say('siv', 'årsrapport', where);
  await world.press('siv', cardIn((await form).body), 'Gör rapporten', {}, where);
  const { body, path } = await question;
  expect(path).toContain('/a:29:siv/');
  return (body['attachments'] as Consent[])[0] as Consent;
}

const drive = (name: string) => ({
  contentUrl: 'https://ekskolan.sharepoint.com/personal/siv/rapport.pdf',
  name: 'rapport.pdf',
  uploadUrl: `${world.connector.url}/drive/${name}`,
  uniqueId: 'U-1',
  fileType: 'pdf',
});
const answer = (context: object, uploadInfo: object | undefined, action = 'accept') =>
  world.post({
    ...world.base('siv', 'personal'),
    type: 'invoke',
    name: 'fileConsent/invoke',
    replyToId: 'question-1',
    value: { type: 'fileUpload', action, context, ...(uploadInfo ? { uploadInfo } : {}) },
  });

describe('a file in Teams', () => {
  it('is asked about with its name and size, put into the drive whole when the answer is yes, and shown', async () => {
    const { name, content } = await asked();
    expect(name).toBe('Elevhälsans arbete läsåret 2026-27, Ekskolan.pdf');
    expect(content.sizeInBytes).toBeGreaterThan(10_000);
    const shown = world.connector.next('POST', 'card.file.info');
    const changed = world.connector.next('PUT', 'sparas bland dina filer');
    const { status, json } = await answer(content.acceptContext, drive('one'));
    expect([status, json]).toEqual([200, null]);
    expect((await changed).path).toContain('/activities/question-1');
    expect((await shown).body['attachments']).toEqual([
      {
        contentType: 'application/vnd.microsoft.teams.card.file.info',
        contentUrl: 'https://ekskolan.sharepoint.com/personal/siv/rapport.pdf',
        name: 'rapport.pdf',
        content: { uniqueId: 'U-1', fileType: 'pdf' },
      },
    ]);
    const [put] = world.connector.drive;
    const size = put?.bytes.byteLength ?? 0;
    expect(put).toMatchObject({ path: '/drive/one', range: `bytes 0-${size - 1}/${size}` });
    expect(put?.bytes.subarray(0, 5).toString()).toBe('%PDF-');
  });

  it('is put there once, however often the yes comes', async () => {
    const { content } = await asked();
    const shown = world.connector.next('POST', 'card.file.info');
    await Promise.all([answer(content.acceptContext, drive('a')), answer(content.acceptContext, drive('b'))]);
    await shown;
    expect((await answer(content.acceptContext, drive('c'))).status).toBe(200);
    const helped = world.connector.next('POST', 'Det här kan jag hjälpa till med');
    await world.say('siv', 'hjälp');
    await helped;
    expect(world.connector.drive).toHaveLength(1);
  });

  it('is tried again while the drive is busy, and told of when it cannot be put there', async () => {
    const { content } = await asked();
    world.connector.refuse.set(/\/drive\/one/, { status: 503 });
    const shown = world.connector.next('POST', 'card.file.info');
    await answer(content.acceptContext, drive('one'));
    await shown;
    expect(world.connector.drive).toHaveLength(1);
    const second = (await asked()).content;
    world.connector.refuse.set(/\/drive\/two/, { status: 403 });
    const told = world.connector.next('POST', 'kunde inte skickas');
    await answer(second.acceptContext, drive('two'));
    await told;
  });

  it('goes to no host but Microsoft’s', async () => {
    const { content } = await asked();
    const told = world.connector.next('POST', 'kunde inte skickas');
    await answer(content.acceptContext, { ...drive('x'), uploadUrl: 'https://sharepoint.com.example.org/drive/x' });
    await told;
    expect(JSON.stringify(world.logged)).toContain('foreign-host');
    expect(world.connector.drive).toEqual([]);
  });

  it('is let be when the answer is no', async () => {
    const { content } = await asked();
    const changed = world.connector.next('PUT', 'Då sparas ingen fil.');
    await answer(content.declineContext, undefined, 'decline');
    await changed;
    expect(world.connector.drive).toEqual([]);
  });

  it('is asked about in the person’s own chat, also from the channel', async () => {
    const form = world.connector.next('POST', 'Gör rapporten');
    await world.say('siv', 'årsrapport', 'channel');
    const question = world.connector.next('POST', CONSENT);
    const card = answerCard(await world.press('siv', cardIn((await form).body), 'Gör rapporten', {}, 'channel'));
    expect(JSON.stringify(card)).toContain('kommer i din egen chatt');
    expect((await question).path).toContain('/a:29:siv/');
  });

  it.each([[{}], [null], ['x'], [{ action: 'accept', context: 'x' }]])(
    'a yes to nothing (%j) is an old card, and harms nothing',
    async (value) => {
      const told = world.connector.next('POST', 'Det här kortet är gammalt');
      const { status } = await world.post({
        ...world.base('siv', 'personal'),
        type: 'invoke',
        name: 'fileConsent/invoke',
        value,
      });
      expect(status).toBe(200);
      await told;
    },
  );
});
