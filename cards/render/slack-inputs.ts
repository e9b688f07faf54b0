/** A card's inputs as Block Kit input blocks, with what stands in them already. */
import type { ChoiceInput, InputElement } from '../card.ts';
import { cut, SLACK } from './limits.ts';

export type Block = Record<string, unknown> & { type: string };

/** Text that shows every character as itself, `:smile:` too; never empty, which Slack refuses. */
export const plainText = (words: string, max: number) => ({
  type: 'plain_text',
  text: cut(words.trim() || '–', max),
  emoji: false,
});

/** Where in a modal an input's contents stand: nearly always in its first part, made once. */
type Place = {
  readonly input: string;
  /** Which part of a text that is longer than one field takes; counted from 1. */
  readonly part: number;
  /**
   * Which time the contents are not what the person has typed there. Slack keeps what was typed in a block whose id stays the same and
   * passes over a new `initial_value` ("Modal views", Preserving input entry, November 2026).
   */
  readonly generation: number;
};
const toBlockId = ({ input, part, generation }: Place): string =>
  `${input}${part > 1 ? `&${part}` : ''}${generation > 0 ? `#${generation}` : ''}`;
/** The place that a block id names. */
export function fromBlockId(id: string): Place {
  const [, input = id, part = '1', generation = '0'] = /^(.*?)(?:&(\d+))?(?:#(\d+))?$/s.exec(id) ?? [];
  return { input, part: Number(part), generation: Number(generation) };
}

/** An input as a block, or as several below each other where more stands in it than one field takes. Nothing of it is cut. */
export function inputBlocks(input: InputElement, generation = 0): Block[] {
  return inParts(input).map((one, index) => ({
    type: 'input',
    block_id: toBlockId({ input: input.id, part: index + 1, generation }),
    label: plainText(index === 0 ? one.label : `${one.label} (${index + 1})`, SLACK.inputLabel),
    optional: index > 0 || !input.isRequired,
    element: { action_id: 'value', ...inputElement(one) },
  }));
}

/** Divided between lines where there are any; the parts are joined by a line break when they are read again. */
function inParts(input: InputElement): InputElement[] {
  if (input.type !== 'Input.Text' || !input.value || input.value.length <= SLACK.plainTextInput) return [input];
  const parts: string[] = [];
  let rest = input.value;
  while (rest.length > SLACK.plainTextInput) {
    const line = rest.lastIndexOf('\n', SLACK.plainTextInput);
    const end = line > 0 ? line : SLACK.plainTextInput;
    parts.push(rest.slice(0, end));
    rest = rest.slice(line > 0 ? end + 1 : end);
  }
  return [...parts, rest].map((value) => ({ ...input, value }));
}

function inputElement(input: InputElement): Block {
  switch (input.type) {
    case 'Input.Text': {
      // What has been refused as too long comes back whole, to be shortened there.
      const wanted = Math.max(input.maxLength ?? SLACK.plainTextInput, input.value?.length ?? 0);
      return {
        type: 'plain_text_input',
        multiline: input.isMultiline ?? false,
        max_length: Math.min(wanted, SLACK.plainTextInput),
        ...(input.value ? { initial_value: input.value } : {}),
        ...(input.placeholder ? { placeholder: plainText(input.placeholder, SLACK.placeholder) } : {}),
      };
    }
    case 'Input.Date':
      return { type: 'datepicker', ...(input.value ? { initial_date: input.value } : {}) };
    case 'Input.ChoiceSet':
      return choiceElement(input);
    default:
      return input satisfies never;
  }
}

function choiceElement(input: ChoiceInput): Block {
  const options = input.choices.map(({ title, value }) => ({
    text: plainText(title, SLACK.optionText),
    value: value.slice(0, SLACK.optionValue),
  }));
  const chosen = new Set((input.isMultiSelect ? (input.value ?? '').split(',') : [input.value ?? '']).filter(Boolean));
  const initial = options.filter((option) => chosen.has(option.value));
  const expanded = input.style === 'expanded' && options.length <= SLACK.radioOptions;
  if (input.isMultiSelect) {
    return {
      type: expanded ? 'checkboxes' : 'multi_static_select',
      ...grouped(options),
      ...(initial.length > 0 ? { initial_options: initial } : {}),
    };
  }
  return {
    type: expanded ? 'radio_buttons' : 'static_select',
    ...grouped(options),
    ...(initial[0] ? { initial_option: initial[0] } : {}),
  };
}

/** A list takes a hundred choices; longer ones are given in groups of so many, which are numbered. */
function grouped(options: readonly Record<string, unknown>[]): Record<string, unknown> {
  const size = SLACK.selectOptions;
  if (options.length <= size) return { options };
  const groups = Array.from({ length: Math.ceil(options.length / size) }, (_, index) => {
    const group = options.slice(index * size, (index + 1) * size);
    return { label: plainText(`${index * size + 1}–${index * size + group.length}`, SLACK.optionText), options: group };
  });
  return { option_groups: groups };
}
