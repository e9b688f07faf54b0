/** The agenda of a checkpoint's day: the four points, who has contributed, and what the team has put on it. */

import type { Locale } from '../quality/base.ts';
import { answeredAt, goalsAt } from '../quality/checkpoints/before.ts';
import { type Answer, answersBegun, answersSent, type Checkpoint } from '../quality/checkpoints/documents.ts';
import { numberOf } from '../quality/checkpoints/order.ts';
import type { Goal } from '../quality/goals/documents.ts';
import type { Profession } from '../quality/people/documents.ts';
import type { Snapshot } from '../quality/snapshot.ts';
import { goalState } from '../quality/status/status.ts';
import { professionName } from './answer-fields.ts';
import { button, type Card, type Element, heading, subheading, text } from './card.ts';
import { answeredWords, card } from './common.ts';
import { notMetRows } from './discussions.ts';
import { deviationRows } from './keep-to-plan.ts';
import { paged } from './paging.ts';
import { agendaPoints } from './points.ts';
import { seeCheckpoint } from './see.ts';
import { type Say, speak } from './texts.ts';

/** The same for everybody, in the team's language; a further page is for the one who turns to it. */
export function agendaCard(snapshot: Snapshot, checkpoint: Checkpoint, locale: Locale, page = 0): Card {
  const say = speak(locale);
  const title = say('checkpoint:agendaTitle', { number: numberOf(snapshot, checkpoint.id) });
  const answers = answersSent(snapshot.answers, checkpoint.id);
  const active = snapshot.members.filter((member) => member.active);
  // Whoever has saved a part is heard: that much can be read.
  const parts = answersBegun(snapshot.answers, checkpoint.id);
  const heard = new Set([...answers, ...parts].flatMap((answer) => answer.professions));
  const asked = new Set(active.flatMap((member) => member.professions));
  const names = (professions: readonly Profession[]) => professions.map((p) => professionName(say, p)).join(', ');
  const silent = [...asked].filter((profession) => !heard.has(profession));
  const lines: Element[] = [
    ...(['agenda1', 'agenda2', 'agenda3', 'agenda4'] as const).map((line) =>
      text(say(`checkpoint:${line}`), { spacing: 'small' }),
    ),
    subheading(say('status:answers')),
    text(answeredWords(say, answeredAt(snapshot, checkpoint), checkpoint.state === 'closed')),
    ...goalsHeard(say, snapshot, goalsAt(snapshot, checkpoint), answers),
    ...(heard.size > 0 ? [text(say('checkpoint:agendaProfessions', { professions: names([...heard]) }))] : []),
    ...agendaPoints(say, snapshot, checkpoint, page),
    ...deviationRows(say, snapshot, checkpoint.date),
    ...notMetRows(say, snapshot, checkpoint.date),
    ...(silent.length > 0 ? [text(say('checkpoint:agendaMissing', { professions: names(silent) }))] : []),
  ];
  const data = { team: snapshot.key.team, checkpoint: checkpoint.id };
  const { rows, buttons: pages } = paged(say, lines, { do: 'checkpoint.agenda', ...data }, page);
  return card(
    say,
    title,
    [heading(title), ...rows],
    [
      ...pages,
      button(say('people:button.jointPicture'), { do: 'picture.see', ...data }, 'positive'),
      button(say('people:button.newDecision'), { do: 'decisions.open', ...data }),
      button(say('status:mentionOpen'), { do: 'answers.open', ...data }),
      seeCheckpoint(say, snapshot, checkpoint),
    ],
  );
}

/** How many of the goals have been reported on, and how they stand: counts only. */
function goalsHeard(say: Say, snapshot: Snapshot, goals: readonly Goal[], answers: readonly Answer[]): Element[] {
  const reported = new Set(answers.flatMap((answer) => answer.progress.map((progress) => progress.goal)));
  const done = goals.filter((goal) => reported.has(goal.id));
  const states = done.map((goal) => goalState(snapshot, goal).status).filter((status) => status !== null);
  if (states.length === 0) return [];
  const statuses = GOAL_STATUSES.map((status) => ({ status, count: states.filter((s) => s === status).length }))
    .filter(({ count }) => count > 0)
    .map(({ status, count }) => `${count} ${say(`checkpoint:status.${status}`).toLowerCase()}`)
    .join(', ');
  return [text(say('checkpoint:agendaGoals', { done: states.length, all: goals.length, statuses }))];
}
const GOAL_STATUSES = ['onTrack', 'someDeviation', 'offTrack'] as const;
