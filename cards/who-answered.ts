/** Who has answered before a checkpoint, who has begun to, and who has not. */
import { askedAbout } from '../quality/checkpoints/before.ts';
import { answersBegun, answersSent, type Checkpoint } from '../quality/checkpoints/documents.ts';
import type { Member } from '../quality/people/documents.ts';
import type { Snapshot } from '../quality/snapshot.ts';
import type { TeamStatus } from '../quality/status/status.ts';
import type { Element } from './card.ts';
import { long } from './paging.ts';
import type { Say } from './texts.ts';

type Who = Pick<TeamStatus, 'answered' | 'missing' | 'begun'>;

/** Of those who were asked before a checkpoint. */
export function whoOf(snapshot: Snapshot, checkpoint: Checkpoint): Who {
  const people = (answers: readonly { readonly person: string }[]) => new Set(answers.map(({ person }) => person));
  const heard = people(answersSent(snapshot.answers, checkpoint.id));
  const parts = people(answersBegun(snapshot.answers, checkpoint.id));
  const asked = askedAbout(snapshot, checkpoint);
  return {
    answered: asked.filter(({ id }) => heard.has(id)),
    begun: asked.filter(({ id }) => parts.has(id)),
    missing: asked.filter(({ id }) => !heard.has(id)),
  };
}

/** Whoever reads it is «du» and «dig»: `nameFor` is given the word for that. `begun`: those of `missing` who have saved a part. */
export function whoAnswered(
  say: Say,
  { answered: done, missing, begun }: Who,
  nameFor: (member: Member, you: string) => string,
): Element[] {
  const names = (members: readonly Member[], you: string): string =>
    members.map((member) => nameFor(member, you)).join(', ');
  const left = missing.filter(({ id }) => !begun.some((one) => one.id === id));
  return [
    ...(done.length > 0 ? long(say('status:answered', { names: names(done, say('common:youDid')) })) : []),
    ...(begun.length > 0 ? long(say('status:begun', { names: names(begun, say('common:youDid')) })) : []),
    ...(left.length > 0 ? long(say('status:notAnswered', { names: names(left, say('common:you')) })) : []),
  ];
}
