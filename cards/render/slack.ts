/**
 * A card as Slack's Block Kit. A card with inputs is a message with one button that opens the same card as a modal; the modal's
 * submit is the card's one submit button. Every limit is kept by cutting visibly (limits.ts).
 *
 * Words are shown as rich text or plain text, never as Slack's markup: mrkdwn has no escape for `*x*`, `_x_` or `:x:`, and makes links
 * and mentions of what looks like them.
 */
import {
  type ActionData,
  type Button,
  type Card,
  type Element,
  type Image,
  inputsOf,
  isKeeping,
  leading,
  submitOf,
  subtle,
  type TextBlock,
} from '../card.ts';
import { spoken } from '../spoken.ts';
import { speak } from '../texts.ts';
import { cut, SLACK } from './limits.ts';
import { type Block, inputBlocks, plainText } from './slack-inputs.ts';
import { withObjectionsBeside } from './slack-objections.ts';
import { BOT_NAME, toText } from './text.ts';

export type SlackMessage = { text: string; blocks: Block[] };
export type SlackView = Record<string, unknown> & { type: 'modal' | 'home'; blocks: Block[] };

/** Every button's action id starts so; the rest makes it unique within a message, as Slack demands. */
export const ACTION_PREFIX = 'arshjulet:';

/** A message. Inputs become one button that opens them. */
export function toMessage(given: Card): SlackMessage {
  const card = spoken(given);
  const counter = makeCounter();
  const hasForm = inputsOf(card.body).length > 0;
  const body = hasForm ? intro(card.body) : card.body;
  const blocks = body.flatMap((element) => blocksOf(element, counter));
  const actions = hasForm ? formActions(card) : card.actions;
  const people = card.mentions ?? [];
  const lead: Block[] = people.length === 0 ? [] : [rich(people.map(({ id }) => ({ type: 'user', user_id: id })))];
  const all = [...lead, ...blocks, ...actionBlocks(actions, counter)];
  // For notifications and screen readers. Slack reads it as markup, so what people typed cannot mention anybody or make links.
  const mentions = people.map(({ id }) => `<@${id}>`).join(' ');
  const text = cutEscaped(`${mentions} ${escaped(toText(card))}`.trim(), SLACK.sectionText);
  return { text, blocks: fitted(card, all, SLACK.blocksInMessage, SLACK.messageCharacters - text.length) };
}

/** Neither what submits the form nor what leaves it: Slack's window has its own way out. */
const isBesides = (action: Button): boolean => isPressed(action) && action.verb !== 'form.cancel';
/** A button of its own; the one that submits is the window's. */
const isPressed = (action: Button): boolean => action.associatedInputs === 'none' || isKeeping(action);

/** The words above the first input: enough to know what the button opens. */
function intro(body: readonly Element[]): Element[] {
  const first = body.findIndex((element) => inputsOf([element]).length > 0);
  return body.slice(0, first === -1 ? body.length : first);
}

function formActions(card: Card): Button[] {
  const plain = card.actions.filter(isBesides);
  if (!card.form) return plain;
  const { open, openLabel } = card.form;
  const opener: Button = {
    type: 'Action.Execute',
    title: openLabel,
    verb: open.do,
    data: open,
    style: 'positive',
    associatedInputs: 'none',
  };
  return [opener, ...plain];
}

/** Which time an input's contents differ from what was typed there, by the input's id; see `fromBlockId`. */
export type Generations = Readonly<Record<string, number>>;

/** A modal with the card's inputs. `metadata` comes back with the submission; so does the submit button's data. */
export function toModal(given: Card, metadata: Record<string, unknown>, generations: Generations = {}): SlackView {
  const card = withObjectionsBeside(spoken(given));
  const counter = makeCounter();
  const submit = submitOf(card);
  const plain = card.actions.filter(isBesides);
  const [first, ...others] = card.body;
  const heading = first?.type === 'TextBlock' && first.style === 'heading' ? first.text : null;
  const wanted = card.form?.title ?? heading ?? card.fallbackText;
  // A title that does not fit is not cut: the bot's name stands there, and the heading stays in the body.
  const title = wanted.length <= SLACK.modalTitle ? wanted : BOT_NAME;
  const body = heading !== null && heading === title ? others : card.body;
  const blocks = [
    ...body.flatMap((element) => blocksOf(element, counter, generations)),
    ...actionBlocks(plain, counter),
  ];
  return {
    type: 'modal',
    callback_id: `${ACTION_PREFIX}form`,
    title: plainText(title, SLACK.modalTitle),
    ...(submit ? { submit: plainText(submit.title, SLACK.modalSubmit) } : {}),
    close: plainText(wordsOf(card)(submit ? 'common:cancel' : 'common:close'), SLACK.modalSubmit),
    private_metadata: JSON.stringify({ ...metadata, data: submit?.data ?? {} }),
    blocks: fitted(card, blocks, SLACK.blocksInModal),
  };
}

export function toHome(given: Card): SlackView {
  const card = spoken(given);
  const counter = makeCounter();
  const blocks = [
    ...card.body.flatMap((element) => blocksOf(element, counter)),
    ...actionBlocks(card.actions, counter),
  ];
  return { type: 'home', blocks: fitted(card, blocks, SLACK.blocksInModal) };
}

const wordsOf = (card: Card) => speak(card.lang);

type Counter = () => number;
function makeCounter(): Counter {
  let count = 0;
  return () => {
    count += 1;
    return count;
  };
}

function blocksOf(element: Element, counter: Counter, generations: Generations = {}): Block[] {
  switch (element.type) {
    case 'TextBlock': {
      if (element.text.trim() === '') return [];
      if (element.style === 'heading') return [{ type: 'header', text: plainText(element.text, SLACK.header) }];
      const block = element.isSubtle ? context(element) : rich(runsOf(element));
      return element.separator ? [{ type: 'divider' }, block] : [block];
    }
    case 'FactSet': {
      const rows = element.facts.map(({ title, value }) => rich([run(`${title}: `, true), run(value || '–')]));
      return element.separator ? [{ type: 'divider' }, ...merged(rows)] : merged(rows);
    }
    case 'Image':
      return element.source === undefined ? [] : [imageBlock(element, element.source)];
    case 'Container': {
      const inner = merged(element.items.flatMap((item) => blocksOf(item, counter, generations)));
      return element.separator ? [{ type: 'divider' }, ...inner] : inner;
    }
    case 'Link':
      return [rich([{ type: 'link', url: element.url, text: cut(element.title, SLACK.richText) }])];
    case 'ActionSet':
      return actionBlocks(element.actions, counter);
    case 'Input.Text':
    case 'Input.Date':
    case 'Input.ChoiceSet':
      return inputBlocks(element, generations[element.id]);
    default:
      return unknown(element);
  }
}

/** A file that has been sent to Slack before (docs.slack.dev, "Image block": slack_file, 2025). */
const imageBlock = ({ altText }: Image, id: string): Block => ({
  type: 'image',
  slack_file: { id },
  alt_text: cut(altText, SLACK.altText),
});

/** A piece of rich text: words, somebody who is mentioned, or an address of ours. */
type Run =
  | { type: 'text'; text: string; style?: { bold: true } }
  | { type: 'user'; user_id: string }
  | { type: 'link'; url: string; text: string };
const run = (words: string, bold = false): Run => ({
  type: 'text',
  text: cut(words, SLACK.richText),
  ...(bold ? { style: { bold: true } } : {}),
});

function runsOf({ text, label, weight }: TextBlock): Run[] {
  const words = run(text, weight === 'bolder');
  return label === undefined ? [words] : [run(`${leading(label)} `, true), words];
}

const rich = (runs: readonly Run[]): Block => ({
  type: 'rich_text',
  elements: [{ type: 'rich_text_section', elements: runs }],
});
const context = ({ text, label }: TextBlock): Block => {
  const words = label === undefined ? text : `${leading(label)} ${text}`;
  return { type: 'context', elements: [plainText(words, SLACK.sectionText)] };
};

/** Neighbouring texts of one container become one block: fewer of them, and closer together. */
function merged(blocks: readonly Block[]): Block[] {
  const result: Block[] = [];
  for (const block of blocks) {
    const [above, below] = [runsIn(result.at(-1)), runsIn(block)];
    if (above && below && charactersIn([above, below]) < SLACK.richText)
      result[result.length - 1] = rich([...above, run('\n'), ...below]);
    else result.push(block);
  }
  return result;
}

function runsIn(block: Block | undefined): Run[] | null {
  if (block?.type !== 'rich_text') return null;
  const [section] = block['elements'] as { elements: Run[] }[];
  return section?.elements ?? null;
}

/** What people typed cannot make links, mentions or channels. */
const escaped = (words: string): string =>
  words.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

/** Like `cut`, without leaving half of an escape such as `&amp;` behind. */
function cutEscaped(words: string, max: number): string {
  const short = cut(words, max);
  return short === words ? words : short.replace(/&[a-z]{0,3}(?= …$)/, '');
}

function actionBlocks(actions: readonly Button[], counter: Counter): Block[] {
  return chunks(actions.filter(isPressed), SLACK.actionsInBlock).map((group) => ({
    type: 'actions',
    elements: group.map((action) => buttonElement(action, counter)),
  }));
}

const STYLES = { default: {}, positive: { style: 'primary' }, destructive: { style: 'danger' } } as const;
function buttonElement(action: Button, counter: Counter): Block {
  return {
    type: 'button',
    action_id: `${ACTION_PREFIX}${counter()}:${action.verb}`.slice(0, SLACK.actionId),
    text: plainText(action.title, SLACK.buttonText),
    value: encode(action.data),
    ...STYLES[action.style ?? 'default'],
    ...(action.spoken === undefined ? {} : { accessibility_label: action.spoken }),
  };
}

const encode = (data: ActionData): string => {
  const value = JSON.stringify(data);
  if (value.length > SLACK.buttonValue) throw new RangeError(`the data of the button ${data.do} is too long for Slack`);
  return value;
};

/**
 * At most `max` blocks with at most `characters` in them, and a last line that says how much was left out. A row of buttons at
 * the end is kept.
 */
function fitted(card: Card, blocks: readonly Block[], max: number, characters = Number.POSITIVE_INFINITY): Block[] {
  if (blocks.length === 0) return [rich([run(card.fallbackText.trim() || BOT_NAME)])];
  if (blocks.length <= max && charactersIn(blocks) <= characters) return [...blocks];
  const last = blocks.at(-1);
  const tail = last?.type === 'actions' ? [last] : [];
  const kept = blocks.slice(0, Math.min(max - 1, blocks.length) - tail.length);
  const note = () =>
    context(subtle(wordsOf(card)('common:leftOut', { count: blocks.length - kept.length - tail.length })));
  while (kept.length > 0 && charactersIn([...kept, note(), ...tail]) > characters) kept.pop();
  return [...kept, note(), ...tail];
}

/** All text that a message shows. */
function charactersIn(value: unknown): number {
  if (typeof value !== 'object' || value === null) return 0;
  return Object.entries(value).reduce(
    (sum, [key, inner]) => sum + (key === 'text' && typeof inner === 'string' ? inner.length : charactersIn(inner)),
    0,
  );
}

function chunks<T>(items: readonly T[], size: number): T[][] {
  const result: T[][] = [];
  for (let start = 0; start < items.length; start += size) result.push(items.slice(start, start + size));
  return result;
}

const unknown = (element: never): Block[] => [rich([run(String(element))])];
