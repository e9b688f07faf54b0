/** Long texts that are hard for one pattern: repetitions of its own pieces, made by reading the pattern. */

/** A piece of a pattern: its text, how often it may stand, and for a group what may stand in it. */
type Piece = {
  readonly source: string;
  readonly most: number;
  readonly inside: readonly (readonly Piece[])[] | null;
  /** It only looks, or says where: it takes no room. */
  readonly empty: boolean;
};

/** A text of any length: what it begins with, and what is then said over and over. The end fits nothing. */
export type Attack = { readonly before: string; readonly again: string };
export const textOf = ({ before, again }: Attack, length: number): string =>
  `${before}${again.repeat(Math.ceil(length / again.length))}\u0001`;

/** Reads a pattern into alternatives of pieces. */
class Reader {
  readonly #source: string;
  #at = 0;
  constructor(source: string) {
    this.#source = source;
  }

  alternatives(): Piece[][] {
    const all: Piece[][] = [[]];
    while (this.#at < this.#source.length && this.#source[this.#at] !== ')') {
      if (this.#source[this.#at] === '|') {
        this.#at += 1;
        all.push([]);
      } else all.at(-1)?.push(this.#piece());
    }
    return all;
  }

  #piece(): Piece {
    const group = this.#take(/\((?:\?(?:<?[=!]|<[^>]+>|[a-z-]*:))?/y);
    if (group) {
      const inside = this.alternatives();
      this.#at += 1;
      return { source: '', inside, empty: /^\(\?<?[=!]/.test(group), most: this.#most() };
    }
    const source =
      this.#take(/\[(?:\\.|[^\]\\])*\]/y) ??
      this.#take(/\\(?:[pPu]\{[^}]*\}|u[\da-fA-F]{4}|x[\da-fA-F]{2}|k<[^>]+>|.)/y) ??
      this.#take(/./suy) ??
      '';
    return { source, inside: null, empty: /^(?:[$^]|\\[bB\d]|\\k<.*)$/.test(source), most: this.#most() };
  }

  #most(): number {
    const quantifier = this.#take(/(?:[*+?]|\{\d+(?:,\d*)?\})\??/y);
    if (!quantifier) return 1;
    if (quantifier.startsWith('?')) return 1;
    const [, last] = /(\d+)\}/.exec(quantifier) ?? [];
    return last === undefined ? Number.POSITIVE_INFINITY : Number(last);
  }

  #take(what: RegExp): string | null {
    what.lastIndex = this.#at;
    const found = what.exec(this.#source)?.[0] ?? null;
    this.#at += found?.length ?? 0;
    return found;
  }
}

/** Signs of all sorts; the first that fits a piece stands for it. */
const SIGNS = [
  ...'a0A -.,:;/_@()[]{}<>"\'!?%&+=*#~|\\$^`åÅ°–—…’«»€•½',
  '\n',
  '\r',
  '\t',
  '\u00a0',
  '\u0301',
  '\u200b',
  '\ufeff',
  '一',
  '😀',
  '１',
];

/** A shortest text that a sequence of pieces fits, as far as its pieces tell. */
function sample(pieces: readonly Piece[], flags: string): string {
  return pieces.map((piece) => sampleOf(piece, flags)).join('');
}

function sampleOf({ source, inside, empty }: Piece, flags: string): string {
  if (empty) return '';
  if (inside) return sample(inside[0] ?? [], flags);
  const one = new RegExp(`^${source}$`, flags.replaceAll(/[gy]/g, ''));
  // A letter stands for itself, so that words come out whole.
  if (one.test(source)) return source;
  return SIGNS.find((sign) => one.test(sign)) ?? String.fromCodePoint(1);
}

/** What any pattern is tried with. */
const ANY = [
  'a',
  'A',
  '0',
  ' ',
  '\n',
  '.',
  '-',
  ',',
  'å',
  'a ',
  '0 ',
  'Aa ',
  'a.',
  '1-',
  '0.',
  'a@',
  ' .',
  '\t ',
  'a\n',
  ' \n',
  'e\u0301',
  '"',
  '(',
  '😀',
];
/** At most so many of each sort, spread over all there are. */
const MOST = 20;

/** Texts of the pattern's own pieces over and over: each piece, each beginning, and each piece that may be repeated after what comes before it. */
export function attacksOn({ source, flags }: Pick<RegExp, 'source' | 'flags'>): Attack[] {
  const pumped: Attack[] = [];
  const repeated = new Set<string>();
  const walk = (pieces: readonly Piece[], outside: string): void => {
    let before = outside;
    for (const [at, piece] of pieces.entries()) {
      const own = sampleOf(piece, flags);
      for (const each of piece.inside ?? []) walk(each, before);
      if (piece.most > 3 && own !== '') {
        pumped.push({ before, again: own }, { before: '', again: before + own + own });
        const next = pieces.slice(at + 1).find((other) => !other.empty);
        if (next) pumped.push({ before, again: own + sampleOf(next, flags) });
      }
      before += own;
      repeated.add(own).add(before);
    }
  };
  for (const pieces of new Reader(source).alternatives()) walk(pieces, '');
  const again = [...repeated].filter((text) => text !== '').map((text): Attack => ({ before: '', again: text }));
  const any = ANY.map((text): Attack => ({ before: '', again: text }));
  return [...any, ...spread(pumped), ...spread(again)];
}

const spread = <Item>(list: readonly Item[]): Item[] =>
  list.filter((_, at) => at % Math.ceil(list.length / MOST) === 0);
