/** The real Bolt receiver and the real door, against the `emulate` package's Slack server; signed payloads go in over HTTP. */

import { createHmac } from 'node:crypto';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createEmulator } from 'emulate';
import { expect } from 'vitest';
import { createDoor } from '../../bots/door.ts';
import type { Inbound } from '../../bots/inbound.ts';
import type { Reply } from '../../bots/messenger.ts';
import { createSlackBot } from '../../bots/slack/app.ts';
import manifest from '../../manifest/slack.json' with { type: 'json' };
import type { Storage } from '../../quality/ports.ts';
import { openStorage } from '../../storage/open.ts';
import { freePort } from '../free-port.ts';
import { sendDue } from '../scheduler/send-due.ts';
import { api, list, TOKEN } from './emulated.ts';
import { holdTime } from './held-time.ts';
import { keepLog } from './kept-log.ts';
import { type Call, jsonOf, startRecorder } from './recorder.ts';

export { type Call, jsonOf };

const SECRET = 'signing-secret-of-the-test';

export type Block = {
  type: string;
  block_id?: string;
  elements?: Element[];
  element?: Element;
  text?: { text: string };
};
type Element = { type: string; action_id: string; value?: string; text?: { text: string }; initial_value?: string };

export type Harness = Awaited<ReturnType<typeof startHarness>>;

/** `slow` stands between the product and its store; `before` is told of Slack's server before the bot starts. */
type Around = {
  readonly slow?: (storage: Storage) => Storage;
  readonly before?: (recorder: Awaited<ReturnType<typeof startRecorder>>) => void;
};

/** `handle` replaces the door where a test is about the transport only. */
export async function startHarness(handle?: (inbound: Inbound) => Promise<Reply[]>, around: Around = {}) {
  const emulatorPort = await freePort();
  const scopes = manifest.oauth_config.scopes.bot;
  const emulator = await createEmulator({
    service: 'slack',
    port: emulatorPort,
    seed: {
      slack: {
        team: { name: 'Ekskolan', domain: 'ekskolan' },
        users: ['kim', 'rut', 'siv', 'hjulet'].map((name) => ({
          name,
          real_name: `${name[0]?.toUpperCase()}${name.slice(1)} Ek`,
          email: `${name}@example.com`,
        })),
        channels: [{ name: 'eht' }],
        bots: [{ name: 'arshjulet' }],
        // Bolt passes over what its own user says, so the bot is a user of its own.
        tokens: [{ token: TOKEN, user: 'hjulet', scopes }],
      },
    },
  });
  const recorder = await startRecorder(emulator.url, TOKEN);
  const { apiUrl, next } = recorder;
  const storage = await openStorage(`file:${join(mkdtempSync(join(tmpdir(), 'arshjulet-')), 'a.db')}`);
  const clock = { now: Temporal.Instant.from('2026-08-20T08:00:00Z') };
  const held = holdTime(clock);
  const { log, lines: logged, levels, until: untilLogged } = keepLog();
  const seenInbound: Inbound[] = [];
  const nudges: (() => void)[] = [];
  const dispatch = createDoor({
    storage: around.slow?.(storage) ?? storage,
    messengers: () => bot.messenger,
    clock: () => clock.now,
    log,
    nudge: () => {
      for (const tell of nudges.splice(0)) tell();
    },
  });
  const answer = handle ?? dispatch;
  const bot = createSlackBot(
    { botToken: TOKEN, signingSecret: SECRET, port: 0, apiUrl },
    (inbound) => {
      seenInbound.push(inbound);
      return answer(inbound);
    },
    log,
    held.time,
  );
  around.before?.(recorder);
  const { url } = await bot.start();
  if (!url) throw new Error('the bot has no address');

  const people = await list(apiUrl, 'users.list', 'members');
  const channels = await list(apiUrl, 'conversations.list', 'channels');
  const idOf = (name: string): string => people.find((p) => p['name'] === name)?.['id'] as string;
  const channel = channels.find((c) => c['name'] === 'eht')?.['id'] as string;
  let events = 0;
  const nextNumber = (): number => {
    events += 1;
    return events;
  };

  /** Slack's permission to open a modal, as it comes with a press or a command. */
  const trigger = async (name: string, openModal?: string): Promise<string> => {
    const from = { user_id: idOf(name), ...(openModal ? { view_id: openModal } : {}) };
    return String((await api(apiUrl, 'views.generateTriggerId', from))['trigger_id']);
  };
  const post = async (body: string, type: string, when = Date.now(), secret = SECRET): Promise<Response> => {
    const timestamp = String(Math.floor(when / 1000));
    const signature = `v0=${createHmac('sha256', secret).update(`v0:${timestamp}:${body}`).digest('hex')}`;
    const headers = { 'content-type': type, 'x-slack-request-timestamp': timestamp, 'x-slack-signature': signature };
    return fetch(url, { method: 'POST', headers, body });
  };
  const event = (inner: Record<string, unknown>, id?: string) => {
    events += 1;
    const body = {
      type: 'event_callback',
      team_id: 'T000000001',
      api_app_id: 'A1',
      event_id: id ?? `Ev${events}`,
      event_time: 1,
      event: inner,
    };
    return post(JSON.stringify(body), 'application/json');
  };
  const interact = (payload: Record<string, unknown>) =>
    post(`payload=${encodeURIComponent(JSON.stringify(payload))}`, 'application/x-www-form-urlencoded');
  return {
    calls: recorder.calls,
    files: recorder.files,
    fileUrl: (path: string) => `${recorder.origin}${path}`,
    clock,
    storage,
    logged,
    levels,
    untilLogged,
    seenInbound,
    channel,
    idOf,
    event,
    interact,
    post,
    next,
    instead: recorder.instead,
    answerFrom: recorder.answerFrom,
    bot,
    pass: held.pass,
    mention: (name: string, text: string, id?: string) =>
      event(
        {
          type: 'app_mention',
          user: idOf(name),
          channel,
          text: `<@${idOf('hjulet')}> ${text}`,
          ts: `${nextNumber()}.1`,
        },
        id,
      ),
    direct: (name: string, text: string) =>
      event({
        type: 'message',
        channel_type: 'im',
        user: idOf(name),
        channel: `D${idOf(name)}`,
        text,
        ts: `${nextNumber()}.1`,
      }),
    command: async (name: string, text: string, inChannel = channel) => {
      const body = new URLSearchParams({
        command: '/arshjul',
        text,
        user_id: idOf(name),
        channel_id: inChannel,
        team_id: 'T000000001',
        trigger_id: await trigger(name),
        response_url: `${recorder.origin}/response/command`,
      });
      return post(body.toString(), 'application/x-www-form-urlencoded');
    },
    press: async (
      name: string,
      blocks: Block[],
      title: string,
      from: {
        channel: string;
        ts?: string;
        view?: Record<string, unknown>;
        /** The id of the modal that the server has open, where a card shall lie on top of it. */
        openModal?: string;
        ephemeral?: true | string;
        thread?: string;
      },
    ) => {
      const element = blocks
        .flatMap((b) => b.elements ?? [])
        .find((e) => e.type === 'button' && e.text?.text === title);
      if (!element)
        throw new Error(
          `no button ${title}: ${blocks
            .flatMap((b) => b.elements ?? [])
            .map((e) => e.text?.text)
            .join(', ')}`,
        );
      events += 1;
      return interact({
        type: 'block_actions',
        trigger_id: await trigger(name, from.openModal),
        user: { id: idOf(name) },
        team: { id: 'T000000001' },
        api_app_id: 'A1',
        token: 'x',
        ...(from.view ? { view: from.view } : { channel: { id: from.channel } }),
        ...(from.view || from.ephemeral ? {} : { message: { ts: from.ts ?? '1.1' } }),
        container: {
          type: from.view ? 'view' : 'message',
          ...(from.ephemeral ? { is_ephemeral: true } : {}),
          ...(from.thread ? { thread_ts: from.thread } : {}),
        },
        ...(from.view
          ? {}
          : {
              response_url: typeof from.ephemeral === 'string' ? from.ephemeral : `${recorder.origin}/response/press`,
            }),
        actions: [
          {
            type: 'button',
            action_id: element.action_id,
            block_id: 'b',
            value: element.value,
            action_ts: `${events}.1`,
          },
        ],
      });
    },
    /** Sends a modal with what stands in it and what is typed. */
    submit: async (
      name: string,
      view: Record<string, unknown>,
      typed: Record<string, string | string[]>,
      id = 'V1',
    ) => {
      const response = await interact({
        type: 'view_submission',
        user: { id: idOf(name) },
        team: { id: 'T000000001' },
        api_app_id: 'A1',
        token: 'x',
        view: { ...view, id, hash: `h${nextNumber()}`, state: { values: stateOf(view['blocks'] as Block[], typed) } },
      });
      return recorder.checkAnswer(response);
    },
    /** Sends what is due now. */
    /** When something has been written that is due; asked for before what causes it. */
    nextNudge: (): Promise<void> => new Promise((resolve) => nudges.push(resolve)),
    beat: () => sendDue({ storage, clock, log }, bot.messenger),
    stop: async () => {
      await bot.stop();
      recorder.stop();
      await emulator.close();
      await storage.close();
      // Slack would have refused it, and the person would have seen nothing.
      expect(recorder.faults).toEqual([]);
    },
  };
}

export const blocksOf = (call: Call): Block[] => jsonOf<Block[]>(call.body['blocks']);
export const viewOf = (call: Call): Record<string, unknown> & { blocks: Block[] } => jsonOf(call.body['view']);
export const wordsOf = (blocks: unknown): string => JSON.stringify(blocks);

export function stateOf(blocks: Block[], typed: Record<string, string | string[]>): Record<string, unknown> {
  return Object.fromEntries(
    blocks.flatMap((block) =>
      block.type === 'input'
        ? [[block.block_id, { value: inputOf(block, typed[block.block_id ?? ''] ?? typed[fieldOf(block)]) }]]
        : [],
    ),
  );
}

/** The field that a block is for, whichever time its contents were made new. */
export const fieldOf = (block: Block): string => (block.block_id ?? '').replace(/(?:&\d+)?(?:#\d+)?$/, '');

function inputOf(block: Block, typed: string | string[] | undefined): Record<string, unknown> {
  const element = (block.element ?? {}) as Record<string, unknown>;
  const type = String(element['type']);
  const option = (value: string) => ({ value, text: { type: 'plain_text', text: value } });
  if (type === 'datepicker') return { type, selected_date: typed ?? element['initial_date'] ?? null };
  if (type === 'static_select' || type === 'radio_buttons') {
    return { type, selected_option: typeof typed === 'string' ? option(typed) : (element['initial_option'] ?? null) };
  }
  if (type === 'multi_static_select' || type === 'checkboxes') {
    return { type, selected_options: Array.isArray(typed) ? typed.map(option) : (element['initial_options'] ?? []) };
  }
  return { type, value: typed ?? element['initial_value'] ?? null };
}
