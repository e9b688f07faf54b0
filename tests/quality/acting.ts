/** A team in which acts are taken, and somebody who takes them. */
import { type Act, type Outcome, perform } from '../../quality/act.ts';
import { applyChanges } from '../../quality/apply-changes.ts';
import { commitOf } from '../../quality/commit.ts';
import type { Document } from '../../quality/kinds.ts';
import type { Member } from '../../quality/people/documents.ts';
import type { Snapshot } from '../../quality/snapshot.ts';
import { checkpoint, home, member, sampleSnapshot } from '../storage/samples.ts';

export const AT = Temporal.Instant.from('2026-09-15T08:00:00Z');
export const CHANNEL = '19:team-1';

export const RUT = member('rut', { name: 'Rut Rektor', principal: true, professions: ['principal'] });
export const KIM = member('kim', { name: 'Kim Kurator', coordinator: true });
export const SIV = member('siv', { name: 'Siv Sköterska', professions: ['schoolNurse'] });
/** Has left the channel, with all the rights there were. */
export const LEA = member('lea', { name: 'Lea Lämnat', active: false, coordinator: true, principal: true });

/** Rut is principal, Kim coordinator, Siv a member, Lea has left; four checkpoints, approved. */
export const eht = (...more: readonly Document[]): Snapshot =>
  sampleSnapshot([
    home(CHANNEL),
    ...[RUT, KIM, SIV, LEA].filter((one) => !more.some(({ kind, id }) => kind === 'member' && id === one.id)),
    checkpoint('oct', '2026-10-06'),
    checkpoint('jan', '2027-01-26'),
    checkpoint('mar', '2027-03-16'),
    checkpoint('jun', '2027-06-01'),
    ...more,
  ]);

/** Takes an act as somebody, in the team's own day. */
export function act<Input>(one: Act<Input>, snapshot: Snapshot, actor: Member, input: Input, now = AT): Outcome {
  const today = now.toZonedDateTimeISO(snapshot.team.timeZone).toPlainDate();
  return perform(one, { snapshot, actor, now, today }, input);
}

/** What is committed, what of it is said to whom, and the team afterwards. Fails when the act objects. */
export function committed(snapshot: Snapshot, outcome: Outcome, now = AT) {
  if ('problems' in outcome) throw new Error(outcome.problems.map(({ code }) => code).join(', '));
  const changes = commitOf(snapshot, outcome, now);
  const told = changes.flatMap((change) =>
    change.do === 'deliver' ? [`${change.delivery.kind} → ${change.delivery.recipient}`] : [],
  );
  return { changes, told, after: applyChanges(snapshot, changes) };
}

/** The codes of the objections; empty when there are none. */
export const codes = (outcome: Outcome): string[] =>
  'problems' in outcome ? outcome.problems.map(({ code }) => code) : [];
