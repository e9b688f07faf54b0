/** A report as it was asked for: a few codes, from which it can be made today. */
import type { FileOrder } from '../quality/files/act.ts';
import type { Snapshot } from '../quality/snapshot.ts';
import { fileName, isFormat, type Order } from './make.ts';
import { titleOf } from './model.ts';
import { codeOf, subjectsOf } from './which.ts';

/** `snapshot` is the year that it is about. Null for codes of something that there is not, or not yet. */
export function reportOrder(snapshot: Snapshot, today: string, codes: FileOrder): Order | null {
  const { which, format = '', lang } = codes;
  const subject = subjectsOf(snapshot, today).find((one) => codeOf(one) === which);
  if (!subject || !isFormat(format) || (lang !== 'sv' && lang !== 'en')) return null;
  return { snapshot, subject, format, locale: lang, today };
}

export const codesOf = ({ snapshot, subject, format, locale }: Order): FileOrder => ({
  year: snapshot.team.calendar.schoolYear,
  which: codeOf(subject),
  format,
  lang: locale,
});

export const titleIn = ({ locale, snapshot, subject }: Order): string => titleOf(locale, snapshot, subject);

export const nameIn = (order: Order): string =>
  fileName(`${titleIn(order)}, ${order.snapshot.team.school}`, order.format);
