/** What a screen reader says of buttons that are called the same in a card: what they do, and the words above them that say to what. */
import { type Button, buttonsIn, type Card, type Element } from './card.ts';
import { cut, SPOKEN } from './render/limits.ts';

/** The card, where several buttons with the same title have a name to be read aloud by. Buttons whose title is nobody else's are as they were. */
export function spoken(card: Card): Card {
  const titles = Map.groupBy(buttonsIn(card), ({ title }) => title);
  const isAlone = ({ title }: Button): boolean => titles.get(title)?.length === 1;
  if (card.body.length === 0 || [...titles.values()].every(({ length }) => length === 1)) return card;
  return { ...card, body: named(card.body, '', isAlone) };
}

/** A row of buttons is about what begins after the row of buttons before it. */
function named(elements: readonly Element[], above: string, isAlone: (button: Button) => boolean): Element[] {
  let about = above;
  let ended = true;
  return elements.map((element): Element => {
    if (element.type === 'Container') return { ...element, items: named(element.items, about, isAlone) };
    if (element.type === 'ActionSet') {
      ended = true;
      return {
        ...element,
        actions: element.actions.map((one) =>
          isAlone(one) ? one : about === '' ? one : { ...one, spoken: said(one, about) },
        ),
      };
    }
    if (element.type === 'TextBlock' && ended) {
      about = element.text;
      ended = false;
    }
    return element;
  });
}

const said = ({ title }: Button, about: string): string => cut(`${title}: ${about}`, SPOKEN);
