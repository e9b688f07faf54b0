/** Decisions go to the principal on the checkpoint's day at the earliest. */
import { expect, it } from 'vitest';
import { sendDecisions } from '../../quality/checkpoints/decisions-act.ts';
import { decisionsOf } from '../../quality/checkpoints/decisions-of.ts';
import type { Snapshot } from '../../quality/snapshot.ts';
import { waitingFor } from '../../quality/status/waiting.ts';
import { decision } from '../storage/samples.ts';
import { act, codes, committed, eht, KIM, RUT } from './acting.ts';

const ON_THE_DAY = Temporal.Instant.from('2026-10-06T14:00:00Z');
const one = eht(decision('d', 'oct'));

it('decisions are sent on from the checkpoint’s day on, and not by what was sent before it was moved', () => {
  const early = Temporal.Instant.from('2026-09-20T08:00:00Z');
  const send = (snapshot: Snapshot, now: Temporal.Instant) =>
    act(sendDecisions, snapshot, KIM, { checkpoint: 'oct', summary: '' }, now);
  expect(codes(send(one, early))).toEqual(['checkpoint.sendTooEarly']);
  const dayOf = (now: Temporal.Instant) => now.toString().slice(0, 10);
  const sent = committed(one, send(one, ON_THE_DAY), ON_THE_DAY).after;
  const kinds = (snapshot: Snapshot, who = KIM) => waitingFor(snapshot, who, dayOf(ON_THE_DAY)).map(({ kind }) => kind);
  expect(kinds(sent)).not.toContain('decisions');
  expect(kinds(sent, RUT)).toContain('close');
  const tooEarly = sent.checkpoints.map((one) =>
    one.id === 'oct' ? { ...one, decisionsRecordedAt: early.toString() } : one,
  );
  expect(kinds({ ...sent, checkpoints: tooEarly })).toContain('decisions');
  expect(kinds({ ...sent, checkpoints: tooEarly }, RUT)).not.toContain('close');
  expect(codes(send({ ...sent, checkpoints: tooEarly }, ON_THE_DAY))).toEqual([]);
});

it('decisions of one day stand in the order in which they were entered', () => {
  const entered = (id: string, createdAt: string, due = '2026-10-20') => decision(id, 'oct', { createdAt, due });
  const three = eht(
    entered('a', '2026-10-06T09:02:00Z'),
    entered('b', '2026-10-06T09:00:00Z'),
    entered('c', '2026-10-06T09:01:00Z'),
    entered('d', '2026-10-06T09:05:00Z', '2026-10-19'),
  );
  const oct = three.checkpoints.find(({ id }) => id === 'oct');
  expect(oct && decisionsOf(three, oct).map(({ id }) => id)).toEqual(['d', 'b', 'c', 'a']);
});
