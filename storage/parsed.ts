/** Documents that have been read before are not parsed again: the same stored text is the same document. */
import type { Document } from '../quality/kinds.ts';
import { parseDocument } from './schema.ts';

/** About what the teams that are active at one time hold. */
const REMEMBERED = 4000;
/** Long texts, such as years of values, would fill the memory; they are parsed each time. */
const LONGEST = 20_000;

const known = new Map<string, Document>();

/**
 * The document that a stored text means. The text itself was read just now, so what another process has written is seen; what is
 * remembered can never be out of date. Frozen, since several readers share it.
 */
export function documentOf(json: string, where: string): Document {
  const seen = known.get(json);
  if (seen) return seen;
  const document = frozen(parseDocument(JSON.parse(json), where));
  if (json.length > LONGEST) return document;
  if (known.size >= REMEMBERED) known.delete(known.keys().next().value ?? '');
  known.set(json, document);
  return document;
}

/** What has been removed is not remembered either. */
export const forgetParsed = (): void => known.clear();

/** Nobody can change it: several readers share it. */
export function frozen<T>(value: T): T {
  if (typeof value !== 'object' || value === null || Object.isFrozen(value)) return value;
  for (const inner of Object.values(value)) frozen(inner);
  return Object.freeze(value);
}
