/** What was stored in MongoDB before people had aliases: each learns theirs, and who stands in a team or an organisation twice becomes one. */
import type { ClientSession } from 'mongodb';
import type { TeamKey } from '../quality/base.ts';
import { ConflictError } from '../quality/errors.ts';
import { doubles, unite, withAliases } from '../quality/people/uniting.ts';
import type { Change, Membership } from '../quality/ports.ts';
import { keyOfRow, type MongoDb, toDocument, toMembership } from './mongo-db.ts';
import { countIn, type Written, writeChange } from './mongo-write.ts';

/** May run again after a crash, and while another process does the same: what somebody else has changed meanwhile is read anew. */
export async function uniteInMongo(db: MongoDb): Promise<void> {
  await db.documents.createIndex({ tenant: 1, 'document.aliases': 1 }, { partialFilterExpression: MEMBERS });
  await db.documents.createIndex({ 'document.directory': 1 }, { partialFilterExpression: MEMBERS });
  while (!(await uniteOnce(db)));
}

const MEMBERS = { 'document.kind': 'member' as const };

/** Whether it was done without anybody in the way. */
async function uniteOnce(db: MongoDb): Promise<boolean> {
  try {
    const stored = (await db.documents.find(MEMBERS).toArray()).flatMap(toMembership);
    for (const one of stored) await learn(db, one);
    for (const members of Map.groupBy(stored, ({ key }) => key.tenant).values()) {
      const pairs = doubles(members.map(({ member }) => member));
      for (const { key, member } of members) {
        const into = pairs.get(member.id);
        if (into !== undefined) await becomeOne(db, key, member.id, into);
      }
    }
    return true;
  } catch (error) {
    if (error instanceof ConflictError) return false;
    throw error;
  }
}

async function learn(db: MongoDb, { key, member }: Membership): Promise<void> {
  const after = withAliases(member);
  if (JSON.stringify(after) === JSON.stringify(member)) return;
  const learnt: Written = { do: 'put', document: after, expected: member.version };
  await db.transaction((session) => write(db, key, [learnt], session));
}

/** In one transaction that has read what it writes. */
async function becomeOne(db: MongoDb, key: TeamKey, from: string, into: string): Promise<void> {
  await db.transaction(async (session) => {
    const documents = await db.documents.find(keyOfRow(key), { session }).map(toDocument).toArray();
    const changes = unite(documents, from, into, Temporal.Now.instant().toString());
    await write(db, key, changes.flatMap(asWritten), session);
  });
}

async function write(db: MongoDb, key: TeamKey, changes: readonly Written[], session: ClientSession): Promise<void> {
  const counted = await countIn(db, key, changes, session);
  for (const change of changes) await writeChange(db, key, change, counted, session);
}

/** What `unite` changes. Who was sending when the program ended sends no more. */
function asWritten(change: Change): Written[] {
  if (change.do === 'rename-person') return [{ ...change, now: null }];
  return change.do === 'put' || change.do === 'delete' || change.do === 'audit' ? [change] : [];
}
