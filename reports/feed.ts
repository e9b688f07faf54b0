/** The calendar at somebody's address: made anew from the store each time it is asked for. */

import { TEAM_FEED } from '../quality/feed/documents.ts';
import { languageOf } from '../quality/people/language.ts';
import type { Storage } from '../quality/ports.ts';
import { spanOfThisYear } from '../quality/year/past.ts';
import { calendarOf, removedIn } from './calendar.ts';

/**
 * The calendar whose address has this secret, as `calendarOf` writes it: a person's in their language, a team's in the team's. Null when
 * the secret is nobody's, or is that of somebody who is not in the team any more.
 */
export async function calendarAt(storage: Storage, secret: string, now: Temporal.Instant): Promise<string | null> {
  const found = await storage.feedWith(secret);
  const snapshot = found && (await storage.snapshot(found.key));
  if (!snapshot) return null;
  const { id } = found.feed;
  const member = snapshot.members.find((one) => one.active && one.id === id);
  if (id !== TEAM_FEED && !member) return null;
  const { from, before } = spanOfThisYear(snapshot);
  const removed = removedIn(await storage.history(found.key, from, before));
  const locale = member ? languageOf(snapshot.team, member) : snapshot.team.locale;
  return calendarOf(locale, snapshot, removed, now, member?.id ?? null);
}
