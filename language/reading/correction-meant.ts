/** What somebody just said, put right: «nej jag menade mål 1», «nej förresten 20 januari», «nej inte mål 2, mål 1». Pure. */
import { type DateOptions, parseDate } from './dates.ts';
import { ownerSaid } from './owner-corrected.ts';

/** Longer words say something new. */
const MAX_LENGTH = 60;
const WRONG = '(?:(?:nej|nä|oj|oops|ops|(?:det )?(?:blev )?fel|förlåt|sorry|vänta|no|wait)[\\s,.!]{1,3}){0,2}';
const MEANT =
  '(?:jag|vi|i|we) (?:menade|menar|meant|mean)|(?:(?:det|den) )?(?:ska|skulle) (?:va|vara|bli)|it should be|förresten|eller|actually|rather';
/** «ändra det till 15 mars»: what that is stands in no word. */
const CHANGES_IT =
  '(?:ändra|byt|flytta|skjut(?: upp)?|change|move)(?: (?:det|den|datumet|dagen|ansvarig|it|that|the day|the date|owner))?(?= (?:till|to) )|make it';
const LEAD = new RegExp(`^${WRONG}(?:${MEANT}|${CHANGES_IT})?[\\s,]{0,2}`, 'iu');
const SAYS_IT = new RegExp(`^${WRONG}(?:${CHANGES_IT}) (?:(?:till|to) )?(.{1,40})$`, 'iu');
const NOT_THAT = /^(?:inte|not) [\p{L}\d ]{1,30}?(?:, | utan | but )(?:utan |but )?/iu;
const BEFORE = /^(?:(?:till|den|to|the|på|senast|by) ){1,2}/iu;
/** «den 19:e»: in the month that was said. */
const DAY_ALONE = /^\d{1,2}(?=(?::?[ea]|st|nd|rd|th)?$)/iu;
const AFTER = /(?: (?:i ?stället|istället|instead|tack|please))?[.!]{0,3}$/iu;
const TO = /(?<!\p{L})(?:till|to)(?!\p{L})/giu;
/** What has a number, and where it stands in other words. */
const THINGS = ['mål', 'insats', 'avstämning', 'goal', 'intervention', 'checkpoint'].map((kind) => ({
  whole: new RegExp(`^${kind} ?\\d{1,2}$`, 'iu'),
  within: new RegExp(`(?<!\\p{L})${kind} ?\\d{1,2}(?!\\d)`, 'iu'),
}));

/** The words with what is put right in them; null where nothing is, or they hold nothing of its kind. */
export function corrected(
  before: string,
  said: string,
  today: Temporal.PlainDate,
  options: DateOptions = {},
): string | null {
  if (said.length > MAX_LENGTH) return null;
  const right = rightIn(said);
  if (right === null) return null;
  const thing = THINGS.find(({ whole }) => whole.test(right));
  if (thing) return thing.within.test(before) ? before.replace(thing.within, right) : null;
  return isDay(right, today, options) ? withDay(before, right, today, options) : null;
}

/** The words with a day that is plain in place of one that could be two; null where no such day, and nothing else, is said. */
export function settled(before: string, matched: string, said: string, today: Temporal.PlainDate): string | null {
  if (said.length > MAX_LENGTH) return null;
  const day = said.replace(LEAD, '').trim().replace(BEFORE, '').replace(AFTER, '').trim();
  const found = parseDate(day, today, { english: true });
  return found && !('problem' in found) && found.matched.trim() === day ? before.replace(matched, day) : null;
}

/** What is said in place of something else, without what stands around it; null where nothing says that it is. */
function rightIn(said: string): string | null {
  const lead = LEAD.exec(said)?.[0] ?? '';
  if (lead.trim() === '') return null;
  return said.slice(lead.length).trim().replace(NOT_THAT, '').trim().replace(BEFORE, '').replace(AFTER, '').trim();
}

const OTHER_SCHOOL =
  /^(?:(?:nej|nä|oj|oops|ops|förlåt|sorry|vänta|no|wait)[\s,.!]{1,3}){0,2}(?:(?:jag|vi|i|we) (?:menade|menar|meant|mean)|(?:det|den|it) (?:gällde|gäller|ska gälla|skulle gälla|var|was|is)(?: about| for)?|(?:inte|not) [\p{L}\d –-]{1,60}?(?:, | utan | but ))(?: utan| but)?(?: (?:på|för|i|at|for))?\s{0,2}(\S.{0,60}?)(?: i ?stället| instead)?[\s.!]{0,3}$/iu;
const WRONG_SCHOOL =
  /^(?:(?:nej|nä|oj|oops|ops|förlåt|sorry|no)[\s,.!]{1,3}){0,2}(?:(?:det )?(?:blev|var|är)? ?fel skola|jag (?:skrev|svarade|loggade|hamnade) (?:på|i|för) fel skola|(?:that was |it was )?(?:the )?wrong school)(?: nu| tyvärr)?[\s.!]{0,3}$/iu;

/** That what was asked for is of another school, and what stands for its name; null for the name where it is only said that it is the wrong one. */
export function schoolAskedAgain(said: string): { readonly name: string | null } | null {
  if (WRONG_SCHOOL.test(said.trim())) return { name: null };
  const name = OTHER_SCHOOL.exec(said.trim())?.[1];
  return name === undefined ? null : { name };
}

/** A day and nothing else; a month is one where something is to be done by it. */
function isDay(words: string, today: Temporal.PlainDate, options: DateOptions): boolean {
  const isWhole = (said: string): boolean => parseDate(said, today, options)?.matched.trim() === said;
  return DAY_ALONE.test(words) || isWhole(words) || isWhole(`till ${words}`);
}

/** Whether something else is said of what no word names: «nej förresten 26 feb», «flytta den till 1 mars», «byt ansvarig till Siv». */
export function saysOther(said: string, today: Temporal.PlainDate): boolean {
  const right = said.length > MAX_LENGTH ? null : rightIn(said);
  return right !== null && (SAYS_IT.test(said) || isDay(right, today, {}));
}

/** «ändra det till 15 mars», «Siv ska ta den» with the name of what is to be changed in it; null for other words. */
export function changedOf(name: string, said: string): string | null {
  const to = said.length > MAX_LENGTH ? undefined : (SAYS_IT.exec(said)?.[1] ?? ownerSaid(said, { surely: true }));
  return to === undefined || to === null ? null : `ändra ${name} till ${to}`;
}

/** In place of the day after the last «till», or of the only one. */
function withDay(before: string, day: string, today: Temporal.PlainDate, options: DateOptions): string | null {
  const at = [...before.matchAll(TO)].at(-1)?.index ?? 0;
  const rest = before.slice(at);
  const old = parseDate(rest, today, options);
  if (!old) return null;
  const alone = DAY_ALONE.exec(day)?.[0];
  const other = alone === undefined ? day : 'problem' in old ? null : dayOf(old.date, Number(alone));
  const to = TO_FIRST.exec(old.matched)?.[0] ?? '';
  return other === null ? null : `${before.slice(0, at)}${rest.replace(old.matched, `${to}${other}`)}`;
}
/** «till maj» is a day with its «till». */
const TO_FIRST = /^(?:till|to|until) /iu;

/** As an ISO date; null where that month has no such day. */
const dayOf = (month: Temporal.PlainDate, day: number): string | null =>
  day < 1 || day > month.daysInMonth ? null : month.with({ day }).toString();
