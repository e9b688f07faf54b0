/** A kind of goal and its near misses. */
import { describe, expect, it } from 'vitest';
import { codes } from './smart-codes.ts';

export type Goal = Parameters<typeof codes>[0];
/** Goals in which something is objected to, and their near misses, in which it is not. */
export function kind(
  name: string,
  code: string,
  make: (words: string) => Goal,
  wrong: readonly string[],
  right: readonly string[],
) {
  describe(`${name} (${code})`, () => {
    it.each(wrong)('«%s» is', (words) => expect(codes(make(words))).toContain(code));
    it.each(right)('«%s» is not', (words) => expect(codes(make(words))).not.toContain(code));
  });
}
