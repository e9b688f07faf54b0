/**
 * A card as Slack's Block Kit. A card with inputs is a message with one button that opens the same card as a modal; the modal's
 * submit is the card's one submit button. Every limit is kept by cutting visibly (limits.ts).
 */
import {
  type ActionData,
  type Button,
  type Card,
  type ChoiceInput,
  type Element,
  type InputElement,
  inputsOf,
} from '../card.ts';
import { cut, SLACK } from './limits.ts';
import { toText } from './text.ts';

export type Block = Record<string, unknown> & { type: string };
export type SlackMessage = { text: string; blocks: Block[] };
export type SlackView = Record<string, unknown> & { type: 'modal' | 'home'; blocks: Block[] };

/** Every button's action id starts so; the rest makes it unique within a message, as Slack demands. */
export const ACTION_PREFIX = 'arshjulet:';

/** A message. Inputs become one button that opens them. */
export function toMessage(card: Card): SlackMessage {
  const counter = makeCounter();
  const hasForm = inputsOf(card.body).length > 0;
  const body = hasForm ? intro(card.body) : card.body;
  const blocks = body.flatMap((element) => blocksOf(element, counter));
  const actions = hasForm ? formActions(card) : card.actions;
  const mentions = (card.mentions ?? []).map(({ id }) => `<@${id}>`).join(' ');
  const lead: Block[] = mentions === '' ? [] : [section(mentions)];
  const all = [...lead, ...blocks, ...actionBlocks(actions, counter)];
  return {
    text: cut(`${mentions} ${toText(card)}`.trim(), SLACK.sectionText),
    blocks: fitted(all, SLACK.blocksInMessage),
  };
}

/** The words above the first input: enough to know what the button opens. */
function intro(body: readonly Element[]): Element[] {
  const first = body.findIndex((element) => inputsOf([element]).length > 0);
  return body.slice(0, first === -1 ? body.length : first);
}

function formActions(card: Card): Button[] {
  const plain = card.actions.filter((action) => action.associatedInputs === 'none');
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

/** A modal with the card's inputs. `metadata` comes back with the submission; so does the submit button's data. */
export function toModal(card: Card, metadata: Record<string, unknown>): SlackView {
  const counter = makeCounter();
  const submit = card.actions.find((action) => action.associatedInputs === 'auto');
  const plain = card.actions.filter((action) => action.associatedInputs === 'none');
  const body = card.body[0]?.type === 'TextBlock' && card.body[0].style === 'heading' ? card.body.slice(1) : card.body;
  const blocks = [...body.flatMap((element) => blocksOf(element, counter)), ...actionBlocks(plain, counter)];
  return {
    type: 'modal',
    callback_id: `${ACTION_PREFIX}form`,
    title: plainText(card.form?.title ?? card.fallbackText, SLACK.modalTitle),
    ...(submit ? { submit: plainText(submit.title, SLACK.modalSubmit) } : {}),
    close: plainText(card.lang === 'en' ? 'Close' : 'Stäng', SLACK.modalSubmit),
    private_metadata: JSON.stringify({ ...metadata, data: submit?.data ?? {} }),
    blocks: fitted(blocks, SLACK.blocksInModal),
  };
}

export function toHome(card: Card): SlackView {
  const counter = makeCounter();
  const blocks = [
    ...card.body.flatMap((element) => blocksOf(element, counter)),
    ...actionBlocks(card.actions, counter),
  ];
  return { type: 'home', blocks: fitted(blocks, SLACK.blocksInModal) };
}

type Counter = () => number;
function makeCounter(): Counter {
  let count = 0;
  return () => {
    count += 1;
    return count;
  };
}

function blocksOf(element: Element, counter: Counter): Block[] {
  switch (element.type) {
    case 'TextBlock': {
      if (element.text.trim() === '') return [];
      if (element.style === 'heading') return [{ type: 'header', text: plainText(element.text, SLACK.header) }];
      const words = element.weight === 'bolder' ? `*${mrkdwn(element.text)}*` : mrkdwn(element.text);
      const line = `${marker(element.color)}${words}`;
      const block = element.isSubtle ? context(line) : section(line);
      return element.separator ? [{ type: 'divider' }, block] : [block];
    }
    case 'FactSet':
      return chunks(element.facts, SLACK.fields).map((facts) => ({
        type: 'section',
        fields: facts.map(({ title, value }) => ({
          type: 'mrkdwn',
          text: cut(`*${mrkdwn(title)}*\n${mrkdwn(value)}`, SLACK.fieldText),
        })),
      }));
    case 'Container': {
      const inner = element.items.flatMap((item) => blocksOf(item, counter));
      return element.separator ? [{ type: 'divider' }, ...merged(inner)] : merged(inner);
    }
    case 'ActionSet':
      return actionBlocks(element.actions, counter);
    case 'Input.Text':
    case 'Input.Date':
    case 'Input.ChoiceSet':
      return [inputBlock(element)];
    default:
      return unknown(element);
  }
}

/** Neighbouring sections of one container become one: fewer blocks, and closer together. */
function merged(blocks: readonly Block[]): Block[] {
  const result: Block[] = [];
  for (const block of blocks) {
    const last = result.at(-1);
    const [a, b] = [sectionWords(last), sectionWords(block)];
    if (a !== null && b !== null && a.length + b.length + 1 <= SLACK.sectionText)
      result[result.length - 1] = section(`${a}\n${b}`);
    else result.push(block);
  }
  return result;
}

function sectionWords(block: Block | undefined): string | null {
  if (block?.type !== 'section') return null;
  const words = block['text'];
  return typeof words === 'object' && words !== null && 'text' in words ? String(words.text) : null;
}

const MARKERS = { default: '', accent: '', good: '🟢 ', warning: '🟡 ', attention: '🔴 ' } as const;
const marker = (color: keyof typeof MARKERS = 'default'): string => MARKERS[color];

const section = (words: string): Block => ({
  type: 'section',
  text: { type: 'mrkdwn', text: cut(words, SLACK.sectionText) },
});
const context = (words: string): Block => ({
  type: 'context',
  elements: [{ type: 'mrkdwn', text: cut(words, SLACK.sectionText) }],
});
const plainText = (words: string, max: number) => ({
  type: 'plain_text',
  text: cut(words.trim() || '–', max),
  emoji: true,
});

/** Slack's own markup; what people typed cannot make links, mentions or channels out of it. */
function mrkdwn(words: string): string {
  return words
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll(/\*\*(.+?)\*\*/g, '*$1*');
}

function actionBlocks(actions: readonly Button[], counter: Counter): Block[] {
  return chunks(
    actions.filter((action) => action.associatedInputs === 'none'),
    SLACK.actionsInBlock,
  ).map((group) => ({ type: 'actions', elements: group.map((action) => buttonElement(action, counter)) }));
}

const STYLES = { default: {}, positive: { style: 'primary' }, destructive: { style: 'danger' } } as const;
function buttonElement(action: Button, counter: Counter): Block {
  return {
    type: 'button',
    action_id: `${ACTION_PREFIX}${counter()}:${action.verb}`.slice(0, SLACK.actionId),
    text: plainText(action.title, SLACK.buttonText),
    value: encode(action.data),
    ...STYLES[action.style ?? 'default'],
  };
}

const encode = (data: ActionData): string => {
  const value = JSON.stringify(data);
  if (value.length > SLACK.buttonValue) throw new RangeError(`the data of the button ${data.do} is too long for Slack`);
  return value;
};

function inputBlock(input: InputElement): Block {
  return {
    type: 'input',
    block_id: input.id.slice(0, SLACK.actionId),
    label: plainText(input.label, SLACK.inputLabel),
    optional: !input.isRequired,
    element: { action_id: 'value', ...inputElement(input) },
  };
}

function inputElement(input: InputElement): Block {
  switch (input.type) {
    case 'Input.Text':
      return {
        type: 'plain_text_input',
        multiline: input.isMultiline ?? false,
        max_length: Math.min(input.maxLength ?? SLACK.plainTextInput, SLACK.plainTextInput),
        ...(input.value ? { initial_value: cut(input.value, SLACK.plainTextInput) } : {}),
        ...(input.placeholder ? { placeholder: plainText(input.placeholder, SLACK.placeholder) } : {}),
      };
    case 'Input.Date':
      return { type: 'datepicker', ...(input.value ? { initial_date: input.value } : {}) };
    case 'Input.ChoiceSet':
      return choiceElement(input);
    default:
      return unknown(input)[0] ?? { type: 'plain_text_input' };
  }
}

function choiceElement(input: ChoiceInput): Block {
  const options = input.choices.slice(0, SLACK.selectOptions).map(({ title, value }) => ({
    text: plainText(title, SLACK.optionText),
    value: value.slice(0, SLACK.optionValue),
  }));
  const chosen = new Set((input.isMultiSelect ? (input.value ?? '').split(',') : [input.value ?? '']).filter(Boolean));
  const initial = options.filter((option) => chosen.has(option.value));
  const expanded = input.style === 'expanded' && options.length <= SLACK.radioOptions;
  if (input.isMultiSelect) {
    return {
      type: expanded ? 'checkboxes' : 'multi_static_select',
      options,
      ...(initial.length > 0 ? { initial_options: initial } : {}),
    };
  }
  return {
    type: expanded ? 'radio_buttons' : 'static_select',
    options,
    ...(initial[0] ? { initial_option: initial[0] } : {}),
  };
}

/** At most `max` blocks, and a last line that says how many were left out. A row of buttons at the end is kept. */
function fitted(blocks: Block[], max: number): Block[] {
  const short = blocks.length > 0 ? blocks : [section('–')];
  if (short.length <= max) return short;
  const last = short.at(-1);
  const tail = last?.type === 'actions' ? [last] : [];
  const kept = short.slice(0, max - 1 - tail.length);
  return [...kept, context(`… +${short.length - kept.length - tail.length}`), ...tail];
}

function chunks<T>(items: readonly T[], size: number): T[][] {
  const result: T[][] = [];
  for (let start = 0; start < items.length; start += size) result.push(items.slice(start, start + size));
  return result;
}

const unknown = (element: never): Block[] => [section(String(element))];
