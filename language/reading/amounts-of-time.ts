/** Times of day and lengths of time as people type them into a field that asks for one: «7.45», «kl 16», «10 dagar», «2 timmar». Pure. */

/** A time of day as `07:45`; null for what is none. */
export function parseClock(text: string): string | null {
  const [, hour, minute = '00', half] =
    /^(?:kl(?:ockan)?\.?\s?)?(\d{1,2})(?:[:.](\d{2}))?(?:\s?([ap])\.?m\.?)?$/iu.exec(text.trim()) ?? [];
  if (hour === undefined || Number(minute) > 59) return null;
  const isAfternoon = half?.toLowerCase() === 'p';
  const hours = half === undefined ? Number(hour) : (Number(hour) % 12) + (isAfternoon ? 12 : 0);
  if (hours > 23 || (half !== undefined && Number(hour) > 12)) return null;
  return `${String(hours).padStart(2, '0')}:${minute}`;
}

/** A whole number of days, with or without the word; null for what is none. */
export function parseDays(text: string): number | null {
  const days = /^(\d{1,3})(?:\s?(?:(?:skol)?dag(?:ar)?|dgr|(?:school )?days?|d)\.?)?$/iu.exec(text.trim())?.[1];
  return days === undefined ? null : Number(days);
}

/** The number alone of «2 timmar», «1,5 tim i veckan»; anything else as it is. */
export const withoutHours = (text: string): string =>
  text.trim().replace(/(?<=\d)\s?(?:tim(?:mar|me)?|hours?|h)\.?(?:\s?(?:i|per|\/|a)\s?(?:veckan?|week))?$/iu, '');
