/** Where people and channels are reached: chats that are opened, deleted and moved, and those of somebody of another organisation. */
import { describe, expect, it } from 'vitest';
import { deliveryKey } from '../../quality/deliveries/delivery.ts';
import { shown } from './connector.ts';
import { CHANNEL, PEOPLE, setUp, start, TENANT } from './harness.ts';
import {
  activeIds,
  createTeam,
  GENERAL,
  memberEvent,
  memberOf,
  rosterRead,
  snapshotOf,
  type World,
} from './shapes-world.ts';

const SIV = { id: '29:siv', name: 'Siv Ek' };

describe('a person’s own chat', () => {
  /** A message that the bot sends by itself, to Siv. */
  const told = async (world: World) => {
    const { key } = await snapshotOf(world);
    const draft = { kind: 'answer', checkpoint: null, recipient: 'aad-siv', occurrence: crypto.randomUUID() } as const;
    const delivery = {
      ...draft,
      key: deliveryKey(draft),
      dueAt: world.clock.now.toString(),
      values: { key: 'common:hello' },
    };
    await world.beat();
    const before = world.connector.received.length;
    await world.storage.commit(key, [{ do: 'deliver', delivery }]);
    await world.beat();
    return world.connector.received.slice(before).map(({ path }) => path.split('/activities')[0]);
  };
  const chatOf = async (world: World) => (await memberOf(world, 'aad-siv'))?.address.conversation;

  it('is opened once, and again when it has been deleted', async () => {
    const world = await start();
    await setUp(world);
    const opened = '/v3/conversations';
    expect(await told(world)).toEqual([opened, '/v3/conversations/a:29:siv']);
    expect(await told(world)).toEqual(['/v3/conversations/a:29:siv']);
    world.connector.chats.set('29:siv', 'a:new');
    world.connector.refuse.set(/a:29:siv\/activities/, { status: 404 });
    expect(await told(world)).toEqual(['/v3/conversations/a:29:siv', opened, '/v3/conversations/a:new']);
    expect(await chatOf(world)).toBe('a:new');
    expect(await told(world)).toEqual(['/v3/conversations/a:new']);
  });

  it('is there though the person has not added the app, and where Teams does not open it once they have', async () => {
    const world = await start();
    await setUp(world);
    await told(world);
    world.connector.refuse.set(/a:29:siv\/activities/, { status: 404 });
    world.connector.refuse.set(/\/v3\/conversations$/, { status: 403 });
    expect(await told(world)).toEqual(['/v3/conversations/a:29:siv', '/v3/conversations']);
    const { key } = await snapshotOf(world);
    const lost = await world.storage.deliveries(key, 200);
    expect(lost.filter(({ note }) => note === 'forbidden')).toMatchObject([{ recipient: 'aad-siv', state: 'refused' }]);
    // An administrator, or the person, adds the app.
    const conversation = { id: 'a:added', conversationType: 'personal' };
    await world.post({ ...world.base('siv', 'personal'), conversation, type: 'installationUpdate', action: 'add' });
    expect(new Set(await told(world))).toEqual(new Set(['/v3/conversations/a:added']));
  });

  it('is the one in which the app was added anew, in all their teams', async () => {
    const world = await start();
    await setUp(world);
    await createTeam(world, {}, '19:annat@thread.tacv2');
    const conversation = { id: 'a:anew', conversationType: 'personal' };
    await world.post({ ...world.base('siv', 'personal'), conversation, type: 'installationUpdate', action: 'add' });
    const all = await world.storage.membersCalled(`teams:${TENANT}`, ['29:siv']);
    expect(all.map(({ member }) => member.address.conversation)).toEqual(['a:anew', 'a:anew']);
  });
});

describe('what Teams tells of a channel', () => {
  it('moves the team to where Teams is reached now, before it is asked who is there', async () => {
    const world = await start();
    const other = await start([...PEOPLE, { id: '29:nya', aadObjectId: 'aad-nya', name: 'Nya Ek' }]);
    await createTeam(world, { team: { id: GENERAL } });
    const serviceUrl = other.connector.url;
    await world.post({ ...memberEvent(world, 'teamMemberAdded', GENERAL), serviceUrl });
    expect((await snapshotOf(world)).team.home).toMatchObject({ conversation: CHANNEL, route: { serviceUrl } });
    expect(await activeIds(world)).toContain('aad-nya');
  });

  it.each(['teamRenamed', 'channelRenamed'])(
    'changes nothing and is answered by nothing when it is %s: the school’s name is the team’s own',
    async (eventType) => {
      const world = await start();
      await createTeam(world, { team: { id: GENERAL } });
      const before = [JSON.stringify((await snapshotOf(world)).team), world.connector.received.length];
      const renamed = {
        tenant: { id: TENANT },
        eventType,
        team: { id: GENERAL, name: 'Nytt namn' },
        channel: { id: CHANNEL, name: 'Nytt' },
      };
      const event = { ...world.base('kim', 'channel'), type: 'conversationUpdate', channelData: renamed };
      expect((await world.post({ ...event, conversation: { ...event.conversation, id: GENERAL } })).status).toBe(200);
      expect([JSON.stringify((await snapshotOf(world)).team), world.connector.received.length]).toEqual(before);
    },
  );
});

describe('somebody of another organisation in a shared channel', () => {
  const GUEST = { id: '29:gast', aadObjectId: 'aad-gast', name: 'Gäst Ek' };
  const OTHER = 'tenant-2';
  const inOwnChat = (world: World) => ({
    ...world.base('siv', 'personal'),
    from: GUEST,
    conversation: { id: 'a:29:siv', conversationType: 'personal', tenantId: OTHER },
    channelData: { tenant: { id: OTHER } },
  });
  const promptsTo = async (world: World) => {
    const { key } = await snapshotOf(world);
    const all = await world.storage.deliveries(key, 200);
    return all.filter(({ kind, recipient, state }) => kind === 'prompt' && recipient === 'aad-gast' && state === 'due');
  };
  const withGuest = () => PEOPLE.map((one) => ({ ...one, tenantId: TENANT })).concat({ ...GUEST, tenantId: OTHER });

  it('is the same person in their own chat, and is asked there from then on', async () => {
    const world = await start(withGuest());
    await setUp(world);
    expect(await memberOf(world, 'aad-gast')).toMatchObject({ homeTenant: `teams:${OTHER}`, active: true });
    expect(await promptsTo(world)).toEqual([]);
    const before = world.connector.received.length;
    await world.post({ ...inOwnChat(world), type: 'message', text: 'status' });
    expect(shown((await world.connector.sent('a:29:siv', before)).body)).toContain('Så ligger vi till');
    expect((await memberOf(world, 'aad-gast'))?.address).toMatchObject({
      conversation: 'a:29:siv',
      route: { tenantId: OTHER },
    });
    expect((await promptsTo(world)).length).toBeGreaterThan(0);
    await rosterRead(world);
    expect((await memberOf(world, 'aad-gast'))?.address.conversation).toBe('a:29:siv');
  });

  it('may press what the bot sent there', async () => {
    const world = await start(withGuest());
    await setUp(world);
    const { key } = await snapshotOf(world);
    const data = { do: 'people.snooze', team: key.team, for: 'aad-gast', date: '2026-09-10' };
    const press = { type: 'invoke', name: 'adaptiveCard/action', value: { action: { verb: data.do, data } } };
    await world.post({ ...inOwnChat(world), ...press });
    expect(await memberOf(world, 'aad-gast')).toMatchObject({ snoozedUntil: '2026-09-10' });
  });

  it('hears where to write when nobody has told whose they are, and nothing changes', async () => {
    const world = await start();
    await setUp(world);
    const mention = { type: 'mention', text: '<at>Årshjulet</at>', mentioned: { id: '28:bot' } };
    const text = '<at>Årshjulet</at> status';
    const said = { ...world.base('kim', 'channel'), from: GUEST, type: 'message', text, entities: [mention] };
    await world.post(said);
    const before = JSON.stringify(await memberOf(world, 'aad-gast'));
    const sent = world.connector.received.length;
    await world.post({ ...inOwnChat(world), type: 'message', text: 'status' });
    const answer = shown((await world.connector.sent('a:29:siv', sent)).body);
    expect(answer).toContain('Skriv till mig i teamets kanal');
    expect(answer).not.toContain('Ekskolan');
    expect(JSON.stringify(await memberOf(world, 'aad-gast'))).toBe(before);
  });

  it('is nobody when somebody of a third organisation has the same id, or one of the team’s own organisation', async () => {
    const world = await start(withGuest());
    await setUp(world);
    for (const [from, tenant] of [
      [GUEST, 'tenant-3'],
      [{ ...SIV, aadObjectId: 'aad-siv' }, OTHER],
    ] as const) {
      const sent = world.connector.received.length;
      await world.post({
        ...inOwnChat(world),
        from,
        channelData: { tenant: { id: tenant } },
        type: 'message',
        text: 'status',
      });
      const answer = shown((await world.connector.sent('a:29:siv', sent)).body);
      expect(answer).toContain('Kom igång');
      expect(answer).not.toContain('teamets kanal, så svarar');
    }
  });
});
