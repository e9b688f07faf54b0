/** What has to be changed in a form, said at the fields that it is about: in Slack they may lie far below the window's top. */
import { type Card, type Element, inputsOf, type TextBlock, text } from '../card.ts';
import { speak } from '../texts.ts';

type Beside = NonNullable<TextBlock['beside']>;
const isBeside = (element: Element): element is TextBlock & { readonly beside: Beside } =>
  element.type === 'TextBlock' && element.beside !== undefined;

/** Whether the card says at its top that something has to be changed. */
export const objects = ({ body }: Pick<Card, 'body'>): boolean =>
  body.some((one) => one.type === 'Container' && one.style === 'attention');

/** The objections by the input that each is about; null where there are none, or some of them are about no field. */
export function besideFields(card: Card): ReadonlyMap<string, string> | null {
  const intro = speak(card.lang)('common:fixThese');
  const lines = card.body
    .flatMap((one) => (one.type === 'Container' && one.style === 'attention' ? one.items : []))
    .filter((one) => one.type !== 'TextBlock' || one.text !== intro);
  const known = lines.filter(isBeside);
  if (known.length === 0 || known.length < lines.length) return null;
  const byField = Map.groupBy(known, ({ beside }) => beside.field);
  return new Map([...byField].map(([field, all]) => [field, all.map(({ beside }) => beside.words).join(' ')]));
}

/** The card with each objection that has a field right below that field, and a word at the top that they stand there. */
export function withObjectionsBeside(card: Card): Card {
  const moved = card.body.flatMap((one) => (one.type === 'Container' ? one.items.filter(isBeside) : []));
  if (moved.length === 0) return card;
  const below = Map.groupBy(moved, ({ beside }) => beside.field);
  const place = (element: Element): Element[] => {
    if (element.type === 'Container') {
      const rest = element.items.filter((one) => !isBeside(one));
      if (rest.length < element.items.length) return atTop(card, element, rest);
      return [{ ...element, items: element.items.flatMap(place) }];
    }
    const own = inputsOf([element]).flatMap(({ id }) => below.get(id) ?? []);
    return [element, ...own.map(({ beside }) => text(beside.words, { weight: 'bolder' }))];
  };
  return { ...card, body: card.body.flatMap(place) };
}

/** What is left of a box: nothing, its first line alone, or what is about no field. */
function atTop(card: Card, box: Extract<Element, { type: 'Container' }>, rest: Element[]): Element[] {
  if (rest.length === 0) return [];
  if (rest.length > 1) return [{ ...box, items: rest }];
  return [{ ...box, items: [text(speak(card.lang)('common:fixBelow'), { weight: 'bolder' })] }];
}
