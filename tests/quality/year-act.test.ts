import { describe, expect, it } from 'vitest';
import type { Document } from '../../quality/kinds.ts';
import type { Snapshot } from '../../quality/snapshot.ts';
import { stampOf } from '../../quality/stamp.ts';
import { calendarFields, changeTiming, saveCalendar, startNextYear } from '../../quality/year/act.ts';
import { DEFAULT_TIMING, MAX_BREAKS } from '../../quality/year/documents.ts';
import { answer, checkpoint, goal, member } from '../storage/samples.ts';
import { act, codes, committed, eht, KIM, LEA, RUT, SIV } from './acting.ts';

const IDS = ['n1', 'n2', 'n3', 'n4'];
const DAYS = eht().team.calendar;
const proposed = (...more: Document[]): Snapshot => {
  const snapshot = eht(...more);
  return { ...snapshot, team: { ...snapshot.team, wheelApprovedAt: null, wheelApprovedBy: null } };
};
const save = (days: Partial<typeof DAYS>, snapshot = eht(), actor = KIM, version?: string) =>
  act(saveCalendar, snapshot, actor, { days: { ...DAYS, ...days }, ids: IDS, version });
const STAFF_DAY = { staffDays: ['2026-10-06'] };

describe('who may change the year', () => {
  it.each([
    [member('x', { active: false }), 'common.notYourTeam'],
    [LEA, 'common.notYourTeam'],
    [SIV, 'common.onlyManagers'],
  ])('not %j', (actor, code) => {
    expect(codes(save(STAFF_DAY, eht(), actor))).toEqual([code]);
    expect(codes(act(changeTiming, eht(), actor, { timing: { ...DEFAULT_TIMING, prompt: 8 } }))).toEqual([code]);
    expect(codes(act(startNextYear, eht(), actor, { year: '2027/28', ids: IDS }))).toEqual([code]);
  });

  it('coordinator and principal', () => {
    for (const actor of [KIM, RUT]) expect(codes(save(STAFF_DAY, eht(), actor))).toEqual([]);
  });
});

describe('the year’s days', () => {
  it('are saved, and a wheel that is only a proposal avoids them', () => {
    const { after } = committed(proposed(), save(STAFF_DAY, proposed()));
    expect(after.team.calendar.staffDays).toEqual(['2026-10-06']);
    expect(after.checkpoints.map(({ date }) => date).toSorted()).toEqual([
      '2026-10-05',
      '2027-01-26',
      '2027-03-16',
      '2027-06-01',
    ]);
    expect(after.checkpoints.map(({ id }) => id).toSorted()).toEqual(IDS);
  });

  it('leave an approved wheel as it is, and answered or closed checkpoints of a proposal', () => {
    expect(committed(eht(), save(STAFF_DAY)).after.checkpoints).toEqual(eht().checkpoints);
    const lived = proposed(answer('jan', 'siv'), checkpoint('sep', '2026-09-08', { state: 'closed' }));
    const { after } = committed(lived, save(STAFF_DAY, lived));
    const ids = after.checkpoints.map(({ id }) => id);
    expect(ids).toEqual(expect.arrayContaining(['jan', 'sep']));
    expect(ids.length).toBeLessThanOrEqual(4);
  });

  it.each([
    [{ autumnStart: '' }, 'wheel.dateMissing'],
    [{ springEnd: '2027-02-31' }, 'wheel.dateMissing'],
    [{ autumnEnd: '2026-08-01' }, 'wheel.termOrder'],
    [{ springEnd: '2028-06-01' }, 'wheel.outsideYear'],
    [{ breaks: [{ name: 'Höstlov', from: '2026-10-30', to: '2026-10-26' }] }, 'wheel.breakOrder'],
    [
      { breaks: Array.from({ length: MAX_BREAKS + 1 }, () => DAYS.breaks[0]) as typeof DAYS.breaks },
      'wheel.tooManyDays',
    ],
  ])('with %j come back', (days, code) => expect(codes(save(days))).toContain(code));

  it('are saved once', () => expect(committed(eht(), save({})).changes).toEqual([]));

  it('that somebody else has changed since the form was opened are not overwritten unseen', () => {
    const version = stampOf(calendarFields(eht().team));
    const { after } = committed(eht(), save({ springEnd: '2027-06-09' }));
    expect(codes(save(STAFF_DAY, after, RUT, version))).toEqual(['common.changedMeanwhile']);
    expect(codes(save(STAFF_DAY, after, RUT, stampOf(calendarFields(after.team))))).toEqual([]);
    const { after: timed } = committed(
      eht(),
      act(changeTiming, eht(), KIM, { timing: { ...DEFAULT_TIMING, prompt: 8 } }),
    );
    expect(codes(save(STAFF_DAY, timed, RUT, version))).toEqual([]);
  });
});

describe('when prompts go out', () => {
  const change = (more: object, snapshot = eht(), version?: string) =>
    act(changeTiming, snapshot, KIM, { timing: { ...DEFAULT_TIMING, ...more }, version });

  it('is changed, and all that is planned moves', () => {
    const { after, changes } = committed(eht(), change({ prompt: 8 }));
    expect(after.team.timing.prompt).toBe(8);
    const plan = changes.flatMap((one) => (one.do === 'plan' ? one.plan.deliveries : []));
    const first = plan.find(({ kind, checkpoint: id }) => kind === 'prompt' && id === 'oct');
    expect(first?.dueAt).toBe('2026-09-28T06:00:00Z');
    expect(committed(after, change({ prompt: 8 }, after)).changes).toEqual([]);
  });

  it.each([
    [{ gather: 61 }, ['people.timingNumber']],
    [{ gather: null, decisions: 0 }, ['people.timingNumber', 'people.timingNumber']],
    [{ reminder: 7 }, ['people.timingOrder']],
    [{ prompt: 14 }, ['people.timingOrder']],
    [{ from: '8' }, ['people.timingClock']],
    [{ from: '25:00', to: '26:00' }, ['people.timingClock', 'people.timingClock']],
    [{ from: '16:30' }, ['people.timingClockOrder']],
    [{ from: '17:00', to: '16:30' }, ['people.timingClockOrder']],
  ])('%j comes back with what has to change', (more, expected) => expect(codes(change(more))).toEqual(expected));

  it('is not overwritten unseen', () => {
    const version = stampOf(eht().team.timing);
    const { after } = committed(eht(), change({ prompt: 8 }));
    expect(codes(change({ gather: 20 }, after, version))).toEqual(['common.changedMeanwhile']);
  });
});

describe('the next school year', () => {
  const APRIL = Temporal.Instant.from('2027-04-01T08:00:00Z');
  const start = (snapshot: Snapshot, now = APRIL) =>
    act(startNextYear, snapshot, KIM, { year: '2027/28', ids: IDS }, now);

  it('begins with suggested days, four proposed checkpoints and nothing approved; the old year stays', () => {
    const lived = eht(goal('g1', 1, { state: 'finished' }), answer('oct', 'siv'));
    const snapshot = { ...lived, checkpoints: lived.checkpoints.map((one) => ({ ...one, state: 'closed' as const })) };
    const { after, changes } = committed(snapshot, start(snapshot), APRIL);
    expect(after.team).toMatchObject({ calendar: { schoolYear: '2027/28' }, wheelApprovedAt: null });
    expect(after.checkpoints.map(({ schoolYear }) => schoolYear)).toEqual(IDS.map(() => '2027/28'));
    expect(changes.filter((change) => change.do === 'delete')).toEqual([]);
    expect(committed(after, start(after), APRIL).changes).toEqual([]);
  });

  it('waits until April', () => {
    const march = Temporal.Instant.from('2027-03-31T08:00:00Z');
    expect(codes(start(eht(), march))).toEqual(['people.notYetNextYear']);
    expect(codes(act(startNextYear, eht(), KIM, { year: '2030/31', ids: IDS }, APRIL))).toEqual([
      'people.notYetNextYear',
    ]);
  });
});
