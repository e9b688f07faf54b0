/** Finding and removing a person in stored data. */
import type { Delivery } from '../quality/deliveries/delivery.ts';
import type { AuditEntry } from '../quality/ports.ts';

/** Whether a delivery goes to the person or is about them, as a notice of an undelivered message is. */
export const concernsPerson = (
  { recipient, occurrence }: Pick<Delivery, 'recipient' | 'occurrence'>,
  person: string,
): boolean => recipient === person || occurrence === person || occurrence.startsWith(`${person}:`);

/**
 * The entry without the person: their id becomes `erased` wherever it stands, and an entry by or about them loses before and
 * after. The same object when it does not name them. Ids may hold the separators themselves (Teams has `29:…`).
 */
export function withoutPerson(entry: AuditEntry, person: string): AuditEntry {
  if (!JSON.stringify(entry).includes(JSON.stringify(person).slice(1, -1))) return entry;
  const named = new RegExp(`(^|[/:|])${RegExp.escape(person)}(?=$|[/:|])`, 'g');
  const erase = (text: string): string => text.replace(named, '$1erased');
  const about = erase(entry.about);
  const concerned = entry.by === person || about !== entry.about;
  return {
    ...entry,
    by: entry.by === person ? 'erased' : entry.by,
    about,
    before: concerned ? null : inEvery(entry.before, erase),
    after: concerned ? null : inEvery(entry.after, erase),
  };
}

/** The value with every text in it changed. */
function inEvery(value: unknown, change: (text: string) => string): unknown {
  if (typeof value === 'string') return change(value);
  if (Array.isArray(value)) return value.map((item) => inEvery(item, change));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, item]) => [change(name), inEvery(item, change)]));
}
