/** A card as the Adaptive Card that Teams shows. */
import { type Card, type Element, isInput } from '../card.ts';
import { TEAMS_MESSAGE_BYTES } from './limits.ts';

/** What Teams needs around a card: mentions are text with an entity each. */
type TeamsCard = Record<string, unknown> & { body: unknown[] };

const SCHEMA = 'http://adaptivecards.io/schemas/adaptive-card.json';

/** Set before every input's id, because Action.Execute mixes the inputs with the button's data in one object. */
export const INPUT_PREFIX = 'in:';

function prefixed(element: Element): Element {
  if (element.type === 'Container') return { ...element, items: element.items.map(prefixed) };
  return isInput(element) ? { ...element, id: `${INPUT_PREFIX}${element.id}` } : element;
}

/** JSON of an Adaptive Card 1.5. One that is too large loses its last elements, and says so. */
export function toAdaptiveCard(card: Card): TeamsCard {
  const { form: _form, mentions = [], ...rest } = card;
  const mention = mentions.map(({ name }) => `<at>${name}</at>`).join(' ');
  const lead = mention === '' ? [] : [{ type: 'TextBlock', text: mention, wrap: true }];
  const entities = mentions.map(({ id, name }) => ({
    type: 'mention',
    text: `<at>${name}</at>`,
    mentioned: { id, name },
  }));
  const build = (body: Element[], note: object[]): TeamsCard => ({
    $schema: SCHEMA,
    ...rest,
    body: [...lead, ...body, ...note],
    msteams: { width: 'Full', ...(entities.length > 0 ? { entities } : {}) },
  });
  let body = card.body.map(prefixed);
  let made = build(body, []);
  while (bytes(made) > TEAMS_MESSAGE_BYTES && body.length > 1) {
    body = body.slice(0, Math.max(1, Math.floor(body.length * 0.8)));
    made = build(body, [
      { type: 'TextBlock', text: `… ${card.body.length - body.length} +`, wrap: true, isSubtle: true },
    ]);
  }
  return made;
}

const bytes = (value: object): number => Buffer.byteLength(JSON.stringify(value), 'utf8');
