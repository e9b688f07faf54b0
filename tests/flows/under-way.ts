/** A team whose work has begun: what it has in its plan, and who comes and goes. */
import type { Document } from '../../quality/kinds.ts';
import { CHANNEL, type World } from './team.ts';

/** Puts new documents into the team's year, as they stand. */
export const keep = async (world: World, ...documents: Document[]): Promise<void> =>
  void (await world.storage.commit(
    await world.key(),
    documents.map((document) => ({ do: 'put', document, expected: 0 })),
  ));

/** The people who are in the team's channel from now on, as the platform tells it. */
export async function rosterIs(world: World, ...people: string[]): Promise<void> {
  world.chat.people = people;
  await world.handle(world.inbound(people[0] ?? '', { type: 'membersChanged' }, CHANNEL, 'sv'));
}
