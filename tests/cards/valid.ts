/** What every card must be: valid for Microsoft's own parser, within both platforms' limits, and readable as text. */
import { createRequire } from 'node:module';
import type * as AdaptiveCards from 'adaptivecards';
import { expect } from 'vitest';
import { z } from 'zod';
import { type Card, inputsOf, isKeeping } from '../../cards/card.ts';
import { TEAMS_MESSAGE_BYTES } from '../../cards/render/limits.ts';
import { toHome, toMessage, toModal } from '../../cards/render/slack.ts';
import { toAdaptiveCard } from '../../cards/render/teams.ts';
import { toText } from '../../cards/render/text.ts';
import { faultsOfMessage, faultsOfView } from '../slack/block-kit.ts';

// The package's entry for modules does not load in Node; its bundle does.
const adaptive = createRequire(import.meta.url)('adaptivecards/dist/adaptivecards.js') as typeof AdaptiveCards;

/** What a card on its way to Teams may hold at its top; anything else is ours and was forgotten. */
const TOP = new Set(['$schema', 'type', 'version', 'fallbackText', 'lang', 'body', 'actions', 'msteams']);

/** What is wrong with the JSON of an Adaptive Card, in the words of Microsoft's parser; nothing when all is well. */
export function faultsOfAdaptiveCard(json: Record<string, unknown>): string[] {
  const context = new adaptive.SerializationContext(adaptive.Versions.v1_5);
  // The parser checks `lang` with a global regular expression, which refuses every second card; ours is checked here instead.
  const { lang, ...rest } = json;
  new adaptive.AdaptiveCard().parse(rest, context);
  const bytes = Buffer.byteLength(JSON.stringify(json));
  return [
    ...Array.from({ length: context.eventCount }, (_, index) => context.getEventAt(index).message),
    ...(lang === 'sv' || lang === 'en' ? [] : [`the language ${String(lang)}`]),
    ...Object.keys(json).flatMap((key) => (TOP.has(key) ? [] : [`the field ${key}`])),
    ...(bytes <= TEAMS_MESSAGE_BYTES ? [] : [`${bytes} bytes`]),
  ];
}

/** What is wrong with an activity that goes to Teams. Invokes are answered with a card of their own; see `faultsOfAdaptiveCard`. */
export function faultsOfActivity(activity: Record<string, unknown>): string[] {
  const { type, text, attachments } = activity;
  if (type !== 'message') return [];
  const all = Array.isArray(attachments)
    ? (attachments as { contentType: string; content: Record<string, unknown> }[])
    : [];
  const bytes = Buffer.byteLength(JSON.stringify(activity));
  return [
    ...all.flatMap((one) =>
      one.contentType === 'application/vnd.microsoft.card.adaptive'
        ? faultsOfAdaptiveCard(one.content)
        : faultsOfFileCard(one),
    ),
    ...(all.length > 0 || (typeof text === 'string' && text !== '') ? [] : ['a message without words']),
    ...(bytes <= TEAMS_MESSAGE_BYTES ? [] : [`${bytes} bytes`]),
  ];
}

const named = z.object({ name: z.string().regex(/^[^"*:<>?|\\/#%]{1,250}\.\w{3,4}$/) });
/** What Teams shows of files (Microsoft, "Send and receive files using a bot", 2026). */
const FILE_CARDS: Readonly<Record<string, z.ZodType>> = {
  'application/vnd.microsoft.teams.card.file.consent': named.extend({
    content: z.strictObject({
      description: z.string().min(1),
      sizeInBytes: z.int().positive(),
      acceptContext: z.record(z.string(), z.string()),
      declineContext: z.record(z.string(), z.string()),
    }),
  }),
  'application/vnd.microsoft.teams.card.file.info': named.extend({
    contentUrl: z.url(),
    content: z.strictObject({ uniqueId: z.string().min(1), fileType: z.string().min(1) }),
  }),
};

function faultsOfFileCard(attachment: { contentType: string }): string[] {
  const rules = FILE_CARDS[attachment.contentType];
  if (!rules) return [attachment.contentType];
  const { error } = rules.safeParse(attachment);
  return (error?.issues ?? []).map(({ path, message }) => `${attachment.contentType} ${path.join('.')}: ${message}`);
}

/** Nothing of it has been left out to make it fit. */
export function expectWhole(card: Card): void {
  const sent = JSON.stringify([toAdaptiveCard(card), toMessage(card)]);
  expect(sent).not.toMatch(/inte får plats här|not fit here/);
}

export function expectValidCard(card: Card): void {
  expect(faultsOfAdaptiveCard(toAdaptiveCard(card))).toEqual([]);
  expect(toText(card).trim()).not.toBe('');
  // Their contrast on white is 2.07 and 1.47.
  expect(JSON.stringify(toAdaptiveCard(card))).not.toMatch(/"(?:color|style)":"(?:good|warning)"/i);
  const ids = inputsOf(card.body).map((input) => input.id);
  expect(new Set(ids).size).toBe(ids.length);
  const submits = card.actions.filter((action) => action.associatedInputs === 'auto' && !isKeeping(action));
  expect(submits.length).toBe(ids.length > 0 ? 1 : 0);
  if (ids.length > 0) expect(card.form).toBeDefined();
  expect(faultsOfMessage(toMessage(card))).toEqual([]);
  const withoutInputs = card.body.filter((element) => inputsOf([element]).length === 0);
  expect(faultsOfView(toHome({ ...card, body: withoutInputs }))).toEqual([]);
  expect(faultsOfView(toModal(card, { channel: 'C0123456789', ts: '1700000000.000001' }))).toEqual([]);
}
