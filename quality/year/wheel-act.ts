/** The annual wheel: moved, filled, thinned and approved by the principal. Never fewer than two checkpoints, never more than four. */
import { type Act, type Acting, audit, done, NOTHING, OUTDATED, problem, put, refuse } from '../act.ts';
import { applyChanges } from '../apply-changes.ts';
import { base, isoDate } from '../base.ts';
import type { Checkpoint } from '../checkpoints/documents.ts';
import { inOrder, numberOf } from '../checkpoints/order.ts';
import { roundAfterMove } from '../deliveries/plan.ts';
import type { Told } from '../deliveries/told.ts';
import type { Change } from '../ports.ts';
import type { Problem } from '../problem.ts';
import { deciders } from '../rights.ts';
import type { Snapshot } from '../snapshot.ts';
import { changedMeanwhile } from '../stamp.ts';
import { newCheckpoint } from './proposal.ts';
import { checkMove, MAX_CHECKPOINTS, MIN_CHECKPOINTS } from './wheel.ts';

type OfCheckpoint = { readonly checkpoint: string };
type OnDay = OfCheckpoint & { readonly date: string };

const planned = ({ checkpoints }: Snapshot, { checkpoint }: OfCheckpoint): Checkpoint | undefined =>
  checkpoints.find(({ id, state }) => id === checkpoint && state === 'planned');

/** Two who change the wheel at once must not make five checkpoints or one of it: whoever is second reads it again. */
const wheelTouched = ({ team }: Snapshot): Change => put(team, team);

/** Where somebody chose the day themselves. */
const OWN_REASON: Checkpoint['reason'] = { key: 'year:reasonOwn', values: {} };

/** The errors of a day among the other checkpoints; empty when it will do. */
function objections({ snapshot, today }: Acting, others: readonly Checkpoint[], date: string): Problem[] {
  if (!isoDate.safeParse(date).success) return [problem('common.missing', 'date')];
  return checkMove(others, snapshot.team.calendar, Temporal.PlainDate.from(date), today)
    .filter(({ severity }) => severity === 'error')
    .map((one) => ({ ...one, code: `wheel.${one.code}` }));
}

/** An approved wheel concerns everybody: a change of it is told in the channel, where the team has one. */
function toAll({ team }: Snapshot, subject: string, values: Record<string, string>): Told[] {
  if (!team.wheelApprovedAt || team.home.kind !== 'channel') return [];
  return [{ kind: 'wheelChanged', recipient: 'channel', subject, values }];
}

/** `version` is the stamp of `checkpointFields` when the form was made. */
export const moveCheckpoint: Act<OnDay & { readonly version?: string | undefined }> = {
  may: deciders,
  take: (acting, input) => {
    const { snapshot, now } = acting;
    const before = planned(snapshot, input);
    if (!before) return refuse(OUTDATED);
    if (input.date === before.date) return NOTHING;
    const { id } = before;
    const others = snapshot.checkpoints.filter((other) => other.id !== id);
    const problems = [
      ...changedMeanwhile(input.version, checkpointFields(before), `checkpoint/${id}`),
      ...objections(acting, others, input.date),
    ];
    if (problems.length > 0) return refuse(...problems);
    const round = roundAfterMove(snapshot, before, input.date, now);
    const moved: Checkpoint = { ...before, date: input.date, round, chosenAt: now.toString(), reason: OWN_REASON };
    const changes = [
      put(moved, before),
      wheelTouched(snapshot),
      audit(acting, 'checkpoint-moved', `checkpoint/${id}`, before.date, input.date),
    ];
    const number = String(numberOf(applyChanges(snapshot, changes), id));
    return done(changes, toAll(snapshot, id, { change: 'moved', number, date: input.date }));
  },
};
/** What the form that moves a checkpoint holds. */
export const checkpointFields = ({ date }: Checkpoint) => ({ date });

export const addCheckpoint: Act<OnDay> = {
  may: deciders,
  take: (acting, { checkpoint: id, date }) => {
    const { snapshot, now } = acting;
    const existing = snapshot.checkpoints.find((one) => one.id === id);
    if (existing) return existing.date === date ? NOTHING : refuse(problem('year.addedAlready', 'date'));
    if (!base.id.safeParse(id).success) return refuse(OUTDATED);
    const problems = objections(acting, snapshot.checkpoints, date);
    if (problems.length > 0) return refuse(...problems);
    const added = newCheckpoint(id, snapshot.team.calendar.schoolYear, date, OWN_REASON);
    return done(
      [
        put({ ...added, chosenAt: now.toString() }),
        wheelTouched(snapshot),
        audit(acting, 'checkpoint-added', `checkpoint/${id}`, null, date),
      ],
      toAll(snapshot, id, { change: 'added', date }),
    );
  },
};

export const removeCheckpoint: Act<OfCheckpoint> = {
  may: deciders,
  take: (acting, input) => {
    const { snapshot } = acting;
    const before = planned(snapshot, input);
    if (!before) return NOTHING;
    const { id, date, version } = before;
    if (snapshot.checkpoints.length <= MIN_CHECKPOINTS) return refuse(problem('wheel.tooFew'));
    if (snapshot.answers.some(({ checkpoint }) => checkpoint === id)) return refuse(problem('year.removeAnswered'));
    return done(
      [
        { do: 'delete', kind: 'checkpoint', id, expected: version },
        wheelTouched(snapshot),
        audit(acting, 'checkpoint-removed', `checkpoint/${id}`, date, null),
      ],
      toAll(snapshot, id, { change: 'removed', date }),
    );
  },
};

/**
 * Approves the wheel, from which on everything is planned by it. Only an appointed principal does: nobody stands in. `shownIn` is the
 * chat in which the answer is seen by all who are there, who need not be told again; null when only the actor sees it.
 */
export const approveWheel: Act<{ readonly shownIn: string | null }> = {
  may: deciders,
  take: (acting, { shownIn }) => {
    const { snapshot, actor, now } = acting;
    const { team, checkpoints } = snapshot;
    if (team.wheelApprovedAt) return NOTHING;
    if (!actor.principal) return refuse(problem('year.noPrincipal'));
    if (checkpoints.length < MIN_CHECKPOINTS) return refuse(problem('year.tooFew'));
    if (checkpoints.length > MAX_CHECKPOINTS) return refuse(problem('wheel.tooMany'));
    const approved = { ...team, wheelApprovedAt: now.toString(), wheelApprovedBy: actor.id };
    const dates = inOrder(checkpoints).map(({ date }) => date);
    const { home } = team;
    const told: Told = { kind: 'wheelApproved', recipient: 'channel', subject: null, values: { person: actor.id } };
    return done(
      [put(approved, team), audit(acting, 'wheel-approved', `team/${team.id}`, null, dates)],
      home.kind === 'channel' && home.conversation !== shownIn ? [told] : [],
    );
  },
};
