/** Several processes keep the pace and the pauses of each installation together. */
import { describe, expect, inject, it } from 'vitest';
import type { Address } from '../../quality/base.ts';
import type { Pace } from '../../scheduler/pacing.ts';
import { createTraffic } from '../../scheduler/traffic.ts';
import { stores, storesOf } from '../storage/stores.ts';

const mongo = stores.find(([name]) => name === 'MongoDB')?.[1];
const now = Temporal.Instant.from('2026-09-29T06:00:00Z');
const clock = () => now;
const lines: object[] = [];
const log = { info: () => undefined, warn: (fields: object) => void lines.push(fields), error: () => undefined };

const chat = (conversation: string): Address => ({ platform: 'teams', conversation, kind: 'personal', route: {} });
const ask = (conversation: string) => ({ to: chat(conversation), scopes: ['teams a', conversation] as const });
const moments = (paces: readonly Pace[]) =>
  paces.flatMap((pace) => ('wait' in pace ? [pace.wait] : [])).toSorted((a, b) => a - b);

describe.runIf(inject('mongoUrl') && mongo)('the traffic of an installation', () => {
  const { open } = storesOf(mongo ?? (() => ''));
  const three = async () => {
    const url = mongo?.() ?? '';
    const opened = await Promise.all([open(url), open(url), open(url)]);
    return opened.map((storage) => ({ storage, ...createTraffic(storage.traffic, clock, log) }));
  };

  it('is one for all: no moment is given twice, and none is left out', async () => {
    const all = await three();
    const asked = all.flatMap(({ turn }, process) =>
      Array.from({ length: 20 }, (_, i) => turn(ask(`${process} ${i}`))),
    );
    const paces = await Promise.all(asked);
    expect(moments(paces)).toEqual(Array.from({ length: 26 }, (_, i) => 20 * i));
    const back = paces.flatMap((pace) => ('back' in pace ? [pace.back] : []));
    expect(back).toHaveLength(34);
    expect(lines).toEqual([]);
  });

  it('leaves a quarter of a second between two messages to a chat, whoever sends them', async () => {
    const [one, other] = await three();
    expect(await one?.turn(ask('c'))).toEqual({ wait: 0 });
    expect(await other?.turn(ask('c'))).toEqual({ wait: 250 });
  });

  it('stands still for all when the platform has asked one for patience, only in that scope and until then', async () => {
    const [one, other] = await three();
    const until = now.add({ hours: 3 });
    await one?.pause('teams a', 'c', until);
    await one?.pause('teams a', 'c', now.add({ seconds: 5 }));
    await other?.pause('teams a', 'c', until);
    // Told by the one that heard it first, once.
    expect(lines.splice(0)).toEqual([{ scope: 'c', code: 'throttled', until: until.toString() }]);
    expect(await other?.turn(ask('c'))).toEqual({ paused: until });
    expect(other?.paused(['teams a', 'c'])).toEqual(until);
    expect(await other?.turn(ask('d'))).toEqual({ wait: 0 });
    expect(other?.paused(['teams a', 'd'])).toBeNull();
  });

  it('is each one’s own while the store is away, and the code is told', async () => {
    const [one] = await three();
    await one?.storage.close();
    expect(moments([await one?.turn(ask('c'))].flatMap((pace) => pace ?? []))).toEqual([0]);
    expect(await one?.turn(ask('d'))).toEqual({ wait: 20 });
    expect(lines).toHaveLength(2);
  });
});

it('in one process needs no store', async () => {
  const { turn, pause } = createTraffic(null, clock, log);
  const paces = await Promise.all(Array.from({ length: 30 }, (_, i) => turn(ask(`c${i}`))));
  expect(moments(paces)).toHaveLength(26);
  lines.length = 0;
  const until = now.add({ minutes: 1 });
  for (let calls = 0; calls < 3; calls += 1) await pause('teams a', 'teams a', until);
  expect(await turn(ask('x'))).toEqual({ paused: until });
  expect(lines).toEqual([{ scope: 'teams a', code: 'throttled', until: until.toString() }]);
});
