/** «Radera mina uppgifter»: all that must change for a person to be forgotten in one team, and what is stored about them there. */
import { type Act, type Acting, done } from '../act.ts';
import { applyChanges } from '../apply-changes.ts';
import { type Address, ERASED } from '../base.ts';
import type { Told } from '../deliveries/told.ts';
import { type Document, kinds, rulesOf } from '../kinds.ts';
import type { Change } from '../ports.ts';

import { vacant } from './act.ts';
import type { Member } from './documents.ts';
import type { Marks, Past } from './forgetting.ts';
import { type Shown, showAsked } from './own-data.ts';

/** All that stands for one person: every id, their own chats, their account on the platform. */
export function marksOf({ id, aliases }: Pick<Member, 'id' | 'aliases'>, addresses: readonly Address[]): Marks {
  const chats = addresses.filter(({ kind }) => kind === 'personal');
  const accounts = chats.flatMap(({ conversation, route }) => [conversation, route['userId'] ?? '']);
  return new Set([id, ...aliases, ...accounts].filter((mark) => mark !== ''));
}

/** Whether a document names the person whom the marks stand for. */
export const namesPerson = (document: Document, person: Marks): boolean =>
  rulesOf(document.kind)
    .names(document)
    .some((name) => typeof name === 'string' && person.has(name));

/** `documents` are all that the team has, of all years; `chat` is where the person writes now, which may be known by another name than before. */
type OfPerson = { readonly documents: readonly Document[]; readonly chat: Address };

/** Everybody may be forgotten, also who has left. Roles that are vacant then are told to whoever manages the team. */
export const eraseMe: Act<OfPerson> = {
  may: () => null,
  take: (acting, { documents, chat }) => {
    const { snapshot, actor } = acting;
    const person = marksOf(actor, [actor.address, chat]);
    const past = pastOf(documents);
    const theirs = documents.filter((document) => namesPerson(document, person));
    const about = theirs.filter(({ kind }) => rulesOf(kind).words === 'people').map(({ kind, id }) => `${kind}/${id}`);
    const changes: Change[] = [
      ...theirs.flatMap((document) => forgotten(document, person, past)),
      erased(acting),
      { do: 'erase-person', person: [...person], about },
    ];
    const after = applyChanges(snapshot, changes);
    const left = snapshot.members.filter(({ id, active }) => active && id === actor.id);
    const told: Told[] = after.team.home.conversation === ERASED ? [] : vacant(snapshot, after, left);
    return done(changes, told);
  },
};

const pastOf = (documents: readonly Document[]): Past => ({
  members: documents.filter((one) => one.kind === 'member'),
  checkpoints: documents.filter((one) => one.kind === 'checkpoint'),
  answers: documents.filter((one) => one.kind === 'answer'),
  interventions: documents.filter((one) => one.kind === 'intervention'),
});

/** That somebody was forgotten, not who. */
const erased = ({ now }: Acting): Change => ({
  do: 'audit',
  entry: { at: now.toString(), by: ERASED, what: 'person-erased', about: 'member', before: null, after: null },
});

function forgotten(document: Document, person: Marks, past: Past): Change[] {
  const { kind, id, version } = document;
  const left = rulesOf(kind).forget(document, person, past);
  const remove: Change = { do: 'delete', kind, id, expected: version };
  if (left === null) return [remove];
  if (left.id !== id) return [remove, { do: 'put', document: left, expected: 0 }];
  return [{ do: 'put', document: left, expected: version }];
}

/** A document of the person's and what an export shows of it. */
export type OwnDocument = { readonly kind: Document['kind']; readonly shown: readonly Shown[] };

/** What the team has stored about the person, kind by kind, as it came; questions that were asked are one, last. What holds nothing of their own is left out. */
export function ownData(documents: readonly Document[], person: Marks): OwnDocument[] {
  const own = documents
    .filter((document) => namesPerson(document, person))
    .toSorted((a, b) => kinds.indexOf(a.kind) - kinds.indexOf(b.kind) || whenOf(a).localeCompare(whenOf(b)))
    .map((document) => ({ document, shown: rulesOf(document.kind).show(document, person) }))
    .filter(({ shown }) => shown.length > 0);
  const asked = own.flatMap(({ document }) => (document.kind === 'deviation' ? [document] : []));
  return [
    ...own.flatMap(({ document: { kind }, shown }) => (kind === 'deviation' ? [] : [{ kind, shown }])),
    ...(asked.length === 0 ? [] : [{ kind: 'deviation' as const, shown: showAsked(asked) }]),
  ];
}

/** When a document came to be, as far as it says: a day, or an instant of it. */
function whenOf(document: Document): string {
  const said: Readonly<Record<string, unknown>> = document;
  const day = typeof said['date'] === 'string' ? said['date'] : '';
  const at = ['at', 'createdAt', 'parkedAt', 'answeredAt', 'saidAt'].map((field) => said[field]);
  // A checkpoint's or a discussion's day is the one that it is about.
  return `${document.kind === 'note' ? day : ''}${at.find((one) => typeof one === 'string') ?? day}`;
}
