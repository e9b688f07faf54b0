/** Small words of SVG: elements as strings, with everything that comes from outside escaped. */

export type Point = { readonly x: number; readonly y: number };

/** Hundredths of a unit are finer than anybody sees, and keep the file small. */
const round = (value: number): number => Math.round(value * 100) / 100;

const ESCAPES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
const SPECIAL = /[&<>"\p{Cc}\p{Cs}]/gu;
/** Text as XML holds it. Control characters, which XML 1.0 has no way to write, are spaces. */
const escaped = (words: string): string => words.replaceAll(SPECIAL, (sign) => ESCAPES[sign] ?? ' ');

type Attributes = Readonly<Record<string, string | number | undefined>>;

/** One element; attributes that are undefined are left out. `content` is SVG already. */
export function element(name: string, attributes: Attributes, content = ''): string {
  let written = '';
  for (const [key, value] of Object.entries(attributes)) {
    if (value !== undefined) written += ` ${key}="${typeof value === 'number' ? round(value) : escaped(value)}"`;
  }
  return content === '' ? `<${name}${written}/>` : `<${name}${written}>${content}</${name}>`;
}

/** One line of words. */
export const label = (words: string, { x, y }: Point, attributes: Attributes): string =>
  element('text', { x, y, ...attributes }, escaped(words));

/** A whole drawing, `width` × `height` units, with what a screen reader says of it. */
export function drawing(
  size: { readonly width: number; readonly height: number },
  { title, background }: { readonly title: string; readonly background: string },
  content: readonly string[],
): string {
  const { width, height } = size;
  return element(
    'svg',
    {
      xmlns: 'http://www.w3.org/2000/svg',
      width,
      height,
      viewBox: `0 0 ${width} ${height}`,
      role: 'img',
      'font-family': 'Inter',
    },
    [element('title', {}, escaped(title)), element('rect', { width, height, fill: background }), ...content].join(''),
  );
}
