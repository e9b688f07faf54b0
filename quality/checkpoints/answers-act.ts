/** What a member says before a checkpoint, whole or a page at a time, and changes until it is closed. */
import { type Act, type Acting, audit, done, NOTHING, OUTDATED, problem, put, refuse } from '../act.ts';
import { applyChanges } from '../apply-changes.ts';
import { MAX_TEXT } from '../base.ts';
import { isImpossible } from '../goals/checks.ts';
import type { Goal } from '../goals/documents.ts';
import type { Problem } from '../problem.ts';
import { anyMember } from '../rights.ts';
import type { Snapshot } from '../snapshot.ts';
import { toRemind } from '../status/waiting.ts';
import { checkpointOf, type OfCheckpoint } from './act.ts';
import {
  type Answer,
  answerId,
  type Cause,
  type Checkpoint,
  MAX_CAUSES,
  MAX_TYPED,
  MAX_WORDS,
  type Progress,
  progress,
} from './documents.ts';

export type AnalysisForm = {
  readonly situation: string;
  /** `goal` is a goal's id, anything else means the whole school. Those without words are none. */
  readonly causes: readonly { readonly text: string; readonly goal: string }[];
  readonly meaning: string;
};
/** What is chosen as a status by somebody who does not know yet. */
export const NOT_KNOWN = 'unknown';
/** One goal's progress as it was typed: the choices are any text until they have been read, and none where nothing was chosen. */
export type ProgressForm = Omit<Progress, 'status' | 'confidence'> & {
  readonly status: string;
  readonly confidence: string;
};
/** What is given replaces what was said; what is not stays said: `analysis` is null on a page without it. */
export type AnswerForm = {
  readonly analysis: AnalysisForm | null;
  readonly progress: readonly ProgressForm[];
};

/** The goals that a member reports on: the active ones they own. */
export const goalsOwned = ({ goals }: Snapshot, person: string): Goal[] =>
  goals.filter(({ owner, state }) => owner === person && state === 'active');

/**
 * Saves a member's answer. It is whole once the analysis and each of their goals is there, late when that is after the checkpoint's
 * day, and keeps the day on which it was whole when it is changed later. A whole answer ends a snooze, unless something else
 * waits that was put off with it. The audit
 * says that it was sent or changed; the words are the person's, and stand in the answer alone.
 */
export const saveAnswer: Act<OfCheckpoint & AnswerForm> = {
  may: anyMember,
  take: (acting, input) => {
    const { snapshot, actor } = acting;
    const checkpoint = checkpointOf(snapshot, input);
    if (!checkpoint) return refuse(OUTDATED);
    if (checkpoint.state === 'closed') return refuse(problem('checkpoint.closed'));
    const before = snapshot.answers.find(({ id }) => id === answerId(checkpoint.id, actor.id));
    const owned = goalsOwned(snapshot, actor.id);
    const reported = input.progress.flatMap((said) => {
      const goal = owned.find(({ id }) => id === said.goal);
      return goal ? [{ goal, said }] : [];
    });
    const problems = [
      ...(input.analysis ? analysisProblems(input.analysis) : []),
      ...reported.flatMap(({ goal, said }) => progressProblems(goal, said)),
    ];
    if (problems.length > 0) return refuse(...problems);
    const said = reported.map((one) => progress.parse(readChoices(one.said)));
    const given = new Set(said.map(({ goal }) => goal));
    const rest = before?.progress.filter(({ goal }) => !given.has(goal)) ?? [];
    const content = {
      analysis: input.analysis ? readAnalysis(snapshot, input.analysis) : (before?.analysis ?? null),
      progress: byGoal(owned, [...said, ...rest]),
    };
    const typed = stillTyped(before, said, input);
    const whole = before?.unfinished ? undefined : before;
    const missing = owned.some(({ id }) => !content.progress.some(({ goal }) => goal === id));
    const open = !whole && (content.analysis === null || missing) ? { unfinished: true as const } : {};
    if (before && same(contentOf(before), contentOf({ ...content, ...open, ...typed }))) return NOTHING;
    const fresh = begun(acting, checkpoint);
    const answer: Answer = {
      ...fresh,
      ...content,
      ...(whole && { answeredAt: whole.answeredAt, changedAt: fresh.answeredAt, late: whole.late }),
      ...open,
      ...typed,
    };
    const { snoozedUntil } = actor;
    const after = applyChanges(snapshot, [put(answer, before)]);
    const isDone = snoozedUntil !== null && toRemind(after, actor, snoozedUntil).length === 0;
    const awake = isDone ? [put({ ...actor, snoozedUntil: null }, actor)] : [];
    const what = whole ? 'answer-changed' : 'answer-sent';
    const line = open.unfinished ? [] : [audit(acting, what, `answer/${answer.id}`, null, null)];
    return done([put(answer, before), ...line, ...awake]);
  },
};

/** What the person's answer is before anything is in it. */
const begun = ({ snapshot, actor, now, today }: Acting, checkpoint: Checkpoint): Answer => ({
  kind: 'answer',
  id: answerId(checkpoint.id, actor.id),
  version: 1,
  schoolYear: snapshot.team.calendar.schoolYear,
  checkpoint: checkpoint.id,
  person: actor.id,
  professions: actor.professions,
  analysis: null,
  progress: [],
  answeredAt: now.toString(),
  changedAt: null,
  late: today.toString() > checkpoint.date,
});

/** Of what was put off, what the page that is sent did not hold. */
function stillTyped(
  before: Answer | undefined,
  said: readonly Progress[],
  { analysis }: AnswerForm,
): { typed?: Answer['typed'] } {
  const isSent = (id: string): boolean => {
    const [name = '', goal] = id.split(':');
    return goal === undefined ? analysis !== null && name !== '' : said.some((one) => one.goal === goal);
  };
  const left = Object.entries(before?.typed ?? {}).filter(([id]) => !isSent(id));
  return left.length > 0 ? { typed: Object.fromEntries(left) } : {};
}

/** Keeps what has been typed and is put off, by the ids of the fields; nothing is objected to, and nobody else reads it. */
export const keepTyped: Act<OfCheckpoint & { readonly typed: Readonly<Record<string, string>> }> = {
  may: anyMember,
  take: (acting, input) => {
    const { snapshot, actor } = acting;
    const checkpoint = checkpointOf(snapshot, input);
    if (!checkpoint) return refuse(OUTDATED);
    if (checkpoint.state === 'closed') return refuse(problem('checkpoint.closed'));
    const before = snapshot.answers.find(({ id }) => id === answerId(checkpoint.id, actor.id));
    const typed = { ...before?.typed, ...input.typed };
    const long = Object.entries(typed).filter(([, words]) => words.length > MAX_TYPED);
    if (long.length > 0) return refuse(...long.map(([id]) => problem('common.tooLong', id, { max: MAX_TYPED })));
    if (same(typed, before?.typed ?? {})) return NOTHING;
    return done([put({ ...(before ?? { ...begun(acting, checkpoint), unfinished: true as const }), typed }, before)]);
  },
};

const contentOf = (one: Pick<Answer, 'analysis' | 'progress' | 'unfinished' | 'typed'>) => [
  one.analysis,
  one.progress,
  one.unfinished ?? null,
  one.typed ?? null,
];
const same = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);

function analysisProblems({ situation, causes, meaning }: AnalysisForm): Problem[] {
  const said = causes.filter(({ text }) => text !== '');
  const tooLong = (field: string, max: number) => problem('common.tooLong', field, { max });
  return [
    ...(situation === '' ? [problem('checkpoint.needWords', 'situation')] : []),
    ...(situation.length > MAX_WORDS ? [tooLong('situation', MAX_WORDS)] : []),
    ...(said.length === 0 ? [problem('checkpoint.needWords', 'causes')] : []),
    ...(said.length > MAX_CAUSES ? [problem('common.tooMany', 'causes', { max: MAX_CAUSES })] : []),
    ...(said.some(({ text }) => text.length > MAX_TEXT) ? [tooLong('causes', MAX_TEXT)] : []),
    ...(meaning.length > MAX_WORDS ? [tooLong('meaning', MAX_WORDS)] : []),
  ];
}

function readAnalysis({ goals }: Snapshot, { situation, causes, meaning }: AnalysisForm): Answer['analysis'] {
  const known = (id: string): string | null => (goals.some((goal) => goal.id === id) ? id : null);
  const read = causes
    .filter(({ text }) => text !== '')
    .map((one): Cause => ({ text: one.text, goal: known(one.goal) }));
  return { situation, causes: read, meaning };
}

const readChoices = (said: ProgressForm) => ({
  ...said,
  status: said.status === NOT_KNOWN ? null : said.status || null,
  confidence: said.confidence || null,
});

function progressProblems({ number, unit }: Goal, said: ProgressForm): Problem[] {
  const { value } = said;
  const long = (['comment', 'nextStep'] as const).filter((field) => said[field].length > MAX_TEXT);
  return [
    ...(value !== null && isImpossible(value, unit)
      ? [problem('checkpoint.needShare', `value:${said.goal}`, { number, value, unit })]
      : []),
    // A value wants the owner's word beside it; the words have objections of their own.
    ...((value === null || said.status !== '') &&
    progress.safeParse({ ...readChoices(said), comment: '', nextStep: '' }).success
      ? []
      : [problem('checkpoint.needStatus', `status:${said.goal}`, { number })]),
    ...long.map((field) => problem('common.tooLong', `${field}:${said.goal}`, { max: MAX_TEXT })),
  ];
}

/** In the order of the person's goals; what is about others last. */
function byGoal(goals: readonly Goal[], said: readonly Progress[]): Progress[] {
  const place = new Map(goals.map(({ id }, index) => [id, index]));
  const of = ({ goal }: Progress): number => place.get(goal) ?? goals.length;
  return said.toSorted((a, b) => of(a) - of(b));
}
