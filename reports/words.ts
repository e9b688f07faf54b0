/** How a report writes days and cells with days. */
import { dayOf, formatDate, formatValue } from '../cards/format.ts';
import { professionNames } from '../cards/joint-picture.ts';
import type { Goal } from '../quality/goals/documents.ts';
import type { Profession } from '../quality/people/documents.ts';
import type { Cell } from './document.ts';
import type { Reading } from './reading.ts';

/** `Skolkurator, rektor`: introduces what they have written. */
export const byline = ({ say }: Reading, professions: readonly Profession[]): string =>
  professionNames(say, professions).replace(/^\p{Ll}/u, (first) => first.toUpperCase());

export const dateWords = ({ locale }: Reading, iso: string): string => formatDate(locale, iso);

/** A day in a table is written with digits in both languages, as Swedes do in tables. */
export const dateCell = (iso: string): Cell => ({ text: iso, date: iso });

/** A goal's own number; a dash where nobody knows it yet. */
export const goalCell = ({ locale }: Reading, value: number | null, { unit }: Pick<Goal, 'unit'>): Cell =>
  value === null ? { text: '–' } : { text: formatValue(locale, value, unit), number: value, unit };

/** The ISO day on which an instant falls in the team's own clock. */
export const dayIn = ({ snapshot }: Reading, instant: string): string => dayOf(instant, snapshot.team.timeZone);
