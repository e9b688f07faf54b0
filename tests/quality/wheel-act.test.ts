import { describe, expect, it } from 'vitest';
import type { Snapshot } from '../../quality/snapshot.ts';
import { stampOf } from '../../quality/stamp.ts';
import {
  addCheckpoint,
  approveWheel,
  checkpointFields,
  moveCheckpoint,
  removeCheckpoint,
} from '../../quality/year/wheel-act.ts';
import { answer, checkpoint, member } from '../storage/samples.ts';
import { act, CHANNEL, codes, committed, eht, KIM, LEA, RUT, SIV } from './acting.ts';

const proposed = (snapshot: Snapshot = eht()): Snapshot => ({
  ...snapshot,
  team: { ...snapshot.team, wheelApprovedAt: null, wheelApprovedBy: null },
});
const without = (snapshot: Snapshot, ...ids: string[]): Snapshot => ({
  ...snapshot,
  checkpoints: snapshot.checkpoints.filter(({ id }) => !ids.includes(id)),
});
const datesOf = ({ checkpoints }: Snapshot) => checkpoints.map(({ date }) => date).toSorted();
const NEW = { checkpoint: 'new', date: '2026-11-17' };

describe('who may change the wheel', () => {
  it.each([
    ['a stranger', member('x', { active: false }), 'common.notYourTeam'],
    ['somebody who has left', LEA, 'common.notYourTeam'],
    ['a member', SIV, 'common.onlyPrincipal'],
    ['a coordinator beside a principal', KIM, 'common.onlyPrincipal'],
  ])('not %s', (_who, actor, code) => {
    expect(codes(act(moveCheckpoint, eht(), actor, { checkpoint: 'oct', date: '2026-10-08' }))).toEqual([code]);
    expect(codes(act(addCheckpoint, without(eht(), 'oct'), actor, NEW))).toEqual([code]);
    expect(codes(act(removeCheckpoint, eht(), actor, { checkpoint: 'oct' }))).toEqual([code]);
    expect(codes(act(approveWheel, proposed(), actor, { shownIn: null }))).toEqual([code]);
  });
});

describe('a checkpoint that moves', () => {
  const move = (date: string, snapshot = eht(), more: { version?: string } = {}) =>
    act(moveCheckpoint, snapshot, RUT, { checkpoint: 'oct', date, ...more });

  it('has the new day, is planned anew and told in the channel by its number', () => {
    const outcome = move('2026-10-08');
    const { after, told, changes } = committed(eht(), outcome);
    expect(datesOf(after)).toContain('2026-10-08');
    expect(told).toEqual(['wheelChanged → channel']);
    expect('deliveries' in outcome && outcome.deliveries[0]?.values).toEqual({
      change: 'moved',
      number: '1',
      date: '2026-10-08',
    });
    const days = changes.flatMap((change) => (change.do === 'plan' ? change.plan.deliveries : []));
    expect(days.find(({ kind, checkpoint: id }) => kind === 'agenda' && id === 'oct')?.occurrence).toBe('2026-10-08');
  });

  it('is told to nobody while the wheel is a proposal, or the team has no channel', () => {
    expect(committed(proposed(), move('2026-10-08', proposed())).told).toEqual([]);
    const snapshot = eht();
    const alone = { ...snapshot, team: { ...snapshot.team, home: KIM.address } };
    expect(committed(alone, move('2026-10-08', alone)).told).toEqual([]);
  });

  it.each([
    ['2026-10-10', 'wheel.saturdaySuggest'],
    ['2026-10-28', 'wheel.breakSuggest'],
    ['2026-12-17', 'wheel.lastDaysSuggest'],
    ['2027-01-26', 'wheel.sameDay', 'wheel.laterSuits'],
    ['2027-01-20', 'wheel.near', 'wheel.laterSuits'],
    ['2026-09-01', 'wheel.past', 'wheel.laterSuits'],
    ['2027-08-20', 'wheel.outsideSchoolYear'],
    ['2026-02-31', 'common.missing'],
    ['', 'common.missing'],
  ])('does not go to %s', (date, ...why) => expect(codes(move(date))).toEqual(why));

  it('stays where it is on the same day, once moved, and when it is no longer open', () => {
    expect(committed(eht(), move('2026-10-06')).changes).toEqual([]);
    const closed = eht(checkpoint('sep', '2026-09-10', { state: 'closed' }));
    expect(codes(act(moveCheckpoint, closed, RUT, { checkpoint: 'sep', date: '2026-10-08' }))).toEqual([
      'common.outdated',
    ]);
  });

  it('says so when somebody else has moved it since the form was opened; knowing that, it goes', () => {
    const version = stampOf(checkpointFields(checkpoint('oct', '2026-10-06')));
    const { after } = committed(eht(), move('2026-10-08'));
    expect(codes(move('2026-10-07', after, { version }))).toEqual(['common.changedMeanwhile']);
    const now = stampOf(checkpointFields(checkpoint('oct', '2026-10-08')));
    expect(datesOf(committed(after, move('2026-10-07', after, { version: now })).after)).toContain('2026-10-07');
  });
});

describe('two to four checkpoints', () => {
  it('a fifth is refused', () => expect(codes(act(addCheckpoint, eht(), RUT, NEW))).toEqual(['wheel.tooMany']));

  it('a third or fourth is added once', () => {
    const three = without(eht(), 'mar');
    const { after } = committed(three, act(addCheckpoint, three, RUT, NEW));
    expect(datesOf(after)).toEqual(['2026-10-06', '2026-11-17', '2027-01-26', '2027-06-01']);
    expect(committed(after, act(addCheckpoint, after, RUT, NEW)).changes).toEqual([]);
  });

  it('two people who add one each at once do not make five: the second commit meets the first', () => {
    const three = without(eht(), 'mar');
    const wheel = committed(three, act(addCheckpoint, three, RUT, NEW)).changes;
    expect(wheel).toContainEqual({ do: 'put', document: three.team, expected: three.team.version });
  });

  it('the last two are not removed, nor one that has been answered', () => {
    const two = without(eht(), 'mar', 'jan');
    expect(codes(act(removeCheckpoint, two, RUT, { checkpoint: 'oct' }))).toEqual(['wheel.tooFew']);
    const answered = eht(answer('oct', 'siv'));
    expect(codes(act(removeCheckpoint, answered, RUT, { checkpoint: 'oct' }))).toEqual(['year.removeAnswered']);
  });

  it('one of three is removed, told, and gone for good', () => {
    const { after, told } = committed(eht(), act(removeCheckpoint, eht(), RUT, { checkpoint: 'mar' }));
    expect(datesOf(after)).toEqual(['2026-10-06', '2027-01-26', '2027-06-01']);
    expect(told).toEqual(['wheelChanged → channel']);
    expect(committed(after, act(removeCheckpoint, after, RUT, { checkpoint: 'mar' })).changes).toEqual([]);
  });
});

describe('approving', () => {
  it('is the principal’s, is told in the channel, and makes the year’s deliveries', () => {
    const { after, told, changes } = committed(proposed(), act(approveWheel, proposed(), RUT, { shownIn: null }));
    expect(after.team).toMatchObject({ wheelApprovedBy: 'rut', wheelApprovedAt: '2026-09-15T08:00:00Z' });
    expect(told).toEqual(['wheelApproved → channel']);
    expect(changes.at(-1)).toMatchObject({ do: 'plan' });
    expect(committed(after, act(approveWheel, after, RUT, { shownIn: null })).changes).toEqual([]);
  });

  it('is not said twice where all have seen it', () =>
    expect(committed(proposed(), act(approveWheel, proposed(), RUT, { shownIn: CHANNEL })).told).toEqual([]));

  it('needs an appointed principal: nobody stands in', () => {
    const vacant = proposed(
      eht(member('rut', { principal: false }), member('lea', { active: false, principal: true })),
    );
    expect(codes(act(approveWheel, vacant, KIM, { shownIn: null }))).toEqual(['year.noPrincipal']);
    const nobody = proposed(eht(member('rut'), member('kim'), member('lea', { active: false })));
    expect(codes(act(approveWheel, nobody, SIV, { shownIn: null }))).toEqual(['year.noPrincipal']);
  });

  it('needs two checkpoints and takes no fifth', () => {
    const one = without(proposed(), 'oct', 'jan', 'mar');
    expect(codes(act(approveWheel, one, RUT, { shownIn: null }))).toEqual(['year.tooFew']);
    const five = proposed(eht(checkpoint('fifth', '2026-11-17')));
    expect(codes(act(approveWheel, five, RUT, { shownIn: null }))).toEqual(['wheel.tooMany']);
  });
});
