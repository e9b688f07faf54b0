/** Decisions after a checkpoint: the coordinator's form, the list, the principal's summary. */
import type { Locale } from '../quality/base.ts';
import type { Answer, Checkpoint, Decision } from '../quality/checkpoints/documents.ts';
import type { Member } from '../quality/people/documents.ts';
import type { Snapshot } from '../quality/snapshot.ts';
import { goalState } from '../quality/status/status.ts';
import {
  type ActionData,
  button,
  buttons,
  type Card,
  type Element,
  heading,
  subheading,
  submit,
  subtle,
  text,
} from './card.ts';
import { card, type Form, formCard, problemsBox } from './common.ts';
import { formatDate, formatValue } from './format.ts';
import { nameOf } from './goals.ts';
import { activeMembers } from './setup.ts';
import { type Say, speak } from './texts.ts';
import { numberOf } from './wheel.ts';

export type DecisionValues = { text: string; owner: string; due: string };

/** One decision at a time; what has been recorded stands above. `id` makes a double click record one. */
export function decisionsFormCard(
  locale: Locale,
  snapshot: Snapshot,
  checkpoint: Checkpoint,
  values: DecisionValues,
  id: string,
  problems: readonly string[] = [],
): Card {
  const say = speak(locale);
  const title = say('checkpoint:decisionsTitle', { number: numberOf(snapshot, checkpoint.id) });
  const recorded = decisionsOf(snapshot, checkpoint);
  const body: Element[] = [
    ...problemsBox(say, problems),
    ...recorded.map((decision) => decisionLine(say, locale, snapshot, decision)),
    text(say('checkpoint:decisionsIntro')),
    {
      type: 'Input.Text',
      id: 'text',
      label: say('checkpoint:decisionText'),
      isRequired: true,
      errorMessage: say('common:mustFill'),
      isMultiline: true,
      maxLength: 300,
      value: values.text,
    },
    {
      type: 'Input.ChoiceSet',
      id: 'owner',
      label: say('checkpoint:decisionOwner'),
      style: 'compact',
      isRequired: true,
      errorMessage: say('common:mustFill'),
      choices: activeMembers(snapshot)
        .slice(0, 100)
        .map((m) => ({ title: m.name || m.id, value: m.id })),
      value: values.owner,
    },
    {
      type: 'Input.Date',
      id: 'due',
      label: say('checkpoint:decisionDue'),
      isRequired: true,
      errorMessage: say('common:mustFill'),
      value: values.due,
    },
  ];
  const data = { team: snapshot.key.team, checkpoint: checkpoint.id };
  return formCard(say, { title, open: { do: 'decisions.open', ...data } }, body, [
    submit(say('checkpoint:decisionAdd'), { do: 'decisions.add', decision: id, ...data }),
    ...(recorded.length > 0 ? [button(say('common:back'), { do: 'decisions.soFar', ...data })] : []),
  ]);
}

export const decisionsOf = (snapshot: Snapshot, checkpoint: Checkpoint): Decision[] =>
  snapshot.decisions
    .filter((decision) => decision.checkpoint === checkpoint.id)
    .toSorted((a, b) => a.due.localeCompare(b.due));

const decisionLine = (say: Say, locale: Locale, snapshot: Snapshot, decision: Decision): Element =>
  text(
    `• ${say('checkpoint:decisionRow', {
      text: decision.text,
      owner: nameOf(say, snapshot.members, decision.owner),
      due: formatDate(locale, decision.due),
    })}`,
    { spacing: 'small' },
  );

export const MAX_SUMMARY = 2000;
/** After each recorded decision: what there is, one more, or a few words about the whole and on to the principal. */
export function decisionsSoFarCard(
  locale: Locale,
  snapshot: Snapshot,
  checkpoint: Checkpoint,
  typed: { summary?: string; problems?: readonly string[] } = {},
): Card {
  const say = speak(locale);
  const title = say('checkpoint:decisionsTitle', { number: numberOf(snapshot, checkpoint.id) });
  const recorded = decisionsOf(snapshot, checkpoint);
  const data = { team: snapshot.key.team, checkpoint: checkpoint.id };
  const form: Form = {
    title,
    open: { do: 'decisions.soFar', ...data },
    openLabel: say('checkpoint:decisionsFinish'),
  };
  const body: Element[] = [
    ...problemsBox(say, typed.problems ?? []),
    ...recorded.map((decision) => decisionLine(say, locale, snapshot, decision)),
    {
      type: 'Input.Text',
      id: 'summary',
      label: say('checkpoint:summaryWords'),
      placeholder: say('checkpoint:summaryHint'),
      isMultiline: true,
      maxLength: MAX_SUMMARY,
      value: typed.summary ?? checkpoint.summary,
    },
  ];
  return formCard(say, form, body, [
    submit(say('checkpoint:decisionsFinish'), { do: 'decisions.finish', ...data }),
    button(say('checkpoint:decisionMore'), { do: 'decisions.open', ...data }),
  ]);
}

/** A decision with its buttons takes two blocks of the fifty in a Slack message. */
const LISTED = 20;
/** The year's decisions, open ones first; these can be ticked off by their owner, the coordinator or the principal. */
export function decisionsListCard(locale: Locale, snapshot: Snapshot, viewer: Member, today: string): Card {
  const say = speak(locale);
  const title = say('people:button.decisions');
  const all = snapshot.decisions.toSorted(openFirst);
  const rows = all.slice(0, LISTED);
  const body: Element[] = [heading(title), ...(rows.length === 0 ? [text(say('checkpoint:decisionsNone'))] : [])];
  for (const decision of rows) {
    const data: ActionData = { do: 'decisions.done', team: snapshot.key.team, decision: decision.id };
    const may = decision.owner === viewer.id || viewer.coordinator || viewer.principal;
    const items: Element[] = [decisionLine(say, locale, snapshot, decision)];
    if (decision.doneAt)
      items.push(
        text(say('checkpoint:decisionIsDone', { at: formatDate(locale, decision.doneAt.slice(0, 10)) }), {
          color: 'good',
          spacing: 'none',
        }),
      );
    else {
      if (decision.due < today)
        items.push(
          text(say('checkpoint:decisionOverdue', { due: formatDate(locale, decision.due) }), {
            color: 'warning',
            spacing: 'none',
          }),
        );
      if (may) items.push(buttons(button(say('checkpoint:decisionDone'), data)));
    }
    body.push({ type: 'Container', items, spacing: 'small' });
  }
  if (all.length > rows.length) body.push(subtle(say('common:leftOut', { count: all.length - rows.length })));
  return card(say, title, body);
}

/** Open ones by their day, then those that are done with the latest first. */
function openFirst(a: Decision, b: Decision): number {
  if (a.doneAt && b.doneAt) return b.doneAt.localeCompare(a.doneAt);
  if (a.doneAt || b.doneAt) return a.doneAt ? 1 : -1;
  return a.due.localeCompare(b.due);
}

/** What the principal reads before closing, in their own chat: goals, who has answered, decisions. */
export function summaryCard(locale: Locale, snapshot: Snapshot, checkpoint: Checkpoint): Card {
  const say = speak(locale);
  const title = say('checkpoint:summaryTitle', { number: numberOf(snapshot, checkpoint.id) });
  const answers = snapshot.answers.filter((answer) => answer.checkpoint === checkpoint.id);
  const active = snapshot.members.filter((member) => member.active);
  const recorded = decisionsOf(snapshot, checkpoint);
  const goals = snapshot.goals.filter((goal) => goal.state === 'active');
  const body: Element[] = [
    heading(title),
    text(say('checkpoint:agendaAnswers', { done: answers.length, all: Math.max(active.length, answers.length) })),
    ...whoAnswered(say, answers, active),
    ...(goals.length > 0 ? [subheading(say('status:goals'))] : []),
    ...goals.map((goal) => {
      const { latest, status } = goalState(snapshot, goal);
      const value = latest === null ? '' : ` · ${formatValue(locale, latest, goal.unit)}`;
      const word = status ? say(`checkpoint:status.${status}`) : say('status:statusUnknown');
      return text(`${say('goals:row', { number: goal.number, title: goal.title })}${value} · ${word}`, {
        spacing: 'small',
      });
    }),
    subheading(say('people:button.decisions')),
    ...recorded.map((decision) => decisionLine(say, locale, snapshot, decision)),
    ...(recorded.length === 0 ? [text(say('checkpoint:summaryNoDecisions'))] : []),
    ...(checkpoint.summary === '' ? [] : [subheading(say('checkpoint:summaryWords')), text(checkpoint.summary)]),
    subtle(say('checkpoint:closeHint')),
  ];
  const close = button(
    say('checkpoint:close'),
    { do: 'checkpoint.close', team: snapshot.key.team, checkpoint: checkpoint.id },
    'positive',
  );
  return card(say, title, body, checkpoint.state === 'closed' ? [] : [close]);
}

function whoAnswered(say: Say, answers: readonly Answer[], active: readonly Member[]): Element[] {
  const heard = new Set(answers.map((answer) => answer.person));
  const names = (members: readonly Member[]): string => members.map((member) => member.name || member.id).join(', ');
  const [done, missing] = [active.filter(({ id }) => heard.has(id)), active.filter(({ id }) => !heard.has(id))];
  return [
    ...(done.length > 0 ? [text(say('status:answered', { names: names(done) }))] : []),
    ...(missing.length > 0 ? [text(say('status:notAnswered', { names: names(missing) }))] : []),
  ];
}
