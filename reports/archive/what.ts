/**
 * What an archive of a school keeps of each kind of document: an exhaustive record, so that a new kind does not compile until somebody has said it. Left out is
 * what is no record of the work: where a chat is, secrets, a person's own wishes, what waits for a yes.
 */
import { z } from 'zod';
import { type Document, type DocumentOf, KINDS, type Kind, kinds } from '../../quality/kinds.ts';
import type { AuditEntry } from '../../quality/ports.ts';

/** `without` names fields that are left out; `when` says which documents are kept, all where it is not there. Null: none is. */
type Rule<K extends Kind> = {
  readonly without?: readonly (keyof DocumentOf<K> & string)[];
  readonly when?: (document: DocumentOf<K>) => boolean;
} | null;

const RULES = {
  team: { without: ['home'] },
  member: {
    without: [
      'address',
      'aliases',
      'directory',
      'homeTenant',
      'knownOn',
      'locale',
      'localeFrom',
      'away',
      'alsoAway',
      'daysOff',
      'snoozedUntil',
    ],
  },
  year: {},
  checkpoint: {},
  goal: {},
  acceptance: {},
  intervention: {},
  discussion: {},
  // What somebody is in the middle of has not been sent to anybody.
  answer: { without: ['typed'], when: ({ unfinished }) => !unfinished },
  addition: {},
  decision: {},
  evaluation: { when: ({ unfinished }) => !unfinished },
  signature: {},
  handover: {},
  series: {},
  indicator: {},
  deviation: {},
  parked: {},
  note: {},
  overview: {},
  home: null,
  follow: null,
  feed: null,
  template: null,
  import: null,
  days: null,
} as const satisfies { readonly [K in Kind]: Rule<K> };

/** The kinds that an archive keeps. */
export type Archived = { [K in Kind]: (typeof RULES)[K] extends null ? never : K }[Kind];
const ruleOf = (kind: Kind): Rule<Kind> => RULES[kind] as Rule<Kind>;
export const archivedKinds: readonly Archived[] = kinds.filter((kind): kind is Archived => ruleOf(kind) !== null);

type Fields = Readonly<Record<string, unknown>>;
const without = (kind: Kind, fields: Fields): Fields => {
  const left: readonly string[] = ruleOf(kind)?.without ?? [];
  return Object.fromEntries(Object.entries(fields).filter(([name]) => !left.includes(name)));
};

/** A document as an archive keeps it; null when it keeps none of it. */
export function archivedDocument(document: Document): Fields | null {
  const rule = ruleOf(document.kind);
  if (!rule || rule.when?.(document as never) === false) return null;
  return without(document.kind, document);
}

/** A line of the audit: before and after hold of a document what the archive keeps of it. */
export function archivedEntry(entry: AuditEntry): AuditEntry {
  const named = entry.about.slice(0, Math.max(0, entry.about.indexOf('/')));
  const kind = kinds.find((one) => one === named);
  if (!kind) return entry;
  const kept = (value: unknown): unknown => {
    if (ruleOf(kind) === null) return null;
    return typeof value === 'object' && value !== null && !Array.isArray(value)
      ? without(kind, value as Fields)
      : value;
  };
  return { ...entry, before: kept(entry.before), after: kept(entry.after) };
}

/** What each field of a kind may hold, as JSON Schema (2020-12), made from what the program itself reads with. */
export function schemaOf(kind: Archived): string {
  const left: readonly string[] = ruleOf(kind)?.without ?? [];
  const schema = z.toJSONSchema(KINDS[kind].schema, { unrepresentable: 'any', io: 'output' });
  for (const name of left) delete schema.properties?.[name];
  const required = schema.required?.filter((name) => !left.includes(name)) ?? [];
  return `${JSON.stringify({ ...schema, required }, null, 2)}\n`;
}
