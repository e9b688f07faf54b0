/** The year is evaluated: each member's own part, page by page; the joint picture; the principal's signature. */
import { messageCard, type Objection } from '../../cards/common.ts';
import { yearEvaluatedCard } from '../../cards/evaluation.ts';
import { type EvaluationPage, evaluationCard, evaluationPages, signCard } from '../../cards/evaluation-form.ts';
import { namesOf } from '../../cards/setup.ts';
import { planAsked } from '../../language/reading/plan-asked.ts';
import { schoolYearMeant } from '../../language/reading/which-time.ts';
import {
  type EvaluationForm,
  evaluationsSeen,
  reopenEvaluation,
  saveEvaluation,
  signEvaluation,
} from '../../quality/evaluation/act.ts';
import { LOOKING_BACK } from '../../quality/evaluation/documents.ts';
import { evaluationsSent, isEvaluating, notHeard, signatureOf } from '../../quality/evaluation/evaluating.ts';
import type { Problem } from '../../quality/problem.ts';
import { deciders, mayDecide, mayManage } from '../../quality/rights.ts';
import type { Snapshot } from '../../quality/snapshot.ts';
import { stampOf } from '../../quality/stamp.ts';
import type { Reply } from '../messenger.ts';
import { open, post, privately, replace, type TeamTurn, type Values } from '../turn.ts';
import { forTeam } from './for-team.ts';
import { inYear } from './in-year.ts';
import { refusedBy } from './may-not.ts';
import { take } from './take.ts';

const inChannel = ({ inbound }: TeamTurn): boolean => inbound.chat.kind === 'channel';
type Shown = { readonly page?: number; readonly readOnly?: boolean; readonly note?: string };
const picture = (turn: TeamTurn, snapshot: Snapshot, shown: Shown = {}) =>
  yearEvaluatedCard(turn.who.locale, snapshot, inChannel(turn) ? null : turn.me, turn.today.toString(), shown);

/** «utvärdera läsåret»: the person's own part while it is open and in their own chat, else how the year went. */
export async function ask(turn: TeamTurn, words: string): Promise<Reply[]> {
  const year = schoolYearMeant(words, turn.snapshot.team.calendar.schoolYear);
  const found = await inYear(turn, year);
  if (!found) return [post(turn, (to) => messageCard(to.say, 'page:yearUnknown', { year: year ?? '' }))];
  const { snapshot, readOnly } = found;
  const asked = planAsked(words);
  if (!readOnly && asked === 'notEvaluated') return unheard(turn);
  const isOpen = !readOnly && isEvaluating(snapshot, turn.today.toString()) && !signatureOf(snapshot);
  const decides = mayDecide(snapshot, turn.me) && !inChannel(turn);
  const isSigned = isOpen && asked === 'sign' && decides && evaluationsSent(snapshot).length > 0;
  if (isSigned) return [open(signCard(turn.who.locale, snapshot, stamp(turn), turn.me.id))];
  // Who signs reads how it went, with their own part a press away; to sign is for no other.
  const reads = asked === 'sign' || (decides && ASKS_HOW.test(words));
  if (isOpen && !inChannel(turn) && !reads) return [open(form(turn))];
  // Who decides has the button that opens it again.
  const isClosed = !readOnly && CHANGES.test(words) && signatureOf(snapshot) && !mayDecide(snapshot, turn.me);
  return [
    post(turn, (to) =>
      picture(to, snapshot, { readOnly, ...(isClosed ? { note: to.say('evaluation:problem.signed') } : {}) }),
    ),
  ];
}
const ASKS_HOW = /^\s{0,5}(?:hur (?:gick|har|blev)|how (?:did|was|has))(?!\p{L})/iu;
const CHANGES = /(?<!\p{L})(?:ändra|öppna|change|edit|reopen)(?!\p{L})/iu;

/** Who they are is for coordinator and principal, and never in the channel. */
async function unheard(turn: TeamTurn): Promise<Reply[]> {
  if (!isEvaluating(turn.snapshot, turn.today.toString())) return [post(turn, (to) => picture(to, turn.snapshot))];
  const left = notHeard(turn.snapshot);
  const count = left.length;
  const byName = mayManage(turn.snapshot, turn.me) && !inChannel(turn);
  const key = count === 0 ? 'asked:allEvaluated' : byName ? 'asked:notEvaluated' : 'asked:notEvaluatedCount';
  return [post(turn, ({ say }) => messageCard(say, key, { count, names: namesOf(say, left) }))];
}

type Filled = {
  readonly page?: number;
  readonly values?: Values;
  readonly problems?: readonly Objection[];
  readonly intro?: string;
};
const form = (turn: TeamTurn, filled: Filled = {}) => evaluationCard(turn.who.locale, turn.snapshot, turn.me, filled);

/** Once it is signed nothing is nearly done: what was typed stands there still, to be taken along. */
const signedSince = (turn: TeamTurn, values: Values): Reply[] | null =>
  signatureOf(turn.snapshot)
    ? [replace(form(turn, { page: turn.page, values, intro: turn.say('evaluation:problem.signed') }))]
    : null;

async function save(turn: TeamTurn, _data: Values, values: Values): Promise<Reply[]> {
  const signed = signedSince(turn, values);
  if (signed) return signed;
  const pages = evaluationPages(turn.snapshot, turn.me);
  const page = Math.min(turn.page, pages.length - 1);
  const isLast = page + 1 >= pages.length;
  const typed = { ...read(values, pages[page] ?? NOTHING_ASKED), unfinished: !isLast };
  const taken = await take(turn, saveEvaluation, typed, { labels: labels(turn) });
  if (!taken.after) return taken.refusal ?? [replace(form(turn, { page, values, problems: taken.problems }))];
  const next = { ...turn, snapshot: taken.after };
  if (!isLast) return [replace(form(next, { page: page + 1 }))];
  return [replace(picture(next, taken.after, { note: turn.say('evaluation:saved', { name: turn.me.name }) }))];
}

/** One page back, with what is whole on this one; words that cannot be kept yet hold it here, so that they are not lost. */
async function back(turn: TeamTurn, _data: Values, values: Values): Promise<Reply[]> {
  const signed = signedSince(turn, values);
  if (signed) return signed;
  const page = Math.min(turn.page, evaluationPages(turn.snapshot, turn.me).length - 1);
  const { words, goals, interventions } = read(values, evaluationPages(turn.snapshot, turn.me)[page] ?? NOTHING_ASKED);
  const whole = {
    unfinished: true,
    words,
    goals: goals.filter(({ outcome, causes }) => outcome !== '' || causes !== ''),
    interventions: interventions.filter(
      ({ done, worth, fidelity }) => (done !== '' && worth !== '') || fidelity !== '',
    ),
  };
  const taken = await take(turn, saveEvaluation, whole, { labels: labels(turn) });
  if (!taken.after) return taken.refusal ?? [replace(form(turn, { page, values, problems: taken.problems }))];
  return [replace(form({ ...turn, snapshot: taken.after }, { page: Math.max(page - 1, 0) }))];
}
const NOTHING_ASKED: EvaluationPage = { words: true, goals: [], interventions: [] };

function read(values: Values, { words, goals, interventions }: EvaluationPage): EvaluationForm {
  const of = (name: string): string => (values[name] ?? '').trim();
  return {
    words: words
      ? (Object.fromEntries(LOOKING_BACK.map((field) => [field, of(field)])) as EvaluationForm['words'])
      : null,
    goals: goals.map(({ id }) => ({ goal: id, outcome: of(`outcome:${id}`), causes: of(`causes:${id}`) })),
    interventions: interventions.map(({ id }) => ({
      intervention: id,
      done: of(`done:${id}`),
      fidelity: of(`fidelity:${id}`),
      worth: of(`worth:${id}`),
    })),
  };
}

const labels = ({ say, snapshot }: TeamTurn): Values => ({
  ...Object.fromEntries(LOOKING_BACK.map((field) => [field, say(`evaluation:looking.${field}`)])),
  ...Object.fromEntries(
    snapshot.goals.map(({ id, number }) => [`causes:${id}`, say('evaluation:causesLabel', { number })]),
  ),
  ...Object.fromEntries(
    snapshot.interventions.map(({ id, number }) => [`fidelity:${id}`, say('evaluation:fidelityLabel', { number })]),
  ),
});

async function see(turn: TeamTurn, data: Values): Promise<Reply[]> {
  const found = await inYear(turn, data['year'] ?? turn.snapshot.team.calendar.schoolYear);
  if (!found) return [privately(messageCard(turn.say, 'common:outdatedCard'))];
  return [replace(picture(turn, found.snapshot, { page: turn.page, readOnly: found.readOnly }))];
}

const stamp = ({ snapshot }: TeamTurn): string => stampOf(evaluationsSeen(snapshot));
const signOpen = async (turn: TeamTurn, data: Values): Promise<Reply[]> =>
  refusedBy(turn, deciders, {}) ?? [
    open(signCard(turn.who.locale, turn.snapshot, data['version'] ?? stamp(turn), turn.me.id)),
  ];

/** Who has written since it was read is named, and the next press knows of it. */
async function sign(turn: TeamTurn, data: Values, values: Values): Promise<Reply[]> {
  const summary = (values['summary'] ?? '').trim();
  const form = { labels: { summary: turn.say('evaluation:summary') }, say: (one: Problem) => since(turn, one) };
  const taken = await take(turn, signEvaluation, { summary, version: data['version'] }, form);
  if (taken.after) return [replace(picture(turn, taken.after))];
  return (
    taken.refusal ?? [
      replace(signCard(turn.who.locale, turn.snapshot, stamp(turn), turn.me.id, summary, taken.problems)),
    ]
  );
}

function since({ say, snapshot }: TeamTurn, { code, values }: Problem): string | null {
  if (code !== 'evaluation.changedSince') return null;
  const ids = String(values['people']).split(',');
  return say('evaluation:problem.changedSince', {
    names: namesOf(
      say,
      snapshot.members.filter(({ id }) => ids.includes(id)),
    ),
  });
}

async function reopen(turn: TeamTurn): Promise<Reply[]> {
  const taken = await take(turn, reopenEvaluation, {});
  return taken.after
    ? [replace(picture(turn, taken.after))]
    : (taken.refusal ?? [replace(picture(turn, turn.snapshot))]);
}

export const actions = forTeam({
  'evaluation.open': async (turn) => [open(form(turn, { page: turn.page }))],
  'evaluation.save': save,
  'evaluation.back': back,
  'evaluation.see': see,
  'evaluation.signOpen': signOpen,
  'evaluation.sign': sign,
  'evaluation.reopen': reopen,
});
