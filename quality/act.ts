/**
 * A use case: who may, and what follows. Pure. The bots, the commands and the simulation take the same acts; each subject's stand in
 * its folder's `act.ts`, all of them in acts.ts by the verb that cards use.
 */
import type { Told } from './deliveries/told.ts';
import type { AuditAction } from './history/actions.ts';
import type { Document } from './kinds.ts';
import type { Member } from './people/documents.ts';
import type { Change } from './ports.ts';
import type { Problem } from './problem.ts';
import type { Snapshot } from './snapshot.ts';

/** Who acts, and when. `today` is in the team's time zone. */
export type Acting = {
  readonly snapshot: Snapshot;
  readonly actor: Member;
  readonly now: Temporal.Instant;
  readonly today: Temporal.PlainDate;
};

/** What is to be committed in one go. No changes: it was done already, or there is nothing to do. */
export type Done = { readonly changes: readonly Change[]; readonly deliveries: readonly Told[] };
/** Why nothing was done; at least one of severity `error`. */
export type Refused = { readonly problems: readonly Problem[] };
export type Outcome = Done | Refused;

/** Whether the actor may; the problem says why not. */
export type Right<Input> = (acting: Acting, input: Input) => Problem | null;

export type Act<Input> = {
  readonly may: Right<Input>;
  readonly take: (acting: Acting, input: Input) => Outcome;
};

/** Takes an act, if the actor may. */
export function perform<Input>(act: Act<Input>, acting: Acting, input: Input): Outcome {
  const objection = act.may(acting, input);
  return objection ? refuse(objection) : act.take(acting, input);
}

export const done = (changes: readonly Change[], deliveries: readonly Told[] = []): Done => ({ changes, deliveries });
export const refuse = (...problems: readonly Problem[]): Refused => ({ problems });
export const NOTHING: Done = done([]);

/** An objection by its code, `<catalogue>.<name>`; its text is `<catalogue>:problem.<name>`. */
export const problem = (code: string, field = '', values: Problem['values'] = {}): Problem => ({
  code,
  values,
  severity: 'error',
  field,
});
/** What the card was about is no longer there or no longer open to this. */
export const OUTDATED = problem('common.outdated');

/** A new document, or the next version of one that was read. */
export const put = (document: Document, before?: { readonly version: number }): Change => ({
  do: 'put',
  document,
  expected: before?.version ?? 0,
});

/** One line of the audit, by the actor, now. */
export function audit(acting: Acting, what: AuditAction, about: string, before: unknown, after: unknown): Change {
  const entry = { at: acting.now.toString(), by: acting.actor.id, what, about, before, after };
  return { do: 'audit', entry };
}
