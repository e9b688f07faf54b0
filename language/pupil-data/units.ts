/** What is judged as a whole: a short text, or one sentence of a longer one together with nothing else. */
const SHORT = 190;
/** A longer sentence is judged in pieces of so many signs, each with some of what stood before it, so that nobody is cut in two. */
const LONGEST = 400;
const AGAIN = 80;
/** So many sentences are judged; a text of the length that is stored holds fewer. */
const MOST = 2000;

const FILE = /[^\s]{3,200}\.(?:docx?|pdf|xlsx?|odt|ods|pptx?|jpe?g|png|msg|eml|txt)(?![\p{L}\d])/giu;

/** Up to a sign that ends a sentence; a full stop inside a word or after one letter alone, as of initials, does not. */
const SENTENCE = /[^.!?\n]+(?:(?:[.!?](?!\s|$)|(?<=(?<!\p{L})\p{L})\.)[^.!?\n]*)*[.!?\n]*/gu;

export type Unit = { readonly text: string; readonly from: number };

export function units(joined: string): Unit[] {
  // File names and lists join words with underscores, file names and addresses with other signs too.
  const text = joined
    .replaceAll(FILE, (file) => file.replaceAll(/%20|-/g, (sign) => ' '.repeat(sign.length)))
    .replaceAll('_', ' ');
  if (text.length <= SHORT) return [{ text, from: 0 }, ...items(text)];
  const found: Unit[] = [];
  for (const match of text.matchAll(SENTENCE)) {
    if (match[0].trim() !== '') found.push(...pieces({ text: match[0], from: match.index }));
    if (found.length >= MOST) break;
  }
  return found;
}

/** A point of a list; so few signs are judged under their heading alone. */
const ITEM = /^[ \t]*(?:[-*•–]|\d{1,2}[.)])[ \t]+(?=\S)([^\n]{20,})$/gmu;
const items = (text: string): Unit[] =>
  [...text.matchAll(ITEM)].map((match) => ({
    text: match[1] ?? '',
    from: match.index + match[0].length - (match[1] ?? '').length,
  }));

function pieces({ text, from }: Unit): Unit[] {
  const found: Unit[] = [];
  let start = 0;
  while (text.length - start > LONGEST) {
    found.push({ text: text.slice(start, start + LONGEST), from: from + start });
    const space = text.indexOf(' ', start + LONGEST - AGAIN);
    start = space > 0 && space < start + LONGEST ? space + 1 : start + LONGEST - AGAIN;
  }
  return [...found, { text: text.slice(start), from: from + start }];
}
