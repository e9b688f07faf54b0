/**
 * Every kind of stored document, in one exhaustive record: its shape, where a snapshot holds it, whom it names, what is left of it when
 * a person is forgotten, what of it is a person's own. Whatever goes through all documents reads this record, so that a new
 * kind does not compile until all of it is said.
 */
import { z } from 'zod';
import { ERASED } from './base.ts';
import { type Answer, addition, answer, checkpoint, decision } from './checkpoints/documents.ts';
import { pendingImport, series, teamIndicator } from './data/documents.ts';
import { acceptance, goal } from './goals/documents.ts';
import { deviation, note, parked } from './keep/documents.ts';
import { follow, member } from './people/documents.ts';
import { discussion, intervention } from './plan/documents.ts';
import { home, team } from './team/documents.ts';

type Rules<D, Field extends string | null> = {
  readonly schema: z.ZodType<D> & { readonly shape: z.core.$ZodShape };
  /** The snapshot's list that holds them; null when it has none: the team stands by itself, an import waits outside. */
  readonly field: Field;
  /** Whether planned deliveries depend on it, so that a change of one means planning anew. */
  readonly plans: boolean;
  /** The people it names: whose it is, owner, author, decider. */
  readonly names: (document: D) => readonly (string | null | undefined)[];
  /** What is left of it when a person whom it names is forgotten; null when nothing is. `id` may change with it. */
  readonly forget: (document: D, person: string) => D | null;
};

/** Keeps each entry's own document type and field name. */
const kind = <S extends z.ZodObject, Field extends string | null>(
  schema: S,
  field: Field,
  rules: Omit<Rules<z.infer<S>, Field>, 'schema' | 'field'>,
) => ({ schema, field, ...rules });

const gone = (): null => null;
const same = <D>(document: D): D => document;
/** Who is written where a person's id was. */
const without = (id: string, person: string): string => (id === person ? ERASED : id);

export const KINDS = {
  team: kind(team, null, {
    plans: true,
    names: ({ wheelApprovedBy }) => [wheelApprovedBy],
    forget: (d, person) => ({ ...d, wheelApprovedBy: d.wheelApprovedBy && without(d.wheelApprovedBy, person) }),
  }),
  member: kind(member, 'members', { plans: true, names: ({ id }) => [id], forget: gone }),
  home: kind(home, 'homes', { plans: false, names: () => [], forget: same }),
  checkpoint: kind(checkpoint, 'checkpoints', {
    plans: true,
    names: ({ closedBy }) => [closedBy],
    forget: (d, person) => ({ ...d, closedBy: d.closedBy && without(d.closedBy, person) }),
  }),
  goal: kind(goal, 'goals', {
    plans: true,
    names: ({ owner, createdBy, override }) => [owner, createdBy, override?.by],
    forget: (d, person) => ({
      ...d,
      owner: without(d.owner, person),
      createdBy: without(d.createdBy, person),
    }),
  }),
  answer: kind(answer, 'answers', { plans: false, names: ({ person }) => [person], forget: anonymous }),
  decision: kind(decision, 'decisions', {
    plans: true,
    names: ({ owner, createdBy }) => [owner, createdBy],
    forget: (d, person) => ({ ...d, owner: without(d.owner, person), createdBy: without(d.createdBy, person) }),
  }),
  follow: kind(follow, 'follows', { plans: true, names: ({ id }) => [id], forget: gone }),
  acceptance: kind(acceptance, 'acceptances', { plans: true, names: ({ person }) => [person], forget: gone }),
  intervention: kind(intervention, 'interventions', {
    plans: false,
    names: ({ owner, createdBy, override }) => [owner, createdBy, override?.by],
    forget: (d, person) => ({ ...d, owner: without(d.owner, person), createdBy: without(d.createdBy, person) }),
  }),
  addition: kind(addition, 'additions', { plans: false, names: ({ person }) => [person], forget: gone }),
  discussion: kind(discussion, 'discussions', {
    plans: false,
    names: ({ createdBy, people }) => [createdBy, ...people],
    forget: (d, person) => ({
      ...d,
      createdBy: without(d.createdBy, person),
      people: d.people.map((id) => without(id, person)),
    }),
  }),
  series: kind(series, 'series', { plans: false, names: () => [], forget: same }),
  indicator: kind(teamIndicator, 'indicators', { plans: false, names: () => [], forget: same }),
  import: kind(pendingImport, null, { plans: false, names: ({ id }) => [id], forget: gone }),
  deviation: kind(deviation, 'deviations', { plans: false, names: () => [], forget: same }),
  parked: kind(parked, 'parked', { plans: false, names: ({ owner }) => [owner], forget: gone }),
  note: kind(note, 'notes', { plans: false, names: ({ person }) => [person], forget: gone }),
} as const;

/** The goals' values and status stay as the school's record; every word the person wrote goes. */
function anonymous(one: Answer): Answer {
  return {
    ...one,
    id: `${one.checkpoint}:${ERASED}-${crypto.randomUUID()}`,
    person: ERASED,
    professions: [],
    analysis: null,
    progress: one.progress.map((progress) => ({ ...progress, comment: '', nextStep: '' })),
  };
}

export type Kind = keyof typeof KINDS;
export type DocumentOf<K extends Kind> = z.infer<(typeof KINDS)[K]['schema']>;
export type Document = { [K in Kind]: DocumentOf<K> }[Kind];

/** The snapshot's lists. */
export type Field = Exclude<(typeof KINDS)[Kind]['field'], null>;

export const kinds = Object.keys(KINDS) as Kind[];

/** The rules of a kind, as functions of any document: whoever calls them has a document of that kind. */
export const rulesOf = (of: Kind): Rules<Document, Field | null> =>
  KINDS[of] as unknown as Rules<Document, Field | null>;

const schemas = kinds.map((of) => KINDS[of].schema) as unknown as readonly [typeof team];
/** Reads any document. */
export const document = z.discriminatedUnion('kind', schemas) as unknown as z.ZodType<Document>;
