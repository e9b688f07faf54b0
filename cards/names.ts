/** What people are called on cards: by their names, never by an id. */
import type { Member } from '../quality/people/documents.ts';
import { memberCalled } from '../quality/people/identity.ts';
import { either } from './format.ts';
import { localeOf, type Say } from './texts.ts';

/** The member's name; where the platform has told none yet, that, and their professions. */
export function called(say: Say, { name, professions }: Pick<Member, 'name' | 'professions'>): string {
  if (name !== '') return name;
  const known = professions.map((profession) => say(`setup:profession.${profession}`)).join(', ');
  return known === '' ? say('common:nameless') : say('common:namelessAs', { professions: known });
}

/** Of anybody whom a document names, also of somebody who has left or been erased. */
export function nameOf(say: Say, members: readonly Member[], person: string | undefined): string {
  const member = person === undefined ? undefined : memberCalled(members, [person]);
  return member ? called(say, member) : say('common:erasedPerson');
}

/** Of whoever is responsible for something in the plan: of who is not in the team any more, that too. */
export function ownerName(say: Say, members: readonly Member[], person: string): string {
  const name = nameOf(say, members, person);
  const member = memberCalled(members, [person]);
  return member && !member.active ? say('part:leftOwner', { name }) : name;
}

/** Those whom somebody may turn to, one of whom is enough. */
export const oneOf = (say: Say, members: readonly Member[]): string =>
  members.length === 0
    ? say('common:nobody')
    : either(
        localeOf(say),
        members.map((member) => called(say, member)),
      );
