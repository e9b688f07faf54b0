/** A report that cannot be sent in the chat: at an address for one person, for an hour, once. Read over HTTP, as a browser does. */
import { readFileSync } from 'node:fs';
import { extractText } from 'unpdf';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createDoor } from '../../bots/door.ts';
import type { FileReply, Reply } from '../../bots/messenger.ts';
import type { Link } from '../../cards/card.ts';
import { perform } from '../../quality/act.ts';
import { type FileOrder, linkFile } from '../../quality/files/act.ts';
import { asStranger } from '../../quality/people/act.ts';
import { linkedFile } from '../../reports/link.ts';
import { REPORT_PATH, reportLink } from '../../web/report.ts';
import { serve } from '../../web/server.ts';
import { sheetsOf } from '../reports/files.ts';
import { cardOf, FILES, idOf, makeWorld, personal, setUpTeam, textOf, type World } from './team.ts';

const SIV = 'Siv Sköterska';
let world: World;
let server: Awaited<ReturnType<typeof serve>>;
beforeEach(async () => {
  world = await makeWorld();
  await setUpTeam(world);
  const handler = reportLink((address) => linkedFile(world.storage, address, world.clock.now));
  server = await serve({ [REPORT_PATH]: handler }, { port: 0, host: '127.0.0.1' }, world.log);
});
afterEach(() => server.stop());

const fileIn = (replies: readonly Reply[]): FileReply => {
  const file = replies.find((reply) => reply.as === 'file');
  if (file?.as !== 'file') throw new Error('no file');
  return file;
};
const ordered = async (words = 'årsrapport'): Promise<FileReply> =>
  fileIn(await world.press(SIV, cardOf(await world.say(SIV, words)), 'Gör rapporten'));

/** The link that comes instead of the file, and the same where it is served here. */
async function linked(words?: string): Promise<{ url: string; here: string; secret: string }> {
  const card = await (await ordered(words)).instead('notSent');
  const url = card.body.find((one): one is Link => one.type === 'Link')?.url ?? '';
  expect(url.startsWith(FILES)).toBe(true);
  return { url, here: url.replace(FILES, `${server.url}${REPORT_PATH}`), secret: url.split('/').at(-1) ?? '' };
}
const get = async (address: string, method = 'GET') => {
  const response = await fetch(address, { method });
  return { status: response.status, headers: response.headers, body: Buffer.from(await response.arrayBuffer()) };
};

describe('the link', () => {
  it('shows a page with a button; the button gives the file, the first time', async () => {
    const { here, secret } = await linked('årsrapport på engelska');
    expect(secret).toMatch(/^[0-9a-f]{40}$/);
    for (const method of ['HEAD', 'GET', 'GET']) expect((await get(here, method)).status).toBe(200);
    const page = await get(here);
    expect(page.body.toString()).toContain('<button>Fetch the report</button>');
    expect(page.body.toString()).toContain('<html lang="en">');
    expect(page.headers.get('cache-control')).toBe('private, no-store');
    expect(page.headers.get('content-security-policy')).toContain("default-src 'none'");
    const file = await get(here, 'POST');
    expect([file.status, file.headers.get('content-type')]).toEqual([200, 'application/pdf']);
    expect(decodeURIComponent(file.headers.get('content-disposition') ?? '')).toBe(
      "attachment; filename*=UTF-8''Student health in the school year 2026-27, Ekskolan.pdf",
    );
    const { text } = await extractText(new Uint8Array(file.body), { mergePages: true });
    expect(text).toContain('Student health in the school year 2026/27');
    for (const method of ['POST', 'GET']) expect((await get(here, method)).status).toBe(404);
    expect((await get(here)).body.toString()).toContain('Länken gäller inte längre');
  });

  it('gives the file to one of two who press in the same instant', async () => {
    const { here } = await linked();
    const both = await Promise.all([get(here, 'POST'), get(here, 'POST')]);
    expect(both.map(({ status }) => status).toSorted()).toEqual([200, 404]);
  });

  it('lives for an hour', async () => {
    const { here } = await linked();
    world.clock.now = world.clock.now.add({ minutes: 59 });
    expect((await get(here)).status).toBe(200);
    world.clock.now = world.clock.now.add({ minutes: 2 });
    expect((await get(here, 'POST')).status).toBe(404);
  });

  it('is nothing when whoever it was for has left the team', async () => {
    const { here } = await linked();
    const siv = (await world.snapshot()).members.find(({ id }) => id === idOf(SIV));
    if (!siv) throw new Error('Siv is a member');
    const document = { ...siv, active: false };
    await world.storage.commit(await world.key(), [{ do: 'put', document, expected: siv.version }]);
    expect((await get(here, 'POST')).status).toBe(404);
  });

  it('is in the audit by its hash, with who fetched it; the secret is nowhere', async () => {
    const { here, secret } = await linked();
    await get(here, 'POST');
    const lines = (await world.storage.audit(await world.key(), 10)).filter(({ what }) => what.startsWith('file-'));
    expect(lines.map(({ what, by }) => [what, by])).toEqual([
      ['file-fetched', idOf(SIV)],
      ['file-linked', idOf(SIV)],
    ]);
    expect(JSON.stringify(lines)).not.toContain(secret);
    const stored = ['', '-wal'].map((end) => readFileSync(`${world.path}${end}`).toString('latin1')).join('');
    expect(stored).toContain('file-linked');
    expect(stored).not.toContain(secret);
    expect(JSON.stringify(world.logged)).not.toContain(secret);
    const history = textOf(await world.say('Rut Rektor', 'historik'));
    expect(history).toContain('Siv Sköterska hämtade filen vid länken.');
  });

  it('is no other address, and takes no other method', async () => {
    const { here, secret } = await linked();
    const other = secret.replace(/./, (one) => (one === '0' ? '1' : '0'));
    for (const bad of [
      here.replace(secret, other),
      here.replace(secret, secret.slice(1)),
      `${here}/more`,
      `${server.url}${REPORT_PATH}${Buffer.from('[1]').toString('base64url')}/${secret}`,
      `${server.url}${REPORT_PATH}x/${secret}`,
      `${server.url}${REPORT_PATH}`,
    ])
      expect([bad, (await get(bad, 'POST')).status]).toEqual([bad, 404]);
    expect((await get(here, 'DELETE')).status).toBe(405);
    expect((await get(here)).status).toBe(200);
  });
});

it('without an address of the server it is kindly said', async () => {
  const door = createDoor({
    storage: world.storage,
    messengers: () => world.chat,
    clock: () => world.clock.now,
    log: world.log,
    nudge: () => undefined,
  });
  const form = cardOf(await world.say(SIV, 'rapport'));
  const [submit] = form.actions;
  const event = {
    type: 'answered' as const,
    data: { ...submit?.data },
    values: { which: 'year', format: 'pdf', lang: 'sv' },
  };
  const file = fileIn(await door(world.inbound(SIV, event, personal(SIV), 'sv')));
  expect(textOf([{ as: 'private', card: await file.instead('notSent') }])).toContain('ställa in PUBLIC_URL');
});

describe('the link to all schools', () => {
  const [RUT, HANNA] = ['Rut Rektor', 'Hanna Chef'] as const;
  /** Hanna is in no team; Rut's school shows itself to her. */
  async function given(): Promise<string> {
    const [line = ''] = /^ge överblick till .*$/m.exec(textOf(await world.say(HANNA, 'alla skolor'))) ?? [];
    await world.press(RUT, cardOf(await world.say(RUT, line)), 'Ge överblick');
    const file = fileIn(await world.press(HANNA, cardOf(await world.say(HANNA, 'alla skolor')), 'Hämta som Excel'));
    const url = (await file.instead('notSent')).body.find((one): one is Link => one.type === 'Link')?.url ?? '';
    expect(url.startsWith(FILES)).toBe(true);
    return url.replace(FILES, `${server.url}${REPORT_PATH}`);
  }

  it('is for somebody in no team too, once, and stands in a school’s audit', async () => {
    const here = await given();
    expect((await get(here)).body.toString()).toContain('Alla skolor som visar sig för dig');
    const file = await get(here, 'POST');
    expect(file.headers.get('content-type')).toContain('spreadsheetml');
    expect(sheetsOf(new Uint8Array(file.body)).flatMap(({ rows }) => rows.flat().map(({ value }) => value))).toContain(
      'Ekskolan',
    );
    expect((await get(here, 'POST')).status).toBe(404);
    const lines = (await world.storage.audit(await world.key(), 10)).filter(({ what }) => what.startsWith('file-'));
    expect(lines.map(({ what, by }) => [what, by])).toEqual([
      ['file-fetched', idOf(HANNA)],
      ['file-linked', idOf(HANNA)],
    ]);
    await world.press(HANNA, cardOf(await world.say(HANNA, 'radera mina uppgifter')), 'Radera');
    expect(JSON.stringify(await world.storage.audit(await world.key(), 300))).not.toContain(idOf(HANNA));
  });

  it('is nothing once the school does not show itself any more', async () => {
    const here = await given();
    await world.press(RUT, cardOf(await world.say(RUT, 'vem har överblick')), 'Ta tillbaka');
    expect((await get(here, 'POST')).status).toBe(404);
  });

  it('is the only file that somebody outside the team can have', async () => {
    await given();
    const { now } = world.clock;
    const today = now.toZonedDateTimeISO('Europe/Stockholm').toPlainDate();
    const snapshot = await world.snapshot();
    const address = { platform: 'teams', conversation: 'a:h', kind: 'personal', route: {} } as const;
    const hanna = asStranger({ id: idOf(HANNA), name: HANNA, locale: 'sv', address }, now);
    const acting = { snapshot, actor: hanna, now, today };
    const linkTo = (order: FileOrder) => perform(linkFile, acting, { hash: 'x', order });
    expect(linkTo({ file: 'schools', lang: 'sv' })).toHaveProperty('changes');
    for (const order of [{ which: 'year', format: 'pdf', lang: 'sv' }, { file: 'own-data' }])
      expect(linkTo(order)).toHaveProperty('problems');
    const siv = { ...acting, actor: asStranger({ id: 'nobody', name: 'N', locale: 'sv', address }, now) };
    expect(perform(linkFile, siv, { hash: 'x', order: { file: 'schools' } })).toHaveProperty('problems');
  });
});
