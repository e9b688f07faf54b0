/** What a form says, held to the schema of the document that it becomes, and to what that document says now. */
import { z } from 'zod';
import { problem } from './act.ts';
import { MAX_LINE } from './base.ts';
import type { Problem } from './problem.ts';
import { isWords } from './telling.ts';

/** A form's content as it was typed: a choice, a date or a person is any text until the schema has read it. */
export type Typed<T> = {
  readonly [K in keyof T]: T[K] extends string
    ? string
    : T[K] extends string | null
      ? string | null
      : T[K] extends readonly (infer One)[]
        ? readonly (One extends string ? string : Typed<One>)[]
        : T[K] extends object
          ? Typed<T[K]>
          : T[K];
};

type Read<T> =
  | { readonly content: T; readonly problems: readonly [] }
  | { readonly content: null; readonly problems: readonly Problem[] };

/** The content, or one objection for each field that has to change, in the schema's order; a field inside another is `evidence.level`. */
export function readContent<T>(schema: z.ZodType<T>, typed: Typed<T>): Read<T> {
  const parsed = schema.safeParse(typed);
  if (parsed.success) return { content: parsed.data, problems: [] };
  const first = new Map<string, Problem>();
  for (const issue of parsed.error.issues) {
    const field = issue.path.filter((part) => typeof part === 'string').join('.');
    const max = issue.code === 'too_big' ? { max: Number(issue.maximum) } : {};
    if (!first.has(field)) first.set(field, problem(codeOf(issue, typed), field, max));
  }
  return { content: null, problems: [...first.values()] };
}

function codeOf(issue: z.core.$ZodIssue, typed: unknown): string {
  const value = issue.path.reduce<unknown>((inside, part) => (inside as Fields | undefined)?.[String(part)], typed);
  if (typeof value === 'number') return 'common.number';
  if (issue.code === 'too_big') return Array.isArray(value) ? 'common.tooMany' : 'common.tooLong';
  // Of what forms hold, only a date has a rule of its own.
  return issue.code === 'custom' && value !== '' ? 'common.date' : 'common.missing';
}

type Fields = Readonly<Record<string, unknown>>;

/** A document's fields that a form holds, by the names that objections have. */
export function fieldsOf(schema: z.ZodObject, document: Fields): Fields {
  const fields = Object.keys(schema.shape).flatMap((name) => flat(name, document[name]));
  return Object.fromEntries(fields);
}
/** Those that one of a form's steps holds; all of them without a step. */
export function fieldsOn(
  schema: z.ZodObject,
  document: Fields,
  steps: readonly (readonly string[])[],
  step: number | undefined,
): Fields {
  const fields = fieldsOf(schema, document);
  const names = step === undefined ? undefined : steps[step];
  return names ? Object.fromEntries(Object.entries(fields).filter(([name]) => names.includes(name))) : fields;
}

function flat(name: string, value: unknown): (readonly [string, unknown])[] {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return [[name, value]];
  return Object.entries(value).flatMap(([inner, one]) => flat(`${name}.${inner}`, one));
}

/** Whether a stored document says what the content says already. */
export const saysAlready = (document: Fields, content: Fields): boolean =>
  Object.entries(content).every(([field, value]) => JSON.stringify(document[field]) === JSON.stringify(value));

/** The same fields as they stand in a stored document, for the audit's `before`. */
export const standing = (document: Fields, content: Fields): Fields =>
  Object.fromEntries(Object.keys(content).map((field) => [field, document[field]]));

/** Ids of new documents come with the form that makes them, so that a double click makes one. */
export const isNewId = (id: string): boolean => z.uuid().safeParse(id).success;

/** Whether a written reason is there and fits; `code` says that it is missing, `says` what it takes to be one. */
export function reasonNeeded(
  reason: string,
  code: string,
  says: (reason: string) => boolean = isWords,
): Problem | null {
  if (!says(reason)) return problem(code, 'reason');
  return reason.length > MAX_LINE ? problem('common.tooLong', 'reason', { max: MAX_LINE }) : null;
}
