/** «Vi är klara med frånvaron», «skolmaten är avklarad», said at a checkpoint: a point of its agenda that is called so is ticked off. Pure. */
import { calledSo, saidDone } from '../language/reading/decision-ended.ts';
import { doneWith } from '../language/reading/point-done.ts';
import { lastHeld, openPoints } from '../quality/keep/points.ts';
import type { Snapshot } from '../quality/snapshot.ts';

/** The same in the agenda's own words; null where no checkpoint is held, or the words fit none of its open points, or several alike. `today` is an ISO date. */
export function pointEnded(snapshot: Snapshot, today: string, text: string): string | null {
  const name = doneWith(text) ?? saidDone(text);
  const checkpoint = name === null ? undefined : lastHeld(snapshot, today);
  const called = checkpoint && calledSo(name ?? '', openPoints(snapshot, checkpoint));
  return called ? `punkten ${name} är klar` : null;
}
