/** The version of the stored data, and the one way to read a stored document. */

import { type Delivery, delivery } from '../quality/delivery.ts';
import { BadDataError, NewerDataError } from '../quality/errors.ts';
import { type Document, document } from '../quality/model.ts';

/** Raised by one for every migration. */
export const SCHEMA_VERSION = 1;

/** Parses what was stored; says which document is wrong and never what is in it. */
export function parseDocument(json: unknown, where: string): Document {
  const parsed = document.safeParse(json);
  if (parsed.success) return parsed.data;
  const fields = parsed.error.issues.map((issue) => issue.path.join('.')).slice(0, 5);
  throw new BadDataError(`stored document ${where} is not valid: ${fields.join(', ')}`);
}

export function parseDelivery(row: unknown, where: string): Delivery {
  const parsed = delivery.safeParse(row);
  if (parsed.success) return parsed.data;
  const fields = parsed.error.issues.map((issue) => issue.path.join('.')).slice(0, 5);
  throw new BadDataError(`stored delivery ${where} is not valid: ${fields.join(', ')}`);
}

/** One step from version `from` to `from + 1`. */
export type Migration<Db> = { readonly from: number; readonly run: (db: Db) => void | Promise<void> };

/**
 * Runs the steps that lie between the stored version and `target`, in order; `done` is told after each so that a crash in
 * between resumes where it was. Throws `NewerDataError` when the data is newer than the program.
 */
export async function migrate<Db>(
  db: Db,
  stored: number,
  target: number,
  steps: readonly Migration<Db>[],
  done: (version: number) => void | Promise<void>,
): Promise<void> {
  if (stored > target) {
    throw new NewerDataError(
      `Datat är från en nyare version av Årshjulet (${stored} mot ${target}). Uppdatera programmet. · The data is from a newer version of Årshjulet (${stored}, this is ${target}). Please update.`,
    );
  }
  for (let version = stored; version < target; version += 1) {
    const step = steps.find((candidate) => candidate.from === version);
    if (!step) throw new BadDataError(`no migration from data version ${version}`);
    await step.run(db);
    await done(version + 1);
  }
}
