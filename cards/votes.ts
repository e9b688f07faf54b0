/** Who has said yes or no to a goal, for somebody who asks. */
import { supportFor } from '../quality/goals/acceptance.ts';
import { acceptanceId, type Goal } from '../quality/goals/documents.ts';
import type { Snapshot } from '../quality/snapshot.ts';
import { listed } from './format.ts';
import { called, nameOf } from './names.ts';
import { localeOf, type Say } from './texts.ts';

type Told = { readonly mayManage: boolean; readonly reasons: boolean };
/** How many, and for those who manage the team who they are; `reasons`: why not as well, where that does not stand beside. */
export function votesWords(say: Say, snapshot: Snapshot, goal: Goal, { mayManage, reasons }: Told): string {
  const { noes, waiting } = supportFor(snapshot, goal);
  const members = snapshot.members.filter(({ active }) => active);
  const yes = members.filter(({ id }) =>
    snapshot.acceptances.some((one) => one.id === acceptanceId(goal.id, id) && one.accepted),
  );
  const silent = members.filter(({ id }) => waiting.includes(id));
  const counts = { number: goal.number, yes: yes.length, no: noes.length, waiting: silent.length };
  const names = (those: typeof members) =>
    listed(
      localeOf(say),
      those.map((one) => called(say, one)),
    );
  const who = [
    ...(yes.length > 0 ? [say('asked:votesYes', { names: names(yes) })] : []),
    ...(silent.length > 0 && goal.state === 'draft' ? [say('asked:votesWaiting', { names: names(silent) })] : []),
    ...(reasons ? noes : []).map(({ person, reason }) =>
      say('asked:votesNo', {
        name: nameOf(say, snapshot.members, person),
        reason: reason || say('common:erasedReason'),
      }),
    ),
  ];
  return [say('asked:votes', counts), ...(mayManage ? who : [])].join(' ');
}
