/** Somebody who does not work every weekday: when they are asked, and what waits for their next day. */
import { describe, expect, it } from 'vitest';
import { decideDelivery } from '../../quality/deliveries/decide.ts';
import type { DeliveryKind } from '../../quality/deliveries/delivery.ts';
import { planDeliveries } from '../../quality/deliveries/plan.ts';
import type { Member } from '../../quality/people/documents.ts';
import { joinUpMembers } from '../../quality/people/joining-up.ts';
import { thereFrom } from '../../quality/people/leaves.ts';
import { type Snapshot, toSnapshot } from '../../quality/snapshot.ts';
import { newDelivery } from '../../storage/plan.ts';
import { checkpoint, keyOf, member, team } from '../storage/samples.ts';

const KEY = keyOf(1);
const EARLY = '2026-08-20T08:00:00Z';
const local = (instant: string) =>
  Temporal.Instant.from(instant)
    .toZonedDateTimeISO('Europe/Stockholm')
    .toPlainDateTime()
    .toString({ smallestUnit: 'minute' });

/** A team with one checkpoint, and Siv, who coordinates it, as she is. */
function make(siv: Partial<Member>, day = '2026-10-06'): Snapshot {
  const made = toSnapshot(KEY, [
    team(KEY, { wheelApprovedAt: EARLY }),
    checkpoint('c1', day),
    member('siv', { joinedAt: EARLY, coordinator: true, ...siv }),
  ]);
  if (!made) throw new Error('no team');
  return made;
}
const dueOf = (snapshot: Snapshot, ...kinds: DeliveryKind[]) =>
  planDeliveries(snapshot, EARLY)
    .deliveries.filter(({ kind }) => kinds.includes(kind))
    .map(({ kind, dueAt }) => `${kind} ${local(dueAt)}`);
/** What becomes of a delivery that is due, and until when it waits. */
function ask(snapshot: Snapshot, kind: DeliveryKind, now: string): string {
  const planned = planDeliveries(make({}), EARLY).deliveries.find((one) => one.kind === kind);
  if (!planned) throw new Error('not planned');
  const verdict = decideDelivery(newDelivery(KEY, planned, true), snapshot, now);
  if (verdict.do === 'send') return 'sent';
  return verdict.do === 'postpone' ? `${verdict.why} ${local(verdict.until)}` : `dropped ${verdict.why}`;
}

const PROMPT = '2026-09-29T06:00:00Z';

describe('the plan of somebody who does not work every weekday', () => {
  it.each<[string, number[], string, string[]]>([
    [
      'waits for the next day that they work',
      [2, 5],
      '2026-10-06',
      ['gather 2026-09-23T08:00', 'prompt 2026-09-30T08:00', 'reminder 2026-10-05T08:00'],
    ],
    // Wednesdays only, the checkpoint on a Tuesday: a reminder would say nothing that the prompt has not just said.
    [
      'comes the last day before, where the checkpoint is over by the next',
      [1, 2, 4, 5],
      '2026-10-06',
      ['gather 2026-09-23T08:00', 'prompt 2026-09-30T08:00'],
    ],
    [
      'comes on the checkpoint’s own day',
      [1, 2, 3, 4],
      '2026-10-09',
      ['gather 2026-09-25T08:00', 'prompt 2026-10-02T08:00', 'reminder 2026-10-09T08:00'],
    ],
    ['comes before a break', [1, 2, 4, 5], '2026-11-03', ['gather 2026-10-21T08:00', 'prompt 2026-10-21T08:00']],
  ])('%s', (_what, daysOff, day, expected) =>
    expect(dueOf(make({ daysOff }, day), 'gather', 'prompt', 'reminder')).toEqual(expected),
  );
});

describe('what is due on a day off', () => {
  it.each<[string, Partial<Member>, DeliveryKind, string, string]>([
    ['waits for the next day of work', { daysOff: [2, 3] }, 'prompt', PROMPT, 'away 2026-10-01T08:00'],
    [
      'waits past a leave that follows',
      { daysOff: [2], away: { from: '2026-09-30', until: '2026-10-01' } },
      'prompt',
      PROMPT,
      'away 2026-10-02T08:00',
    ],
    [
      'waits past one that a leave ends on',
      { daysOff: [1, 5], away: { from: '2026-09-28', until: '2026-10-01' } },
      'prompt',
      PROMPT,
      'away 2026-10-06T08:00',
    ],
    [
      'waits past one that a snooze ends on',
      { daysOff: [4], snoozedUntil: '2026-10-01' },
      'prompt',
      PROMPT,
      'snoozed 2026-10-02T08:00',
    ],
    ['is sent on any other day', { daysOff: [1, 5] }, 'prompt', PROMPT, 'sent'],
    [
      'is dropped where it means nothing by then',
      { daysOff: [1, 2, 5] },
      'reminder',
      '2026-10-02T06:00:00Z',
      'dropped away',
    ],
    // The day after the year's last school day: staff are there still.
    ['waits in June too', { daysOff: [1] }, 'decisions', '2027-06-14T06:00:00Z', 'away 2027-06-15T08:00'],
  ])('%s', (_what, siv, kind, now, expected) => expect(ask(make(siv), kind, now)).toBe(expected));
});

it('two accounts of one person have the days off of either', () => {
  const [known, other] = [member('siv', {}), member('account', { daysOff: [5] })];
  expect(joinUpMembers(known, other).kept.daysOff).toEqual([5]);
  expect(joinUpMembers({ ...known, daysOff: [1] }, other).kept.daysOff).toEqual([1]);
});

it('there again is the first day in no leave and on no day off', () => {
  const siv = { away: { from: '2026-09-29', until: '2026-10-01' }, daysOff: [1, 5] };
  expect(thereFrom(siv, '2026-09-24')).toBe('2026-09-24');
  // Friday to Tuesday's leave, whose last day is before a Friday; weekends are the calendar's.
  expect(thereFrom(siv, '2026-09-25')).toBe('2026-09-26');
  expect(thereFrom(siv, '2026-09-28')).toBe('2026-10-03');
  expect(thereFrom({ away: null }, '2026-09-28')).toBe('2026-09-28');
});
