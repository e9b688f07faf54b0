/** Slack payloads as `Inbound`. Pure; what is none of our business gives null. */

import { z } from 'zod';
import { type Card, inputsOf } from '../../cards/card.ts';
import type { Generations } from '../../cards/render/slack.ts';
import { fromBlockId } from '../../cards/render/slack-inputs.ts';
import type { Address } from '../../quality/base.ts';
import { jsonIn } from '../../quality/json.ts';
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

/** `<@U1>` or, with a label, `<@U1|siv>`. */
const MENTION = /<@([A-Z0-9]+)(?:\|([^<>]{0,200}))?>/g;
export const mentionedIn = (text: string): string[] => [...text.matchAll(MENTION)].map(([, id]) => id ?? '');

/**
 * What was written, with Slack's three escapes undone. `names` are those of people by id: each mention is the name, else its label, or nothing
 * for whoever has an empty one there, as the bot. Channels, groups and dates are their labels (docs.slack.dev, "Formatting message text").
 */
export function plainWords(text: string, names: ReadonlyMap<string, string> = new Map()): string {
  return text
    .replaceAll(MENTION, (_, id: string, label?: string) => names.get(id) ?? label?.replace(/^@/, '') ?? ' ')
    .replaceAll(/<#[^<>|]{0,200}\|([^<>]{1,200})>/g, '#$1')
    .replaceAll(/<![^<>|]{0,200}\|([^<>]{1,200})>/g, '$1')
    .replaceAll(/<[#!][^<>|]{0,200}\|?>/g, ' ')
    .replaceAll(/<(?:https?|mailto):[^|<>]*\|([^<>]*)>/g, '$1')
    .replaceAll(/<(?:mailto:)?(https?:[^|<>]*|[^|<>@\s]+@[^|<>]*)>/g, '$1')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&')
    .replaceAll(/[\u00A0\u202F]/g, ' ')
    .replaceAll(/[\u200B\u2060\uFEFF]/g, '')
    .replaceAll(/ {2,}/g, ' ')
    .trim();
}

const stringRecord = z.record(z.string(), z.string());

/** A button's value, which is the JSON our renderer wrote; null for anything else. */
export function buttonData(value: string | null | undefined): Record<string, string> | null {
  return value ? parseJson(value, stringRecord) : null;
}

function parseJson<T>(text: string, schema: z.ZodType<T>): T | null {
  const parsed = schema.safeParse(jsonIn(text));
  return parsed.success ? parsed.data : null;
}

/** What a modal carries: where it came from, and the data of its submit button. */
const metadata = z.object({
  channel: z.string().optional(),
  ts: z.string().optional(),
  thread: z.string().optional(),
  /** See `Place`. */
  ephemeral: z.string().optional(),
  kept: z.string().optional(),
  home: z.boolean().optional(),
  /** It says at its top what has to be changed. */
  fixes: z.boolean().optional(),
  /** The language of the card that was shown. */
  lang: z.enum(['sv', 'en']).catch('sv'),
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

type Filled = { readonly input: string; readonly generation: number; readonly value: string };
const viewState = z.object({ values: z.record(z.string(), z.record(z.string(), z.unknown())) });
/** The ids of a modal's blocks that are filled in. */
export function blockIdsOf(state: unknown): string[] {
  const parsed = viewState.safeParse(state);
  return parsed.success ? Object.keys(parsed.data.values) : [];
}

/** What each input of a modal holds; a long text stands in several blocks. */
function filled(state: unknown): Filled[] {
  const parsed = viewState.safeParse(state);
  if (!parsed.success) return [];
  const blocks = Object.entries(parsed.data.values).flatMap(([id, actions]) => {
    const input = inputState.safeParse(Object.values(actions)[0]);
    if (!input.success) return [];
    const { value, selected_date, selected_option, selected_options } = input.data;
    const several = selected_options?.map((option) => option.value).join(',');
    return [{ ...fromBlockId(id), value: several ?? selected_option?.value ?? selected_date ?? value ?? '' }];
  });
  return [...Map.groupBy(blocks, ({ input }) => input)].map(([input, parts]) => ({
    input,
    generation: Math.max(...parts.map(({ generation }) => generation)),
    value: parts
      .toSorted((a, b) => a.part - b.part)
      .map(({ value }) => value)
      .filter((value, index) => index === 0 || value !== '')
      .join('\n'),
  }));
}

/** The inputs of a modal by their ids; several choices are joined by a comma, as Adaptive Cards does. */
export const viewValues = (state: unknown): Record<string, string> =>
  Object.fromEntries(filled(state).map(({ input, value }) => [input, value]));

/** For a card that takes the place of a modal: a new generation for each input that shall hold something else than was typed there. */
export function generationsAfter(state: unknown, card: Card): Generations {
  const wanted = new Map(inputsOf(card.body).map(({ id, value }) => [id, value ?? '']));
  return Object.fromEntries(
    filled(state).map(({ input, generation, value }) => [
      input,
      wanted.get(input) === value ? generation : generation + 1,
    ]),
  );
}

/** Puts an event together. `message`: see `Inbound`. */
export const inboundOf = (
  id: string,
  teamId: string,
  who: Who,
  chat: Address,
  event: Inbound['event'],
  message?: string,
): Inbound => ({
  id: `slack:${id}`,
  ...(message ? { message: `slack:${message}` } : {}),
  tenant: tenantOf(teamId),
  who,
  chat,
  event,
});
