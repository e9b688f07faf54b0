/** Cards and card parts that every part of the product uses. */
import type { Command } from '../language/understand.ts';
import type { Answered } from '../quality/checkpoints/before.ts';
import type { Snapshot } from '../quality/snapshot.ts';
import {
  type ActionData,
  type Button,
  button,
  buttons,
  type Card,
  type Element,
  heading,
  inputsOf,
  type TextBlock,
  text,
} from './card.ts';
import { bullet } from './format.ts';
import { localeOf, type Say, type TextKey } from './texts.ts';
import { isView } from './verbs.ts';

/** A card without inputs. */
export function card(lang: Say, fallbackText: string, body: Element[], actions: Button[] = []): Card {
  return { type: 'AdaptiveCard', version: '1.5', fallbackText, lang: localeOf(lang), body, actions };
}

/** What a form is called, and the view that shows it again. */
export type Form = { title: string; open: ActionData; openLabel?: string; filled?: true };

/** A card with inputs: one submit button, plain buttons besides, a way out of it, and how to show it again. */
export function formCard(say: Say, form: Form, body: Element[], actions: Button[]): Card {
  return {
    ...card(
      say,
      form.title,
      [heading(form.title), ...besideInputs(body).map((one) => named(say, one))],
      [...actions, wayOut(say, form.open)],
    ),
    form: {
      title: form.title,
      open: form.open,
      openLabel: form.openLabel ?? say('setup:openForm'),
      ...(form.filled ? { filled: true } : {}),
    },
  };
}

/** What has to be filled in says so by its name, where the client looks before it sends. */
function named(say: Say, element: Element): Element {
  if (element.type === 'Container') return { ...element, items: element.items.map((one) => named(say, one)) };
  if (!('isRequired' in element) || !element.isRequired) return element;
  return { ...element, errorMessage: say('common:mustFill', { label: element.label }) };
}

/** Ends the form. What it shows then can open it again, so the button carries how. */
const wayOut = (say: Say, open: ActionData): Button =>
  button(say('common:cancel'), { ...open, do: 'form.cancel', again: open.do });

/** A form that was left: nothing of what stood in it has been saved, except the pages before it. */
export function cancelledCard(say: Say, { again = '', ...data }: Readonly<Record<string, string>>): Card {
  const words = say(Number(data['page'] ?? 0) > 0 ? 'common:nothingMoreSaved' : 'common:nothingSaved');
  const open = isView(again) ? [button(say('common:openAgain'), { ...data, do: again })] : [];
  return card(say, words, [text(words)], open);
}

/** A card that a press in a channel may show to everybody there; see `Card.shared`. */
export const shared = (made: Card): Card => ({ ...made, shared: true });

/** How many have answered, and how many have begun to; with nobody it says so without a number, and without «yet» when the checkpoint is closed. */
export function answeredWords(say: Say, { done, begun, all }: Answered, isClosed = false): string {
  const parts = begun > 0 ? say('page:answersBegun', { count: begun }) : '';
  if (done > 0) return [say('page:answers', { done, all }), parts].join(' ').trim();
  if (begun > 0) return [say(isClosed ? 'page:answersNoneWhole' : 'page:answersNoneWholeYet'), parts].join(' ');
  return say(isClosed ? 'page:answersNobody' : 'page:answersNone');
}

/** One sentence, nothing to press. */
export const messageCard = (say: Say, key: TextKey, values: Record<string, string | number> = {}): Card =>
  sentenceCard(say, say(key, values));
export const sentenceCard = (say: Say, words: string): Card => card(say, words, [text(words)]);
export const errorCard = (say: Say): Card => messageCard(say, 'common:error');

/** What was just done, and what takes it back where that can be. */
export type Receipt = string | { readonly words: string; readonly undo: ActionData; readonly label?: string };
/** At the top of a card: nothing where nothing was just done. */
export function receiptRows(say: Say, receipt: Receipt | undefined): Element[] {
  if (!receipt) return [];
  if (typeof receipt === 'string') return [text(receipt, { weight: 'bolder' })];
  return [
    text(receipt.words, { weight: 'bolder' }),
    buttons(button(receipt.label ?? say('common:undo'), receipt.undo)),
  ];
}
/** A receipt that is a card of its own. */
export const undoableCard = (say: Say, words: string, undo: ActionData): Card =>
  card(say, words, [text(words)], [button(say('common:undo'), undo)]);

/** What has to be changed in a form, at its top, each on its own line. */
export function problemsBox(say: Say, problems: readonly Objection[]): Element[] {
  if (problems.length === 0) return [];
  const line = (one: Objection): Element =>
    typeof one === 'string' ? text(bullet(one)) : text(bullet(one.words), { beside: besideOf(one) });
  return [
    {
      type: 'Container',
      style: 'attention',
      items: [text(say('common:fixThese'), { weight: 'bolder' }), ...problems.map(line)],
    },
  ];
}

/** Two wishes at once: the first is done, and the other, whose words are `held`, is a press away, in the team that both are of. */
export function oneAtATimeCard(say: Say, other: string, held: string, team?: string): Card {
  const words = say('common:oneAtATime');
  const data: ActionData = { do: 'say', held, ...(team === undefined ? {} : { team }) };
  return card(say, words, [text(words)], [button(say('common:thenTheOther', { other }), data)]);
}

const besideOf = ({ here, field, label }: Exclude<Objection, string>): NonNullable<TextBlock['beside']> => ({
  field,
  words: here,
  ...(label === undefined ? {} : { label }),
});

/**
 * What has to be changed in a form: a sentence, or one that is known to be of a field, by the name that acts give it or by its label, with how it is said
 * right beside that.
 */
export type Objection =
  | string
  | { readonly words: string; readonly here: string; readonly field: string; readonly label?: string };
/** As one text, where there is no form. */
export const inOne = (problems: readonly Objection[]): string =>
  problems.map((one) => (typeof one === 'string' ? one : one.words)).join(' ');

/** What is of a field names the form's own input, or stays where it is. */
function besideInputs(body: readonly Element[]): Element[] {
  const inputs = inputsOf(body);
  const own = (element: Element): Element => {
    if (element.type === 'Container') return { ...element, items: element.items.map(own) };
    if (element.type !== 'TextBlock' || !element.beside) return element;
    const { beside, ...rest } = element;
    const name = beside.field.split('.').at(-1);
    const input =
      inputs.find(({ id }) => id === beside.field || id === name) ?? inputs.find(({ label }) => label === beside.label);
    return input ? { ...rest, beside: { field: input.id, words: beside.words } } : rest;
  };
  return body.map(own);
}

/** The nearest things the bot can do, as buttons that say them. */
export function unknownCard(say: Say, nearest: readonly Command[]): Card {
  const actions = nearest.slice(0, 3).map((command) => commandButton(say, command));
  if (!nearest.includes('help')) actions.push(commandButton(say, 'help'));
  const words = say(nearest.length === 0 ? 'common:unknownAlone' : 'common:unknown');
  return card(say, words, [text(words), text(say('common:unknownHint'), { isSubtle: true })], actions);
}

/** A button that says a command for the person, about one team where that is known. */
export function commandButton(say: Say, command: Command, team?: string): Button {
  const data: ActionData = {
    do: 'say',
    text: say(`people:say.${command}`),
    lang: localeOf(say),
    ...(team === undefined ? {} : { team }),
  };
  return button(say(`people:button.${command}`), data);
}

/** `of`: whether all of them may be meant, or only one. */
export function whichTeamCard(say: Say, teams: readonly Snapshot[], data: ActionData, of: 'any' | 'one' = 'any'): Card {
  const words = say('common:whichTeam');
  const actions = teams.map((team) => button(team.team.school, { ...data, team: team.key.team }));
  const all = of === 'any' ? [button(say('common:allTeams'), { ...data, team: 'all' })] : [];
  return card(say, words, [text(words)], [...actions, ...all]);
}

/** The card under a word about it. */
export const withNote = (one: Card, note: string): Card => ({ ...one, body: [text(note), ...one.body] });

/** The card with the school that it is about, for somebody who is in several; as it is when its heading says so already. */
export function withSchool(one: Card, school: string): Card {
  const [first] = one.body;
  const begins = first?.type === 'TextBlock' ? first.text : '';
  if (begins.split(PARTS).includes(school) || begins.endsWith(` ${school}`)) return one;
  return { ...one, body: [text(school, { isSubtle: true, size: 'small' }), ...one.body] };
}
/** What parts a heading from whose it is. */
const PARTS = ' · ';
