/** Where to turn now: what is acute is met with the routine of the school that it is about. */
import { acuteCard, routineOf } from '../cards/keep-to-plan.ts';
import { namesOf } from '../quality/people/identity.ts';
import { candidates } from './find-team.ts';
import type { Reply } from './messenger.ts';
import { ACUTE, privately, type Turn } from './turn.ts';

/**
 * In the words of the school that is named or the person's only one; whoever has several and names none reads all of theirs at once, which no single
 * team can tell as a delivery.
 */
export async function acute(turn: Turn): Promise<Reply[]> {
  const keys = await candidates(turn);
  const snapshots = await Promise.all(keys.map((key) => turn.storage.snapshot(key)));
  const schools = snapshots.flatMap((one) => (one ? [{ key: one.key, ...routineOf(one, namesOf(turn.who)) }] : []));
  const [first, ...others] = schools;
  if (first && others.length > 0) return [privately(acuteCard(turn.say, schools))];
  const reply = privately(acuteCard(turn.say, schools), ACUTE);
  return [first && reply.as === 'private' ? { ...reply, of: first.key } : reply];
}
