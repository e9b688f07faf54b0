import { describe, expect, it } from 'vitest';
import { renderDelivery } from '../../cards/deliveries.ts';
import { toText } from '../../cards/render/text.ts';
import { decideDelivery } from '../../quality/deliveries/decide.ts';
import { asDelivery } from '../../quality/deliveries/told.ts';
import { asStranger, join, syncMembers } from '../../quality/people/act.ts';
import type { Follow } from '../../quality/people/documents.ts';
import type { Person } from '../../quality/people/identity.ts';
import { appointPrincipal } from '../../quality/people/roles-act.ts';
import type { Snapshot } from '../../quality/snapshot.ts';
import { newDelivery } from '../../storage/plan.ts';
import { decision, member, NOW } from '../storage/samples.ts';
import { act, CHANNEL, codes, committed, eht, KIM, LEA, RUT, SIV } from './acting.ts';

const IDA: Person = { id: 'ida', name: 'Ida Ny', locale: 'sv', address: SIV.address };
const AFTER_PROMPTS = Temporal.Instant.from('2026-10-01T08:00:00Z');
const inChannel = { chat: { conversation: CHANNEL, kind: 'channel' } } as const;
const stranger = asStranger(IDA, AFTER_PROMPTS);

describe('somebody who writes in the team’s channel', () => {
  it('becomes a member and is asked before the next checkpoint, in the same commit', () => {
    const { changes, after } = committed(eht(), act(join, eht(), stranger, inChannel, AFTER_PROMPTS), AFTER_PROMPTS);
    expect(after.members.find(({ id }) => id === 'ida')).toMatchObject({
      active: true,
      name: 'Ida Ny',
      principal: false,
    });
    const planned = changes.flatMap((change) => (change.do === 'plan' ? change.plan.deliveries : []));
    const hers = planned.filter(({ recipient }) => recipient === 'ida');
    expect(hers.map(({ kind, checkpoint, dueAt }) => [kind, checkpoint, dueAt])).toContainEqual([
      'prompt',
      'oct',
      '2026-10-01T08:00:00Z',
    ]);
    expect(changes).toContainEqual(expect.objectContaining({ do: 'audit' }));
  });

  it('comes back with profession and without the roles they once had', () => {
    const { after } = committed(eht(), act(join, eht(), { ...LEA, name: 'Lea Åter' }, inChannel));
    expect(after.members.find(({ id }) => id === 'lea')).toMatchObject({
      active: true,
      name: 'Lea Åter',
      professions: ['counsellor'],
      coordinator: false,
      principal: false,
    });
  });

  it('joins once', () => expect(committed(eht(), act(join, eht(), SIV, inChannel)).changes).toEqual([]));

  it('does not join from anywhere else', () => {
    for (const chat of [
      { conversation: '19:another', kind: 'channel' },
      { conversation: CHANNEL, kind: 'personal' },
    ] as const)
      expect(codes(act(join, eht(), stranger, { chat }))).toEqual(['common.notYourTeam']);
  });
});

describe('the people that the platform says are in the channel', () => {
  const people = (...who: readonly Person[]) => ({ people: who });

  it('are members, and those who are gone are none', () => {
    const { after, told } = committed(eht(), act(syncMembers, eht(), stranger, people(RUT, KIM, IDA)));
    expect(after.members.filter(({ active }) => active).map(({ id }) => id)).toEqual(['ida', 'kim', 'rut']);
    // Siv was the only school nurse, and Ida has no profession yet and is met herself.
    expect(told).toEqual(['roleVacant → kim', 'notice → kim', 'joined → ida']);
  });

  it('make nobody inactive when the list is empty', () =>
    expect(committed(eht(), act(syncMembers, eht(), stranger, people())).changes).toEqual([]));

  it('leave everything as it is when nobody came or left', () =>
    expect(committed(eht(), act(syncMembers, eht(), stranger, people(SIV, RUT, KIM))).changes).toEqual([]));

  it('leave a role vacant, which whoever manages the team hears', () => {
    const { after, told } = committed(eht(), act(syncMembers, eht(), stranger, people(KIM, SIV)));
    expect(after.members.find(({ id }) => id === 'rut')).toMatchObject({ active: false, principal: false });
    expect(told).toEqual(['roleVacant → kim']);
  });

  it('leave a profession empty only when the last who had it is gone, which whoever coordinates reads by name', () => {
    const other = member('eva', { professions: ['schoolNurse'] });
    expect(committed(eht(other), act(syncMembers, eht(other), stranger, people(RUT, KIM, other))).told).toEqual([]);
    const outcome = act(syncMembers, eht(), stranger, people(RUT, KIM));
    const { after } = committed(eht(), outcome);
    const [told] = 'deliveries' in outcome ? outcome.deliveries : [];
    if (!told) throw new Error('nothing told');
    const one = newDelivery(after.key, asDelivery(told, Temporal.Instant.from(NOW)), false);
    expect(decideDelivery(one, after, NOW)).toMatchObject({ do: 'send' });
    expect(toText(renderDelivery(one, after, NOW, { late: false }))).toContain('någon skolsköterska i teamet');
    // Not once somebody new has come.
    expect(decideDelivery(one, eht(), NOW)).toEqual({ do: 'supersede', why: 'done' });
  });

  it('leave what they were to do, which whoever coordinates hears, with who it was', () => {
    const hers = decision('b1', 'oct', { owner: 'eva' });
    const eva = member('eva', { name: 'Eva Åker' });
    const outcome = act(syncMembers, eht(eva, hers), stranger, people(RUT, KIM, SIV));
    const { after } = committed(eht(eva, hers), outcome);
    const [told, ...others] = 'deliveries' in outcome ? outcome.deliveries : [];
    if (!told) throw new Error('nothing told');
    expect([told.recipient, others]).toEqual(['kim', []]);
    const one = newDelivery(after.key, asDelivery(told, Temporal.Instant.from(NOW)), false);
    expect(toText(renderDelivery(one, after, NOW, { late: false }))).toContain('Eva Åker är inte längre med');
    const done = { ...hers, doneAt: NOW };
    expect(committed(eht(eva, done), act(syncMembers, eht(eva, done), stranger, people(RUT, KIM, SIV))).told).toEqual(
      [],
    );
  });

  it('are told all together when nobody manages the team any more', () =>
    expect(committed(eht(), act(syncMembers, eht(), stranger, people(SIV))).told).toEqual([
      'roleVacant → channel',
      'roleVacant → channel',
    ]));
});

describe('a new principal', () => {
  const open = [
    follow('rut'),
    decision('open', 'oct', { owner: 'rut' }),
    decision('done', 'oct', { owner: 'rut', doneAt: NOW }),
    decision('other', 'oct', { owner: 'kim' }),
  ];
  const ownersOf = ({ decisions }: Snapshot) => Object.fromEntries(decisions.map(({ id, owner }) => [id, owner]));
  const appoint = (snapshot: Snapshot) =>
    committed(snapshot, act(appointPrincipal, snapshot, KIM, { person: 'siv' })).after;

  it('takes over what the former one followed; what the former one was to do stays theirs', () => {
    const after = appoint(eht(...open));
    expect(after.follows.map(({ id, every }) => [id, every])).toEqual([['siv', 'month']]);
    expect(ownersOf(after)).toEqual({ open: 'rut', done: 'rut', other: 'kim' });
  });
  it('also of one who had left by then, and keeps their own wish for status', () => {
    const left = member('rut', { active: false, professions: ['principal'] });
    const after = appoint(eht(left, ...open, { ...follow('siv'), every: 'week' }));
    expect(after.follows.map(({ id, every }) => [id, every])).toEqual([['siv', 'week']]);
    const both = member('rut', { principal: true, coordinator: true });
    expect(appoint(eht(both, ...open)).follows.map(({ id }) => id)).toEqual(['rut']);
    expect(ownersOf(after)).toEqual({ open: 'rut', done: 'rut', other: 'kim' });
  });
});
const follow = (id: string): Follow => ({
  kind: 'follow',
  id,
  version: 1,
  schoolYear: '',
  every: 'month',
  since: '2026-09-01',
});
