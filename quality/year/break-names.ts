/** What the proposed breaks are called in each language. They are stored in the team's; what a school has called otherwise is its own. */
import type { Locale } from '../base.ts';
import type { DateSpan } from './documents.ts';

const NAMES: readonly Readonly<Record<Locale, string>>[] = [
  { sv: 'Höstlov', en: 'Autumn break' },
  { sv: 'Jullov', en: 'Christmas break' },
  { sv: 'Sportlov', en: 'Winter break' },
  { sv: 'Påsklov', en: 'Easter break' },
  { sv: 'Lovdag', en: 'Day off' },
  { sv: 'Lov', en: 'Break' },
];

/** The name in that language, when it is one that is proposed in either; as it is otherwise. */
export const breakName = (locale: Locale, name: string): string =>
  NAMES.find((names) => Object.values(names).includes(name))?.[locale] ?? name;

export const breaksIn = (locale: Locale, breaks: readonly DateSpan[]): DateSpan[] =>
  breaks.map((one) => ({ ...one, name: breakName(locale, one.name) }));
