/** Interventions: made for a goal, with their evidence, changed, ended. */
import { messageCard, sentenceCard } from '../../cards/common.ts';
import { interventionCard, LAST_STEP } from '../../cards/intervention-form.ts';
import { interventionPageCard } from '../../cards/intervention-page.ts';
import { interventionsCard, weakCard, whereCard } from '../../cards/interventions.ts';
import { nameOf } from '../../cards/names.ts';
import { sayProblem } from '../../cards/problems.ts';
import type { TextKey } from '../../cards/texts.ts';
import { asksToEnd, readChange } from '../../language/reading/change-meant.ts';
import { interventionCalled, interventionEnded } from '../../language/reading/intervention-ended.ts';
import type { Act } from '../../quality/act.ts';
import {
  agreeToWeak,
  changeIntervention,
  dropIntervention,
  finishIntervention,
  interventionOf,
  type OfIntervention,
  saveIntervention,
  stopIntervention,
  theirs,
} from '../../quality/plan/act.ts';
import type { Intervention } from '../../quality/plan/documents.ts';
import { hintsFor } from '../../quality/plan/evidence.ts';
import { deciders, mayDecide } from '../../quality/rights.ts';
import type { Snapshot } from '../../quality/snapshot.ts';
import { isCurrent } from '../../quality/status/status.ts';
import type { Reply } from '../messenger.ts';
import { open, openFilled, post, privately, replace, type TeamTurn, type Values } from '../turn.ts';
import { forTeam } from './for-team.ts';
import { inYear } from './in-year.ts';
import { asRead, asValues, blank, fromSentence, labels, readForm } from './intervention-form.ts';
import { refusedBy } from './may-not.ts';
import { sentenceAround, whichDayHere } from './sentence-around.ts';
import { take } from './take.ts';

const mayChange =
  (turn: TeamTurn) =>
  (one: Intervention): boolean =>
    theirs({ ...turn, actor: turn.me }, { intervention: one.id }) === null;

const listCard = (turn: TeamTurn, snapshot: Snapshot, note?: string) =>
  interventionsCard(
    turn.who.locale,
    snapshot,
    { mayChange: mayChange(turn), mayDecide: mayDecide(snapshot, turn.me) },
    note,
    turn.page,
  );

/** «ta bort insats 1» shows the list, with its buttons; what is somebody else's is told of. */
export async function list(turn: TeamTurn, text: string): Promise<Reply[]> {
  const number = asksToEnd(text) ? Number(NUMBERED.exec(text)?.[1] ?? 0) : 0;
  const one = turn.snapshot.interventions.find((each) => each.number === number && isCurrent(each));
  const isTheirs = one !== undefined && !mayChange(turn)(one);
  return [post(turn, (to) => listCard(to, to.snapshot, isTheirs ? ownedBy(to, one) : undefined))];
}
const ownedBy = ({ say, snapshot }: TeamTurn, { number, owner }: Intervention): string =>
  say('plan:ownedBy', { number, owner: nameOf(say, snapshot.members, owner) });

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
  return interventionPageCard(turn.who.locale, snapshot, one, { ...more, viewer });
};

type Step = (turn: TeamTurn, one: Intervention, values: Values, data: Values) => Promise<Reply[]>;
/** While it is there and has not come to an end. */
const withOne =
  (step: Step) =>
  async (turn: TeamTurn, data: Values, values: Values): Promise<Reply[]> => {
    const one = interventionOf(turn.snapshot, { intervention: data['intervention'] ?? '' });
    return one && isCurrent(one) ? step(turn, one, values, data) : [replace(listCard(turn, turn.snapshot))];
  };

/** The form at one of its steps, with what stands there. */
const formAt = (turn: TeamTurn, snapshot: Snapshot, existing: Intervention, step: number) =>
  interventionCard(turn.who.locale, snapshot, asValues(turn, existing), { id: existing.id, existing, step });

const changeOpen: Step = async (turn, one) =>
  refusedBy(turn, theirs, { intervention: one.id }) ?? [open(formAt(turn, turn.snapshot, one, turn.page))];

const NUMBERED = /(?:insats|åtgärd|intervention)\p{L}{0,4} ?(?:nr|nummer|number)? ?(\d{1,3})/iu;

/** «insatsen är klar», «insatsen läxhjälp är klar»: which one that is, and the list where it may be several. */
function ended(turn: TeamTurn, name: string): Promise<Reply[]> | Reply[] {
  const one = interventionCalled(name, turn.snapshot.interventions.filter(isCurrent));
  return one ? [post(turn, (to) => pageCard(to, to.snapshot, one))] : list(turn);
}

/** «insats 1», «byt ansvarig på insats 1 till Siv»: the intervention with what can be done with it, or its form with what is to be changed. */
export async function byNumber(turn: TeamTurn, text: string): Promise<Reply[]> {
  const number = Number(NUMBERED.exec(text)?.[1] ?? 0);
  const name = number === 0 ? interventionEnded(text) : null;
  if (name !== null) return ended(turn, name);
  const one = turn.snapshot.interventions.find((each) => each.number === number && each.state !== 'dropped');
  if (!one) return [post(turn, (to) => messageCard(to.say, 'plan:unknown', { number }))];
  const meant = isCurrent(one) ? readChange(text, sentenceAround(turn)) : null;
  if (!meant) return [post(turn, (to) => pageCard(to, to.snapshot, one))];
  const values = {
    ...asValues(turn, one),
    ...(meant.owner === null ? {} : { owner: meant.owner }),
    ...(meant.deadline === null ? {} : { to: meant.deadline }),
  };
  const target = { id: one.id, existing: one, step: 0 };
  const form = interventionCard(turn.who.locale, turn.snapshot, values, target, whichDayHere(turn, meant.unclear));
  return refusedBy(turn, theirs, { intervention: one.id }) ?? [openFilled(form)];
}

/** Each step is saved when it is sent, and leads to the next. */
const change: Step = async (turn, one, values, data) => {
  const step = Math.min(turn.page, LAST_STEP);
  const { typed, content, unread } = readForm(turn, asValues(turn, one), step, values);
  const input = { intervention: one.id, version: data['version'], step, content };
  const form = { labels: labels(turn), now: asRead(turn, one), unread };
  const taken = await take(turn, changeIntervention, input, form);
  const target = { id: one.id, existing: one, step };
  if (!taken.after)
    return taken.refusal ?? [replace(interventionCard(turn.who.locale, turn.snapshot, typed, target, taken.problems))];
  const saved = interventionOf(taken.after, { intervention: one.id });
  if (saved && step < LAST_STEP) return [replace(formAt(turn, taken.after, saved, step + 1))];
  return shown(turn, taken.after, one.id, step);
};

const end =
  (act: Act<OfIntervention>, note: TextKey): Step =>
  async (turn, one) => {
    const taken = await take(turn, act, { intervention: one.id });
    if (!taken.after) return taken.refusal ?? [];
    return [replace(listCard(turn, taken.after, turn.say(note, { number: one.number })))];
  };

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
        : interventionPageCard(turn.who.locale, found.snapshot, one, { page, isOver: found.readOnly }),
    ),
  ];
}

export const actions = forTeam({
  'plan.see': see,
  'plan.list': async (turn) => [replace(listCard(turn, turn.snapshot))],
  'plan.newOpen': (turn) => openNew(turn, ''),
  'plan.save': save,
  'plan.changeOpen': withOne(changeOpen),
  'plan.change': withOne(change),
  'plan.done': withOne(end(finishIntervention, 'plan:ended.done')),
  'plan.stop': withOne(end(stopIntervention, 'plan:ended.stopped')),
  'plan.drop': withOne(end(dropIntervention, 'plan:ended.dropped')),
  'plan.reasonOpen': withOne(reasonOpen),
  'plan.reason': withOne(giveReason),
  'plan.where': async (turn) => [privately(whereCard(turn.say))],
});
