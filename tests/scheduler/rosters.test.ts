/** Who is in the channel is read before a round of prompts, and again when that has failed; nobody's messages stop for it. */
import { describe, expect, it } from 'vitest';
import type { ChannelMember, SendResult } from '../../bots/messenger.ts';
import type { Address, TeamKey } from '../../quality/base.ts';
import { planDeliveries } from '../../quality/deliveries/plan.ts';
import { ArshjuletError } from '../../quality/errors.ts';
import type { Storage } from '../../quality/ports.ts';
import { checkpoint, home, keyOf, member, team } from '../storage/samples.ts';
import { clockAt, makeBeat, makeTeam, PROMPTS, sentTo } from './beat.ts';

class Unreadable extends ArshjuletError {
  readonly code = 'unreadable';
}

const inChannel = (...ids: string[]): ChannelMember[] =>
  ids.map((id) => ({ id, name: `Namn ${id}`, locale: 'sv', address: member(id).address }));

/** A heartbeat at the hour of the prompts, and what the platform answers when it is asked who is there. */
async function round(answer: (asked: number) => Promise<readonly ChannelMember[]>, more: { rosterMs?: number } = {}) {
  const { storage, key } = await makeTeam(3);
  const clock = clockAt(PROMPTS);
  const sent: string[] = [];
  let asked = 0;
  const members = () => {
    asked += 1;
    return answer(asked);
  };
  const take = (to: Address, about: string) => {
    if (about.includes('|prompt|')) sent.push(to.conversation);
    return sentTo(to);
  };
  const heartbeat = makeBeat(storage, clock, take, more, { members });
  const peopleNow = async () =>
    (await storage.snapshot(key))?.members.filter(({ active }) => active).map(({ id }) => id);
  return { heartbeat, clock, sent, peopleNow, asked: () => asked };
}

describe('before people are asked', () => {
  it('it is read who is there: who has left is not asked, who has come is', async () => {
    const { heartbeat, sent, peopleNow, clock } = await round(async () => inChannel('p0', 'p1', 'ny'));
    await heartbeat.beat();
    expect(sent.toSorted()).toEqual(['a:p0', 'a:p1']);
    expect(await peopleNow()).toEqual(['ny', 'p0', 'p1']);
    clock.now = clock.now.add({ hours: 1 });
    await heartbeat.beat();
    expect(sent.toSorted()).toEqual(['a:ny', 'a:p0', 'a:p1']);
  });

  it('it is read once a day, by whichever process is first', async () => {
    const { storage } = await makeTeam(3);
    const clock = clockAt(PROMPTS);
    let asked = 0;
    const members = async () => {
      asked += 1;
      return inChannel('p0', 'p1', 'p2');
    };
    const beat = () => makeBeat(storage, clock, sentTo, {}, { members }).beat();
    await beat();
    // The reminders, and before them nothing.
    clock.now = Temporal.Instant.from('2026-10-02T06:00:00Z');
    await beat();
    await beat();
    clock.now = Temporal.Instant.from('2026-10-04T06:00:00Z');
    await beat();
    expect(asked).toBe(2);
  });

  it('those whom the team knows are asked when nobody says who is there; it is asked again in a while, and then no more', async () => {
    const { heartbeat, sent, peopleNow, clock, asked } = await round(async (times) => {
      if (times < 3) throw new Unreadable('not now');
      return inChannel('p0', 'p1');
    });
    await heartbeat.beat();
    expect(sent).toHaveLength(3);
    expect(asked()).toBe(1);
    const inMinutes = async (minutes: number) => {
      clock.now = clock.now.add({ minutes });
      await heartbeat.beat();
      return asked();
    };
    expect([await inMinutes(9), await inMinutes(1), await inMinutes(19), await inMinutes(1)]).toEqual([1, 2, 2, 3]);
    expect(await peopleNow()).toEqual(['p0', 'p1']);
    expect(await inMinutes(600)).toBe(3);
  });

  it('a channel that refuses is not asked anew each time that a message is tried again', async () => {
    const { storage } = await makeTeam(3);
    const clock = clockAt(PROMPTS);
    let asked = 0;
    const members = async () => {
      asked += 1;
      throw new Unreadable('never');
    };
    let tried = 0;
    const passing = (): SendResult => {
      tried += 1;
      return { result: 'passing' };
    };
    const heartbeat = makeBeat(storage, clock, passing, {}, { members });
    for (let minute = 0; minute < 4; minute += 1) {
      await heartbeat.beat();
      clock.now = clock.now.add({ minutes: 2 });
    }
    expect(tried).toBeGreaterThan(6);
    expect(asked).toBe(1);
  });

  it('a team whose channel answers too late is asked as it is known, and is read when the answer comes', async () => {
    const late = Promise.withResolvers<readonly ChannelMember[]>();
    const { heartbeat, sent, peopleNow } = await round(() => late.promise, { rosterMs: 1 });
    await heartbeat.beat();
    expect(sent).toHaveLength(3);
    late.resolve(inChannel('p0', 'p1'));
    await expect.poll(peopleNow).toEqual(['p0', 'p1']);
  });

  it('another team’s silence holds up nobody', async () => {
    const { storage, key } = await makeTeam(3);
    const silent = keyOf(2);
    await withTeam(storage, silent);
    const gone = Promise.withResolvers<void>();
    const sent = new Set<string>();
    const take = (to: Address, about: string) => {
      if (about.includes('|prompt|')) sent.add(to.conversation);
      if (sent.size === 3) gone.resolve();
      return sentTo(to);
    };
    const members = (channel: Address) =>
      channel.conversation === `19:${silent.team}` ? new Promise<never>(() => undefined) : Promise.resolve([]);
    const heartbeat = makeBeat(storage, clockAt(PROMPTS), take, { rosterMs: 3_600_000 }, { members });
    void heartbeat.beat();
    await gone.promise;
    expect([...sent].toSorted()).toEqual(['a:p0', 'a:p1', 'a:p2']);
    expect(await storage.snapshot(key)).not.toBeNull();
    await heartbeat.stop();
  });
});

describe('a roster that could not be read when somebody came', () => {
  it('is read again without anybody being asked anything', async () => {
    const { heartbeat, peopleNow, clock, sent, asked } = await round(async () => inChannel('p0', 'p1', 'p2', 'ny'));
    clock.now = Temporal.Instant.from('2026-09-01T08:00:00Z');
    heartbeat.rosterOwed(keyOf(1));
    await heartbeat.beat();
    expect(asked()).toBe(0);
    clock.now = clock.now.add({ minutes: 10 });
    await heartbeat.beat();
    expect(await peopleNow()).toContain('ny');
    expect(sent).toEqual([]);
  });
});

/** Another team with people of its own, who are asked at the same hour. */
async function withTeam(storage: Storage, key: TeamKey): Promise<void> {
  const people = ['q0', 'q1'].map((id, index) =>
    member(id, { coordinator: index === 0, joinedAt: '2026-08-20T08:00:00Z' }),
  );
  const documents = [
    team(key, { wheelApprovedAt: '2026-08-20T08:00:00Z' }),
    home(`19:${key.team}`),
    checkpoint('c1', '2026-10-06'),
    ...people,
  ];
  await storage.commit(
    key,
    documents.map((document) => ({ do: 'put', document, expected: 0 })),
  );
  const snapshot = await storage.snapshot(key);
  if (!snapshot) throw new Error('no team');
  await storage.commit(key, [{ do: 'plan', plan: planDeliveries(snapshot, '2026-08-20T08:00:00Z') }]);
}
