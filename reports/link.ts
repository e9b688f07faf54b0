/** A file at an address of its own: found by the address, made when it is fetched, given once. */
import { createHash, randomBytes } from 'node:crypto';
import { speak } from '../cards/texts.ts';
import { perform } from '../quality/act.ts';
import type { Locale, TeamKey } from '../quality/base.ts';
import { commitOf } from '../quality/commit.ts';
import { AlreadySeenError } from '../quality/errors.ts';
import { fetchedMark, fetchLinked, LINK_BYTES, linkIn, linksSince } from '../quality/files/act.ts';
import type { Storage } from '../quality/ports.ts';
import { asItWas } from '../quality/year/past.ts';
import { makeReport } from './make.ts';
import { nameIn, reportOrder, titleIn } from './order.ts';

/** What stands after the route in an address: the team, and a secret that nobody guesses. */
export type Address = { readonly team: string; readonly secret: string };

export const newSecret = (): string => randomBytes(LINK_BYTES).toString('hex');
export const hashOf = (secret: string): string => createHash('sha256').update(secret).digest('hex');

export const addressOf = ({ tenant, team }: TeamKey, secret: string): string =>
  `${Buffer.from(JSON.stringify([tenant, team])).toString('base64url')}/${secret}`;

function keyIn({ team }: Address): TeamKey | null {
  try {
    const read: unknown = JSON.parse(Buffer.from(team, 'base64url').toString('utf8'));
    const [tenant, id] = Array.isArray(read) ? read : [];
    return typeof tenant === 'string' && typeof id === 'string' ? { tenant, team: id } : null;
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    return null;
  }
}

export type Linked = {
  readonly locale: Locale;
  readonly title: string;
  /** What the page says, and its button. */
  readonly words: string;
  readonly button: string;
  /** The file; null for everybody but the first. */
  readonly take: () => Promise<{ readonly name: string; readonly bytes: Uint8Array } | null>;
};

/** Null for an address that is nobody's, is more than an hour old, has been used, or is of somebody who is not in the team any more. */
export async function linkedFile(storage: Storage, address: Address, now: Temporal.Instant): Promise<Linked | null> {
  const key = keyIn(address);
  const hash = hashOf(address.secret);
  const link = key && linkIn(await storage.history(key, linksSince(now), null), hash);
  if (!link || (await storage.hasSeen(key.tenant, fetchedMark(hash), now.toString()))) return null;
  const snapshot = await storage.snapshot(key);
  const actor = snapshot?.members.find(({ id, active }) => active && id === link.person);
  if (!snapshot || !actor) return null;
  const today = now.toZonedDateTimeISO(snapshot.team.timeZone).toPlainDate();
  const { year = '' } = link.order;
  const isNow = year === snapshot.team.calendar.schoolYear;
  const about = isNow ? snapshot : asItWas(snapshot, year, await storage.year(key, year));
  const order = about && reportOrder(about, today.toString(), link.order);
  if (!order) return null;
  const say = speak(order.locale);
  const take = async () => {
    const file = { name: nameIn(order), bytes: await makeReport(order) };
    const outcome = perform(fetchLinked, { snapshot, actor, now, today }, { hash });
    const taken = 'changes' in outcome && (await committed(storage, key, commitOf(snapshot, outcome, now, actor.id)));
    return taken ? file : null;
  };
  const words = say('report:linkWords');
  return { locale: order.locale, title: titleIn(order), words, button: say('report:linkFetch'), take };
}

/** False when somebody was faster. */
async function committed(storage: Storage, key: TeamKey, changes: Parameters<Storage['commit']>[1]): Promise<boolean> {
  try {
    await storage.commit(key, changes);
    return true;
  } catch (error) {
    if (!(error instanceof AlreadySeenError)) throw error;
    return false;
  }
}
