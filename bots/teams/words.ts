/** What somebody wrote in Teams, as words: mentions become names, ours goes, marks are undone once, a quotation is left out. Pure. */
import { decodeHTMLStrict } from 'entities';
import { Parser } from 'htmlparser2';

/** A mention in a message: by what name, and whether it means the bot. In the order in which they stand there. */
export type Mention = { readonly name: string; readonly ours: boolean };

/** Where a quotation was; what it says lies in an entity beside (Microsoft Teams SDK, "Quoted replies", 2026). */
const QUOTED = /<\/?quoted\b[^<>]{0,200}>/gi;

/** An `<at>` with the name in it. A name holds no tags, so that no text makes this slow. */
const AT = /<at\b[^<>]{0,200}>([^<>]{0,400})<\/at>/gi;

/** Each escaped character once: what was written as `&amp;lt;` is `&lt;`. Blanks that are not seen, or do not break, are none or plain ones. */
const unescaped = (text: string): string =>
  decodeHTMLStrict(text)
    .replaceAll(/[\u00A0\u202F]/g, ' ')
    .replaceAll(/[\u200B\u2060\uFEFF]/g, '');

const nameOf = (name: string): string => unescaped(name).trim().toLowerCase();

/** A mention by the text that its entity gives, `<at>Årshjulet</at>`. */
export const mentionAs = (text: string, ours: boolean): Mention => ({
  name: nameOf(text.replaceAll(AT, '$1').replace(/^@/, '')),
  ours,
});

/** The words of a text with `<at>` in it. Mentions of the bot are left out, others are the name alone; `own`: a name that always means it. */
export function plainText(text: string, mentions: readonly Mention[], own?: string): string {
  const waiting = [...mentions];
  const means = (name: string): boolean => {
    const next = waiting.findIndex((mention) => mention.name === name);
    const [mention] = next < 0 ? [] : waiting.splice(next, 1);
    return mention?.ours ?? (name === own || mentions.some((one) => one.ours && one.name === name));
  };
  const named = text.replaceAll(QUOTED, ' ').replaceAll(AT, (_, name: string) => (means(nameOf(name)) ? ' ' : name));
  const words = unescaped(named).replaceAll(/ {2,}/g, ' ').trim();
  // Some clients write the mention as its bare name.
  const bare = waiting.find(({ name, ours }) => ours && name !== '' && begins(words, name));
  return bare ? words.slice(words.startsWith('@') ? bare.name.length + 1 : bare.name.length).trim() : words;
}

function begins(words: string, name: string): boolean {
  const rest = words.replace(/^@/, '').toLowerCase();
  return rest.startsWith(name) && !/^[\p{L}\p{N}]/u.test(rest.slice(name.length));
}

/** Elements that stand on lines of their own, and cells that stand beside each other. */
const LINES: ReadonlySet<string> = new Set([
  'blockquote',
  'br',
  'div',
  'h1',
  'h2',
  'h3',
  'h4',
  'h5',
  'h6',
  'hr',
  'li',
  'ol',
  'p',
  'pre',
  'table',
  'tr',
  'ul',
]);
const CELLS: ReadonlySet<string> = new Set(['td', 'th']);
const UNSEEN: ReadonlySet<string> = new Set(['script', 'style', 'title']);

/** `text`: with `<at>` in it, still escaped, without what is quoted. `quotes`: it answers something. `file`: it names a file or shows a picture. */
type Html = { readonly text: string; readonly quotes: boolean; readonly file: boolean };

/** What a message's HTML says; Teams' own marks are told by `itemtype` (`http://schema.skype.com/Mention`, `…/Reply`, `…/Emoji`). */
export function readHtml(html: string): Html {
  let [words, quotes, file] = ['', false, false];
  /** What is written when each open element closes; null inside what is left out. */
  const ends: (string | null)[] = [];
  const parser = new Parser(
    {
      ontext: (text) => {
        if (ends.at(-1) !== null) words += text.replaceAll(/[\t\r\n]+/g, ' ');
      },
      onopentag: (name, attributes) => {
        const kind = /\/(\w+)$/.exec(attributes['itemtype'] ?? '')?.[1] ?? '';
        const quotation = kind === 'Reply';
        quotes ||= quotation;
        if (ends.at(-1) === null || quotation || UNSEEN.has(name)) return void ends.push(null);
        const emoji = name === 'emoji' || /emoji/i.test(`${kind} ${attributes['class']}`);
        file ||= name === 'attachment' || (name === 'img' && !emoji);
        const [start, end] = marksOf(name, kind, ends);
        words += emoji ? (attributes['alt'] ?? '').slice(0, 40) : start;
        ends.push(end);
      },
      onclosetag: () => {
        words += ends.pop() ?? '';
      },
    },
    { decodeEntities: false },
  );
  parser.end(html);
  // A tab in front is a table's blank first cell.
  const lines = words.split('\n').map((line) => line.trimEnd().replace(/^ +/, ''));
  const said = lines.filter((line) => line !== '');
  // One row alone is words beside each other.
  const isTable = said.filter((line) => line.includes('\t')).length > 1;
  return { text: isTable ? said.join('\n') : said.join('\n').replaceAll('\t', ' ').trim(), quotes, file };
}

function marksOf(name: string, kind: string, within: readonly (string | null)[]): readonly [string, string] {
  if ((name === 'at' || kind === 'Mention') && !within.includes('</at>')) return ['<at>', '</at>'];
  if (LINES.has(name)) return ['\n', name === 'br' ? '' : '\n'];
  return CELLS.has(name) ? ['', '\t'] : ['', ''];
}
