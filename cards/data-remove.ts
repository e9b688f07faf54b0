/** Which of the team's own measures is to be taken away. */
import type { Locale } from '../quality/base.ts';
import { ownMeasures } from '../quality/data/remove-own-act.ts';
import type { Snapshot } from '../quality/snapshot.ts';
import { type Button, button, type Card, submit, subtle } from './card.ts';
import { formCard, problemsBox } from './common.ts';
import { choiceInput } from './inputs.ts';
import { type Say, speak } from './texts.ts';

/** To the form; nothing where the team has no measure of its own. */
export const toRemoveOwn = (say: Say, snapshot: Snapshot): Button[] =>
  ownMeasures(snapshot).length === 0
    ? []
    : [button(say('data:ownRemove'), { do: 'data.ownRemoveOpen', team: snapshot.key.team })];

/** Nothing is chosen beforehand: what goes has to be said. */
export function removeOwnCard(locale: Locale, snapshot: Snapshot, chosen = '', problems: readonly string[] = []): Card {
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
