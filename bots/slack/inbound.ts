/** Slack payloads as `Inbound`. Pure; what is none of our business gives null. */
import { z } from 'zod';
import type { Address } from '../../quality/base.ts';
import type { Inbound, Who } from '../inbound.ts';

const tenantOf = (teamId: string): string => `slack:${teamId}`;

/** A direct-message channel's id starts with D, a person's with U or W (Slack API, "Conversations" and "User IDs"). */
export const chatOf = (channel: string): Address => ({
  platform: 'slack',
  conversation: channel,
  kind: /^[DUW]/.test(channel) ? 'personal' : 'channel',
  route: {},
});

/** A person's direct messages: Slack opens them by the user's id. */
export const personalAddress = (user: string): Address => ({
  platform: 'slack',
  conversation: user,
  kind: 'personal',
  route: {},
});

/** What was written, without the bot's mention and with Slack's three escapes undone. */
export function plainWords(text: string): string {
  return text
    .replaceAll(/<@[A-Z0-9]+(?:\|[^>]*)?>/g, ' ')
    .replaceAll(/<(?:https?|mailto):[^|>]*\|([^>]*)>/g, '$1')
    .replaceAll(/<(?:mailto:)?(https?:[^|>]*|[^|>@\s]+@[^|>]*)>/g, '$1')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&')
    .trim();
}

const stringRecord = z.record(z.string(), z.string());

/** A button's value, which is the JSON our renderer wrote; null for anything else. */
export function buttonData(value: string | undefined): Record<string, string> | null {
  if (value === undefined) return null;
  return parseJson(value, stringRecord);
}

function parseJson<T>(text: string, schema: z.ZodType<T>): T | null {
  try {
    const parsed = schema.safeParse(JSON.parse(text));
    return parsed.success ? parsed.data : null;
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}

/** What a modal carries: where it came from, and the data of its submit button. */
const metadata = z.object({
  channel: z.string().optional(),
  ts: z.string().optional(),
  data: stringRecord,
});
export type ModalMetadata = z.infer<typeof metadata>;
export const readMetadata = (text: string): ModalMetadata | null => parseJson(text, metadata);

const chosen = z.looseObject({ value: z.string() }).nullish();
const inputState = z.looseObject({
  value: z.string().nullish(),
  selected_date: z.string().nullish(),
  selected_option: chosen,
  selected_options: z.array(z.looseObject({ value: z.string() })).nullish(),
});

/** The inputs of a modal by their ids; several choices are joined by a comma, as Adaptive Cards does. */
export function viewValues(state: unknown): Record<string, string> {
  const parsed = z.object({ values: z.record(z.string(), z.record(z.string(), z.unknown())) }).safeParse(state);
  if (!parsed.success) return {};
  const values: Record<string, string> = {};
  for (const [id, actions] of Object.entries(parsed.data.values)) {
    const input = inputState.safeParse(Object.values(actions)[0]);
    if (!input.success) continue;
    const { value, selected_date, selected_option, selected_options } = input.data;
    const several = selected_options?.map((option) => option.value).join(',');
    values[id] = several ?? selected_option?.value ?? selected_date ?? value ?? '';
  }
  return values;
}

/** Puts an event together. */
export const inboundOf = (id: string, teamId: string, who: Who, chat: Address, event: Inbound['event']): Inbound => ({
  id: `slack:${id}`,
  tenant: tenantOf(teamId),
  who,
  chat,
  event,
});
