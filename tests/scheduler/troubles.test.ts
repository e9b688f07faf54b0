/** What the platforms and the network do to deliveries, and what they do to nobody else's. */
import { describe, expect, it } from 'vitest';
import type { SendResult } from '../../bots/messenger.ts';
import type { Address, TeamKey } from '../../quality/base.ts';
import type { Storage } from '../../quality/ports.ts';
import type { HeartbeatSettings } from '../../scheduler/heartbeat.ts';
import { clockAt, makeBeat, makeTeam, PROMPTS, passing, sentTo } from './beat.ts';

const promptsOf = async (storage: Storage, key: TeamKey) =>
  (await storage.deliveries(key, 500)).filter((d) => d.kind === 'prompt' && d.recipient !== 'channel');
const openOf = async (storage: Storage, key: TeamKey) =>
  (await promptsOf(storage, key)).filter((d) => d.state !== 'sent').map((d) => [d.recipient, d.state, d.note]);
const pass = (clock: { now: Temporal.Instant }, seconds: number) => {
  clock.now = clock.now.add({ seconds });
};
function keepLog() {
  const lines: { level: string; what: string }[] = [];
  const keep = (level: string) => (fields: object, what: string) => void lines.push({ level, ...fields, what });
  const log: HeartbeatSettings['log'] = { info: keep('info'), warn: keep('warn'), error: keep('error') };
  return { log, said: (words: string) => lines.filter(({ what }) => what.includes(words)) };
}
const isFor = (to: Address, person: string): boolean => to.conversation === `a:${person}`;

describe('one person’s fault', () => {
  it('that hangs holds nobody up, and is given back as one that may have arrived when everything stops', async () => {
    const { storage, key } = await makeTeam(70);
    const clock = clockAt(PROMPTS);
    let othersSent: () => void = () => undefined;
    const others = new Promise<void>((resolve) => {
      othersSent = resolve;
    });
    let count = 0;
    const send = (to: Address) => (isFor(to, 'p2') ? new Promise<SendResult>(() => undefined) : sentTo(to));
    const observe: HeartbeatSettings['observe'] = (_delivery, outcome) => {
      if (outcome.state !== 'waiting') count += 1;
      if (count === 70) othersSent();
    };
    const heartbeat = makeBeat(storage, clock, send, { observe });
    void heartbeat.beat();
    await others;
    await heartbeat.stop();
    expect(await openOf(storage, key)).toEqual([['p2', 'waiting', 'unknown']]);
    await storage.close();
  });

  it('that passes delays that one only, whoever else fails', async () => {
    const { storage, key } = await makeTeam(40);
    const clock = clockAt(PROMPTS);
    const fails = (to: Address): boolean => Number(to.conversation.slice(3)) % 5 === 0;
    const heartbeat = makeBeat(storage, clock, (to) => (fails(to) ? { result: 'passing' } : sentTo(to)));
    await heartbeat.beat();
    expect((await openOf(storage, key)).map(([who]) => who).toSorted()).toEqual(
      ['p0', 'p10', 'p15', 'p20', 'p25', 'p30', 'p35', 'p5'].toSorted(),
    );
    await storage.close();
  });

  it('is told the coordinator, and that the coordinator cannot be told is told nobody', async () => {
    const { storage, key } = await makeTeam(4);
    const clock = clockAt(PROMPTS);
    const heartbeat = makeBeat(storage, clock, (to, delivery) =>
      isFor(to, 'p2') || delivery.includes('undeliverable') ? { result: 'refused', reason: 'forbidden' } : sentTo(to),
    );
    for (let beats = 0; beats < 4; beats += 1) {
      await heartbeat.beat();
      pass(clock, 60);
    }
    const told = (await storage.deliveries(key, 500)).filter((d) => d.kind === 'undeliverable');
    expect(told.map((d) => [d.recipient, d.occurrence, d.state]).toSorted()).toEqual([['p0', 'p2:refused', 'refused']]);
    await storage.close();
  });
});

describe('a request for patience', () => {
  const scopes = (to: Address): readonly [string, string] => ['installation', to.conversation];

  it('of an hour stops its own scope only, and is kept', async () => {
    const { storage, key } = await makeTeam(6);
    const clock = clockAt(PROMPTS);
    const until = clock.now.add({ hours: 1 }).toString();
    let asked = 0;
    const counted: object[] = [];
    const heartbeat = makeBeat(
      storage,
      clock,
      (to) => {
        if (!isFor(to, 'p2')) return sentTo(to);
        asked += 1;
        return asked === 1 ? { result: 'throttled', scope: to.conversation, until } : sentTo(to);
      },
      { count: (one) => void counted.push(one) },
      { scopes },
    );
    for (let minutes = 0; minutes < 59; minutes += 1) {
      await heartbeat.beat();
      pass(clock, 60);
    }
    expect(asked).toBe(1);
    expect(counted).toEqual([{ platform: 'teams', scope: 'chat', code: 'throttled' }]);
    expect(await openOf(storage, key)).toEqual([['p2', 'waiting', 'throttled']]);
    pass(clock, 60);
    await heartbeat.beat();
    expect([asked, (await promptsOf(storage, key)).find((d) => d.recipient === 'p2')?.attempts]).toEqual([2, 1]);
    expect(await openOf(storage, key)).toEqual([]);
    await storage.close();
  });

  it('of the whole installation stops everything there, however much is due', async () => {
    const { storage, key } = await makeTeam(30);
    const clock = clockAt(PROMPTS);
    const until = clock.now.add({ minutes: 10 });
    let calls = 0;
    const heartbeat = makeBeat(
      storage,
      clock,
      (to) => {
        calls += 1;
        const early = Temporal.Instant.compare(clock.now, until) < 0;
        return early ? { result: 'throttled', scope: 'teams', until: until.toString() } : sentTo(to);
      },
      // The others wait for their turn while the first is answered.
      {
        wait: async (milliseconds) => {
          await new Promise((resolve) => setImmediate(resolve));
          await passing(clock)(milliseconds);
        },
      },
    );
    await heartbeat.beat();
    const first = calls;
    expect(first).toBe(1);
    for (let minutes = 1; minutes < 10; minutes += 1) {
      pass(clock, 60);
      await heartbeat.beat();
    }
    expect(calls).toBe(first);
    pass(clock, 60);
    await heartbeat.beat();
    expect(await openOf(storage, key)).toEqual([]);
    await storage.close();
  });
});

describe('a message that may have arrived', () => {
  /** p2's first `lost` calls are not answered; the platform says of it what `found` says. */
  async function lose(lost: number, found: 'there' | 'not there' | 'unknowable') {
    const { storage, key } = await makeTeam(4);
    const clock = clockAt(PROMPTS);
    let calls = 0;
    const asked: string[] = [];
    const heartbeat = makeBeat(
      storage,
      clock,
      (to) => {
        if (!isFor(to, 'p2')) return sentTo(to);
        calls += 1;
        return calls <= lost ? { result: 'unknown' } : sentTo(to);
      },
      {},
      found === 'unknowable'
        ? {}
        : {
            find: async (to, id) => {
              asked.push(id);
              return found === 'there' ? { address: to, message: '7' } : null;
            },
          },
    );
    for (let minutes = 0; minutes < 30; minutes += 1) {
      await heartbeat.beat();
      pass(clock, 60);
    }
    const [one] = (await promptsOf(storage, key)).filter((d) => d.recipient === 'p2');
    const told = (await storage.deliveries(key, 500)).filter((d) => d.kind === 'undeliverable').length;
    await storage.close();
    return { calls, state: one?.state, message: one?.message?.message, asked: asked.length, told };
  }

  it('is looked up, and not sent again when it is there', async () => {
    expect(await lose(9, 'there')).toEqual({ calls: 1, state: 'sent', message: '7', asked: 1, told: 0 });
  });
  it('is sent again as often as the platform says that it is not there', async () => {
    expect(await lose(3, 'not there')).toMatchObject({ calls: 4, state: 'sent', asked: 3 });
  });
  it('is tried once more, and no oftener, where the platform cannot say; then the coordinator is told', async () => {
    expect(await lose(1, 'unknowable')).toMatchObject({ calls: 2, state: 'sent', told: 0 });
    expect(await lose(9, 'unknowable')).toMatchObject({ calls: 2, state: 'refused', told: 1 });
  });
  it('by a process that was killed is looked up by the next one', async () => {
    const { storage, key } = await makeTeam(3);
    const clock = clockAt(PROMPTS);
    const lease = clock.now.add({ minutes: 5 }).toString();
    await storage.claim(clock.now.toString(), lease, 'killed', 100);
    pass(clock, 301);
    const sent: string[] = [];
    const heartbeat = makeBeat(
      storage,
      clock,
      (to, delivery) => {
        sent.push(delivery);
        return sentTo(to);
      },
      {},
      {
        find: async (to) => (isFor(to, 'p1') ? { address: to, message: '7' } : null),
      },
    );
    await heartbeat.beat();
    expect(await openOf(storage, key)).toEqual([]);
    expect(sent.filter((one) => one.startsWith('c1|prompt|')).toSorted()).toEqual(['c1|prompt|p0|', 'c1|prompt|p2|']);
    await storage.close();
  });
});

describe('an installation that is turned away', () => {
  it('is nobody’s fault: all waits, one tries now and then, an operator sees it, and it goes out when it is well', async () => {
    const { storage, key } = await makeTeam(60);
    const clock = clockAt(PROMPTS);
    const { log, said } = keepLog();
    const counted: object[] = [];
    let well = false;
    let turnedAway = 0;
    const heartbeat = makeBeat(
      storage,
      clock,
      (to) => {
        if (well) return sentTo(to);
        turnedAway += 1;
        return { result: 'misconfigured', setting: 'TEAMS_APP_PASSWORD' };
      },
      { log, count: (one) => void counted.push(one) },
    );
    await heartbeat.beat();
    expect(said('until this is well')).toEqual([
      {
        level: 'error',
        scope: 'teams',
        code: 'TEAMS_APP_PASSWORD',
        what: 'nothing goes to the platform until this is well',
      },
    ]);
    expect(heartbeat.trouble()).toBe('TEAMS_APP_PASSWORD');
    const first = turnedAway;
    for (let minutes = 0; minutes < 50; minutes += 1) {
      pass(clock, 60);
      await heartbeat.beat();
    }
    expect(turnedAway - first).toBeLessThanOrEqual(16);
    expect(counted).toHaveLength(turnedAway);
    expect(counted[0]).toEqual({ platform: 'teams', scope: 'tenant', code: 'misconfigured' });
    expect(said('until this is well')).toHaveLength(1);
    const prompts = await promptsOf(storage, key);
    expect(new Set(prompts.map((d) => d.state))).toEqual(new Set(['waiting']));
    well = true;
    for (let minutes = 0; minutes < 10; minutes += 1) {
      pass(clock, 60);
      await heartbeat.beat();
    }
    expect(await openOf(storage, key)).toEqual([]);
    expect((await storage.deliveries(key, 500)).filter((d) => d.kind === 'undeliverable')).toEqual([]);
    expect(heartbeat.trouble()).toBeNull();
    await storage.close();
  });

  it('and one that nobody answers at all, call after call, rests too: few have been tried twice', async () => {
    const { storage, key } = await makeTeam(100);
    const clock = clockAt(PROMPTS);
    const { log, said } = keepLog();
    let away = true;
    const heartbeat = makeBeat(storage, clock, (to) => (away ? { result: 'unknown' } : sentTo(to)), { log });
    for (let minutes = 0; minutes < 45; minutes += 1) {
      await heartbeat.beat();
      pass(clock, 60);
    }
    expect(heartbeat.trouble()).toBe('unanswered');
    // It passes by itself.
    expect(said('until this is well')[0]).toMatchObject({ level: 'warn', code: 'unanswered' });
    away = false;
    for (let minutes = 0; minutes < 15; minutes += 1) {
      await heartbeat.beat();
      pass(clock, 60);
    }
    const states = Map.groupBy(await promptsOf(storage, key), (d) => d.state);
    expect(states.get('refused')?.length ?? 0).toBeLessThan(20);
    expect((states.get('sent')?.length ?? 0) + (states.get('refused')?.length ?? 0)).toBe(100);
    await storage.close();
  });
});
