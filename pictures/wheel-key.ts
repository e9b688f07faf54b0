/** The annual wheel with a key beside it, for paper: each mark in its shape with what it stands for. Data in, SVG out. */
import { COLOURS, type Colours, type Theme } from './colours.ts';
import { drawing, element, label, type Point } from './svg.ts';
import { type MarkState, markAt, SIDE, type WheelPicture, wheelParts } from './wheel.ts';

type KeyMark =
  | { readonly kind: 'checkpoint'; readonly number: number; readonly state: MarkState }
  | { readonly kind: 'deadline' | 'discussion' | 'now' | 'rest' };
export type KeyRow = { readonly mark: KeyMark; readonly words: string };

/** Across a page of A4 letters of 26 units are 8 points. */
const WIDTH = 1560;
const LETTER = 26;
const LINE = 36;
const GAP = 26;
const [MARKS, WORDS] = [SIDE + 70, SIDE + 130];
/** Letters in a line, and lines of a row; who wants all reads the words that say the same. */
const [LONGEST, MOST] = [40, 3];

/** The drawing as SVG, the rows from the top. */
export function keyedWheelSvg(wheel: WheelPicture, rows: readonly KeyRow[], theme: Theme): string {
  const colours = COLOURS[theme];
  const { background } = colours;
  let y = 70;
  const key = rows.flatMap(({ mark, words }) => {
    const lines = wrapped(words);
    const top = y;
    y += Math.max(lines.length * LINE, mark.kind === 'checkpoint' ? 74 : 54) + GAP;
    return [
      marked(mark, { x: MARKS, y: top }, colours),
      ...lines.map((line, index) =>
        label(line, { x: WORDS, y: top + LETTER * 0.35 + index * LINE }, { fill: colours.text, 'font-size': LETTER }),
      ),
    ];
  });
  const size = { width: WIDTH, height: Math.max(SIDE, y) };
  return drawing(size, { title: wheel.title, background }, [...wheelParts(wheel, colours), ...key]);
}

function wrapped(words: string): string[] {
  const lines = [''];
  for (const word of words.split(' ')) {
    const last = lines.at(-1) ?? '';
    if (last !== '' && last.length + 1 + word.length > LONGEST) lines.push(word);
    else lines[lines.length - 1] = last === '' ? word : `${last} ${word}`;
  }
  return lines.length > MOST ? [...lines.slice(0, MOST - 1), `${lines[MOST - 1]} …`] : lines;
}

/** As it stands in the wheel. */
function marked(mark: KeyMark, at: Point, colours: Colours): string {
  const { x, y } = at;
  switch (mark.kind) {
    case 'checkpoint':
      return markAt(at, mark, colours);
    case 'deadline':
      return element('path', { d: `M${x} ${y - 16}L${x - 15} ${y + 14}L${x + 15} ${y + 14}Z`, fill: colours.deadline });
    case 'discussion':
      return element('circle', { cx: x, cy: y, r: 8, fill: colours.discussion });
    case 'now':
      return element('path', { d: `M${x} ${y - 24}L${x} ${y + 24}`, stroke: colours.now, 'stroke-width': 5 });
    case 'rest':
      return element('rect', {
        x: x - 16,
        y: y - 14,
        width: 32,
        height: 28,
        fill: colours.rest,
        stroke: colours.quiet,
        'stroke-width': 2,
      });
  }
}
