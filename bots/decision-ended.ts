/** «Mentorstiden är klar»: whoever may tick off the decision that is called so is asked whether it is the one. */
import { tickCard } from '../cards/decision-change.ts';
import { calledSo, saidDone } from '../language/reading/decision-ended.ts';
import { memberCalled, namesOf } from '../quality/people/identity.ts';
import { mayManage } from '../quality/rights.ts';
import type { Snapshot } from '../quality/snapshot.ts';
import type { Reply } from './messenger.ts';
import { post, type Turn } from './turn.ts';

/** Null where the words say that of no decision that is open. */
export function decisionEnded(turn: Turn, snapshot: Snapshot, text: string): Reply[] | null {
  const name = saidDone(text);
  const me = memberCalled(snapshot.members, namesOf(turn.who));
  if (name === null || !me) return null;
  const open = snapshot.decisions.filter(
    ({ doneAt, owner }) => !doneAt && (owner === me.id || mayManage(snapshot, me)),
  );
  const decision = calledSo(name, open);
  return decision && [post(turn, (to) => tickCard(to.say, snapshot, decision))];
}
