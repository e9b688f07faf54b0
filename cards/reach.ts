/** Whether the goals are reached: how those ended whose day has been or whose owner has judged them, and how the others stand. */
import type { Locale } from '../quality/base.ts';
import type { Outcome } from '../quality/evaluation/documents.ts';
import { endOf } from '../quality/evaluation/ended.ts';
import { isEvaluating, verdictOnGoal } from '../quality/evaluation/evaluating.ts';
import { outcomeOf } from '../quality/evaluation/outcome.ts';
import type { Goal } from '../quality/goals/documents.ts';
import type { Snapshot } from '../quality/snapshot.ts';
import { isCurrent, teamStatus } from '../quality/status/status.ts';
import { button, type Card, type Element, heading, subtle, text } from './card.ts';
import { card, commandButton } from './common.ts';
import { goalRow } from './goal-row.ts';
import { figuresSay, fromTo, outcomeWords } from './outcome.ts';
import { type Say, speak } from './texts.ts';

/** `today` is an ISO date. */
export function reachCard(locale: Locale, snapshot: Snapshot, today: string): Card {
  const say = speak(locale);
  const title = say('asked:reachTitle');
  const { team, key } = { team: snapshot.team, key: snapshot.key };
  const { goals } = teamStatus(snapshot, today);
  const ended = goals.flatMap(({ goal }) => outcomeNow(snapshot, goal, today) ?? []);
  const drafts = snapshot.goals.filter(({ state }) => state === 'draft').length;
  const isOpen = isEvaluating(snapshot, today);
  const body: Element[] = [
    heading(title),
    ...(snapshot.goals.some(isCurrent) || goals.length > 0 ? [] : [text(say('status:noGoals'))]),
    ...sumRows(say, ended, goals.length),
    ...goals.flatMap((state) => {
      const outcome = outcomeNow(snapshot, state.goal, today);
      const isTold = outcome !== null && endOf(snapshot, state.goal, today) === null;
      return isTold
        ? judgedRows(say, locale, snapshot, state.goal)
        : [goalRow(say, locale, snapshot, state, { today })];
    }),
    ...(drafts > 0 ? [subtle(say('status:drafts', { count: drafts }))] : []),
  ];
  const year = { do: 'evaluation.see', team: key.team, year: team.calendar.schoolYear } as const;
  return card(say, title, body, [
    ...(isOpen ? [button(say('evaluation:see'), year)] : []),
    commandButton(say, 'goals', key.team),
  ]);
}

/** How it ended, or as its owner has judged it in the year's evaluation before its day; null while it goes on. */
function outcomeNow(snapshot: Snapshot, goal: Goal, today: string): Outcome | null {
  const end = endOf(snapshot, goal, today);
  return end?.outcome ?? (isEvaluating(snapshot, today) ? (verdictOnGoal(snapshot, goal.id)?.outcome ?? null) : null);
}

function sumRows(say: Say, ended: readonly Outcome[], all: number): Element[] {
  if (all === 0) return [];
  if (ended.length === 0) return [text(say('asked:reachNotYet'))];
  const reached = ended.filter((one) => one === 'reached').length;
  const sum = say('asked:reachSum', { reached, count: ended.length });
  return [text(ended.length < all ? `${say('asked:reachSomeLeft')} ${sum}` : sum, { weight: 'bolder' })];
}

/** As its owner has judged it, beside what its own numbers say. */
function judgedRows(say: Say, locale: Locale, snapshot: Snapshot, goal: Goal): Element[] {
  const verdict = verdictOnGoal(snapshot, goal.id);
  const computed = outcomeOf(snapshot, goal);
  const words = verdict ? outcomeWords(say, verdict.outcome, verdict.why) : '';
  return [
    text(say('evaluation:goalLine', { number: goal.number, title: goal.title, outcome: words }), { weight: 'bolder' }),
    text(fromTo(say, locale, goal), { spacing: 'none' }),
    ...(computed.from === null ? [] : [text(figuresSay(say, locale, goal, computed), { spacing: 'none' })]),
  ];
}
