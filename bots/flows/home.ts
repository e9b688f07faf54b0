import { homeCard } from '../../cards/people.ts';
import type { TeamKey } from '../../quality/base.ts';
import type { Reply } from '../messenger.ts';
import type { Turn } from '../turn.ts';

/** The person's home page (Slack's App Home): own open items and the teams' wheels. */
export async function show(turn: Turn, keys: readonly TeamKey[]): Promise<Reply[]> {
  const snapshots = await Promise.all(keys.map((key) => turn.storage.snapshot(key)));
  const teams = snapshots.filter((snapshot) => snapshot !== null);
  return [{ as: 'home', card: homeCard(turn.say, turn.who.id, turn.today.toString(), teams) }];
}
