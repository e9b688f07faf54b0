/** Interventions: made for a goal, with their evidence, changed, ended. */
import { z } from 'zod';
import { messageCard, sentenceCard } from '../../cards/common.ts';
import { formatNumber } from '../../cards/format.ts';
import {
  INTERVENTION_FIELDS,
  type InterventionValues,
  interventionCard,
  interventionsCard,
  weakCard,
  whereCard,
} from '../../cards/interventions.ts';
import { sayStored } from '../../cards/texts.ts';
import { parseNumber } from '../../language/reading/numbers.ts';
import { type Intervention, intervention as interventionSchema } from '../../quality/plan/documents.ts';
import { checkIntervention, isWeak } from '../../quality/plan/evidence.ts';
import type { Problem } from '../../quality/problem.ts';
import { mayDecide, mayManage } from '../../quality/rights.ts';
import type { Snapshot } from '../../quality/snapshot.ts';
import { isCurrent } from '../../quality/status/status.ts';
import type { Reply } from '../messenger.ts';
import { audit, commit, open, post, privately, put, replace, type TeamTurn, type Values } from '../turn.ts';
import { forTeam } from './for-team.ts';

/** As many as a team can follow. */
const MAX_INTERVENTIONS = 30;

const mayChange =
  (turn: TeamTurn) =>
  (one: Intervention): boolean =>
    one.owner === turn.me.id || mayManage(turn.snapshot, turn.me);

const listCard = (turn: TeamTurn, snapshot: Snapshot, note?: string) =>
  interventionsCard(
    turn.who.locale,
    snapshot,
    { mayChange: mayChange(turn), mayDecide: mayDecide(snapshot, turn.me) },
    note,
  );

export const list = async (turn: TeamTurn): Promise<Reply[]> => [post(listCard(turn, turn.snapshot))];

export async function openNew(turn: TeamTurn): Promise<Reply[]> {
  const goals = turn.snapshot.goals.filter(isCurrent);
  const [first] = goals;
  if (!first) return [post(messageCard(turn.say, 'plan:needGoal'))];
  const { calendar } = turn.snapshot.team;
  const today = turn.today.toString();
  const values: InterventionValues = {
    goal: goals.length === 1 ? first.id : '',
    title: '',
    why: '',
    owner: turn.me.id,
    withWhom: '',
    from: today < calendar.autumnStart || today > calendar.springEnd ? calendar.autumnStart : today,
    to: calendar.springEnd,
    level: '',
    nature: '',
    hours: '',
    fidelity: '',
    evidenceLevel: '',
    finding: '',
    references: '',
    outcome: '',
    certainty: 'none',
    stop: '',
  };
  return [open(interventionCard(turn.who.locale, turn.snapshot, values, { id: crypto.randomUUID(), existing: null }))];
}

const content = interventionSchema.pick({
  goal: true,
  title: true,
  why: true,
  owner: true,
  withWhom: true,
  from: true,
  to: true,
  level: true,
  nature: true,
  hours: true,
  fidelity: true,
  evidence: true,
});
type Content = z.infer<typeof content>;

const asValues = (turn: TeamTurn, one: Intervention): InterventionValues => ({
  goal: one.goal,
  title: one.title,
  why: one.why,
  owner: one.owner,
  withWhom: one.withWhom,
  from: one.from,
  to: one.to,
  level: one.level,
  nature: one.nature,
  hours: one.hours === null ? '' : formatNumber(turn.who.locale, one.hours),
  fidelity: one.fidelity,
  evidenceLevel: one.evidence.level,
  finding: one.evidence.finding,
  references: one.evidence.references.join('\n'),
  outcome: one.evidence.grades[0]?.outcome ?? '',
  certainty: one.evidence.grades[0]?.certainty ?? 'none',
  stop: one.evidence.stop,
});

type Read = { content: Content | null; typed: InterventionValues; problems: string[]; warnings: string[] };
/** The form as an intervention's content, and a sentence for each field that has to change. */
function read(turn: TeamTurn, values: Values): Read {
  const typed = Object.fromEntries(
    INTERVENTION_FIELDS.map((field) => [field, (values[field] ?? '').trim()]),
  ) as InterventionValues;
  const hours = typed.hours === '' ? null : parseNumber(typed.hours);
  const problems: string[] = [...turn.refused];
  if (typed.hours !== '' && (hours === null || hours < 0)) {
    problems.push(turn.say('common:number', { label: turn.say('plan:hours'), typed: typed.hours.slice(0, 30) }));
  }
  const references = typed.references
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
  const graded = typed.certainty !== 'none' && typed.certainty !== '' && typed.outcome !== '';
  const parsed = content.safeParse({
    ...typed,
    hours,
    evidence: {
      level: typed.evidenceLevel,
      finding: typed.finding,
      references,
      grades: graded ? [{ outcome: typed.outcome, certainty: typed.certainty }] : [],
      stop: typed.stop,
    },
  });
  if (!parsed.success) {
    const fields = new Set(parsed.error.issues.map((issue) => fieldOf(issue.path)));
    problems.push(
      ...INTERVENTION_FIELDS.filter((field) => fields.has(field)).map((field) =>
        turn.say('common:missing', { field: turn.say(`plan:${LABELS[field] ?? field}` as 'plan:goal') }),
      ),
    );
    return { content: null, typed, problems, warnings: [] };
  }
  for (const field of ['why', 'stop'] as const) {
    if (typed[field] === '') problems.push(turn.say('common:missing', { field: turn.say(`plan:${field}`) }));
  }
  const found = checkIntervention(parsed.data, turn.snapshot);
  const words = (severity: Problem['severity']) =>
    found.filter((p) => p.severity === severity).map((p) => problemWords(turn, p));
  problems.push(...words('error'));
  return { content: problems.length === 0 ? parsed.data : null, typed, problems, warnings: words('warning') };
}

const LABELS: Partial<Record<string, string>> = { title: 'what', evidenceLevel: 'evidence' };
const fieldOf = (path: readonly PropertyKey[]): string => {
  if (path[0] !== 'evidence') return String(path[0]);
  const inner = String(path[1]);
  return inner === 'level' ? 'evidenceLevel' : inner;
};
const problemWords = (turn: TeamTurn, problem: Problem): string =>
  sayStored(
    turn.who.locale,
    `plan:problem.${problem.code}`,
    Object.fromEntries(Object.entries(problem.values).map(([name, value]) => [name, String(value)])),
  );

async function save(turn: TeamTurn, data: Values, values: Values): Promise<Reply[]> {
  const { snapshot, who } = turn;
  const id = data['intervention'] ?? '';
  const existing = snapshot.interventions.find((one) => one.id === id);
  if (existing) return [replace(listCard(turn, snapshot, turn.say('plan:saved', { number: existing.number })))];
  const { content: made, typed, problems, warnings } = read(turn, values);
  if (snapshot.interventions.length >= MAX_INTERVENTIONS) problems.push(turn.say('plan:tooMany'));
  if (!made || problems.length > 0 || !z.uuid().safeParse(id).success) {
    return [replace(interventionCard(who.locale, snapshot, typed, { id, existing: null }, problems))];
  }
  const one: Intervention = {
    kind: 'intervention',
    id,
    version: 1,
    schoolYear: snapshot.team.calendar.schoolYear,
    number: Math.max(0, ...snapshot.interventions.map((other) => other.number)) + 1,
    ...made,
    state: isWeak(made.evidence) ? 'draft' : 'active',
    override: null,
    createdBy: turn.me.id,
    createdAt: turn.now.toString(),
  };
  const after = await commit(turn, [put(one), audit(turn, 'intervention-created', `intervention/${id}`, null, made)]);
  return [replace(listCard(turn, after, savedWords(turn, one))), ...hints(turn, warnings)];
}

const savedWords = (turn: TeamTurn, one: Intervention): string =>
  turn.say(one.state === 'draft' ? 'plan:savedWeak' : 'plan:saved', { number: one.number });
const hints = (turn: TeamTurn, warnings: readonly string[]): Reply[] =>
  warnings.length > 0 ? [privately(sentenceCard(turn.say, warnings.join(' ')))] : [];

type Step = (turn: TeamTurn, one: Intervention, values: Values) => Promise<Reply[]>;
const withOne =
  (step: Step, may: (turn: TeamTurn, one: Intervention) => boolean) =>
  async (turn: TeamTurn, data: Values, values: Values): Promise<Reply[]> => {
    const one = turn.snapshot.interventions.find((other) => other.id === data['intervention']);
    if (!one || !isCurrent(one)) return [replace(listCard(turn, turn.snapshot))];
    return may(turn, one) ? step(turn, one, values) : [privately(messageCard(turn.say, 'plan:mayNot'))];
  };
const changer = (turn: TeamTurn, one: Intervention): boolean => mayChange(turn)(one);
const decider = (turn: TeamTurn): boolean => mayDecide(turn.snapshot, turn.me);

const changeOpen: Step = async (turn, one) => [
  open(interventionCard(turn.who.locale, turn.snapshot, asValues(turn, one), { id: one.id, existing: one })),
];

const change: Step = async (turn, one, values) => {
  const { content: made, typed, problems, warnings } = read(turn, values);
  if (!made) {
    return [replace(interventionCard(turn.who.locale, turn.snapshot, typed, { id: one.id, existing: one }, problems))];
  }
  // Weaker ground than the principal has agreed to needs a new reason.
  const weak = isWeak(made.evidence);
  const agreed = weak && one.override !== null && one.evidence.level === made.evidence.level;
  const changed: Intervention = {
    ...one,
    ...made,
    state: weak && !agreed ? 'draft' : 'active',
    override: agreed ? one.override : null,
  };
  const after = await commit(turn, [
    put(changed, one),
    audit(turn, 'intervention-changed', `intervention/${one.id}`, content.parse(one), made),
  ]);
  return [replace(listCard(turn, after, savedWords(turn, changed))), ...hints(turn, warnings)];
};

const end =
  (state: 'done' | 'stopped' | 'dropped'): Step =>
  async (turn, one) => {
    const after = await commit(turn, [
      put({ ...one, state }, one),
      audit(turn, `intervention-${state}`, `intervention/${one.id}`, one.state, state),
    ]);
    return [replace(listCard(turn, after, turn.say(`plan:ended.${state}`, { number: one.number })))];
  };

const reasonOpen: Step = async (turn, one) => [open(weakCard(turn.who.locale, turn.snapshot, one))];

const giveReason: Step = async (turn, one, values) => {
  const reason = (values['reason'] ?? '').trim().slice(0, 300);
  if (reason === '') {
    const problems = [...turn.refused, turn.say('goals:problem.overrideNeeds')];
    return [replace(weakCard(turn.who.locale, turn.snapshot, one, '', problems))];
  }
  const agreed: Intervention = {
    ...one,
    state: 'active',
    override: { by: turn.me.id, at: turn.now.toString(), reason },
  };
  const after = await commit(turn, [
    put(agreed, one),
    audit(turn, 'intervention-overridden', `intervention/${one.id}`, 'draft', { reason }),
  ]);
  return [replace(listCard(turn, after, turn.say('plan:agreed', { number: one.number })))];
};

export const actions = forTeam({
  'plan.list': async (turn) => [replace(listCard(turn, turn.snapshot))],
  'plan.newOpen': openNew,
  'plan.save': save,
  'plan.changeOpen': withOne(changeOpen, changer),
  'plan.change': withOne(change, changer),
  'plan.done': withOne(end('done'), changer),
  'plan.stop': withOne(end('stopped'), changer),
  'plan.drop': withOne(end('dropped'), changer),
  'plan.reasonOpen': withOne(reasonOpen, decider),
  'plan.reason': withOne(giveReason, decider),
  'plan.where': async (turn) => [privately(whereCard(turn.say))],
});
