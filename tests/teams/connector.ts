/**
 * A small honest Bot Framework connector: it takes what the bot sends over HTTP, remembers it, and can refuse. Every message is held
 * to what Teams can show (tests/cards/valid.ts); `stop` fails the test in which one was not.
 */
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect } from 'vitest';
import { faultsOfActivity } from '../cards/valid.ts';

export type Received = { readonly method: string; readonly path: string; readonly body: Record<string, unknown> };

/** A card's or activity's words as Teams shows them: each mark stands for itself, without the backslash that sees to it. */
export const shown = (value: unknown): string => JSON.stringify(value).replaceAll(/\\\\([!-/:-@[-`{-~])/g, '$1');

/** `members` is what it says of the channel's members, `page` at a time, as it stands when it is asked. */
export async function startConnector(members: () => readonly Record<string, unknown>[], page = 2) {
  const received: Received[] = [];
  const faults: string[] = [];
  const waiting: { wanted: (r: Received) => boolean; resolve: (r: Received) => void }[] = [];
  /** Status and headers with which the next request to a path is refused, once. */
  const refuse = new Map<RegExp, { status: number; headers?: Record<string, string> }>();
  /** Which chat a person has when it is opened, where it is another than `a:` and their account. */
  const chats = new Map<string, string>();
  /** Files of people's personal chats, by their path. */
  const files = new Map<string, Uint8Array>();
  /** What has been put into people's drives: where, with which range, and the bytes. */
  const drive: { path: string; range: string; bytes: Buffer }[] = [];
  let number = 0;
  const server: Server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const path = decodeURIComponent(request.url ?? '');
    const file = files.get(path);
    if (file) {
      response.writeHead(200).end(file);
      return;
    }
    if (path.startsWith('/drive/')) {
      const status = [...refuse].find(([pattern]) => pattern.test(path));
      if (status) refuse.delete(status[0]);
      else drive.push({ path, range: request.headers['content-range'] ?? '', bytes: Buffer.concat(chunks) });
      response.writeHead(status?.[1].status ?? 201).end();
      return;
    }
    const body = JSON.parse(Buffer.concat(chunks).toString('utf8') || '{}') as Record<string, unknown>;
    const one = { method: request.method ?? '', path, body };
    received.push(one);
    faults.push(...faultsOfActivity(body).map((fault) => `${one.method} ${path}: ${fault}`));
    const rule = [...refuse].find(([pattern]) => pattern.test(path));
    number += 1;
    const answer = (status: number, json: object, headers: Record<string, string> = {}) =>
      response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(JSON.stringify(json));
    if (rule) {
      refuse.delete(rule[0]);
      answer(rule[1].status, { error: { code: 'x', message: 'x' } }, rule[1].headers);
    } else if (path.includes('/pagedmembers')) {
      const from = Number(/continuationToken=(\d+)/.exec(path)?.[1] ?? 0);
      const next = from + page < members().length ? { continuationToken: String(from + page) } : {};
      answer(200, { members: members().slice(from, from + page), ...next });
    } else if (request.method === 'POST' && path.endsWith('/v3/conversations')) {
      const [person] = (body['members'] as { id: string }[]) ?? [];
      answer(201, { id: chats.get(person?.id ?? '') ?? `a:${person?.id}`, serviceUrl: '' });
    } else answer(200, { id: `m${number}` });
    for (const waiter of waiting.splice(0)) {
      if (waiter.wanted(one)) waiter.resolve(one);
      else waiting.push(waiter);
    }
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', () => resolve()));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    received,
    refuse,
    chats,
    files,
    drive,
    /** The next request whose path and body contain the words; asked for before what causes it. */
    next: (method: string, words: string): Promise<Received> =>
      new Promise((resolve) => {
        waiting.push({
          wanted: (r) => r.method === method && `${r.path} ${shown(r.body)}`.includes(words),
          resolve,
        });
      }),
    /** The first message to a conversation after the first `before` requests. */
    sent: (conversation: string, before: number): Promise<Received> => {
      const wanted = (r: Received) => r.method === 'POST' && r.path.includes(`/${conversation}/activities`);
      const known = received.slice(before).find(wanted);
      return known ? Promise.resolve(known) : new Promise((resolve) => waiting.push({ wanted, resolve }));
    },
    stop: async () => {
      await new Promise<void>((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      });
      expect(faults).toEqual([]);
    },
  };
}
