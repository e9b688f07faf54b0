/** Reading what comes from outside: one odd part never costs the rest. */
import type { z } from 'zod';

/** An odd part may hold another one, and what lacks a needed part goes after it. */
const ROUNDS = 6;

/**
 * What the schema reads of a JSON value when the parts that it cannot are left out; `odd` names those, without their content. Null when a
 * needed one is odd.
 */
export function readParts<T>(schema: z.ZodType<T>, json: unknown): { read: T | null; odd: readonly string[] } {
  const whole = schema.safeParse(json);
  if (whole.success) return { read: whole.data, odd: [] };
  const rest: unknown = structuredClone(json);
  const odd = new Set<string>();
  for (let round = 0; round < ROUNDS; round += 1) {
    const parsed = schema.safeParse(rest);
    if (parsed.success) return { read: parsed.data, odd: [...odd] };
    for (const { path } of parsed.error.issues) {
      odd.add(path.slice(0, 4).map(String).join('.') || 'all');
      if (isObject(rest)) leaveOut(rest, path);
    }
    if (isObject(rest)) dropHoles(rest);
  }
  return { read: null, odd: [...odd] };
}

const isObject = (value: unknown): value is object => typeof value === 'object' && value !== null;

/** Leaves out what the path leads to or, where that is missing, what lacks it; an entry of a list becomes null. */
function leaveOut(within: object, [key, ...further]: readonly PropertyKey[]): void {
  if (key === undefined) return;
  const inner: unknown = Reflect.get(within, key);
  const [next] = further;
  if (isObject(inner) && next !== undefined && Reflect.has(inner, next)) leaveOut(inner, further);
  else if (Array.isArray(within)) Reflect.set(within, key, null);
  else Reflect.deleteProperty(within, key);
}

function dropHoles(whole: object): void {
  for (const [field, value] of Object.entries(whole))
    if (Array.isArray(value))
      Reflect.set(
        whole,
        field,
        value.filter((entry) => entry !== null),
      );
}
