/** Slack's Web API as far as the bot uses it, in one of the worlds; everything that goes out is held to Slack's documented rules. */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect } from 'vitest';
import { faultsOf } from '../slack/recorder.ts';
import { personOf, type SlackWorld } from './table.ts';

type Body = Record<string, unknown>;

export async function startSlackServer(world: SlackWorld, people: () => readonly string[]) {
  const faults: string[] = [];
  const files = new Map<string, Uint8Array>();
  /** Everybody of whom Slack has been asked or told, by id. */
  const known = new Map<string, { name: string; locale: unknown }>();
  /** Of whom Slack does not tell the first time, while the roster is read. */
  const busy = new Set<string>();
  let refused = false;
  let number = 0;

  const meet = (name: string, locale: unknown = world.languages.sv): string => {
    const id = world.id(personOf(name));
    known.set(id, { name, locale });
    return id;
  };
  const membersOf = ({ cursor }: Body): object => {
    if (refused) {
      refused = false;
      return { ok: false, ...world.refusal };
    }
    const all = [
      'UBOT',
      ...people().map((name) => (known.get(world.id(personOf(name))) ? world.id(personOf(name)) : meet(name))),
      ...Object.keys(world.others),
    ];
    if (!cursor && world.busy) for (const id of all) busy.add(id);
    const from = Number(cursor ?? 0);
    const next = from + world.page < all.length ? String(from + world.page) : '';
    return { ok: true, members: all.slice(from, from + world.page), response_metadata: { next_cursor: next } };
  };
  const userInfo = ({ user }: Body): object => {
    const id = String(user);
    if (busy.delete(id)) return { status: 429, headers: { 'retry-after': '0' } };
    if (id === 'UBOT') return { ok: true, user: { id, name: 'arshjulet', is_bot: true } };
    const other = world.others[id];
    if (other) return { ...other, ...('user' in other ? { user: { id, ...(other.user as object) } } : {}) };
    const person = known.get(id);
    if (!person) return { ok: false, error: 'user_not_found' };
    return { ok: true, user: { id, locale: person.locale, ...world.user(personOf(person.name)) } };
  };
  const answerTo = (method: string, body: Body): object => {
    number += 1;
    const ts = `1700000000.${String(number).padStart(6, '0')}`;
    switch (method) {
      case 'auth.test':
        return { ok: true, user_id: 'UBOT', bot_id: 'BBOT', team_id: 'T1', enterprise_id: world.enterprise };
      case 'users.info':
        return userInfo(body);
      case 'conversations.members':
        return membersOf(body);
      case 'conversations.info':
        return { ok: true, channel: { id: body['channel'], is_member: true } };
      case 'conversations.open':
        return { ok: true, channel: { id: `D${String(body['users']).slice(1)}` } };
      case 'conversations.history':
        return { ok: true, messages: [] };
      case 'chat.postMessage':
      case 'chat.update':
        return { ok: true, channel: body['channel'], ts };
      case 'chat.postEphemeral':
        return { ok: true, message_ts: ts };
      case 'views.open':
      case 'views.push':
      case 'views.update':
      case 'views.publish':
        return { ok: true, view: { id: `V${number}` } };
      default:
        return { ok: false, error: 'unknown_method' };
    }
  };

  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const path = decodeURIComponent(request.url ?? '');
    const file = files.get(path);
    if (file) return void response.writeHead(200).end(file);
    const raw = Buffer.concat(chunks).toString('utf8');
    const isJson = (request.headers['content-type'] ?? '').includes('json');
    const body: Body = isJson ? JSON.parse(raw || '{}') : Object.fromEntries(new URLSearchParams(raw));
    const method = path.split('/api/')[1]?.split('?')[0] ?? 'response_url';
    faults.push(...faultsOf({ method, body }).map((fault) => `${method}: ${fault}`));
    const answer = method === 'response_url' ? { ok: true } : answerTo(method, body);
    if ('status' in answer && 'headers' in answer)
      response.writeHead(429, answer.headers as Record<string, string>).end();
    else response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(answer));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', () => resolve()));
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    origin,
    apiUrl: `${origin}/api/`,
    files,
    meet,
    refuseRoster: (): void => {
      refused = true;
    },
    stop: async (): Promise<void> => {
      await new Promise<void>((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      });
      // Slack would have refused it, and the person would have seen nothing.
      expect(faults).toEqual([]);
    },
  };
}
