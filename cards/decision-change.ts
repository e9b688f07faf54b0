/** A decision that is changed, and the question before one is taken away. */
import { type Locale, MAX_LINE } from '../quality/base.ts';
import { type DecisionForm, decisionFields, isDocumented } from '../quality/checkpoints/decisions-act.ts';
import type { Decision } from '../quality/checkpoints/documents.ts';
import type { Snapshot } from '../quality/snapshot.ts';
import { stampOf } from '../quality/stamp.ts';
import { button, type Card, type Element, submit, subtle, text } from './card.ts';
import { card, formCard, type Objection, problemsBox } from './common.ts';
import { choiceInput, dateInput, memberChoices, textInput } from './inputs.ts';
import { type Say, speak } from './texts.ts';

/** What was decided stands once its checkpoint is closed; who does it and by when can be changed until it is done. */
export function decisionChangeCard(
  locale: Locale,
  snapshot: Snapshot,
  decision: Decision,
  values: DecisionForm,
  problems: readonly Objection[] = [],
): Card {
  const say = speak(locale);
  const stands = isDocumented(snapshot, decision);
  const data = { team: snapshot.key.team, decision: decision.id };
  const body: Element[] = [
    ...problemsBox(say, problems),
    ...(stands
      ? [text(decision.text, { weight: 'bolder' }), subtle(say('checkpoint:decisionStands'))]
      : [
          textInput(say, 'text', 'checkpoint:decisionText', values.text, MAX_LINE, { required: true, multiline: true }),
        ]),
    choiceInput(say, 'owner', 'checkpoint:decisionOwner', memberChoices(say, snapshot), values.owner),
    dateInput(say, 'due', 'checkpoint:decisionDue', values.due),
  ];
  const form = { title: say('checkpoint:decisionChangeTitle'), open: { do: 'decisions.changeOpen', ...data } } as const;
  const version = stampOf(decisionFields(decision));
  return formCard(say, form, body, [
    submit(say('common:save'), { do: 'decisions.change', ...data, version }),
    ...(stands ? [] : [button(say('goals:drop'), { do: 'decisions.removeAsk', ...data })]),
  ]);
}

/** Said to be done: whether it is this one. */
export function tickCard(say: Say, { key }: Snapshot, { id, text: what }: Decision): Card {
  const words = say('checkpoint:decisionTickAsk', { text: what });
  return card(
    say,
    words,
    [text(words)],
    [
      button(say('checkpoint:decisionDone'), { do: 'decisions.done', team: key.team, decision: id }, 'positive'),
      button(say('people:button.decisions'), { do: 'decisions.list', team: key.team }),
    ],
  );
}

export function decisionRemoveCard(say: Say, { key }: Snapshot, { id, text: what }: Decision): Card {
  const words = say('checkpoint:decisionRemoveAsk', { text: what });
  return card(
    say,
    words,
    [text(words)],
    [
      button(say('goals:drop'), { do: 'decisions.remove', team: key.team, decision: id }, 'destructive'),
      button(say('common:cancel'), { do: 'decisions.list', team: key.team }),
    ],
  );
}
