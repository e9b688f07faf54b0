/** A list in pages that fit into one message of either platform (render/limits.ts), with buttons to the others. */
import {
  type ActionData,
  type Button,
  button,
  type Element,
  subheading,
  subtle,
  type TextBlock,
  text,
} from './card.ts';
import type { Say } from './texts.ts';

/** Room for the rows of a page. A heading, a foot and buttons have the rest of a Slack message's 50 blocks and 13,200 characters. */
const BLOCKS = 36;
const CHARACTERS = 9000;
/** What fits in one text of a Slack message, with room for its label. */
const PIECE = 2900;

/** A long text as texts that fit, so that none of it is cut away. */
export function long(words: string, more: Partial<TextBlock> = {}): TextBlock[] {
  const { label: _first, ...rest } = more;
  return pieces(words).map((piece, index) => text(piece, index === 0 ? more : rest));
}

/** A line or word that ends so near the limit is not divided. */
const LOOK_BACK = 300;
/** Divided between lines or words where there are any, and never inside a character. */
function pieces(words: string): string[] {
  const parts: string[] = [];
  let rest = words;
  while (rest.length > PIECE) {
    const start = rest.slice(0, PIECE);
    const end = Math.max(start.lastIndexOf('\n'), start.lastIndexOf(' '));
    const whole = end > PIECE - LOOK_BACK ? end + 1 : isHigh(start) ? PIECE - 1 : PIECE;
    parts.push(rest.slice(0, whole));
    rest = rest.slice(whole);
  }
  return [...parts, rest].filter((piece) => piece.trim() !== '');
}
/** Ends in the first half of a character that takes two. */
const isHigh = (words: string): boolean => /[\ud800-\udbff]$/.test(words);

/** Rows under a heading that stays with the first of them; nothing where there are none. */
export function section(title: string, rows: readonly Element[]): Element[] {
  const [first, ...others] = rows;
  return first ? [{ type: 'Container', items: [subheading(title), first], spacing: 'medium' }, ...others] : [];
}

/** The same, in one piece where it fits one text of a Slack message: fewer pages, and what belongs together stands close. */
export function block(title: string, rows: readonly TextBlock[]): Element[] {
  const characters = rows.reduce((sum, row) => sum + lengthOf(row), title.length);
  return rows.length > 0 && characters < PIECE
    ? [{ type: 'Container', items: [subheading(title), ...rows], spacing: 'medium' }]
    : section(title, rows);
}

/**
 * The rows of one page, counted from 0; a page that is not there is the last one. `open` shows the card again, its `page` set to
 * another. With a single page there is nothing to press.
 */
export function paged(
  say: Say,
  rows: readonly Element[],
  open: ActionData,
  page = 0,
): { rows: Element[]; buttons: Button[] } {
  const pages = inPages(rows);
  const here = Math.min(page, pages.length - 1);
  const shown = pages[here] ?? [];
  if (pages.length <= 1) return { rows: shown, buttons: [] };
  const to = (target: number) => ({ ...open, page: String(target) });
  return {
    rows: [...shown, subtle(say('common:page', { page: here + 1, pages: pages.length }))],
    buttons: [
      ...(here + 1 < pages.length ? [button(say('common:nextPage'), to(here + 1), 'positive')] : []),
      ...(here > 0 ? [button(say('common:previousPage'), to(here - 1))] : []),
    ],
  };
}

/** For the buttons of a row: whoever presses one stays on the page. */
export const onPage = (page: number): { page?: string } => (page > 0 ? { page: String(page) } : {});

/** The page that a button asks for. */
export const pageNumber = (page: string | undefined): number => Math.max(0, Number.parseInt(page ?? '', 10) || 0);

/** As many rows on each page as fit; a row is never divided. */
export function inPages(rows: readonly Element[]): Element[][] {
  const pages: Element[][] = [];
  let room = { blocks: 0, characters: 0 };
  for (const row of rows) {
    const { blocks, characters } = weigh(row);
    const last = pages.at(-1);
    if (last && room.blocks >= blocks && room.characters >= characters) last.push(row);
    else {
      pages.push([row]);
      room = { blocks: BLOCKS, characters: CHARACTERS };
    }
    room = { blocks: room.blocks - blocks, characters: room.characters - characters };
  }
  return pages;
}

type Weight = { readonly blocks: number; readonly characters: number };
/** How many blocks of a Slack message an element becomes at most, and how many characters are in it. */
function weigh(element: Element): Weight {
  switch (element.type) {
    case 'TextBlock':
      return { blocks: element.separator ? 2 : 1, characters: lengthOf(element) };
    case 'FactSet': {
      const characters = element.facts.reduce((sum, { title, value }) => sum + title.length + value.length + 3, 0);
      return { blocks: 1 + Math.ceil(characters / PIECE), characters };
    }
    case 'Image':
      return { blocks: 1, characters: 0 };
    case 'Link':
      return { blocks: 1, characters: element.title.length };
    case 'ActionSet':
      return { blocks: 1, characters: element.actions.reduce((sum, { title }) => sum + title.length, 0) };
    case 'Container':
      return weighContainer(element.items, element.separator ? 1 : 0);
    case 'Input.Text':
    case 'Input.Date':
    case 'Input.ChoiceSet':
      return { blocks: 1, characters: element.label.length };
    default:
      return element satisfies never;
  }
}

/** Neighbouring texts of a container become one block. */
function weighContainer(items: readonly Element[], separator: number): Weight {
  let blocks = separator;
  let characters = 0;
  let joined = 0;
  for (const item of items) {
    const weight = weigh(item);
    const joins = item.type === 'TextBlock' && !item.isSubtle && !item.separator && item.style !== 'heading';
    const withLast = joins && joined > 0 && joined + weight.characters < PIECE;
    blocks += withLast ? 0 : weight.blocks;
    characters += weight.characters;
    joined = joins ? (withLast ? joined : 0) + weight.characters : 0;
  }
  return { blocks, characters };
}

const lengthOf = ({ text: words, label = '' }: TextBlock): number => words.length + label.length + 4;
