/**
 * Slack's documented rules for what an app sends, which the `emulate` package does not hold it to: messages, views and the answers
 * to a submitted modal. Each function names what is wrong, with where; nothing when all is well.
 *
 * Source: Slack's reference at docs.slack.dev (Block Kit: blocks, block elements, composition objects; Views; chat.postMessage;
 * "Modals", responses to view_submission), read in November 2026. Fields that Slack does not document are refused by it, and here.
 * The 13,200 characters of a whole message are not documented: Slack answers `msg_blocks_too_long` above them.
 */
import { isDeepStrictEqual } from 'node:util';
import { z } from 'zod';

const MESSAGE_BLOCKS = 50;
const VIEW_BLOCKS = 100;
const MESSAGE_CHARACTERS = 13_200;
const MESSAGE_TEXT = 40_000;
const VIEW_BYTES = 250_000;

const words = (max: number) => z.string().max(max).regex(/\S/, 'is empty');
const plain = (max: number) =>
  z.strictObject({ type: z.literal('plain_text'), text: words(max), emoji: z.boolean().optional() });
const mrkdwn = (max: number) =>
  z.strictObject({ type: z.literal('mrkdwn'), text: words(max), verbatim: z.boolean().optional() });
const anyText = (max: number) => z.discriminatedUnion('type', [plain(max), mrkdwn(max)]);

const blockId = z.string().min(1).max(255);
const actionId = z.string().min(1).max(255);
const option = z.strictObject({ text: plain(75), value: z.string().min(1).max(150) });
const options = (max: number) =>
  z
    .array(option)
    .min(1)
    .max(max)
    .refine((all) => new Set(all.map(({ value }) => value)).size === all.length, 'two options have the same value');
const placeholder = plain(150).optional();

const groups = z
  .array(z.strictObject({ label: plain(75), options: options(100) }))
  .min(1)
  .max(100);

type Choice = {
  options?: unknown[] | undefined;
  option_groups?: { options: unknown[] }[] | undefined;
  initial_option?: unknown;
  initial_options?: unknown[] | undefined;
};
/** What is chosen beforehand is one of the options, word by word. */
const chosenAmong = ({ options: plainly, option_groups: inGroups, ...initial }: Choice): boolean => {
  const all = plainly ?? inGroups?.flatMap((group) => group.options) ?? [];
  const { initial_option: one, initial_options: several = [] } = initial;
  return [...(one === undefined ? [] : [one]), ...several].every((chosen) =>
    all.some((o) => isDeepStrictEqual(o, chosen)),
  );
};
const NOT_AMONG = 'what is chosen beforehand is not among the options';
const oneList = ({ options: plainly, option_groups: inGroups }: Choice): boolean =>
  (plainly === undefined) !== (inGroups === undefined);

const menu = { options: options(100).optional(), option_groups: groups.optional(), placeholder };
const open = { action_id: actionId, options: options(10) };
const inputs = [
  z
    .strictObject({ type: z.literal('radio_buttons'), ...open, initial_option: option.optional() })
    .refine(chosenAmong, NOT_AMONG),
  z
    .strictObject({ type: z.literal('checkboxes'), ...open, initial_options: z.array(option).min(1).optional() })
    .refine(chosenAmong, NOT_AMONG),
  z
    .strictObject({ type: z.literal('static_select'), action_id: actionId, ...menu, initial_option: option.optional() })
    .refine(oneList, 'options or option_groups')
    .refine(chosenAmong, NOT_AMONG),
  z
    .strictObject({
      type: z.literal('multi_static_select'),
      action_id: actionId,
      ...menu,
      initial_options: z.array(option).min(1).optional(),
    })
    .refine(oneList, 'options or option_groups')
    .refine(chosenAmong, NOT_AMONG),
] as const;

const button = z.strictObject({
  type: z.literal('button'),
  action_id: actionId,
  text: plain(75),
  value: z.string().min(1).max(2000).optional(),
  url: z.url().max(3000).optional(),
  style: z.enum(['primary', 'danger']).optional(),
  accessibility_label: words(75).optional(),
});
const datePicker = z.strictObject({
  type: z.literal('datepicker'),
  action_id: actionId,
  initial_date: z.iso.date().optional(),
  placeholder,
});
const textInput = z
  .strictObject({
    type: z.literal('plain_text_input'),
    action_id: actionId,
    multiline: z.boolean().optional(),
    min_length: z.int().min(0).max(3000).optional(),
    max_length: z.int().min(1).max(3000).optional(),
    initial_value: z.string().optional(),
    placeholder,
  })
  .refine(
    ({ initial_value: value = '', max_length: max = 3000 }) => value.length <= max,
    'what stands in the field is longer than its max_length',
  );

const richRun = z.discriminatedUnion('type', [
  z.strictObject({
    type: z.literal('text'),
    text: z.string().min(1),
    style: z.strictObject({ bold: z.boolean().optional(), italic: z.boolean().optional() }).optional(),
  }),
  z.strictObject({ type: z.literal('user'), user_id: z.string().min(1) }),
  z.strictObject({ type: z.literal('link'), url: z.url({ protocol: /^https?$/ }), text: z.string().min(1).optional() }),
]);

const inputElement = z.union([textInput, datePicker, ...inputs]);

const block = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('header'), text: plain(150), block_id: blockId.optional() }),
  z.strictObject({ type: z.literal('divider'), block_id: blockId.optional() }),
  z.strictObject({
    type: z.literal('image'),
    slack_file: z.strictObject({ id: z.string().regex(/^F[A-Z0-9]{8,}$/) }),
    alt_text: words(2000),
    block_id: blockId.optional(),
  }),
  z
    .strictObject({
      type: z.literal('section'),
      text: anyText(3000).optional(),
      fields: z.array(anyText(2000)).min(1).max(10).optional(),
      block_id: blockId.optional(),
      expand: z.boolean().optional(),
    })
    .refine(({ text, fields }) => text !== undefined || fields !== undefined, 'a section without text and fields'),
  z.strictObject({
    type: z.literal('rich_text'),
    elements: z
      .array(z.strictObject({ type: z.literal('rich_text_section'), elements: z.array(richRun).min(1) }))
      .min(1),
    block_id: blockId.optional(),
  }),
  z.strictObject({
    type: z.literal('context'),
    elements: z.array(anyText(3000)).min(1).max(10),
    block_id: blockId.optional(),
  }),
  z.strictObject({
    type: z.literal('actions'),
    elements: z
      .array(button)
      .min(1)
      .max(25)
      .refine((all) => new Set(all.map((one) => one.action_id)).size === all.length, 'two buttons have one action_id'),
    block_id: blockId.optional(),
  }),
  z.strictObject({
    type: z.literal('input'),
    label: plain(2000),
    hint: plain(2000).optional(),
    optional: z.boolean().optional(),
    dispatch_action: z.boolean().optional(),
    element: inputElement,
    block_id: blockId.optional(),
  }),
]);
type Block = z.infer<typeof block>;
const blocks = (max: number) =>
  z
    .array(block)
    .max(max)
    .refine((all) => {
      const ids = all.flatMap(({ block_id: id }) => (id === undefined ? [] : [id]));
      return new Set(ids).size === ids.length;
    }, 'two blocks have the same block_id');

const message = z
  .looseObject({
    text: z.string().max(MESSAGE_TEXT).optional(),
    blocks: blocks(MESSAGE_BLOCKS).optional(),
  })
  .refine(({ text = '', blocks: all = [] }) => text.trim() !== '' || all.length > 0, 'a message without words')
  .refine(({ blocks: all = [] }) => all.every(({ type }) => type !== 'input'), 'a message with an input')
  .refine(
    ({ text = '', blocks: all = [] }) => text.length + charactersIn(all) <= MESSAGE_CHARACTERS,
    'the whole message is too long',
  );

const viewBase = {
  blocks: blocks(VIEW_BLOCKS),
  private_metadata: z.string().max(3000).optional(),
  callback_id: z.string().min(1).max(255).optional(),
  external_id: z.string().min(1).max(255).optional(),
};
const view = z
  .discriminatedUnion('type', [
    z
      .strictObject({
        type: z.literal('modal'),
        title: plain(24),
        submit: plain(24).optional(),
        close: plain(24).optional(),
        clear_on_close: z.boolean().optional(),
        notify_on_close: z.boolean().optional(),
        ...viewBase,
      })
      .refine(({ submit, blocks: all }) => submit !== undefined || !hasInput(all), 'inputs without a submit button'),
    z.strictObject({ type: z.literal('home'), ...viewBase }),
  ])
  .refine((made) => Buffer.byteLength(JSON.stringify(made)) <= VIEW_BYTES, 'the view is over 250 kB');
const hasInput = (all: readonly Block[]): boolean => all.some(({ type }) => type === 'input');

/** What may be said back to a submitted modal; nothing at all closes it. */
const answer = z.union([
  z.strictObject({ response_action: z.literal('clear') }),
  z.strictObject({ response_action: z.enum(['update', 'push']), view }),
  z.strictObject({ response_action: z.literal('errors'), errors: z.record(blockId, words(2000)) }),
]);

/** What is wrong with a chat.postMessage, chat.update, chat.postEphemeral or a post to a response_url. */
export const faultsOfMessage = (sent: unknown): string[] => faults(message.safeParse(sent));
/** What is wrong with the view of views.open, views.update, views.push or views.publish. */
export const faultsOfView = (sent: unknown): string[] => faults(view.safeParse(sent));
/** What is wrong with the body that answers a view_submission. */
export const faultsOfAnswer = (sent: unknown): string[] => faults(answer.safeParse(sent));

type Issue = z.core.$ZodIssue;
const faults = (parsed: z.ZodSafeParseResult<unknown>): string[] => (parsed.error?.issues ?? []).flatMap(flat);
/** A union says only that none of its members fits; the nearest one says why. */
function flat(issue: Issue): string[] {
  if (issue.code === 'invalid_union' && issue.errors.length > 0) {
    const nearest = issue.errors.toSorted((a, b) => score(a) - score(b))[0] ?? [];
    return nearest.flatMap((inner) => flat({ ...inner, path: [...issue.path, ...inner.path] }));
  }
  return [`${issue.path.join('.')}: ${issue.message}`];
}
const score = (issues: readonly Issue[]): number =>
  issues.length + (issues.some(({ path }) => path.at(-1) === 'type' || path.at(-1) === 'response_action') ? 100 : 0);

/** All text that a message's blocks show. */
function charactersIn(value: unknown): number {
  if (typeof value !== 'object' || value === null) return 0;
  return Object.entries(value).reduce(
    (sum, [key, inner]) => sum + (key === 'text' && typeof inner === 'string' ? inner.length : charactersIn(inner)),
    0,
  );
}
