/** «Mina uppgifter» as a file: everything that is stored about one person, in every team that they are or have been in, as plain text. */
import { type OwnDataIn, ownDataText } from '../cards/own-data.ts';
import type { Address, Locale } from '../quality/base.ts';
import { marksOf, ownData } from '../quality/people/erasure.ts';
import { memberCalled } from '../quality/people/identity.ts';
import type { Storage } from '../quality/ports.ts';
import { fileName } from './make.ts';

/** What an order for it says under `file`. */
export const OWN_DATA = 'own-data';

/** Whose it is: the ids that they are called by, the first one theirs, and their own chats as far as they are known. */
export type Whose = { readonly tenant: string; readonly names: readonly string[]; readonly chats: readonly Address[] };

export async function storedAbout(storage: Storage, { tenant, names, chats }: Whose): Promise<OwnDataIn[]> {
  const keys = await storage.teamsEverOf(tenant, names[0] ?? '');
  const stored: OwnDataIn[] = [];
  for (const key of keys) {
    const snapshot = await storage.snapshot(key);
    if (!snapshot) continue;
    const me = memberCalled(snapshot.members, names);
    const marks = marksOf(me ?? { id: names[0] ?? '', aliases: names.slice(1) }, [
      ...(me ? [me.address] : []),
      ...chats,
    ]);
    stored.push({ team: snapshot.team, documents: ownData(await storage.everything(key), marks) });
  }
  return stored;
}

/** UTF-8 with the mark by which every editor knows it. */
export const ownDataFile = (locale: Locale, stored: readonly OwnDataIn[], today: string): Uint8Array =>
  Buffer.from(`\uFEFF${ownDataText(locale, stored, today)}`);

export const ownDataName = (title: string, today: string): string => fileName(`${title} ${today}`, 'txt');
