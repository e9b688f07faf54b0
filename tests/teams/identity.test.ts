/**
 * One person, one identity, over the wire: whichever id Teams tells, whenever it tells it. Shapes from Microsoft's documentation, read 2026-11-29
 * (github.com/MicrosoftDocs/msteams-docs, msteams-platform/bots/how-to/get-teams-context.md), and from what people who run bots have reported.
 */
import { describe, expect, it } from 'vitest';
import { asMember } from '../../quality/people/act.ts';
import { shown } from './connector.ts';
import { cardIn, PEOPLE, setUp, start, TENANT } from './harness.ts';
import { activeIds, createTeam, IDS, memberOf, rosterRead, snapshotOf, type World } from './shapes-world.ts';

const byAccount = PEOPLE.map(({ id, name }) => ({ id, name }));
const SIV = { id: '29:siv', name: 'Siv Ek' };

/** What Siv is answered in her own chat when she asks for status. */
async function statusFor(world: World, from: object, more: object = {}): Promise<string> {
  const before = world.connector.received.length;
  await world.post({ ...world.base('siv', 'personal'), from, type: 'message', text: 'status', ...more });
  const answer = await world.connector.sent('a:29:siv', before);
  return shown(answer.body);
}

describe('a person whom Teams calls by several ids', () => {
  it('is the same one when the directory’s id is told for the first time, and by every id from then on', async () => {
    const roster: Record<string, unknown>[] = [...byAccount];
    const world = await start(roster);
    await createTeam(world);
    const known = await activeIds(world);
    expect(known).toContain('29:siv');
    expect(await statusFor(world, { ...SIV, aadObjectId: 'aad-siv' })).toContain('Så ligger vi till');
    expect(await memberOf(world, '29:siv')).toMatchObject({ aliases: ['aad-siv'], directory: 'aad-siv' });
    expect(await statusFor(world, { ...SIV, id: '29:siv-new', aadObjectId: 'aad-siv' })).toContain('Så ligger vi till');
    expect(await statusFor(world, { ...SIV, id: '29:siv-new' })).toContain('Så ligger vi till');
    roster.splice(0, roster.length, ...PEOPLE.map(({ aadObjectId, ...rest }) => ({ ...rest, objectId: aadObjectId })));
    await rosterRead(world);
    expect(await activeIds(world)).toEqual(known);
  });

  it('is one from the moment both ids of two members are told, in a message or a roster', async () => {
    const world = await start();
    await setUp(world);
    const { key } = await snapshotOf(world);
    const twice = (name: string) => {
      const address = { platform: 'teams', conversation: `user:29:${name}`, kind: 'personal', route: {} } as const;
      const person = { id: `29:${name}`, name: '', locale: 'sv', address } as const;
      return asMember(person, world.clock.now, { professions: ['psychologist'] });
    };
    const doubles = ['siv', 'petra'].map((name) => ({ do: 'put', document: twice(name), expected: 0 }) as const);
    await world.storage.commit(key, doubles);
    expect(await activeIds(world)).toHaveLength(6);
    expect(await statusFor(world, { ...SIV, aadObjectId: 'aad-siv' })).toContain('Så ligger vi till');
    expect(await activeIds(world)).toEqual(['29:petra', ...IDS]);
    expect((await memberOf(world, 'aad-siv'))?.professions).toEqual(['schoolNurse', 'psychologist']);
    await rosterRead(world);
    expect(await activeIds(world)).toEqual(IDS);
    expect(await memberOf(world, 'aad-petra')).toMatchObject({ aliases: ['29:petra'], professions: ['psychologist'] });
  });

  it('is the same one in a second team of the organisation', async () => {
    const roster: Record<string, unknown>[] = [...byAccount];
    const world = await start(roster);
    await createTeam(world);
    roster.splice(0, roster.length, ...PEOPLE);
    await createTeam(world, {}, '19:annat@thread.tacv2');
    expect(await world.storage.teamsOf(`teams:${TENANT}`, '29:siv')).toHaveLength(2);
    expect(await statusFor(world, { ...SIV, aadObjectId: 'aad-siv' })).toContain('Ekskolan');
  });

  it('is a stranger in another organisation, whatever the ids', async () => {
    const world = await start();
    await setUp(world);
    const before = JSON.stringify((await snapshotOf(world)).members);
    const theirs = { channelData: { tenant: { id: 'tenant-2' } } };
    const answer = await statusFor(world, { ...SIV, aadObjectId: 'aad-siv' }, theirs);
    expect(answer).toContain('Kom igång');
    expect(answer).not.toContain('Ekskolan');
    expect(JSON.stringify((await snapshotOf(world)).members)).toBe(before);
  });

  it('may press what was sent to them under the other id', async () => {
    const world = await start([...byAccount]);
    await createTeam(world);
    await statusFor(world, { ...SIV, aadObjectId: 'aad-siv' });
    const data = { do: 'people.language', for: 'aad-siv', language: 'en' };
    const press = { type: 'invoke', name: 'adaptiveCard/action', value: { action: { verb: data.do, data } } };
    await world.post({ ...world.base('siv', 'personal'), ...press });
    expect(await memberOf(world, '29:siv')).toMatchObject({ locale: 'en' });
  });
});

describe('«radera mina uppgifter»', () => {
  it('leaves none of the ids by which somebody was ever called', async () => {
    const world = await start();
    await setUp(world);
    const { key } = await snapshotOf(world);
    const siv = await memberOf(world, 'aad-siv');
    if (!siv) throw new Error('no member');
    const entry = {
      at: world.clock.now.toString(),
      by: '29:former',
      what: 'member-joined',
      about: 'member/29:former',
      before: null,
      after: null,
    } as const;
    await world.storage.commit(key, [
      { do: 'put', document: { ...siv, aliases: [...siv.aliases, '29:former'] }, expected: siv.version },
      { do: 'audit', entry },
    ]);
    const before = world.connector.received.length;
    await world.say('siv', 'radera mina uppgifter');
    await world.press('siv', cardIn((await world.connector.sent('a:29:siv', before)).body), 'Radera');
    const left: string[] = [];
    for await (const line of world.storage.dump()) left.push(JSON.stringify(line));
    expect(left.filter((line) => /aad-siv|29:siv|29:former/.test(line))).toEqual([]);
  });
});

describe('an entry of the roster without the directory’s id', () => {
  it('is nobody to ask where the others have one', async () => {
    const roster: Record<string, unknown>[] = [...PEOPLE];
    const world = await start(roster);
    await setUp(world);
    roster.push({ id: '29:borta', name: 'Borta Ek' });
    await rosterRead(world);
    expect((await snapshotOf(world)).members.map(({ id }) => id).toSorted()).toEqual(IDS);
  });

  it('is somebody who has left when the account is a member’s: the vacant role is told once', async () => {
    const roster: Record<string, unknown>[] = PEOPLE.map((person) => ({ ...person }));
    const world = await start(roster);
    await setUp(world);
    for (const person of roster) if (person['id'] === '29:rut') delete person['aadObjectId'];
    await rosterRead(world);
    await rosterRead(world);
    expect(await memberOf(world, 'aad-rut')).toMatchObject({ active: false, principal: false });
    const { key, members } = await snapshotOf(world);
    expect(members).toHaveLength(4);
    const told = (await world.storage.deliveries(key, 100)).filter(({ kind }) => kind === 'roleVacant');
    expect(told.map(({ recipient, values }) => [recipient, values])).toEqual([['aad-kim', { role: 'principal' }]]);
  });
});

describe('a name', () => {
  it('that was missing is learnt with the next roster, and one that changes follows once a day', async () => {
    const roster: Record<string, unknown>[] = PEOPLE.map(({ name: _, ...person }) => ({
      ...person,
      email: 'siv.ek@skola.se',
    }));
    const world = await start(roster);
    await createTeam(world);
    expect((await memberOf(world, 'aad-siv'))?.name).toBe('');
    const called = async (name: string) => {
      roster.splice(0, roster.length, ...PEOPLE.map((one) => (one.id === '29:siv' ? { ...one, name } : one)));
      await rosterRead(world);
      return (await memberOf(world, 'aad-siv'))?.name;
    };
    expect(await called('Siv Ek')).toBe('Siv Ek');
    expect(await called('Siv Berg')).toBe('Siv Ek');
    world.clock.now = world.clock.now.add({ hours: 24 });
    expect(await called('Siv Berg')).toBe('Siv Berg');
  });
});

/** What people read of an activity: not what its buttons and choices carry. */
const READ = new Set(['text', 'title', 'label', 'summary', 'placeholder', 'errorMessage', 'altText']);
const readIn = (value: unknown, field = ''): string[] =>
  typeof value === 'string'
    ? READ.has(field)
      ? [value]
      : []
    : typeof value === 'object' && value !== null
      ? Object.entries(value).flatMap(([key, inner]) => readIn(inner, Array.isArray(value) ? field : key))
      : [];

describe('somebody without a name', () => {
  it('is never called by an id: not in a list, a form, a prompt or the status', async () => {
    const world = await start(PEOPLE.map(({ name: _, ...person }) => ({ ...person, email: 'a@skola.se' })));
    await createTeam(world);
    const words: string[] = [];
    for (const said of [
      'status',
      'medlemmar',
      'nytt mål: minska frånvaron',
      'inställningar',
      'ny insats',
      'vilka saknas',
      'diskussion',
    ]) {
      const before = world.connector.received.length;
      await world.say('kim', said);
      words.push(...readIn((await world.connector.sent('a:29:kim', before)).body));
    }
    expect(words.filter((text) => text.includes('Namn saknas')).length).toBeGreaterThan(3);
    expect(words.filter((text) => /aad-|29:|@skola/.test(text))).toEqual([]);
  });
});

describe('who comes and goes without Teams saying so', () => {
  it('is seen before the questions go out', async () => {
    const roster: Record<string, unknown>[] = [...PEOPLE];
    const world = await start(roster);
    await setUp(world);
    const { key } = await snapshotOf(world);
    const prompts = (await world.storage.deliveries(key, 200)).filter(({ kind }) => kind === 'prompt');
    const first = prompts.map(({ dueAt }) => dueAt).toSorted()[0] ?? '';
    roster.splice(2, 1, { id: '29:nya', objectId: 'aad-nya', name: 'Nya Ek' });
    world.clock.now = Temporal.Instant.from(first);
    await world.beat();
    expect(await activeIds(world)).toEqual(['aad-kim', 'aad-nya', 'aad-petra', 'aad-rut']);
    const sentTo = (await world.storage.deliveries(key, 200)).filter(
      ({ kind, state }) => kind === 'prompt' && state === 'sent',
    );
    expect(sentTo.map(({ recipient }) => recipient).toSorted()).toEqual(['aad-kim', 'aad-petra', 'aad-rut']);
  });
});
