/** A card's inputs as Block Kit input blocks, with what stands in them already. */
import type { ChoiceInput, InputElement } from '../card.ts';
import { cut, SLACK } from './limits.ts';

export type Block = Record<string, unknown> & { type: string };

/** Text without markup; never empty, which Slack refuses. */
export const plainText = (words: string, max: number) => ({
  type: 'plain_text',
  text: cut(words.trim() || '–', max),
  emoji: true,
});

export function inputBlock(input: InputElement): Block {
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
