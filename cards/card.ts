/**
 * The closed subset of Adaptive Cards 1.5 that every card is made of. The renderers for Teams, Slack and plain text switch over
 * the union exhaustively, so an element that one of them cannot show does not compile.
 *
 * Texts hold no markup. What a person typed stands in them beside our own words, and each renderer shows every character as
 * itself; what is bold, a heading or a list row is said by the element.
 *
 * Two rules keep one card working in both chats:
 * 1. A card with inputs has exactly one submit button that takes them (in Slack it becomes the modal's submit); other buttons
 *    (`associatedInputs: 'none'`) need no inputs. One that is `keeping` takes along what has been typed so far, so that it is kept.
 * 2. A card with inputs says how to make it again (`form`), because Slack shows it as a message with a button that opens
 *    the same card as a modal.
 */

import type { Locale } from '../quality/base.ts';
import type { Verb } from './verbs.ts';

/**
 * Words in the chat's own colour, full or subtle: of Teams' others none has a contrast of 4.5 in the light theme and the dark one
 * (`good` 2.07, `warning` 1.47 on white; `attention` 3.24, `accent` where it is subtle 3.15).
 */
export type TextBlock = {
  type: 'TextBlock';
  text: string;
  /** In bold before the text, with a colon: «Nuläge: …». */
  label?: string;
  wrap: true;
  size?: 'small' | 'default' | 'medium' | 'large';
  weight?: 'default' | 'bolder';
  isSubtle?: boolean;
  spacing?: 'none' | 'small' | 'default' | 'medium' | 'large';
  separator?: boolean;
  /** `heading` marks it as a heading for screen readers and becomes a header block in Slack. */
  style?: 'heading';
  /** The input that it is about, and how it is said there: Slack shows it there instead. Teams does not get it. */
  beside?: { readonly field: string; readonly words: string; readonly label?: string };
};

export type FactSet = { type: 'FactSet'; facts: { title: string; value: string }[]; separator?: boolean };

/**
 * A picture as wide as the card, and words that say the same. How it reaches the platform is the platform's: on the way out `source` is what it
 * is found by there (pictured.ts). One that could not be drawn or sent is left out; the card's rows say the same.
 */
export type Image = { type: 'Image'; svg: string; altText: string; source?: string };

export type Container = {
  type: 'Container';
  items: Element[];
  style?: 'default' | 'attention';
  separator?: boolean;
  spacing?: 'none' | 'small' | 'default' | 'medium' | 'large';
};

/** An address that opens in a browser. Its `title` is what is pressed. */
export type Link = { type: 'Link'; title: string; url: string };

/** Buttons inside the body, next to what they concern. Never submits inputs. */
export type ActionSet = { type: 'ActionSet'; actions: Button[] };

type Input = { id: string; label: string; isRequired?: boolean; errorMessage?: string };
export type TextInput = Input & {
  type: 'Input.Text';
  isMultiline?: boolean;
  maxLength?: number;
  placeholder?: string;
  value?: string;
};
/** A date, `YYYY-MM-DD`. */
export type DateInput = Input & { type: 'Input.Date'; value?: string };
export type ChoiceInput = Input & {
  type: 'Input.ChoiceSet';
  choices: { title: string; value: string }[];
  style: 'compact' | 'expanded';
  isMultiSelect?: boolean;
  /** Several values are joined by a comma, as Adaptive Cards does. */
  value?: string;
  placeholder?: string;
  wrap?: true;
};
export type InputElement = TextInput | DateInput | ChoiceInput;

export type Element = TextBlock | FactSet | Image | Link | Container | ActionSet | InputElement;

/**
 * What a button means. `do` is the verb; the rest are ids and short values, never words a person typed. `for` is the one person
 * whose card it is, where it is somebody's: a press by anybody else changes nothing.
 */
export type ActionData = { readonly do: Verb; readonly [key: string]: string };

export type Button = {
  type: 'Action.Execute';
  title: string;
  verb: Verb;
  data: ActionData;
  style?: 'default' | 'positive' | 'destructive';
  associatedInputs: 'auto' | 'none';
  /** What a screen reader says instead of the title, where others of the card have the same one (spoken.ts). */
  spoken?: string;
};

export type Card = {
  type: 'AdaptiveCard';
  version: '1.5';
  /** What a screen reader and a notification say; also the plain-text fallback's first line. */
  fallbackText: string;
  lang: Locale;
  body: Element[];
  actions: Button[];
  /**
   * For a card with inputs: the action that shows it again (see rule 2). `filled`: what stands in it was just said and is stored nowhere, so
   * that action alone would lose it. Removed before it is sent.
   */
  form?: { open: ActionData; title: string; openLabel: string; filled?: true };
  /** People to mention when it is posted in a channel. Removed before it is sent; shown as the platform's real mentions. */
  mentions?: { id: string; name: string }[];
  /**
   * The same for everybody in a channel: a press there may turn the message that all see into this card. Any other card answers
   * the one who pressed, and the message stays. Removed before it is sent.
   */
  shared?: true;
};

export const heading = (text: string): TextBlock => ({
  type: 'TextBlock',
  text,
  wrap: true,
  size: 'large',
  weight: 'bolder',
  style: 'heading',
});
export const subheading = (text: string): TextBlock => ({
  type: 'TextBlock',
  text,
  wrap: true,
  size: 'medium',
  weight: 'bolder',
  separator: true,
  spacing: 'medium',
});
export const text = (words: string, more: Partial<TextBlock> = {}): TextBlock => ({
  type: 'TextBlock',
  text: words,
  wrap: true,
  ...more,
});
/** A label before what it is about; one that asks has its own sign. */
export const leading = (label: string): string => (/[?!:]$/.test(label) ? label : `${label}:`);
export const labelled = (label: string, words: string): TextBlock => text(words, { label });
export const subtle = (words: string): TextBlock => text(words, { isSubtle: true, spacing: 'small' });
export const facts = (rows: readonly (readonly [string, string])[]): FactSet => ({
  type: 'FactSet',
  facts: rows.map(([title, value]) => ({ title, value })),
});
export const image = ({ svg, altText }: { readonly svg: string; readonly altText: string }): Image => ({
  type: 'Image',
  svg,
  altText,
});
export const link = (title: string, url: string): Link => ({ type: 'Link', title, url });
export const buttons = (...actions: Button[]): ActionSet => ({ type: 'ActionSet', actions });

/** A button that needs no inputs. */
export const button = (title: string, data: ActionData, style: Button['style'] = 'default'): Button => ({
  type: 'Action.Execute',
  title,
  verb: data.do,
  data,
  style,
  associatedInputs: 'none',
});
/** The one button that submits the card's inputs. */
export const submit = (title: string, data: ActionData): Button => ({
  type: 'Action.Execute',
  title,
  verb: data.do,
  data,
  style: 'positive',
  associatedInputs: 'auto',
});

/** Says of a button's data that what has been typed in the form comes along with it. */
export const KEEPS = 'keeps';
/** A button beside the submit button that takes along what has been typed, also where something is missing still. */
export const keeping = (title: string, data: ActionData): Button => ({
  ...button(title, { ...data, [KEEPS]: 'yes' }),
  associatedInputs: 'auto',
});
export const isKeeping = ({ data }: Pick<Button, 'data'>): boolean => data[KEEPS] !== undefined;
/** The one button that submits the card's inputs, of a card that has any. */
export const submitOf = ({ actions }: Pick<Card, 'actions'>): Button | undefined =>
  actions.find((action) => action.associatedInputs === 'auto' && !isKeeping(action));

/** All buttons of a card, in reading order: those beside what they concern, then its own. */
export const buttonsIn = ({ body, actions }: Pick<Card, 'body' | 'actions'>): Button[] => [...inside(body), ...actions];
function inside(elements: readonly Element[]): Button[] {
  return elements.flatMap((element) => {
    if (element.type === 'Container') return inside(element.items);
    return element.type === 'ActionSet' ? element.actions : [];
  });
}

const INPUT_TYPES: ReadonlySet<string> = new Set(['Input.Text', 'Input.Date', 'Input.ChoiceSet']);
/** All inputs of a card, in reading order, also those inside containers. */
export function inputsOf(elements: readonly Element[]): InputElement[] {
  return elements.flatMap((element) => {
    if (element.type === 'Container') return inputsOf(element.items);
    return isInput(element) ? [element] : [];
  });
}
function isInput(element: Element): element is InputElement {
  return INPUT_TYPES.has(element.type);
}
