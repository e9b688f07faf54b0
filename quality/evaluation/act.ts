/** The year is evaluated: by each member, a goal and an intervention at a time, and signed by the principal. */
import { type Act, type Acting, audit, done, NOTHING, OUTDATED, problem, put, refuse } from '../act.ts';
import { MAX_TEXT } from '../base.ts';
import type { Member } from '../people/documents.ts';
import { isHere } from '../people/identity.ts';
import type { Change } from '../ports.ts';
import type { Problem } from '../problem.ts';
import { anyMember, asStandIn, deciders, mayManage } from '../rights.ts';
import type { Snapshot } from '../snapshot.ts';
import { changedMeanwhile } from '../stamp.ts';
import {
  DONE,
  type Evaluation,
  evaluationId,
  type GoalVerdict,
  type InterventionVerdict,
  LOOKING_BACK,
  type LookingBack,
  OUTCOMES,
  teamNow,
  UNSAYABLE,
  WORTH,
} from './documents.ts';
import {
  evaluationBy,
  evaluationOpens,
  evaluationsSent,
  goalsToEvaluate,
  interventionsToEvaluate,
  isEvaluating,
  signatureOf,
} from './evaluating.ts';

/** Those that a member judges: their own, and for whoever manages the team also those whose owner has left. */
export const goalsToJudge = (snapshot: Snapshot, member: Member) =>
  goalsToEvaluate(snapshot).filter(({ owner }) => isTheirs(snapshot, member, owner));
export const interventionsToJudge = (snapshot: Snapshot, member: Member) =>
  interventionsToEvaluate(snapshot).filter(({ owner }) => isTheirs(snapshot, member, owner));
const isTheirs = (snapshot: Snapshot, member: Member, owner: string): boolean =>
  owner === member.id || (mayManage(snapshot, member) && !isHere(snapshot, owner));

/** As it was typed: the choices are any text until they have been read. What is not given stays as it was said. */
export type EvaluationForm = {
  /** Between the form's pages: nobody else reads it yet. What has been sent stays sent. */
  readonly unfinished?: boolean;
  readonly words: Readonly<Record<LookingBack, string>> | null;
  readonly goals: readonly { readonly goal: string; readonly outcome: string; readonly causes: string }[];
  readonly interventions: readonly {
    readonly intervention: string;
    readonly done: string;
    readonly fidelity: string;
    readonly worth: string;
  }[];
};

/** Why nothing can be said: the evaluation has not opened, or is signed. */
function closedTo({ snapshot, today }: Acting): Problem | null {
  if (signatureOf(snapshot)) return problem('evaluation.signed');
  if (isEvaluating(snapshot, today.toString())) return null;
  const opens = evaluationOpens(snapshot);
  return opens === null ? problem('evaluation.noWheel') : problem('evaluation.notYet', '', { date: opens });
}

/** A member's evaluation, a page at a time; each page replaces what it holds. */
export const saveEvaluation: Act<EvaluationForm> = {
  may: anyMember,
  take: (acting, form) => {
    const { snapshot, actor, now } = acting;
    const objection = closedTo(acting);
    if (objection) return refuse(objection);
    const goals = read(form.goals, goalsToJudge(snapshot, actor), ({ goal }) => goal, readGoal);
    const interventions = read(
      form.interventions,
      interventionsToJudge(snapshot, actor),
      ({ intervention }) => intervention,
      readIntervention,
    );
    const problems = [...tooLong(form.words), ...goals.problems, ...interventions.problems];
    if (problems.length > 0) return refuse(...problems);
    const before = evaluationBy(snapshot, actor.id);
    const { schoolYear } = snapshot.team.calendar;
    const empty = { helped: '', hindered: '', keep: '', change: '', stop: '' };
    const open = form.unfinished && (!before || before.unfinished) ? { unfinished: true as const } : {};
    const said = {
      ...(form.words ?? pick(before) ?? empty),
      goals: joined(before?.goals ?? [], goals.read, ({ goal }) => goal),
      interventions: joined(before?.interventions ?? [], interventions.read, ({ intervention }) => intervention),
    };
    if (
      before &&
      before.unfinished === open.unfinished &&
      JSON.stringify(said) ===
        JSON.stringify({ ...pick(before), goals: before.goals, interventions: before.interventions })
    )
      return NOTHING;
    const after: Evaluation = {
      kind: 'evaluation',
      id: evaluationId(schoolYear, actor.id),
      version: 1,
      schoolYear,
      person: actor.id,
      professions: actor.professions,
      ...said,
      saidAt: now.toString(),
      ...open,
    };
    // The history tells of what has been sent.
    const line = open.unfinished ? [] : [audit(acting, 'year-evaluated', `evaluation/${after.id}`, null, null)];
    return done([put(after, before), teamTouched(snapshot), ...line]);
  },
};

/** Who evaluates and who signs in the same instant: whoever is second reads it again, so that nothing is signed unread nor said after the signature. */
const teamTouched = ({ team }: Snapshot): Change => put(team, team);

const pick = (one: Evaluation | undefined) =>
  one && { helped: one.helped, hindered: one.hindered, keep: one.keep, change: one.change, stop: one.stop };

const tooLong = (words: EvaluationForm['words']): Problem[] =>
  LOOKING_BACK.filter((field) => (words?.[field].length ?? 0) > MAX_TEXT).map((field) =>
    problem('common.tooLong', field, { max: MAX_TEXT }),
  );

/** Reads what is about something that the person may judge; the rest is passed over. */
function read<Typed, Verdict>(
  typed: readonly Typed[],
  theirs: readonly { readonly id: string; readonly number: number }[],
  idOf: (one: Typed) => string,
  one: (said: Typed, number: number) => Verdict | Problem,
): { read: Verdict[]; problems: Problem[] } {
  const results = typed.flatMap((said) => {
    const about = theirs.find(({ id }) => id === idOf(said));
    return about ? [one(said, about.number)] : [];
  });
  const isProblem = (result: Verdict | Problem): result is Problem =>
    typeof result === 'object' && result !== null && 'code' in result;
  return {
    read: results.filter((result): result is Verdict => !isProblem(result)),
    problems: results.filter(isProblem),
  };
}

const among = <W extends string>(words: readonly W[], said: string): W | undefined =>
  words.find((word) => word === said);

/** `cannotSay:missing` is an outcome with its reason, since a form has one field for both. */
function readGoal(said: EvaluationForm['goals'][number], number: number): GoalVerdict | Problem {
  const [first = '', second = ''] = said.outcome.split(':');
  const outcome = among(OUTCOMES, first);
  const why = among(UNSAYABLE, second) ?? null;
  if (!outcome || (outcome === 'cannotSay' && !why)) return problem('evaluation.outcomeMissing', '', { number });
  if (said.causes.length > MAX_TEXT) return problem('common.tooLong', `causes:${said.goal}`, { max: MAX_TEXT });
  return { goal: said.goal, outcome, why: outcome === 'cannotSay' ? why : null, causes: said.causes };
}

function readIntervention(
  said: EvaluationForm['interventions'][number],
  number: number,
): InterventionVerdict | Problem {
  const [done, worth] = [among(DONE, said.done), among(WORTH, said.worth)];
  if (!done || !worth) return problem('evaluation.verdictMissing', '', { number });
  if (said.fidelity.length > MAX_TEXT)
    return problem('common.tooLong', `fidelity:${said.intervention}`, { max: MAX_TEXT });
  return { intervention: said.intervention, done, fidelity: said.fidelity, worth };
}

const joined = <V>(before: readonly V[], now: readonly V[], idOf: (one: V) => string): V[] => {
  const given = new Set(now.map(idOf));
  return [...before.filter((one) => !given.has(idOf(one))), ...now];
};

/** What somebody has seen of the evaluation who is to sign it: whose they were, and which version of each. */
export const evaluationsSeen = (snapshot: Snapshot) =>
  Object.fromEntries(evaluationsSent(snapshot).map(({ person, version }) => [person, version]));

/** Those who have said or changed something since the stamp of what was seen, by id and with commas between them; null for nobody. */
function saidSince(snapshot: Snapshot, version: string | undefined): string | null {
  const since = changedMeanwhile(version, evaluationsSeen(snapshot), 'evaluation').map(({ field }) => field);
  return since.length === 0 ? null : since.join();
}

/** The principal stands behind the evaluation as it was seen (`version`, its stamp); after that nobody changes it. The team hears of it. */
export const signEvaluation: Act<{ readonly summary: string; readonly version?: string | undefined }> = {
  may: deciders,
  take: (acting, { summary, version }) => {
    const { snapshot, actor, now } = acting;
    if (signatureOf(snapshot)) return NOTHING;
    const objection = closedTo(acting);
    if (objection) return refuse(objection);
    if (summary.length > MAX_TEXT) return refuse(problem('common.tooLong', 'summary', { max: MAX_TEXT }));
    if (evaluationsSent(snapshot).length === 0) return refuse(problem('evaluation.nobodyYet'));
    const people = saidSince(snapshot, version);
    if (people !== null) return refuse(problem('evaluation.changedSince', '', { people }));
    const { schoolYear } = snapshot.team.calendar;
    return done(
      [
        { do: 'rely', on: snapshot.evaluations.map(({ kind, id, version: read }) => ({ kind, id, version: read })) },
        teamTouched(snapshot),
        put({
          ...({ kind: 'signature', id: schoolYear, version: 1, schoolYear } as const),
          ...{ by: actor.id, at: now.toString(), summary, team: teamNow(snapshot.members) },
          ...asStandIn(snapshot),
        }),
        audit(acting, 'evaluation-signed', `signature/${schoolYear}`, null, null),
      ],
      [{ kind: 'evaluationSigned', recipient: 'channel', subject: schoolYear, once: schoolYear }],
    );
  },
};

/** Opened again by the principal, until the team has gone on to the next year. */
export const reopenEvaluation: Act<Record<never, never>> = {
  may: deciders,
  take: (acting) => {
    const before = signatureOf(acting.snapshot);
    if (!before) return refuse(OUTDATED);
    return done([
      { do: 'delete', kind: 'signature', id: before.id, expected: before.version },
      audit(acting, 'evaluation-reopened', `signature/${before.id}`, null, null),
    ]);
  },
};
