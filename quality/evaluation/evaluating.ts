/** When the year is evaluated, by whom, and what of it has been said. Pure. */
import { inOrder } from '../checkpoints/order.ts';
import type { Goal } from '../goals/documents.ts';
import type { Member } from '../people/documents.ts';
import type { Intervention } from '../plan/documents.ts';
import type { Snapshot } from '../snapshot.ts';
import type { Evaluation, GoalVerdict, InterventionVerdict, LookingBack, Signature } from './documents.ts';
import { evaluationId, LOOKING_BACK } from './documents.ts';
import { type ComputedOutcome, outcomeOf } from './outcome.ts';

/** The ISO day of the year's last checkpoint, on which the evaluation opens; null for a wheel without any. */
export const evaluationOpens = ({ checkpoints }: Snapshot): string | null => inOrder(checkpoints).at(-1)?.date ?? null;

export const isEvaluating = (snapshot: Snapshot, today: string): boolean => {
  const opens = evaluationOpens(snapshot);
  return opens !== null && opens <= today;
};

export const signatureOf = ({ signatures, team }: Snapshot): Signature | undefined =>
  signatures.find(({ id }) => id === team.calendar.schoolYear);

export const evaluationBy = ({ evaluations, team }: Snapshot, person: string): Evaluation | undefined =>
  evaluations.find(({ id }) => id === evaluationId(team.calendar.schoolYear, person));

/** What people have sent, without what somebody is in the middle of. */
export const evaluationsSent = ({ evaluations }: Pick<Snapshot, 'evaluations'>): Evaluation[] =>
  evaluations.filter(({ unfinished }) => !unfinished);

/** Whether somebody has sent all of their part. */
export const hasEvaluated = (snapshot: Snapshot, person: string): boolean => {
  const own = evaluationBy(snapshot, person);
  return own !== undefined && !own.unfinished;
};

/** Those in the team who have not said anything of the year. */
export const notHeard = (snapshot: Snapshot): Member[] =>
  snapshot.members.filter(({ id, active }) => active && !hasEvaluated(snapshot, id));

/** What has been in the plan this year: what was dropped before, or never got into it, is not evaluated. */
export const goalsToEvaluate = ({ goals }: Snapshot): Goal[] =>
  goals.filter(({ state }) => state === 'active' || state === 'finished');
export const interventionsToEvaluate = ({ interventions }: Snapshot): Intervention[] =>
  interventions.filter(({ state }) => state === 'active' || state === 'done' || state === 'stopped');

/** What counts, the latest first; with what `writer` is in the middle of, for them alone. */
const newestFirst = ({ evaluations }: Snapshot, writer: string | null): Evaluation[] =>
  evaluations
    .filter(({ unfinished, person }) => !unfinished || person === writer)
    .toSorted((a, b) => b.saidAt.localeCompare(a.saidAt));

/** Two people may have judged one goal, when it changed hands or a coordinator filled in: the latest word counts. `writer` is whose form it is in. */
export const verdictOnGoal = (snapshot: Snapshot, goal: string, writer: string | null = null): GoalVerdict | null =>
  newestFirst(snapshot, writer)
    .flatMap(({ goals }) => goals)
    .find((one) => one.goal === goal) ?? null;
export const verdictOnIntervention = (
  snapshot: Snapshot,
  intervention: string,
  writer: string | null = null,
): InterventionVerdict | null =>
  newestFirst(snapshot, writer)
    .flatMap(({ interventions }) => interventions)
    .find((one) => one.intervention === intervention) ?? null;

export type GoalEvaluated = {
  readonly goal: Goal;
  readonly computed: ComputedOutcome;
  /** What its owner says; null until then. */
  readonly verdict: GoalVerdict | null;
};
export type InterventionEvaluated = {
  readonly intervention: Intervention;
  readonly verdict: InterventionVerdict | null;
};
export type YearEvaluated = {
  readonly goals: readonly GoalEvaluated[];
  readonly interventions: readonly InterventionEvaluated[];
  /** What each member wrote under a heading, by profession; without those who wrote nothing there. */
  readonly words: Readonly<Record<LookingBack, readonly Said[]>>;
  readonly said: number;
  readonly signature: Signature | null;
};
type Said = { readonly person: string; readonly professions: Evaluation['professions']; readonly text: string };

/** The joint picture of the year. */
export function yearEvaluated(snapshot: Snapshot): YearEvaluated {
  const evaluations = evaluationsSent(snapshot);
  const under = (heading: LookingBack): Said[] =>
    evaluations.flatMap(({ person, professions, [heading]: text }) =>
      text === '' ? [] : [{ person, professions, text }],
    );
  return {
    goals: goalsToEvaluate(snapshot).map((goal) => ({
      goal,
      computed: outcomeOf(snapshot, goal),
      verdict: verdictOnGoal(snapshot, goal.id),
    })),
    interventions: interventionsToEvaluate(snapshot).map((intervention) => ({
      intervention,
      verdict: verdictOnIntervention(snapshot, intervention.id),
    })),
    words: Object.fromEntries(LOOKING_BACK.map((heading) => [heading, under(heading)])) as Record<LookingBack, Said[]>,
    said: evaluations.length,
    signature: signatureOf(snapshot) ?? null,
  };
}
