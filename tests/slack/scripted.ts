/** A door that answers as the test says, for tests of the transport alone. */
import type { Inbound } from '../../bots/inbound.ts';
import type { Reply } from '../../bots/messenger.ts';
import { button, type Card, heading, submit, text } from '../../cards/card.ts';
import { blocksOf, type Call, type Harness, startHarness } from './harness.ts';

export const said = (words: string): Card => ({
  type: 'AdaptiveCard',
  version: '1.5',
  fallbackText: words,
  lang: 'sv',
  body: [text(words)],
  actions: [button('Nästa', { do: 'goals.list' })],
});

/** A form with one field, which may hold something already. */
export const formWith = (value?: string): Card => ({
  ...said(''),
  body: [
    heading('Läget'),
    { type: 'Input.Text', id: 'situation', label: 'Hur är läget?', ...(value === undefined ? {} : { value }) },
  ],
  actions: [submit('Skicka', { do: 'goals.save' })],
  form: { title: 'Läget', open: { do: 'goals.open' }, openLabel: 'Svara' },
});
export const form = formWith();

/** A message or home page with one button. */
export const withButton = (title: string, verb: string) => [
  {
    type: 'actions',
    elements: [{ type: 'button', action_id: 'arshjulet:1', value: `{"do":"${verb}"}`, text: { text: title } }],
  },
];

/** A gate that the test opens. */
export function gate() {
  let open: () => void = () => undefined;
  const opened = new Promise<void>((resolve) => {
    open = resolve;
  });
  return { opened, open: () => open() };
}

let harness: Harness | undefined;

/** Answers by the kind of event, or by the button's verb. */
export async function scripted(
  answers: Record<string, Reply[] | ((inbound: Inbound) => Promise<Reply[]>)>,
): Promise<Harness> {
  harness = await startHarness(async (inbound: Inbound) => {
    const { event } = inbound;
    const answer = answers[event.type === 'answered' ? (event.data['do'] ?? '') : event.type] ?? [];
    return typeof answer === 'function' ? answer(inbound) : answer;
  });
  return harness;
}

export async function stopScripted(): Promise<void> {
  const running = harness;
  harness = undefined;
  await running?.stop();
}

const messageFrom = (call: Call) => ({ channel: String(call.body['channel']), ts: String(call.answer['ts']) });

/** Kim mentions the bot, and it posts. */
export async function mentioned(h: Harness) {
  const posted = h.next('chat.postMessage');
  await h.mention('kim', 'hej');
  const call = await posted;
  return { call, blocks: blocksOf(call), from: messageFrom(call) };
}
