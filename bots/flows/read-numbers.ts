import type { Objection } from '../../cards/common.ts';
import { localeOf, type Say, type TextKey } from '../../cards/texts.ts';
import { isNotKnown, parseCount, parseNumber } from '../../language/reading/numbers.ts';

/** The most of an unreadable number that is said back. */
const SHOWN = 30;

/**
 * A form's numbers by field, null where nothing is typed or «vet ej», and one sentence for each that cannot be read. `fields` says what each is called, `counts` which
 * of them are numbers of pupils.
 */
export function readNumbers<F extends string>(
  say: Say,
  typed: Readonly<Record<NoInfer<F>, string>>,
  fields: Readonly<Record<F, TextKey>>,
  counts: readonly NoInfer<F>[] = [],
): { numbers: Readonly<Record<F, number | null>>; unread: Objection[] } {
  const names = Object.keys(fields) as F[];
  const numberIn = (name: F): number | null =>
    counts.includes(name) ? parseCount(typed[name]) : parseNumber(typed[name], localeOf(say) === 'en');
  const read = names.map((name) => [name, numberIn(name)] as const);
  return {
    numbers: Object.fromEntries(read) as Record<F, number | null>,
    unread: read.flatMap(([name, number]) => {
      if (number !== null || typed[name] === '' || isNotKnown(typed[name])) return [];
      const said = { label: say(fields[name]), typed: typed[name].slice(0, SHOWN) };
      const words = say(counts.includes(name) ? 'common:count' : 'common:number', said);
      return [{ words, here: words, field: name }];
    }),
  };
}
