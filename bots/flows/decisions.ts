/** After a checkpoint: decisions with owner and date, and the principal closes it. */
import { z } from 'zod';
import { agendaCard } from '../../cards/agenda.ts';
import { messageCard } from '../../cards/common.ts';
import {
  type DecisionValues,
  decisionsFormCard,
  decisionsListCard,
  decisionsOf,
  decisionsSoFarCard,
  MAX_SUMMARY,
  summaryCard,
} from '../../cards/decisions.ts';
import { formatDate } from '../../cards/format.ts';
import { isoDate } from '../../quality/base.ts';
import type { Checkpoint, Decision } from '../../quality/checkpoints/documents.ts';
import { numberOf } from '../../quality/checkpoints/order.ts';
import { mayDecide, mayManage } from '../../quality/rights.ts';
import type { Snapshot } from '../../quality/snapshot.ts';
import { addSchoolDays } from '../../quality/year/school-days.ts';
import type { Reply } from '../messenger.ts';
import { audit, commit, open, post, privately, put, replace, type TeamTurn, type Values } from '../turn.ts';
import { forTeam } from './for-team.ts';
import { notAllowed, onlyPrincipal } from './may-not.ts';

const listCard = (turn: TeamTurn, snapshot: Snapshot = turn.snapshot) =>
  decisionsListCard(turn.who.locale, snapshot, turn.me, turn.today.toString(), turn.page);

export async function list(turn: TeamTurn): Promise<Reply[]> {
  return [post(listCard(turn))];
}

/** School days that a decision is given when nobody says otherwise: two weeks. */
const USUAL_TIME = 10;

function emptyDecision(turn: TeamTurn): DecisionValues {
  const due =
    addSchoolDays(turn.snapshot.team.calendar, turn.today, USUAL_TIME)?.toString() ??
    turn.snapshot.team.calendar.springEnd;
  return { text: '', owner: turn.me.id, due };
}

type Step = (turn: TeamTurn, checkpoint: Checkpoint, data: Values, values: Values) => Promise<Reply[]>;
const managed =
  (step: Step) =>
  async (turn: TeamTurn, data: Values, values: Values): Promise<Reply[]> => {
    const checkpoint = turn.snapshot.checkpoints.find((c) => c.id === data['checkpoint'] && c.state === 'planned');
    if (!checkpoint) return [privately(messageCard(turn.say, 'common:outdatedCard'))];
    return mayManage(turn.snapshot, turn.me) ? step(turn, checkpoint, data, values) : notAllowed(turn);
  };

const openForm: Step = async (turn, checkpoint) => [
  open(decisionsFormCard(turn.who.locale, turn.snapshot, checkpoint, emptyDecision(turn), crypto.randomUUID())),
];

const add: Step = async (turn, checkpoint, data, values) => {
  const { snapshot, who } = turn;
  const id = data['decision'] ?? '';
  const typed: DecisionValues = {
    text: (values['text'] ?? '').trim(),
    owner: values['owner'] ?? '',
    due: values['due'] ?? '',
  };
  const recorded = snapshot.decisions.find((d) => d.id === id);
  if (recorded) {
    if (isSame(recorded, typed)) return [replace(decisionsSoFarCard(who.locale, snapshot, checkpoint))];
    // The same card filled in once more with something else: asked about under a new id, so that nothing typed is lost.
    const again = [turn.say('checkpoint:decisionSaved')];
    return [replace(decisionsFormCard(who.locale, snapshot, checkpoint, typed, crypto.randomUUID(), again))];
  }
  const problems = objections(turn, typed);
  if (problems.length > 0 || !z.uuid().safeParse(id).success) {
    return [replace(decisionsFormCard(who.locale, snapshot, checkpoint, typed, id, problems))];
  }
  const decision: Decision = {
    kind: 'decision',
    id,
    version: 1,
    schoolYear: snapshot.team.calendar.schoolYear,
    checkpoint: checkpoint.id,
    ...typed,
    doneAt: null,
    createdBy: turn.me.id,
  };
  const after = await commit(turn, [
    put(decision),
    audit(turn, 'decision-recorded', `decision/${id}`, null, { due: typed.due }),
  ]);
  return [replace(decisionsSoFarCard(who.locale, after, checkpoint))];
};

const isSame = (decision: Decision, typed: DecisionValues): boolean =>
  decision.text === typed.text && decision.owner === typed.owner && decision.due === typed.due;

function objections(turn: TeamTurn, typed: DecisionValues): string[] {
  const problems: string[] = [...turn.refused];
  const missing = (field: string) => problems.push(turn.say('common:missing', { field }));
  if (typed.text === '') missing(turn.say('checkpoint:decisionText'));
  if (typed.text.length > 300)
    problems.push(turn.say('common:tooLong', { field: turn.say('checkpoint:decisionText'), max: 300 }));
  if (!turn.snapshot.members.some((m) => m.active && m.id === typed.owner))
    missing(turn.say('checkpoint:decisionOwner'));
  const { springEnd } = turn.snapshot.team.calendar;
  if (!isoDate.safeParse(typed.due).success) missing(turn.say('checkpoint:decisionDue'));
  else if (typed.due < turn.today.toString()) problems.push(turn.say('checkpoint:decisionDatePast'));
  else if (typed.due > springEnd)
    problems.push(turn.say('checkpoint:decisionDateFar', { date: formatDate(turn.who.locale, springEnd) }));
  return problems;
}

const soFar: Step = async (turn, checkpoint) => [open(decisionsSoFarCard(turn.who.locale, turn.snapshot, checkpoint))];

const finish: Step = async (turn, checkpoint, _data, values) => {
  if (decisionsOf(turn.snapshot, checkpoint).length === 0)
    return [privately(messageCard(turn.say, 'checkpoint:decisionsNone'))];
  const summary = (values['summary'] ?? checkpoint.summary).trim();
  const tooLong = turn.say('common:tooLong', { field: turn.say('checkpoint:summaryWords'), max: MAX_SUMMARY });
  const problems = [...turn.refused, ...(summary.length > MAX_SUMMARY ? [tooLong] : [])];
  if (problems.length > 0) {
    return [replace(decisionsSoFarCard(turn.who.locale, turn.snapshot, checkpoint, { summary, problems }))];
  }
  if (!checkpoint.decisionsRecordedAt || checkpoint.summary !== summary) {
    const decisionsRecordedAt = checkpoint.decisionsRecordedAt ?? turn.now.toString();
    const author = checkpoint.summary === summary ? {} : { summaryBy: turn.me.id };
    await commit(turn, [put({ ...checkpoint, decisionsRecordedAt, summary, ...author }, checkpoint)]);
  }
  return [replace(messageCard(turn.say, 'checkpoint:decisionsRecorded'))];
};

async function done(turn: TeamTurn, data: Values): Promise<Reply[]> {
  const decision = turn.snapshot.decisions.find((d) => d.id === data['decision']);
  const may = decision && (decision.owner === turn.me.id || mayManage(turn.snapshot, turn.me));
  if (!decision || !may) return [privately(messageCard(turn.say, 'common:outdatedCard'))];
  const after = decision.doneAt
    ? turn.snapshot
    : await commit(turn, [put({ ...decision, doneAt: turn.now.toString() }, decision)]);
  return [replace(listCard(turn, after))];
}

async function close(turn: TeamTurn, data: Values): Promise<Reply[]> {
  const checkpoint = turn.snapshot.checkpoints.find((c) => c.id === data['checkpoint']);
  if (!checkpoint) return [privately(messageCard(turn.say, 'common:outdatedCard'))];
  const number = numberOf(turn.snapshot, checkpoint.id);
  if (checkpoint.state === 'closed') return [replace(messageCard(turn.say, 'checkpoint:closed', { number }))];
  if (!mayDecide(turn.snapshot, turn.me)) {
    return onlyPrincipal(turn);
  }
  if (turn.today.toString() < checkpoint.date) {
    return [
      privately(
        messageCard(turn.say, 'checkpoint:closeTooEarly', { date: formatDate(turn.who.locale, checkpoint.date) }),
      ),
    ];
  }
  const closed: Checkpoint = { ...checkpoint, state: 'closed', closedAt: turn.now.toString(), closedBy: turn.me.id };
  await commit(turn, [
    put(closed, checkpoint),
    audit(turn, 'checkpoint-closed', `checkpoint/${checkpoint.id}`, 'planned', 'closed'),
  ]);
  return [replace(messageCard(turn.say, 'checkpoint:closed', { number }))];
}

/** Another page of the agenda that stands in the channel. */
async function agenda(turn: TeamTurn, data: Values): Promise<Reply[]> {
  const checkpoint = turn.snapshot.checkpoints.find((c) => c.id === data['checkpoint']);
  if (!checkpoint) return [privately(messageCard(turn.say, 'common:outdatedCard'))];
  return [replace(agendaCard(turn.snapshot, checkpoint, turn.who.locale, turn.page))];
}

/** Another page of the summary. It names who has answered, so it is for those who may see that. */
async function summary(turn: TeamTurn, data: Values): Promise<Reply[]> {
  const checkpoint = turn.snapshot.checkpoints.find((c) => c.id === data['checkpoint']);
  if (!checkpoint) return [privately(messageCard(turn.say, 'common:outdatedCard'))];
  if (!mayManage(turn.snapshot, turn.me)) return onlyPrincipal(turn);
  return [replace(summaryCard(turn.who.locale, turn.snapshot, checkpoint, turn.page))];
}

export const actions = forTeam({
  'decisions.list': async (turn) => [replace(listCard(turn))],
  'checkpoint.agenda': agenda,
  'checkpoint.summary': summary,
  'decisions.open': managed(openForm),
  'decisions.add': managed(add),
  'decisions.soFar': managed(soFar),
  'decisions.finish': managed(finish),
  'decisions.done': done,
  'checkpoint.close': close,
});
