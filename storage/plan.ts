/** How a plan changes the deliveries that are already stored. Pure; both stores apply the result. */

import type { TeamKey } from '../quality/base.ts';
import type { Delivery, DeliveryPlan, PlannedDelivery } from '../quality/deliveries/delivery.ts';

/** The note of a delivery that a plan has dropped: somebody left, lost a role or took back a snooze, and may undo that. */
export const REPLANNED = 'replanned';

/** What planning needs to know of a stored delivery. */
export type Known = Pick<Delivery, 'key' | 'state' | 'dueAt' | 'planned' | 'note'>;
export type PlanEffect = {
  readonly add: readonly Delivery[];
  /** Ones that an earlier plan had dropped: due again, as if new. */
  readonly again: readonly Delivery[];
  /** Open ones whose time has changed: due again at the new time. */
  readonly move: readonly { readonly key: string; readonly dueAt: string }[];
  /** Keys of open ones that are no longer wanted. */
  readonly drop: readonly string[];
};

/** `known` are the team's deliveries that matter: all open ones, and any stored one whose key is in the plan. */
export function planEffect(key: TeamKey, plan: DeliveryPlan, known: readonly Known[]): PlanEffect {
  const byKey = new Map(known.map((delivery) => [delivery.key, delivery]));
  const wanted = new Map(plan.deliveries.map((delivery) => [delivery.key, fromNowOn(plan, delivery)]));
  const open = known.filter((delivery) => delivery.state === 'due' || delivery.state === 'waiting');
  return {
    add: [...wanted.values()].filter((d) => !byKey.has(d.key)).map((d) => newDelivery(key, d, true)),
    again: known.flatMap((d) => {
      const want = d.state === 'superseded' && d.note === REPLANNED ? wanted.get(d.key) : undefined;
      return want ? [newDelivery(key, want, true)] : [];
    }),
    move: open.flatMap((d) => {
      const want = wanted.get(d.key);
      const isDue = want?.dueAt === plan.at && !isLater(d.dueAt, plan.at);
      return want && !isDue && want.dueAt !== d.dueAt ? [{ key: d.key, dueAt: want.dueAt }] : [];
    }),
    drop: open.filter((d) => d.planned && !wanted.has(d.key)).map((d) => d.key),
  };
}

/**
 * What is first wanted when its day has been is meant for now, and so is not late: somebody came, was given it or got the role after that
 * day, or the day was moved there.
 */
const fromNowOn = ({ at }: DeliveryPlan, delivery: PlannedDelivery): PlannedDelivery =>
  isLater(at, delivery.dueAt) ? { ...delivery, dueAt: at } : delivery;
const isLater = (one: string, other: string): boolean => Temporal.Instant.compare(one, other) > 0;

export function newDelivery(key: TeamKey, wanted: PlannedDelivery, planned: boolean): Delivery {
  return {
    ...key,
    subject: null,
    values: {},
    ...wanted,
    state: 'due',
    nextAt: wanted.dueAt,
    attempts: 0,
    owner: null,
    endedAt: null,
    message: null,
    note: '',
    planned,
  };
}
