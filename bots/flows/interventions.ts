/** Interventions: made for a goal, with their evidence, changed, ended. */
import { inOne, messageCard, type Receipt, sentenceCard } from '../../cards/common.ts';
import { interventionCard, LAST_STEP } from '../../cards/intervention-form.ts';
import { interventionPageCard } from '../../cards/intervention-page.ts';
import { interventionsCard, weakCard, whereCard } from '../../cards/interventions.ts';
import { decider } from '../../cards/principal.ts';
import { sayProblem } from '../../cards/problems.ts';
import type { TextKey } from '../../cards/texts.ts';
import { readChange } from '../../language/reading/change-meant.ts';
import { interventionCalled, interventionEnded } from '../../language/reading/intervention-ended.ts';
import { planAsked } from '../../language/reading/plan-asked.ts';
import { isQuestion } from '../../language/reading/question.ts';
import { takenIn } from '../../language/reading/taken-in.ts';
import type { Act } from '../../quality/act.ts';
import { fieldsOn } from '../../quality/content.ts';
import {
  agreeToWeak,
  changeIntervention,
  dropIntervention,
  finishIntervention,
  interventionOf,
  type OfIntervention,
  restoreIntervention,
  saveIntervention,
  stopIntervention,
  theirs,
} from '../../quality/plan/act.ts';
import { INTERVENTION_STEPS, type Intervention, interventionContent } from '../../quality/plan/documents.ts';
import { hintsFor } from '../../quality/plan/evidence.ts';
import { deciders, mayDecide } from '../../quality/rights.ts';
import type { Snapshot } from '../../quality/snapshot.ts';
import { isCurrent } from '../../quality/status/status.ts';
import type { Reply } from '../messenger.ts';
import { open, openFilled, post, privately, replace, type TeamTurn, type Values } from '../turn.ts';
import { forTeam } from './for-team.ts';
import { inYear } from './in-year.ts';
import { asRead, asValues, blank, fromSentence, labels, readForm } from './intervention-form.ts';
import { isDraftOnWeak, takeInAsked } from './intervention-taken-in.ts';
import { changedBy, endedMeanwhile, refusedBy } from './may-not.ts';
import { ownerChosen, sentenceAround, whichDayHere } from './sentence-around.ts';
import { isUntouched, take } from './take.ts';

const mayChange =
  (turn: TeamTurn) =>
  (one: Intervention): boolean =>
    theirs({ ...turn, actor: turn.me }, { intervention: one.id }) === null;

/** The plan's interventions, as who asks may change them. */
export const listCard = (turn: TeamTurn, snapshot: Snapshot, note?: Receipt) =>
  interventionsCard(
    turn.who.locale,
    snapshot,
    turn.today.toString(),
    { mayChange: mayChange(turn), mayDecide: mayDecide(snapshot, turn.me) },
    note,
    turn.page,
  );

/** All of them; the one that is named by its number with what can be done with it: «avsluta insats 3». */
export const list = async (turn: TeamTurn, text: string): Promise<Reply[]> =>
  NUMBERED.test(text) ? byNumber(turn, text) : [post(turn, (to) => listCard(to, to.snapshot))];

/** «ny insats: rastvärdar från v. 38, Kim» fills in the form. The guard may have refused what was said. */
export async function openNew(turn: TeamTurn, text: string): Promise<Reply[]> {
  if (!turn.snapshot.goals.some(isCurrent)) return [post(turn, (to) => messageCard(to.say, 'plan:needGoal'))];
  const target = { id: crypto.randomUUID(), existing: null };
  const refused = turn.refused.map((key) => turn.say(key));
  return [openFilled(interventionCard(turn.who.locale, turn.snapshot, fromSentence(turn, text), target, refused))];
}

async function save(turn: TeamTurn, data: Values, values: Values): Promise<Reply[]> {
  const { snapshot, who } = turn;
  const id = data['intervention'] ?? '';
  const known = interventionOf(snapshot, { intervention: id }) !== undefined;
  const { typed, content, unread } = readForm(turn, blank(turn), 0, values);
  const taken = await take(turn, saveIntervention, { intervention: id, content }, { labels: labels(turn), unread });
  if (taken.after) return shown(turn, taken.after, id, 0);
  // The same card filled in once more with something else: asked about under a new id, so that nothing typed is lost.
  const target = { id: known ? crypto.randomUUID() : id, existing: null };
  return taken.refusal ?? [replace(interventionCard(who.locale, snapshot, typed, target, taken.problems))];
}

/** What has just been saved, with what is left to fill in, and what the team may want to think about once more. */
function shown(turn: TeamTurn, after: Snapshot, id: string, step: number): Reply[] {
  const one = interventionOf(after, { intervention: id });
  if (!one) return [replace(listCard(turn, after))];
  const begun = step === 0;
  const note = turn.say(begun ? 'plan:savedFirst' : one.state === 'draft' ? 'plan:savedWeak' : 'plan:saved', {
    number: one.number,
    decider: decider(turn.say, after),
  });
  const hints = begun ? [] : hintsFor(one).map((hint) => sayProblem(turn.who.locale, hint));
  return [
    replace(pageCard(turn, after, one, { note, more: begun })),
    ...(hints.length > 0 ? [privately(sentenceCard(turn.say, hints.join(' ')))] : []),
  ];
}

/** Its page with what its reader may do with it. */
const pageCard = (
  turn: TeamTurn,
  snapshot: Snapshot,
  one: Intervention,
  more: { note?: string; more?: boolean; page?: number } = {},
) => {
  const viewer = { mayChange: mayChange(turn)(one), mayDecide: mayDecide(snapshot, turn.me) };
  return interventionPageCard(turn.who.locale, snapshot, one, turn.today.toString(), { ...more, viewer });
};

type Step = (turn: TeamTurn, one: Intervention, values: Values, data: Values) => Promise<Reply[]>;
/** While it is there and has not come to an end. */
const withOne =
  (step: Step) =>
  async (turn: TeamTurn, data: Values, values: Values): Promise<Reply[]> => {
    const one = interventionOf(turn.snapshot, { intervention: data['intervention'] ?? '' });
    if (one && isCurrent(one)) return step(turn, one, values, data);
    const note = one ? undefined : turn.say('common:oldList');
    return endedMeanwhile(turn, values, replace(listCard(turn, turn.snapshot, note)));
  };

/** The form at one of its steps, with what stands there. */
const formAt = (
  turn: TeamTurn,
  snapshot: Snapshot,
  existing: Intervention,
  step: number,
  { note, changed = false }: { note?: string | undefined; changed?: boolean } = {},
) =>
  interventionCard(
    turn.who.locale,
    snapshot,
    asValues(turn, existing),
    { id: existing.id, existing, step },
    [],
    note,
    changed,
  );

const changeOpen: Step = async (turn, one, _values, data) =>
  refusedBy(turn, theirs, { intervention: one.id }) ?? [
    open(formAt(turn, turn.snapshot, { ...one, ...ownerChosen(turn, data) }, turn.page)),
  ];

/** «fyll på insats 1»: what a draft says is left. */
const FILLS =
  /^\s{0,5}(?:(?:kan|vill|ska|jag|vi|du|snälla|please|can|could|i|we|want|to) ){0,5}(?:fylla? på|komplettera|fill in|complete)(?: mer)?(?: (?:på|i|om|on))? (?:insats|åtgärd|intervention)/iu;
/** «lägg till forskning på insats 3», «ändra underlaget för insats 3» */
const CHANGES_EVIDENCE =
  /(?<!\p{L})(?:lägga? till|fylla? (?:på|i)|skriva? in|ändra|rätta|uppdatera|komplettera|add|fill in|enter|change|correct|update)(?!\p{L}).{0,40}(?:forskning|evidens|underlag|studie|käll|referens|research|evidence|stud(?:y|ies)|source|reference)/iu;
const ENDS =
  /(?<!\p{L})(?:avsluta|stoppa?|avbryta?|lägga? ne[rd]|ta bort|släppa?|finish|end|stop|drop|remove)(?!\p{L})/iu;
/** How it goes, in words that have no field of their own here. */
const SAID =
  /^\s{0,5}(?:insats|åtgärd|intervention)\p{L}{0,4} ?(?:nr|nummer|number)? ?\d{1,3}[ :,]{1,3}(?:det |it )?(?:går|gick|görs|gjordes|fungerar|funkar|rullar|tuffar|ligger|har|hade|blev|is(?! (?:done|finished|ready|complete))|goes|has|was|works|isn|hasn|behöver|needs|kommer)(?!\p{L})[^?]{0,300}$/iu;
const NUMBERED = /(?:insats|åtgärd|intervention)\p{L}{0,4} ?(?:nr|nummer|number)? ?(\d{1,3})/iu;

/** «insats 2 är avbruten», «avsluta insats 2, den gav inget»: it is ended by a press. */
const IS_OVER =
  /(?<!\p{L})(?:avsluta|avslutad|avbryt|avbryta|avbruten|stoppa|stoppad|lägga? ne[rd]|nedlagd|genomförd|klar|färdig|stop(?:ped)?|end(?:ed)?|finish(?:ed)?|done|cancelled)(?!\p{L})/iu;
/** Nothing is over yet. */
const NOT_OVER = /(?<!\p{L})(?:inte|snart|nästan|när|not|soon|almost|when)(?!\p{L})|\?/iu;

function whatToPress({ say }: TeamTurn, { number, state }: Intervention, goal: number): string {
  if (state === 'draft') return say('asked:endDraft', { number, drop: say('goals:drop') });
  return say('asked:endIt', { number, goal, done: say('plan:done'), stop: say('plan:stopNow') });
}

/** «insatsen är klar», «insatsen läxhjälp är klar»: which one that is, and the list where it may be several. */
function ended(turn: TeamTurn, name: string): Promise<Reply[]> | Reply[] {
  const one = interventionCalled(name, turn.snapshot.interventions.filter(isCurrent));
  return one ? [post(turn, (to) => pageCard(to, to.snapshot, one))] : [post(turn, (to) => listCard(to, to.snapshot))];
}

/** One with what can be done with it. */
export const shownOne = (turn: TeamTurn, one: Intervention, note?: (to: TeamTurn) => string): Reply[] => [
  post(turn, (to) => pageCard(to, to.snapshot, one, note ? { note: note(to) } : {})),
];

/** «insats 1», «byt ansvarig på insats 1 till Siv»: the intervention with what can be done with it, or its form with what is to be changed. */
export async function byNumber(turn: TeamTurn, text: string): Promise<Reply[]> {
  const number = Number(NUMBERED.exec(text)?.[1] ?? 0);
  const name = number === 0 ? interventionEnded(text) : null;
  if (name !== null) return ended(turn, name);
  const one = turn.snapshot.interventions.find((each) => each.number === number && each.state !== 'dropped');
  if (!one) return [post(turn, (to) => messageCard(to.say, 'plan:unknown', { number }))];
  const page = (note?: (to: TeamTurn) => string): Reply[] => shownOne(turn, one, note);
  if (!isCurrent(one) || planAsked(text) === 'evidence') return page();
  if (takenIn(text) && isDraftOnWeak(one)) return takeInAsked(turn, one, text);
  const meant = isQuestion(text) ? null : readChange(text, sentenceAround(turn));
  const evidence = CHANGES_EVIDENCE.test(text);
  const fills = FILLS.test(text);
  const isOver = !meant && IS_OVER.test(text) && !NOT_OVER.test(text);
  if ((meant || evidence || fills || isOver || ENDS.test(text)) && !mayChange(turn)(one))
    return page((to) => changedBy(to, one.owner));
  if (evidence) return [open(formAt(turn, turn.snapshot, one, LAST_STEP))];
  if (fills) return [open(formAt(turn, turn.snapshot, one, 1))];
  const goal = turn.snapshot.goals.find(({ id }) => id === one.goal);
  if (isOver) return page((to) => whatToPress(to, one, goal?.number ?? 0));
  if (!meant && goal && SAID.test(text)) return page((to) => to.say('plan:howItGoes', { number: goal.number }));
  if (!meant) return page();
  const values = {
    ...asValues(turn, one),
    ...(meant.owner === null ? {} : { owner: meant.owner }),
    ...(meant.start === null ? {} : { from: meant.start }),
    ...(meant.deadline === null && !meant.unclear ? {} : { to: meant.deadline ?? '' }),
  };
  const target = { id: one.id, existing: one, step: 0 };
  const form = interventionCard(turn.who.locale, turn.snapshot, values, target, whichDayHere(turn, meant.unclear));
  return [openFilled(form)];
}

/** Each step is saved when it is sent, and leads to the next. */
const change: Step = async (turn, one, values, data) => {
  const step = Math.min(turn.page, LAST_STEP);
  const { typed, content, unread } = readForm(turn, asValues(turn, one), step, values);
  const input = { intervention: one.id, version: data['version'], step, content };
  const form = { labels: labels(turn), now: asRead(turn, one), unread };
  const taken = await take(turn, changeIntervention, input, form);
  const target = { id: one.id, existing: one, step };
  const changed = data['changed'] !== undefined;
  if (!taken.after)
    return (
      taken.refusal ?? [
        replace(interventionCard(turn.who.locale, turn.snapshot, typed, target, taken.problems, undefined, changed)),
      ]
    );
  const saved = interventionOf(taken.after, { intervention: one.id });
  const held = fieldsOn(interventionContent, one, INTERVENTION_STEPS, step);
  if (saved && step === LAST_STEP && !changed && isUntouched(turn, taken.after, data, held))
    return [replace(pageCard(turn, taken.after, saved, { note: turn.say('plan:unchanged', { number: one.number }) }))];
  if (!saved || step === LAST_STEP) return shown(turn, taken.after, one.id, step);
  const note = `${turn.say('plan:changed', { number: one.number })} ${turn.say('common:pageSaved')}`;
  const isNew = saved !== one;
  const next = { note: isNew ? note : undefined, changed: changed || isNew };
  return [replace(formAt(turn, taken.after, saved, step + 1, next))];
};

const end =
  (act: Act<OfIntervention>, note: TextKey): Step =>
  async (turn, one) => {
    const taken = await take(turn, act, { intervention: one.id });
    if (!taken.after) return taken.refusal ?? [];
    const undo = { do: 'plan.restore', team: turn.snapshot.key.team, intervention: one.id } as const;
    return [replace(listCard(turn, taken.after, { words: turn.say(note, { number: one.number }), undo }))];
  };

async function restore(turn: TeamTurn, data: Values): Promise<Reply[]> {
  const of = { intervention: data['intervention'] ?? '' };
  const taken = await take(turn, restoreIntervention, of);
  if (!taken.after) return taken.refusal ?? [replace(listCard(turn, turn.snapshot, inOne(taken.problems)))];
  const number = interventionOf(taken.after, of)?.number ?? 0;
  return [replace(listCard(turn, taken.after, turn.say('plan:restored', { number })))];
}

const reasonOpen: Step = async (turn, one) => {
  return refusedBy(turn, deciders, {}) ?? [open(weakCard(turn.who.locale, turn.snapshot, one))];
};

const giveReason: Step = async (turn, one, values) => {
  const reason = (values['reason'] ?? '').trim();
  const taken = await take(turn, agreeToWeak, { intervention: one.id, reason });
  if (taken.after) return [replace(listCard(turn, taken.after, turn.say('plan:agreed', { number: one.number })))];
  return taken.refusal ?? [replace(weakCard(turn.who.locale, turn.snapshot, one, reason, taken.problems))];
};

/** All that is written about one, also when it has come to an end. */
async function see(turn: TeamTurn, data: Values): Promise<Reply[]> {
  const found = await inYear(turn, data['year']);
  const one = found && interventionOf(found.snapshot, { intervention: data['intervention'] ?? '' });
  if (!one) return [replace(listCard(turn, turn.snapshot))];
  // An earlier year is only read.
  const now = interventionOf(turn.snapshot, { intervention: one.id });
  const { page } = turn;
  return [
    replace(
      now
        ? pageCard(turn, turn.snapshot, now, { page })
        : interventionPageCard(turn.who.locale, found.snapshot, one, turn.today.toString(), {
            page,
            isOver: found.readOnly,
          }),
    ),
  ];
}

export const actions = forTeam({
  'plan.see': see,
  'plan.newOpen': (turn) => openNew(turn, ''),
  'plan.save': save,
  'plan.changeOpen': withOne(changeOpen),
  'plan.change': withOne(change),
  'plan.done': withOne(end(finishIntervention, 'plan:ended.done')),
  'plan.stop': withOne(end(stopIntervention, 'plan:ended.stopped')),
  'plan.drop': withOne(end(dropIntervention, 'plan:ended.dropped')),
  'plan.restore': restore,
  'plan.reasonOpen': withOne(reasonOpen),
  'plan.reason': withOne(giveReason),
  'plan.where': async (turn) => [privately(whereCard(turn.say))],
});
