/** A card as plain text: for notifications, screen readers, and clients that show no cards. Never empty. */
import { type Card, type Element, leading } from '../card.ts';

/** What the bot is called where a card says nothing. */
export const BOT_NAME = 'Årshjulet';

export function toText(card: Card): string {
  const lines = card.body.flatMap(linesOf).filter((line) => line.trim() !== '');
  const words = lines.length > 0 ? lines.join('\n') : card.fallbackText;
  return words.trim() === '' ? BOT_NAME : words;
}

function linesOf(element: Element): string[] {
  switch (element.type) {
    case 'TextBlock':
      return [element.label === undefined ? element.text : `${leading(element.label)} ${element.text}`];
    case 'FactSet':
      return element.facts.map(({ title, value }) => `${title}: ${value}`);
    case 'Container':
      return element.items.flatMap(linesOf);
    case 'Link':
      return [`${element.title}: ${element.url}`];
    case 'Image': // The rows of a card say what its picture does.
    case 'ActionSet':
      return [];
    case 'Input.Text':
    case 'Input.Date':
    case 'Input.ChoiceSet':
      return [element.label];
    default:
      return unknown(element);
  }
}

const unknown = (element: never): string[] => [String(element)];
