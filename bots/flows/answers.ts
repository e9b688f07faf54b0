/** A member answers before a checkpoint, and changes the answer until it is closed. */

import { causeField, causeGoalField, field } from '../../cards/answer-fields.ts';
import { closedCards, receiptCard, typedWords } from '../../cards/answer-receipt.ts';
import { type AnswerPage, answerCard, answerPages, asValues, pagesToTurn } from '../../cards/answers.ts';
import { inputsOf } from '../../cards/card.ts';
import { messageCard, type Objection, withNote } from '../../cards/common.ts';
import { typedNumber } from '../../cards/format.ts';
import { nameOf } from '../../cards/names.ts';
import { analysisSaid } from '../../language/reading/analysis-said.ts';
import { statusReported, valueReported } from '../../language/reading/change-meant.ts';
import { isNotKnown, parseNumber } from '../../language/reading/numbers.ts';
import {
  type AnalysisForm,
  type AnswerForm,
  goalsOwned,
  keepTyped,
  type ProgressForm,
  saveAnswer,
} from '../../quality/checkpoints/answers-act.ts';
import { type Answer, answerId, type Checkpoint, MAX_CAUSES } from '../../quality/checkpoints/documents.ts';
import { fewIn } from '../../quality/data/few-pupils.ts';
import { isShare } from '../../quality/goals/checks.ts';
import type { Goal } from '../../quality/goals/documents.ts';
import { currentCheckpoint, goalState } from '../../quality/status/status.ts';
import { guardLine } from '../guard.ts';
import type { Reply } from '../messenger.ts';
import { open, openFilled, post, privately, replace, type TeamTurn, toMe, type Values } from '../turn.ts';
import { valueThen } from './data-typed.ts';
import { forTeam } from './for-team.ts';
import { byNumber } from './goal-named.ts';
import { goalReported } from './goal-told.ts';
import { askWhen } from './people.ts';
import { type FormWords, take } from './take.ts';

const mine = (turn: TeamTurn, checkpoint: Checkpoint): Answer | undefined =>
  turn.snapshot.answers.find((answer) => answer.id === answerId(checkpoint.id, turn.me.id));

/** «mina frågor»; «mål 2 går bra, vi är på 88 %» opens the page of that goal with the value in it. A value of a time that is over is no answer of now. */
export async function openMine(turn: TeamTurn, text: string): Promise<Reply[]> {
  const then = valueThen(turn, text);
  if (then) return then;
  const checkpoint = currentCheckpoint(turn.snapshot, turn.today.toString());
  if (!checkpoint) return [post(turn, (to) => messageCard(to.say, 'checkpoint:noCheckpoint'))];
  if (!turn.snapshot.team.wheelApprovedAt) return [post(turn, (to) => messageCard(to.say, 'checkpoint:notApproved'))];
  const { goal, said = text } = goalReported(turn.snapshot, turn.me.id, text);
  const answer = mine(turn, checkpoint);
  const { locale } = turn.who;
  if (!goal && answer && !answer.unfinished && ASKS_BACK.test(text))
    return [open(receiptCard(locale, turn.snapshot, checkpoint, turn.me, answer))];
  if (!goal) return withWords(turn, checkpoint, analysisSaid(text));
  const few = fewIn(text);
  const value = few ? null : valueReported(said, locale === 'en', isShare(goal.unit));
  if (goal.state !== 'active') return notReported(turn, goal, few !== null || value !== null);
  const page = answerPages(turn.snapshot, turn.me.id).findIndex(({ goals }) => goals.includes(goal));
  if (page < 0) {
    const name = nameOf(turn.say, turn.snapshot.members, goal.owner);
    return [post(turn, (to) => messageCard(to.say, 'checkpoint:notYourGoal', { name, number: goal.number }))];
  }
  const status = statusReported(text);
  const values = {
    ...asValues(answer, locale),
    ...(value === null ? {} : { [field(goal.id, 'value')]: typedNumber(locale, value) }),
    ...(status === null ? {} : { [field(goal.id, 'status')]: status }),
  };
  const problems = few ? [turn.say('common:fewPupils', few)] : [];
  return [openFilled(formFor(turn, checkpoint, { page, values, problems }))];
}

/** The form, with what is said in it besides what stands there; the guard reads the words first. */
async function withWords(turn: TeamTurn, checkpoint: Checkpoint, said: string): Promise<Reply[]> {
  if (said === '') return [open(formFor(turn, checkpoint))];
  return guardLine(turn, said, async (guarded, words) => {
    const before = asValues(mine(guarded, checkpoint), guarded.who.locale);
    const situation = [before['situation'] ?? '', words].filter((part) => part !== '').join('\n');
    const problems = guarded.refused.map((key) => guarded.say(key));
    return [openFilled(formFor(guarded, checkpoint, { page: 0, values: { ...before, situation }, problems }))];
  });
}

/** «Vad har jag svarat?»: what was written is read, and not asked for. */
const ASKS_BACK = /^\s*(?:vad|what)(?!\p{L})/iu;

/** A goal that is not in the plan has no values: one that was said is not kept, which its page says. */
async function notReported(turn: TeamTurn, goal: Goal, saysValue: boolean): Promise<Reply[]> {
  const page = await byNumber(turn, `mål ${goal.number}`);
  if (!saysValue || goal.state !== 'draft') return page;
  const note = turn.say('checkpoint:valueOfDraft', { number: goal.number });
  return page.map((reply) => ({ ...reply, card: withNote(reply.card, note) }));
}

const goalNoted = ({ say }: TeamTurn, { number }: Goal): string => say('checkpoint:goalNoted', { number });

type Form = {
  readonly done?: string;
  readonly page?: number;
  readonly values?: Values;
  readonly problems?: readonly Objection[];
};
const formFor = (turn: TeamTurn, checkpoint: Checkpoint, form: Form = {}) =>
  answerCard(turn.who.locale, turn.snapshot, checkpoint, turn.me, form);

type Step = (turn: TeamTurn, checkpoint: Checkpoint, values: Values, data: Values) => Promise<Reply[]>;
/** The checkpoint that a card is about; a card about one that is gone is old. */
function withCheckpoint(step: Step) {
  return async (turn: TeamTurn, data: Values, values: Values): Promise<Reply[]> => {
    const checkpoint = turn.snapshot.checkpoints.find((c) => c.id === data['checkpoint']);
    return checkpoint
      ? step(turn, checkpoint, values, data)
      : [privately(messageCard(turn.say, 'common:outdatedCard'))];
  };
}

/** The person's own questions, or the receipt once the checkpoint is closed. */
const openOne = async (turn: TeamTurn, data: Values, values: Values): Promise<Reply[]> =>
  withCheckpoint(async (_turn, checkpoint) => {
    const { locale } = turn.who;
    const figure = checkpoint.state === 'planned' ? figureTaken(turn, checkpoint, data['goal'] ?? '') : null;
    if (figure) return [openFilled(formFor(turn, checkpoint, figure))];
    if (checkpoint.state === 'planned')
      return [open(formFor(turn, checkpoint, data['page'] === undefined ? {} : { page: turn.page }))];
    const answer = mine(turn, checkpoint);
    return [
      open(
        answer
          ? receiptCard(locale, turn.snapshot, checkpoint, turn.me, answer)
          : closedCards(locale, turn.snapshot, checkpoint, [])[0],
      ),
    ];
  })(turn, data, values);

/** The owner's page of a goal with the school's own figure in it, and what that speaks for where they have said nothing; null for any other press. */
function figureTaken(turn: TeamTurn, checkpoint: Checkpoint, id: string): Form | null {
  const { snapshot, me, who } = turn;
  const page = answerPages(snapshot, me.id).findIndex(({ goals }) => goals.some((goal) => goal.id === id));
  const goal = snapshot.goals.find((one) => one.id === id);
  const state = goal && page >= 0 ? goalState(snapshot, goal) : null;
  if (!state?.figure) return null;
  const spokenFor = state.suggested === null ? {} : { [field(id, 'status')]: state.suggested };
  const values = { ...spokenFor, ...asValues(mine(turn, checkpoint), who.locale) };
  return { page, values: { ...values, [field(id, 'value')]: typedNumber(who.locale, state.figure.value) } };
}

/** Another page of the receipt. */
const receipt = withCheckpoint(async (turn, checkpoint) => {
  const answer = mine(turn, checkpoint);
  if (!answer) return [privately(messageCard(turn.say, 'common:outdatedCard'))];
  return [replace(receiptCard(turn.who.locale, turn.snapshot, checkpoint, turn.me, answer, turn.page))];
});

/** Each page is saved when it is sent, so that nothing is lost between them; with the last that was open the answer is whole. */
const save = withCheckpoint(async (turn, checkpoint, values) => {
  const { snapshot, me, who } = turn;
  if (checkpoint.state === 'closed') {
    const [first, ...others] = closedCards(who.locale, snapshot, checkpoint, typedWords(turn.say, values));
    return [replace(first), ...others.map((card) => toMe(turn, card))];
  }
  const pages = answerPages(snapshot, me.id);
  const page = Math.min(turn.page, pages.length - 1);
  const before = mine(turn, checkpoint);
  const { form, unread } = readForm(turn, values, pages[page] ?? NO_PAGE, before);
  const input = { checkpoint: checkpoint.id, ...form };
  const taken = await take(turn, saveAnswer, input, formWords(turn, unread));
  if (!taken.after) {
    const typed = { ...asValues(before, who.locale), ...values };
    return taken.refusal ?? [replace(formFor(turn, checkpoint, { page, problems: taken.problems, values: typed }))];
  }
  const next = { ...turn, snapshot: taken.after };
  const answer = mine(next, checkpoint);
  const [reported] = pages[page]?.goals ?? [];
  // A goal's page that was opened by its number comes before the analysis does.
  const isEarly = reported !== undefined && answer?.unfinished === true && answer.analysis === null;
  if (isEarly) return [replace(formFor(next, checkpoint, { done: goalNoted(turn, reported) }))];
  if (!answer || answer.unfinished) return [replace(formFor(next, checkpoint))];
  // Somebody who changes an answer turns one page after another.
  if (before && !before.unfinished && page + 1 < pagesToTurn(pages, answer))
    return [replace(formFor(next, checkpoint, { page: page + 1 }))];
  return [replace(receiptCard(who.locale, taken.after, checkpoint, me, answer))];
});
/** What has been typed so far is kept, and then something else is shown than what is sent leads to. */
const keeping = (next: (turn: TeamTurn, checkpoint: Checkpoint) => Reply[]) =>
  withCheckpoint(async (turn, checkpoint, values) => {
    const page = { page: turn.page };
    const standing = new Map(inputsOf(formFor(turn, checkpoint, page).body).map(({ id, value }) => [id, value ?? '']));
    const typed = Object.fromEntries(
      Object.entries(values).filter(([id, value]) => standing.has(id) && standing.get(id) !== value),
    );
    const taken = await take(turn, keepTyped, { checkpoint: checkpoint.id, typed }, formWords(turn));
    if (taken.after) return next({ ...turn, snapshot: taken.after }, checkpoint);
    const shown = { ...asValues(mine(turn, checkpoint), turn.who.locale), ...values };
    return taken.refusal ?? [replace(formFor(turn, checkpoint, { ...page, problems: taken.problems, values: shown }))];
  });
/** «Påminn mig senare»: the form stays. */
const later = keeping(askWhen);
/** «Tillbaka» to the page before. */
const back = keeping((turn, checkpoint) => [replace(formFor(turn, checkpoint, { page: Math.max(turn.page - 1, 0) }))]);
const NO_PAGE: AnswerPage = { analysis: false, causes: [], goals: [] };

/** The labels are made when there is something to object to: that is seldom, and a team may have many goals. */
const formWords = (turn: TeamTurn, unread: readonly Objection[] = []): FormWords => ({
  get labels() {
    return labels(turn);
  },
  unread,
});
const labels = ({ say, snapshot }: TeamTurn): Values => ({
  situation: say('checkpoint:situation'),
  causes: say('checkpoint:causes'),
  meaning: say('checkpoint:meaning'),
  ...Object.fromEntries(
    snapshot.goals.flatMap(({ id }) => [
      [`comment:${id}`, say('checkpoint:comment')],
      [`nextStep:${id}`, say('checkpoint:nextStep')],
    ]),
  ),
});

/** The fields of one page, over what was saved `before`, and one sentence for each number that could not be read. */
function readForm(
  turn: TeamTurn,
  values: Values,
  page: AnswerPage,
  before: Answer | undefined,
): { form: AnswerForm; unread: Objection[] } {
  // The goals may have changed since the page was shown: what was on it counts.
  const owned = goalsOwned(turn.snapshot, turn.me.id);
  const shown = owned.filter(({ id }) => FIELDS.some((name) => values[`${name}:${id}`] !== undefined));
  const unread: Objection[] = [];
  const asked = Object.keys(values).some((id) => FIELDS.some((name) => id.startsWith(`${name}:`)));
  const progress = (asked ? shown : page.goals).map((goal): ProgressForm => {
    const of = (name: (typeof FIELDS)[number]): string => (values[`${name}:${goal.id}`] ?? '').trim();
    const [typed, value] = [of('value'), parseNumber(of('value'), turn.who.locale === 'en')];
    if (typed !== '' && value === null && !isNotKnown(typed)) {
      const words = turn.say('checkpoint:needNumber', { number: goal.number, typed: typed.slice(0, SAID_BACK) });
      unread.push({ words, here: words, field: field(goal.id, 'value') });
    }
    return {
      goal: goal.id,
      value,
      status: of('status'),
      confidence: of('confidence'),
      comment: of('comment'),
      nextStep: of('nextStep'),
    };
  });
  return {
    form: {
      analysis:
        page.analysis || page.causes.length > 0 ? readAnalysis(values, asValues(before, turn.who.locale)) : null,
      progress,
    },
    unread,
  };
}

const FIELDS = ['value', 'status', 'confidence', 'comment', 'nextStep'] as const;
/** The most of an unreadable number that is said back. */
const SAID_BACK = 30;

/** What the page did not ask for stays as it was. */
function readAnalysis(values: Values, before: Values): AnalysisForm {
  const of = (id: string): string => (values[id] ?? before[id] ?? '').trim();
  const causes = Array.from({ length: MAX_CAUSES }, (_, index) => ({
    text: of(causeField(index)),
    goal: of(causeGoalField(index)),
  }));
  return { situation: of('situation'), causes, meaning: of('meaning') };
}

export const actions = forTeam({
  'answers.open': openOne,
  'answers.form': openOne,
  'answers.save': save,
  'answers.later': later,
  'answers.back': back,
  'answers.receipt': receipt,
});
