/** After a checkpoint: decisions with owner and date, and the principal closes it. */
import { agendaCard } from '../../cards/agenda.ts';
import { closedCard } from '../../cards/closed.ts';
import { inOne, messageCard, type Objection, sentenceCard } from '../../cards/common.ts';
import { decisionChangeCard, decisionRemoveCard } from '../../cards/decision-change.ts';
import { decisionsFormCard, decisionsListCard, decisionsSoFarCard, summaryCard } from '../../cards/decisions.ts';
import { formatDate } from '../../cards/format.ts';
import { nameOf } from '../../cards/names.ts';
import { deciderAway } from '../../cards/principal.ts';
import { readDecision } from '../../language/reading/decision-sentence.ts';
import { closeCheckpoint, reopenCheckpoint, unsentDecisions } from '../../quality/checkpoints/act.ts';
import {
  changeDecision,
  type DecisionForm,
  decisionDone,
  decisionFields,
  decisionNotDone,
  decisionOf,
  recordDecision,
  removeDecision,
  sendDecisions,
  summaryFields,
  usualDue,
} from '../../quality/checkpoints/decisions-act.ts';
import type { Checkpoint, Decision } from '../../quality/checkpoints/documents.ts';
import { numberOf, underWayOn } from '../../quality/checkpoints/order.ts';
import { managers, mayManage } from '../../quality/rights.ts';
import type { Snapshot } from '../../quality/snapshot.ts';
import type { Reply } from '../messenger.ts';
import { open, openFilled, post, privately, replace, type TeamTurn, type Values } from '../turn.ts';
import { changeAsked, changeSaid } from './decision-asked.ts';
import { draftOf, keepDraft } from './decision-drafts.ts';
import { forTeam } from './for-team.ts';
import { endedMeanwhile, mayNot, onlyPrincipal } from './may-not.ts';
import { ownerChosen, sentenceAround, whichDayHere } from './sentence-around.ts';
import { isUntouched, take } from './take.ts';
import { backToWaiting } from './waiting.ts';

/** The year's decisions, as who asks may change them. */
export const listCard = (turn: TeamTurn, snapshot: Snapshot = turn.snapshot, note?: string) =>
  decisionsListCard(turn.who.locale, snapshot, turn.me, turn.today.toString(), turn.page, note);

export async function list(turn: TeamTurn, text: string): Promise<Reply[]> {
  const change = changeSaid(text);
  const note = change === null || !mayManage(turn.snapshot, turn.me) ? undefined : 'checkpoint:decisionPressChange';
  const form = change === null ? null : changeAsked(turn, change);
  return form ?? [post(turn, (to) => listCard(to, to.snapshot, note && to.say(note)))];
}

type Step = (turn: TeamTurn, checkpoint: Checkpoint, data: Values, values: Values) => Promise<Reply[]>;
/** An open checkpoint that the card is about, for those who manage the team. `closed` answers when it is closed. */
const managed = (step: Step, closed: Step = async (turn) => outdated(turn)) =>
  ofCheckpoint(async (turn, checkpoint, data, values) => {
    const objection = managers({ ...turn, actor: turn.me }, {});
    const refused = mayNot(turn, objection ? [objection] : []);
    return refused ?? (checkpoint.state === 'closed' ? closed : step)(turn, checkpoint, data, values);
  });
const ofCheckpoint =
  (step: Step) =>
  async (turn: TeamTurn, data: Values, values: Values): Promise<Reply[]> => {
    const checkpoint = turn.snapshot.checkpoints.find((c) => c.id === data['checkpoint']);
    return checkpoint ? step(turn, checkpoint, data, values) : outdated(turn);
  };
const outdated = ({ say }: TeamTurn): Reply[] => [privately(messageCard(say, 'common:outdatedCard'))];

/** The form with what a sentence says, if there is one. */
const formOf =
  (sentence: string): Step =>
  async (turn, checkpoint, _data, values) => {
    const summary = values['summary'];
    if (summary !== undefined) {
      if (turn.refused.length > 0)
        return [replace(soFarCard(turn, turn.snapshot, checkpoint, refusedIn(turn, summary)))];
      keepDraft(turn, checkpoint, { summary });
    }
    const { text, owner, due, unclear } = readDecision(sentence, sentenceAround(turn));
    // A day that can be two is chosen before it is saved, and no third stands in its place.
    const usual = unclear ? '' : usualDue(turn.snapshot, turn.today);
    const blank = { text, owner: owner ?? turn.me.id, due: due ?? usual };
    // What somebody has begun to write comes back where they press for the form, not where others read along.
    const isPressed = turn.inbound.event.type === 'answered' && sentence === '';
    const typed = isPressed ? (draftOf(turn, checkpoint).decision ?? blank) : blank;
    const problems = [...turn.refused.map((key) => turn.say(key)), ...whichDayHere(turn, unclear)];
    const form = decisionsFormCard(turn.who.locale, turn.snapshot, checkpoint, typed, {
      id: crypto.randomUUID(),
      today: turn.today.toString(),
      problems,
    });
    return [sentence === '' ? open(form) : openFilled(form)];
  };
/** A checkpoint that is closed takes no more decisions: one that was forgotten is of the next, with what has been typed of it. */
const inTheNext: Step = async (turn, closed, _data, values) => {
  const { snapshot, me, who, say } = turn;
  const checkpoint = underWayOn(turn.snapshot, turn.today.toString());
  if (!checkpoint) return [privately(messageCard(say, 'checkpoint:decisionNoCheckpoint'))];
  const typed = {
    text: values['text'] ?? '',
    owner: values['owner'] || me.id,
    due: values['due'] || usualDue(snapshot, turn.today),
  };
  const [number, next] = [numberOf(snapshot, closed.id), numberOf(snapshot, checkpoint.id)];
  const form = decisionsFormCard(who.locale, snapshot, checkpoint, typed, {
    id: crypto.randomUUID(),
    today: turn.today.toString(),
    problems: turn.refused.map((key) => say(key)),
    note: say('checkpoint:decisionNext', { number, next }),
  });
  return [values['text'] === undefined ? open(form) : replace(form)];
};
const openForm = managed(formOf(''), inTheNext);

/** «beslut: Siv kollar frånvarorutinen till 1/2»: of the checkpoint that was held last, while it is open, or the one to come. */
export async function openNew(turn: TeamTurn, words: string): Promise<Reply[]> {
  const checkpoint = underWayOn(turn.snapshot, turn.today.toString());
  if (!checkpoint) return [privately(messageCard(turn.say, 'checkpoint:decisionNoCheckpoint'))];
  const objection = managers({ ...turn, actor: turn.me }, {});
  return mayNot(turn, objection ? [objection] : []) ?? formOf(words)(turn, checkpoint, {}, {});
}

const labels = ({ say }: TeamTurn): Values => ({
  text: say('checkpoint:decisionText'),
  owner: say('checkpoint:decisionOwner'),
  due: say('checkpoint:decisionDue'),
});

const add = managed(async (turn, checkpoint, data, values) => {
  const { snapshot, who } = turn;
  const id = data['decision'] ?? '';
  const typed = typedIn(values);
  const input = { checkpoint: checkpoint.id, decision: id, ...typed };
  const taken = await take(turn, recordDecision, input, { labels: labels(turn) });
  if (taken.after) {
    keepDraft(turn, checkpoint, { decision: undefined });
    return [replace(soFarCard(turn, taken.after, checkpoint))];
  }
  // What was typed into a card whose decision is recorded already is asked about under a new id, so that it is not lost.
  const next = snapshot.decisions.some((decision) => decision.id === id) ? crypto.randomUUID() : id;
  const again = { id: next, today: turn.today.toString(), problems: taken.problems };
  return taken.refusal ?? [replace(decisionsFormCard(who.locale, snapshot, checkpoint, typed, again))];
}, inTheNext);

const typedIn = (values: Values): DecisionForm => ({
  text: (values['text'] ?? '').trim(),
  owner: values['owner'] ?? '',
  due: values['due'] ?? '',
});

function soFarCard(
  turn: TeamTurn,
  snapshot: Snapshot,
  checkpoint: Checkpoint,
  typed: { summary?: string; problems?: readonly Objection[] } = {},
) {
  const { decision, summary } = draftOf(turn, checkpoint);
  const shown = { summary, ...typed, drafted: decision !== undefined };
  return decisionsSoFarCard(turn.who.locale, snapshot, checkpoint, turn.today.toString(), shown);
}

/** What the guard has stopped in the words about the whole. */
const refusedIn = (turn: TeamTurn, summary: string) => ({
  summary,
  problems: turn.refused.map((key) => turn.say(key)),
});

/** «Tillbaka» in the form of a decision keeps what has been typed there. */
const soFar = managed(async (turn, checkpoint, data, values) => {
  if (values['text'] !== undefined) {
    const typed = typedIn(values);
    if (turn.refused.length > 0) {
      const id = data['decision'] ?? crypto.randomUUID();
      const again = { id, today: turn.today.toString(), problems: turn.refused.map((key) => turn.say(key)) };
      return [replace(decisionsFormCard(turn.who.locale, turn.snapshot, checkpoint, typed, again))];
    }
    keepDraft(turn, checkpoint, { decision: typed.text === '' ? undefined : typed });
  }
  const shown = soFarCard(turn, turn.snapshot, checkpoint);
  // Before the checkpoint's day there is nothing to fill in.
  return [shown.form ? open(shown) : replace(shown)];
});

const finish = managed(async (turn, checkpoint, data, values) => {
  const { say, snapshot } = turn;
  const summary = (values['summary'] ?? checkpoint.summary).trim();
  const input = { checkpoint: checkpoint.id, summary, version: data['version'] };
  const labels = { summary: say('checkpoint:summaryWords') };
  const taken = await take(turn, sendDecisions, input, { labels, now: summaryFields(checkpoint) });
  if (taken.after) {
    keepDraft(turn, checkpoint, { summary: undefined });
    const decider = deciderAway(say, snapshot, turn.today.toString());
    return [replace(messageCard(say, 'checkpoint:decisionsRecorded', { decider }))];
  }
  const { problems } = taken;
  return taken.refusal ?? [replace(soFarCard(turn, snapshot, checkpoint, { summary, problems }))];
});

async function done(turn: TeamTurn, data: Values): Promise<Reply[]> {
  const taken = await take(turn, decisionDone, { decision: data['decision'] ?? '' });
  if (!taken.after) return taken.refusal ?? [];
  const back = backToWaiting(turn, data, taken.after, turn.say('waiting:ticked'));
  return back ?? [replace(listCard(turn, taken.after))];
}

/** «Inte klart än»: ticked off by mistake. */
async function notDone(turn: TeamTurn, data: Values): Promise<Reply[]> {
  const taken = await take(turn, decisionNotDone, { decision: data['decision'] ?? '' });
  return taken.after ? [replace(listCard(turn, taken.after))] : (taken.refusal ?? []);
}

type OnDecision = (turn: TeamTurn, decision: Decision, data: Values, values: Values) => Promise<Reply[]>;
/** One that is there and not done, for those who manage the team; otherwise the list as it is now. */
const ofDecision =
  (step: OnDecision) =>
  async (turn: TeamTurn, data: Values, values: Values): Promise<Reply[]> => {
    const decision = decisionOf(turn.snapshot, { decision: data['decision'] ?? '' });
    const objection = managers({ ...turn, actor: turn.me }, {});
    const refused = mayNot(turn, objection ? [objection] : []);
    if (refused) return refused;
    if (decision && !decision.doneAt) return step(turn, decision, data, values);
    const note = decision ? undefined : turn.say('common:oldList');
    return endedMeanwhile(turn, values, replace(listCard(turn, turn.snapshot, note)));
  };

const changeOpen = ofDecision(async (turn, decision, data) => {
  const values = { ...decisionFields(decision), ...ownerChosen(turn, data) };
  return [open(decisionChangeCard(turn.who.locale, turn.snapshot, decision, values))];
});

const change = ofDecision(async (turn, decision, data, values) => {
  const { who, snapshot, say } = turn;
  const typed = { ...typedIn(values), text: (values['text'] ?? decision.text).trim() };
  const now = {
    ...decisionFields(decision),
    owner: nameOf(say, snapshot.members, decision.owner),
    due: formatDate(who.locale, decision.due),
  };
  const input = { decision: decision.id, version: data['version'], ...typed };
  const taken = await take(turn, changeDecision, input, { labels: labels(turn), now });
  if (taken.after) {
    const same = isUntouched(turn, taken.after, data, decisionFields(decision));
    return [replace(listCard(turn, taken.after, say(`checkpoint:${same ? 'decisionUnchanged' : 'decisionChanged'}`)))];
  }
  return taken.refusal ?? [replace(decisionChangeCard(who.locale, snapshot, decision, typed, taken.problems))];
});

const removeAsk = ofDecision(async (turn, decision) => [
  replace(decisionRemoveCard(turn.say, turn.snapshot, decision)),
]);

async function remove(turn: TeamTurn, data: Values): Promise<Reply[]> {
  const taken = await take(turn, removeDecision, { decision: data['decision'] ?? '' });
  if (taken.after) return [replace(listCard(turn, taken.after, turn.say('checkpoint:decisionRemoved')))];
  return taken.refusal ?? [privately(sentenceCard(turn.say, inOne(taken.problems)))];
}

const close = ofCheckpoint(async (turn, checkpoint) => {
  const taken = await take(turn, closeCheckpoint, { checkpoint: checkpoint.id });
  if (!taken.after) return taken.refusal ?? [privately(sentenceCard(turn.say, inOne(taken.problems)))];
  const closed = taken.after.checkpoints.find(({ id }) => id === checkpoint.id) ?? checkpoint;
  const sent = unsentDecisions(turn.snapshot, checkpoint);
  return [replace(closedCard(turn.say, taken.after, closed, sent))];
});

/** Closed by mistake: what there was to read before closing is there again. */
const reopen = ofCheckpoint(async (turn, checkpoint) => {
  const taken = await take(turn, reopenCheckpoint, { checkpoint: checkpoint.id });
  if (!taken.after) return taken.refusal ?? [privately(sentenceCard(turn.say, inOne(taken.problems)))];
  const number = numberOf(taken.after, checkpoint.id);
  return [replace(messageCard(turn.say, 'checkpoint:reopened', { number }))];
});

/** Another page of the agenda that stands in the channel. */
const agenda = ofCheckpoint(async (turn, checkpoint) => [
  replace(agendaCard(turn.snapshot, checkpoint, turn.who.locale, turn.page)),
]);

/** Another page of the summary. It names who has answered, so it is for those who may see that. */
const summary = ofCheckpoint(async (turn, checkpoint) =>
  mayManage(turn.snapshot, turn.me)
    ? [replace(summaryCard(turn.who.locale, turn.snapshot, checkpoint, turn.me.id, turn.today.toString(), turn.page))]
    : onlyPrincipal(turn),
);

export const actions = forTeam({
  'checkpoint.agenda': agenda,
  'checkpoint.summary': summary,
  'decisions.open': openForm,
  'decisions.add': add,
  'decisions.soFar': soFar,
  'decisions.finish': finish,
  'decisions.done': done,
  'decisions.notDone': notDone,
  'decisions.changeOpen': changeOpen,
  'decisions.change': change,
  'decisions.removeAsk': removeAsk,
  'decisions.remove': remove,
  'checkpoint.close': close,
  'checkpoint.reopen': reopen,
});
