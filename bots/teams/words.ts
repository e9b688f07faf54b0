/** What somebody wrote in Teams, as words: mentions become names, ours goes, marks are undone once, a quotation is left out. Pure. */

/** An `<at>` with the name in it. A name holds no tags, so that no text makes this slow. */
const AT = /<at\b[^<>]{0,200}>([^<>]{0,400})<\/at>/gi;

/** Characters that have a name in HTML, as far as Teams and keyboards here write them so. */
const NAMED: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: ' ',
  aring: 'å',
  auml: 'ä',
  ouml: 'ö',
  Aring: 'Å',
  Auml: 'Ä',
  Ouml: 'Ö',
  eacute: 'é',
  uuml: 'ü',
  ndash: '–',
  mdash: '—',
  hellip: '…',
  laquo: '«',
  raquo: '»',
  rsquo: '’',
  ldquo: '“',
  rdquo: '”',
};
const LAST_CHARACTER = 0x10_ff_ff;

/** Each escaped character once: what was written as `&amp;lt;` is `&lt;`. */
const unescaped = (text: string): string =>
  text.replaceAll(/&(?:#(\d{1,7})|#[xX]([\da-fA-F]{1,6})|([A-Za-z]{2,8}));/g, (all, decimal, hex, name) => {
    if (typeof name === 'string') return NAMED[name] ?? all;
    const code = typeof decimal === 'string' ? Number.parseInt(decimal, 10) : Number.parseInt(String(hex), 16);
    return code > 0 && code <= LAST_CHARACTER ? String.fromCodePoint(code).replace('\u00A0', ' ') : all;
  });

const nameOf = (name: string): string => unescaped(name).trim().toLowerCase();

/** The names by which mentions in a text mean the bot: of each entity its text, `<at>Årshjulet</at>`. */
export const mentionedNames = (texts: readonly string[]): ReadonlySet<string> =>
  new Set(texts.map((text) => nameOf(text.replaceAll(AT, '$1'))));

/** The words of a text with `<at>` in it; mentions by one of the names `ours` are left out, others are the name alone. */
export const plainText = (text: string, ours: ReadonlySet<string>): string =>
  unescaped(text.replaceAll(AT, (_, name: string) => (ours.has(nameOf(name)) ? ' ' : name)))
    .replaceAll('\u00A0', ' ')
    .trim();

/** Where a line ends when the tag is left out. */
const LINES = /^<\/?(?:p|div|br|li|tr|h[1-6]|ul|ol|blockquote)\b/i;
const QUOTATION = /^<blockquote\b[^<>]*schema\.skype\.com\/Reply/i;
const MENTION = /^<span\b[^<>]*schema\.skype\.com\/Mention/i;

/** A message's HTML as a text with `<at>` in it, without what it quotes. */
export function fromHtml(html: string): string {
  let words = '';
  let quoted = 0;
  let inMention = false;
  for (const [part] of html.matchAll(/<[^<>]*>|[^<]+|</g)) {
    const tag = part.startsWith('<') && part.endsWith('>') ? part : null;
    if (tag && (quoted > 0 ? /^<blockquote\b/i : QUOTATION).test(tag)) quoted += 1;
    else if (quoted > 0) quoted -= tag && /^<\/blockquote/i.test(tag) ? 1 : 0;
    else if (!tag || /^<\/?at\b/i.test(tag)) words += part;
    else if (MENTION.test(tag)) {
      words += '<at>';
      inMention = true;
    } else if (inMention && /^<\/span/i.test(tag)) {
      words += '</at>';
      inMention = false;
    } else if (LINES.test(tag)) words += '\n';
    else words += altOf(tag);
  }
  return words.replaceAll(/\n{2,}/g, '\n').trim();
}

/** An emoji stands in an attribute. */
const altOf = (tag: string): string => (/^<emoji\b/i.test(tag) ? (/\balt="([^"<>]{1,20})"/i.exec(tag)?.[1] ?? '') : '');

/** Whether a message's HTML quotes what it answers. */
export const quotes = (html: string): boolean => /<blockquote\b[^<>]{0,500}schema\.skype\.com\/Reply/i.test(html);

/** Whether a message's HTML names a file beside it: in a channel a bot is told no more of one (Microsoft, "Send and receive files"). */
export const namesFile = (html: string): boolean => /<attachment\b/i.test(html);
