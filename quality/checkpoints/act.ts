/** What happens at a checkpoint besides answers and decisions: data is gathered, the joint picture is added to, the checkpoint is closed. */
import { type Act, audit, done, NOTHING, OUTDATED, problem, put, refuse } from '../act.ts';
import { MAX_LINE } from '../base.ts';
import { isNewId } from '../content.ts';
import { carryAll } from '../keep/points-act.ts';
import { anyMember, deciders, managers } from '../rights.ts';
import type { Snapshot } from '../snapshot.ts';
import type { Addition, Checkpoint } from './documents.ts';
import { isOpen } from './joint-picture.ts';
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
    const teamSize = snapshot.members.filter(({ active }) => active).length;
    return done([
      put(
        {
          ...before,
          state: 'closed',
          closedAt: now.toString(),
          closedBy: actor.id,
          teamSize,
          standing: standingOf(snapshot, before),
        },
        before,
      ),
      audit(acting, 'checkpoint-closed', `checkpoint/${before.id}`, 'planned', 'closed'),
      ...carryAll(acting, before),
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
    if (snapshot.additions.some((one) => one.id === id)) return NOTHING;
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
