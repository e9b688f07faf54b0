/** A team's channel that takes no messages any more: archived, deleted, or without the bot, and nobody has said so. */
import { perform } from '../quality/act.ts';
import type { Address } from '../quality/base.ts';
import { commitOf } from '../quality/commit.ts';
import { ConflictError } from '../quality/errors.ts';
import { localDay } from '../quality/local-day.ts';
import { asStranger } from '../quality/people/act.ts';
import type { Storage } from '../quality/ports.ts';
import type { Snapshot } from '../quality/snapshot.ts';
import { takenOut } from '../quality/team/act.ts';

/** From now on the team is spoken to in a coordinator's own chat, and each coordinator is told. False when there is none. */
export async function leaveChannel(
  storage: Storage,
  snapshot: Snapshot,
  channel: Address,
  now: Temporal.Instant,
): Promise<boolean> {
  const today = localDay(snapshot.team, now);
  const bot = asStranger({ id: 'bot', name: '', locale: snapshot.team.locale, address: channel }, now);
  const outcome = perform(takenOut, { snapshot, actor: bot, now, today }, { from: channel });
  if (!('changes' in outcome) || outcome.changes.length === 0) return false;
  try {
    await storage.commit(snapshot.key, commitOf(snapshot, outcome, now));
  } catch (error) {
    // Another message to the same channel has found it out, or somebody changes the team just now: it is tried again all the same.
    if (!(error instanceof ConflictError)) throw error;
  }
  return true;
}
