/** What ten or twelve digits must be like to be a birth number: a date on which somebody who is meant can have been born. */

/** Pupils and the brothers and sisters that are spoken of are at least so many years old this year. */
const YOUNGEST = 3;
/** Years from the one after the last of birth to so many ahead of today are of our own time: in file names, agendas and plans. */
const AHEAD = 3;

/** How many digits stand in a text: most have too few for any number that somebody is known by, and need not be searched for one. */
export const digitsIn = (text: string): number => text.match(/\d/g)?.length ?? 0;

/** The last year in which anybody who is meant was born. */
export const lastBirthYear = (today: Temporal.PlainDate): number => today.year - YOUNGEST;

/**
 * Ten or twelve digits that begin with a date of birth up to the year `last`; the check digit is not asked about, since a slip is still a
 * person.
 */
export function isPersonal(digits: string, last: number): boolean {
  if (digits.length === 12) {
    const year = Number(digits.slice(0, 4));
    if (year < 1900 || year > last) return false;
  } else if (digits.length !== 10) return false;
  const date = digits.slice(-10);
  if (digits.length === 10 && isOwnYear(Number(date.slice(0, 2)), last)) return false;
  const month = Number(date.slice(2, 4));
  const day = Number(date.slice(4, 6));
  // A coordination number has 60 added to its day.
  return month >= 1 && month <= 12 && ((day >= 1 && day <= 31) || (day >= 61 && day <= 91));
}

/** Whether a year of two digits is one of our own time: after the last one that anybody is born in, and not long after today. */
const isOwnYear = (year: number, last: number): boolean => {
  const after = (year - (last % 100) + 100) % 100;
  return after > 0 && after <= YOUNGEST + AHEAD;
};
