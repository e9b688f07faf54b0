/** A file at an address of its own, where it cannot be sent in the chat: for one person, for an hour, once. Only the address's hash is kept. */
import { z } from 'zod';
import { type Act, audit, done, type Right } from '../act.ts';
import { overviewOf } from '../overview/act.ts';
import type { AuditEntry } from '../ports.ts';
import { anyMember } from '../rights.ts';

/** What the file is to be, by the codes of whoever makes it. */
export const MAX_CODE = 200;
const order = z.record(z.string(), z.string().max(MAX_CODE));
export type FileOrder = Readonly<z.infer<typeof order>>;

const LIVES: Temporal.DurationLike = { hours: 1 };
/** That it has been fetched is remembered longer than it lives. */
const REMEMBERED: Temporal.DurationLike = { hours: 24 };

const made = z.object({ hash: z.string(), order });

/** What an order says under `file` for the workbook of all schools. */
export const SCHOOLS_FILE = 'schools';
/** A member; the workbook of all schools is also for whoever this one shows itself to. */
const readers: Right<{ readonly order: FileOrder }> = (acting, input) =>
  input.order['file'] === SCHOOLS_FILE && overviewOf(acting.snapshot, acting.actor.id)
    ? null
    : anyMember(acting, input);

/** `hash` is the address's, in hexadecimal. */
export const linkFile: Act<z.infer<typeof made>> = {
  may: readers,
  take: (acting, input) => done([audit(acting, 'file-linked', `team/${acting.snapshot.key.team}`, null, input)]),
};

/** The mark under which it is known that a file has been fetched. */
export const fetchedMark = (hash: string): string => `link ${hash}`;

/** Commits once: a second time throws `AlreadySeenError`. */
export const fetchLinked: Act<{ readonly hash: string; readonly order: FileOrder }> = {
  may: readers,
  take: (acting, { hash }) => {
    const { now, snapshot } = acting;
    const until = now.add(REMEMBERED).toString();
    return done([
      { do: 'seen', event: fetchedMark(hash), until, now: now.toString() },
      audit(acting, 'file-fetched', `team/${snapshot.key.team}`, null, { hash }),
    ]);
  },
};

/** From when on links live that are asked for now: an ISO instant. */
export const linksSince = (now: Temporal.Instant): string => now.subtract(LIVES).toString();

/** Whose file it is and what is to be in it; null when no such link is among the audit's lines. */
export function linkIn(
  lines: readonly AuditEntry[],
  hash: string,
): { readonly person: string; readonly order: FileOrder } | null {
  for (const { what, by, after } of lines) {
    const link = what === 'file-linked' ? made.safeParse(after).data : null;
    if (link?.hash === hash) return { person: by, order: link.order };
  }
  return null;
}
