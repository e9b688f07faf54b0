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

/**
 * A block's id: the input's, and which time its contents are not what the person has typed there. Slack keeps what was typed in a block
 * whose id stays the same and passes over a new `initial_value` ("Modal views", Preserving input entry, November 2026).
 */
const blockId = (input: string, generation: number): string => (generation === 0 ? input : `${input}#${generation}`);
/** The input that a block id belongs to, and the generation of its contents. */
export function fromBlockId(id: string): { input: string; generation: number } {
  const [, input = id, generation = '0'] = /^(.*)#(\d+)$/s.exec(id) ?? [];
  return { input, generation: Number(generation) };
}

export function inputBlock(input: InputElement, generation = 0): Block {
  return {
    type: 'input',
    block_id: blockId(input.id, generation),
    label: plainText(input.label, SLACK.inputLabel),
    optional: !input.isRequired,
    element: { action_id: 'value', ...inputElement(input) },
  };
}

function inputElement(input: InputElement): Block {
  switch (input.type) {
    case 'Input.Text': {
      const max = Math.min(input.maxLength ?? SLACK.plainTextInput, SLACK.plainTextInput);
      return {
        type: 'plain_text_input',
        multiline: input.isMultiline ?? false,
        max_length: max,
        ...(input.value ? { initial_value: cut(input.value, max) } : {}),
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
