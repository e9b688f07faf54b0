import { describe, expect, it } from 'vitest';
import type { Address } from '../../quality/base.ts';
import { asStranger } from '../../quality/people/act.ts';
import type { Person } from '../../quality/people/identity.ts';
import { appointPrincipal, assignRoles, couldBePrincipal, rolesFields } from '../../quality/people/roles-act.ts';
import type { Snapshot } from '../../quality/snapshot.ts';
import { stampOf } from '../../quality/stamp.ts';
import {
  changeSchool,
  comeBack,
  createTeam,
  followChannel,
  moveTeam,
  schoolFields,
  takenOut,
  unborn,
} from '../../quality/team/act.ts';
import { askForRemoval, removeTeam, whatWouldGo } from '../../quality/team/removal-act.ts';
import { answer, goal, home, keyOf, member } from '../storage/samples.ts';
import { AT, act, CHANNEL, codes, committed, eht, KIM, LEA, RUT, SIV } from './acting.ts';

const ZONE = 'Europe/Stockholm';
const IDS = ['n1', 'n2', 'n3', 'n4'];
const channel = (conversation = CHANNEL): Address => ({ platform: 'teams', conversation, kind: 'channel', route: {} });
const IDA: Person = { id: 'ida', name: 'Ida Ny', locale: 'sv', address: SIV.address };
const FORM = { school: 'Ekskolan', county: 'Skåne', count: 4, locale: 'sv' };
const stranger = member('x', { active: false });

describe('setting up a team', () => {
  const none = unborn(keyOf(1), channel(), ZONE, AT);
  const ida = asStranger(IDA, AT);
  const create = (more: object = {}, snapshot: Snapshot = none) =>
    act(createTeam, snapshot, ida, {
      ...FORM,
      schoolYear: '2026/27',
      ids: IDS,
      occupant: null,
      people: [IDA, RUT, KIM],
      ...more,
    });

  it('makes the school’s year, a proposal, and members of everybody who is there', () => {
    const { after, changes } = committed(none, create());
    expect(after.team).toMatchObject({ school: 'Ekskolan', version: 1, wheelApprovedAt: null, home: channel() });
    expect(after.checkpoints).toHaveLength(4);
    expect(after.members.map(({ id, coordinator, principal }) => [id, coordinator, principal])).toEqual([
      ['ida', true, false],
      ['kim', false, false],
      ['rut', false, false],
    ]);
    expect(changes.filter((change) => change.do === 'put').every(({ expected }) => expected === 0)).toBe(true);
    expect(committed(after, create({}, after)).changes).toEqual([]);
  });

  it.each([
    [{ school: '' }, 'common.missing'],
    [{ school: 'x'.repeat(121) }, 'common.tooLong'],
    [{ county: 'Atlantis' }, 'common.missing'],
    [{ count: 5 }, 'common.missing'],
    [{ count: 1 }, 'common.missing'],
    [{ count: null }, 'common.missing'],
    [{ locale: 'de' }, 'common.missing'],
    [{ schoolYear: '2031/32' }, 'common.missing'],
    [{ occupant: 'another-team' }, 'setup.occupied'],
  ])('with %j comes back', (faulty, code) => expect(codes(create(faulty))).toEqual([code]));
});

describe('where a team lives', () => {
  const to = channel('19:new');
  const move = (actor = KIM, more: object = {}) =>
    act(moveTeam, eht(), actor, { to, occupant: null, people: [SIV, IDA], ...more });

  it('is moved by those who manage it, and finds who is there', () => {
    for (const actor of [KIM, RUT]) {
      const { after } = committed(eht(), move(actor));
      expect(after.team.home).toEqual(to);
      expect(after.homes.map(({ id }) => id)).toContain('19:new');
      expect(after.members.map(({ id }) => id)).toContain('ida');
      expect(committed(after, act(moveTeam, after, actor, { to, occupant: 'team-1', people: [] })).changes).toEqual([]);
    }
  });

  it.each([
    [SIV, 'common.onlyManagers'],
    [LEA, 'common.notYourTeam'],
    [stranger, 'common.notYourTeam'],
  ])('is not moved by %j', (actor, code) => expect(codes(move(actor))).toEqual([code]));

  it('is a channel that no other team lives in', () => {
    expect(codes(move(KIM, { occupant: 'another-team' }))).toEqual(['setup.occupied']);
    expect(codes(move(KIM, { to: SIV.address }))).toEqual(['setup.onlyChannels']);
  });

  it('is a coordinator’s chat once the bot is taken out, which each coordinator hears; and the channel when it is back', () => {
    const two = eht(member('siv', { coordinator: true }));
    const { after, told } = committed(two, act(takenOut, two, stranger, { from: channel() }));
    // It is remembered where the team lived.
    const cameFrom = channel().conversation;
    expect(after.team.home).toEqual({ ...KIM.address, route: { ...KIM.address.route, cameFrom } });
    expect(told).toEqual(['takenOut → kim', 'takenOut → siv']);
    expect(committed(after, act(takenOut, after, stranger, { from: channel() })).changes).toEqual([]);
    const back = committed(after, act(comeBack, after, stranger, { to: channel() })).after;
    expect(back.team.home).toEqual(channel());
    expect(committed(back, act(comeBack, back, stranger, { to: channel() })).changes).toEqual([]);
    expect(committed(after, act(comeBack, after, stranger, { to: channel('19:other') })).changes).toEqual([]);
  });

  it('is the channel under its new id once that is told, and only a team that lived there follows', () => {
    const follow = (snapshot: Snapshot, from: Address, to: Address) =>
      committed(snapshot, act(followChannel, snapshot, stranger, { from, to }));
    const { after, told } = follow(eht(), channel(), channel('19:shared'));
    expect([after.team.home, after.homes.map(({ id }) => id), told]).toEqual([
      channel('19:shared'),
      ['19:shared', CHANNEL],
      [],
    ]);
    expect(follow(after, channel(), channel('19:shared')).changes).toEqual([]);
    expect(follow(eht(), channel('19:other'), channel('19:shared')).changes).toEqual([]);
    expect(follow(eht(), channel(), SIV.address).changes).toEqual([]);
    // Taken out before, it may come back under the new one.
    const out = committed(eht(), act(takenOut, eht(), stranger, { from: channel() })).after;
    const known = follow(out, channel(), channel('19:shared')).after;
    expect(known.team.home).toEqual(out.team.home);
    const back = act(comeBack, known, stranger, { to: channel('19:shared') });
    expect(committed(known, back).after.team.home).toEqual(channel('19:shared'));
  });

  it('does not change when somebody closes their own chat, or the bot leaves another channel', () => {
    for (const from of [SIV.address, channel('19:other')])
      expect(committed(eht(), act(takenOut, eht(home('19:other')), stranger, { from })).changes).toEqual([]);
  });
});

describe('the school', () => {
  const change = (more: object, snapshot = eht(), actor = KIM, version?: string) =>
    act(changeSchool, snapshot, actor, { ...FORM, ...more, ids: IDS, version });
  const proposal: Snapshot = { ...eht(), team: { ...eht().team, wheelApprovedAt: null } };

  it('is changed by coordinator and principal', () => {
    for (const actor of [KIM, RUT]) expect(codes(change({ school: 'Björkskolan' }, eht(), actor))).toEqual([]);
    expect(codes(change({ school: 'Björkskolan' }, eht(), SIV))).toEqual(['common.onlyManagers']);
    expect(codes(change({ school: 'Björkskolan' }, eht(), LEA))).toEqual(['common.notYourTeam']);
  });

  it('with another number of checkpoints has another proposal, and keeps a wheel that is approved', () => {
    expect(committed(proposal, change({ count: 2 }, proposal)).after.checkpoints).toHaveLength(2);
    const { after } = committed(eht(), change({ count: 2 }));
    expect([after.team.checkpointCount, after.checkpoints.length]).toEqual([2, 4]);
    expect(committed(eht(), change({})).changes).toEqual([]);
  });

  it('is not overwritten unseen, and saved knowingly', () => {
    const version = stampOf(schoolFields(eht().team));
    const { after } = committed(eht(), change({ county: 'Gotland' }));
    expect(codes(change({ school: 'Björkskolan' }, after, RUT, version))).toEqual(['common.changedMeanwhile']);
    const now = stampOf(schoolFields(after.team));
    expect(committed(after, change({ school: 'Björkskolan' }, after, RUT, now)).after.team.county).toBe('Skåne');
  });
});

describe('who does what', () => {
  const roles = (principal: string | null, ...coordinators: string[]) => ({ principal, coordinators });
  const assign = (form: Partial<Parameters<typeof assignRoles.take>[1]>, snapshot = eht(), actor = KIM) =>
    act(assignRoles, snapshot, actor, { professions: new Map(), roles: null, ...form });
  const principals = ({ members }: Snapshot) => members.filter((m) => m.active && m.principal).map(({ id }) => id);

  it('is said by coordinator and principal, and appointing is told in the channel', () => {
    const form = { professions: new Map([['siv', ['schoolNurse', 'other'] as const]]), roles: roles('siv', 'kim') };
    const { after, told } = committed(eht(), assign(form));
    expect(after.members.find(({ id }) => id === 'siv')).toMatchObject({
      professions: ['schoolNurse', 'other'],
      principal: true,
    });
    expect(principals(after)).toEqual(['siv']);
    expect(told).toEqual(['appointed → channel']);
    expect(committed(after, assign(form, after)).changes).toEqual([]);
    expect(codes(assign(form, eht(), SIV))).toEqual(['common.onlyManagers']);
    expect(codes(assign(form, eht(), LEA))).toEqual(['common.notYourTeam']);
  });

  it('leaves somebody in charge, and nobody from outside', () => {
    expect(codes(assign({ roles: roles(null) }))).toEqual(['people.coordinatorNeeded']);
    expect(codes(assign({ roles: roles('lea', 'kim') }))).toEqual(['people.notMember']);
    expect(codes(assign({ roles: roles('siv', 'nobody') }))).toEqual(['people.notMember']);
  });

  it('on a page without roles changes professions only', () => {
    const { after } = committed(eht(), assign({ professions: new Map([['rut', ['psychologist'] as const]]) }));
    expect(after.members.find(({ id }) => id === 'rut')).toMatchObject({
      professions: ['psychologist'],
      principal: true,
    });
  });

  it('is not overwritten unseen', () => {
    const version = stampOf(rolesFields(eht(), ['rut', 'kim', 'siv'], true));
    const { after } = committed(eht(), assign({ roles: roles('siv', 'kim') }));
    const mine = { professions: new Map([['siv', ['other'] as const]]), roles: roles('rut', 'kim'), version };
    expect(codes(assign(mine, after, RUT))).toEqual(['common.changedMeanwhile']);
  });

  it('proposes whoever has the profession Rektor, until somebody is appointed', () => {
    const vacant = eht(member('rut', { professions: ['principal'] }));
    expect(couldBePrincipal(vacant).map(({ id }) => id)).toEqual(['rut']);
    const { after, told } = committed(vacant, act(appointPrincipal, vacant, KIM, { person: 'rut' }));
    expect(principals(after)).toEqual(['rut']);
    expect(told).toEqual(['appointed → channel']);
    expect(couldBePrincipal(after)).toEqual([]);
    expect(committed(after, act(appointPrincipal, after, KIM, { person: 'rut' })).changes).toEqual([]);
  });

  it('has one principal: appointing another ends the first, and two at once meet', () => {
    const { after, changes } = committed(eht(), act(appointPrincipal, eht(), RUT, { person: 'siv' }));
    expect(principals(after)).toEqual(['siv']);
    expect(changes).toContainEqual({ do: 'put', document: eht().team, expected: 1 });
    expect(codes(act(appointPrincipal, eht(), RUT, { person: 'lea' }))).toEqual(['common.outdated']);
    expect(codes(act(appointPrincipal, eht(), SIV, { person: 'siv' }))).toEqual(['common.onlyManagers']);
  });
});

describe('removing a team', () => {
  const NONE = {};
  it('that is empty is for whoever manages it', () => {
    for (const actor of [KIM, RUT]) expect(codes(act(removeTeam, eht(), actor, NONE))).toEqual([]);
    expect(codes(act(removeTeam, eht(), SIV, NONE))).toEqual(['common.onlyManagers']);
    expect(codes(act(removeTeam, eht(), LEA, NONE))).toEqual(['common.notYourTeam']);
    expect(codes(act(removeTeam, eht(), stranger, NONE))).toEqual(['common.notYourTeam']);
  });

  it('that people have worked in is the principal’s, who is asked', () => {
    const worked = eht(answer('oct', 'siv'), goal('g1', 1));
    expect(whatWouldGo(worked)).toEqual([
      { of: 'answers', count: 1 },
      { of: 'goals', count: 1 },
    ]);
    expect(codes(act(removeTeam, worked, KIM, NONE))).toEqual(['people.removalIsThePrincipals']);
    expect(codes(act(removeTeam, worked, RUT, NONE))).toEqual([]);
    expect(committed(worked, act(askForRemoval, worked, KIM, NONE)).told).toEqual(['removalAsked → rut']);
    expect(committed(worked, act(askForRemoval, worked, RUT, NONE)).changes).toEqual([]);
  });

  it('with earlier school years behind it is the principal’s, however empty this one is', () => {
    const old = { ...eht(), team: { ...eht().team, createdAt: '2025-09-01T08:00:00Z' } };
    expect(codes(act(removeTeam, old, KIM, NONE))).toEqual(['people.removalIsThePrincipals']);
  });
});
