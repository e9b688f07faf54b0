/** Values that the school already has: read and shown, saved on a yes, or saved at night; the school's unit, and its own indicators. */
import { type Act, type Acting, audit, done, NOTHING, OUTDATED, problem, put, refuse } from '../act.ts';
import { isoDate, MAX_LINE } from '../base.ts';
import { readContent, type Typed } from '../content.ts';
import { asMember } from '../people/act.ts';
import type { Member } from '../people/documents.ts';
import type { Change } from '../ports.ts';
import type { Problem } from '../problem.ts';
import { anyMember, managers } from '../rights.ts';
import type { Team } from '../team/documents.ts';
import { unitCode } from '../team/documents.ts';
import { definitionsOf, mayWriteMedical } from './definitions.ts';
import { PENDING, type PendingImport } from './documents.ts';
import { askedOf, doubtfulIn } from './doubtful.ts';
import type { IndicatorDefinition } from './indicators.ts';
import { GRADE, type Observation, observation } from './observations.ts';
import { type OwnIndicator, ownIndicator, ownIndicatorOf } from './own-indicator.ts';
import { periodStart } from './periods.ts';
import { planImport, written } from './plan-import.ts';
import { importChanges } from './series.ts';

/** What waits for the actor's yes already, which is not in the snapshot; `token` tells one preview from the next. */
type Waiting = { readonly token: string; readonly pending: PendingImport | null };
/** `measures` are definitions that come with the values. */
type Values = { readonly observations: readonly Observation[]; readonly measures?: readonly IndicatorDefinition[] };

/** Keeps what was read from a file or pasted until the person has seen it and said yes. */
export const stageValues: Act<Values & Waiting> = {
  may: anyMember,
  take: ({ snapshot, actor, now }, { observations, measures = [], token, pending }) => {
    const { diff, problems } = planImport(snapshot, actor, observations, measures);
    const errors = problems.filter(({ severity }) => severity === 'error');
    if (errors.length > 0) return refuse(...errors);
    const values = written(diff);
    if (values.length === 0 || pending?.token === token) return NOTHING;
    const waiting: PendingImport = {
      kind: 'import',
      id: actor.id,
      version: 1,
      schoolYear: PENDING,
      token,
      observations: values,
      measures: [...measures],
      at: now.toString(),
    };
    return done([put(waiting, pending ?? undefined)]);
  },
};

/** One value as it was typed; null where nothing was, or nothing that could be read. `source` says where values of this kind come from. */
export type TypedObservation = {
  readonly indicator: string;
  readonly scope: string;
  readonly group: Observation['group'];
  readonly period: string;
  readonly value: number | null;
  readonly n: number | null;
  readonly source: string;
};

/** What is not complete is objected to before. */
export const observationOf = ({ value, ...typed }: TypedObservation): Observation => ({
  ...typed,
  value: { kind: 'number', number: value ?? 0 },
});

/** Keeps a typed value until the person has seen it and said yes. */
export const stageTyped: Act<TypedObservation & Waiting> = {
  may: anyMember,
  take: (acting, { token, pending, ...typed }) => {
    const definition = definitionsOf(acting.snapshot).find(({ key }) => key === typed.indicator);
    const wrongN = typed.n !== null && !observation.shape.n.safeParse(typed.n).success;
    const problems = [
      ...(definition ? [] : [problem('data.indicator', 'indicator')]),
      ...(definition?.medical && !mayWriteMedical(acting.actor) ? [problem('data.mayNotMedical', 'indicator')] : []),
      ...periodProblems(acting, typed.period),
      ...gradeProblems(definition, typed.scope),
      ...(typed.value === null ? [problem('data.value', 'value')] : []),
      ...(wrongN ? [problem('data.n', 'n')] : []),
    ];
    if (problems.length > 0) return refuse(...problems);
    return stageValues.take(acting, { observations: [observationOf(typed)], token, pending });
  },
};

/** A value of what has not begun is a guess. */
function periodProblems({ today }: Acting, period: string): Problem[] {
  if (!observation.shape.period.safeParse(period).success) return [problem('data.period', 'period')];
  const isAhead = Temporal.PlainDate.compare(periodStart(period), today) > 0;
  return isAhead ? [problem('data.periodAhead', 'period')] : [];
}

function gradeProblems(definition: IndicatorDefinition | undefined, scope: string): Problem[] {
  if (!GRADE.test(scope)) return [problem('data.grade', 'grade')];
  return definition && !definition.perGrade && scope !== '' ? [problem('data.gradeOther', 'grade')] : [];
}

/** Saves values. With `hold`, as a nightly job does, what looks like a slip is not saved, and the coordinators are asked about it. */
export const importValues: Act<Values & { readonly hold?: boolean }> = {
  may: anyMember,
  take: (acting, { observations, measures = [], hold = false }) => {
    const { snapshot, actor, now } = acting;
    const plan = planImport(snapshot, actor, observations, measures);
    const errors = plan.problems.filter(({ severity }) => severity === 'error');
    if (errors.length > 0) return refuse(...errors);
    const doubtful = hold ? doubtfulIn(plan) : [];
    const held = new Set(doubtful.map(({ observation: one }) => one));
    const values = written(plan.diff).filter((one) => !held.has(one));
    const used = new Set(values.map(({ indicator }) => indicator));
    const added = measures.filter(({ key }) => used.has(key)).flatMap((measure) => newIndicator(acting, measure));
    const changes = [...added, ...importChanges(snapshot, values, now.toString(), actor.id)];
    return done(changes, askedOf(snapshot, doubtful));
  },
};

/** A definition of the team's own, unless it has it already. */
const newIndicator = (acting: Acting, definition: IndicatorDefinition): Change[] =>
  definitionsOf(acting.snapshot).some(({ key }) => key === definition.key)
    ? []
    : [
        put({ kind: 'indicator', id: definition.key, version: 1, schoolYear: '', definition }),
        audit(acting, 'indicator-added', `indicator/${definition.key}`, null, definition),
      ];

/** An older reading than the one that waits, or one that waits no longer. */
const gone = ({ pending }: Waiting) => refuse(problem(pending ? 'data.newer' : 'data.gone'));

/** Saves what waits, as the team and the person now are. */
export const saveStaged: Act<Waiting> = {
  may: anyMember,
  take: (acting, { token, pending }) => {
    if (pending?.token !== token) return gone({ token, pending });
    const saved = importValues.take(acting, pending);
    if ('problems' in saved) return saved;
    return done([...saved.changes, { do: 'delete', kind: 'import', id: pending.id, expected: pending.version }]);
  },
};

export const dropStaged: Act<Waiting> = {
  may: anyMember,
  take: (_acting, { token, pending }) =>
    pending?.token === token
      ? done([{ do: 'delete', kind: 'import', id: pending.id, expected: pending.version }])
      : NOTHING,
};

/** The municipality's nightly job as one who acts: in the team, of no profession and without a role. */
export const nightlyJob = ({ locale, home, createdAt }: Team): Member =>
  asMember({ id: 'import', name: '', locale, address: home }, Temporal.Instant.from(createdAt));

/** The school in files of many. */
export const setUnit: Act<{ readonly code: string }> = {
  may: managers,
  take: (acting, { code }) => {
    const { team } = acting.snapshot;
    if (!unitCode.safeParse(code).success) return refuse(problem('data.unitWrong', 'unit'));
    if (team.unitCode === code) return NOTHING;
    return done([
      put({ ...team, unitCode: code }, team),
      audit(acting, 'unit-code-set', `team/${team.id}`, team.unitCode, code),
    ]);
  },
};

/** That an indicator is counted in another way since an ISO date, and how, where that is said: the team's own word for it from then on. */
export const redefineIndicator: Act<{
  readonly indicator: string;
  readonly since: string;
  readonly definition: string;
}> = {
  may: managers,
  take: (acting, { indicator, since, definition: words }) => {
    const { snapshot, today } = acting;
    const known = definitionsOf(snapshot).find(({ key }) => key === indicator);
    if (!known) return refuse(OUTDATED);
    const isDay = isoDate.safeParse(since).success;
    const problems = [
      ...(isDay ? [] : [problem('common.date', 'since')]),
      ...(isDay && since > today.toString() ? [problem('data.sinceLater', 'since')] : []),
      ...(words.length > MAX_LINE ? [problem('common.tooLong', 'definition', { max: MAX_LINE })] : []),
    ];
    if (problems.length > 0) return refuse(...problems);
    const definition = {
      ...known,
      ...(words === '' ? {} : { definition: { sv: words, en: words } }),
      changed: since,
    };
    if (JSON.stringify(definition) === JSON.stringify(known)) return NOTHING;
    const before = snapshot.indicators.find(({ id }) => id === indicator);
    return done([
      put({ kind: 'indicator', id: indicator, version: 1, schoolYear: '', definition }, before),
      audit(acting, 'indicator-changed', `indicator/${indicator}`, known.changed, since),
    ]);
  },
};

/** An indicator of the team's own. */
export const addIndicator: Act<Typed<OwnIndicator>> = {
  may: managers,
  take: (acting, typed) => {
    const { snapshot } = acting;
    const { content, problems } = readContent(ownIndicator, typed);
    if (!content) return refuse(...problems);
    const made = ownIndicatorOf(content, snapshot.team.school);
    const said = (name: string): string => name.trim().toLowerCase();
    const known = definitionsOf(snapshot).find(
      ({ key, name }) => key === made.key || [name.sv, name.en].some((one) => said(one) === said(content.name)),
    );
    if (known && JSON.stringify(known) === JSON.stringify(made)) return NOTHING;
    if (known) return refuse(problem('data.ownKnown', 'name'));
    return done(newIndicator(acting, made));
  },
};
