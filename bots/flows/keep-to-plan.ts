/**
 * Keeping to the plan (the sixth of the founding ideas): what is heard, put on the agenda, logged or asked about is judged against this
 * team's plan. Kept are a category, a decision and a date; the words only as the person rewords them when parking.
 */
import { z } from 'zod';
import { messageCard } from '../../cards/common.ts';
import {
  acuteCard,
  belongsCard,
  dutyCard,
  inPlanCard,
  noteCard,
  parkCard,
  planNames,
  questionCard,
} from '../../cards/keep-to-plan.ts';
import type { TextKey } from '../../cards/texts.ts';
import { type Judgement, judgeOffPlan, type PlanContext } from '../../language/off-plan/judge.ts';
import { MAX_LINE } from '../../quality/base.ts';
import {
  type Deviation,
  MAX_LEARNT_WORDS,
  type Note,
  type OffPlanCategory,
  offPlanCategory,
  type Parked,
} from '../../quality/keep/documents.ts';
import type { Change } from '../../quality/ports.ts';
import type { Snapshot } from '../../quality/snapshot.ts';
import { isCurrent } from '../../quality/status/status.ts';
import type { Reply } from '../messenger.ts';
import { ACUTE, commit, open, post, privately, put, replace, type TeamTurn, type Values } from '../turn.ts';
import { forTeam } from './for-team.ts';

/** The team's plan as the judge reads it. */
function planOf({ team, goals, interventions }: Snapshot): PlanContext {
  return {
    school: team.school,
    goals: goals.filter(isCurrent).map(({ title, group, indicator }) => ({ title: `${title} ${group}`, indicator })),
    interventions: interventions
      .filter(isCurrent)
      .map(({ title, why, withWhom, fidelity }) => ({ title, description: [why, withWhom, fidelity].join('. ') })),
    learnt: team.keepToPlan.learnt.map(({ words }) => words),
  };
}

/** Twice about the same thread would be nagging; forgotten after so long. */
const REMEMBER_THREAD: Temporal.DurationLike = { hours: 24 * 60 };
const REMEMBER_DAY: Temporal.DurationLike = { hours: 48 };

/**
 * A message between people in the team's channel. Answered privately or not at all, by a delivery in the same commit as the mark that
 * it has been: a question is neither lost nor asked twice. The words are never stored or logged.
 */
export async function overheard(turn: TeamTurn, text: string, thread: string): Promise<Reply[]> {
  const { keepToPlan } = turn.snapshot.team;
  const judgement = judgeOffPlan(text, planOf(turn.snapshot));
  if (judgement.acute) return [privately(acuteCard(turn.say, keepToPlan.acuteRoutine), ACUTE)];
  if (!keepToPlan.on || !judgement.flag) return [];
  const marks = await marksOf(turn, thread, keepToPlan.perDay);
  const category = offPlanCategory.safeParse(judgement.category);
  if (!marks || !(judgement.statutory || category.success)) return [];
  const { id: recipient } = turn.me;
  if (judgement.statutory) {
    await commit(turn, marks, [{ kind: 'duty', recipient, subject: null }]);
  } else if (category.success) {
    const deviation = newDeviation(turn, category.data);
    await commit(turn, [...marks, put(deviation)], [{ kind: 'offPlan', recipient, subject: deviation.id }]);
  }
  return [];
}

/** What marks that the person has been asked: once a thread, and so many times a day. Null when that has been done. */
async function marksOf(
  { storage, inbound, now, ...turn }: TeamTurn,
  thread: string,
  perDay: number,
): Promise<Change[] | null> {
  const hasSeen = (event: string) => storage.hasSeen(inbound.tenant, event, now.toString());
  const inThread = `keep:thread:${inbound.chat.conversation}:${thread}`;
  if (await hasSeen(inThread)) return null;
  const today = Array.from({ length: perDay }, (_, count) => `keep:day:${turn.me.id}:${turn.today}:${count + 1}`);
  for (const event of today) {
    if (await hasSeen(event)) continue;
    const mark = (seen: string, remember: Temporal.DurationLike): Change => ({
      do: 'seen',
      event: seen,
      until: now.add(remember).toString(),
      now: now.toString(),
    });
    return [mark(inThread, REMEMBER_THREAD), mark(event, REMEMBER_DAY)];
  }
  return null;
}

async function ask(turn: TeamTurn, { category }: Judgement): Promise<Reply[]> {
  const off = offPlanCategory.safeParse(category);
  if (!off.success) return [];
  const deviation = newDeviation(turn, off.data);
  await commit(turn, [put(deviation)]);
  return [privately(questionCard(turn.say, turn.snapshot, off.data, deviation.id, turn.me.id))];
}

const newDeviation = (turn: TeamTurn, category: OffPlanCategory): Deviation => ({
  kind: 'deviation',
  id: crypto.randomUUID(),
  version: 1,
  schoolYear: turn.snapshot.team.calendar.schoolYear,
  category,
  decision: 'asked',
  date: turn.today.toString(),
});

/** What stands after the command's own words. */
function wordsAfter(text: string, command: RegExp): string {
  const colon = text.indexOf(':');
  return (colon >= 0 && colon < 60 ? text.slice(colon + 1) : text.replace(command, '')).trim();
}

/** «är detta i planen: …» */
export async function isInPlan(turn: TeamTurn, text: string): Promise<Reply[]> {
  const words = wordsAfter(text, /^.*?(?:planen|the plan)\s*/iu).replace(/(?<!\?)\?+$/, '');
  if (words === '') return [post(messageCard(turn.say, 'keep:askHow'))];
  const { keepToPlan } = turn.snapshot.team;
  const judgement = judgeOffPlan(words, planOf(turn.snapshot));
  if (judgement.acute) return [privately(acuteCard(turn.say, keepToPlan.acuteRoutine), ACUTE)];
  if (judgement.statutory) return [privately(dutyCard(turn.say))];
  if (judgement.flag) return ask(turn, judgement);
  return [privately(inPlanCard(turn.say, judgement.category === 'on_plan' ? bestFit(turn, judgement) : null))];
}

function bestFit(turn: TeamTurn, { matches }: Judgement): string | null {
  const names = planNames(turn.say, turn.snapshot);
  if (!matches) return null;
  const goals = turn.snapshot.goals.filter(isCurrent).length;
  return names[matches.of === 'goal' ? matches.index : goals + matches.index]?.title ?? null;
}

/** «lägg till på dagordningen: …» and «logga: …» */
export const addNote =
  (use: Note['use']) =>
  async (turn: TeamTurn, text: string): Promise<Reply[]> => {
    const words = wordsAfter(
      text,
      /^(?:lägg(?:a)? (?:till|upp)?\s*(?:på|i)? ?dagordningen|dagordning(?:en)?|logga|add to (?:the )?agenda|log)\s*/iu,
    );
    const id = crypto.randomUUID();
    if (turn.refused.length > 0) return [privately(noteCard(turn.say, turn.snapshot, use, id, '', turn.refused))];
    const problems = tooLong(turn, `keep:note.${use}`, words, MAX_LINE);
    if (words === '' || problems.length > 0) return [open(noteCard(turn.say, turn.snapshot, use, id, words, problems))];
    return keepNote(turn, use, id, words, post);
  };

async function keepNote(
  turn: TeamTurn,
  use: Note['use'],
  id: string,
  words: string,
  as: typeof post,
): Promise<Reply[]> {
  const judgement = judgeOffPlan(words, planOf(turn.snapshot));
  if (judgement.acute) return [privately(acuteCard(turn.say, turn.snapshot.team.keepToPlan.acuteRoutine), ACUTE)];
  if (turn.snapshot.team.keepToPlan.on && judgement.flag && use === 'agenda')
    return judgement.statutory ? [privately(dutyCard(turn.say))] : ask(turn, judgement);
  const note: Note = {
    kind: 'note',
    id,
    version: 1,
    schoolYear: turn.snapshot.team.calendar.schoolYear,
    use,
    text: words,
    person: turn.me.id,
    date: turn.today.toString(),
    concerns: null,
    state: use === 'agenda' ? 'open' : 'done',
  };
  const off = offPlanCategory.safeParse(judgement.category);
  const counted = judgement.flag && off.success ? [put({ ...newDeviation(turn, off.data), decision: 'dropped' })] : [];
  await commit(turn, [put(note), ...counted]);
  return [as(messageCard(turn.say, use === 'agenda' ? 'keep:agendaAdded' : 'keep:logged'))];
}

async function saveNote(turn: TeamTurn, data: Values, values: Values): Promise<Reply[]> {
  const use = data['use'] === 'activity' ? 'activity' : 'agenda';
  const id = data['note'] ?? '';
  const words = (values['text'] ?? '').trim();
  if (turn.snapshot.notes.some((note) => note.id === id)) return [replace(messageCard(turn.say, 'keep:agendaAdded'))];
  const problems = [
    ...turn.refused,
    ...(words === '' ? [turn.say('keep:needWords')] : []),
    ...tooLong(turn, `keep:note.${use}`, words, MAX_LINE),
  ];
  if (problems.length > 0 || !z.uuid().safeParse(id).success)
    return [replace(noteCard(turn.say, turn.snapshot, use, id, words, problems))];
  return keepNote(turn, use, id, words, replace);
}

const tooLong = ({ say }: TeamTurn, label: TextKey, words: string, max: number): string[] =>
  words.length > max ? [say('common:tooLong', { field: say(label), max })] : [];

type Step = (turn: TeamTurn, deviation: Deviation, values: Values) => Promise<Reply[]>;
const withAsked =
  (step: Step) =>
  async (turn: TeamTurn, data: Values, values: Values): Promise<Reply[]> => {
    const deviation = turn.snapshot.deviations.find((d) => d.id === data['deviation']);
    if (!deviation) return [privately(messageCard(turn.say, 'common:outdatedCard'))];
    return deviation.decision === 'asked'
      ? step(turn, deviation, values)
      : [replace(messageCard(turn.say, `keep:done.${deviation.decision}`))];
  };

/** What was decided, with what else that changes. */
async function decide(
  turn: TeamTurn,
  deviation: Deviation,
  decision: Exclude<Deviation['decision'], 'asked'>,
  more: readonly Change[] = [],
): Promise<Reply[]> {
  await commit(turn, [put({ ...deviation, decision }, deviation), ...more]);
  return [replace(messageCard(turn.say, `keep:done.${decision}`))];
}

const planOpen: Step = async (turn, deviation) => {
  if (planNames(turn.say, turn.snapshot).length === 0) return [privately(messageCard(turn.say, 'keep:noPlan'))];
  return [open(belongsCard(turn.say, turn.snapshot, deviation.id, turn.me.id, { concerns: '', words: '' }))];
};

/** The team's own wording is learnt, so that the same thing is not asked about again. */
const LEARNT_AT_MOST = 200;
const belongs: Step = async (turn, deviation, values) => {
  const typed = { concerns: values['concerns'] ?? '', words: (values['words'] ?? '').trim() };
  const known = planNames(turn.say, turn.snapshot).some(({ value }) => value === typed.concerns);
  const problems = [
    ...turn.refused,
    ...(known ? [] : [turn.say('keep:choosePlan')]),
    ...tooLong(turn, 'keep:learn', typed.words, MAX_LEARNT_WORDS),
  ];
  if (problems.length > 0)
    return [replace(belongsCard(turn.say, turn.snapshot, deviation.id, turn.me.id, typed, problems))];
  const { team } = turn.snapshot;
  const learnt = team.keepToPlan.learnt.filter(({ words }) => words !== typed.words).slice(-LEARNT_AT_MOST + 1);
  const more =
    typed.words.length < 2
      ? []
      : [put({ ...team, keepToPlan: { ...team.keepToPlan, learnt: [...learnt, { ...typed, by: turn.me.id }] } }, team)];
  return decide(turn, deviation, 'inPlan', more);
};

const parkOpen: Step = async (turn, deviation) => [
  open(parkCard(turn.say, turn.snapshot, deviation.id, turn.me.id, { text: '', owner: turn.me.id })),
];

const park: Step = async (turn, deviation, values) => {
  const typed = { text: (values['text'] ?? '').trim(), owner: values['owner'] ?? '' };
  const member = turn.snapshot.members.some((m) => m.active && m.id === typed.owner);
  const problems = [
    ...turn.refused,
    ...(typed.text === '' ? [turn.say('keep:needWords')] : []),
    ...tooLong(turn, 'keep:parkText', typed.text, MAX_LINE),
    ...(member ? [] : [turn.say('plan:problem.owner')]),
  ];
  if (problems.length > 0)
    return [replace(parkCard(turn.say, turn.snapshot, deviation.id, turn.me.id, typed, problems))];
  const parked: Parked = {
    kind: 'parked',
    id: deviation.id,
    version: 1,
    schoolYear: deviation.schoolYear,
    ...typed,
    category: deviation.category,
    parkedBy: turn.me.id,
    parkedAt: turn.now.toString(),
    state: 'parked',
    reviewedAt: null,
    capacity: '',
  };
  return decide(turn, deviation, 'parked', [put(parked)]);
};

export const actions = forTeam({
  'keep.planOpen': withAsked(planOpen),
  'keep.plan': withAsked(belongs),
  'keep.parkOpen': withAsked(parkOpen),
  'keep.park': withAsked(park),
  'keep.refer': withAsked((turn, deviation) => decide(turn, deviation, 'referred')),
  'keep.drop': withAsked((turn, deviation) => decide(turn, deviation, 'dropped')),
  'keep.noteOpen': async (turn, data) => [
    open(noteCard(turn.say, turn.snapshot, data['use'] === 'activity' ? 'activity' : 'agenda', data['note'] ?? '', '')),
  ],
  'keep.note': saveNote,
});
