/** What happens at a checkpoint besides answers and decisions: data is gathered, the joint picture is added to, the checkpoint is closed. */
import { type Act, audit, done, NOTHING, OUTDATED, problem, put, refuse } from '../act.ts';
import { MAX_LINE } from '../base.ts';
import { isNewId } from '../content.ts';
import type { Told } from '../deliveries/told.ts';
import { carryAll } from '../keep/points-act.ts';
import { anyMember, deciders, managers, ownerOrManagers } from '../rights.ts';
import type { Snapshot } from '../snapshot.ts';
import { askedAbout } from './before.ts';
import { decisionsOf } from './decisions-of.ts';
import type { Addition, Checkpoint } from './documents.ts';
import { isOpen } from './joint-picture.ts';
import { sentAt } from './sent.ts';
import { standingOf } from './standing.ts';

export type OfCheckpoint = { readonly checkpoint: string };

export const checkpointOf = ({ checkpoints }: Snapshot, { checkpoint }: OfCheckpoint): Checkpoint | undefined =>
  checkpoints.find(({ id }) => id === checkpoint);
/** The checkpoint as long as it is not closed. */
export const openCheckpoint = (snapshot: Snapshot, input: OfCheckpoint): Checkpoint | undefined => {
  const found = checkpointOf(snapshot, input);
  return found?.state === 'planned' ? found : undefined;
};

/** Whoever manages the team says that the school's data is there. */
export const dataGathered: Act<OfCheckpoint> = {
  may: managers,
  take: (acting, input) => {
    const before = openCheckpoint(acting.snapshot, input);
    if (!before) return refuse(OUTDATED);
    if (before.gatheredAt) return NOTHING;
    return done([
      put({ ...before, gatheredAt: acting.now.toString() }, before),
      audit(acting, 'data-gathered', `checkpoint/${before.id}`, null, null),
    ]);
  },
};

/** Said by mistake. */
export const dataNotGathered: Act<OfCheckpoint> = {
  may: managers,
  take: (acting, input) => {
    const before = openCheckpoint(acting.snapshot, input);
    if (!before) return refuse(OUTDATED);
    if (!before.gatheredAt) return NOTHING;
    return done([
      put({ ...before, gatheredAt: null }, before),
      audit(acting, 'data-not-gathered', `checkpoint/${before.id}`, null, null),
    ]);
  },
};

/** The principal closes a checkpoint, on its day at the earliest. After that nobody answers or changes an answer. */
export const closeCheckpoint: Act<OfCheckpoint> = {
  may: deciders,
  take: (acting, input) => {
    const { snapshot, actor, now, today } = acting;
    const before = checkpointOf(snapshot, input);
    if (!before) return refuse(OUTDATED);
    if (before.state === 'closed') return NOTHING;
    if (today.toString() < before.date)
      return refuse(problem('checkpoint.closeTooEarly', 'checkpoint', { date: before.date }));
    const teamSize = askedAbout(snapshot, before).length;
    const about = `checkpoint/${before.id}`;
    const unsent = unsentDecisions(snapshot, before);
    const sent = unsent ? { decisionsRecordedAt: now.toString() } : {};
    const standing = standingOf(snapshot, before);
    const closed = { state: 'closed', closedAt: now.toString(), closedBy: actor.id, teamSize, standing } as const;
    const told: Told = { kind: 'decided', recipient: 'channel', subject: null, checkpoint: before.id };
    return done(
      [
        put({ ...before, ...sent, ...closed }, before),
        ...(unsent ? [audit(acting, 'decisions-sent', about, null, null)] : []),
        audit(acting, 'checkpoint-closed', about, 'planned', 'closed'),
        ...carryAll(acting, before),
      ],
      unsent ? [told] : [],
    );
  },
};

/** Whether there are decisions that nobody has sent on: whoever closes it sends them to the team, or they would reach nobody. */
export const unsentDecisions = (snapshot: Snapshot, checkpoint: Checkpoint): boolean =>
  decisionsOf(snapshot, checkpoint).length > 0 && sentAt(snapshot, checkpoint) === null;

/**
 * Closed by mistake: the principal opens the one that was closed last, while the year is not signed. Points that have gone on to the next one
 * stay there; each can be taken back by itself.
 */
export const reopenCheckpoint: Act<OfCheckpoint> = {
  may: deciders,
  take: (acting, input) => {
    const { snapshot } = acting;
    const before = checkpointOf(snapshot, input);
    if (!before) return refuse(OUTDATED);
    if (before.state === 'planned') return NOTHING;
    const isLast = snapshot.checkpoints.every(({ state, date }) => state !== 'closed' || date <= before.date);
    if (!isLast) return refuse(problem('checkpoint.reopenLater', 'checkpoint'));
    if (snapshot.signatures.length > 0) return refuse(problem('evaluation.signed', 'checkpoint'));
    const { teamSize: _size, ...rest } = before;
    return done([
      put({ ...rest, state: 'planned', closedAt: null, closedBy: null }, before),
      audit(acting, 'checkpoint-reopened', `checkpoint/${before.id}`, 'closed', 'planned'),
    ]);
  },
};

/** More than this and nobody reads them. */
const MAX_ADDITIONS = 60;

/** Adds a line to the joint picture, once everybody sees it; `goal` is a goal's id, anything else means the whole school. */
export const addToPicture: Act<
  OfCheckpoint & { readonly addition: string; readonly text: string; readonly goal: string }
> = {
  may: anyMember,
  take: (acting, input) => {
    const { snapshot, actor, now, today } = acting;
    const { addition: id, text, goal } = input;
    const checkpoint = openCheckpoint(snapshot, input);
    if (!checkpoint || !isNewId(id)) return refuse(OUTDATED);
    const added = snapshot.additions.find((one) => one.id === id);
    if (added) return added.text === text ? NOTHING : refuse(problem('plan.pictureSaved', 'text'));
    if (!isOpen(snapshot, checkpoint, today.toString())) return refuse(problem('plan.pictureNotYet'));
    if (text === '') return refuse(problem('plan.pictureNeeds', 'text'));
    if (text.length > MAX_LINE) return refuse(problem('common.tooLong', 'text', { max: MAX_LINE }));
    if (snapshot.additions.filter((one) => one.checkpoint === checkpoint.id).length >= MAX_ADDITIONS)
      return refuse(problem('plan.pictureFull'));
    const addition: Addition = {
      kind: 'addition',
      id,
      version: 1,
      schoolYear: snapshot.team.calendar.schoolYear,
      checkpoint: checkpoint.id,
      person: actor.id,
      goal: snapshot.goals.some((one) => one.id === goal) ? goal : null,
      text,
      at: now.toString(),
    };
    return done([put(addition), audit(acting, 'picture-added', `addition/${id}`, null, null)]);
  },
};

/** One's own line taken back, or anybody's by those who manage the team, while the checkpoint is open. */
export const removeAddition: Act<{ readonly addition: string }> = {
  may: ownerOrManagers((snapshot, { addition }) => snapshot.additions.find(({ id }) => id === addition)?.person),
  take: (acting, input) => {
    const { snapshot } = acting;
    const before = snapshot.additions.find(({ id }) => id === input.addition);
    if (!before) return NOTHING;
    if (!openCheckpoint(snapshot, before)) return refuse(OUTDATED);
    const { kind, id, version } = before;
    return done([
      { do: 'delete', kind, id, expected: version },
      audit(acting, 'picture-removed', `addition/${id}`, null, null),
    ]);
  },
};
