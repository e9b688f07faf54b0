/** What every card must be: valid for Microsoft's own parser, within both platforms' limits, and readable as text. */
import { createRequire } from 'node:module';
import type * as AdaptiveCards from 'adaptivecards';
import { expect } from 'vitest';
import { type Card, inputsOf } from '../../cards/card.ts';
import { SLACK, TEAMS_MESSAGE_BYTES } from '../../cards/render/limits.ts';
import { type Block, toHome, toMessage, toModal } from '../../cards/render/slack.ts';
import { toAdaptiveCard } from '../../cards/render/teams.ts';
import { toText } from '../../cards/render/text.ts';

// The package's entry for modules does not load in Node; its bundle does.
const adaptive = createRequire(import.meta.url)('adaptivecards/dist/adaptivecards.js') as typeof AdaptiveCards;

export function expectValidCard(card: Card): void {
  const json = toAdaptiveCard(card);
  const context = new adaptive.SerializationContext(adaptive.Versions.v1_5);
  // The parser checks `lang` with a global regular expression, which refuses every second card; ours is checked here instead.
  const { lang, ...rest } = json;
  expect(['sv', 'en']).toContain(lang);
  new adaptive.AdaptiveCard().parse(rest, context);
  const events = Array.from({ length: context.eventCount }, (_, index) => context.getEventAt(index));
  expect(events.map((event) => event.message)).toEqual([]);
  expect(Buffer.byteLength(JSON.stringify(json))).toBeLessThanOrEqual(TEAMS_MESSAGE_BYTES);
  expect(toText(card).trim()).not.toBe('');
  const ids = inputsOf(card.body).map((input) => input.id);
  expect(new Set(ids).size).toBe(ids.length);
  const submits = card.actions.filter((action) => action.associatedInputs === 'auto');
  expect(submits.length).toBe(ids.length > 0 ? 1 : 0);
  if (ids.length > 0) expect(card.form).toBeDefined();
  expectBlocks(toMessage(card).blocks, SLACK.blocksInMessage);
  expectBlocks(
    toHome({ ...card, body: card.body.filter((element) => inputsOf([element]).length === 0) }).blocks,
    SLACK.blocksInModal,
  );
  const modal = toModal(card, { channel: 'C0123456789', ts: '1700000000.000001' });
  expectBlocks(modal.blocks, SLACK.blocksInModal);
  expect(String(modal['private_metadata']).length).toBeLessThanOrEqual(SLACK.privateMetadata);
}

function expectBlocks(blocks: readonly Block[], max: number): void {
  expect(blocks.length).toBeGreaterThan(0);
  expect(blocks.length).toBeLessThanOrEqual(max);
  const actionIds: string[] = [];
  walk(blocks, (node) => {
    const type = node['type'];
    const words = typeof node['text'] === 'string' ? node['text'] : '';
    if (type === 'plain_text' || type === 'mrkdwn') {
      expect(words.trim()).not.toBe('');
      expect(words.length).toBeLessThanOrEqual(SLACK.sectionText);
    }
    if (type === 'header') expect(lengthOf(node['text'])).toBeLessThanOrEqual(SLACK.header);
    if (type === 'button') {
      expect(lengthOf(node['text'])).toBeLessThanOrEqual(SLACK.buttonText);
      expect(String(node['value']).length).toBeLessThanOrEqual(SLACK.buttonValue);
      actionIds.push(String(node['action_id']));
    }
    if (type === 'actions') expect((node['elements'] as unknown[]).length).toBeLessThanOrEqual(SLACK.actionsInBlock);
    if (type === 'radio_buttons' || type === 'checkboxes')
      expect((node['options'] as unknown[]).length).toBeLessThanOrEqual(SLACK.radioOptions);
    if (type === 'static_select' || type === 'multi_static_select') {
      const options = node['options'] as unknown[];
      expect(options.length).toBeGreaterThan(0);
      expect(options.length).toBeLessThanOrEqual(SLACK.selectOptions);
    }
    if (type === 'input') expect(lengthOf(node['label'])).toBeLessThanOrEqual(SLACK.inputLabel);
  });
  expect(new Set(actionIds).size).toBe(actionIds.length);
}

const lengthOf = (text: unknown): number =>
  typeof text === 'object' && text !== null && 'text' in text ? String(text.text).length : 0;

function walk(value: unknown, visit: (node: Record<string, unknown>) => void): void {
  if (Array.isArray(value)) for (const item of value) walk(item, visit);
  else if (typeof value === 'object' && value !== null) {
    visit(value as Record<string, unknown>);
    for (const inner of Object.values(value)) walk(inner, visit);
  }
}
