/**
 * What is said to the bot in Teams, over the wire, in the many ways in which clients write the same: each line is an activity and what is
 * kept of it. Written from Microsoft's documentation (github.com/MicrosoftDocs/msteams-docs, bots/how-to/conversations/
 * channel-and-group-conversations.md and conversation-messages.md; github.com/microsoft/teams.py pull 321 for `<quoted>`) and from what people
 * report of mentions in two parts (github.com/microsoft/botbuilder-js issue 4379), emoji and quotations, read 2026-11-29.
 */
import { beforeEach, describe, expect, it } from 'vitest';
import { shown } from './connector.ts';
import { CHANNEL, TENANT } from './harness.ts';
import { LOGGED, notesIn, sentAfterAll, startedTeam, type World } from './shapes-world.ts';

const mention = (id: string, name: string, more: object = {}) => ({
  type: 'mention',
  text: `<at>${name}</at>`,
  mentioned: { id, name },
  ...more,
});
const US = mention('28:bot', 'Årshjulet');
const html = (content: string, contentType = 'text/html') => ({ attachments: [{ contentType, content }] });
const REPLY = 'itemtype="http://schema.skype.com/Reply"';

let world: World;
beforeEach(async () => {
  world = await startedTeam();
});

const post = (where: 'channel' | 'personal', more: object) =>
  world.post({ ...world.base('siv', where), type: 'message', ...more });

describe('words to the bot', () => {
  it.each<[string, object, string]>([
    ['as the client writes them', { text: '<at>Årshjulet</at> logga: rum', entities: [US] }, 'rum'],
    ['with an id in the mark', { text: '<at id="0">Årshjulet</at>&nbsp;logga: rum', entities: [US] }, 'rum'],
    ['with punctuation after the name', { text: '<at>Årshjulet</at>, logga: rum', entities: [US] }, 'rum'],
    [
      'to another spelling of its id',
      { text: '<at>Årshjulet</at> logga: rum', entities: [mention('28:BOT', 'Årshjulet')] },
      'rum',
    ],
    [
      'with a name that was shortened',
      { text: '<at>hjulet</at> logga: rum', entities: [mention('28:bot', 'Årshjulet', { text: '<at>hjulet</at>' })] },
      'rum',
    ],
    [
      'with an entity that gives no text',
      { text: '<at>Årshjulet</at> logga: rum', entities: [{ type: 'mention', mentioned: { id: '28:bot' } }] },
      'rum',
    ],
    [
      'with the bare name where the mark should be',
      { text: '@Årshjulet logga: rum', entities: [mention('28:bot', 'Årshjulet', { text: 'Årshjulet' })] },
      'rum',
    ],
    [
      'with the bot mentioned twice',
      { text: '<at>Årshjulet</at> logga: rum, sa <at>Årshjulet</at> nyss', entities: [US, US] },
      'rum, sa nyss',
    ],
    [
      'with a team of the same name',
      {
        text: '<at>Årshjulet</at> logga: rum för <at>Årshjulet</at>',
        entities: [US, mention('19:lag@thread.tacv2', 'Årshjulet', { mentioned: { id: '19:lag', type: 'team' } })],
      },
      'rum för Årshjulet',
    ],
    [
      'with a colleague in two marks',
      {
        text: '<at>Årshjulet</at> logga: möte med <at>Petra</at> <at>Ek</at>',
        entities: [US, mention('29:petra', 'Petra'), mention('29:petra', 'Ek')],
      },
      'möte med Petra Ek',
    ],
    [
      'with a tag',
      {
        text: '<at>Årshjulet</at> logga: möte med <at>EHT &amp; rektor</at>',
        entities: [US, mention('tag-1', 'EHT', { mentioned: { id: 'tag-1', name: 'EHT', type: 'tag' } })],
      },
      'möte med EHT & rektor',
    ],
    [
      'with blanks that are not seen',
      { text: '<at>Årshjulet</at>\u200B logga:\u00A0rum\uFEFF', entities: [US] },
      'rum',
    ],
    [
      'with entities that are odd beside it',
      { text: '<at>Årshjulet</at> logga: rum', entities: [null, { type: 'mention' }, { type: 7 }, US, 'x'] },
      'rum',
    ],
  ])('in the channel are kept %s', async (_, said, note) => {
    const answered = world.connector.next('POST', LOGGED);
    await post('channel', said);
    await answered;
    expect(await notesIn(world)).toEqual([note]);
  });

  it.each<[string, object, string]>([
    [
      'by name, numbers and letters',
      { text: 'logga: &Eacute;n &#8211; &#x1F600; &euro;5 &amp;amp; &copy' },
      'Én – 😀 €5 &amp; &copy',
    ],
    ['what is no mark at all', { text: 'logga: 5 < 8 & a<b>c' }, '5 < 8 & a<b>c'],
    ['a list', html('<p>logga: rum</p><ul><li>ett</li><li>två</li></ul>'), 'rum ett två'],
    ['line breaks', html('logga: rum<br/>ett<br>två'), 'rum ett två'],
    ['cells', html('<table><tr><td>logga: rum</td><td>två</td></tr></table>'), 'rum två'],
    ['hard blanks', html('<div>logga:&nbsp;rum&nbsp;1</div>'), 'rum 1'],
    [
      'an emoji’s picture',
      html(
        '<p>logga: rum <span class="animated-emoticon-20-smile" title="Leende"><img itemscope="" itemtype="http://schema.skype.com/Emoji" itemid="smile" src="https://x.example/a>b.png" alt="🙂"></span></p>',
      ),
      'rum 🙂',
    ],
    ['an emoji of its own kind', html('<p>logga: rum <emoji id="smile" alt="🙂" title=""></emoji></p>'), 'rum 🙂'],
    ['comments and styles', html('<style>p{}</style><!-- <p>x</p> --><p>logga: rum</p>'), 'rum'],
    ['escaped marks in HTML', html('<p>logga: &lt;b&gt; &amp;lt;</p>'), '<b> &lt;'],
    ['a mention as HTML', html('<p>logga: möte med <at id="0">Petra Ek</at></p>'), 'möte med Petra Ek'],
    ['HTML under a longer type', html('<p>logga: rum</p>', 'text/html; charset=utf-8'), 'rum'],
    [
      'HTML whose attachment has an odd name',
      { attachments: [{ contentType: 'text/html', name: 7, content: '<p>logga: rum</p>' }] },
      'rum',
    ],
    ['marked text', { text: '<p>logga: <b>rum</b></p>', textFormat: 'xml' }, 'rum'],
    ['marked text that says that it is plain', { text: '<div>logga: rum</div>', textFormat: 'plain' }, 'rum'],
    [
      'text beside nothing',
      { text: 'logga: rum', attachments: null, entities: null, value: null, channelData: null },
      'rum',
    ],
    ['text without a name', { text: 'logga: rum', from: { id: '29:siv', aadObjectId: 'aad-siv' } }, 'rum'],
    [
      'without the quotation',
      {
        text: 'Kim Ek\r\nstatus\r\nlogga: rum',
        ...html(
          `<blockquote itemscope ${REPLY} itemid="1"><strong itemprop="mri">Kim Ek</strong><blockquote>x</blockquote><p itemprop="preview">status</p></blockquote><p>logga: rum</p>`,
        ),
      },
      'rum',
    ],
    ['without the newer sign of a quotation', { text: '<quoted messageId="1772050244572"/> logga: rum' }, 'rum'],
  ])('in the own chat are kept: %s', async (_, said, note) => {
    const answered = world.connector.next('POST', LOGGED);
    await post('personal', {
      text: '',
      conversation: { id: 'a:29:siv', conversationType: 'personal', tenantId: TENANT },
      ...said,
    });
    await answered;
    expect((await notesIn(world)).map((words) => words.replaceAll('\n', ' '))).toEqual([note]);
  });

  // The second is asked about when it is heard.
  it.each(['logga: rum', 'Ska vi gå den spännande webbkursen om hästar i vården i mars?'])(
    'that are written into «%s» afterwards are answered once',
    async (text) => {
      const before = { ...world.base('siv', 'channel'), type: 'message', text };
      await world.post(before);
      const channelData = { tenant: { id: TENANT }, eventType: 'editMessage' };
      const edited = (words: string, entities: object[]) =>
        world.post({ ...before, type: 'messageUpdate', text: words, entities, channelData });
      await edited('logga: rum 1', []);
      expect(await notesIn(world)).toEqual([]);
      await edited('<at>Årshjulet</at> logga: rum 2', [US]);
      await edited('<at>Årshjulet</at> logga: rum 3', [US]);
      expect(await notesIn(world)).toEqual(['rum 2']);
    },
  );

  it('that two messages without an id say are two', async () => {
    const { id: _, ...base } = world.base('siv', 'personal');
    await world.post({ ...base, type: 'message', text: 'logga: rum 1' });
    await world.post({ ...base, type: 'message', id: '', text: 'logga: rum 2' });
    expect((await notesIn(world)).toSorted()).toEqual(['rum 1', 'rum 2']);
  });
});

describe('what is not for the bot', () => {
  const group = (conversationType: string, id = '19:moten@thread.v2') => ({ id, conversationType, isGroup: true });
  it.each<[string, object]>([
    ['a reaction', { type: 'messageReaction', reactionsAdded: [{ type: 'like' }], replyToId: 'm1' }],
    ['typing', { type: 'typing' }],
    ['a deleted message', { type: 'messageDelete', text: 'status', channelData: { eventType: 'softDeleteMessage' } }],
    ['one that comes back', { type: 'messageUpdate', text: 'status', channelData: { eventType: 'undeleteMessage' } }],
    ['an edit in the own chat', { type: 'messageUpdate', text: 'status', channelData: { eventType: 'editMessage' } }],
    ['a meeting that starts', { type: 'event', name: 'application/vnd.microsoft.meetingStart', value: { Id: '1' } }],
    ['a receipt that it was read', { type: 'event', name: 'application/vnd.microsoft.readReceipt', value: {} }],
    ['the end of a conversation', { type: 'endOfConversation' }],
    ['a type that nobody knows', { type: 'somethingNew', text: 'status' }],
    ['an upgrade', { type: 'installationUpdate', action: 'add-upgrade' }],
    ['talk of a group chat', { text: 'status', conversation: group('groupChat') }],
    ['talk of a meeting', { text: 'status', conversation: group('groupChat', '19:meeting_M2@thread.v2') }],
    ['a bot that is known by its role', { text: 'status', from: { id: '29:other', name: 'Bot', role: 'bot' } }],
    ['the bot itself', { text: 'status', from: { id: '28:bot', name: 'Årshjulet' } }],
    ['nothing at all', { text: null, textFormat: 'plain' }],
  ])('is taken without a word: %s', async (_, activity) => {
    const before = world.connector.received.length;
    expect((await post('personal', activity)).status).toBe(200);
    await sentAfterAll(world);
    expect(world.connector.received.slice(before)).toEqual([]);
  });

  it.each(['composeExtension/query', 'task/fetch', 'signin/verifyState', 'config/fetch', null])(
    'an invoke that the bot does not know is answered so: %s',
    async (name) => {
      const { status, json } = await post('personal', { type: 'invoke', name, value: { x: 1 } });
      expect([status, json]).toEqual([501, null]);
    },
  );
});

describe('a press', () => {
  it.each<[string, unknown]>([
    ['no data', { action: { type: 'Action.Execute', verb: 'goals.nothing' } }],
    ['data that is none', { action: { verb: null, data: null } }],
    ['data that is a list', { action: { data: ['x'] } }],
    ['a verb of another time', { action: { data: { do: 'before.this' } } }],
    ['no action', {}],
    ['nothing', null],
    ['words', 'x'],
  ])('with %s is answered that the card is old', async (_, value) => {
    const { status, json } = await post('personal', { type: 'invoke', name: 'adaptiveCard/action', value });
    expect(status).toBe(200);
    expect(JSON.stringify(json)).toContain('Det här kortet är gammalt');
  });

  it('whose data comes as its JSON is read', async () => {
    const data = JSON.stringify({ do: 'say', text: 'hjälp' });
    const helped = world.connector.next('POST', 'Det här kan jag hjälpa till med');
    await post('personal', { type: 'invoke', name: 'adaptiveCard/action', value: { action: { data } } });
    await helped;
  });

  it('of a card of another kind, which comes as a message, is answered too', async () => {
    const told = world.connector.next('POST', 'Det här kortet är gammalt');
    await post('personal', { text: null, value: { answer: 'ja' } });
    await told;
  });
});

describe('files', () => {
  const FILE = 'application/vnd.microsoft.teams.file.download.info';
  const READS = 'Jag läser kalkylblad (XLSX, ODS), CSV och kalenderfiler (ICS)';
  it.each<[string, object, string]>([
    ['whose address is missing', { contentType: FILE, name: 'data.csv', content: null }, 'Jag kunde inte hämta filen'],
    [
      'whose ending is told beside',
      { contentType: FILE, name: 'data', content: { fileType: 'csv' } },
      'Jag kunde inte hämta filen',
    ],
    ['of a cloud', { contentType: 'reference', name: 'plan', contentUrl: 'https://x.example' }, READS],
    ['that is a picture', { contentType: 'image/png', contentUrl: 'https://x.example/a.png' }, READS],
    [
      'that is pasted',
      { contentType: 'text/html', content: '<p><img itemtype="http://schema.skype.com/AMSImage" src="x"></p>' },
      READS,
    ],
  ])('%s get a word', async (_, attachment, words) => {
    const told = world.connector.next('POST', words);
    await post('personal', { text: '', attachments: [attachment] });
    await told;
  });

  it('are not what a quoted message is', async () => {
    const helped = world.connector.next('POST', 'Det här kan jag hjälpa till med');
    const attachments = [
      { contentType: 'text/html', content: '<attachment id="1"></attachment><p><at id="0">Årshjulet</at></p>' },
      { contentType: 'messageReference', content: '{"messageId":"1"}' },
    ];
    await post('channel', { text: '<at>Årshjulet</at>', entities: [US], attachments });
    expect((await helped).path).toContain(CHANNEL);
  });
});

it('nothing private is ever posted where others read, whatever a chat says of itself', async () => {
  const chats = [
    { id: '19:okand@thread.v2' },
    { id: '19:okand@thread.v2', isGroup: false },
    { id: 'okand', conversationType: null },
    { id: '19:okand@thread.v2', conversationType: 'groupChat' },
    { id: 'okand', conversationType: 'personal', isGroup: true },
    { id: '19:meeting_M2@thread.v2', conversationType: 'meeting' },
  ];
  for (const conversation of chats)
    await post('channel', { text: '<at>Årshjulet</at> mina frågor', entities: [US], conversation });
  const sent = await sentAfterAll(world);
  const words = 'inte godkänt av rektor';
  const withWords = sent.filter(({ body }) => shown(body).includes(words)).map(({ path }) => path);
  expect(withWords).toHaveLength(chats.length);
  expect(withWords.filter((path) => !path.startsWith('/v3/conversations/a:29:siv/'))).toEqual([]);
});
