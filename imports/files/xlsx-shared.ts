/** What the sheets of a workbook share: their strings and the formats of their cells. */
import { MAX_STRINGS } from '../limits.ts';
import { type Format, formatOf } from './number-formats.ts';
import { longer, readXml } from './xml.ts';
import type { Parts } from './zip.ts';

export const isOn = (value: string | undefined): boolean => value === '1' || value === 'true';

/** `_x000D_` is how a character stands in a string that XML cannot hold (ECMA-376, part 1, 22.9.2.19). */
export const unescaped = (words: string): string =>
  words.includes('_x')
    ? words.replace(/_x([\dA-F]{4})_/giu, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)))
    : words;

/** By index, without the signs of pronunciation that some have. */
export async function sharedStrings(parts: Parts, name: string | undefined): Promise<string[]> {
  if (name === undefined || !parts.has(name)) return [];
  const all: string[] = [];
  let words = '';
  let inText = false;
  let inPhonetic = false;
  await readXml(parts.bytes(name, { most: MAX_STRINGS }), {
    open: (element) => {
      if (element === 'si') words = '';
      if (element === 'rPh') inPhonetic = true;
      inText = element === 't' && !inPhonetic;
    },
    text: (part) => {
      if (inText) words = longer(words, part);
    },
    close: (element) => {
      inText = false;
      if (element === 'rPh') inPhonetic = false;
      if (element === 'si') all.push(unescaped(words));
    },
  });
  return all;
}

/** How each cell style shows a number, by the style's index. */
export async function formatsOf(parts: Parts, name: string | undefined): Promise<readonly (Format | null)[]> {
  if (name === undefined || !parts.has(name)) return [];
  const codes = new Map<string, string>();
  const ids: string[] = [];
  // Formats of conditional styles, and the styles behind the cells' own, have the same names elsewhere in the part.
  let inside = '';
  await readXml(parts.bytes(name, { most: MAX_STRINGS }), {
    open: (element, { numFmtId: id = '0', formatCode: code = '' }) => {
      if (element === 'numFmts' || element === 'cellXfs') inside = element;
      if (inside === 'numFmts' && element === 'numFmt') codes.set(id, code);
      if (inside === 'cellXfs' && element === 'xf') ids.push(id);
    },
    close: (element) => {
      if (element === inside) inside = '';
    },
  });
  return ids.map((id) => formatOf(Number(id), codes.get(id)));
}
