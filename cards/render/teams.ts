/** A card as the Adaptive Card that Teams shows. */
import { type Card, type Element, isInput } from '../card.ts';
import { speak } from '../texts.ts';
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

/** JSON of an Adaptive Card 1.5. One that is too large loses its last rows, and says so. */
export function toAdaptiveCard(card: Card): TeamsCard {
  const { form: _form, shared: _shared, mentions = [], ...rest } = card;
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
  const body = card.body.map(prefixed);
  const made = build(body, []);
  if (bytes(made) <= TEAMS_MESSAGE_BYTES) return made;
  return build(...shortened(card, body, (kept, note) => bytes(build(kept, note)) <= TEAMS_MESSAGE_BYTES));
}

/** As many rows as fit, from the top, and a line that says how many were left out. Containers are opened to their rows. */
function shortened(
  card: Card,
  body: Element[],
  fits: (body: Element[], note: object[]) => boolean,
): [Element[], object[]] {
  const say = speak(card.lang === 'en' ? 'en' : 'sv');
  const rows = body.flatMap((element) => (element.type === 'Container' ? element.items : [element]));
  const note = (kept: number) => [
    { type: 'TextBlock', text: say('common:leftOut', { count: rows.length - kept }), wrap: true, isSubtle: true },
  ];
  let kept = rows.length - 1;
  while (kept > 0 && !fits(rows.slice(0, kept), note(kept))) kept -= 1;
  return [rows.slice(0, kept), note(kept)];
}

const bytes = (value: object): number => Buffer.byteLength(JSON.stringify(value), 'utf8');
