/** How the school wants its reports in Word to look: what was read of a document of its own. The document itself is never kept. */
import { z } from 'zod';
import { base, isoInstant } from '../base.ts';

/** Of a style; null where the document says nothing that can be used. */
const look = z.object({
  font: z.string().max(60).nullable(),
  /** Half points, as Word counts. */
  size: z.int().min(12).max(144).nullable(),
  /** Six hexadecimal digits. */
  color: z
    .string()
    .regex(/^[\dA-F]{6}$/)
    .nullable(),
  bold: z.boolean().nullable(),
});
export type Look = z.infer<typeof look>;

export const STYLED = ['body', 'title', 'heading1', 'heading2', 'heading3'] as const;
export type Styled = (typeof STYLED)[number];
const looks = z.object({ body: look, title: look, heading1: look, heading2: look, heading3: look });

/** Bytes of a picture; a logotype of a letter head is far below. */
export const MAX_LOGO = 100_000;
const logo = z.object({
  type: z.enum(['png', 'jpg']),
  base64: z.base64().max(Math.ceil(MAX_LOGO / 3) * 4),
  /** Pixels. */
  width: z.int().min(16).max(4000),
  height: z.int().min(16).max(4000),
});
export type Logo = z.infer<typeof logo>;

/** Twentieths of a point, as Word counts. Between the margins there is room for charts and tables. */
const twips = z.int().min(0).max(3400);
const MIN_TEXT_WIDTH = 8400;
const page = z
  .object({
    width: z.int().min(11_000).max(13_000),
    height: z.int().min(15_000).max(17_500),
    margin: z.object({ top: twips, right: twips, bottom: twips, left: twips, header: twips, footer: twips }),
  })
  .refine(({ width, margin: { left, right } }) => width - left - right >= MIN_TEXT_WIDTH);
export type Page = z.infer<typeof page>;

/** Lines of a page's head or foot, and words of a cover, that are taken at most; and characters of one. */
export const MAX_LINES = 6;
export const MAX_LINE = 160;
const words = z.string().max(MAX_LINE);
/** A line at a page's head or foot: words, tabs among them, and where the page's number and how many there are stand. */
const pageLine = z.object({
  align: z.enum(['left', 'center', 'right']),
  parts: z.array(z.union([words, z.object({ field: z.enum(['page', 'pages']) })])).max(20),
});
export type PageLine = z.infer<typeof pageLine>;
const pageLines = z.array(pageLine).max(MAX_LINES);

/** What can be taken over from a document. */
export const templateRead = z.object({
  looks,
  logo: logo.nullable(),
  /** Null where the document's own pages leave too little room. */
  page: page.nullable().default(null),
  header: pageLines.default([]),
  footer: pageLines.default([]),
  /** What stands on its cover beside the title; null where it has none. */
  cover: z.array(words).max(MAX_LINES).nullable().default(null),
  /** Headings are numbered: 1, 1.1. */
  numbered: z.boolean().default(false),
});
export type TemplateRead = z.infer<typeof templateRead>;

/** The words of a line alone. */
export const wordsIn = ({ parts }: Pick<PageLine, 'parts'>): string =>
  parts
    .map((part) => (typeof part === 'string' ? part : ' '))
    .join('')
    .replaceAll(/\s+/gu, ' ')
    .trim();

/** There is one, with this id. */
export const TEMPLATE = 'template';
export const template = z.object({
  ...base,
  kind: z.literal('template'),
  ...templateRead.shape,
  by: z.string(),
  at: isoInstant,
});
export type Template = z.infer<typeof template>;
