/** Which reports a team may ask for on a day, and which of them it most likely means. Pure. */
import { inOrder } from '../quality/checkpoints/order.ts';
import { signatureOf } from '../quality/evaluation/evaluating.ts';
import type { Snapshot } from '../quality/snapshot.ts';
import { halfToday, isTold, type Subject } from './reading.ts';

/** Each checkpoint that has been, the halves that have begun, and the year. `today` is an ISO date. */
export function subjectsOf(snapshot: Snapshot, today: string): Subject[] {
  const been = inOrder(snapshot.checkpoints).filter(isTold(today));
  return [
    ...been.map((checkpoint) => ({ kind: 'checkpoint', checkpoint }) as const),
    { kind: 'half-year', half: 'autumn' },
    ...(today >= snapshot.team.calendar.springStart ? [{ kind: 'half-year', half: 'spring' } as const] : []),
    { kind: 'year' },
  ];
}

/** A stable word for it, for a button's data and a form's choice. */
export function codeOf(subject: Subject): string {
  switch (subject.kind) {
    case 'year':
      return 'year';
    case 'half-year':
      return subject.half;
    case 'checkpoint':
      return `checkpoint:${subject.checkpoint.id}`;
  }
}

/** The year's when it is over, else the last checkpoint's; the half-year's before there has been one. */
export function likelySubject(snapshot: Snapshot, today: string): Subject {
  const over = signatureOf(snapshot) !== undefined || today > snapshot.team.calendar.springEnd;
  const checkpoint = inOrder(snapshot.checkpoints).findLast(isTold(today));
  if (over) return { kind: 'year' };
  return checkpoint ? { kind: 'checkpoint', checkpoint } : { kind: 'half-year', half: halfToday(snapshot, today) };
}
