/** The version of the stored data, and the one way to read a document, delivery or instant. */
import { type Delivery, delivery } from '../quality/deliveries/delivery.ts';
import { BadDataError, NewerDataError, SettingsError } from '../quality/errors.ts';
import { type Document, document } from '../quality/kinds.ts';

/** Raised by one for every migration. */
export const SCHEMA_VERSION = 13;
/** Since this version members have aliases, and nobody is two. */
export const ALIASES = 3;

/** Parses a document on its way in or out; says which one is wrong and in which fields, never what is in it. */
export function parseDocument(json: unknown, where: string): Document {
  const parsed = document.safeParse(json);
  if (parsed.success) return parsed.data;
  throw new BadDataError(`document ${where} is not valid: ${fieldsOf(parsed.error.issues)}`);
}

export function parseDelivery(json: unknown, where: string): Delivery {
  const parsed = delivery.safeParse(json);
  if (parsed.success) return parsed.data;
  throw new BadDataError(`delivery ${where} is not valid: ${fieldsOf(parsed.error.issues)}`);
}

const fieldsOf = (issues: readonly { readonly path: readonly PropertyKey[] }[]): string =>
  issues
    .slice(0, 5)
    .map((issue) => issue.path.join('.'))
    .join(', ');

/** Instants are compared as numbers: as text, `08:00:00.003Z` would come before `08:00:00Z`. */
export const millis = (instant: string): number => Temporal.Instant.from(instant).epochMilliseconds;

/** For whoever needs a store that is there already. */
export const noStore = (): SettingsError =>
  new SettingsError('Det finns inget lager där STORAGE_URL pekar. · There is no store where STORAGE_URL points.');

/** One step from data version `from` to `from + 1`. */
export type Migration<Run> = { readonly from: number; readonly run: Run };

/**
 * The steps that bring data of version `stored` to `target`, in order. Throws `NewerDataError` when the data is newer than the
 * program. The store that runs them writes each new version together with its step, so that a crash resumes where it was.
 */
export function pendingSteps<Run>(
  stored: number,
  steps: readonly Migration<Run>[],
  target = SCHEMA_VERSION,
): readonly Migration<Run>[] {
  if (stored > target) {
    throw new NewerDataError(
      `Datat är från en nyare version av Årshjulet (${stored} mot ${target}). Uppdatera programmet. · The data is from a newer version of Årshjulet (${stored}, this is ${target}). Please update.`,
    );
  }
  return Array.from({ length: target - stored }, (_, index) => {
    const step = steps.find((candidate) => candidate.from === stored + index);
    if (!step) throw new BadDataError(`no migration from data version ${stored + index}`);
    return step;
  });
}
