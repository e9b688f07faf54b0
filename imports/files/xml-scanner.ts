/**
 * The events of an XML document that is written piece by piece. It knows what spreadsheets are made of: elements, attributes, text, CDATA, comments and
 * the five entities of XML. A document's own entities do not exist (ECMA-376, part 2, 8.1.3.2 forbids the declarations), so none can multiply.
 * Why not the library: docs/decisions.md.
 */
import { ImportError } from '../import-error.ts';
import { MAX_DEPTH, MAX_GAP } from '../limits.ts';

/** By name as it is written, prefix included. */
export type Attributes = Readonly<Record<string, string>>;
/** What takes the events; elements by their name without prefix. */
export type Events = {
  open(name: string, attributes: Attributes): void;
  text?(part: string): void;
  close(name: string): void;
};

const ENTITIES: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" };
const ENTITY = /&(?:#x([\da-f]{1,6});|#(\d{1,7});|([a-z]{1,4});)?/giu;
const LAST_CODE_POINT = 0x10ffff;
const TAB = 9;
const LINE = 10;
const RETURN = 13;
const SPACE = 32;
const BANG = 33;
const QUOTE = 34;
const APOSTROPHE = 39;
const SLASH = 47;
const COLON = 58;
const LESS = 60;
const EQUALS = 61;
const GREATER = 62;
const QUESTION = 63;
/** Characters that stand for something else in a text or an attribute. */
const MEANS_MORE = ['&', '\r', '\n', '\t'];
const NO_ATTRIBUTES: Attributes = {};
/** What is read begins in a piece that has not come yet. */
const UNFINISHED = -1;

class XmlError extends Error {}

export class XmlScanner {
  readonly #events: Events;
  /** What has been written of something unfinished. */
  #rest = '';
  /** The elements that are open, by their names with and without prefix. */
  readonly #names: string[] = [];
  readonly #locals: string[] = [];
  #hasRoot = false;
  /** Whether what is read holds nothing that stands for something else. */
  #isPlain = true;
  /** Where the attributes that were read last end. */
  #at = 0;

  constructor(events: Events) {
    this.#events = events;
  }

  /** @throws ImportError `tooDeep`, `hugeCell` for too much between two marks; an Error for what is no XML */
  write(piece: string): void {
    const source = this.#rest + piece;
    this.#isPlain = !MEANS_MORE.some((one) => source.includes(one));
    let at = 0;
    for (;;) {
      const mark = source.indexOf('<', at);
      if (mark < 0) break;
      if (mark > at) this.#text(source, at, mark);
      at = mark;
      const after = this.#markup(source, mark);
      if (after === UNFINISHED) break;
      at = after;
    }
    this.#rest = source.slice(at);
    if (this.#rest.length > MAX_GAP) throw new ImportError('hugeCell');
  }

  /** All has been written. @throws an Error when it is not a whole document */
  end(): void {
    if (!this.#hasRoot || this.#names.length > 0 || this.#rest.trim() !== '') throw new XmlError('unfinished');
  }

  #text(source: string, from: number, to: number): void {
    const raw = source.slice(from, to);
    if (this.#names.length > 0) this.#events.text?.(this.#isPlain ? raw : decoded(lined(raw)));
    else if (raw.trim() !== '') throw new XmlError('text outside');
  }

  /** Where the mark that begins at `at` ends. */
  #markup(source: string, at: number): number {
    const code = source.charCodeAt(at + 1);
    if (code === SLASH) return this.#closing(source, at + 2);
    if (code === QUESTION) return behind(source, '?>', at + 2);
    if (code === BANG) return this.#declared(source, at);
    return this.#opening(source, at + 1);
  }

  #declared(source: string, at: number): number {
    if (source.startsWith('<!--', at)) return behind(source, '-->', at + 4);
    if (source.startsWith('<![CDATA[', at)) {
      const after = behind(source, ']]>', at + 9);
      if (after !== UNFINISHED && this.#names.length > 0) this.#events.text?.(lined(source.slice(at + 9, after - 3)));
      return after;
    }
    const after = behind(source, '>', at);
    const list = source.indexOf('[', at);
    return list < 0 || (after !== UNFINISHED && list > after) ? after : behind(source, ']>', list);
  }

  #closing(source: string, from: number): number {
    const name = this.#names.at(-1) ?? '';
    const end = blanksFrom(source, from + name.length);
    if (end >= source.length) return UNFINISHED;
    const local = this.#locals.pop();
    if (local === undefined || !source.startsWith(name, from) || source.charCodeAt(end) !== GREATER)
      throw new XmlError('not closed');
    this.#names.pop();
    this.#events.close(local);
    return end + 1;
  }

  #opening(source: string, from: number): number {
    let at = from;
    let local = from;
    let code = source.charCodeAt(at);
    while (code > SPACE && code !== SLASH && code !== GREATER) {
      if (code === COLON && local === from) local = at + 1;
      at += 1;
      code = source.charCodeAt(at);
    }
    if (at === source.length) return UNFINISHED;
    const name = source.slice(from, at);
    if (name === '') throw new XmlError('no name');
    let attributes = NO_ATTRIBUTES;
    if (code <= SPACE) {
      const read = this.#attributes(source, at);
      if (read === null) return UNFINISHED;
      attributes = read;
      at = this.#at;
    }
    const isEmpty = source.charCodeAt(at) === SLASH;
    if (isEmpty) at += 1;
    if (at === source.length) return UNFINISHED;
    if (source.charCodeAt(at) !== GREATER) throw new XmlError('not closed');
    this.#opened(name, local === from ? name : source.slice(local, from + name.length), attributes, isEmpty);
    return at + 1;
  }

  #opened(name: string, local: string, attributes: Attributes, isEmpty: boolean): void {
    if (this.#names.length === 0 && this.#hasRoot) throw new XmlError('two roots');
    if (this.#names.length >= MAX_DEPTH) throw new ImportError('tooDeep');
    this.#hasRoot = true;
    this.#names.push(name);
    this.#events.open(local, attributes);
    if (!isEmpty) {
      this.#locals.push(local);
      return;
    }
    this.#names.pop();
    this.#events.close(local);
  }

  /** An element's attributes from `from` on, null when they are not there yet; `#at` is then behind them. */
  #attributes(source: string, from: number): Attributes | null {
    const found: Record<string, string> = {};
    for (let at = from; ; ) {
      at = blanksFrom(source, at);
      const first = source.charCodeAt(at);
      if (first === GREATER || first === SLASH) {
        this.#at = at;
        return found;
      }
      const start = at;
      while (isOfName(source.charCodeAt(at))) at += 1;
      const name = source.slice(start, at);
      const equals = blanksFrom(source, at);
      const opens = blanksFrom(source, equals + 1);
      if (opens >= source.length) return null;
      const quote = source.charCodeAt(opens);
      if (name === '' || source.charCodeAt(equals) !== EQUALS || (quote !== QUOTE && quote !== APOSTROPHE))
        throw new XmlError('no attribute');
      const closes = source.indexOf(quote === QUOTE ? '"' : "'", opens + 1);
      if (closes < 0) return null;
      const value = source.slice(opens + 1, closes);
      if (value.includes('<')) throw new XmlError('mark in a value');
      found[name] = this.#isPlain ? value : decoded(lined(value).replace(/[\n\t]/gu, ' '));
      at = closes + 1;
    }
  }
}

const isOfName = (code: number): boolean =>
  code > SPACE &&
  code !== EQUALS &&
  code !== GREATER &&
  code !== SLASH &&
  code !== QUOTE &&
  code !== APOSTROPHE &&
  code !== LESS;

function blanksFrom(source: string, from: number): number {
  for (let at = from; ; at += 1) {
    const code = source.charCodeAt(at);
    if (code !== SPACE && code !== LINE && code !== TAB && code !== RETURN) return at;
  }
}

function behind(source: string, mark: string, from: number): number {
  const at = source.indexOf(mark, from);
  return at < 0 ? UNFINISHED : at + mark.length;
}

/** Line ends are one character (XML 1.0, 2.11). */
const lined = (raw: string): string => (raw.includes('\r') ? raw.replace(/\r\n?/gu, '\n') : raw);
const decoded = (text: string): string => (text.includes('&') ? text.replace(ENTITY, characterOf) : text);

function characterOf(
  _: string,
  hex: string | undefined,
  decimal: string | undefined,
  name: string | undefined,
): string {
  if (name !== undefined && Object.hasOwn(ENTITIES, name)) return ENTITIES[name] ?? '';
  const code = hex === undefined ? Number(decimal) : Number.parseInt(hex, 16);
  if (!(code > 0 && code <= LAST_CODE_POINT)) throw new XmlError('no entity');
  return String.fromCodePoint(code);
}
