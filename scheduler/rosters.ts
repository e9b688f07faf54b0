/**
 * Who is in a team's channel is read before people are asked for something, once a day, and again after a reading has failed: an event that
 * somebody came or left may never arrive.
 */
import { setTimeout as waitFor } from 'node:timers/promises';
import { ofRoster } from '../bots/known-people.ts';
import { perform } from '../quality/act.ts';
import type { TeamKey } from '../quality/base.ts';
import { commitOf } from '../quality/commit.ts';
import type { DeliveryKind } from '../quality/deliveries/delivery.ts';
import { ArshjuletError, codeOf } from '../quality/errors.ts';
import { localDay } from '../quality/local-day.ts';
import { asStranger, syncMembers } from '../quality/people/act.ts';
import type { Snapshot } from '../quality/snapshot.ts';
import type { Sending } from './sending.ts';

type Around = Pick<Sending, 'storage' | 'messengers' | 'clock' | 'log'>;

/** Kinds by which everybody in the team is asked: a round of prompts. */
const ROUND: ReadonlySet<DeliveryKind> = new Set<DeliveryKind>(['prompt', 'reminder']);
export const isOfRound = (kind: DeliveryKind): boolean => ROUND.has(kind);

/** A team's prompts wait no longer for its roster; they go out to whom the team knows. */
const LONGEST_MS = 15_000;
/** When a reading that failed is tried again, and the longest between two tries. */
const AGAIN_MINUTES = 10;
const MOST_MINUTES = 6 * 60;
/** A day's mark is remembered until nobody can be in that day any more. */
const REMEMBER: Temporal.DurationLike = { hours: 48 };

class RosterSlowError extends ArshjuletError {
  readonly code = 'roster-slow';
}

type Owed = { readonly key: TeamKey; at: Temporal.Instant; tries: number };

export type Rosters = ReturnType<typeof createRosters>;

export function createRosters(around: Around, longestMs = LONGEST_MS) {
  const { storage, clock, log } = around;
  const owed = new Map<string, Owed>();
  const underWay = new Map<string, Promise<void>>();
  const idOf = ({ tenant, team }: TeamKey): string => JSON.stringify([tenant, team]);

  /** The roster of that team could not be read. Seldomer each time. */
  const owe = (key: TeamKey): void => {
    const tries = (owed.get(idOf(key))?.tries ?? 0) + 1;
    const minutes = Math.min(MOST_MINUTES, AGAIN_MINUTES * 2 ** (tries - 1));
    owed.set(idOf(key), { key, at: clock().add({ minutes }), tries });
  };

  const attempt = async (key: TeamKey): Promise<void> => {
    try {
      await inTime(around, key, longestMs);
      owed.delete(idOf(key));
    } catch (error) {
      log.warn({ code: codeOf(error), team: key.team }, 'channel members could not be read');
      owe(key);
    }
  };
  /** Never rejects: a roster that cannot be read stops nobody's messages. */
  const read = (key: TeamKey): Promise<void> => {
    const id = idOf(key);
    const work = underWay.get(id) ?? attempt(key).finally(() => underWay.delete(id));
    underWay.set(id, work);
    return work;
  };

  return {
    owe,
    /** The team with the people who are there today. Null when there is no such team. */
    beforeRound: async (key: TeamKey): Promise<Snapshot | null> => {
      const snapshot = await storage.snapshot(key);
      const waits = owed.get(idOf(key));
      const tooSoon = waits && Temporal.Instant.compare(clock(), waits.at) < 0;
      if (snapshot?.team.home.kind !== 'channel' || tooSoon) return snapshot;
      const now = clock().toString();
      if (await storage.hasSeen(key.tenant, markOf(snapshot, clock()), now)) return snapshot;
      await read(key);
      return storage.snapshot(key);
    },
    /** Reads those whose time to be tried again has come. */
    again: async (): Promise<void> => {
      const due = [...owed.values()].filter(({ at }) => Temporal.Instant.compare(clock(), at) >= 0);
      await Promise.all(due.map(({ key }) => read(key)));
    },
  };
}

/** The team's day, in its own time zone. */
const markOf = ({ key, team }: Snapshot, now: Temporal.Instant): string => `roster:${key.team}:${localDay(team, now)}`;

/** Throws when the roster cannot be read, or not soon enough; then it is still noted when it comes. */
async function inTime(around: Around, key: TeamKey, longestMs: number): Promise<void> {
  const over = new AbortController();
  const late = waitFor(longestMs, undefined, { ref: false, signal: over.signal }).then(
    () => Promise.reject(new RosterSlowError('the roster takes too long')),
    () => undefined,
  );
  try {
    await Promise.race([synced(around, key), late]);
  } finally {
    over.abort();
  }
}

/** Notes who is there, and that it has been read today. */
async function synced({ storage, messengers, clock, log }: Around, key: TeamKey): Promise<void> {
  const before = await storage.snapshot(key);
  const messenger = before && messengers(before.team.home.platform, key.tenant);
  if (!before || !messenger || before.team.home.kind !== 'channel') return;
  const told = await messenger.members(before.team.home);
  const people = await ofRoster({ storage, clock, log }, before, told);
  // Whoever was two is one now.
  const snapshot = (await storage.snapshot(key)) ?? before;
  const now = clock();
  const today = localDay(snapshot.team, now);
  const bot = asStranger({ id: 'bot', name: '', locale: snapshot.team.locale, address: snapshot.team.home }, now);
  const outcome = perform(syncMembers, { snapshot, actor: bot, now, today }, { people });
  if ('changes' in outcome && outcome.changes.length > 0) await storage.commit(key, commitOf(snapshot, outcome, now));
  await storage.firstTime(key.tenant, markOf(snapshot, now), now.add(REMEMBER).toString(), now.toString());
}
