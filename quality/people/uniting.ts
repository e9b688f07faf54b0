/** One person whom the team has under two ids becomes one: all that must change for that. Nothing that was stored is lost. */
import { type Document, rulesOf } from '../kinds.ts';
import type { Change } from '../ports.ts';
import type { Member } from './documents.ts';
import { accountOf, otherNames } from './identity.ts';

/**
 * Everything that names `from` names `into` from now on; of what both have one of, one is left (joining-up.ts). `documents` are all that
 * the team has, of all years. The audit has one line more, which says so.
 */
export function unite(documents: readonly Document[], from: string, into: string, now: string): Change[] {
  const of = (id: string): string => (id === from ? into : id);
  const byId = new Map(documents.map((document) => [`${document.kind}/${document.id}`, document]));
  const changes = documents.flatMap((document) => renamed(document, of, byId));
  if (changes.length === 0) return [];
  const entry = {
    at: now,
    by: 'bot',
    what: 'person-united' as const,
    about: `member/${into}`,
    before: { id: from },
    after: { id: into },
  };
  return [...changes, { do: 'rename-person', from, into, now }, { do: 'audit', entry }];
}

function renamed(document: Document, of: (id: string) => string, byId: ReadonlyMap<string, Document>): Change[] {
  const { kind, id, version } = document;
  const rules = rulesOf(kind);
  const after = rules.rename(document, of);
  if (JSON.stringify(after) === JSON.stringify(document)) return [];
  if (after.id === id) return [{ do: 'put', document: after, expected: version }];
  const remove: Change = { do: 'delete', kind, id, expected: version };
  const known = byId.get(`${kind}/${after.id}`);
  if (!known) return [remove, { do: 'put', document: after, expected: 0 }];
  // Only what is one person's own has an id with theirs in it.
  if (!rules.joinUp) throw new RangeError(`two documents of kind ${kind} are one`);
  const { kept, besides } = rules.joinUp(rules.rename(known, of), after);
  return [
    remove,
    { do: 'put', document: kept, expected: known.version },
    ...besides.map((addition): Change => ({ do: 'put', document: addition, expected: 0 })),
  ];
}

/**
 * A member as stored before aliases were: the account lies in the address. An id that is not the account's is the directory's, as far as
 * the platform has accounts at all.
 */
export function withAliases(member: Member): Member {
  const account = accountOf(member);
  const directory = account !== undefined && account !== member.id ? member.id : null;
  return { ...member, aliases: otherNames(member), directory: member.directory ?? directory };
}

/** The people of one organisation who stand under their account beside their directory's id: from the former to the latter. */
export function doubles(members: readonly Member[]): ReadonlyMap<string, string> {
  const ids = new Set(members.map(({ id }) => id));
  const known = members.flatMap((member): [string, string][] => {
    const account = accountOf(member);
    return account !== undefined && account !== member.id && ids.has(account) ? [[account, member.id]] : [];
  });
  return new Map(known);
}
