/** A card whose pictures are where its platform finds them. */
import type { Card, Element } from './card.ts';

/** Where a drawing is found once it has been drawn and sent; null when it could not be. */
export type Source = (svg: string, altText: string) => Promise<string | null>;

/** The card with a source for each picture; one that has none is left out when the card is rendered. */
export async function pictured(card: Card, source: Source): Promise<Card> {
  if (!card.body.some(holdsImage)) return card;
  return { ...card, body: await Promise.all(card.body.map((element) => withSource(element, source))) };
}

const holdsImage = (element: Element): boolean =>
  element.type === 'Image' || (element.type === 'Container' && element.items.some(holdsImage));

async function withSource(element: Element, source: Source): Promise<Element> {
  if (element.type === 'Container')
    return { ...element, items: await Promise.all(element.items.map((item) => withSource(item, source))) };
  if (element.type !== 'Image') return element;
  const found = await source(element.svg, element.altText);
  return found === null ? element : { ...element, source: found };
}
