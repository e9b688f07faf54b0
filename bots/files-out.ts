/** Files that are made for a person: each order and each yes is carried out once. */
import { REMEMBER_EVENT, type Turn } from './turn.ts';

/** A question about a file is answered within this. */
const ASKED_FOR: Temporal.DurationLike = { hours: 1 };

/** Whether this is the first press of a button with this id, however many processes are pressed at. */
export const firstPress = ({ storage, inbound, now }: Turn, id: string): Promise<boolean> =>
  storage.firstTime(inbound.tenant, `file ${id}`, now.add(REMEMBER_EVENT).toString(), now.toString());

/** Until when a yes counts: an ISO instant. */
export const asksUntil = ({ now }: Turn): string => now.add(ASKED_FOR).toString();

export function isTooLate({ now }: Turn, until: string | undefined): boolean {
  try {
    return Temporal.Instant.compare(now, Temporal.Instant.from(until ?? '')) > 0;
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    return true;
  }
}
