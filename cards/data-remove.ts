/** What is to be taken away: one of the team's own measures, or the values of a measure in one period. */
import type { Locale } from '../quality/base.ts';
import { definitionsOf } from '../quality/data/definitions.ts';
import { ownMeasures } from '../quality/data/remove-own-act.ts';
import type { Snapshot } from '../quality/snapshot.ts';
import { type Button, button, type Card, submit, subtle, text } from './card.ts';
import { card, formCard, type Objection, problemsBox } from './common.ts';
import { bullet } from './format.ts';
import { choiceInput, MAX_NUMBER, textInput } from './inputs.ts';
import { type Say, speak } from './texts.ts';

/** To the forms; nothing where the team has no values, or no measure of its own that whoever reads it may take away. */
export const toRemove = (say: Say, snapshot: Snapshot, manages = true): Button[] => [
  ...(snapshot.series.length === 0
    ? []
    : [button(say('data:remove'), { do: 'data.removeOpen', team: snapshot.key.team })]),
  ...(!manages || ownMeasures(snapshot).length === 0
    ? []
    : [button(say('data:ownRemove'), { do: 'data.ownRemoveOpen', team: snapshot.key.team })]),
];

/** The measure and the period whose values go. */
export type RemovedValues = { readonly indicator: string; readonly period: string };

/** Nothing is chosen beforehand here either. */
export function removeValuesCard(
  locale: Locale,
  snapshot: Snapshot,
  typed: RemovedValues,
  problems: readonly Objection[] = [],
): Card {
  const say = speak(locale);
  const definitions = definitionsOf(snapshot);
  const withValues = definitions.filter(({ key }) => snapshot.series.some(({ id }) => id === key));
  // Somebody else may have taken the last away; a list without choices is none.
  const measures = (withValues.length > 0 ? withValues : definitions).map(({ key, name }) => ({
    title: name[locale],
    value: key,
  }));
  const data = { team: snapshot.key.team };
  const body = [
    ...problemsBox(say, problems),
    subtle(say('data:removeIntro')),
    choiceInput(say, 'indicator', 'data:indicator', measures, typed.indicator),
    textInput(say, 'period', 'data:period', typed.period, MAX_NUMBER, { required: true }),
  ];
  const form = { title: say('data:remove'), open: { do: 'data.removeOpen', ...data } } as const;
  return formCard(say, form, body, [submit(say('data:removeYes'), { do: 'data.remove', ...data })]);
}

/** What taking an import back would do: so many values go, so many are again what they were. `at` is when it was saved. */
export function undoImportCard(say: Say, team: string, at: string, counts: { goes: number; returns: number }): Card {
  const { goes, returns } = counts;
  const words = say('data:undoQuestion');
  const lines = [
    ...(goes > 0 ? [say('data:undoGoes', { count: goes })] : []),
    ...(returns > 0 ? [say('data:undoReturns', { count: returns })] : []),
  ];
  return card(
    say,
    words,
    [text(words, { weight: 'bolder' }), ...lines.map((line) => text(bullet(line), { spacing: 'small' }))],
    [
      button(say('data:undoImport'), { do: 'data.undo', team, at }, 'destructive'),
      button(say('common:cancel'), { do: 'data.show', team }),
    ],
  );
}

/** Nothing is chosen beforehand: what goes has to be said. */
export function removeOwnCard(
  locale: Locale,
  snapshot: Snapshot,
  chosen = '',
  problems: readonly Objection[] = [],
): Card {
  const say = speak(locale);
  const measures = ownMeasures(snapshot).map(({ id, definition }) => ({ title: definition.name[locale], value: id }));
  const data = { team: snapshot.key.team };
  const body = [
    ...problemsBox(say, problems),
    subtle(say('data:ownRemoveIntro')),
    choiceInput(say, 'indicator', 'data:ownRemoveWhich', measures, chosen),
  ];
  const form = { title: say('data:ownRemove'), open: { do: 'data.ownRemoveOpen', ...data } } as const;
  return formCard(say, form, body, [submit(say('data:ownRemoveYes'), { do: 'data.ownRemove', ...data })]);
}
