import { ConflictError } from '../quality/errors.ts';

/** Ends a commit that rests on what is no longer so. Throws `ConflictError`. */
export function must(held: boolean): void {
  if (!held) throw new ConflictError('the document was changed by somebody else');
}
