/** The steps of a checkpoint said in words: data is there, the decisions are sent, the checkpoint is closed. Done, or said when and by whom. */
import { button, text } from '../../cards/card.ts';
import { card, messageCard, sentenceCard, undoableCard } from '../../cards/common.ts';
import { decisionsFormCard, decisionsSoFarCard, summaryCard } from '../../cards/decisions.ts';
import { formatDate } from '../../cards/format.ts';
import { deciderNamed } from '../../cards/principal.ts';
import { namesOf } from '../../cards/setup.ts';
import { type Step, stepMeant } from '../../language/reading/step-meant.ts';
import { checkpointMeant } from '../../language/reading/which-time.ts';
import { dataGathered, unsentDecisions } from '../../quality/checkpoints/act.ts';
import { usualDue } from '../../quality/checkpoints/decisions-act.ts';
import { decisionsOf } from '../../quality/checkpoints/decisions-of.ts';
import type { Checkpoint } from '../../quality/checkpoints/documents.ts';
import { inOrder, numberOf, underWayOn } from '../../quality/checkpoints/order.ts';
import { sentAt } from '../../quality/checkpoints/sent.ts';
import { coordinatorsOf } from '../../quality/deliveries/plan.ts';
import { managers, mayDecide } from '../../quality/rights.ts';
import type { Reply } from '../messenger.ts';
import { open, post, type TeamTurn, toMe } from '../turn.ts';
import { notGatheredData } from './gathered.ts';
import { refusedBy } from './may-not.ts';
import { take } from './take.ts';
import { askUndo } from './year-end.ts';

type Doing = (turn: TeamTurn, checkpoint: Checkpoint) => Promise<Reply[]>;

export async function ask(turn: TeamTurn, said: string): Promise<Reply[]> {
  const step = stepMeant(said);
  if (step === 'undoStart') return askUndo(turn);
  const checkpoint = theOne(turn, said, step);
  return checkpoint
    ? DOING[step](turn, checkpoint)
    : [post(turn, ({ say }) => messageCard(say, step === 'reopen' ? 'asked:noneClosed' : 'checkpoint:stepNone'))];
}

/** The one that is named, while it is open; else the one that was held last, or the one to come. Data is gathered for the one to come. */
function theOne({ snapshot, today }: TeamTurn, text: string, step: Step): Checkpoint | undefined {
  const day = today.toString();
  const meant = checkpointMeant(text);
  const all = inOrder(snapshot.checkpoints);
  if (meant && 'number' in meant) return all[meant.number - 1];
  if (step === 'reopen') return all.findLast(({ state }) => state === 'closed');
  return step === 'gathered'
    ? all.find(({ state, date }) => state === 'planned' && date >= day)
    : underWayOn(snapshot, day);
}

const valuesOf = (turn: TeamTurn, checkpoint: Checkpoint) => ({
  number: numberOf(turn.snapshot, checkpoint.id),
  date: formatDate(turn.who.locale, checkpoint.date),
  deciders: deciderNamed(turn.say, turn.snapshot, turn.today.toString()),
  senders: namesOf(turn.say, coordinatorsOf(turn.snapshot)),
});
const isEarly = ({ today }: TeamTurn, { date }: Checkpoint): boolean => today.toString() < date;

/** Who decides reads the summary and closes it there, from its day on; others hear who does, and when. */
const close: Doing = async (turn, checkpoint) => {
  const { snapshot, me, who, today } = turn;
  if (checkpoint.state === 'closed') return closed(turn, checkpoint);
  const when = isEarly(turn, checkpoint) ? 'checkpoint:stepClose' : 'checkpoint:stepCloseNow';
  if (!mayDecide(snapshot, me) || isEarly(turn, checkpoint))
    return [post(turn, (to) => messageCard(to.say, when, valuesOf(to, checkpoint)))];
  const summary = summaryCard(who.locale, snapshot, checkpoint, me.id, today.toString());
  if (sentAt(snapshot, checkpoint) !== null) return [toMe(turn, summary)];
  const key = unsentDecisions(snapshot, checkpoint) ? 'checkpoint:stepSentByClosing' : 'checkpoint:stepNotSent';
  const waits = sentenceCard(turn.say, turn.say(key, valuesOf(turn, checkpoint)));
  return [toMe(turn, { ...summary, body: [...waits.body, ...summary.body] })];
};

const closed = (turn: TeamTurn, checkpoint: Checkpoint): Reply[] => [
  post(turn, (to) => messageCard(to.say, 'checkpoint:stepClosed', valuesOf(to, checkpoint))),
];

/** The form with what has been decided, to be sent on; without any decision the form for one. */
const send: Doing = async (turn, checkpoint) => {
  const refusal = refusedBy(turn, managers, {});
  if (refusal) return refusal;
  const { snapshot, who, me } = turn;
  const today = turn.today.toString();
  if (checkpoint.state === 'closed') return closed(turn, checkpoint);
  const [before] = inOrder(snapshot.checkpoints)
    .filter(({ date }) => date <= today)
    .slice(-1);
  // What is meant is the one that has been, where nothing has been decided for the next.
  if (isEarly(turn, checkpoint) && before && decisionsOf(snapshot, checkpoint).length === 0)
    return sentOrNone(turn, before);
  if (isEarly(turn, checkpoint))
    return [post(turn, (to) => messageCard(to.say, 'checkpoint:problem.sendTooEarly', valuesOf(to, checkpoint)))];
  if (sentAt(snapshot, checkpoint) !== null)
    return [post(turn, (to) => messageCard(to.say, 'checkpoint:stepSent', valuesOf(to, checkpoint)))];
  if (decisionsOf(snapshot, checkpoint).length > 0)
    return [open(decisionsSoFarCard(who.locale, snapshot, checkpoint, today))];
  const typed = { text: '', owner: me.id, due: usualDue(snapshot, turn.today) };
  return [open(decisionsFormCard(who.locale, snapshot, checkpoint, typed, { id: crypto.randomUUID(), today }))];
};

/** That a closed checkpoint's decisions have been sent, or that it had none. */
const sentOrNone = (turn: TeamTurn, checkpoint: Checkpoint): Reply[] =>
  sentAt(turn.snapshot, checkpoint) === null
    ? closed(turn, checkpoint)
    : [post(turn, (to) => messageCard(to.say, 'checkpoint:stepSent', valuesOf(to, checkpoint)))];

/** Noted, from the day on when the data is asked for. */
const gathered: Doing = async (turn, checkpoint) => {
  const refusal = refusedBy(turn, managers, {});
  if (refusal) return refusal;
  if (checkpoint.state === 'closed') return closed(turn, checkpoint);
  const from = Temporal.PlainDate.from(checkpoint.date).subtract({ days: turn.snapshot.team.timing.gather });
  if (Temporal.PlainDate.compare(turn.today, from) < 0) {
    const early = (to: TeamTurn) => ({ ...valuesOf(to, checkpoint), from: formatDate(to.who.locale, from.toString()) });
    return [post(turn, (to) => messageCard(to.say, 'checkpoint:stepGatherFrom', early(to)))];
  }
  const taken = await take(turn, dataGathered, { checkpoint: checkpoint.id });
  if (!taken.after) return taken.refusal ?? [];
  const undo = notGatheredData(turn, checkpoint);
  return [post(turn, (to) => undoableCard(to.say, to.say('checkpoint:gatheredDone', valuesOf(to, checkpoint)), undo))];
};

/** It is open as long as nobody closes it. */
const wait: Doing = async (turn, checkpoint) =>
  checkpoint.state === 'closed'
    ? closed(turn, checkpoint)
    : [post(turn, (to) => messageCard(to.say, 'asked:waits', valuesOf(to, checkpoint)))];

/** Whether it can be opened again, by a press and by whom; one before another that is closed stays. */
const openAgain: Doing = async (turn, checkpoint) => {
  const { snapshot, me, say } = turn;
  const values = valuesOf(turn, checkpoint);
  const isLast = snapshot.checkpoints.every(({ state, date }) => state !== 'closed' || date <= checkpoint.date);
  const key =
    checkpoint.state !== 'closed'
      ? 'asked:isOpen'
      : snapshot.signatures.length > 0
        ? 'asked:reopenSigned'
        : isLast
          ? 'asked:reopenWho'
          : 'asked:reopenLater';
  if (key !== 'asked:reopenWho' || !mayDecide(snapshot, me))
    return [post(turn, (to) => messageCard(to.say, key, valuesOf(to, checkpoint)))];
  const words = say('asked:reopenAsk', values);
  const data = { do: 'checkpoint.reopen', team: snapshot.key.team, checkpoint: checkpoint.id } as const;
  return [toMe(turn, card(say, words, [text(words)], [button(say('asked:reopen', values), data)]))];
};

const DOING: Readonly<Record<Exclude<Step, 'undoStart'>, Doing>> = { close, wait, reopen: openAgain, send, gathered };
