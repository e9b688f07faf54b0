/** At a checkpoint: a point of its agenda is ticked off, or carried on to the next one. */
import { type Act, type Acting, audit, done, NOTHING, OUTDATED, put, refuse } from '../act.ts';
import type { Checkpoint } from '../checkpoints/documents.ts';
import type { Change } from '../ports.ts';
import { ownerOrManagers } from '../rights.ts';
import type { Snapshot } from '../snapshot.ts';
import type { Note } from './documents.ts';
import { isHeld, nextAfter, openPoints } from './points.ts';

/** `checkpoint`: at which one, so that a press on an older card does not reach further than it said. */
type OfPoint = { readonly note: string; readonly checkpoint: string };

const pointOf = ({ notes }: Snapshot, { note }: OfPoint): Note | undefined =>
  notes.find(({ id, use }) => id === note && use === 'agenda');
const may = ownerOrManagers<OfPoint>((snapshot, input) => pointOf(snapshot, input)?.person);

/** The checkpoint whose day has come, if the point is still open there. */
function heldWith({ snapshot, today }: Acting, note: Note, input: OfPoint): Checkpoint | null {
  const checkpoint = snapshot.checkpoints.find(({ id }) => id === input.checkpoint);
  if (!checkpoint || !isHeld(checkpoint, today.toString())) return null;
  return openPoints(snapshot, checkpoint).includes(note) ? checkpoint : null;
}

export const tickPoint: Act<OfPoint> = {
  may,
  take: (acting, input) => {
    const before = pointOf(acting.snapshot, input);
    if (before?.state === 'done') return NOTHING;
    const checkpoint = before && heldWith(acting, before, input);
    if (!checkpoint) return refuse(OUTDATED);
    return done([
      put({ ...before, state: 'done', checkpoint: checkpoint.id }, before),
      audit(acting, 'point-done', `note/${before.id}`, null, null),
    ]);
  },
};

export const carryPoint: Act<OfPoint> = {
  may,
  take: (acting, input) => {
    const before = pointOf(acting.snapshot, input);
    if (before?.carriedFrom.includes(input.checkpoint)) return NOTHING;
    const from = before && heldWith(acting, before, input);
    const to = from && nextAfter(acting.snapshot, from);
    if (!to) return refuse(OUTDATED);
    return done(carryOn(acting, before, from, to));
  },
};

const carryOn = (acting: Acting, note: Note, from: Checkpoint, to: Checkpoint): Change[] => [
  put({ ...note, checkpoint: to.id, carriedFrom: [...note.carriedFrom, from.id] }, note),
  audit(acting, 'point-carried', `note/${note.id}`, null, null),
];

/** What is still open on a checkpoint's agenda goes on to the next one when it is closed; after the year's last it waits for the year's end. */
export function carryAll(acting: Acting, from: Checkpoint): Change[] {
  const next = nextAfter(acting.snapshot, from);
  return next ? openPoints(acting.snapshot, from).flatMap((note) => carryOn(acting, note, from, next)) : [];
}
