/** Keeping to the plan: what is done with what has been parked. */
import { type Act, audit, done, NOTHING, OUTDATED, problem, put, refuse } from '../act.ts';
import { toldOwner } from '../deliveries/new-owner.ts';
import { isHere } from '../people/identity.ts';
import { deciders, ownerOrManagers } from '../rights.ts';
import type { Snapshot } from '../snapshot.ts';
import { currentCheckpoint } from '../status/status.ts';
import type { Parked } from './documents.ts';

type OfParked = { readonly parked: string };

const itemOf = (snapshot: Snapshot, { parked }: OfParked): Parked | undefined =>
  snapshot.parked.find(({ id }) => id === parked);
const theirs = ownerOrManagers<OfParked>((snapshot, input) => itemOf(snapshot, input)?.owner);

/** Gone through at the checkpoint that is being worked on; what has been decided already stays as it was decided. */
const decided = (state: 'parked' | 'dropped'): Act<OfParked>['take'] => {
  return (acting, input) => {
    const { snapshot, today } = acting;
    const item = itemOf(snapshot, input);
    if (!item) return refuse(OUTDATED);
    if (item.state !== 'parked') return NOTHING;
    const reviewedAt = currentCheckpoint(snapshot, today.toString())?.id ?? null;
    const what = state === 'parked' ? 'parked-kept' : 'parked-dropped';
    return done([put({ ...item, state, reviewedAt }, item), audit(acting, what, `parked/${item.id}`, 'parked', state)]);
  };
};

/** Stays parked until the next checkpoint. */
export const keepParked: Act<OfParked> = { may: theirs, take: decided('parked') };
export const dropParked: Act<OfParked> = { may: theirs, take: decided('dropped') };

/** Dropped or taken in by mistake; what the principal has taken in is the principal's to put back. It is gone through anew. */
export const restoreParked: Act<OfParked> = {
  may: (acting, input) => {
    const isTaken = itemOf(acting.snapshot, input)?.state === 'inPlan';
    return (isTaken ? deciders : theirs)(acting, input);
  },
  take: (acting, input) => {
    const item = itemOf(acting.snapshot, input);
    if (!item) return refuse(OUTDATED);
    if (item.state === 'parked') return NOTHING;
    const { takenBy: _by, ...rest } = item;
    return done([
      put({ ...rest, state: 'parked', capacity: '', reviewedAt: null }, item),
      audit(acting, 'parked-restored', `parked/${item.id}`, item.state, 'parked'),
    ]);
  },
};

/** Somebody else brings it up from now on, and hears so; it is gone through as before. */
export const giveParked: Act<OfParked & { readonly owner: string }> = {
  may: theirs,
  take: (acting, { parked, owner }) => {
    const item = itemOf(acting.snapshot, { parked });
    if (item?.state !== 'parked') return refuse(OUTDATED);
    if (!isHere(acting.snapshot, owner)) return refuse(problem('common.missing', 'owner'));
    if (owner === item.owner) return NOTHING;
    const changed = { ...item, owner };
    return done(
      [put(changed, item), audit(acting, 'parked-given', `parked/${item.id}`, { owner: item.owner }, { owner })],
      toldOwner(acting, changed, item.owner),
    );
  },
};

/** Most characters of which goal gives way, or what time there is. */
export const MAX_CAPACITY = 300;

/** Into the plan: the principal says which goal gives way, or what capacity there is. */
export const takeParked: Act<OfParked & { readonly capacity: string }> = {
  may: deciders,
  take: (acting, { parked, capacity }) => {
    const { snapshot, today } = acting;
    const item = itemOf(snapshot, { parked });
    if (!item) return refuse(OUTDATED);
    if (item.state !== 'parked') return NOTHING;
    if (capacity === '') return refuse(problem('keep.capacity', 'capacity'));
    if (capacity.length > MAX_CAPACITY) return refuse(problem('common.tooLong', 'capacity', { max: MAX_CAPACITY }));
    const reviewedAt = currentCheckpoint(snapshot, today.toString())?.id ?? null;
    return done([
      {
        do: 'put',
        document: { ...item, state: 'inPlan', capacity, takenBy: acting.actor.id, reviewedAt },
        expected: item.version,
      },
      audit(acting, 'parked-taken-in', `parked/${item.id}`, 'parked', { capacity }),
    ]);
  },
};
