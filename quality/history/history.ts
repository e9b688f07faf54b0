/** Who changed what and when, as one person may read it: from the audit, filtered by goal, checkpoint and person. Pure. */
import { type Document, type Kind, rulesOf } from '../kinds.ts';
import type { Member } from '../people/documents.ts';
import type { AuditEntry } from '../ports.ts';
import { sightOfHistory } from '../sight.ts';
import { documentsOf, type Snapshot } from '../snapshot.ts';
import { concernsOf } from './actions.ts';

/** Each narrows what is shown; ids. `kind` is for «vem ändrade målet?», which says no goal in particular. */
export type HistoryFilter = {
  readonly goal?: string;
  readonly checkpoint?: string;
  readonly person?: string;
  readonly intervention?: string;
  readonly kind?: Kind;
  /** The first day of what is read, an ISO date; the entries that are given are of it already. */
  readonly since?: string;
};

/** A line, and the document that it is about while the team has that. */
export type HistoryLine = { readonly entry: AuditEntry; readonly document: Document | undefined };

/** The lines that the viewer sees, in the order in which they are given; `entries` are of the snapshot's year. */
export function historyOf(
  snapshot: Snapshot,
  entries: readonly AuditEntry[],
  viewer: Member,
  filter: HistoryFilter = {},
): HistoryLine[] {
  const sight = sightOfHistory(snapshot, viewer);
  if (sight === 'nothing') return [];
  const documents = new Map(documentsOf(snapshot).map((one) => [`${one.kind}/${one.id}`, one]));
  const changes = Map.groupBy(
    entries.toReversed().toSorted((a, b) => Temporal.Instant.compare(a.at, b.at)),
    ({ about }) => about,
  );
  return entries
    .map((entry) => {
      const document = documents.get(entry.about);
      return { entry, document: document && asCalledThen(document, entry, changes.get(entry.about) ?? []) };
    })
    .filter((line) => sight === 'whole' || concerns(line, viewer.id))
    .filter((line) => matches(line, filter));
}

/** The words that a document is named by. */
const NAMES = ['title', 'text'] as const;
/** The document by its name of then: what the first change after that has changed it from. `changes` are those of the document, oldest first. */
function asCalledThen(document: Document, entry: AuditEntry, changes: readonly AuditEntry[]): Document {
  const later = changes.slice(changes.indexOf(entry) + 1).map(({ before }) => flat(before));
  const then = NAMES.flatMap((field) => {
    const was = field in document ? later.find((before) => typeof before[field] === 'string')?.[field] : undefined;
    return was === undefined ? [] : [[field, was] as const];
  });
  return then.length === 0 ? document : { ...document, ...Object.fromEntries(then) };
}

function concerns({ entry, document }: HistoryLine, person: string): boolean {
  if (entry.by === person) return true;
  const whom = concernsOf(entry.what);
  return whom === 'everybody' || (whom === 'theirs' && document !== undefined && names(document, person));
}

const names = (document: Document, person: string): boolean => rulesOf(document.kind).names(document).includes(person);

/** Whether a line is about a document, or about one that belongs to it: a decision to its checkpoint, an intervention to its goal. */
function isAbout({ entry, document }: HistoryLine, kind: 'goal' | 'checkpoint' | 'intervention', id: string): boolean {
  return (
    entry.about === `${kind}/${id}` || (document !== undefined && rulesOf(document.kind).about(document).includes(id))
  );
}

function matches(line: HistoryLine, { goal, checkpoint, intervention, person, kind }: HistoryFilter): boolean {
  const { entry, document } = line;
  return (
    (goal === undefined || isAbout(line, 'goal', goal)) &&
    (checkpoint === undefined || isAbout(line, 'checkpoint', checkpoint)) &&
    (intervention === undefined || isAbout(line, 'intervention', intervention)) &&
    (person === undefined || entry.by === person || (document !== undefined && names(document, person))) &&
    (kind === undefined || entry.about.startsWith(`${kind}/`))
  );
}

/** A field that a change has given another value, as the audit holds them. */
export type ChangedField = { readonly field: string; readonly before: unknown; readonly after: unknown };

/** The fields that differ between `before` and `after`; one inside another is `evidence.level`. None where either is no object. */
export function changedFields({ before, after }: Pick<AuditEntry, 'before' | 'after'>): ChangedField[] {
  const [was, is] = [flat(before), flat(after)];
  return Object.keys(is)
    .filter((field) => field in was && JSON.stringify(was[field]) !== JSON.stringify(is[field]))
    .map((field) => ({ field, before: was[field], after: is[field] }));
}

function flat(value: unknown, at = ''): Record<string, unknown> {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return at === '' ? {} : { [at]: value };
  return Object.assign(
    {},
    ...Object.entries(value).map(([name, one]) => flat(one, at === '' ? name : `${at}.${name}`)),
  );
}
