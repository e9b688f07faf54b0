/** A store that is away for a while: nobody's fault, and told when it is back. */
import { expect, it } from 'vitest';
import { UNOPENED } from '../../quality/base.ts';
import type { Storage } from '../../quality/ports.ts';
import { clockAt, makeBeat, makeTeam, PROMPTS, sentTo } from './beat.ts';

it('a store that is away is a warning, and its coming back is told', async () => {
  const { storage, key } = await makeTeam(2);
  const lines: object[] = [];
  const keep = (level: string) => (fields: object, what: string) => void lines.push({ level, ...fields, what });
  const log = { info: keep('info'), warn: keep('warn'), error: keep('error') };
  let away = true;
  const leaving = new Proxy(storage, {
    get(target, name) {
      if (name === 'claim' && away) return () => Promise.reject(new TypeError('the store is away'));
      const value: unknown = Reflect.get(target, name);
      return typeof value === 'function' ? value.bind(target) : value;
    },
  });
  const heartbeat = makeBeat(leaving, clockAt(PROMPTS), sentTo, { log });
  heartbeat.start();
  const failed = { level: 'warn', code: 'TypeError', what: 'heartbeat failed' };
  // What is urgent and all else, each minute.
  await expect.poll(() => lines.length).toBeGreaterThanOrEqual(2);
  for (const line of lines) expect(line).toEqual(failed);
  away = false;
  heartbeat.nudge();
  await expect.poll(() => lines.at(-1)).toEqual({ level: 'info', what: 'the heartbeat goes on' });
  const isSent = async () => (await storage.deliveries(key, 500)).some(({ state }) => state === 'sent');
  await expect.poll(isSent).toBe(true);
  await heartbeat.stop();
  await storage.close();
});

it('a message that has arrived is not sent again because its chat could not be noted', async () => {
  const { storage, key } = await makeTeam(1);
  const member = (await storage.snapshot(key))?.members[0];
  if (!member) throw new RangeError('a team of one');
  const { address } = member;
  const route = { ...address.route, userId: '29:p0' };
  const unopened = { ...member, address: { ...address, route, conversation: `${UNOPENED}29:p0` } };
  await storage.commit(key, [{ do: 'put', document: unopened, expected: member.version }]);
  let opened = 0;
  const leaving: Storage = new Proxy(storage, {
    get(target, name) {
      if (name === 'commit' && opened > 0) return () => Promise.reject(new TypeError('the store is away'));
      const value: unknown = Reflect.get(target, name);
      return typeof value === 'function' ? value.bind(target) : value;
    },
  });
  const heartbeat = makeBeat(leaving, clockAt(PROMPTS), (to) => {
    opened += 1;
    return sentTo({ ...to, conversation: 'a:chat-of-p0' });
  });
  await heartbeat.beat();
  const states = (await storage.deliveries(key, 500)).filter(({ recipient }) => recipient === 'p0');
  expect(states.filter(({ state }) => state === 'sent')).toHaveLength(opened);
  expect(opened).toBeGreaterThan(0);
  await heartbeat.stop();
  await storage.close();
});
