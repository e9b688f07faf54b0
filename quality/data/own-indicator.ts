/** What a team says of an indicator of its own, and the definition that it becomes. */
import { z } from 'zod';
import { formText, MAX_LINE } from '../base.ts';
import { type IndicatorDefinition, indicatorDefinition } from './indicators.ts';

/** Most characters of an indicator's name in a form. */
export const MAX_NAME = 100;
/** How often a team's own indicator may be measured. */
export const OWN_PERIODS = ['schoolYear', 'term', 'month'] as const;

/** What people fill in, in the order of the form. A table's header has at least two characters, and the name is one. */
export const ownIndicator = z.object({
  name: z.string().trim().min(2).max(MAX_NAME),
  definition: formText.min(1).max(MAX_LINE),
  unit: indicatorDefinition.shape.unit,
  direction: indicatorDefinition.shape.direction,
  periodType: z.enum(OWN_PERIODS),
});
export type OwnIndicator = z.infer<typeof ownIndicator>;

/** The house rule where the source has none of its own; see `threshold` in indicators.ts. */
const THRESHOLD = 10;
const LARGEST = 1_000_000;

export const ownIndicatorOf = (
  { name, definition, unit, direction, periodType }: OwnIndicator,
  school: string,
): IndicatorDefinition => ({
  key: keyOf(name),
  name: { sv: name, en: name },
  definition: { sv: definition, en: definition },
  unit,
  direction,
  periodType,
  source: school,
  perGrade: true,
  threshold: THRESHOLD,
  people: unit === 'percent' || unit === 'count',
  published: false,
  medical: false,
  staff: false,
  headers: [name.toLowerCase()],
  range: { min: 0, max: unit === 'percent' ? 100 : LARGEST },
  changed: null,
});

/** Most characters of a key besides the prefix, and of the mark that tells longer names apart. */
const MAX_KEY = 50;
const MARK = 6;
/** `Rastlugn åk 7` is `own_rastlugn_ak_7`; a name too long for a key ends with a mark of its own. */
export function keyOf(name: string): string {
  const plain = name
    .toLowerCase()
    .normalize('NFKD')
    .replaceAll(/\p{M}/gu, '')
    .replaceAll(/[^a-z0-9]+/g, '_');
  const whole = plain.length <= MAX_KEY ? plain : `${plain.slice(0, MAX_KEY - MARK - 1)}_${markOf(plain)}`;
  return `own_${whole}`.replace(/(?<!_)_+$/, '');
}

/** FNV-1a, 32 bits: tells apart two names of a school that begin alike. */
function markOf(words: string): string {
  let mark = 0x811c9dc5;
  for (const letter of words) mark = Math.imul(mark ^ (letter.codePointAt(0) ?? 0), 0x01000193);
  return (mark >>> 0).toString(36).padStart(MARK, '0').slice(-MARK);
}
