/** How replies are carried out in Slack, with a scripted door. */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import type { Reply } from '../../bots/messenger.ts';
import { shared } from '../../cards/common.ts';
import { blocksOf, viewOf, wordsOf } from './harness.ts';
import { form, formWith, mentioned, said, scripted, stopScripted, withButton } from './scripted.ts';

afterEach(stopScripted);

describe('replies', () => {
  it('a press turns the message into the new card', async () => {
    const h = await scripted({
      said: [{ as: 'post', card: said('Ett') }],
      'goals.list': [{ as: 'replace', card: shared(said('Två')) }],
    });
    const { blocks, from } = await mentioned(h);
    const updated = h.next('chat.update');
    await h.press('kim', blocks, 'Nästa', from);
    const call = await updated;
    expect(call.body['ts']).toBe(from.ts);
    expect(wordsOf(blocksOf(call))).toContain('Två');
  });

  it('a press in a channel answers the one who pressed, and leaves what all see', async () => {
    const h = await scripted({
      said: [{ as: 'post', card: said('Ett') }],
      'goals.list': [{ as: 'replace', card: said('Två') }],
      'goals.open': [{ as: 'open', card: form }],
      'goals.save': [{ as: 'replace', card: said('Tack!') }],
    });
    const { blocks, from } = await mentioned(h);
    let whispered = h.next('chat.postEphemeral', 'Två');
    await h.press('kim', blocks, 'Nästa', from);
    expect((await whispered).body['user']).toBe(h.idOf('kim'));
    const opened = h.next('views.open');
    await h.press('kim', withButton('Svara', 'goals.open'), 'Svara', from);
    whispered = h.next('chat.postEphemeral', 'Tack!');
    await h.submit('kim', viewOf(await opened), { situation: 'Bra' });
    await whispered;
    expect(h.calls.filter(({ method }) => method === 'chat.update')).toEqual([]);
  });

  it('a form that was asked for in a channel is for the one who asked, unless it is everybody’s', async () => {
    const h = await scripted({ said: [{ as: 'open', card: form }] });
    const whispered = h.next('chat.postEphemeral', 'Svara');
    await h.mention('siv', 'svara');
    expect((await whispered).body['user']).toBe(h.idOf('siv'));
    await h.stop();
    const other = await scripted({ said: [{ as: 'open', card: shared(form) }] });
    const posted = other.next('chat.postMessage', 'Svara');
    await other.mention('siv', 'svara');
    await posted;
  });

  it('a message that one person sees turns into the new card in place', async () => {
    const h = await scripted({ 'goals.list': [{ as: 'replace', card: said('Två') }] });
    const answered = h.next('response_url', 'Två');
    await h.press('kim', withButton('Nästa', 'goals.list'), 'Nästa', { channel: h.channel, ephemeral: true });
    expect((await answered).body['replace_original']).toBe(true);
  });

  it.each([
    ['its address is no longer good', { status: 404, headers: {}, body: 'expired' }],
    ['Slack takes it and does nothing', { status: 200, headers: {}, body: { ok: false, error: 'used_url' } }],
  ])('a message that one person sees is followed by another when %s', async (_, answer) => {
    const h = await scripted({ 'goals.list': [{ as: 'replace', card: said('Två') }] });
    h.instead.set('response_url', answer);
    const whispered = h.next('chat.postEphemeral', 'Två');
    await h.press('kim', withButton('Nästa', 'goals.list'), 'Nästa', { channel: h.channel, ephemeral: true });
    expect((await whispered).body['user']).toBe(h.idOf('kim'));
  });

  it('nothing is written to an address that is not Slack’s', async () => {
    const asked: string[] = [];
    const foreign = createServer((request, response) => {
      asked.push(request.url ?? '');
      response.end('ok');
    });
    await new Promise<void>((resolve) => foreign.listen(0, '127.0.0.1', () => resolve()));
    const { port } = foreign.address() as AddressInfo;
    const h = await scripted({ 'goals.list': [{ as: 'replace', card: said('Två') }] });
    const whispered = h.next('chat.postEphemeral', 'Två');
    const ephemeral = `http://127.0.0.1:${port}/response`;
    await h.press('kim', withButton('Nästa', 'goals.list'), 'Nästa', { channel: h.channel, ephemeral });
    await whispered;
    expect(asked).toEqual([]);
    foreign.close();
  });

  it.each([
    ['a receipt', said('Tack!'), 'Tack!'],
    ['a form with what stands in it', formWith('Ovanligt lugnt'), 'Svara'],
  ])('%s comes as a message when the modal that was pressed in has been closed', async (_, card, words) => {
    const h = await scripted({ 'goals.list': [{ as: 'replace', card }] });
    const view = {
      id: 'V9',
      type: 'modal',
      private_metadata: JSON.stringify({ channel: h.channel, data: { do: 'goals.save' } }),
    };
    h.instead.set('views.update', { status: 200, headers: {}, body: { ok: false, error: 'not_found' } });
    const whispered = h.next('chat.postEphemeral', words);
    await h.press('kim', withButton('Nästa', 'goals.list'), 'Nästa', { channel: h.channel, view });
    const blocks = blocksOf(await whispered);
    if (words !== 'Svara') return;
    const opened = h.next('views.open', 'Ovanligt lugnt');
    await h.press('kim', blocks, 'Svara', { channel: h.channel });
    await opened;
  });

  it('keeps the modal and what was typed when nothing could be saved', async () => {
    const h = await scripted({
      said: [{ as: 'post', card: form }],
      'goals.open': [{ as: 'open', card: form }],
      'goals.save': [{ as: 'private', card: said('Något gick fel hos mig.') }],
    });
    const { blocks, from } = await mentioned(h);
    const opened = h.next('views.open');
    await h.press('kim', blocks, 'Svara', from);
    const call = await opened;
    expect(call.answer['ok']).toBe(true);
    const answer = (await (await h.submit('kim', viewOf(call), { situation: 'Bra' })).json()) as {
      response_action: string;
      view: unknown;
    };
    expect(answer.response_action).toBe('push');
    expect(wordsOf(answer.view)).toContain('Något gick fel hos mig.');
    expect(h.calls.some(({ method }) => method === 'chat.update')).toBe(false);
  });

  it('gives the receipt to the person when the message it belongs to is gone', async () => {
    const h = await scripted({
      said: [{ as: 'post', card: form }],
      'goals.open': [{ as: 'open', card: form }],
      'goals.save': [{ as: 'replace', card: shared(said('Tack!')) }],
    });
    const { blocks, from } = await mentioned(h);
    const opened = h.next('views.open');
    await h.press('kim', blocks, 'Svara', from);
    const view = viewOf(await opened);
    h.instead.set('chat.update', { status: 200, headers: {}, body: { ok: false, error: 'message_not_found' } });
    const whispered = h.next('chat.postEphemeral', 'Tack!');
    await h.submit('kim', view, { situation: 'Bra' });
    expect((await whispered).body['user']).toBe(h.idOf('kim'));
  });

  it('offers the button again when it was too late to open the modal', async () => {
    const h = await scripted({ said: [{ as: 'post', card: form }], 'goals.open': [{ as: 'open', card: form }] });
    const { blocks, from } = await mentioned(h);
    h.instead.set('views.open', { status: 200, headers: {}, body: { ok: false, error: 'expired_trigger_id' } });
    const whispered = h.next('chat.postEphemeral', 'Svara');
    await h.press('kim', blocks, 'Svara', from);
    await whispered;
    expect(h.logged).toMatchObject([{ as: 'open', reason: 'expired_trigger_id' }]);
  });

  it('waits a moment when Slack asks for it, and then answers', async () => {
    const h = await scripted({ said: [{ as: 'post', card: said('Svar') }] });
    const asked = { status: 429, headers: { 'retry-after': '1' }, body: { ok: false, error: 'ratelimited' } };
    h.instead.set('chat.postMessage', asked);
    const posted = h.next('chat.postMessage', 'Svar', true);
    await h.mention('kim', 'hej');
    await h.pass(1000);
    await posted;
    h.instead.set('chat.postEphemeral', asked);
    const whispered = h.next('chat.postEphemeral', 'Svar', true);
    await h.command('kim', 'hej');
    await h.pass(1000);
    await whispered;
    const answers = h.calls.filter(({ method }) => method.startsWith('chat.')).map(({ answer }) => answer['ok']);
    expect(answers).toEqual([false, true, false, true]);
    const again = { platform: 'slack', code: 'throttled', nextTrySeconds: 1, what: 'reply tried again' };
    expect(h.logged).toMatchObject([again, again]);
  });

  it('does not wait for ever', async () => {
    const h = await scripted({
      said: [
        { as: 'post', card: said('Ett') },
        { as: 'home', card: said('Två') },
      ],
    });
    h.instead.set('chat.postMessage', {
      status: 429,
      headers: { 'retry-after': '3600' },
      body: { ok: false, error: 'ratelimited' },
    });
    const published = h.next('views.publish');
    await h.mention('kim', 'hej');
    await published;
    expect(h.logged).toMatchObject([{ as: 'post', code: 'throttled', what: 'reply failed' }]);
  });

  it('carries out the rest when one reply fails', async () => {
    const h = await scripted({
      said: [
        { as: 'home', card: said('Hem') },
        { as: 'post', card: said('Ändå') },
      ],
    });
    h.instead.set('views.publish', { status: 200, headers: {}, body: { ok: false, error: 'not_enabled' } });
    const { call } = await mentioned(h);
    expect(wordsOf(blocksOf(call))).toContain('Ändå');
    expect(h.logged).toMatchObject([{ as: 'home', reason: 'not_enabled', what: 'reply failed' }]);
  });

  it('a command opens a modal at once, and its answer is seen by the one who asked', async () => {
    const h = await scripted({ said: [{ as: 'open', card: form }] });
    const opened = h.next('views.open');
    await h.command('kim', 'svara');
    expect((await opened).answer['ok']).toBe(true);
  });

  it('a form opened from the home page is a personal matter', async () => {
    const h = await scripted({
      'goals.open': [{ as: 'open', card: form }],
      'goals.save': [{ as: 'replace', card: said('Tack!') }],
    });
    const opened = h.next('views.open');
    await h.press('siv', withButton('Svara', 'goals.open'), 'Svara', {
      channel: '',
      view: { id: 'V9', type: 'home', private_metadata: '' },
    });
    const view = viewOf(await opened);
    const posted = h.next('chat.postMessage', 'Tack!');
    await h.submit('siv', view, { situation: 'Bra' });
    expect((await posted).body['channel']).toBe(h.idOf('siv'));
    const did = h.seenInbound.filter(({ event }) => event.type === 'answered');
    expect(did.map(({ chat }) => [chat.kind, chat.conversation])).toEqual([
      ['personal', h.idOf('siv')],
      ['personal', h.idOf('siv')],
    ]);
  });
});

describe('coming and going', () => {
  it('says hello once in direct messages where nothing has been written', async () => {
    const h = await scripted({ added: [{ as: 'post', card: said('Hej!') }] });
    const opened = await h.bot.messenger.send(
      { platform: 'slack', conversation: h.idOf('siv'), kind: 'personal', route: {} },
      said('Först'),
    );
    if (opened.result !== 'sent') throw new Error(opened.result);
    const direct = opened.message.address.conversation;
    const look = { type: 'app_home_opened', user: h.idOf('siv'), channel: direct, tab: 'messages', event_ts: '1.1' };
    const asked = h.next('conversations.history');
    await h.event(look);
    await asked;
    h.instead.set('conversations.history', { status: 200, headers: {}, body: { ok: true, messages: [] } });
    const posted = h.next('chat.postMessage', 'Hej!');
    await h.event(look);
    expect((await posted).body['channel']).toBe(direct);
    expect(h.seenInbound.map(({ event }) => event.type)).toEqual(['added']);
  });

  it('tells the bot itself from other people', async () => {
    const answer = (words: string): Reply[] => [{ as: 'post', card: said(words) }];
    const h = await scripted({ membersChanged: answer('Ny'), added: answer('Hej'), removed: answer('Borta') });
    const bot = h.idOf('hjulet');
    const posted = Promise.all(
      ['Ny', 'Hej', 'Borta', 'Borta', 'Borta'].map((words) => h.next('chat.postMessage', words)),
    );
    await h.event({ type: 'member_joined_channel', user: bot, inviter: h.idOf('kim'), channel: h.channel });
    await h.event({ type: 'member_left_channel', user: bot, channel: h.channel });
    await h.event({ type: 'channel_left', channel: h.channel });
    await h.event({ type: 'group_left', channel: h.channel });
    await h.event({ type: 'member_joined_channel', user: h.idOf('siv'), channel: h.channel });
    await posted;
    const types = h.seenInbound.map(({ event }) => event.type).toSorted();
    expect(types).toEqual(['added', 'membersChanged', 'removed', 'removed', 'removed']);
  });
});
