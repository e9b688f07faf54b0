/** What the tests of Teams' shapes share: the team, its rosters, and what was kept and sent. */
import type { Member } from '../../quality/people/documents.ts';
import type { Received } from './connector.ts';
import { CHANNEL, PEOPLE, start, stops, TENANT } from './harness.ts';

export type World = Awaited<ReturnType<typeof start>>;
export const GENERAL = '19:allmant@thread.tacv2';

export const snapshotOf = async ({ storage }: World) => {
  const key = await storage.teamAt(`teams:${TENANT}`, CHANNEL);
  const snapshot = key && (await storage.snapshot(key));
  if (!snapshot) throw new Error('no team');
  return snapshot;
};
/** The answer to «logga: …». */
export const LOGGED = 'Noterat!';
export const notesIn = async (world: World): Promise<string[]> =>
  (await snapshotOf(world)).notes.map(({ text }) => text);
export const activeIds = async (world: World): Promise<string[]> =>
  (await snapshotOf(world)).members.flatMap(({ id, active }) => (active ? [id] : [])).toSorted();

/** What the bot has sent when all that was under way has ended. */
export async function sentAfterAll(world: World): Promise<readonly Received[]> {
  await world.bot.stop();
  stops.splice(stops.indexOf(world.bot.stop), 1);
  return world.connector.received.filter(({ method }) => method === 'POST' || method === 'PUT');
}

export const ANONYMOUS = { id: '29:anon', name: 'Anon (Guest)', tenantId: TENANT, userRole: 'anonymous' };
export const IDS = ['aad-kim', 'aad-petra', 'aad-rut', 'aad-siv'];
export const ROSTERS: Record<string, Record<string, unknown>[]> = {
  objectId: PEOPLE.map(({ aadObjectId, ...rest }) => ({ ...rest, objectId: aadObjectId })),
  aadObjectId: PEOPLE,
  'both names of it, one of them null': PEOPLE.map((p) => ({ ...p, objectId: p.aadObjectId, aadObjectId: null })),
};

/** Only the school's form: the rest is proposed. */
export async function createTeam(world: World, channelData: object = {}, channel = CHANNEL) {
  const data = { do: 'setup.school', id: crypto.randomUUID() };
  const typed = { school: 'Ekskolan', schoolYear: '2026/27', county: 'Stockholm', count: '4', locale: 'sv' };
  const inputs = Object.fromEntries(Object.entries(typed).map(([key, value]) => [`in:${key}`, value]));
  const base = world.base('kim', 'channel');
  await world.post({
    ...base,
    conversation: { ...base.conversation, id: channel },
    channelData: { ...base.channelData, ...channelData },
    type: 'invoke',
    name: 'adaptiveCard/action',
    value: { action: { verb: 'setup.school', data: { ...data, ...inputs } } },
  });
}

export const memberEvent = (world: World, eventType: string, conversation: string, more: object = {}) => ({
  ...world.base('kim', 'channel'),
  type: 'conversationUpdate',
  conversation: { id: conversation, conversationType: 'channel', isGroup: true },
  channelData: { tenant: { id: TENANT }, eventType, team: { id: GENERAL, name: 'EHT' } },
  ...(eventType.endsWith('Added') ? { membersAdded: [{ id: '29:x' }] } : { membersRemoved: [{ id: '29:x' }] }),
  ...more,
});

/** A bot with a team that only the school's form was sent for. */
export async function startedTeam(): Promise<World> {
  const world = await start();
  await createTeam(world);
  return world;
}

export const memberOf = async (world: World, id: string): Promise<Member | undefined> =>
  (await snapshotOf(world)).members.find((member) => member.id === id);
/** The roster is asked for again, as when somebody has come. */
export const rosterRead = (world: World) => world.post(memberEvent(world, 'teamMemberAdded', CHANNEL));
