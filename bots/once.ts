/** Each event is answered once, however often and in however many ways a platform tells of it. */
import { DiskFullError } from '../quality/errors.ts';
import type { Inbound } from './inbound.ts';
import type { Reply } from './messenger.ts';
import { REMEMBER_EVENT, type Surroundings } from './turn.ts';

/**
 * What is said, heard, added or sent is answered once, though a platform delivers it again; a button or a form carries the id of what it
 * makes, so that it is made once. What an event changes is marked in the same commit (see `commit` in turn.ts); the event itself
 * when its turn has ended, so that one that was cut short is taken up where it was. A line that nobody answers leaves nothing behind.
 */
export function onceOnly(around: Surroundings) {
  const underWay = new Set<string>();
  const twins = introducedOnce();
  return async (inbound: Inbound, take: () => Promise<Reply[]>): Promise<Reply[]> => {
    const { tenant, event } = inbound;
    if (event.type === 'answered' || event.type === 'openedHome') return take();
    const ids = idsOf(inbound);
    const keys = ids.map((id) => `${tenant} ${id}`);
    if (keys.some((key) => underWay.has(key))) return [];
    for (const key of keys) underWay.add(key);
    try {
      const now = around.clock();
      if (twins.isTwin(inbound, now)) return [];
      if (event.type !== 'overheard') {
        const seen = await Promise.all(ids.map((id) => around.storage.hasSeen(tenant, id, now.toString())));
        if (seen.includes(true)) return [];
      }
      const replies = await take();
      if (event.type === 'removed') twins.forget(inbound);
      if (event.type === 'overheard' || (await isFirst(around, inbound, now))) return replies;
      return [];
    } catch (error) {
      if (event.type === 'added') twins.forget(inbound);
      throw error;
    } finally {
      for (const key of keys) underWay.delete(key);
    }
  };
}

const idsOf = ({ id, message }: Inbound): string[] => (message === undefined ? [id] : [id, message]);

/**
 * Notes that it has been answered. False when another process has answered it meanwhile. Where there is no room to note it, the answer is given all the same: perhaps
 * twice rather than not at all.
 */
async function isFirst({ storage, log }: Surroundings, inbound: Inbound, now: Temporal.Instant): Promise<boolean> {
  const { tenant, id, message } = inbound;
  const until = now.add(REMEMBER_EVENT).toString();
  try {
    // What all ways to tell of it have in common decides.
    const first = await storage.firstTime(tenant, message ?? id, until, now.toString());
    if (message !== undefined) await storage.firstTime(tenant, id, until, now.toString());
    return first;
  } catch (error) {
    if (!(error instanceof DiskFullError)) throw error;
    log.error({ code: error.code, id }, 'event not marked');
    return true;
  }
}

/** The chat or, where it lies in one, the group: one event may name the channel that was chosen and its twin the group's first. */
const placeOf = ({ tenant, chat }: Inbound): string =>
  JSON.stringify([tenant, chat.route['teamId'] ?? chat.conversation]);

/** Teams may tell of one addition twice, of the conversation and of the installation, or only of one of them. */
const TWIN_WITHIN: Temporal.DurationLike = { minutes: 5 };

/** In memory: a second greeting after a restart harms nobody. */
function introducedOnce() {
  const introduced = new Map<string, { readonly told: Set<boolean>; readonly until: Temporal.Instant }>();
  return {
    /** Whether it is told of an addition in the other way than a moment ago. In the same way it is one more: taken out and added again. */
    isTwin: (inbound: Inbound, now: Temporal.Instant): boolean => {
      const { event } = inbound;
      if (event.type !== 'added') return false;
      for (const [key, { until }] of introduced) if (Temporal.Instant.compare(now, until) >= 0) introduced.delete(key);
      const way = event.installed === true;
      const known = introduced.get(placeOf(inbound));
      const twin = known !== undefined && !known.told.has(way);
      if (twin) known.told.add(way);
      else introduced.set(placeOf(inbound), { told: new Set([way]), until: now.add(TWIN_WITHIN) });
      return twin;
    },
    forget: (inbound: Inbound): void => void introduced.delete(placeOf(inbound)),
  };
}
