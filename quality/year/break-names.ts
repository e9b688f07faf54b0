/** What the proposed breaks are called in each language. They are stored in the team's; what a school has called otherwise is its own. */
import type { Locale } from '../base.ts';
import type { DateSpan } from './documents.ts';

type Name = Readonly<Record<Locale, string>> & {
  /** How else its name begins when people ask for it, whichever language they read in. */
  readonly calls: readonly string[];
};
const NAMES: readonly Name[] = [
  { sv: 'Höstlov', en: 'Autumn break', calls: ['höst', 'läs', 'autumn', 'fall', 'october', 'november', 'half'] },
  { sv: 'Jullov', en: 'Christmas break', calls: ['jul', 'christmas', 'xmas'] },
  { sv: 'Sportlov', en: 'Winter break', calls: ['sport', 'vinter', 'winter', 'ski', 'februari', 'february', 'half'] },
  { sv: 'Påsklov', en: 'Easter break', calls: ['påsk', 'easter'] },
  { sv: 'Lovdag', en: 'Day off', calls: [] },
  { sv: 'Lov', en: 'Break', calls: [] },
];

/** The name in that language, when it is one that is proposed in either; as it is otherwise. */
export const breakName = (locale: Locale, name: string): string =>
  NAMES.find(({ sv, en }) => name === sv || name === en)?.[locale] ?? name;

export const breaksIn = (locale: Locale, breaks: readonly DateSpan[]): DateSpan[] =>
  breaks.map((one) => ({ ...one, name: breakName(locale, one.name) }));

const beginsAs = (name: string, beginnings: readonly string[]): boolean =>
  beginnings.some((beginning) => name.toLowerCase().startsWith(beginning));

/** Those that people mean by a word: by how the school has called them, or by any word for the same break in either language. */
export function breaksMeant(breaks: readonly DateSpan[], word: string): DateSpan[] {
  const own = breaks.filter(({ name }) => beginsAs(name, [word]));
  if (own.length > 0) return own;
  const alike = NAMES.filter(({ calls }) => beginsAs(word, calls)).flatMap(({ calls }) => calls);
  return breaks.filter(({ name }) =>
    beginsAs(
      name,
      alike.filter((call) => call !== 'half'),
    ),
  );
}
