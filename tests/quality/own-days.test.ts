/** On which days somebody is reminded of what is their own, and how often in a year. */
import { describe, expect, it } from 'vitest';
import { renderDelivery } from '../../cards/deliveries.ts';
import { toText } from '../../cards/render/text.ts';
import { decideDelivery } from '../../quality/deliveries/decide.ts';
import type { Delivery, DeliveryKind } from '../../quality/deliveries/delivery.ts';
import { hasEnough, isLeft } from '../../quality/deliveries/enough.ts';
import { planDeliveries } from '../../quality/deliveries/plan.ts';
import type { Snapshot } from '../../quality/snapshot.ts';
import { newDelivery } from '../../storage/plan.ts';
import { checkpoint, decision, discussion, goal } from '../storage/samples.ts';
import { eht } from './acting.ts';

const NOW = '2026-10-07T10:00:00Z';
const SENT = checkpoint('c', '2026-10-06', { decisionsRecordedAt: '2026-10-07T09:00:00Z' });
const daysOf = (snapshot: Snapshot, kind: DeliveryKind, person: string, now = NOW): string[] =>
  planDeliveries(snapshot, now)
    .deliveries.filter((one) => one.kind === kind && one.recipient === person)
    .map(({ occurrence }) => occurrence)
    .toSorted();
const given = (more = {}) =>
  decision('d1', 'c', { owner: 'siv', due: '2026-10-21', createdBy: 'kim', createdAt: NOW, ...more });

describe('a decision’s owner', () => {
  it('is told the school day after it was sent on, reminded two school days before it is due, and the school day after', () => {
    expect(daysOf(eht(SENT, given()), 'decision', 'siv')).toEqual(['2026-10-08', '2026-10-19', '2026-10-22']);
  });
  it('is not told of what they entered themselves, nor before it was sent on, nor of what is done', () => {
    expect(daysOf(eht(SENT, given({ createdBy: 'siv' })), 'decision', 'siv')).toEqual(['2026-10-19', '2026-10-22']);
    const unsent = checkpoint('c', '2026-10-06');
    expect(daysOf(eht(unsent, given()), 'decision', 'siv')).toEqual(['2026-10-19', '2026-10-22']);
    expect(daysOf(eht(SENT, given({ doneAt: NOW })), 'decision', 'siv')).toEqual([]);
    expect(daysOf(eht(SENT, given({ owner: 'lea' })), 'decision', 'lea')).toEqual([]);
  });
  it('is told the school day after it was entered, where that was before its checkpoint', () => {
    const later = checkpoint('c', '2026-11-10');
    expect(daysOf(eht(later, given()), 'decision', 'siv')[0]).toBe('2026-10-08');
  });
  it('is not reminded of what they have just been told of', () => {
    expect(daysOf(eht(SENT, given({ due: '2026-10-09' })), 'decision', 'siv')).toEqual(['2026-10-08', '2026-10-12']);
  });
  it('gets one message a day for all of them', () => {
    const two = eht(SENT, given(), decision('d2', 'c', { ...given(), id: 'd2', due: '2026-10-22' }));
    expect(daysOf(two, 'decision', 'siv')).toEqual([
      '2026-10-08',
      '2026-10-19',
      '2026-10-20',
      '2026-10-22',
      '2026-10-23',
    ]);
  });
});

it('those planned into a discussion are reminded the school day before, and not once it is called off', () => {
  const met = discussion('m', { date: '2026-10-12', people: ['siv', 'kim'] });
  expect(daysOf(eht(met), 'discussion', 'siv')).toEqual(['2026-10-09']);
  expect(daysOf(eht(met), 'discussion', 'rut')).toEqual([]);
  expect(daysOf(eht({ ...met, state: 'cancelled' }), 'discussion', 'siv')).toEqual([]);
  expect(daysOf(eht(met), 'discussion', 'siv', '2026-10-12T07:00:00Z')).toEqual([]);
});

it('a goal’s question comes once more after five school days, and the coordinator reads which roles are missing', () => {
  const asked = eht(goal('g1', 1, { state: 'draft', askedAt: NOW }));
  expect(daysOf(asked, 'acceptance', 'siv')).toEqual(['2026-10-14']);
  expect(daysOf(asked, 'acceptance', 'kim')).toEqual(['2026-10-14']);
  const lines = (recipient: string): string => {
    const draft = {
      key: 'k',
      kind: 'acceptance',
      checkpoint: null,
      recipient,
      occurrence: '2026-10-14',
      dueAt: NOW,
    } as const;
    return toText(renderDelivery(newDelivery(asked.key, draft, true), asked, '2026-10-14T08:00:00Z', { late: false }));
  };
  expect(lines('kim')).toContain('Mål 1 väntar på svar från: skolkurator, rektor, skolsköterska');
  expect(lines('siv')).not.toContain('väntar på svar från');
});

it('a reminder of what has been done meanwhile is not sent', () => {
  const draft = {
    key: 'k',
    kind: 'decision',
    checkpoint: null,
    recipient: 'siv',
    occurrence: '2026-10-08',
    dueAt: '2026-10-08T06:00:00Z',
  } as const;
  const one = newDelivery(eht().key, draft, true);
  const at = '2026-10-08T06:00:00Z';
  expect(decideDelivery(one, eht(SENT, given()), at)).toEqual({ do: 'send', late: false });
  expect(decideDelivery(one, eht(SENT, given({ doneAt: NOW })), at)).toEqual({ do: 'supersede', why: 'done' });
});

it('with what has been sent and the wheel’s own that are to come, a member gets ten messages a year at most', () => {
  const one = (index: number, kind: DeliveryKind, state: Delivery['state']): Delivery => ({
    ...newDelivery(
      eht().key,
      { key: `${index}`, kind, checkpoint: null, recipient: 'siv', occurrence: '', dueAt: NOW },
      true,
    ),
    state,
    nextAt: state === 'due' ? NOW : null,
  });
  const many = (count: number, kind: DeliveryKind, state: Delivery['state']) =>
    Array.from({ length: count }, (_, index) => one(index, kind, state));
  expect(hasEnough([...many(8, 'accept', 'sent'), ...many(1, 'prompt', 'due')], eht(), 'siv')).toBe(false);
  expect(hasEnough([...many(8, 'accept', 'sent'), ...many(2, 'prompt', 'due')], eht(), 'siv')).toBe(true);
  // A second question about a checkpoint has no room of its own: it would cost the owner of a decision what only they are told.
  expect(hasEnough([...many(4, 'prompt', 'sent'), ...many(6, 'reminder', 'due')], eht(), 'siv')).toBe(false);
  expect(hasEnough(many(20, 'decision', 'due'), eht(), 'siv')).toBe(false);
  expect(hasEnough(many(20, 'prompt', 'superseded'), eht(), 'siv')).toBe(false);
  expect(hasEnough(many(20, 'status', 'sent'), eht(), 'siv')).toBe(false);
  expect(hasEnough(many(20, 'prompt', 'sent'), eht(), 'kim')).toBe(false);
});

it('the second question about a checkpoint is not left where it comes in place of the first', () => {
  const of = (kind: DeliveryKind, state: Delivery['state'], key: string): Delivery => ({
    ...newDelivery(eht().key, { key, kind, checkpoint: 'oct', recipient: 'siv', occurrence: '', dueAt: NOW }, true),
    state,
    nextAt: state === 'due' ? NOW : null,
  });
  const full = Array.from({ length: 10 }, (_, index) => of('decision', 'sent', `${index}`));
  const reminder = of('reminder', 'due', 'r');
  expect(isLeft(reminder, [...full, of('prompt', 'sent', 'p')], eht())).toBe(true);
  expect(isLeft(reminder, [...full, of('prompt', 'superseded', 'p')], eht())).toBe(false);
  expect(isLeft(reminder, [...full, { ...of('prompt', 'sent', 'p'), checkpoint: 'jan' }], eht())).toBe(false);
});

it('the last word before a checkpoint is not left for what has been said of something else, which leaves a place for the next', () => {
  const of = (kind: DeliveryKind, state: Delivery['state'], key: string): Delivery => ({
    ...newDelivery(eht().key, { key, kind, checkpoint: 'oct', recipient: 'siv', occurrence: '', dueAt: NOW }, true),
    state,
    nextAt: state === 'due' ? NOW : null,
  });
  const coming = ['jan', 'mar', 'jun'].map((key) => ({ ...of('prompt', 'due', key), checkpoint: key }));
  const asked = [of('prompt', 'sent', 'p'), ...coming, of('evaluation', 'due', 'e')];
  const goals = (count: number) => Array.from({ length: count }, (_, index) => of('accept', 'sent', `${index}`));
  const reminder = of('reminder', 'due', 'r');
  // Three goals have been asked about in the autumn.
  expect(isLeft(reminder, [...asked, reminder, ...goals(3)], eht())).toBe(false);
  expect(isLeft(reminder, [...asked, reminder, ...goals(4)], eht())).toBe(false);
  expect(isLeft(of('accept', 'due', 'g'), [...asked, reminder, ...goals(3)], eht())).toBe(false);
  expect(isLeft(of('accept', 'due', 'g'), [...asked, reminder, ...goals(4)], eht())).toBe(true);
  // No reminder is to come: the place is anybody's.
  const done = { ...reminder, state: 'superseded', nextAt: null } as const;
  expect(isLeft(of('accept', 'due', 'g'), [...asked, done, ...goals(4)], eht())).toBe(false);
});

it('room is kept for the decisions that somebody may yet be given, and what is news may take it', () => {
  const of = (kind: DeliveryKind, state: Delivery['state'], key: string, occurrence = ''): Delivery => ({
    ...newDelivery(eht().key, { key, kind, checkpoint: null, recipient: 'siv', occurrence, dueAt: NOW }, true),
    state,
    nextAt: state === 'due' ? NOW : null,
  });
  const sent = (count: number) => Array.from({ length: count }, (_, index) => of('accept', 'sent', `${index}`));
  const news = of('decision', 'due', 'n', '2026-10-08');
  const others = [
    of('decision', 'due', 'b', '2026-10-19'),
    of('goalAdopted', 'due', 'r'),
    of('acceptance', 'due', 'a'),
  ];
  const spring = eht(SENT, given());
  expect(others.map((one) => isLeft(one, sent(7), spring))).toEqual([false, false, false]);
  expect(others.map((one) => isLeft(one, sent(8), spring))).toEqual([true, true, true]);
  for (const one of [news, of('accept', 'due', 'g'), of('discussion', 'due', 'd')]) {
    expect(isLeft(one, sent(9), spring)).toBe(false);
    expect(isLeft(one, sent(10), spring)).toBe(true);
  }
  // Nothing is kept any more when the year's last decisions have been sent on.
  const over = { ...spring, checkpoints: spring.checkpoints.map((one) => ({ ...one, state: 'closed' as const })) };
  expect(others.map((one) => isLeft(one, sent(9), over))).toEqual([false, false, false]);
});

it('the one reminder of a decision whose day has been is not left, however many messages there have been', () => {
  const of = (occurrence: string): Delivery => {
    const draft = {
      key: occurrence,
      kind: 'decision',
      checkpoint: null,
      recipient: 'siv',
      occurrence,
      dueAt: NOW,
    } as const;
    return newDelivery(eht().key, draft, true);
  };
  const full = Array.from({ length: 10 }, (_, index): Delivery => ({ ...of(`${index}`), state: 'sent', nextAt: null }));
  const [before, after] = [of('2026-10-19'), of('2026-10-22')];
  expect([before, after].map((one) => isLeft(one, full, eht(SENT, given())))).toEqual([true, false]);
  // Nothing is late that is done, has got another day, or is somebody else's.
  for (const more of [{ doneAt: NOW }, { due: '2026-10-28' }, { owner: 'kim' }])
    expect(isLeft(after, full, eht(SENT, given(more)))).toBe(true);
});

describe('a question that goes out anyway', () => {
  const asked = (kind: 'prompt' | 'reminder', snapshot: Snapshot, recipient: string): string => {
    const draft = { key: 'k', kind, checkpoint: 'n', recipient, occurrence: '', dueAt: NOW } as const;
    const one = newDelivery(snapshot.key, draft, true);
    return toText(renderDelivery(one, snapshot, '2026-10-14T08:00:00Z', { late: false }));
  };
  const next = checkpoint('n', '2026-10-20');
  const words = 'Ditt beslut, klart senast';

  it('says the decisions that its reader has not done, so that nobody misses them whose year of messages is full', () => {
    const team = eht(SENT, next, given());
    expect(asked('prompt', team, 'siv')).toContain(words);
    expect(asked('reminder', team, 'siv')).toContain(words);
    expect(asked('prompt', team, 'kim')).not.toContain(words);
    expect(asked('prompt', eht(SENT, next, given({ due: '2026-10-13' })), 'siv')).toContain(
      'Ditt beslut, försenat sedan',
    );
    expect(asked('prompt', eht(SENT, next, given({ doneAt: NOW })), 'siv')).not.toContain(words);
  });

  it('says the goals that wait for its reader when they were asked about a while ago, and to whoever coordinates which roles are missing', () => {
    const waiting = (askedAt: string) => eht(next, goal('g1', 1, { state: 'draft', askedAt }));
    expect(asked('prompt', waiting(NOW), 'siv')).toContain('Mål 1 väntar på ditt svar');
    expect(asked('prompt', waiting(NOW), 'siv')).not.toContain('väntar på svar från');
    expect(asked('prompt', waiting(NOW), 'kim')).toContain('Mål 1 väntar på svar från: ');
    expect(asked('prompt', waiting('2026-10-13T10:00:00Z'), 'siv')).not.toContain('Mål 1 väntar');
  });

  it('says tomorrow’s discussion to those who take part', () => {
    const met = eht(next, discussion('m', { date: '2026-10-15', people: ['siv'] }));
    expect(asked('prompt', met, 'siv')).toContain('om resultaten');
    expect(asked('prompt', met, 'kim')).not.toContain('om resultaten');
  });
});
