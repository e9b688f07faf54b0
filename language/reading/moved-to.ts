/** Which of the days that are said something is moved to: «till 12 oktober, ledningsmöte den 14» is the twelfth, «vi kan inte den 16:e, ta 18:e» the eighteenth. Pure. */
import { type DateOptions, parseDate, type UnclearDate, WEEKDAY_NAMES } from './dates.ts';
import { dayFrom, exact } from './nearest.ts';

type DaySaid = {
  /** As it stands in the words. */
  readonly matched: string;
  readonly at: number;
  /** «den 16:e», without its month: the number alone. */
  readonly alone: number | null;
  readonly date: Temporal.PlainDate | null;
  readonly unclear: UnclearDate | null;
};

/** What stands right before the new day, whatever other days are said. */
const LEADS =
  '(?:till|blir|to|until|tar?|take|kör(?:a|er)?(?: på)?|(?:i ?stället|instead),?(?! (?:för|of)(?!\\p{L}))|hellre|rather|->|→)';
const BETWEEN = `(?:[ ,]{1,2}(?:den|the|nu|då|efter|hellre|i ?stället|(?:${WEEKDAY_NAMES})(?:en)?)){0,3}`;
const IS_NEW = new RegExp(`(?<![\\p{L}\\d])${LEADS}${BETWEEN}[ ,]{0,2}$`, 'iu');
const LEADS_ITSELF = /^(?:till|to|until) /iu;
const INSTEAD =
  /^[ ,]{0,2}(?:passar |går |funkar |fungerar |är )?(?:bättre |bra )?(?:i ?stället|instead)(?! (?:för|of)(?!\p{L}))/iu;
/** Less surely. */
const MAY_BE_NEW = /(?<![\p{L}\d])(?:on|den)[ ,]{0,2}$/iu;
const NAMED_SO = /^(?:on|den) /iu;
/** Why it is moved, and where it lies now. */
const IS_BUSY =
  /(?<!\p{L})(?:\p{L}{0,20}möten?|\p{L}{0,20}konferens|kan (?:inte|ej)|går inte|upptag\p{L}{1,4}|borta|ledig\p{L}{0,2}|sjuk|krock\p{L}{0,3}|på grund av|p ?g ?a|från|för|inte|meeting|can(?:no|['’])t|busy|away|because of|from|instead of|not)[ ,]{1,2}(?:\p{L}{1,12} ){0,3}$/iu;
const ALONE = /^(?:(?:till|to|until|on|den|the) ){0,2}(\d{1,2})(?::?[ea]|st|nd|rd|th)?$/iu;
/** «ta 28 istället», «till 18»: a number that is no part of a day, an hour or an amount. */
const BARE =
  /(?<=(?<![\p{L}\d])(?:till|to|until|tar?|take|->|→) )\d{1,2}(?![\p{L}\d.,:/%-]| (?:\p{L}+ )?(?:%|procent|dag|veck|månad|avst|check|day|week|month))|(?<![\p{L}\d.,:/-])\d{1,2}(?= (?:i ?stället|instead)(?! (?:för|of)))/iu;
/** No more of them are looked at. */
const MOST = 4;

/** The days in the words, the likeliest new one first. `isNew`: nothing is moved, and «möte 5 februari» is no reason why. */
export function daysMovedTo(
  said: string,
  today: Temporal.PlainDate,
  options: DateOptions & { readonly isNew?: boolean },
): readonly DaySaid[] {
  const days: DaySaid[] = [];
  let rest = said;
  for (let count = 0; count < MOST; count += 1) {
    const found = parseDate(rest, today, options);
    const bare = found ? null : BARE.exec(rest);
    const matched = found?.matched ?? bare?.[0];
    if (matched === undefined) break;
    const at = bare?.index ?? rest.indexOf(matched);
    const alone = ALONE.exec(matched.trim())?.[1];
    days.push({
      matched,
      at,
      alone: alone === undefined ? null : Number(alone),
      date: found && !('problem' in found) ? found.date : null,
      unclear: found && 'problem' in found && found.problem === 'unclear' ? found : null,
    });
    rest = `${rest.slice(0, at)}${' '.repeat(matched.length)}${rest.slice(at + matched.length)}`;
  }
  const likely = (one: DaySaid): number => likelihood(said, one) || (options.isNew ? 1 : 0);
  return days
    .filter((one) => likely(one) > 0)
    .toSorted((a, b) => likely(b) - likely(a) || (likely(a) > 1 ? b.at - a.at : a.at - b.at));
}

function likelihood(said: string, { matched, at }: DaySaid): number {
  const before = said.slice(Math.max(0, at - BEFORE), at);
  const after = said.slice(at + matched.length);
  if (IS_NEW.test(before) || LEADS_ITSELF.test(matched) || INSTEAD.test(after)) return 3;
  if (IS_BUSY.test(before)) return 0;
  return MAY_BE_NEW.test(before) || NAMED_SO.test(matched) ? 2 : 1;
}
const BEFORE = 60;

/** What is put off goes no earlier. */
const PUTS_OFF = /(?<!\p{L})(?:skjut\p{L}{0,2}|senarelägg\p{L}{0,2}|postpone|put off)(?!\p{L})/iu;

/** The first of them that is another day than it lies on `now`; a number alone is of its month, if that day has not been. */
export function movedFrom(
  now: Temporal.PlainDate | null,
  days: readonly DaySaid[],
  said: string,
  today: Temporal.PlainDate,
): Temporal.PlainDate | null {
  const earliest = now && PUTS_OFF.test(said) ? now : today;
  const dates = days.map(({ alone, date }) => {
    if (alone === null) return date;
    if (!now) return date ?? dayFrom(alone, today);
    const inMonth = exact(now.year, now.month, alone);
    const isAhead = inMonth && Temporal.PlainDate.compare(inMonth, earliest) >= 0;
    return isAhead ? inMonth : dayFrom(alone, Temporal.PlainDate.compare(now, today) < 0 ? today : now);
  });
  return dates.find((date) => date && !(now && date.equals(now))) ?? null;
}
