/** On which checkpoint's agenda a point is, and what has become of it there. Pure. */
import type { Checkpoint } from '../checkpoints/documents.ts';
import { inOrder } from '../checkpoints/order.ts';
import type { Member } from '../people/documents.ts';
import { mayManage } from '../rights.ts';
import type { Snapshot } from '../snapshot.ts';
import type { Note } from './documents.ts';

/** A point as it stands at one checkpoint: still to be talked about there, ticked off, or carried on to a later one. */
export type Point = { readonly note: Note; readonly state: 'open' | 'done' | 'carried' };

const planned = ({ checkpoints }: Snapshot): Checkpoint[] =>
  inOrder(checkpoints).filter(({ state }) => state === 'planned');

/** The checkpoint that a point belongs to that is added on `today` (ISO date): the next one, or the last whose day has been but which is open. */
export function nextOn(snapshot: Snapshot, today: string): Checkpoint | undefined {
  const open = planned(snapshot);
  return open.find(({ date }) => date >= today) ?? open.at(-1);
}

/** The one that a checkpoint's points are carried on to; none after the year's last. */
export const nextAfter = (snapshot: Snapshot, { date }: Checkpoint): Checkpoint | undefined =>
  planned(snapshot).find((one) => one.date > date);

/** A point that was carried on from the year's last checkpoint: the next year's first one has it. */
export const isForNextYear = ({ state, checkpoint, carriedFrom }: Note): boolean =>
  state === 'open' && checkpoint === null && carriedFrom.length > 0;

/**
 * The id of the checkpoint on whose agenda a point is. An open one whose checkpoint is closed or gone, or who was stored before points
 * belonged to one, is on that of the next open one.
 */
function homeOf(snapshot: Snapshot, note: Note): string | null {
  if (isForNextYear(note)) return null;
  const own = snapshot.checkpoints.find(({ id }) => id === note.checkpoint);
  if (own && (own.state === 'planned' || note.state === 'done')) return own.id;
  const next = note.state === 'open' ? planned(snapshot)[0] : undefined;
  return next?.id ?? own?.id ?? null;
}

/** As they were written. */
export const byTime = (a: Note, b: Note): number =>
  a.date.localeCompare(b.date) || (a.at ?? '').localeCompare(b.at ?? '');

/** A checkpoint's points, oldest first. `within`: whether a day (ISO) is the checkpoint's, for points that name none. */
export function pointsOf(
  snapshot: Snapshot,
  checkpoint: Checkpoint,
  within: (date: string) => boolean = () => false,
): Point[] {
  return snapshot.notes
    .filter(({ use }) => use === 'agenda')
    .toSorted(byTime)
    .flatMap((note) => {
      const state = stateAt(snapshot, note, checkpoint, within);
      return state ? [{ note, state }] : [];
    });
}

function stateAt(
  snapshot: Snapshot,
  note: Note,
  { id, state }: Checkpoint,
  within: (date: string) => boolean,
): Point['state'] | null {
  const home = homeOf(snapshot, note);
  if (home === id) return note.state;
  if (note.carriedFrom.includes(id) || note.checkpoint === id) return 'carried';
  const namesNone = !snapshot.checkpoints.some((one) => one.id === note.checkpoint);
  const stood = namesNone && (state === 'closed' || home === null) && within(note.date);
  return stood ? (home ? 'carried' : note.state) : null;
}

/** The notes that are still to be talked about at a checkpoint. */
export const openPoints = (snapshot: Snapshot, checkpoint: Checkpoint): Note[] =>
  pointsOf(snapshot, checkpoint).flatMap(({ note, state }) => (state === 'open' ? [note] : []));

/** Points are ticked off or carried on from the checkpoint's day (`today` an ISO date) until it is closed. */
export const isHeld = ({ state, date }: Checkpoint, today: string): boolean => state === 'planned' && date <= today;

/** The checkpoint at which the team is, or was last: its day has come and it is not closed. `today` is an ISO date. */
export const lastHeld = ({ checkpoints }: Pick<Snapshot, 'checkpoints'>, today: string): Checkpoint | undefined =>
  inOrder(checkpoints).findLast((one) => isHeld(one, today));

/** Whether a point was ticked off or carried on at a checkpoint that is not closed, and nothing was done with it since: then that can be taken back. */
export const isSettledAt = (snapshot: Snapshot, { id, state }: Checkpoint, note: Note): boolean =>
  state === 'planned' && (note.state === 'done' ? homeOf(snapshot, note) === id : note.carriedFrom.at(-1) === id);

/** Whoever added it, and those who manage the team. */
export const maySettle = (snapshot: Snapshot, member: Member, { person }: Note): boolean =>
  person === member.id || mayManage(snapshot, member);
