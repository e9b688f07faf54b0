/** What is judged as a whole: a short text, or one sentence of a longer one together with nothing else. */
const SHORT = 190;

export type Unit = { readonly text: string; readonly from: number };

export function units(joined: string): Unit[] {
  // File names and lists join words with underscores.
  const text = joined.replaceAll('_', ' ');
  if (text.length <= SHORT) return [{ text, from: 0 }];
  const found: Unit[] = [];
  for (const match of text.matchAll(/[^.!?\n]+(?:[.!?](?!\s|$)[^.!?\n]*)*[.!?\n]*/gu)) {
    if (match[0].trim() !== '') found.push({ text: match[0].slice(0, 400), from: match.index });
    if (found.length >= 400) break;
  }
  return found;
}
