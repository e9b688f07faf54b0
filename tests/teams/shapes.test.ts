/**
 * The shapes in which Teams names people, tells of channels and writes what people say, beyond the one in its first example. Written from
 * Microsoft's documentation, read 2026-11-29: github.com/MicrosoftDocs/msteams-docs, msteams-platform/bots/how-to/get-teams-context.md (roster: `objectId`
 * and parts of a name, anonymous guests without either; serviceUrl changes; General's id is the team's) and …/conversations/subscribe-to-conversation-events.md
 * (membership, channels, teams); the rest from what people who run bots have reported.
 */
import { describe, expect, it } from 'vitest';
import { shown } from './connector.ts';
import { CHANNEL, PEOPLE, setUp, start, TENANT } from './harness.ts';

import {
  ANONYMOUS,
  activeIds,
  createTeam,
  GENERAL,
  IDS,
  LOGGED,
  memberEvent,
  notesIn,
  ROSTERS,
  sentAfterAll,
  snapshotOf,
} from './shapes-world.ts';

describe('one person', () => {
  it.each(Object.entries(ROSTERS))('is one member when the roster says %s', async (_, roster) => {
    const world = await start(roster);
    await setUp(world);
    expect(await activeIds(world)).toEqual(IDS);
    const asked = world.connector.next('POST', 'Nuläge');
    await world.say('siv', 'mina frågor');
    await asked;
  });

  it('is found by the account alone', async () => {
    const world = await start();
    await setUp(world);
    const asked = world.connector.next('POST', 'Nuläge');
    const from = { id: '29:siv', name: 'Siv Ek' };
    await world.post({ ...world.base('siv', 'personal'), from, type: 'message', text: 'mina frågor' });
    await asked;
    const answered = world.connector.next('POST', 'Så ligger vi till');
    const mention = { type: 'mention', text: '<at>Årshjulet</at>', mentioned: { id: '28:bot' } };
    const text = '<at>Årshjulet</at> status';
    await world.post({ ...world.base('siv', 'channel'), from, type: 'message', text, entities: [mention] });
    await answered;
    expect(await activeIds(world)).toEqual(IDS);
  });

  it('is found by the directory’s id when the roster had none', async () => {
    const world = await start(PEOPLE.map(({ id, name }) => ({ id, name })));
    const { connector, base, post } = world;
    const hello = connector.next('POST', 'Kom igång');
    await post({ ...base('kim', 'channel'), type: 'conversationUpdate', membersAdded: [{ id: '28:bot' }] });
    await hello;
    await createTeam(world);
    expect(await activeIds(world)).toEqual(['29:petra', '29:rut', '29:siv', 'aad-kim']);
    const asked = connector.next('POST', 'Så ligger vi till');
    await world.say('siv', 'status');
    await asked;
    await post(memberEvent(world, 'teamMemberAdded', CHANNEL));
    expect(await activeIds(world)).toEqual(['29:petra', '29:rut', '29:siv', 'aad-kim']);
  });

  it('who has left the organisation stands in the roster without an id, and is no member any more', async () => {
    const roster: Record<string, unknown>[] = PEOPLE.map((person) => ({ ...person }));
    const world = await start(roster);
    await setUp(world);
    for (const person of roster) if (person['id'] === '29:petra') delete person['aadObjectId'];
    await world.post(memberEvent(world, 'teamMemberRemoved', CHANNEL));
    expect(await activeIds(world)).toEqual(IDS.filter((id) => id !== 'aad-petra'));
    expect((await snapshotOf(world)).members).toHaveLength(4);
  });

  it('is called what stands in the other fields when the roster has no name', async () => {
    const roster = PEOPLE.map((p) => (p.id === '29:siv' ? { ...p, name: null, givenName: 'Siv', surname: 'Ek' } : p));
    const world = await start([...roster, { name: 'utan id' }, { id: '28:flow-1', name: 'Workflows' }, ANONYMOUS]);
    await setUp(world);
    const { members } = await snapshotOf(world);
    expect(members.find(({ id }) => id === 'aad-siv')?.name).toBe('Siv Ek');
    expect(members.map(({ id }) => id).toSorted()).toEqual(IDS);
  });
});
describe('what is said to others', () => {
  const mentionOf = (id: string, name: string) => ({
    type: 'mention',
    text: `<at>${name}</at>`,
    mentioned: { id, name },
  });

  it.each([
    ['a colleague', mentionOf('29:petra', 'Petra Ek')],
    ['a tag', { type: 'mention', text: '<at>Petra Ek</at>', mentioned: { id: 'tag-1', name: 'EHT', type: 'tag' } }],
    ['nobody that is told', undefined],
  ])('is not acted on when it mentions %s', async (_, mention) => {
    const world = await start();
    await createTeam(world);
    const before = world.connector.received.length;
    for (const text of ['jag är borta till torsdag', 'påminn mig på fredag', 'har du nyckeln?', 'status']) {
      const entities = mention ? { entities: [mention] } : {};
      const said = { ...world.base('siv', 'channel'), type: 'message', text: `<at>Petra Ek</at> ${text}` };
      expect((await world.post({ ...said, ...entities })).status).toBe(200);
    }
    const siv = (await snapshotOf(world)).members.find(({ id }) => id === 'aad-siv');
    expect(siv).toMatchObject({ away: null, snoozedUntil: null });
    await sentAfterAll(world);
    expect(world.connector.received.slice(before)).toEqual([]);
  });

  it('becomes names where it is said to the bot, and the bot’s own goes', async () => {
    const world = await start();
    await setUp(world);
    const noted = world.connector.next('POST', LOGGED);
    await world.post({
      ...world.base('siv', 'personal'),
      type: 'message',
      text: '<at>Årshjulet</at> logga: möte med <at>Petra Ek</at> om lokaler',
      entities: [mentionOf('28:bot', 'Årshjulet'), mentionOf('29:petra', 'Petra Ek')],
    });
    await noted;
    expect(await notesIn(world)).toEqual(['möte med Petra Ek om lokaler']);
  });

  it('gets help when the bot is mentioned and nothing said', async () => {
    const world = await start();
    await setUp(world);
    const helped = world.connector.next('POST', 'Det här kan jag hjälpa till med');
    await world.say('siv', '', 'channel');
    expect((await helped).path).toContain(CHANNEL);
  });
});

describe('the bot and its channel', () => {
  it('is introduced when only the installation is told, once with its twin, anew when it was taken out', async () => {
    const world = await start();
    const { base, post, connector } = world;
    const install = (action: string) => post({ ...base('siv', 'personal'), type: 'installationUpdate', action });
    const added = () =>
      post({ ...base('siv', 'personal'), type: 'conversationUpdate', membersAdded: [{ id: '28:bot' }] });
    const hello = connector.next('POST', 'Kom igång');
    await install('add');
    await hello;
    await added();
    await install('add-upgrade');
    await install('remove');
    await Promise.all([added(), install('add')]);
    world.clock.now = world.clock.now.add({ minutes: 6 });
    await install('add');
    // Taken out and added again within minutes, and nobody has told of the taking out.
    await install('add');
    await added();
    const sent = await sentAfterAll(world);
    expect(sent.filter(({ body }) => shown(body).includes('Kom igång'))).toHaveLength(4);
  });

  it.each([
    ['installationUpdate', 'conversationUpdate'],
    ['conversationUpdate', 'installationUpdate'],
  ])(
    'is introduced once in a team that tells of it by %s and then by %s, each as of another channel',
    async (...types) => {
      const world = await start();
      for (const [index, type] of types.entries()) {
        const twin = { type, action: 'add', membersAdded: [{ id: '28:bot' }, { id: '29:kim' }] };
        const conversation = { id: index === 0 ? GENERAL : CHANNEL, conversationType: 'channel', isGroup: true };
        const channelData = { tenant: { id: TENANT }, team: { id: GENERAL }, eventType: 'teamMemberAdded' };
        await world.post({ ...world.base('kim', 'channel'), ...twin, conversation, channelData });
      }
      const sent = await sentAfterAll(world);
      expect(sent.filter(({ body }) => shown(body).includes('Kom igång'))).toHaveLength(1);
    },
  );

  it('hears of its Microsoft team as of the General channel', async () => {
    const roster: Record<string, unknown>[] = [...PEOPLE];
    const world = await start(roster);
    await createTeam(world, { team: { id: GENERAL } });
    expect((await snapshotOf(world)).team.home.route).toMatchObject({ teamId: GENERAL });
    roster.push({ id: '29:nya', aadObjectId: 'aad-nya', name: 'Nya Ek' });
    await world.post(memberEvent(world, 'teamMemberAdded', GENERAL));
    expect(await activeIds(world)).toContain('aad-nya');
    roster.pop();
    await world.post(memberEvent(world, 'teamMemberRemoved', GENERAL));
    expect(await activeIds(world)).not.toContain('aad-nya');
    const gone = memberEvent(world, 'teamMemberRemoved', GENERAL, { membersRemoved: [{ id: '28:bot' }] });
    await world.post(gone);
    const { key } = await snapshotOf(world);
    const told = (await world.storage.deliveries(key, 50)).filter(({ kind }) => kind === 'takenOut');
    expect(told.map(({ recipient }) => recipient)).toEqual(['aad-kim']);
    expect((await snapshotOf(world)).team.home.kind).toBe('personal');
    const back = memberEvent(world, 'teamMemberAdded', GENERAL, { membersAdded: [{ id: '28:bot' }] });
    await world.post(back);
    expect((await snapshotOf(world)).team.home).toMatchObject({ conversation: CHANNEL, kind: 'channel' });
  });

  it.each([
    ['teamArchived', 'teamUnarchived', {}],
    ['teamDeleted', 'teamRestored', {}],
    ['channelDeleted', 'channelRestored', { channel: { id: CHANNEL, name: 'EHT' } }],
  ])('keeps the team when there is %s, and is back after %s', async (ends, returns, more) => {
    const world = await start();
    await createTeam(world, { team: { id: GENERAL } });
    const tell = (eventType: string, about: object) =>
      world.post({
        ...memberEvent(world, eventType, GENERAL, { membersRemoved: undefined }),
        channelData: { tenant: { id: TENANT }, eventType, team: { id: GENERAL }, ...about },
      });
    await tell('channelDeleted', { channel: { id: '19:annan@thread.tacv2' } });
    expect((await snapshotOf(world)).team.home.kind).toBe('channel');
    await tell(ends, more);
    const { key, team } = await snapshotOf(world);
    expect(team.home).toMatchObject({ kind: 'personal', route: { userId: '29:kim' } });
    expect((await world.storage.deliveries(key, 50)).filter(({ kind }) => kind === 'takenOut')).toHaveLength(1);
    await tell(returns, more);
    expect((await snapshotOf(world)).team.home).toMatchObject({ conversation: CHANNEL, kind: 'channel' });
  });

  it('learns the Microsoft team of a home that it knew without', async () => {
    const world = await start();
    await setUp(world);
    const base = world.base('kim', 'channel');
    const channelData = { ...base.channelData, team: { id: GENERAL } };
    await world.post({ ...base, channelData, type: 'message', text: 'Vi ses på fredag.' });
    expect((await snapshotOf(world)).team.home.route).toMatchObject({ teamId: GENERAL });
  });

  it('is reached where it was last heard from, each person and the channel', async () => {
    const world = await start();
    const other = await start();
    await setUp(world);
    const serviceUrl = other.connector.url;
    const answered = other.connector.next('POST', 'Så ligger vi till');
    await world.post({ ...world.base('siv', 'personal'), serviceUrl, type: 'message', text: 'status' });
    await answered;
    const mention = { type: 'mention', text: '<at>Årshjulet</at>', mentioned: { id: '28:bot' } };
    const text = '<at>Årshjulet</at> status';
    const posted = other.connector.next('POST', 'Så ligger vi till');
    await world.post({ ...world.base('kim', 'channel'), serviceUrl, type: 'message', text, entities: [mention] });
    await posted;
    const { team, members } = await snapshotOf(world);
    const urlOf = (id: string) => members.find((member) => member.id === id)?.address.route['serviceUrl'];
    expect(team.home.route['serviceUrl']).toBe(serviceUrl);
    expect([urlOf('aad-siv'), urlOf('aad-kim')]).toEqual([serviceUrl, serviceUrl]);
    expect(urlOf('aad-rut')).toBe(world.connector.url);
  });

  it.each([{ isGroup: true }, {}])('takes a group that gives no type for a channel: %j', async (more) => {
    const world = await start();
    const posted = world.connector.next('POST', 'Vilken skola');
    const mention = { type: 'mention', text: '<at>Årshjulet</at>', mentioned: { id: '28:bot' } };
    await world.post({
      ...world.base('kim', 'channel'),
      conversation: { id: `${CHANNEL};messageid=1`, ...more },
      type: 'message',
      text: '<at>Årshjulet</at> mina frågor',
      entities: [mention],
    });
    void posted;
    const sent = await sentAfterAll(world);
    expect(sent.map(({ path }) => path).filter((path) => path.includes(CHANNEL))).toHaveLength(1);
    expect(sent.some(({ body }) => shown(body).includes('Kom igång'))).toBe(true);
  });
});
