/** Removing a person from what is stored besides documents: the audit, the deliveries, the events that have been seen. */
import { ERASED } from '../quality/base.ts';
import type { Delivery } from '../quality/deliveries/delivery.ts';
import type { AuditAction } from '../quality/history/actions.ts';
import { KINDS } from '../quality/kinds.ts';
import type { AuditEntry, Change } from '../quality/ports.ts';

export type Erasing = Pick<Extract<Change, { do: 'erase-person' }>, 'person' | 'about'>;

/** What ids, keys and occurrences are put together with; an id may hold some of them itself (Teams has `29:…`). */
const SEPARATORS = '/:|#';

const patternOf = (marks: readonly string[]): RegExp =>
  new RegExp(`(^|[${SEPARATORS}])(?:${marks.map((mark) => RegExp.escape(mark)).join('|')})(?=$|[${SEPARATORS}])`, 'g');

/** Whether any of what stands for the person stands in an id, a key or an occurrence, by itself or put together with others. */
export const standsIn = (text: string, marks: readonly string[]): boolean => text.search(patternOf(marks)) >= 0;

/** The text with something else wherever one of the marks stands. */
export const inPlaceOf = (text: string, marks: readonly string[], other: string): string =>
  text.replace(patternOf(marks), (_, before: string) => `${before}${other}`);

/**
 * The team's audit without the person: what stands for them becomes `erased` wherever it stands. Entries by or about them, and all
 * about a document in which their own words may stand, lose before and after; which roles a colleague was given stays that one's, whoever
 * gave them. Answers the entries that change, each with its place in `entries`.
 */
export function auditWithout(
  entries: readonly AuditEntry[],
  { person, about }: Erasing,
): { readonly index: number; readonly entry: AuditEntry }[] {
  const theirs = new Set([...about, ...entries.filter(({ by }) => person.includes(by)).map((entry) => entry.about)]);
  const pattern = patternOf(person);
  return entries.flatMap((before, index) => {
    const entry = entryWithout(before, pattern, theirs.has(before.about) && holdsPeoplesWords(before.about));
    return JSON.stringify(entry) === JSON.stringify(before) ? [] : [{ index, entry }];
  });
}

function entryWithout(entry: AuditEntry, pattern: RegExp, emptied: boolean): AuditEntry {
  const erase = (text: string): string => text.replace(pattern, `$1${ERASED}`);
  const [by, about] = [erase(entry.by), erase(entry.about)];
  // Roles and professions, and no words: a colleague's.
  const isRoles = entry.what === ROLES;
  const concerned = about !== entry.about || ((emptied || by !== entry.by) && !isRoles);
  return {
    ...entry,
    by,
    about,
    before: concerned ? null : inEvery(entry.before, erase),
    after: concerned ? null : inEvery(entry.after, erase),
  };
}

const ROLES: AuditAction = 'roles-changed';

/** Whether a document, as `kind/id`, is of a kind that holds people's own words. */
function holdsPeoplesWords(about: string): boolean {
  const kind = about.slice(0, Math.max(0, about.indexOf('/')));
  return !Object.hasOwn(KINDS, kind) || KINDS[kind as keyof typeof KINDS].words === 'people';
}

/** The delivery as it is, without the message that was sent to the person's own chat, or null when it goes to the person or is about them. */
export function deliveryWithout(delivery: Delivery, marks: readonly string[]): Delivery | null {
  const { recipient, occurrence, subject, values, key, message } = delivery;
  const named = [recipient, occurrence, subject ?? '', key, ...Object.values(values)];
  if (named.some((text) => standsIn(text, marks))) return null;
  return message && standsIn(message.address.conversation, marks) ? { ...delivery, message: null } : delivery;
}

/** The value with every text in it changed. */
export function inEvery(value: unknown, change: (text: string) => string): unknown {
  if (typeof value === 'string') return change(value);
  if (Array.isArray(value)) return value.map((item) => inEvery(item, change));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, item]) => [change(name), inEvery(item, change)]));
}
