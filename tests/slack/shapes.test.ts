/**
 * The shapes in which Slack tells of people, mentions and files, beyond the one in its first example. Written from excerpts of
 * docs.slack.dev (2026-11): reference/objects/file-object and reference/methods/files.remote.info (external files), reference/web-api AppMentionEvent (bot_id, edited,
 * files); the rest from what people who run bots have reported.
 */
import { afterEach, describe, expect, it } from 'vitest';
import type { Reply } from '../../bots/messenger.ts';
import type { Address } from '../../quality/base.ts';
import { type Harness, startHarness } from './harness.ts';
import { said, scripted, stopScripted } from './scripted.ts';
import { setUp } from './team.ts';

let harness: Harness | undefined;
afterEach(async () => {
  await stopScripted();
  await harness?.stop();
  harness = undefined;
});

const answers: Record<string, Reply[]> = {
  said: [{ as: 'post', card: said('Svar') }],
  overheard: [{ as: 'private', card: said('Hördes') }],
  uploaded: [{ as: 'post', card: said('Läst') }],
};

/** What reached the dispatcher once the words have been answered. */
async function heard(h: Harness, event: Record<string, unknown>, method = 'chat.postMessage') {
  const answered = h.next(method);
  await h.event(event);
  await answered;
  return h.seenInbound.at(-1)?.event;
}
const mention = (h: Harness, text: string, more: object = {}) => ({
  type: 'app_mention',
  user: h.idOf('siv'),
  channel: h.channel,
  ts: '101.1',
  text,
  ...more,
});
const direct = (h: Harness, more: object) => ({
  type: 'message',
  channel_type: 'im',
  user: h.idOf('siv'),
  channel: 'D1',
  ts: '102.1',
  ...more,
});

describe('mentions inside what is said', () => {
  it('become names, the bot’s own goes, with or without a label', async () => {
    const h = await scripted(answers);
    const [bot, rut] = [h.idOf('hjulet'), h.idOf('rut')];
    expect(await heard(h, direct(h, { text: `logga: samtal med <@${rut}> &amp; <@${rut}|rut> om lokaler` }))).toEqual({
      type: 'said',
      text: 'logga: samtal med Rut Ek & Rut Ek om lokaler',
    });
    expect(await heard(h, mention(h, `<@${bot}|arshjulet> status för <#C1|eht> <!subteam^S1|@eht>`))).toEqual({
      type: 'said',
      text: 'status för #eht @eht',
    });
    expect(await heard(h, mention(h, `<@${bot}>`, { ts: '103.1' }))).toEqual({ type: 'said', text: 'hjälp' });
  });

  it('of the bot come once, also with a label', async () => {
    const h = await scripted(answers);
    const between = { type: 'message', channel_type: 'channel', user: h.idOf('siv'), channel: h.channel };
    await h.event({ ...between, ts: '1.1', text: `<@${h.idOf('hjulet')}|arshjulet> status` });
    expect(
      await heard(h, { ...between, ts: '1.2', text: `<@${h.idOf('rut')}> har du nyckeln?` }, 'chat.postEphemeral'),
    ).toMatchObject({ type: 'overheard', text: 'Rut Ek har du nyckeln?' });
    expect(h.seenInbound).toHaveLength(1);
  });
});

describe('an edited mention', () => {
  const notesIn = async (h: Harness): Promise<string[]> => {
    const key = await h.storage.teamAt('slack:T000000001', h.channel);
    return ((key && (await h.storage.snapshot(key)))?.notes ?? []).map(({ text }) => text);
  };

  it('is one mention; one that was none before is answered', async () => {
    const h = await startHarness();
    harness = h;
    await setUp(h);
    const bot = `<@${h.idOf('hjulet')}>`;
    const edited = { edited: { user: h.idOf('siv'), ts: '101.9' } };
    const added = h.next('chat.postMessage', 'Det står nu på');
    await h.event(mention(h, `${bot} lägg till på dagordningen: schemat för rastvakter`));
    await added;
    await h.event(mention(h, `${bot} lägg till på dagordningen: schemat för rastvakter i B-huset`, edited));
    expect(await notesIn(h)).toEqual(['schemat för rastvakter']);
    const helped = h.next('chat.postMessage', 'Det här kan jag');
    await h.event(mention(h, `${bot} hjälp`, { ...edited, ts: '104.1' }));
    await helped;
  });
});

describe('another bot', () => {
  it.each([
    ['an app', { user: 'UBOT2', bot_id: 'B2', app_id: 'A2' }],
    ['an app that says so by its id alone', { user: 'U9', app_id: 'A2' }],
    ['Slackbot’s reminder', { user: 'USLACKBOT', subtype: 'bot_message', bot_id: 'B01' }],
    ['Slackbot', { user: 'USLACKBOT' }],
  ])('is never answered: %s', async (_, author) => {
    const h = await scripted(answers);
    const calls = h.calls.length;
    await h.event(mention(h, 'Påminnelse: status.', author));
    await h.event({ type: 'message', channel_type: 'channel', channel: h.channel, ts: '1.1', text: 'Hej', ...author });
    await heard(h, mention(h, 'status', { ts: '105.1' }));
    expect(h.seenInbound).toHaveLength(1);
    expect(h.calls.slice(calls).filter(({ method }) => method.startsWith('chat.'))).toHaveLength(1);
  });
});

describe('one person who cannot be read', () => {
  const channel: Address = { platform: 'slack', conversation: 'C1', kind: 'channel', route: {} };
  async function withOne(answer: (times: number) => object) {
    const h = await scripted(answers);
    let times = 0;
    h.answerFrom('conversations.members', () => ({ ok: true, members: ['UKIM', 'USIV', 'URUT'] }));
    h.answerFrom('users.info', ({ user }) => {
      const id = String(user);
      if (id !== 'USIV') return { ok: true, user: { id, real_name: `${id} Ek`, team_id: 'T000000001' } };
      times += 1;
      return answer(times);
    });
    return h;
  }
  const rosterOf = async (h: Harness) => (await h.bot.messenger.members(channel)).map(({ id, name }) => [id, name]);
  const [kim, rut] = [
    ['UKIM', 'UKIM Ek'],
    ['URUT', 'URUT Ek'],
  ];

  it.each(['user_not_found', 'user_not_visible'])('is left out and logged when Slack says %s', async (error) => {
    const h = await withOne(() => ({ ok: false, error }));
    expect(await rosterOf(h)).toEqual([kim, rut]);
    expect(JSON.stringify(h.logged)).toContain(error);
  });

  it('stays, by the id alone, when Slack has a fault', async () => {
    const h = await withOne(() => ({ ok: false, error: 'internal_error' }));
    expect(await rosterOf(h)).toEqual([kim, ['USIV', ''], rut]);
  });

  it.each([
    [{ name: 'siv', real_name: null, team_id: null, deleted: null }, 'siv'],
    [{ name: null, real_name: null, enterprise_user: {} }, ''],
  ])('is read where fields are empty: %j', async (user, name) => {
    const h = await withOne(() => ({ ok: true, user: { id: 'USIV', ...user } }));
    expect(await rosterOf(h)).toEqual([kim, ['USIV', name], rut]);
  });

  it.each<[object, string]>([
    [{ real_name: null, name: null, profile: { real_name: '', display_name: 'Siv i B-huset' } }, 'Siv i B-huset'],
    [{ real_name: ' ', profile: { real_name: 'Siv Ek' } }, 'Siv Ek'],
    [{ real_name: 7, name: 'siv', profile: null, is_bot: 'nej' }, 'siv'],
  ])('is called by what stands elsewhere: %j', async (user, name) => {
    const h = await withOne(() => ({ ok: true, user: { id: 'USIV', team_id: 'T000000001', ...user } }));
    expect(await rosterOf(h)).toEqual([kim, ['USIV', name], rut]);
  });

  it('stays, by the id alone, when Slack tells of nobody', async () => {
    const h = await withOne(() => ({ ok: true, user: null }));
    expect(await rosterOf(h)).toEqual([kim, ['USIV', ''], rut]);
    expect(JSON.stringify(h.logged)).toContain('part of a Slack user could not be read');
  });

  it('on a page of their own does not cost the other pages, and nobody is counted twice', async () => {
    const h = await withOne(() => ({ ok: false, error: 'user_not_visible' }));
    const pages: Record<string, object> = {
      '': { members: ['USIV'], response_metadata: { next_cursor: 'b' } },
      b: { members: ['UKIM', 'URUT'], response_metadata: { next_cursor: 'c' } },
      c: { members: ['URUT'], response_metadata: null },
    };
    h.answerFrom('conversations.members', ({ cursor }) => ({ ok: true, ...pages[String(cursor ?? '')] }));
    expect(await rosterOf(h)).toEqual([kim, rut]);
  });

  it('is waited for also where the list itself is', async () => {
    const h = await withOne(() => ({ ok: true, user: { id: 'USIV', real_name: 'Siv Ek', team_id: 'T000000001' } }));
    let times = 0;
    h.answerFrom('conversations.members', ({ cursor }) => {
      times += 1;
      if (!cursor) return { ok: true, members: ['UKIM'], response_metadata: { next_cursor: 'b' } };
      return times === 2 ? { ok: false, error: 'ratelimited' } : { ok: true, members: ['USIV', 'URUT'] };
    });
    const read = rosterOf(h);
    await h.pass(30_000);
    expect(await read).toEqual([kim, ['USIV', 'Siv Ek'], rut]);
  });

  it('whom Slack does not show at all is a guest who is told whom the bot is for', async () => {
    const h = await withOne(() => ({ ok: false, error: 'user_not_visible' }));
    const told = h.next('chat.postEphemeral', 'svarar inte gäster');
    await h.event(mention(h, 'status', { user: 'USIV' }));
    await told;
    expect(h.seenInbound).toEqual([]);
  });

  it('is waited for when Slack asks for patience', async () => {
    const h = await withOne((times) =>
      times === 1
        ? { ok: false, error: 'ratelimited' }
        : { ok: true, user: { id: 'USIV', real_name: 'Siv Ek', team_id: 'T000000001' } },
    );
    const read = rosterOf(h);
    await h.pass(30_000);
    expect(await read).toEqual([kim, ['USIV', 'Siv Ek'], rut]);
  });
});

describe('files', () => {
  const bytes = new TextEncoder().encode('År;Värde\n2025/26;8\n');

  it('are read by their type when the name has no ending', async () => {
    const h = await scripted(answers);
    h.files.set('/files-pri/F5', bytes);
    const file = { id: 'F5', name: 'Namnlös', mode: 'snippet', filetype: 'csv', mimetype: 'text/csv' };
    const files = [{ ...file, url_private_download: h.fileUrl('/files-pri/F5') }];
    const event = await heard(h, direct(h, { subtype: 'file_share', text: 'här är siffrorna', files }));
    expect(event).toMatchObject({ type: 'uploaded', name: 'Namnlös.csv' });
    expect(event?.type === 'uploaded' ? (await event.fetch())?.length : 0).toBe(bytes.length);
  });

  it('of a shared channel are asked about first', async () => {
    const h = await scripted(answers);
    h.files.set('/files-pri/F3', bytes);
    h.answerFrom('files.info', ({ file }) => ({
      ok: true,
      file: { id: file, name: 'data.csv', mode: 'hosted', url_private: h.fileUrl('/files-pri/F3') },
    }));
    const files = [{ id: 'F3', mode: 'file_access', file_access: 'check_file_info' }];
    expect(await heard(h, direct(h, { subtype: 'file_share', text: '', files }))).toMatchObject({ name: 'data.csv' });
  });

  it.each<[string, object, string]>([
    ['its kind of content', { name: 'Namnlös', mode: 'hosted', mimetype: 'text/csv' }, 'Namnlös.csv'],
    ['its title', { name: null, title: 'data.tsv', mode: 'hosted' }, 'data.tsv'],
    ['an ending in capitals', { name: 'DATA.CSV', mode: 'hosted', filetype: 'CSV' }, 'DATA.CSV'],
    ['its calendar type', { name: 'lov', mode: 'hosted', mimetype: 'text/calendar', filetype: 'binary' }, 'lov.ics'],
  ])('are known by %s', async (_, file, name) => {
    const h = await scripted(answers);
    h.files.set('/files-pri/F6', bytes);
    const files = [
      null,
      { id: 'F0', mode: 'tombstone' },
      { id: 'F6', ...file, url_private: h.fileUrl('/files-pri/F6') },
    ];
    expect(await heard(h, direct(h, { subtype: 'file_share', text: '', files, thread_ts: '1.1' }))).toMatchObject({
      name,
    });
  });

  it('that Slack cannot be asked about now are empty, so that they are sent again', async () => {
    const h = await scripted(answers);
    h.answerFrom('files.info', () => ({ ok: false, error: 'internal_error' }));
    const files = [{ id: 'F3', mode: 'file_access', file_access: 'check_file_info' }];
    const event = await heard(h, direct(h, { subtype: 'file_share', text: '', files }));
    expect(event).toMatchObject({ type: 'uploaded', name: '' });
    expect(event?.type === 'uploaded' && (await event.fetch())).toBeNull();
  });

  it.each([
    ['a canvas', { id: 'F7', name: 'Anteckningar', mode: 'quip', filetype: 'quip' }, 'kind'],
    ['one that is no more', { id: 'F7', mode: 'tombstone', name: null }, 'kind'],
    ['one that is too old', { id: 'F7', mode: 'hidden_by_limit' }, 'kind'],
    ['a linked one that says so otherwise', { id: 'F7', name: 'a.csv', mode: 'hosted', is_external: true }, 'linked'],
    [
      'one whose workspace says no',
      { id: 'F7', name: 'a.csv', mode: 'file_access', file_access: 'access_denied' },
      'linked',
    ],
    ['a linked one', { id: 'F2', name: 'bred.csv', mode: 'external', external_type: 'gdrive' }, 'linked'],
    ['one that stays hidden', { id: 'F3', mode: 'file_access', file_access: 'check_file_info' }, 'linked'],
    ['one of another kind', { id: 'F4', name: 'plan.pdf', mode: 'hosted', filetype: 'pdf', title: 7 }, 'kind'],
  ])('that are not read are told of: %s', async (_, file, why) => {
    const h = await scripted(answers);
    h.answerFrom('files.info', () => ({ ok: false, error: 'file_not_found' }));
    const event = await heard(h, direct(h, { subtype: 'file_share', text: '', files: [file] }));
    expect(event).toEqual({ type: 'said', text: '', file: why });
  });

  it('in the channel get a word on where to send them, linked ones on how', async () => {
    const h = await startHarness();
    harness = h;
    const files = [{ id: 'F2', name: 'bred.csv', mode: 'external' }];
    const where = h.next('chat.postMessage', 'i vår egen chatt');
    await h.event(mention(h, `<@${h.idOf('hjulet')}>`, { files }));
    await where;
    const how = h.next('chat.postMessage', 'Ladda ner den');
    await h.event(direct(h, { channel: `D${h.idOf('siv')}`, subtype: 'file_share', text: 'här är siffrorna', files }));
    await how;
  });
});
