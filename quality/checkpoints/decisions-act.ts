/** What is decided at a checkpoint: recorded with owner and day, sent on to the principal, ticked off. */
import { type Act, type Acting, audit, done, NOTHING, OUTDATED, problem, put, refuse } from '../act.ts';
import { isoDate, MAX_LINE } from '../base.ts';
import { isNewId } from '../content.ts';
import { toldOwner } from '../deliveries/new-owner.ts';
import { isToBeTold } from '../deliveries/own-days.ts';
import type { Told } from '../deliveries/told.ts';
import { isHere } from '../people/identity.ts';
import type { Problem } from '../problem.ts';
import { managers, ownerOrManagers } from '../rights.ts';
import type { Snapshot } from '../snapshot.ts';
import { changedMeanwhile, stampOf } from '../stamp.ts';
import { nextCalendarOf } from '../year/next-year.ts';
import { addSchoolDays } from '../year/school-days.ts';
import { type OfCheckpoint, openCheckpoint } from './act.ts';
import { decisionsOf } from './decisions-of.ts';
import { type Checkpoint, type Decision, MAX_SUMMARY } from './documents.ts';
import { sentAt } from './sent.ts';

/** A decision as it was typed; `due` is an ISO date when it could be read. */
export type DecisionForm = { readonly text: string; readonly owner: string; readonly due: string };

/** School days that a decision is given when nobody says otherwise: two weeks. */
const USUAL_DAYS = 10;
/** Days that there are for what is decided when the school year is about to end, or has: staff stay on after the pupils. */
const DAYS_AT_THE_END = 14;

/** The last day that a decision may be due: what is decided in the spring may be for the autumn. ISO. */
const latestDue = (snapshot: Snapshot, today: Temporal.PlainDate): string =>
  nextCalendarOf(snapshot, today)?.springEnd ?? latestUsual(snapshot, today);

/** Whether there is a next year to choose a day in. */
const tooFar = (snapshot: Snapshot, today: Temporal.PlainDate): string =>
  nextCalendarOf(snapshot, today) ? 'checkpoint.decisionDateNextYear' : 'checkpoint.decisionDateFar';

function latestUsual({ team }: Snapshot, today: Temporal.PlainDate): string {
  const soon = today.add({ days: DAYS_AT_THE_END }).toString();
  return soon > team.calendar.springEnd ? soon : team.calendar.springEnd;
}

/** The day that a decision is given when nobody says otherwise. ISO. */
export const usualDue = (snapshot: Snapshot, today: Temporal.PlainDate): string =>
  addSchoolDays(snapshot.team.calendar, today, USUAL_DAYS)?.toString() ?? latestUsual(snapshot, today);

/** The same card sent once more with something else is no decision more: it is asked about, so that nothing typed is lost. */
export const recordDecision: Act<OfCheckpoint & DecisionForm & { readonly decision: string }> = {
  may: managers,
  take: (acting, input) => {
    const { snapshot, actor, now } = acting;
    const { decision: id, text, owner, due } = input;
    const checkpoint = openCheckpoint(snapshot, input);
    if (!checkpoint || !isNewId(id)) return refuse(OUTDATED);
    const recorded = snapshot.decisions.find((one) => one.id === id);
    if (recorded) {
      const same = recorded.text === text && recorded.owner === owner && recorded.due === due;
      return same ? NOTHING : refuse(problem('checkpoint.decisionSaved'));
    }
    const problems = objections(acting, input);
    if (problems.length > 0) return refuse(...problems);
    const { schoolYear } = snapshot.team.calendar;
    const head = { kind: 'decision', id, version: 1, schoolYear, checkpoint: checkpoint.id } as const;
    return done([
      put({ ...head, text, owner, due, doneAt: null, createdBy: actor.id, createdAt: now.toString() }),
      audit(acting, 'decision-recorded', `decision/${id}`, null, { due }),
    ]);
  },
};

function objections({ snapshot, today }: Acting, { text, owner, due }: DecisionForm): Problem[] {
  const latest = latestDue(snapshot, today);
  const problems: Problem[] = [];
  if (text === '') problems.push(problem('common.missing', 'text'));
  if (text.length > MAX_LINE) problems.push(problem('common.tooLong', 'text', { max: MAX_LINE }));
  if (!isHere(snapshot, owner)) problems.push(problem('common.missing', 'owner'));
  if (!isoDate.safeParse(due).success) problems.push(problem('common.missing', 'due'));
  else if (due < today.toString()) problems.push(problem('checkpoint.decisionDatePast', 'due'));
  else if (due > latest) problems.push(problem(tooFar(snapshot, today), 'due', { date: latest }));
  return problems;
}

/** What the form that sends decisions on holds, besides the decisions. */
export const summaryFields = ({ summary }: Checkpoint) => ({ summary });

/** Sends the decisions on to the principal, on the checkpoint's day at the earliest, with a few words about the whole. `version` is the stamp of `summaryFields`. */
export const sendDecisions: Act<OfCheckpoint & { readonly summary: string; readonly version?: string | undefined }> = {
  may: managers,
  take: (acting, input) => {
    const { snapshot, actor, now, today } = acting;
    const { summary, version } = input;
    const before = openCheckpoint(snapshot, input);
    if (!before) return refuse(OUTDATED);
    if (decisionsOf(snapshot, before).length === 0) return refuse(problem('checkpoint.decisionsNone'));
    if (today.toString() < before.date) return refuse(problem('checkpoint.sendTooEarly', '', { date: before.date }));
    const sent = sentAt(snapshot, before);
    if (sent && before.summary === summary) return NOTHING;
    const about = `checkpoint/${before.id}`;
    const changed = before.summary === summary ? [] : changedMeanwhile(version, summaryFields(before), about);
    const long = summary.length > MAX_SUMMARY ? [problem('common.tooLong', 'summary', { max: MAX_SUMMARY })] : [];
    if (changed.length + long.length > 0) return refuse(...changed, ...long);
    const decisionsRecordedAt = sent ?? now.toString();
    const author = before.summary === summary ? {} : { summaryBy: actor.id };
    // What was decided is everybody's to read, once the coordinator is done.
    const told: Told = { kind: 'decided', recipient: 'channel', subject: null, checkpoint: before.id };
    const changes = [
      put({ ...before, decisionsRecordedAt, summary, ...author }, before),
      // Who wrote the words may ask for them to be forgotten, so the audit does not hold them.
      audit(acting, 'decisions-sent', about, null, null),
    ];
    return done(changes, sent ? [] : [told]);
  },
};

export const decisionOf = (
  { decisions }: Snapshot,
  { decision }: { readonly decision: string },
): Decision | undefined => decisions.find(({ id }) => id === decision);

/** Ticked off by its owner or by whoever manages the team. */
export const decisionDone: Act<{ readonly decision: string }> = {
  may: ownerOrManagers((snapshot, input) => decisionOf(snapshot, input)?.owner),
  take: (acting, input) => {
    const before = decisionOf(acting.snapshot, input);
    if (!before) return refuse(OUTDATED);
    if (before.doneAt) return NOTHING;
    return done([
      put({ ...before, doneAt: acting.now.toString() }, before),
      audit(acting, 'decision-done', `decision/${before.id}`, null, null),
    ]);
  },
};

/** Ticked off by mistake. */
export const decisionNotDone: Act<{ readonly decision: string }> = {
  may: ownerOrManagers((snapshot, input) => decisionOf(snapshot, input)?.owner),
  take: (acting, input) => {
    const before = decisionOf(acting.snapshot, input);
    if (!before) return refuse(OUTDATED);
    if (!before.doneAt) return NOTHING;
    return done([
      put({ ...before, doneAt: null }, before),
      audit(acting, 'decision-not-done', `decision/${before.id}`, null, null),
    ]);
  },
};

/** What the form of a decision holds. */
export const decisionFields = ({ text, owner, due }: Decision): DecisionForm => ({ text, owner, due });

/** Whether its words are those that a closed checkpoint documents. */
export const isDocumented = ({ checkpoints }: Snapshot, { checkpoint }: Decision): boolean =>
  checkpoints.some(({ id, state }) => id === checkpoint && state === 'closed');

/** Until it is done. Once its checkpoint is closed what was decided stands, and who does it and by when can still be changed. `version` is the stamp of `decisionFields`. */
export const changeDecision: Act<{ readonly decision: string; readonly version?: string | undefined } & DecisionForm> =
  {
    may: managers,
    take: (acting, input) => {
      const before = decisionOf(acting.snapshot, input);
      if (!before || before.doneAt) return refuse(OUTDATED);
      const standing = decisionFields(before);
      const { owner, due } = input;
      const text = isDocumented(acting.snapshot, before) ? before.text : input.text;
      const content = { text, owner, due };
      if (stampOf(content) === stampOf(standing)) return NOTHING;
      const about = `decision/${before.id}`;
      // A day that has passed may stand while something else is changed.
      const problems = objections(acting, content).filter(({ field }) => field !== 'due' || due !== before.due);
      const meanwhile = changedMeanwhile(input.version, standing, about);
      if (problems.length + meanwhile.length > 0) return refuse(...meanwhile, ...problems);
      const changed = { ...before, ...content };
      return done(
        [put(changed, before), audit(acting, 'decision-changed', about, standing, content)],
        isToBeTold(acting.snapshot, changed, acting.today.toString()) ? [] : toldOwner(acting, changed, before.owner),
      );
    },
  };

/** Taken away as if it had never been recorded, while its checkpoint is open. */
export const removeDecision: Act<{ readonly decision: string }> = {
  may: managers,
  take: (acting, input) => {
    const before = decisionOf(acting.snapshot, input);
    if (!before) return NOTHING;
    if (isDocumented(acting.snapshot, before)) return refuse(problem('checkpoint.decisionClosed'));
    const { id, version } = before;
    return done([
      { do: 'delete', kind: 'decision', id, expected: version },
      audit(acting, 'decision-removed', `decision/${id}`, null, null),
    ]);
  },
};
