import { localeOf, type Say, type TextKey } from '../../cards/texts.ts';
import { parseNumber } from '../../language/reading/numbers.ts';

/** The most of an unreadable number that is said back. */
const SHOWN = 30;

/** A form's numbers by field, null where nothing is typed, and one sentence for each that cannot be read. `fields` says what each is called. */
export function readNumbers<F extends string>(
  say: Say,
  typed: Readonly<Record<NoInfer<F>, string>>,
  fields: Readonly<Record<F, TextKey>>,
): { numbers: Readonly<Record<F, number | null>>; unread: string[] } {
  const names = Object.keys(fields) as F[];
  const read = names.map((name) => [name, parseNumber(typed[name], localeOf(say) === 'en')] as const);
  return {
    numbers: Object.fromEntries(read) as Record<F, number | null>,
    unread: read.flatMap(([name, number]) =>
      number === null && typed[name] !== ''
        ? [say('common:number', { label: say(fields[name]), typed: typed[name].slice(0, SHOWN) })]
        : [],
    ),
  };
}
