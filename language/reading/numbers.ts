/**
 * A number as people write it: `8,4`, `8.4`, `1 234,5` (also with a non-breaking space), `−3`, `12 %`. Null for anything else, so
 * that nothing is ever guessed.
 */
export function parseNumber(text: string): number | null {
  const plain = text
    .trim()
    .replace(/(?<!\s)\s*%$/, '')
    .replace(/^[−–]/, '-')
    .replaceAll(/(?<=\d)[\s\u00a0\u202f](?=\d{3}(?!\d))/g, '')
    .replace(',', '.');
  if (!/^-?\d{1,12}(\.\d{1,6})?$/.test(plain)) return null;
  return Number(plain);
}
