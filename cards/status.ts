/** How the team stands, in one card. */

import type { Locale } from '../quality/base.ts';
import { inOrder, numberOf } from '../quality/checkpoints/order.ts';
import { pointsFor } from '../quality/data/goal-points.ts';
import { questionsGoOut } from '../quality/deliveries/plan.ts';
import type { Goal } from '../quality/goals/documents.ts';
import type { Member } from '../quality/people/documents.ts';
import { isDayOff, leaveOn } from '../quality/people/leaves.ts';
import { isWeak } from '../quality/plan/evidence.ts';
import type { Snapshot } from '../quality/snapshot.ts';
import { alertsOn } from '../quality/status/alerts.ts';
import {
  currentCheckpoint,
  type GoalState,
  goalState,
  isCurrent,
  type TeamStatus,
  teamStatus,
} from '../quality/status/status.ts';
import { setupLeft } from '../quality/team/setup-left.ts';
import { type Button, button, type Card, type Element, heading, image, subheading, subtle, text } from './card.ts';
import { answeredWords, card, commandButton } from './common.ts';
import { decisionWords } from './decisions.ts';
import { notMetRows } from './discussions.ts';
import { bare, bullet, capital, formatDate, formatValue, listed } from './format.ts';
import { goalRow } from './goal-row.ts';
import { endedWords, goalAbout, goalButtons, goalNumbers } from './goals.ts';
import { historyData } from './history.ts';
import { interventionRows } from './interventions.ts';
import { deviationRows } from './keep-to-plan.ts';
import { called } from './names.ts';
import { figureWords, statusName } from './outcome.ts';
import { long, paged, section } from './paging.ts';
import { expectedWords, goalPicture } from './pictures.ts';
import { takenIn, vacantWords } from './principal.ts';
import { seeCheckpoint } from './see.ts';
import { type Say, speak, type TextKey } from './texts.ts';
import { waitingSummary } from './waiting.ts';
import { whoAnswered } from './who-answered.ts';

/**
 * `viewer` is whose own chat it is shown in: what waits for them comes first, and a coordinator or principal sees who has and has not
 * answered. Null in a channel.
 */
export function statusCard(locale: Locale, snapshot: Snapshot, today: string, viewer: Member | null, page = 0): Card {
  const say = speak(locale);
  const status = teamStatus(snapshot, today);
  const title = say('status:title', { school: snapshot.team.school });
  const reader = viewer && (viewer.coordinator || viewer.principal) ? viewer : null;
  const all: Element[] = [
    ...(viewer ? waitingSummary(say, snapshot, viewer, today) : []),
    ...nextRows(say, locale, snapshot, status),
    ...(snapshot.team.wheelApprovedAt ? answerRows(say, locale, snapshot, status, { today, reader }) : []),
    subheading(say('status:goals')),
    ...(snapshot.goals.some(isCurrent) ? [] : [text(say('status:noGoals'))]),
    ...status.goals.map((state) => goalRow(say, locale, snapshot, state, { today })),
    ...draftRows(say, snapshot),
    ...deviationRows(say, snapshot, today),
    ...interventionRows(say, snapshot, today),
    ...notMetRows(say, snapshot, today),
    ...(snapshot.team.wheelApprovedAt ? alertRows(say, locale, snapshot, today, status) : []),
    ...overdueRows(say, locale, snapshot, status),
  ];
  const { rows, buttons: pages } = paged(say, all, { do: 'status.show', team: snapshot.key.team }, page);
  return card(
    say,
    title,
    [heading(title), ...rows],
    [
      ...pages,
      ...near(say, snapshot, status),
      commandButton(say, 'wheel', snapshot.key.team),
      commandButton(say, 'goals', snapshot.key.team),
      commandButton(say, 'answer', snapshot.key.team),
    ],
  );
}

/** «när är nästa avstämning?» */
export function nextCard(locale: Locale, snapshot: Snapshot, today: string): Card {
  const say = speak(locale);
  const status = teamStatus(snapshot, today);
  const body = nextRows(say, locale, snapshot, status);
  return card(say, say('status:next'), body, [
    ...near(say, snapshot, status),
    commandButton(say, 'wheel', snapshot.key.team),
  ]);
}

/** The pages of the checkpoints that the rows name. */
const near = (say: Say, snapshot: Snapshot, { next, unclosed, current }: TeamStatus): Button[] =>
  inOrder([...new Set([...unclosed, current, next])].filter((one) => one !== null)).map((one) =>
    seeCheckpoint(say, snapshot, one),
  );

function nextRows(say: Say, locale: Locale, snapshot: Snapshot, status: TeamStatus): Element[] {
  const { next, daysLeft, unclosed } = status;
  const passed = unclosed.map(({ id, date }) =>
    text(say('status:nextPassed', { number: numberOf(snapshot, id), date: formatDate(locale, date) }), {
      weight: 'bolder',
    }),
  );
  if (!next || daysLeft === null) return [text(say('status:nextNone')), ...passed, ...approvalRows(say, snapshot)];
  const date = formatDate(locale, next.date, 'long');
  const when = capital(
    daysLeft === 0 ? say('status:nextToday', { date }) : say('status:nextIn', { date, count: daysLeft }),
  );
  const title = `${say('status:next')} (${numberOf(snapshot, next.id)}/${snapshot.checkpoints.length})`;
  return [
    text(title, { weight: 'bolder' }),
    text(when, { spacing: 'none' }),
    ...passed,
    ...approvalRows(say, snapshot),
  ];
}

/** `reader`: who reads the names of those who have answered and those who have not; null where they are not shown. */
type Shown = { readonly today: string; readonly reader: Member | null };
/** Who has answered; before anybody was asked, when that will be. */
function answerRows(say: Say, locale: Locale, snapshot: Snapshot, status: TeamStatus, shown: Shown): Element[] {
  if (!status.current) return [];
  const { today, reader } = shown;
  const asked = questionsGoOut(snapshot, status.current);
  if (asked !== null && today < asked && status.answered.length + status.begun.length === 0)
    return [
      subheading(say('status:answersFor', { number: numberOf(snapshot, status.current.id) })),
      text(say('status:questionsOn', { date: formatDate(locale, asked, 'long') })),
    ];
  const all = status.answered.length + status.missing.length;
  const rows: Element[] = [
    subheading(say('status:answersFor', { number: numberOf(snapshot, status.current.id) })),
    text(answeredWords(say, { done: status.answered.length, begun: status.begun.length, all })),
  ];
  if (!reader) return rows;
  if (status.missing.length === 0) return [...rows, text(say('status:allAnswered'))];
  return [
    ...rows,
    ...whoAnswered(say, status, (member, you) =>
      member.id === reader.id ? you : nameWithAbsence(say, locale, member, today),
    ),
  ];
}

function nameWithAbsence(say: Say, locale: Locale, member: Member, today: string): string {
  const name = called(say, member);
  const away = leaveOn(member, today);
  if (away) return say('status:away', { name, date: bare(locale, away.until) });
  return isDayOff(member, today) ? say('status:dayOff', { name }) : name;
}

/** Goals that are being drafted: how many, and that they are not part of the plan yet. */
function draftRows(say: Say, snapshot: Snapshot): Element[] {
  const count = snapshot.goals.filter((goal) => goal.state === 'draft').length;
  return count === 0 ? [] : [subtle(say('status:drafts', { count }))];
}

/** What is missing in how the team works; nothing when nothing is. */
function alertRows(say: Say, locale: Locale, snapshot: Snapshot, today: string, { next }: TeamStatus): Element[] {
  const { ownerless, idle, unmeasured, unsupported, silent, oldData } = alertsOn(snapshot, today);
  const numbers = (those: readonly { readonly number: number }[]): string =>
    listed(
      locale,
      those.map(({ number }) => String(number)),
    );
  const about = (key: AlertKey, those: readonly { readonly number: number }[]): string[] =>
    those.length === 0 ? [] : [say(key, { numbers: numbers(those), count: those.length })];
  const lines = [
    ...about('status:alert.ownerless', ownerless),
    ...about('status:alert.idle', idle),
    ...about('status:alert.unmeasured', unmeasured),
    // Of those that rest on weak ground it is said where the interventions are.
    ...about(
      'status:alert.unsourced',
      unsupported.filter(({ evidence }) => !isWeak(evidence)),
    ),
    ...(silent ? [say('status:alert.silent', { number: numberOf(snapshot, silent.id) })] : []),
    ...(oldData ? [say('status:alert.oldData', { number: numberOf(snapshot, oldData.id) })] : []),
  ];
  return section(
    say(next ? 'status:alerts' : 'status:alertsLast'),
    lines.map((line) => text(bullet(line), { spacing: 'small' })),
  );
}
type AlertKey = Extract<TextKey, `status:alert.${string}`>;

function overdueRows(say: Say, locale: Locale, snapshot: Snapshot, { overdue }: TeamStatus): Element[] {
  if (overdue.length === 0) return [subtle(say('status:noOverdue'))];
  return [
    subheading(say('status:overdue')),
    ...overdue.map((decision) => text(decisionWords(say, locale, snapshot, decision), { weight: 'bolder' })),
  ];
}

/** Who reads a goal's card: what they may do, who they are, and whether they ask where its figures come from. */
type GoalReader = {
  readonly mayChange?: (goal: Goal) => boolean;
  readonly me?: string;
  readonly asksSource?: boolean;
};

/** «status mål 2»: one goal with its history, and what whoever reads it can do with it. */
export function goalStatusCard(
  locale: Locale,
  snapshot: Snapshot,
  number: number,
  today: string,
  { mayChange = () => false, me = '', asksSource = false }: GoalReader = {},
): Card | null {
  const say = speak(locale);
  const goal = snapshot.goals.find((g) => g.number === number && g.state !== 'dropped');
  if (!goal) return null;
  const state = goalState(snapshot, goal);
  const picture = goalPicture(locale, snapshot, goal, today);
  const title = say('goals:row', { number: goal.number, title: goal.title });
  const history = state.points.map((point) =>
    text(
      say('status:history', {
        date: capital(formatDate(locale, point.date)),
        value: point.value === null ? '–' : formatValue(locale, point.value, goal.unit),
        status: statusName(say, point.status),
      }),
      { spacing: 'small' },
    ),
  );
  // What its status is to be seen against.
  const expected =
    state.latest === null && !state.figure ? [] : expectedWords(locale, snapshot, goal, today).map((one) => text(one));
  const body: Element[] = [
    heading(title),
    text(goalAbout(say, goal)),
    text(goalNumbers(say, locale, snapshot, goal)),
    ...(goal.state === 'draft'
      ? [text(say('goals:draft'))]
      : [goalRow(say, locale, snapshot, state, { today, named: false }), ...expected]),
    ...(asksSource ? sourceRows(say, locale, snapshot, state) : []),
    ...(goal.description === '' ? [] : long(goal.description, { label: say('goals:howThere') })),
    ...(goal.justification === '' ? [] : long(goal.justification, { label: say('goals:whyPossible') })),
    ...(goal.override ? [text(takenIn(say, goal.override))] : []),
    ...endedWords(say, goal).map((words) => text(words)),
    ...(picture ? [image(picture)] : []),
    ...history,
  ];
  const taken = goal.owner === me && state.figure ? takeFigure(say, snapshot, goal, today) : [];
  const near = [commandButton(say, 'goals', snapshot.key.team), commandButton(say, 'status', snapshot.key.team)];
  return card(say, title, body, [
    ...taken,
    ...goalButtons(say, snapshot, goal, mayChange(goal)),
    ...near,
    button(say('history:see'), historyData(snapshot, { goal: goal.id })),
  ]);
}

/** Where its figures come from, unless that is said with the newer one. */
function sourceRows(say: Say, locale: Locale, snapshot: Snapshot, { goal, figure }: GoalState): Element[] {
  if (figure && goal.state !== 'draft') return [];
  const latest = pointsFor(snapshot, goal).findLast(({ value }) => value.kind === 'number');
  if (latest?.value.kind !== 'number') return [text(say('status:noFigure'))];
  return [text(figureWords(say, locale, goal, { ...latest, value: latest.value.number }))];
}

/** The owner's page of the goal before the checkpoint that is under way, with the school's own figure in it. */
function takeFigure(say: Say, snapshot: Snapshot, goal: Goal, today: string): Button[] {
  const checkpoint = currentCheckpoint(snapshot, today);
  if (goal.state !== 'active' || !checkpoint || !snapshot.team.wheelApprovedAt) return [];
  const data = { team: snapshot.key.team, checkpoint: checkpoint.id, goal: goal.id, for: goal.owner };
  return [button(say('status:takeFigure'), { do: 'answers.open', ...data }, 'positive')];
}

/** «vem har inte svarat?» */
export function missingCard(locale: Locale, snapshot: Snapshot, today: string, reader: Member | null, page = 0): Card {
  const say = speak(locale);
  const status = teamStatus(snapshot, today);
  const title = say('status:answers');
  const all: Element[] = [
    ...nextRows(say, locale, snapshot, status),
    ...(snapshot.team.wheelApprovedAt ? answerRows(say, locale, snapshot, status, { today, reader }) : []),
  ];
  const { rows, buttons: pages } = paged(say, all, { do: 'status.missing', team: snapshot.key.team }, page);
  return card(
    say,
    title,
    [...rows, ...(reader ? [] : [subtle(say('status:namesPrivate'))])],
    [...pages, ...near(say, snapshot, status)],
  );
}

/** The wheel is not approved: by whom it waits to be, or that nobody is there yet to do it. Later on, that nobody is appointed any more. */
function approvalRows(say: Say, snapshot: Snapshot): Element[] {
  const step = setupLeft(snapshot);
  if (step === null) return vacantWords(say, snapshot).map((words) => text(words, { weight: 'bolder' }));
  return [text(say(step === 4 ? 'status:notApproved' : 'status:notSetUp'), { weight: 'bolder' })];
}
