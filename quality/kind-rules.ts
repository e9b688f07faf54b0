/** What is said of each kind of document (kinds.ts), and rules that several kinds share. */
import type { z } from 'zod';
import type { Forget } from './people/forgetting.ts';
import type { JoinUp } from './people/joining-up.ts';
import type { Show } from './people/own-data.ts';
import { type Rename, renameGiven } from './people/renaming.ts';

export type Rules<D, Field extends string | null> = {
  readonly schema: z.ZodType<D> & { readonly shape: z.core.$ZodShape };
  /** The snapshot's list that holds them; null when it has none: the team stands by itself, an import waits outside, an earlier year is read alone. */
  readonly field: Field;
  /** Whether planned deliveries depend on it, so that a change of one means planning anew. */
  readonly plans: boolean;
  /** The people it names: whose it is, owner, author, decider; and a chat, which may be somebody's own. */
  readonly names: (document: D) => readonly (string | null | undefined)[];
  /** The ids of the checkpoint, goal or intervention that it is about, which must be as they were read when it is saved (commit.ts). */
  readonly about: (document: D) => readonly (string | null)[];
  /** What is left of it when a person whom it names is forgotten; null when nothing is. `id` may change with it. */
  readonly forget: Forget<D>;
  /** The same with people called by other ids. */
  readonly rename: Rename<D>;
  /** How two become one when the people whose they are turn out to be one; null when no person has one of their own. */
  readonly joinUp: JoinUp<D> | null;
  /** What an export of a person's own data shows of it. */
  readonly show: Show<D>;
  /** Whose words stand in it: the school's own, which stay, or its people's, which its lines in the audit lose with the person. */
  readonly words: 'school' | 'people';
};

/** Keeps each entry's own document type and field name. */
export const kind = <S extends z.ZodObject, Field extends string | null>(
  schema: S,
  field: Field,
  rules: Omit<Rules<z.infer<S>, Field>, 'schema' | 'field'>,
) => ({ schema, field, ...rules });

export const gone = (): null => null;
export const same = <D>(document: D): D => document;
export const none = () => [];
export const NOBODYS = {
  names: none,
  about: none,
  forget: same,
  rename: same,
  joinUp: null,
  show: none,
  words: 'school',
} as const;

/** What one person has, made or given by somebody. */
export const ONES = {
  plans: false,
  names: ({ id, by }: { readonly id: string; readonly by: string }) => [id, by],
  about: none,
  rename: renameGiven,
  words: 'people',
} as const;
