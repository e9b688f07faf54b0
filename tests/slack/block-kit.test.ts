/** The checker itself: what Slack documents as a limit is a fault one step above it, and none at it. */
import { expect, it } from 'vitest';
import { faultsOfAnswer, faultsOfMessage, faultsOfView } from './block-kit.ts';

const plain = (text: string) => ({ type: 'plain_text', text });
const long = (length: number): string => 'å'.repeat(length);
const section = (text: string) => ({ type: 'section', text: { type: 'mrkdwn', text } });
const button = (more: object) => ({ type: 'button', action_id: 'a', text: plain('Ja'), ...more });
const actions = (...elements: object[]) => ({ type: 'actions', elements });
const input = (element: object, more: object = {}) => ({
  type: 'input',
  block_id: 'field',
  label: plain('Nuläge'),
  element: { action_id: 'value', ...element },
  ...more,
});
const options = (count: number, text = 'Val') =>
  Array.from({ length: count }, (_, index) => ({ text: plain(text), value: String(index) }));
const message = (...blocks: object[]) => faultsOfMessage({ blocks });
const modal = (blocks: object[], more: object = {}) =>
  faultsOfView({ type: 'modal', title: plain('Mål'), submit: plain('Spara'), blocks, ...more });
const several = <T>(count: number, make: (index: number) => T): T[] => Array.from({ length: count }, (_, i) => make(i));
const unique = (index: number) => button({ action_id: `a${index}` });

/** What is being held, what passes, what does not. */
const rules: [string, () => string[], () => string[]][] = [
  [
    'blocks of a message',
    () => message(...several(50, () => section('x'))),
    () => message(...several(51, () => section('x'))),
  ],
  ['blocks of a modal', () => modal(several(100, () => section('x'))), () => modal(several(101, () => section('x')))],
  [
    'a header',
    () => message({ type: 'header', text: plain(long(150)) }),
    () => message({ type: 'header', text: plain(long(151)) }),
  ],
  ['a section', () => message(section(long(3000))), () => message(section(long(3001)))],
  ['an empty text', () => message(section('.')), () => message(section(' '))],
  [
    'the fields of a section',
    () => message({ type: 'section', fields: several(10, () => plain(long(1000))) }),
    () => message({ type: 'section', fields: several(11, () => plain('x')) }),
  ],
  [
    'a field',
    () => message({ type: 'section', fields: [plain(long(2000))] }),
    () => message({ type: 'section', fields: [plain(long(2001))] }),
  ],
  [
    'a context',
    () => message({ type: 'context', elements: several(10, () => plain('x')) }),
    () => message({ type: 'context', elements: several(11, () => plain('x')) }),
  ],
  ['a row of buttons', () => message(actions(...several(25, unique))), () => message(actions(...several(26, unique)))],
  ['two buttons', () => message(actions(unique(1), unique(2))), () => message(actions(unique(1), unique(1)))],
  [
    'the words of a button',
    () => message(actions(button({ text: plain(long(75)) }))),
    () => message(actions(button({ text: plain(long(76)) }))),
  ],
  [
    'the value of a button',
    () => message(actions(button({ value: long(2000) }))),
    () => message(actions(button({ value: long(2001) }))),
  ],
  [
    'an action_id',
    () => message(actions(button({ action_id: long(255) }))),
    () => message(actions(button({ action_id: long(256) }))),
  ],
  ['a field that Slack does not know', () => message(section('x')), () => message({ ...section('x'), color: 'red' })],
  [
    'a whole message',
    () => message(...several(4, () => section(long(3000)))),
    () => message(...several(5, () => section(long(3000)))),
  ],
  ['an input', () => modal([input({ type: 'plain_text_input' })]), () => message(input({ type: 'plain_text_input' }))],
  [
    'block ids',
    () => modal([input({ type: 'datepicker' })]),
    () => modal(several(2, () => input({ type: 'datepicker' }))),
  ],
  [
    'a label',
    () => modal([input({ type: 'datepicker' }, { label: plain(long(2000)) })]),
    () => modal([input({ type: 'datepicker' }, { label: plain(long(2001)) })]),
  ],
  [
    'what stands in a field',
    () => modal([input({ type: 'plain_text_input', max_length: 3000, initial_value: long(3000) })]),
    () => modal([input({ type: 'plain_text_input', max_length: 300, initial_value: long(301) })]),
  ],
  [
    'the longest field',
    () => modal([input({ type: 'plain_text_input', max_length: 3000 })]),
    () => modal([input({ type: 'plain_text_input', max_length: 3001 })]),
  ],
  [
    'a placeholder',
    () => modal([input({ type: 'plain_text_input', placeholder: plain(long(150)) })]),
    () => modal([input({ type: 'plain_text_input', placeholder: plain(long(151)) })]),
  ],
  [
    'a day',
    () => modal([input({ type: 'datepicker', initial_date: '2026-10-06' })]),
    () => modal([input({ type: 'datepicker', initial_date: '6 oktober' })]),
  ],
  [
    'radio buttons',
    () => modal([input({ type: 'radio_buttons', options: options(10) })]),
    () => modal([input({ type: 'radio_buttons', options: options(11) })]),
  ],
  [
    'a drop-down',
    () => modal([input({ type: 'static_select', options: options(100) })]),
    () => modal([input({ type: 'static_select', options: options(101) })]),
  ],
  [
    'an option',
    () => modal([input({ type: 'static_select', options: options(1, long(75)) })]),
    () => modal([input({ type: 'static_select', options: options(1, long(76)) })]),
  ],
  [
    'the value of an option',
    () => modal([input({ type: 'static_select', options: [{ text: plain('Val'), value: long(150) }] })]),
    () => modal([input({ type: 'static_select', options: [{ text: plain('Val'), value: long(151) }] })]),
  ],
  [
    'what is chosen beforehand',
    () => modal([input({ type: 'static_select', options: options(2), initial_option: options(2)[1] })]),
    () => modal([input({ type: 'static_select', options: options(2), initial_option: options(3)[2] })]),
  ],
  [
    'several chosen beforehand',
    () => modal([input({ type: 'checkboxes', options: options(2), initial_options: options(2) })]),
    () => modal([input({ type: 'checkboxes', options: options(2), initial_options: options(3) })]),
  ],
  [
    'a title',
    () => modal([section('x')], { title: plain(long(24)) }),
    () => modal([section('x')], { title: plain(long(25)) }),
  ],
  [
    'a submit button',
    () => modal([section('x')], { submit: plain(long(24)) }),
    () => modal([section('x')], { submit: plain(long(25)) }),
  ],
  [
    'a close button',
    () => modal([section('x')], { close: plain(long(24)) }),
    () => modal([section('x')], { close: plain(long(25)) }),
  ],
  [
    'a form',
    () => modal([input({ type: 'datepicker' })]),
    () => modal([input({ type: 'datepicker' })], { submit: undefined }),
  ],
  [
    'what a modal carries',
    () => modal([section('x')], { private_metadata: long(3000) }),
    () => modal([section('x')], { private_metadata: long(3001) }),
  ],
  [
    'an answer to a form',
    () => faultsOfAnswer({ response_action: 'clear' }),
    () => faultsOfAnswer({ response_action: 'close' }),
  ],
  [
    'a form that comes back',
    () =>
      faultsOfAnswer({
        response_action: 'update',
        view: { type: 'modal', title: plain('Mål'), blocks: [section('x')] },
      }),
    () => faultsOfAnswer({ response_action: 'update', view: { type: 'modal', title: plain(long(25)), blocks: [] } }),
  ],
];

it.each(rules)('%s', (_, passes, fails) => {
  expect(passes()).toEqual([]);
  expect(fails()).toHaveLength(1);
});
