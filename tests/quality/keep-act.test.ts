/** Keeping to the plan: who is asked, who decides, what is kept. */
import { describe, expect, it } from 'vitest';
import type { Act } from '../../quality/act.ts';
import { belongs, letGo, park, refer } from '../../quality/keep/asked-act.ts';
import { type Deviation, MAX_LEARNT, type Note, type Parked } from '../../quality/keep/documents.ts';
import { askWhat, dayMarks, overhear, threadMark } from '../../quality/keep/heard-act.ts';
import { keepNote } from '../../quality/keep/note-act.ts';
import { dropParked, keepParked, takeParked } from '../../quality/keep/parked-act.ts';
import { changeKeeping, keepFields } from '../../quality/keep/settings-act.ts';
import { changeDaysOff, endLeave, removeLeaves, snooze, takeLeaves } from '../../quality/people/absence-act.ts';
import { stampOf } from '../../quality/stamp.ts';
import { followStatus, unfollowStatus } from '../../quality/status/follow-act.ts';
import { goal, team } from '../storage/samples.ts';
import { AT } from './acting.ts';
import { after, changesOf, objections, teamWith, toldIn, tried, whoMay } from './small-team.ts';

const ALL = ['rut', 'kim', 'siv', 'petra'];
const deviation = (more: Partial<Deviation> = {}): Deviation => ({
  kind: 'deviation',
  id: 'v1',
  version: 1,
  schoolYear: '2026/27',
  category: 'training',
  decision: 'asked',
  askedOf: 'siv',
  date: '2026-09-15',
  ...more,
});
const parked = (more: Partial<Parked> = {}): Parked => ({
  kind: 'parked',
  id: 'p1',
  version: 1,
  schoolYear: '2026/27',
  text: 'Kurs om djur i vården',
  category: 'training',
  owner: 'siv',
  parkedBy: 'siv',
  parkedAt: AT.toString(),
  state: 'parked',
  reviewedAt: null,
  capacity: '',
  ...more,
});
const DEVIATION = { deviation: 'v1' };
const OFF = { category: 'training', deviation: 'v2' } as const;
const PARKED = { parked: 'p1' };
const KEPT = { parked: 'p1', capacity: 'Mål 2 väntar' };
const NOTE = { note: crypto.randomUUID(), use: 'agenda', text: 'Närvaron i åk 8' } as const;
const SETTINGS = { on: true, perDay: 3, routine: '', version: undefined };
const eht = teamWith(deviation(), parked(), goal('g1', 1));

describe('who may', () => {
  const may = <Input>(act: Act<Input>, input: Input) => whoMay(act, eht, input);

  it.each([
    ['decide what is to become of something off the plan: only the one who was asked', may(refer, DEVIATION), ['siv']],
    ['let it go', may(letGo, DEVIATION), ['siv']],
    ['say that it belongs to the plan', may(belongs, { ...DEVIATION, concerns: 'g1', words: '' }), ['siv']],
    ['park it', may(park, { ...DEVIATION, text: 'Kurs', owner: 'siv' }), ['siv']],
    ['take a parked item into the plan: the principal, not its owner', may(takeParked, KEPT), ['rut']],
    ['keep a parked item: its owner and who manages the team', may(keepParked, PARKED), ['rut', 'kim', 'siv']],
    ['drop a parked item', may(dropParked, PARKED), ['rut', 'kim', 'siv']],
    ['put a point on the agenda', may(keepNote, NOTE), ALL],
    ['change how the team keeps to its plan', may(changeKeeping, SETTINGS), ['rut', 'kim']],
    ['be asked about what they say', may(overhear, { heard: 'duty', marks: [] }), ALL],
    ['ask whether something is in the plan', may(askWhat, { ...OFF, tell: false }), ALL],
    ['snooze', may(snooze, { date: '2026-09-20' }), ALL],
    ['be away', may(takeLeaves, [{ from: '2026-09-20', until: '2026-09-21' }]), ALL],
    ['be back', may(endLeave, {}), ALL],
    ['take a leave away', may(removeLeaves, [{ from: '2026-09-20', until: '2026-09-21' }]), ALL],
    ['say which days they do not work', may(changeDaysOff, [5]), ALL],
    ['follow the status, which names people', may(followStatus, { every: 'month' }), ['rut', 'kim']],
    ['stop following it', may(unfollowStatus, {}), ALL],
  ])('%s', (_what, who, expected) => expect(who).toEqual(expected));

  it('decide what was asked before it was known of whom: any member', () => {
    const { askedOf: _, ...old } = deviation();
    expect(whoMay(refer, teamWith(old), DEVIATION)).toEqual(ALL);
  });
});

describe('what is overheard', () => {
  const acting = { snapshot: eht, actor: eht.members.find(({ id }) => id === 'siv') ?? eht.members[0], now: AT };
  if (!acting.actor) throw new Error('nobody');
  const of = { ...acting, actor: acting.actor, today: Temporal.PlainDate.from('2026-09-15') };
  const marks = [threadMark(of, 'c', 't'), ...dayMarks(of).slice(0, 1)];

  it('is asked about in private, once a thread and so many times a day, in one commit with what is kept of it', () => {
    const outcome = tried(overhear, eht, 'siv', { heard: OFF, marks });
    expect(toldIn(outcome)).toEqual(['offPlan → siv']);
    const events = 'changes' in outcome ? outcome.changes.flatMap((c) => (c.do === 'seen' ? [c.event] : [])) : [];
    expect(events).toEqual(['keep:thread:c:t', 'keep:day:siv:2026-09-15:1']);
    expect(after(eht, overhear, 'siv', { heard: OFF, marks }).deviations.at(-1)).toMatchObject({
      id: 'v2',
      decision: 'asked',
      askedOf: 'siv',
    });
    expect(dayMarks(of)).toHaveLength(eht.team.keepToPlan.perDay);
  });

  it('of a duty by law is only told where it is done, and nothing is kept', () => {
    const outcome = tried(overhear, eht, 'siv', { heard: 'duty', marks });
    expect(toldIn(outcome)).toEqual(['duty → siv']);
    expect(after(eht, overhear, 'siv', { heard: 'duty', marks }).deviations).toEqual(eht.deviations);
  });

  it('is left alone where the team wants it so', () => {
    const off = { ...eht, team: team(eht.key, { keepToPlan: { ...eht.team.keepToPlan, on: false } }) };
    expect(changesOf(tried(overhear, off, 'siv', { heard: OFF, marks }))).toBe(0);
  });
});

describe('what was asked', () => {
  it('is decided once, and then nobody can tell who was asked', () => {
    const referred = after(eht, refer, 'siv', DEVIATION);
    expect(referred.deviations[0]).toEqual({ ...deviation({ decision: 'referred', version: 2 }), askedOf: undefined });
    expect(changesOf(tried(letGo, referred, 'kim', DEVIATION))).toBe(0);
    expect(objections(tried(refer, eht, 'siv', { deviation: 'none' }))).toEqual(['common.outdated']);
  });

  it('is parked in the person’s own words, for somebody who is in the team', () => {
    const { parked: items, deviations } = after(eht, park, 'siv', { ...DEVIATION, text: 'Kurs', owner: 'kim' });
    expect(items.find(({ id }) => id === 'v1')).toMatchObject({ text: 'Kurs', owner: 'kim', parkedBy: 'siv' });
    expect(deviations[0]?.decision).toBe('parked');
    const faulty = tried(park, eht, 'siv', { ...DEVIATION, text: '', owner: 'lea' });
    expect(objections(faulty)).toEqual(['text keep.needWords', 'owner keep.owner']);
    const long = tried(park, eht, 'siv', { ...DEVIATION, text: 'x'.repeat(301), owner: 'siv' });
    expect(objections(long)).toEqual(['text common.tooLong']);
  });

  it('belongs to a goal that there is, and the wording is learnt once, the oldest forgotten', () => {
    const said = { ...DEVIATION, concerns: 'g1', words: 'hästkursen' };
    const learnt = after(eht, belongs, 'siv', said).team.keepToPlan.learnt;
    expect(learnt).toEqual([{ words: 'hästkursen', concerns: 'g1', by: 'siv' }]);
    expect(after(eht, belongs, 'siv', { ...said, words: '' }).team.keepToPlan.learnt).toEqual([]);
    const much = Array.from({ length: MAX_LEARNT }, (_, n) => ({ words: `ord ${n}`, concerns: 'g1' }));
    const full = { ...eht, team: team(eht.key, { keepToPlan: { ...eht.team.keepToPlan, learnt: much } }) };
    const kept = after(full, belongs, 'siv', said).team.keepToPlan.learnt.map(({ words }) => words);
    expect([kept.length, kept[0], kept.at(-1)]).toEqual([MAX_LEARNT, 'ord 1', 'hästkursen']);
    const faulty = tried(belongs, eht, 'siv', { ...DEVIATION, concerns: 'gone', words: 'h' });
    expect(objections(faulty)).toEqual(['concerns keep.choosePlan', 'words keep.learnMore']);
  });
});

describe('a parked item', () => {
  it('is taken in with what gives way for it, by the principal', () => {
    expect(after(eht, takeParked, 'rut', KEPT).parked[0]).toMatchObject({
      state: 'inPlan',
      capacity: 'Mål 2 väntar',
      takenBy: 'rut',
      reviewedAt: 'oct',
    });
    expect(objections(tried(takeParked, eht, 'rut', { ...KEPT, capacity: '' }))).toEqual(['capacity keep.capacity']);
    expect(objections(tried(takeParked, eht, 'siv', KEPT))).toEqual(['common.onlyPrincipal']);
  });

  it('stays as it was decided', () => {
    const dropped = after(eht, dropParked, 'siv', PARKED);
    expect(dropped.parked[0]).toMatchObject({ state: 'dropped', reviewedAt: 'oct' });
    expect(changesOf(tried(takeParked, dropped, 'rut', KEPT))).toBe(0);
    expect(changesOf(tried(keepParked, dropped, 'siv', PARKED))).toBe(0);
  });
});

describe('a note', () => {
  it('is kept once; the same card with other words is asked about', () => {
    const noted = after(eht, keepNote, 'siv', NOTE);
    expect(noted.notes).toMatchObject([{ id: NOTE.note, person: 'siv', state: 'open' } satisfies Partial<Note>]);
    expect(changesOf(tried(keepNote, noted, 'siv', NOTE))).toBe(0);
    expect(objections(tried(keepNote, noted, 'siv', { ...NOTE, text: 'Annat' }))).toEqual(['text keep.noteSaved']);
    expect(objections(tried(keepNote, eht, 'siv', { ...NOTE, text: '' }))).toEqual(['text keep.needWords']);
    expect(objections(tried(keepNote, eht, 'siv', { ...NOTE, note: 'x' }))).toEqual(['common.outdated']);
  });

  it('of something done is done, and counts as nothing else', () => {
    const { notes, deviations } = after(eht, keepNote, 'siv', { ...NOTE, use: 'activity' });
    expect(notes[0]?.state).toBe('done');
    expect(deviations).toEqual(eht.deviations);
  });
});

describe('how the team keeps to its plan', () => {
  it('is changed and audited, and not without having seen what somebody else changed meanwhile', () => {
    const version = stampOf(keepFields(eht.team.keepToPlan));
    const changed = after(eht, changeKeeping, 'kim', { ...SETTINGS, version });
    expect(changed.team.keepToPlan.perDay).toBe(3);
    expect(changesOf(tried(changeKeeping, changed, 'kim', { ...SETTINGS, version }))).toBe(0);
    const second = tried(changeKeeping, changed, 'rut', { ...SETTINGS, routine: 'Ring rektor', version });
    expect(objections(second)).toEqual(['perDay common.changedMeanwhile']);
  });

  it.each([null, 0, 21, 2.5])('asks for a number that will do instead of %s', (perDay) =>
    expect(objections(tried(changeKeeping, eht, 'kim', { ...SETTINGS, perDay }))).toEqual(['perDay keep.perDay']),
  );

  it('holds the routine to its length', () =>
    expect(objections(tried(changeKeeping, eht, 'kim', { ...SETTINGS, routine: 'x'.repeat(1001) }))).toEqual([
      'routine common.tooLong',
    ]));
});

describe('absence', () => {
  it('has an order, and is not in the past', () => {
    const leave = (from: string, until: string) => objections(tried(takeLeaves, eht, 'siv', [{ from, until }]));
    expect(leave('2026-09-20', '2026-09-18')).toEqual(['people.awayOrder']);
    expect(leave('2026-09-01', '2026-09-10')).toEqual(['people.awayPast']);
    expect(leave('2026-09-15', '2026-09-15')).toEqual([]);
    const ahead = { from: '2026-09-20', until: '2026-09-21' };
    const away = after(eht, takeLeaves, 'siv', [ahead, { from: '2026-09-15', until: '2026-09-16' }]);
    expect(changesOf(tried(takeLeaves, away, 'siv', [ahead]))).toBe(0);
    const siv = (of: typeof away) => of.members.find(({ id }) => id === 'siv');
    expect(siv(away)?.alsoAway).toEqual([ahead]);
    // Back today: what lies ahead stays, and is taken away by itself.
    const back = after(away, endLeave, 'siv', {});
    expect([siv(back)?.away, siv(back)?.alsoAway]).toEqual([ahead, undefined]);
    expect(changesOf(tried(endLeave, back, 'siv', {}))).toBe(0);
    expect(siv(after(back, removeLeaves, 'siv', [ahead]))?.away).toBeNull();
    expect(changesOf(tried(removeLeaves, eht, 'siv', [ahead]))).toBe(0);
    expect(changesOf(tried(endLeave, eht, 'siv', {}))).toBe(0);
  });

  it('of every week is kept in order, and is never the whole week', () => {
    const off = (of: typeof eht) => of.members.find(({ id }) => id === 'siv')?.daysOff;
    const part = after(eht, changeDaysOff, 'siv', [5, 1, 5]);
    expect(off(part)).toEqual([1, 5]);
    expect(changesOf(tried(changeDaysOff, part, 'siv', [1, 5]))).toBe(0);
    expect(off(after(part, changeDaysOff, 'siv', []))).toBeUndefined();
    expect(off(after(part, changeDaysOff, 'siv', [1, 2, 3, 4, 5]))).toBeUndefined();
  });

  it('snoozes from tomorrow to the end of the school year', () => {
    const until = (date: string) => objections(tried(snooze, eht, 'siv', { date }));
    expect([until('2026-09-15'), until('2026-09-16'), until('2027-08-01')]).toEqual([
      ['people.snoozePast'],
      [],
      ['date people.snoozeFar'],
    ]);
  });
});
