/** Decisions after a checkpoint: the coordinator's form, the list, the principal's summary. */
import type { Checkpoint, Decision, Locale, Member, Snapshot } from '../quality/model.ts';
import { goalState } from '../quality/status.ts';
import { button, buttons, type Card, type Element, heading, subheading, submit, subtle, text } from './card.ts';
import { card, formCard, problemsBox } from './common.ts';
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
    button(say('checkpoint:decisionsFinish'), { do: 'decisions.finish', ...data }),
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

/** After each recorded decision: what there is, one more, or done. */
export function decisionsSoFarCard(locale: Locale, snapshot: Snapshot, checkpoint: Checkpoint): Card {
  const say = speak(locale);
  const title = say('checkpoint:decisionsTitle', { number: numberOf(snapshot, checkpoint.id) });
  const recorded = decisionsOf(snapshot, checkpoint);
  const data = { team: snapshot.key.team, checkpoint: checkpoint.id };
  const body = [heading(title), ...recorded.map((decision) => decisionLine(say, locale, snapshot, decision))];
  return card(say, title, body, [
    button(say('checkpoint:decisionMore'), { do: 'decisions.open', ...data }),
    button(say('checkpoint:decisionsFinish'), { do: 'decisions.finish', ...data }, 'positive'),
  ]);
}

/** All decisions of the year; open ones can be ticked off by their owner, the coordinator or the principal. */
export function decisionsListCard(locale: Locale, snapshot: Snapshot, viewer: Member, today: string): Card {
  const say = speak(locale);
  const title = say('people:button.decisions');
  const rows = snapshot.decisions.toSorted((a, b) => a.due.localeCompare(b.due)).slice(0, 30);
  const body: Element[] = [heading(title), ...(rows.length === 0 ? [text(say('checkpoint:decisionsNone'))] : [])];
  for (const decision of rows) {
    const data = { do: 'decisions.done', team: snapshot.key.team, decision: decision.id };
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
  return card(say, title, body);
}

/** What the principal reads before closing: goals, who has answered, decisions. */
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
    subtle(say('checkpoint:closeHint')),
  ];
  const close = button(
    say('checkpoint:close'),
    { do: 'checkpoint.close', team: snapshot.key.team, checkpoint: checkpoint.id },
    'positive',
  );
  return card(say, title, body, checkpoint.state === 'closed' ? [] : [close]);
}
