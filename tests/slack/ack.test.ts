/** Slack is told within two seconds that its call arrived, whatever the store does; what is answered never depends on it. */
import { afterEach, describe, expect, it } from 'vitest';
import type { Reply } from '../../bots/messenger.ts';
import { createSlackBot } from '../../bots/slack/app.ts';
import type { Storage } from '../../quality/ports.ts';
import { blocksOf, type Harness, startHarness, viewOf, wordsOf } from './harness.ts';
import { holdTime } from './held-time.ts';
import { keepLog } from './kept-log.ts';
import { form, formWith, gate, mentioned, said, scripted, stopScripted } from './scripted.ts';
import { startSocketServer } from './socket-server.ts';
import { messageFrom, setUp } from './team.ts';

const WITHIN = 2000;
type Answer = { response_action: string; view: { external_id?: string; blocks: unknown } };
const answerOf = async (response: Response): Promise<Answer> => (await response.json()) as Answer;

/** The store, which answers nothing while it stands still. */
function stillStore() {
  let still: Promise<void> = Promise.resolve();
  const slow = (storage: Storage): Storage =>
    new Proxy(storage, {
      get(target, name) {
        const own: unknown = Reflect.get(target, name);
        if (typeof own !== 'function') return own;
        return async (...rest: unknown[]) => {
          await still;
          return Reflect.apply(own, target, rest) as unknown;
        };
      },
    });
  return {
    slow,
    stop: () => {
      const { opened, open } = gate();
      still = opened;
      return open;
    },
  };
}

describe('a store that stands still', () => {
  let h: Harness;
  afterEach(() => h.stop());

  it('keeps nobody from being told in time, and the receipt of a form comes when it goes on', async () => {
    const store = stillStore();
    h = await startHarness(undefined, { slow: store.slow });
    await setUp(h);
    h.clock.now = Temporal.Instant.from('2026-09-30T08:00:00Z');
    const posted = h.next('chat.postMessage', 'Svara');
    await h.direct('siv', 'mina frågor');
    const asked = messageFrom(await posted);
    const opened = h.next('views.open');
    await h.press('siv', asked.blocks, 'Svara', asked);
    const view = viewOf(await opened);
    const goOn = store.stop();
    const mentioning = h.mention('kim', 'status');
    // Slack waits for its call, and Kim for the answer.
    await h.pass(WITHIN, 2);
    expect((await mentioning).status).toBe(200);
    expect((await h.command('kim', 'status')).status).toBe(200);
    expect((await h.press('siv', asked.blocks, 'Svara', asked)).status).toBe(200);
    const sending = h.submit('siv', view, { situation: 'Sömnen är kort i åk 8.', cause1: 'Skärmar på kvällen.' });
    // After the command and the press, for whose answers their authors wait.
    await h.pass(WITHIN, 3);
    const response = await sending;
    expect(response.status).toBe(200);
    const { response_action, view: word } = await answerOf(response);
    expect(response_action).toBe('push');
    expect(wordsOf(word)).toContain('svaret kommer strax');
    const updated = h.next('chat.update', 'Tack, Siv!');
    goOn();
    expect((await updated).body['ts']).toBe(asked.ts);
  });
});

describe('an event', () => {
  afterEach(stopScripted);

  it('is acknowledged when it has been taken, so that Slack sends again what was cut short', async () => {
    const order: string[] = [];
    const { opened, open } = gate();
    const h = await scripted({
      said: async () => {
        await opened;
        order.push('taken');
        return [{ as: 'post', card: said('Svar') }];
      },
    });
    h.instead.set('chat.postMessage', { fate: 'silent' });
    const mentioning = h.mention('kim', 'hej').then(({ status }) => order.push(String(status)));
    open();
    // The answer to the person is another matter: it may take as long as it does.
    await mentioning;
    expect(order).toEqual(['taken', '200']);
    await h.pass(10_000);
  });
});

describe('a form that takes long', () => {
  afterEach(stopScripted);

  /** A form sent by Kim whose answer comes when the gate opens; what Slack was told in time. */
  async function sent(replies: Reply[]) {
    const { opened, open } = gate();
    const h = await scripted({
      said: [{ as: 'post', card: form }],
      'goals.open': [{ as: 'open', card: form }],
      'goals.save': () => opened.then(() => replies),
    });
    const { blocks, from } = await mentioned(h);
    const shown = h.next('views.open');
    await h.press('kim', blocks, 'Svara', from);
    const sending = h.submit('kim', viewOf(await shown), { situation: 'Ovanligt lugnt' });
    await h.pass(WITHIN);
    return { h, from, open, told: await answerOf(await sending) };
  }

  it('comes back in the open modal with what was typed and what to change', async () => {
    const { h, open, told } = await sent([{ as: 'replace', card: formWith('Ovanligt lugnt') }]);
    h.instead.set('views.update', { status: 200, headers: {}, body: { ok: true } });
    const updated = h.next('views.update', 'Ovanligt lugnt');
    open();
    expect((await updated).body['external_id']).toBe(told.view.external_id);
  });

  it('ends in a modal that shows the receipt and does not lead back to the form', async () => {
    const { h, open } = await sent([{ as: 'replace', card: said('Tack!') }]);
    h.instead.set('views.update', { status: 200, headers: {}, body: { ok: true } });
    const updated = h.next('views.update', 'Tack!');
    const whispered = h.next('chat.postEphemeral', 'Tack!');
    open();
    expect(viewOf(await updated)['clear_on_close']).toBe(true);
    await whispered;
  });

  it('comes back as a message when the modal was closed, and its button opens it with what was typed', async () => {
    const { h, from, open } = await sent([{ as: 'replace', card: formWith('Ovanligt lugnt') }]);
    const whispered = h.next('chat.postEphemeral', 'Svara');
    open();
    const call = await whispered;
    expect(call.body['user']).toBe(h.idOf('kim'));
    const before = h.seenInbound.length;
    let opened = h.next('views.open');
    await h.press('kim', blocksOf(call), 'Svara', from);
    expect(wordsOf(viewOf(await opened))).toContain('Ovanligt lugnt');
    expect(h.seenInbound).toHaveLength(before);
    // Somebody else, or somebody who comes back when it is no longer kept, gets the form as it is.
    for (const name of ['siv', 'kim']) {
      h.clock.now = h.clock.now.add({ minutes: name === 'kim' ? 61 : 0 });
      opened = h.next('views.open');
      const why = h.next('chat.postEphemeral', 'Det du hade skrivit i formuläret har jag inte kvar');
      await h.press(name, blocksOf(call), 'Svara', from);
      expect(wordsOf(viewOf(await opened))).not.toContain('Ovanligt lugnt');
      expect((await why).body['user']).toBe(h.idOf(name));
    }
    expect(h.seenInbound.at(-1)?.event).toMatchObject({ data: { do: 'goals.open' } });
  });

  it('says privately what went wrong when the modal was closed', async () => {
    const { h, open } = await sent([{ as: 'private', card: said('Inget har ändrats.') }]);
    const whispered = h.next('chat.postEphemeral', 'Inget har ändrats.');
    open();
    await whispered;
    expect(h.calls.filter(({ method }) => method === 'chat.postEphemeral')).toHaveLength(1);
  });

  it('says that it is done where there is nothing more to say', async () => {
    const { h, open } = await sent([]);
    h.instead.set('views.update', { status: 200, headers: {}, body: { ok: true } });
    const updated = h.next('views.update', 'Klart.');
    open();
    await updated;
  });
});

describe('a fault of ours', () => {
  afterEach(stopScripted);

  it('is told in the modal at once, over what was typed', async () => {
    const h = await scripted({
      said: [{ as: 'post', card: form }],
      'goals.open': [{ as: 'open', card: form }],
      'goals.save': () => Promise.reject(new TypeError('Kim has written something')),
    });
    const { blocks, from } = await mentioned(h);
    const shown = h.next('views.open');
    await h.press('kim', blocks, 'Svara', from);
    const { response_action, view } = await answerOf(await h.submit('kim', viewOf(await shown), { situation: 'Bra' }));
    expect(response_action).toBe('push');
    expect(wordsOf(view)).toContain('Något gick fel hos mig.');
    expect(h.logged).toEqual([{ event: 'form', code: 'unexpected', what: 'slack listener failed' }]);
  });
});

describe('an acknowledgement that does not arrive', () => {
  it('keeps nobody from the receipt', async () => {
    const server = await startSocketServer();
    const { log, lines, until } = keepLog();
    const { opened, open } = gate();
    const taken = gate();
    const held = holdTime({ now: Temporal.Instant.from('2026-08-20T08:00:00Z') });
    const bot = createSlackBot(
      { botToken: 'xoxb-test', appToken: 'xapp-test', port: 0, apiUrl: server.apiUrl },
      async () => {
        taken.open();
        await opened;
        return [{ as: 'replace', card: said('Tack!') }];
      },
      log,
      held.time,
    );
    await bot.start();
    const view = {
      id: 'V1',
      hash: 'h1',
      type: 'modal',
      callback_id: 'arshjulet:form',
      private_metadata: JSON.stringify({ data: { do: 'goals.save' } }),
      state: { values: {} },
    };
    const payload = { type: 'view_submission', team: { id: 'T1' }, user: { id: 'U1' }, view };
    server.send({ type: 'interactive', envelope_id: 'E1', payload });
    await taken.opened;
    server.instead.set('apps.connections.open', 'away');
    const away = until('slack does not let the bot in');
    server.cut();
    await held.pass(1000);
    await away;
    const posted = server.until('chat.postMessage');
    open();
    await posted;
    expect(lines.map(({ what }) => what)).toContain('slack was not told that its call arrived');
    await bot.stop();
    server.stop();
  });
});
