/** What is said and logged of a turn that failed. */
import type { Card } from '../cards/card.ts';
import { errorCard, messageCard } from '../cards/common.ts';
import type { Say } from '../cards/texts.ts';
import { ArshjuletError, ConflictError, DiskFullError } from '../quality/errors.ts';

/** One kind sentence. */
export function faultCard(say: Say, error: unknown): Card {
  if (error instanceof ConflictError) return messageCard(say, 'common:conflict');
  return error instanceof DiskFullError ? messageCard(say, 'common:diskFull') : errorCard(say);
}

/** The name of an unexpected fault and the places in the code that it went through; never its message, which may hold words. */
export function whereIn(error: unknown): { err: string; stack?: string[] } {
  if (!(error instanceof Error)) return { err: 'unknown' };
  if (error instanceof ArshjuletError) return { err: error.name };
  const places = (error.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line));
  return { err: error.name, stack: places.slice(0, 8).map((line) => line.trim()) };
}
