/** Whoever has waited two seconds for an answer is told that it is under way, by time that the test holds. */
import { afterEach, describe, expect, it } from 'vitest';
import type { Inbound } from '../../bots/inbound.ts';
import type { Reply } from '../../bots/messenger.ts';
import { button } from '../../cards/card.ts';
import { api } from './emulated.ts';
import { gate, mentioned, said, scripted, stopScripted } from './scripted.ts';

const WITHIN = 2000;

describe('a file that takes long', () => {
  afterEach(stopScripted);

  it('is said to be read, in its sender’s chat, before the answer', async () => {
    const { opened, open } = gate();
    const h = await scripted({ uploaded: () => opened.then(() => [{ as: 'post', card: said('Läst') }]) });
    h.files.set('/files-pri/F9', new TextEncoder().encode('År;Värde\n'));
    const file = { id: 'F9', name: 'stor.csv', mode: 'hosted', url_private_download: h.fileUrl('/files-pri/F9') };
    const sent = { type: 'message', channel_type: 'im', user: h.idOf('siv'), channel: 'D1', ts: '102.1' };
    const [word, answer] = [h.next('chat.postMessage', 'Jag läser filen'), h.next('chat.postMessage', 'Läst')];
    const sending = h.event({ ...sent, subtype: 'file_share', text: '', files: [file] });
    // Slack's patience and the sender's are equally long.
    await h.pass(WITHIN);
    await h.pass(WITHIN);
    expect((await word).body['channel']).toBe('D1');
    open();
    expect((await answer).body['channel']).toBe('D1');
    expect((await sending).status).toBe(200);
  });
});

describe('a large file', () => {
  afterEach(stopScripted);

  it('is told of again, in the same message, as its rows are read', async () => {
    const { opened, open } = gate();
    let read: Inbound['progress'];
    const uploaded = ({ progress }: Inbound) => {
      read = progress;
      return opened.then((): Reply[] => [{ as: 'post', card: said('Läst') }]);
    };
    const h = await scripted({ uploaded });
    h.files.set('/files-pri/F9', new TextEncoder().encode('År;Värde\n'));
    const file = { id: 'F9', name: 'stor.csv', mode: 'hosted', url_private_download: h.fileUrl('/files-pri/F9') };
    // A chat that there is: only there can a message be changed.
    const own = await api(h.fileUrl('/api/'), 'conversations.open', { users: h.idOf('siv') });
    const { id: channel } = own['channel'] as { id: string };
    const [word, some, done] = [
      h.next('chat.postMessage', 'Jag läser filen'),
      h.next('chat.update', '84 000 rader hittills'),
      h.next('chat.update', 'Jag är klar med filen'),
    ];
    const sent = { type: 'message', channel_type: 'im', user: h.idOf('siv'), channel, ts: '104.1' };
    const sending = h.event({ ...sent, subtype: 'file_share', text: '', files: [file] });
    await h.pass(WITHIN);
    await h.pass(WITHIN);
    await word;
    read?.(84_000);
    const { ts } = (await some).body;
    open();
    expect((await done).body['ts']).toBe(ts);
    await sending;
  });
});

describe('words that take long', () => {
  afterEach(stopScripted);

  it('are said to be under way, before the answer', async () => {
    const { opened, open } = gate();
    const h = await scripted({ said: () => opened.then(() => [{ as: 'post', card: said('Skolorna') }]) });
    const [word, answer] = [h.next('chat.postMessage', 'Jag håller på'), h.next('chat.postMessage', 'Skolorna')];
    const ts = '103.1';
    const sent = { type: 'message', channel_type: 'im', user: h.idOf('siv'), channel: 'D1', ts, text: 'alla skolor' };
    const sending = h.event(sent);
    await h.pass(WITHIN);
    await h.pass(WITHIN);
    expect((await word).body['channel']).toBe('D1');
    open();
    await answer;
    await sending;
  });
});

describe('a press after which a file is read', () => {
  afterEach(stopScripted);

  it('says so to whoever pressed when it takes long, before the answer', async () => {
    const { opened, open } = gate();
    const h = await scripted({
      said: [
        {
          as: 'post',
          card: { ...said('Vilket team?'), actions: [button('Ekskolan', { do: 'files.read', file: '1' })] },
        },
      ],
      'files.read': () => opened.then(() => [{ as: 'post', card: said('Läst') }]),
    });
    const { blocks, from } = await mentioned(h);
    const [word, answer] = [h.next('chat.postEphemeral', 'Jag läser filen'), h.next('chat.postMessage', 'Läst')];
    const pressing = h.press('kim', blocks, 'Ekskolan', from);
    await h.pass(WITHIN);
    await word;
    open();
    await answer;
    await pressing;
  });
});
