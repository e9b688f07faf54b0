/** Payloads as Slack really sends them, recorded with people and ids replaced, through the real receiver. */
import { readFileSync } from 'node:fs';
import { afterEach, describe, expect, it } from 'vitest';
import type { Inbound } from '../../bots/inbound.ts';
import { sentenceCard } from '../../cards/common.ts';
import { speak } from '../../cards/texts.ts';
import { type Harness, startHarness } from './harness.ts';

let harness: Harness | undefined;
afterEach(async () => {
  await harness?.stop();
  harness = undefined;
});

describe('payloads as Slack sends them', () => {
  const recorded = (name: string): Record<string, unknown> =>
    JSON.parse(readFileSync(`tests/fixtures/slack/${name}.json`, 'utf8')) as Record<string, unknown>;
  /** The recorded payload, made to concern our own button or form where it was another app's. */
  const cases: [string, (h: Harness) => Promise<unknown>, Partial<Inbound['event']>][] = [
    [
      'a mention',
      (h) => h.post(JSON.stringify(recorded('app-mention')), 'application/json'),
      { type: 'said', text: 'test' },
    ],
    [
      'a direct message',
      (h) => h.post(JSON.stringify({ ...recorded('direct-message'), event_id: 'Ev1' }), 'application/json'),
      { type: 'said', text: 'Hey!' },
    ],
    [
      'somebody who joined',
      (h) => h.post(JSON.stringify(recorded('member-joined-channel')), 'application/json'),
      { type: 'membersChanged' },
    ],
    [
      'a press',
      (h) => {
        const payload = recorded('block-actions');
        const [action] = payload['actions'] as Record<string, unknown>[];
        const ours = { ...action, action_id: 'arshjulet:1:next', value: '{"do":"next"}' };
        return h.interact({ ...payload, actions: [ours] });
      },
      { type: 'answered', data: { do: 'next' }, values: {} },
    ],
    [
      'a submitted form',
      (h) => {
        const payload = recorded('view-submission');
        const view = payload['view'] as Record<string, unknown>;
        const ours = { ...view, callback_id: 'arshjulet:form', private_metadata: '{"data":{"do":"save"}}' };
        return h.interact({ ...payload, view: ours });
      },
      {
        type: 'answered',
        data: { do: 'save' },
        values: { message: 'Hello!', category: 'feature', email: 'kim@example.com' },
      },
    ],
    [
      'a command',
      (h) => {
        const form = new URLSearchParams({
          ...(recorded('slash-command') as Record<string, string>),
          command: '/arshjul',
        });
        return h.post(form.toString(), 'application/x-www-form-urlencoded');
      },
      { type: 'said', text: 'some arguments here' },
    ],
  ];
  it.each(cases)('%s', async (_, send, event) => {
    let arrived: (inbound: Inbound) => void = () => undefined;
    const seen = new Promise<Inbound>((resolve) => {
      arrived = resolve;
    });
    harness = await startHarness(async (inbound) => {
      arrived(inbound);
      return [];
    });
    await send(harness);
    const inbound = await seen;
    expect(inbound.event).toEqual(event);
    expect(inbound.tenant).toMatch(/^slack:T00FAKE00/);
    expect(inbound.id).toMatch(/^slack:.{3,}/);
  });

  it('hears other people’s talk in the channel, and answers none of it there', async () => {
    const h = await startHarness(async ({ event }) =>
      event.type === 'said' ? [{ as: 'post', card: sentenceCard(speak('sv'), 'Hej') }] : [],
    );
    harness = h;
    const talk = { ...recorded('channel-message'), event_id: 'EvTalk' };
    expect((await h.post(JSON.stringify(talk), 'application/json')).status).toBe(200);
    const posted = h.next('chat.postMessage');
    await h.mention('kim', 'hej');
    await posted;
    expect(h.seenInbound.find(({ id }) => id === 'slack:EvTalk')?.event.type).toBe('overheard');
    expect(h.calls.filter(({ method }) => method === 'chat.postMessage')).toHaveLength(1);
  });
});
