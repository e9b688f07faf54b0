/** What an export of a person's own data shows of each kind of document: their part in it and what they wrote, never other people's names. */
import type { Locale } from '../base.ts';
import type { Addition, Answer, Checkpoint, Decision } from '../checkpoints/documents.ts';
import type { PendingImport } from '../data/documents.ts';
import type { Evaluation, Outcome, Signature } from '../evaluation/documents.ts';
import type { Feed } from '../feed/documents.ts';
import type { Acceptance, Goal, GoalStatus } from '../goals/documents.ts';
import type { Deviation, Note, Parked } from '../keep/documents.ts';
import type { Overview } from '../overview/documents.ts';
import type { Discussion, Intervention } from '../plan/documents.ts';
import type { Team } from '../team/documents.ts';
import type { Template } from '../template/documents.ts';
import type { PastYear } from '../year/documents.ts';
import type { PendingDays } from '../year/pending-days.ts';
import type { Follow, Member, Profession } from './documents.ts';
import type { Marks } from './forgetting.ts';
import { knowsLanguage } from './language.ts';
import { leavesOf } from './leaves.ts';

/** What the person is to a document, or said in it, in a word of the product's own. */
type Part =
  | 'asked'
  | 'owner'
  | 'author'
  | 'coordinator'
  | 'principal'
  | 'participant'
  | 'left'
  | 'yes'
  | 'no'
  | 'week'
  | 'month';

/** One field of a document, as the person reads it. The texts are `mine:field.*` and `mine:part.*`. */
export type Shown = readonly [field: OwnField, value: OwnValue];
export type OwnValue =
  | { readonly words: string }
  /** Of values, see `BY_HAND`. */
  | { readonly source: string }
  | { readonly number: number }
  /** An ISO date, or an ISO instant. */
  | { readonly date: string }
  | { readonly instant: string }
  | { readonly language: Locale }
  | { readonly part: Part }
  | { readonly status: GoalStatus }
  | { readonly outcome: Outcome }
  | { readonly profession: Profession }
  /** 1 for Monday. */
  | { readonly weekdays: readonly number[] };
type OwnField =
  | 'you'
  | 'name'
  | 'language'
  | 'profession'
  | 'joined'
  | 'awayFrom'
  | 'awayUntil'
  | 'daysOff'
  | 'snoozedUntil'
  | 'every'
  | 'number'
  | 'count'
  | 'questions'
  | 'firstAsked'
  | 'lastAsked'
  | 'source'
  | 'title'
  | 'description'
  | 'group'
  | 'indicator'
  | 'justification'
  | 'reason'
  | 'why'
  | 'withWhom'
  | 'fidelity'
  | 'stop'
  | 'reference'
  | 'graded'
  | 'text'
  | 'situation'
  | 'cause'
  | 'meaning'
  | 'value'
  | 'status'
  | 'comment'
  | 'nextStep'
  | 'helped'
  | 'hindered'
  | 'keep'
  | 'change'
  | 'stopWith'
  | 'goalEnded'
  | 'summary'
  | 'outcome'
  | 'capacity'
  | 'learnt'
  | 'notPupil'
  | 'approved'
  | 'closed'
  | 'said'
  | 'due'
  | 'date'
  | 'at';

/** The person's part in a document, in the order in which it is read; empty when nothing in it is the person's own. */
export type Show<D> = (document: D, person: Marks) => readonly Shown[];

const words = (field: OwnField, text: string): Shown[] => (text === '' ? [] : [[field, { words: text }]]);
const date = (field: OwnField, day: string | null): Shown[] => (day === null ? [] : [[field, { date: day }]]);
const instant = (field: OwnField, at: string | null): Shown[] => (at === null ? [] : [[field, { instant: at }]]);
const you = (holds: boolean, part: Part): Shown[] => (holds ? [['you', { part }]] : []);
const when = (holds: boolean, shown: () => Shown[]): Shown[] => (holds ? shown() : []);

export const showYear: Show<PastYear> = ({ wheelApprovedAt, wheelApprovedBy }, person) =>
  when(wheelApprovedBy !== null && person.has(wheelApprovedBy), () => instant('approved', wheelApprovedAt));

export const showTeam: Show<Team> = ({ wheelApprovedAt, wheelApprovedBy, keepToPlan }, person) => [
  ...when(wheelApprovedBy !== null && person.has(wheelApprovedBy), () => instant('approved', wheelApprovedAt)),
  ...keepToPlan.learnt.flatMap((one) =>
    when(one.by !== undefined && person.has(one.by), () => words('learnt', one.words)),
  ),
  ...keepToPlan.notPupils.flatMap((one) =>
    when(one.by !== undefined && person.has(one.by), () => words('notPupil', one.word)),
  ),
];

export const showMember: Show<Member> = (member) => [
  ...words('name', member.name),
  ...when(knowsLanguage(member), () => [['language', { language: member.locale }]]),
  ...member.professions.map((profession): Shown => ['profession', { profession }]),
  ...you(member.coordinator, 'coordinator'),
  ...you(member.principal, 'principal'),
  ...you(!member.active, 'left'),
  ...instant('joined', member.joinedAt),
  ...leavesOf(member).flatMap(({ from, until }) => [...date('awayFrom', from), ...date('awayUntil', until)]),
  ...when(member.daysOff !== undefined, () => [['daysOff', { weekdays: member.daysOff ?? [] }]]),
  ...date('snoozedUntil', member.snoozedUntil),
];

export const showCheckpoint: Show<Checkpoint> = ({ date: day, summary, summaryBy, closedAt, closedBy }, person) => [
  ...date('date', day),
  ...when(summaryBy !== undefined && person.has(summaryBy), () => words('summary', summary)),
  ...when(closedBy !== null && person.has(closedBy), () => instant('closed', closedAt)),
];

const reasonOf = (override: Goal['override'], person: Marks): Shown[] =>
  override && person.has(override.by) ? words('reason', override.reason) : [];

export const showGoal: Show<Goal> = (goal, person) => [
  ['number', { number: goal.number }],
  ...words('title', goal.title),
  ...you(person.has(goal.owner), 'owner'),
  ...when(person.has(goal.createdBy), () => [
    ...you(true, 'author'),
    ...words('description', goal.description),
    ...words('group', goal.group),
    ...words('indicator', goal.indicator),
    ...words('justification', goal.justification),
  ]),
  ...reasonOf(goal.override, person),
  ...reasonOf(goal.ended ?? null, person),
];

export const showAnswer: Show<Answer> = ({ answeredAt, analysis, progress, typed = {} }) => [
  ...instant('at', answeredAt),
  ...words('situation', analysis?.situation ?? ''),
  ...(analysis?.causes ?? []).flatMap(({ text }) => words('cause', text)),
  ...words('meaning', analysis?.meaning ?? ''),
  ...progress.flatMap((one): Shown[] => [
    ...(one.value === null ? [] : [['value', { number: one.value }] as const]),
    ...(one.status === null ? [] : [['status', { status: one.status }] as const]),
    ...words('comment', one.comment),
    ...words('nextStep', one.nextStep),
  ]),
  ...Object.values(typed).flatMap((put) => words('text', put)),
];

export const showEvaluation: Show<Evaluation> = (one) => [
  ...instant('at', one.saidAt),
  ...words('helped', one.helped),
  ...words('hindered', one.hindered),
  ...words('keep', one.keep),
  ...words('change', one.change),
  ...words('stopWith', one.stop),
  ...one.goals.flatMap(({ outcome, causes }): Shown[] => [['goalEnded', { outcome }], ...words('cause', causes)]),
  ...one.interventions.flatMap(({ fidelity }) => words('fidelity', fidelity)),
];

export const showSignature: Show<Signature> = ({ at, summary }) => [...instant('at', at), ...words('summary', summary)];

export const showDecision: Show<Decision> = (decision, person) => [
  ...words('text', decision.text),
  ...you(person.has(decision.owner), 'owner'),
  ...you(person.has(decision.createdBy), 'author'),
  ...date('due', decision.due),
];

export const showFollow: Show<Follow> = ({ every, since }) => [['every', { part: every }], ...date('date', since)];

export const showOverview: Show<Overview> = ({ id, name, at }, person) => [
  ...when(person.has(id), () => words('name', name)),
  ...instant('at', at),
];

/** Where it lies is said by «kalenderlänk»: what is shown here may be passed on. */
export const showFeed: Show<Feed> = ({ at }) => instant('at', at);

export const showTemplate: Show<Template> = ({ at }) => instant('at', at);

export const showAcceptance: Show<Acceptance> = ({ accepted, reason, at }) => [
  ['said', { part: accepted ? 'yes' : 'no' }],
  ...words('reason', reason),
  ...instant('at', at),
];

export const showIntervention: Show<Intervention> = (one, person) => [
  ['number', { number: one.number }],
  ...words('title', one.title),
  ...you(person.has(one.owner), 'owner'),
  ...when(person.has(one.createdBy), () => [
    ...you(true, 'author'),
    ...words('why', one.why),
    ...words('withWhom', one.withWhom),
    ...words('fidelity', one.fidelity),
    ...words('stop', one.evidence.stop),
    ...one.evidence.references.flatMap((reference) => words('reference', reference)),
    ...one.evidence.grades.flatMap((grade) => words('graded', grade.outcome)),
  ]),
  ...reasonOf(one.override, person),
];

export const showAddition: Show<Addition> = ({ text, at }) => [...words('text', text), ...instant('at', at)];

export const showDiscussion: Show<Discussion> = (one, person) => [
  ...date('date', one.date),
  ...you(person.has(one.createdBy), 'author'),
  ...you(
    one.people.some((id) => person.has(id)),
    'participant',
  ),
  ...when(person.has(one.outcomeBy ?? one.createdBy), () => words('outcome', one.outcome)),
];

export const showImport: Show<PendingImport> = ({ observations, at }) => [
  ['count', { number: observations.length }],
  ...[...new Set(observations.map(({ source }) => source))].flatMap((source) =>
    when(source !== '', () => [['source', { source }]]),
  ),
  ...instant('at', at),
];

export const showDays: Show<PendingDays> = ({ days, asked, leftOut, at }) => [
  ['count', { number: days.length + asked.length }],
  ...[...new Set([...days, ...asked, ...leftOut].map(({ name }) => name))].flatMap((name) => words('text', name)),
  ...instant('at', at),
];

export const showDeviation: Show<Deviation> = ({ date: day, askedOf }, person) =>
  when(askedOf !== undefined && person.has(askedOf), () => [...you(true, 'asked'), ...date('date', day)]);

/** Questions that the person was asked, of which there may be many: how many, and from when to when. */
export function showAsked(asked: readonly Deviation[]): readonly Shown[] {
  const days = asked.map((one) => one.date).toSorted();
  const [first = '', last = ''] = [days[0], days.at(-1)];
  return [
    ...you(true, 'asked'),
    ['questions', { number: asked.length }],
    ...(first === last ? date('date', first) : [...date('firstAsked', first), ...date('lastAsked', last)]),
  ];
}

export const showParked: Show<Parked> = (item, person) => [
  ...words('text', item.text),
  ...you(person.has(item.owner), 'owner'),
  ...you(person.has(item.parkedBy ?? item.owner), 'author'),
  ...instant('at', item.parkedAt),
  ...when(item.takenBy !== undefined && person.has(item.takenBy), () => words('capacity', item.capacity)),
];

export const showNote: Show<Note> = ({ text, date: day }) => [...words('text', text), ...date('date', day)];
