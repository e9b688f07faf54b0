/** The whole in a few lines that can be copied, for the leadership group or the huvudman: goals, what is under way, what is late, and what comes next. */
import type { Locale } from '../quality/base.ts';
import { numberOf } from '../quality/checkpoints/order.ts';
import { endOf } from '../quality/evaluation/ended.ts';
import { figuresBeside } from '../quality/evaluation/figures-beside.ts';
import type { Snapshot } from '../quality/snapshot.ts';
import { type GoalState, isCurrent, type TeamStatus, teamStatus } from '../quality/status/status.ts';
import { type Card, heading, text } from './card.ts';
import { card, commandButton } from './common.ts';
import { bare, capital, formatDate, formatValue, listed } from './format.ts';
import { besideWords, outcomeWords, statusName } from './outcome.ts';
import { cut } from './render/limits.ts';
import { askReport } from './see.ts';
import { type Say, speak } from './texts.ts';

/** So many goals have a line each; a team keeps to a handful. */
const MOST_GOALS = 4;
/** So many late decisions are named. */
const MOST_LATE = 2;
const TITLE = 70;

/** At most nine lines; names of nobody. `today` is an ISO date. */
export function briefCard(locale: Locale, snapshot: Snapshot, today: string): Card {
  const say = speak(locale);
  const status = teamStatus(snapshot, today);
  const title = say('asked:briefTitle', { school: snapshot.team.school, date: formatDate(locale, today) });
  const more = status.goals.length - MOST_GOALS;
  const drafts = snapshot.goals.filter(({ state }) => state === 'draft').length;
  const underWay = snapshot.interventions.filter(
    ({ state, from, to }) => state === 'active' && from <= today && today <= to,
  );
  const lines = [
    ...(snapshot.goals.some(isCurrent) ? [] : [say('status:noGoals')]),
    ...status.goals.slice(0, MOST_GOALS).map((state) => goalLine(say, locale, snapshot, state, today)),
    ...(more > 0 ? [say('asked:briefMore', { count: more })] : []),
    ...(drafts > 0 ? [say('status:drafts', { count: drafts })] : []),
    ...(underWay.length > 0 ? [say('asked:briefInterventions', { count: underWay.length })] : []),
    lateLine(say, locale, snapshot, status),
    status.next
      ? say('asked:briefNext', { date: formatDate(locale, status.next.date, 'long') })
      : say('status:nextNone'),
  ];
  return card(
    say,
    title,
    [heading(title), ...lines.map((line) => text(line, { spacing: 'small' }))],
    [commandButton(say, 'status', snapshot.key.team), askReport(say, snapshot)],
  );
}

function goalLine(say: Say, locale: Locale, snapshot: Snapshot, state: GoalState, today: string): string {
  const { goal, latest, figure } = state;
  const value = (number: number | null) => formatValue(locale, number, goal.unit);
  const now = figure?.value ?? latest;
  const values = { baseline: value(goal.baseline), now: value(now), target: value(goal.target) };
  return say('asked:briefGoal', {
    number: goal.number,
    title: cut(goal.title, TITLE),
    figures: say(now === null ? 'asked:briefNoValue' : 'asked:briefNow', values),
    standing: standing(say, snapshot, state, today),
  });
}

/** Its owner's word, or how it ended, with what the figures say where that is another; the figures' word alone while nobody has said any. */
function standing(say: Say, snapshot: Snapshot, state: GoalState, today: string): string {
  const { goal, status, suggested } = state;
  const end = endOf(snapshot, goal, today);
  const beside = figuresBeside(snapshot, state, today);
  if (end)
    return [`${outcomeWords(say, end.outcome, end.why)}.`, ...(beside ? [besideWords(say, beside)] : [])].join(' ');
  if (beside) return besideWords(say, beside);
  if (status) return say('asked:briefSays', { own: statusName(say, status).toLowerCase() });
  return suggested
    ? say('page:suggested', { status: statusName(say, suggested).toLowerCase() })
    : say('asked:briefSilent');
}

function lateLine(say: Say, locale: Locale, snapshot: Snapshot, { overdue, unclosed }: TeamStatus): string {
  const more = overdue.length - MOST_LATE;
  const late = [
    ...overdue.slice(0, MOST_LATE).map(({ text: what, due }) => `${cut(what, TITLE)} (${bare(locale, due)})`),
    ...(more > 0 ? [say('asked:briefLateMore', { count: more })] : []),
  ];
  const what = listed(
    locale,
    late.map((one, at) => (at === 0 ? capital(one) : one)),
  );
  const numbers = listed(
    locale,
    unclosed.map(({ id }) => String(numberOf(snapshot, id))),
  );
  return [
    ...(late.length > 0 ? [say('asked:briefLate', { what })] : []),
    ...(unclosed.length > 0 ? [say('asked:briefUnclosed', { count: unclosed.length, numbers })] : []),
    ...(late.length + unclosed.length === 0 ? [say('asked:briefOnTime')] : []),
  ].join(' ');
}
