/** At a checkpoint: a point of its agenda is ticked off, or carried on to the next one, of this year or the next. */
import { type Act, type Acting, audit, done, NOTHING, OUTDATED, put, refuse } from '../act.ts';
import type { Checkpoint } from '../checkpoints/documents.ts';
import type { Change } from '../ports.ts';
import { ownerOrManagers } from '../rights.ts';
import type { Snapshot } from '../snapshot.ts';
import type { Note } from './documents.ts';
import { isHeld, isSettledAt, nextAfter, openPoints } from './points.ts';

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
    if (!from) return refuse(OUTDATED);
    return done(carryOn(acting, before, from, nextAfter(acting.snapshot, from)));
  },
};

/** Ticked off or carried on by mistake: open again at the checkpoint where that was done, while it is not closed. */
export const reopenPoint: Act<OfPoint> = {
  may,
  take: (acting, input) => {
    const { snapshot } = acting;
    const before = pointOf(snapshot, input);
    const checkpoint = snapshot.checkpoints.find(({ id }) => id === input.checkpoint);
    if (!before || !checkpoint) return refuse(OUTDATED);
    if (openPoints(snapshot, checkpoint).includes(before)) return NOTHING;
    if (!isSettledAt(snapshot, checkpoint, before)) return refuse(OUTDATED);
    const carriedFrom = before.carriedFrom.filter((id) => id !== checkpoint.id);
    return done([
      put({ ...before, state: 'open', checkpoint: checkpoint.id, carriedFrom }, before),
      audit(acting, 'point-reopened', `note/${before.id}`, null, null),
    ]);
  },
};

/** To the next checkpoint, or to the next year where there is none. */
const carryOn = (acting: Acting, note: Note, from: Checkpoint, to: Checkpoint | undefined): Change[] => [
  put({ ...note, checkpoint: to?.id ?? null, carriedFrom: [...note.carriedFrom, from.id] }, note),
  audit(acting, to ? 'point-carried' : 'point-to-next-year', `note/${note.id}`, null, null),
];

/** What is still open on a checkpoint's agenda goes on when it is closed. */
export const carryAll = (acting: Acting, from: Checkpoint): Change[] =>
  openPoints(acting.snapshot, from).flatMap((note) => carryOn(acting, note, from, nextAfter(acting.snapshot, from)));
