/** The buttons under a question about something off the plan: it belongs to the plan, is parked, is referred to the case meeting, or let go. */
import { messageCard, type Objection, sentenceCard, undoableCard } from '../../cards/common.ts';
import { belongsCard, parkCard, planNames, questionCard } from '../../cards/keep-to-plan.ts';
import type { Act } from '../../quality/act.ts';
import {
  askAnew,
  askedAbout,
  belongs,
  isUndone,
  letGo,
  type OfDeviation,
  park,
  refer,
  theAsked,
} from '../../quality/keep/asked-act.ts';
import type { Deviation } from '../../quality/keep/documents.ts';
import type { Reply } from '../messenger.ts';
import { open, privately, replace, type TeamTurn, type Values } from '../turn.ts';
import { forTeam } from './for-team.ts';
import { refusedBy } from './may-not.ts';
import { type FormWords, take } from './take.ts';

/** Whether a form says something that has not been kept. */
function hasMore({ snapshot, refused }: TeamTurn, { id }: Deviation, values: Values): boolean {
  const words = (values['text'] ?? values['words'] ?? '').trim();
  const kept = [
    ...snapshot.parked.flatMap((one) => (one.id === id ? [one.text] : [])),
    ...snapshot.team.keepToPlan.learnt.map((one) => one.words),
  ];
  return refused.length > 0 || (words !== '' && !kept.includes(words));
}

type Step = (turn: TeamTurn, deviation: Deviation, values: Values) => Promise<Reply[]>;

/** For the one who was asked, while nothing is decided; afterwards the card says what was. */
const withAsked =
  (step: Step) =>
  async (turn: TeamTurn, data: Values, values: Values): Promise<Reply[]> => {
    const of = { deviation: data['deviation'] ?? '' };
    const deviation = askedAbout(turn.snapshot, of);
    if (!deviation) return [privately(messageCard(turn.say, 'common:outdatedCard'))];
    const refused = refusedBy(turn, theAsked, of);
    if (refused) return refused;
    if (deviation.decision === 'asked') return step(turn, deviation, values);
    // Another copy of the form has something else in it, which stays there.
    if (hasMore(turn, deviation, values)) return [privately(messageCard(turn.say, 'keep:decidedAlready'))];
    return decided(turn, deviation.id, deviation.decision);
  };

function decided(turn: TeamTurn, deviation: string, decision: Exclude<Deviation['decision'], 'asked'>): Reply[] {
  const { say, snapshot, me } = turn;
  const undo = { do: 'keep.askAnew', team: snapshot.key.team, deviation, for: me.id } as const;
  const words = say(`keep:done.${decision}`);
  return [replace(isUndone(decision) ? undoableCard(say, words, undo) : sentenceCard(say, words))];
}

/** The question once more. */
async function askedAnew(turn: TeamTurn, data: Values): Promise<Reply[]> {
  const of = { deviation: data['deviation'] ?? '' };
  const taken = await take(turn, askAnew, of);
  const deviation = taken.after && askedAbout(taken.after, of);
  if (!deviation) return taken.after ? [] : (taken.refusal ?? []);
  return [replace(questionCard(turn.say, taken.after, deviation.category, deviation.id, turn.me.id))];
}

/** Takes the act, and says what was decided; or gives the form back with what has to change. */
async function decide<Input extends OfDeviation>(
  turn: TeamTurn,
  act: Act<Input>,
  input: Input,
  form: (problems: readonly Objection[]) => Reply[] = () => [],
  labels: FormWords['labels'] = {},
): Promise<Reply[]> {
  const taken = await take(turn, act, input, { labels });
  if (!taken.after) return taken.refusal ?? form(taken.problems);
  const decision = askedAbout(taken.after, input)?.decision;
  return decision && decision !== 'asked' ? decided(turn, input.deviation, decision) : [];
}

const planOpen: Step = async (turn, deviation) => {
  if (planNames(turn.say, turn.snapshot).length === 0) return [privately(messageCard(turn.say, 'keep:noPlan'))];
  return [open(belongsCard(turn.say, turn.snapshot, deviation.id, turn.me.id, { concerns: '', words: '' }))];
};

const planSave: Step = (turn, { id: deviation }, values) => {
  const typed = { concerns: values['concerns'] ?? '', words: (values['words'] ?? '').trim() };
  const form = (problems: readonly Objection[]) => [
    replace(belongsCard(turn.say, turn.snapshot, deviation, turn.me.id, typed, problems)),
  ];
  return decide(turn, belongs, { deviation, ...typed }, form, { words: turn.say('keep:learn') });
};

const parkOpen: Step = async (turn, deviation) => [
  open(parkCard(turn.say, turn.snapshot, deviation.id, turn.me.id, { text: '', owner: turn.me.id })),
];

const parkSave: Step = (turn, { id: deviation }, values) => {
  const typed = { text: (values['text'] ?? '').trim(), owner: values['owner'] ?? '' };
  const form = (problems: readonly Objection[]) => [
    replace(parkCard(turn.say, turn.snapshot, deviation, turn.me.id, typed, problems)),
  ];
  return decide(turn, park, { deviation, ...typed }, form, { text: turn.say('keep:parkText') });
};

const atOnce =
  (act: Act<OfDeviation>): Step =>
  (turn, { id: deviation }) =>
    decide(turn, act, { deviation });

export const actions = forTeam({
  'keep.planOpen': withAsked(planOpen),
  'keep.plan': withAsked(planSave),
  'keep.parkOpen': withAsked(parkOpen),
  'keep.park': withAsked(parkSave),
  'keep.refer': withAsked(atOnce(refer)),
  'keep.drop': withAsked(atOnce(letGo)),
  'keep.askAnew': askedAnew,
});
