/** A whole import taken back: what it brought goes, what it replaced returns. Until somebody has built on it, or it has become old. */
import { type Act, type Acting, audit, done, NOTHING, OUTDATED, problem, put, refuse } from '../act.ts';
import type { AuditEntry, Change } from '../ports.ts';
import type { Problem } from '../problem.ts';
import { anyMember } from '../rights.ts';
import type { Snapshot } from '../snapshot.ts';
import { definitionsOf, mayWriteMedical } from './definitions.ts';
import { diffObservations, type Observation, observation, observationKey } from './observations.ts';

/** So long an import can be taken back in one go. */
const UNDONE_WITHIN: Temporal.DurationLike = { hours: 7 * 24 };

/** Which import: when it was saved; and the audit from that moment on, which the snapshot does not hold. */
type OfImport = { readonly at: string; readonly since: readonly AuditEntry[] };
/** What an import did to one series, as the audit has it. */
type Brought = {
  readonly id: string;
  readonly replaced: readonly Observation[];
  readonly values: readonly Observation[];
};

const many = observation.array();
const idIn = (about: string): string => about.slice(about.indexOf('/') + 1);

/** What was saved at one instant; nothing of what has been forgotten with whoever saved it. */
export function broughtBy({ at, since }: OfImport): Brought[] {
  const lines = since.filter((line) => line.at === at && line.what === 'data-imported');
  return lines.flatMap(({ about, before, after }) => {
    const [replaced, values] = [many.safeParse(before), many.safeParse(after)];
    return replaced.success && values.success
      ? [{ id: idIn(about), replaced: replaced.data, values: values.data }]
      : [];
  });
}

const standingOf = ({ series }: Snapshot, { id, values }: Brought): readonly Observation[] => {
  const keys = new Set(values.map(observationKey));
  const all = series.find((one) => one.id === id)?.observations ?? [];
  return all.filter((one) => keys.has(observationKey(one)));
};
const isSame = (a: readonly Observation[], b: readonly Observation[]): boolean =>
  a.length === b.length && diffObservations(a, b).unchanged.length === a.length;

/** Whoever may read values in may take them back. */
export const undoImport: Act<OfImport> = {
  may: anyMember,
  take: (acting, input) => {
    const { snapshot } = acting;
    const brought = broughtBy(input);
    if (brought.length === 0) return refuse(OUTDATED);
    if (brought.every((one) => isSame(standingOf(snapshot, one), one.replaced))) return NOTHING;
    const objection = objectionTo(acting, input, brought);
    if (objection) return refuse(objection);
    return done([
      ...brought.flatMap((one) => without(acting, one)),
      ...measuresOf(input).flatMap((id) => withoutMeasure(acting, id)),
    ]);
  },
};

/** Own measures that came with it. */
const measuresOf = ({ at, since }: OfImport): string[] =>
  since.filter((line) => line.at === at && line.what === 'indicator-added').map(({ about }) => idIn(about));

function objectionTo(acting: Acting, input: OfImport, brought: readonly Brought[]): Problem | null {
  const { snapshot, actor, now } = acting;
  const keys = new Set([...brought.map(({ id }) => id), ...measuresOf(input)]);
  const isMedical = definitionsOf(snapshot).some(({ key, medical }) => medical && keys.has(key));
  if (isMedical && !mayWriteMedical(actor)) return problem('data.mayNotMedical', 'indicator');
  if (Temporal.Instant.compare(Temporal.Instant.from(input.at).add(UNDONE_WITHIN), now) < 0)
    return problem('data.undoLate');
  const later = input.since.filter(({ at }) => at !== input.at);
  const isChanged =
    brought.some((one) => !isSame(standingOf(snapshot, one), one.values)) ||
    later.some(({ about }) => /^(?:series|indicator)\//.test(about) && keys.has(idIn(about)));
  if (isChanged) return problem('data.undoChanged');
  const goal = snapshot.goals.find(
    ({ id, state, indicatorKey }) =>
      state !== 'dropped' && keys.has(indicatorKey ?? '') && later.some(({ about }) => about === `goal/${id}`),
  );
  if (goal) return problem('data.undoGoal', '', { number: goal.number });
  // What says for good how things stood; a new year is another snapshot, in which nothing has been closed.
  const isDocumented =
    snapshot.signatures.length > 0 ||
    snapshot.checkpoints.some(({ closedAt }) => closedAt !== null && closedAt > input.at) ||
    later.some(({ what }) => what === 'school-year-started');
  return isDocumented ? problem('data.undoClosed') : null;
}

function without(acting: Acting, { id, replaced, values }: Brought): Change[] {
  const series = acting.snapshot.series.find((one) => one.id === id);
  if (!series) return [];
  const { savedAt: _saved, savedBefore, ...rest } = series;
  const gone = new Set(values.map(observationKey));
  const returned = new Map(replaced.map((one) => [observationKey(one), one]));
  const observations = series.observations.flatMap((one) => {
    const key = observationKey(one);
    return gone.has(key) ? (returned.get(key) ?? []) : [one];
  });
  const { kind, version } = series;
  return [
    observations.length === 0
      ? { do: 'delete', kind, id, expected: version }
      : put({ ...rest, observations, ...(savedBefore ? { savedAt: savedBefore } : {}) }, series),
    audit(acting, 'data-import-undone', `series/${id}`, values, replaced),
  ];
}

function withoutMeasure(acting: Acting, key: string): Change[] {
  const own = acting.snapshot.indicators.find(({ id }) => id === key);
  if (!own) return [];
  const { kind, id, version, definition } = own;
  return [
    { do: 'delete', kind, id, expected: version },
    audit(acting, 'indicator-removed', `indicator/${id}`, definition.name.sv, null),
  ];
}
