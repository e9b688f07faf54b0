/** «Radera mina uppgifter»: all that must change for a person to be forgotten in one team. */
import { ERASED } from '../base.ts';
import { type Document, rulesOf } from '../kinds.ts';
import type { Change } from '../ports.ts';

export const namesPerson = (document: Document, person: string): boolean =>
  rulesOf(document.kind).names(document).includes(person);

/** `documents` are those that name the person, of all years; `at` is an ISO instant. */
export function erasure(documents: readonly Document[], person: string, at: string): Change[] {
  const entry = { at, by: ERASED, what: 'person-erased', about: 'member', before: null, after: null };
  return [
    ...documents.flatMap((document) => forgotten(document, person)),
    { do: 'audit', entry },
    { do: 'erase-person', person },
  ];
}

function forgotten(document: Document, person: string): Change[] {
  const { kind, id, version } = document;
  const left = rulesOf(kind).forget(document, person);
  const remove: Change = { do: 'delete', kind, id, expected: version };
  if (left === null) return [remove];
  if (left.id !== id) return [remove, { do: 'put', document: left, expected: 0 }];
  return [{ do: 'put', document: left, expected: version }];
}
