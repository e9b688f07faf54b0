/** Which characters a font can show. PDF/UA allows none that it cannot: Typst refuses the whole document for one of them. */

export type Glyphs = {
  /** The text with what the fonts lack written otherwise: without its accent, or as `■`. Keeps line breaks. */
  keep(text: string): string;
};

/** Shown for what cannot be; in the fonts. */
const UNKNOWN = '■';

/** `fonts` are TrueType files. A character counts when every font has it. */
export function glyphsOf(fonts: readonly Buffer[]): Glyphs {
  const sets = fonts.map(charactersOf);
  const has = (character: string): boolean => sets.every((set) => set.has(character.codePointAt(0) ?? 0));
  const shown = (character: string): string => {
    if (character === '\n' || has(character)) return character;
    if (character === '\t' || /\p{Zs}/u.test(character)) return ' ';
    if (/[\p{Cc}\p{Cf}\p{M}\p{Cs}\p{Co}\p{Cn}]/u.test(character)) return '';
    const plain = [...character.normalize('NFKD')].filter(has).join('');
    return plain === '' ? UNKNOWN : plain;
  };
  return { keep: (text) => [...text.normalize('NFC')].map(shown).join('') };
}

/** Reads the font's table `cmap` in its most common form, 4 (OpenType 1.9, «cmap»): segments of characters from the first 65,536. */
function charactersOf(font: Buffer): Set<number> {
  const at = tableOffset(font, 'cmap');
  const subtables = Array.from({ length: font.readUInt16BE(at + 2) }, (_, i) => at + font.readUInt32BE(at + 8 + i * 8));
  const subtable = subtables.find((offset) => font.readUInt16BE(offset) === 4);
  if (subtable === undefined) throw new RangeError('the font has no cmap of format 4');
  const segments = font.readUInt16BE(subtable + 6) / 2;
  const ends = subtable + 14;
  const starts = ends + segments * 2 + 2;
  const characters = new Set<number>();
  for (let segment = 0; segment < segments; segment += 1) {
    const end = font.readUInt16BE(ends + segment * 2);
    const start = font.readUInt16BE(starts + segment * 2);
    for (let code = start; code <= end && code !== 0xffff; code += 1) characters.add(code);
  }
  return characters;
}

function tableOffset(font: Buffer, tag: string): number {
  const count = font.readUInt16BE(4);
  for (let index = 0; index < count; index += 1) {
    const record = 12 + index * 16;
    if (font.toString('latin1', record, record + 4) === tag) return font.readUInt32BE(record + 8);
  }
  throw new RangeError(`the font has no ${tag}`);
}
