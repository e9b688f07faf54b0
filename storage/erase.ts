/** Finding and removing a person in stored data. */
import type { Document } from '../quality/model.ts';
import type { AuditEntry } from '../quality/ports.ts';

/** Whether a document is the person's own or names them as owner, author or decider. */
export function namesPerson(document: Document, person: string): boolean {
  switch (document.kind) {
    case 'member':
    case 'follow':
      return document.id === person;
    case 'answer':
      return document.person === person;
    case 'goal':
    case 'decision':
      return document.owner === person || document.createdBy === person;
    case 'checkpoint':
      return document.closedBy === person;
    case 'team':
      return document.wheelApprovedBy === person;
    case 'home':
      return false;
  }
}

/** The entry without the person: their id becomes `erased`, and before and after are emptied. The same object when it is not about them. */
export function withoutPerson(entry: AuditEntry, person: string): AuditEntry {
  const concerned = entry.by === person || entry.about.split(/[/:]/).includes(person);
  if (!concerned) return entry;
  const about = entry.about
    .split(/([/:])/)
    .map((part) => (part === person ? 'erased' : part))
    .join('');
  return { ...entry, by: entry.by === person ? 'erased' : entry.by, about, before: null, after: null };
}
