/** Files that are made for a person: each order and each yes is carried out once. */
import { perform } from '../quality/act.ts';
import type { TeamKey } from '../quality/base.ts';
import { type FileOrder, linkFile } from '../quality/files/act.ts';
import { addressOf, hashOf, newSecret } from '../reports/link.ts';
import { teamTurn } from './find-team.ts';
import { commit, REMEMBER_EVENT, type Turn } from './turn.ts';

/** A question about a file is answered within this. */
const ASKED_FOR: Temporal.DurationLike = { hours: 1 };

/** Whether this is the first press of a button with this id, however many processes are pressed at. */
export const firstPress = ({ storage, inbound, now }: Turn, id: string): Promise<boolean> =>
  storage.firstTime(inbound.tenant, `file ${id}`, now.add(REMEMBER_EVENT).toString(), now.toString());

/** Until when a yes counts: an ISO instant. */
export const asksUntil = ({ now }: Turn): string => now.add(ASKED_FOR).toString();

export function isTooLate({ now }: Turn, until: string | undefined): boolean {
  try {
    return Temporal.Instant.compare(now, Temporal.Instant.from(until ?? '')) > 0;
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    return true;
  }
}

/** The address of a file for this person, noted in this team; null where nobody has told where the server is reached, or when they have left it. */
export async function linkTo(turn: Turn, key: TeamKey | undefined, order: FileOrder): Promise<string | null> {
  const team = turn.filesAt && key ? await teamTurn(turn, key) : null;
  if (!team) return null;
  const secret = newSecret();
  const outcome = perform(linkFile, { ...team, actor: team.me }, { hash: hashOf(secret), order });
  if (!('changes' in outcome)) return null;
  await commit(team, outcome.changes);
  return `${turn.filesAt}${addressOf(team.snapshot.key, secret)}`;
}
