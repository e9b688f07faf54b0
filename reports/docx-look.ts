/** How a report looks in Word: styles, pages, what stands at their head and foot, and the front; ours, and before that the school's own template's. */
import {
  AlignmentType,
  Footer,
  Header,
  HeadingLevel,
  ImageRun,
  type INumberingOptions,
  type ISectionOptions,
  LevelFormat,
  PageBreak,
  PageNumber,
  Paragraph,
  TabStopType,
  TextRun,
} from 'docx';
import { COLOURS } from '../pictures/colours.ts';
import type { Look, Page, PageLine } from '../quality/template/documents.ts';
import type { Report } from './document.ts';
import { xmlText } from './xml.ts';

const LANGUAGE = { sv: 'sv-SE', en: 'en-GB' } as const;
/** On every machine with Word or LibreOffice. */
const FONT = 'Calibri';
/** Half points: tables, captions, head and foot. */
export const SMALL = 18;
/** Twentieths of a point: A4 with margins of 2 cm (ISO 216), head and foot 1.25 cm from the edge as Word has them. */
const A4: Page = {
  width: 11_906,
  height: 16_838,
  margin: { top: 1134, right: 1134, bottom: 1134, left: 1134, header: 708, footer: 708 },
};
export const hex = (colour: string): string => colour.replace('#', '');
const INK = hex(COLOURS.light.text);

const pageOf = ({ template }: Report): Page => template?.page ?? A4;
/** Between the margins, in twentieths of a point. */
export function textWidth(report: Report): number {
  const { width, margin } = pageOf(report);
  return width - margin.left - margin.right;
}

export function stylesOf({ locale, template }: Report) {
  const body = runOf(template?.looks.body, { font: FONT, size: 22, color: INK });
  const heading = (of: 'title' | 'heading1' | 'heading2' | 'heading3', size: number) =>
    runOf(template?.looks[of], { ...body, size, bold: true });
  return {
    document: { run: { ...body, language: { value: LANGUAGE[locale] } } },
    title: { run: heading('title', 44) },
    heading1: { run: heading('heading1', 30), paragraph: { keepNext: true, spacing: { before: 360, after: 120 } } },
    heading2: { run: heading('heading2', 25), paragraph: { keepNext: true, spacing: { before: 240, after: 80 } } },
    heading3: { run: heading('heading3', 22), paragraph: { keepNext: true, spacing: { before: 160, after: 60 } } },
    caption: { run: { ...body, size: SMALL, bold: true, italics: false }, paragraph: { keepNext: true } },
  };
}

type Run = { readonly font: string; readonly size: number; readonly color: string; readonly bold?: boolean };
const runOf = (look: Look | undefined, ours: Run): Run => ({
  font: look?.font ?? ours.font,
  size: look?.size ?? ours.size,
  color: look?.color ?? ours.color,
  bold: look?.bold ?? ours.bold ?? false,
});

const HEADINGS = 'headings';
/** 1, 1.1: for headings where the school's template numbers them. */
export const NUMBERING: INumberingOptions = {
  config: [
    {
      reference: HEADINGS,
      levels: ['%1', '%1.%2'].map((text, level) => ({
        level,
        text,
        format: LevelFormat.DECIMAL,
        alignment: AlignmentType.LEFT,
        style: { paragraph: { indent: { left: 737, hanging: 737 } } },
      })),
    },
  ],
};
export const numbered = ({ template }: Report, level: 0 | 1) =>
  template?.numbered ? { numbering: { reference: HEADINGS, level } } : {};

/** A cover has neither head nor foot. */
export function pagesOf(report: Report): Pick<ISectionOptions, 'properties' | 'headers' | 'footers'> {
  const { width, height, margin } = pageOf(report);
  const { header = [], footer = [] } = report.template ?? {};
  const hasCover = hasOwnPage(report);
  const head = header.map((line) => paragraphOf(line, report));
  return {
    properties: { page: { size: { width, height }, margin }, titlePage: hasCover },
    ...(head.length === 0 ? {} : { headers: { default: new Header({ children: head }) } }),
    footers: { default: new Footer({ children: footOf(footer, report) }) },
  };
}

/** The school's own foot, and the page's number where that has none. */
function footOf(footer: readonly PageLine[], report: Report): Paragraph[] {
  const isNumbered = footer.some(({ parts }) => parts.some((part) => typeof part !== 'string'));
  const title = footer.length === 0 ? [`${report.title} · `] : [];
  const number: PageLine = { align: 'right', parts: [...title, { field: 'page' }, ' / ', { field: 'pages' }] };
  return [...footer, ...(isNumbered ? [] : [number])].map((line) => paragraphOf(line, report));
}

const ALIGN = { left: AlignmentType.LEFT, center: AlignmentType.CENTER, right: AlignmentType.RIGHT } as const;
const FIELDS = { page: PageNumber.CURRENT, pages: PageNumber.TOTAL_PAGES } as const;
/** With tabs where Word has them in heads and feet: in the middle and at the right. */
function paragraphOf({ align, parts }: PageLine, report: Report): Paragraph {
  const width = textWidth(report);
  const children = parts.map((part) => (typeof part === 'string' ? xmlText(part) : FIELDS[part.field]));
  return new Paragraph({
    alignment: ALIGN[align],
    tabStops: [
      { type: TabStopType.CENTER, position: Math.round(width / 2) },
      { type: TabStopType.RIGHT, position: width },
    ],
    children: [new TextRun({ size: SMALL, children })],
  });
}

/** As large as the letter head allows, and no larger than it is. */
const LOGO = { width: 240, height: 90 };
function logoOf({ template }: Report): Paragraph[] {
  if (!template?.logo) return [];
  const { type, base64, width, height, altText } = template.logo;
  const scale = Math.min(1, LOGO.width / width, LOGO.height / height);
  const transformation = { width: Math.round(width * scale), height: Math.round(height * scale) };
  const description = xmlText(altText);
  const data = Buffer.from(base64, 'base64');
  const image = new ImageRun({ type, data, transformation, altText: { name: description, description } });
  return [new Paragraph({ spacing: { after: 240 }, children: [image] })];
}

const hasOwnPage = ({ template }: Report): boolean => (template?.cover ?? null) !== null;

/** The logotype, what it is and of what; on a page of its own with the words of the cover where the template has one. */
export function frontOf(report: Report): Paragraph[] {
  const { title, subtitle, template } = report;
  const cover = hasOwnPage(report);
  const down = cover ? { before: 3600 } : {};
  return [
    ...logoOf(report),
    new Paragraph({ heading: HeadingLevel.TITLE, spacing: down, text: xmlText(title) }),
    new Paragraph({ spacing: { after: 240 }, text: xmlText(subtitle) }),
    ...(template?.cover ?? []).map((line) => new Paragraph({ spacing: { after: 80 }, text: xmlText(line) })),
    ...(cover ? [new Paragraph({ children: [new PageBreak()] })] : []),
  ];
}
