/** What is planned, and what is decided at the door, case by case. */
import { describe, expect, it } from 'vitest';
import { applyChanges } from '../../quality/apply-changes.ts';
import { decideDelivery } from '../../quality/deliveries/decide.ts';
import type { Delivery, DeliveryKind } from '../../quality/deliveries/delivery.ts';
import { planDeliveries, roundAfterMove } from '../../quality/deliveries/plan.ts';
import type { Document } from '../../quality/kinds.ts';
import type { Member } from '../../quality/people/documents.ts';
import { type Snapshot, toSnapshot } from '../../quality/snapshot.ts';
import type { Team } from '../../quality/team/documents.ts';
import { newDelivery } from '../../storage/plan.ts';
import { answer, checkpoint, keyOf, member, team } from '../storage/samples.ts';

const KEY = keyOf(1);
const EARLY = '2026-08-20T08:00:00Z';
const ZONE = 'Europe/Stockholm';
const people = (more: Record<string, Partial<Member>> = {}): Member[] => [
  member('kim', { coordinator: true, joinedAt: EARLY, ...more['kim'] }),
  member('rut', { principal: true, joinedAt: EARLY, ...more['rut'] }),
  member('siv', { joinedAt: EARLY, ...more['siv'] }),
];
/** A team with one checkpoint on Tuesday 6 October 2026. */
function make(documents: readonly Document[] = people(), more: Partial<Team> = {}, day = '2026-10-06'): Snapshot {
  const made = toSnapshot(KEY, [team(KEY, { wheelApprovedAt: EARLY, ...more }), checkpoint('c1', day), ...documents]);
  if (!made) throw new Error('no team');
  return made;
}
const local = (instant: string) =>
  Temporal.Instant.from(instant).toZonedDateTimeISO(ZONE).toPlainDateTime().toString({ smallestUnit: 'minute' });
const planOf = (snapshot: Snapshot, now = EARLY) =>
  planDeliveries(snapshot, now).deliveries.map((d) =>
    `${d.kind} ${d.recipient} ${local(d.dueAt)} ${d.occurrence}`.trim(),
  );
const only = (snapshot: Snapshot, ...kinds: DeliveryKind[]) =>
  planOf(snapshot).filter((line) => kinds.some((kind) => line.startsWith(`${kind} `)));

/** The school day after the last checkpoint everybody is asked to look back at the year. */
const LOOKING_BACK = [
  ...['kim', 'rut', 'siv'].map((who) => `evaluation ${who} 2026-10-07T08:00 2026/27`),
  'year-end kim 2026-10-14T08:00 2026/27',
  'year-end kim 2027-08-10T08:00 2026/27:august',
];

describe('the plan of a checkpoint', () => {
  it('has one message of each kind for each who should have it', () => {
    expect(planOf(make())).toEqual([
      'gather kim 2026-09-22T08:00',
      'prompt kim 2026-09-29T08:00',
      'reminder kim 2026-10-02T08:00',
      'prompt rut 2026-09-29T08:00',
      'reminder rut 2026-10-02T08:00',
      'prompt siv 2026-09-29T08:00',
      'reminder siv 2026-10-02T08:00',
      'agenda channel 2026-10-06T08:00 2026-10-06',
      'decisions kim 2026-10-09T08:00',
      'summary rut 2026-10-14T08:00',
      ...LOOKING_BACK,
    ]);
  });
  it('has only the approval before the wheel is approved, and nothing for a closed checkpoint', () => {
    expect(planOf(make(people(), { wheelApprovedAt: null }))).toEqual(['approval rut 2026-08-20T10:00 2026/27']);
    const closed = toSnapshot(KEY, [team(KEY), ...people(), checkpoint('c1', '2026-10-06', { state: 'closed' })]);
    expect(closed && planOf(closed)).toEqual(LOOKING_BACK);
  });
  it.each([
    ['the autumn change of clocks', '2026-10-26', ['prompt siv 2026-10-19T08:00', 'reminder siv 2026-10-23T08:00']],
    ['the spring change of clocks in Easter', '2027-04-05', ['prompt siv 2027-03-25T08:00']],
    ['week 53 and the Christmas break', '2027-01-12', ['prompt siv 2026-12-18T08:00', 'reminder siv 2027-01-11T08:00']],
    ['a break over both', '2027-03-01', ['prompt siv 2027-02-19T08:00']],
  ])('goes earlier to a school day at 08:00 over %s', (_what, day, expected) => {
    const snapshot = make(people(), {}, day);
    expect(only(snapshot, 'prompt', 'reminder').filter((line) => line.includes(' siv '))).toEqual(expected);
  });
  it('lets principal and coordinator stand in for each other', () => {
    const alone = make(people({ kim: { coordinator: false } }));
    expect(only(alone, 'gather', 'decisions', 'summary').map((line) => line.split(' ')[1])).toEqual([
      'rut',
      'rut',
      'rut',
    ]);
    const vacant = make(people({ rut: { principal: false } }));
    expect(only(vacant, 'summary')).toEqual(['summary kim 2026-10-14T08:00']);
  });
  it('asks whoever joins after the prompts at the next opportunity, without a reminder of it', () => {
    const late = make(people({ siv: { joinedAt: '2026-10-02T18:00:00Z' } }));
    expect(planOf(late).filter((line) => line.includes(' siv '))).toEqual([
      'prompt siv 2026-10-05T08:00',
      'evaluation siv 2026-10-07T08:00 2026/27',
    ]);
  });
  it('counts from the approval when the wheel is approved late', () => {
    const snapshot = make(people(), { wheelApprovedAt: '2026-10-01T09:30:00Z' });
    expect(planOf(snapshot)).toEqual(
      expect.arrayContaining([
        'gather kim 2026-10-01T11:30',
        'prompt siv 2026-10-01T11:30',
        'reminder siv 2026-10-02T08:00',
      ]),
    );
  });
  it('prompts again when a snooze ends', () => {
    const snapshot = make(people({ siv: { snoozedUntil: '2026-10-03' } }));
    expect(planOf(snapshot)).toContain('prompt siv 2026-10-05T08:00 snooze:2026-10-03');
    expect(only(make(people({ siv: { snoozedUntil: '2026-09-25' } })), 'prompt')).toHaveLength(3);
    expect(only(make(people({ siv: { snoozedUntil: '2026-12-01' } })), 'prompt')).toHaveLength(3);
  });
  it('sends the summary once decisions are recorded, within working hours', () => {
    const decided = checkpoint('c1', '2026-10-06', { decisionsRecordedAt: '2026-10-08T17:00:00Z' });
    const snapshot = applyChanges(make(), [{ do: 'put', document: decided, expected: 1 }]);
    expect(only(snapshot, 'summary')).toEqual(['summary rut 2026-10-09T08:00']);
  });
  it('ends a checkpoint in the last week on the last school day', () => {
    expect(only(make(people(), {}, '2027-06-10'), 'decisions', 'summary')).toEqual([
      'decisions kim 2027-06-11T08:00',
      'summary rut 2027-06-11T08:00',
    ]);
  });
  it('sends status on the first school day of each month or week', () => {
    const follow = (every: 'week' | 'month'): Document => ({
      kind: 'follow',
      id: 'rut',
      version: 1,
      schoolYear: '',
      every,
      since: '2026-08-20',
    });
    const months = planDeliveries(make([...people(), follow('month')]), '2026-10-15T08:00:00Z').deliveries.filter(
      (d) => d.kind === 'status',
    );
    expect(months.map((d) => local(d.dueAt))).toEqual([
      '2026-10-01T08:00',
      '2026-11-02T08:00',
      '2026-12-01T08:00',
      '2027-01-11T08:00',
      '2027-02-01T08:00',
      '2027-03-01T08:00',
      '2027-04-05T08:00',
      '2027-05-03T08:00',
      '2027-06-01T08:00',
    ]);
    const weeks = planDeliveries(make([...people(), follow('week')]), '2026-10-15T08:00:00Z').deliveries.filter(
      (d) => d.kind === 'status',
    );
    expect(weeks.slice(0, 3).map((d) => local(d.dueAt))).toEqual([
      '2026-10-12T08:00',
      '2026-10-19T08:00',
      '2026-11-02T08:00',
    ]);
  });
});

describe('a checkpoint that moves', () => {
  const snapshot = make();
  const [before] = snapshot.checkpoints;
  if (!before) throw new Error('no checkpoint');
  const moved = (to: string, now: string) => {
    const round = roundAfterMove(snapshot, before, to, Temporal.Instant.from(now));
    const document = { ...before, date: to, round, chosenAt: now };
    return applyChanges(snapshot, [{ do: 'put', document, expected: 1 }]);
  };
  const keys = (one: Snapshot, kind: DeliveryKind) =>
    planDeliveries(one, EARLY)
      .deliveries.filter((d) => d.kind === kind && d.recipient === 'siv')
      .map((d) => d.key);
  it('keeps its messages and changes their day before anybody is asked', () => {
    const later = moved('2026-11-10', '2026-09-10T08:00:00Z');
    expect(keys(later, 'prompt')).toEqual(keys(snapshot, 'prompt'));
    expect(only(later, 'prompt')).toContain('prompt siv 2026-11-03T08:00');
  });
  it('asks anew after the prompts when it moves more than a week later', () => {
    const later = moved('2026-11-10', '2026-09-30T08:00:00Z');
    expect(only(later, 'prompt')).toContain('prompt siv 2026-11-03T08:00 2026-11-10');
    expect(keys(later, 'reminder')).not.toEqual(keys(snapshot, 'reminder'));
  });
  it('asks at the next opportunity, and not late, when it moves to a day whose prompts should have gone out', () => {
    const sooner = moved('2026-09-21', '2026-09-16T09:00:00Z');
    expect(only(sooner, 'prompt')).toContain('prompt siv 2026-09-16T11:00');
    const prompt = planDeliveries(sooner, EARLY).deliveries.find((d) => d.kind === 'prompt' && d.recipient === 'siv');
    if (!prompt) throw new Error('no prompt');
    const verdict = decideDelivery(newDelivery(KEY, prompt, true), sooner, '2026-09-16T09:01:00Z');
    expect(verdict).toEqual({ do: 'send', late: false });
  });
  it('does not ask anew for a few days, and has its agenda on the new day', () => {
    const later = moved('2026-10-12', '2026-10-06T09:00:00Z');
    expect(keys(later, 'prompt')).toEqual(keys(snapshot, 'prompt'));
    expect(only(later, 'agenda')).toEqual(['agenda channel 2026-10-12T08:00 2026-10-12']);
  });
});

describe('at the door', () => {
  /** The delivery of the plan that is sent to a person, as the store would hand it out. */
  function ask(snapshot: Snapshot, kind: DeliveryKind, to: string, now: string, more: Partial<Delivery> = {}) {
    const planned = planDeliveries(snapshot, EARLY).deliveries.find((d) => d.kind === kind && d.recipient === to);
    const bare = { kind, checkpoint: 'c1', recipient: to, occurrence: '', key: 'k', dueAt: '2026-09-29T06:00:00Z' };
    return decideDelivery({ ...newDelivery(KEY, planned ?? bare, true), ...more }, snapshot, now);
  }
  const PROMPT = '2026-09-29T06:00:00Z';
  const REMINDER = '2026-10-02T06:00:00Z';
  const at = (more: Partial<Member>) => make(people({ siv: more }));
  const withAnswer = make([...people(), answer('c1', 'siv')]);
  const changed = (more: Parameters<typeof checkpoint>[2]) =>
    applyChanges(make(), [{ do: 'put', document: checkpoint('c1', '2026-10-06', more), expected: 1 }]);

  it('sends what is wanted, and says when it is late', () => {
    expect(ask(make(), 'prompt', 'siv', PROMPT)).toEqual({ do: 'send', late: false });
    expect(ask(make(), 'prompt', 'siv', '2026-09-30T14:00:00Z')).toEqual({ do: 'send', late: false });
    expect(ask(make(), 'prompt', 'siv', '2026-10-01T06:00:00Z')).toEqual({ do: 'send', late: true });
    expect(ask(make(), 'prompt', 'siv', '2026-10-01T06:00:00Z', { note: 'away' })).toEqual({ do: 'send', late: false });
  });
  it.each<[string, Snapshot, DeliveryKind, string, string, string]>([
    ['done', withAnswer, 'prompt', 'siv', PROMPT, 'done'],
    ['done', withAnswer, 'reminder', 'siv', REMINDER, 'done'],
    ['gathered', changed({ gatheredAt: EARLY }), 'gather', 'kim', '2026-09-22T06:00:00Z', 'gathered'],
    [
      'recorded',
      changed({ decisionsRecordedAt: '2026-10-08T08:00:00Z' }),
      'decisions',
      'kim',
      '2026-10-09T06:00:00Z',
      'recorded',
    ],
    ['closed', changed({ state: 'closed' }), 'prompt', 'siv', PROMPT, 'closed'],
    ['left', at({ active: false }), 'prompt', 'siv', PROMPT, 'left'],
    ['merged', make(), 'prompt', 'siv', REMINDER, 'merged'],
    ['too late', make(), 'reminder', 'siv', '2026-10-07T06:00:00Z', 'too-late'],
    ['too late', make(), 'agenda', 'channel', '2026-10-07T06:00:00Z', 'too-late'],
    ['too late', make(), 'gather', 'kim', '2026-10-07T06:00:00Z', 'too-late'],
    ['snoozed', at({ snoozedUntil: '2026-10-05' }), 'reminder', 'siv', REMINDER, 'snoozed'],
    ['away', at({ away: { from: '2026-09-28', until: '2026-10-06' } }), 'prompt', 'siv', PROMPT, 'away'],
  ])('%s: drops it', (_what, snapshot, kind, to, now, why) => {
    expect(ask(snapshot, kind, to, now)).toEqual({ do: 'supersede', why });
  });
  it.each<[string, Snapshot, DeliveryKind, string, string, string, string]>([
    [
      'away',
      at({ away: { from: '2026-09-28', until: '2026-10-02' } }),
      'prompt',
      'siv',
      PROMPT,
      'away',
      '2026-10-05T08:00',
    ],
    ['snoozed', at({ snoozedUntil: '2026-10-01' }), 'prompt', 'siv', PROMPT, 'snoozed', '2026-10-01T08:00'],
    ['night', make(), 'prompt', 'siv', '2026-09-29T20:00:00Z', 'outside-hours', '2026-09-30T08:00'],
    ['weekend', make(), 'reminder', 'siv', '2026-10-03T08:00:00Z', 'outside-hours', '2026-10-05T08:00'],
    [
      'break',
      make(people(), {}, '2026-10-21'),
      'decisions',
      'kim',
      '2026-10-26T08:00:00Z',
      'outside-hours',
      '2026-11-02T08:00',
    ],
  ])('%s: waits', (_what, snapshot, kind, to, now, why, until) => {
    const verdict = ask(snapshot, kind, to, now);
    expect(verdict.do === 'postpone' && [verdict.why, local(verdict.until)]).toEqual([why, until]);
  });
  it('a first prompt that a snooze has put off gives way to the one that the snooze asked for', () => {
    const snapshot = at({ snoozedUntil: '2026-10-01' });
    const now = '2026-10-01T06:00:00Z';
    expect(ask(snapshot, 'prompt', 'siv', now)).toEqual({ do: 'supersede', why: 'merged' });
    const occurrence = { occurrence: 'snooze:2026-10-01', dueAt: now };
    expect(ask(snapshot, 'prompt', 'siv', now, occurrence)).toEqual({ do: 'send', late: false });
  });
  it('mentions nobody in the channel who has left', () => {
    const mention = { recipient: 'channel', occurrence: 'siv', dueAt: PROMPT };
    expect(ask(make(), 'prompt', 'channel', PROMPT, mention)).toMatchObject({ do: 'send' });
    expect(ask(at({ active: false }), 'prompt', 'channel', PROMPT, mention)).toEqual({ do: 'supersede', why: 'left' });
    expect(ask(withAnswer, 'prompt', 'channel', PROMPT, mention)).toEqual({ do: 'supersede', why: 'done' });
  });
  it('gives an old status up when the next has come', () => {
    const follow: Document = {
      kind: 'follow',
      id: 'rut',
      version: 1,
      schoolYear: '',
      every: 'week',
      since: EARLY.slice(0, 10),
    };
    const status = { checkpoint: null, occurrence: '2026-09-21', dueAt: '2026-09-21T06:00:00Z' };
    const snapshot = make([...people(), follow]);
    expect(ask(snapshot, 'status', 'rut', '2026-09-25T06:00:00Z', status)).toMatchObject({ do: 'send' });
    expect(ask(snapshot, 'status', 'rut', '2026-09-28T06:00:00Z', status)).toEqual({
      do: 'supersede',
      why: 'too-late',
    });
  });
  it('brings the last checkpoint to its end after the pupils have left, in office hours only and not for ever', () => {
    const june = make(people(), {}, '2027-06-08');
    expect(ask(june, 'summary', 'rut', '2027-06-15T07:00:00Z')).toMatchObject({ do: 'send' });
    const verdict = ask(june, 'summary', 'rut', '2027-06-19T01:00:00Z');
    expect(verdict.do === 'postpone' && local(verdict.until)).toBe('2027-06-21T08:00');
    expect(ask(june, 'summary', 'rut', '2027-07-15T07:00:00Z')).toEqual({ do: 'supersede', why: 'too-late' });
  });
});
