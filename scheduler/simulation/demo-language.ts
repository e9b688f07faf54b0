/** The made-up school's words in the language that is asked for: all that people wrote is translated, ids, days and numbers are as they are. */
import type { Locale } from '../../quality/base.ts';
import english from './demo.en.json' with { type: 'json' };
import { DEMO, type Demo } from './demo-words.ts';

const ENGLISH: Readonly<Record<string, string>> = english;

export const demoIn = (locale: Locale): Demo => (locale === 'sv' ? DEMO : (translated(DEMO) as Demo));

function translated(part: unknown): unknown {
  if (typeof part === 'string') return ENGLISH[part] ?? part;
  if (Array.isArray(part)) return part.map(translated);
  if (typeof part !== 'object' || part === null) return part;
  return Object.fromEntries(Object.entries(part).map(([name, value]) => [name, translated(value)]));
}
