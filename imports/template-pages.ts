/** How the pages of a school's Word document are: their size and margins, what stands at their head and foot, whether it has a cover. */
import {
  MAX_LINE,
  MAX_LINES,
  type Page,
  type TemplateRead,
  templateRead,
  wordsIn,
} from '../quality/template/documents.ts';
import { relationsOf } from './files/xlsx-package.ts';
import { type Attributes, attributeOf, readXml } from './files/xml.ts';
import type { Parts } from './files/zip.ts';
import { asLines, type Paragraph, TemplateWords } from './template-words.ts';

/** Bytes of a document's text; a template has a page or two. */
const MAX_TEXT = 4_000_000;

type Pages = Pick<TemplateRead, 'page' | 'header' | 'footer' | 'cover'>;

/** `main` is the document's own part; `nameOf` a style's name by its id, in English and small letters. @throws ImportError when it is no XML */
export async function pagesIn(parts: Parts, main: string, nameOf: (style: string) => string): Promise<Pages> {
  const { section, paragraphs, hasBroken } = await wordsOf(parts, main);
  const relations = await relationsOf(parts, main);
  const linesAt = async (where: 'header' | 'footer') => {
    for (const type of ['default', 'first']) {
      const target = relations.get(section.references.get(`${where}Reference ${type}`) ?? '')?.target;
      const lines = target && parts.has(target) ? asLines((await wordsOf(parts, target)).paragraphs) : [];
      if (lines.length > 0) return lines;
    }
    return [];
  };
  return {
    page: pageOf(section),
    header: await linesAt('header'),
    footer: await linesAt('footer'),
    cover: hasBroken ? coverOf(paragraphs, nameOf) : null,
  };
}

async function wordsOf(parts: Parts, part: string): Promise<TemplateWords> {
  const words = new TemplateWords();
  await readXml(parts.bytes(part, { most: MAX_TEXT }), {
    open: (name, attributes) => words.open(name, attributes),
    text: (text) => words.text(text),
    close: (name) => words.close(name),
  });
  return words;
}

/** Null where charts and tables would have too little room, and for pages that lie down. */
function pageOf({ size, margin }: { size: Attributes; margin: Attributes }): Page | null {
  const twips = (of: Attributes, name: string): number =>
    Math.abs(Math.round(Number(attributeOf(of, name) || Number.NaN)));
  const sides = ['top', 'right', 'bottom', 'left', 'header', 'footer'].map((side) => [side, twips(margin, side)]);
  const read = { width: twips(size, 'w'), height: twips(size, 'h'), margin: Object.fromEntries(sides) };
  return templateRead.shape.page.safeParse(read).data ?? null;
}

/** Characters on a first page with more than which it is no cover. */
const MOST_ON_COVER = 500;
/** What a report has of its own there, by the names that Word gives styles. */
const OURS: ReadonlySet<string> = new Set(['title', 'subtitle']);

/** Its words beside the title; null for a first page that somebody has written on. */
function coverOf(paragraphs: readonly Paragraph[], nameOf: (style: string) => string): string[] | null {
  const first = paragraphs.filter(({ isFirstPage }) => isFirstPage);
  const lines = first.filter(({ style }) => !OURS.has(nameOf(style))).map(wordsIn);
  const isWritten = first.some(({ style }) => /^(?:heading \d|toc )/u.test(nameOf(style)));
  if (isWritten || lines.length > MAX_LINES || lines.join('').length > MOST_ON_COVER) return null;
  return lines.filter((line) => line !== '' && line.length <= MAX_LINE);
}
