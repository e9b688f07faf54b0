/** A report as a Word document: headings, language, header rows, charts that can be edited, pictures with alternative texts. */
import {
  AlignmentType,
  Document,
  Footer,
  HeadingLevel,
  ImageRun,
  Packer,
  PageNumber,
  Paragraph,
  TableCell,
  TableRow,
  TextRun,
  WidthType,
  Table as WordTable,
} from 'docx';
import { ChartRun, type ChartSeries } from 'docx/charts';
import { COLOURS } from '../pictures/colours.ts';
import { draw } from '../pictures/draw.ts';
import { scaleOf } from '../pictures/scale.ts';
import type { Look } from '../quality/template/documents.ts';
import type { Block, Chart, Report, Table } from './document.ts';
import { widthsOf } from './widths.ts';
import { xmlText } from './xml.ts';

type Picture = Extract<Block, { kind: 'picture' }>;
type Piece = Paragraph | WordTable;

const LANGUAGE = { sv: 'sv-SE', en: 'en-GB' } as const;
/** On every machine with Word or LibreOffice. */
const FONT = 'Calibri';
const SMALL = 18;
/** Twentieths of a point: A4 with margins of 2 cm (ISO 216). */
const MARGIN = 1134;
const WIDTH = 11_906;
const A4 = {
  size: { width: WIDTH, height: 16_838 },
  margin: { top: MARGIN, bottom: MARGIN, left: MARGIN, right: MARGIN },
};
const TEXT_WIDTH = WIDTH - 2 * MARGIN;
const { text: INK, next: BLUE, line: GREY } = COLOURS.light;
const hex = (colour: string): string => colour.replace('#', '');

export async function toDocx(report: Report): Promise<Uint8Array> {
  const children = await contentOf(report);
  const document = new Document({
    title: xmlText(report.title),
    creator: xmlText(report.school),
    description: xmlText(report.subtitle),
    styles: {
      // Word's own files have it, and what checks accessibility looks for it.
      characterStyles: [{ id: 'DefaultParagraphFont', name: 'Default Paragraph Font' }],
      default: stylesOf(report),
    },
    sections: [{ properties: { page: A4 }, children, footers: { default: footerOf(report) } }],
  });
  return new Uint8Array(await Packer.toBuffer(document));
}

/** Ours, and before them the school's own. */
function stylesOf({ locale, cover }: Report) {
  const body = runOf(cover?.looks.body, { font: FONT, size: 22, color: hex(INK) });
  const heading = (of: 'title' | 'heading1' | 'heading2' | 'heading3', size: number) =>
    runOf(cover?.looks[of], { ...body, size, bold: true });
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

/** As large as the letter head allows, and no larger than it is. */
const LOGO = { width: 240, height: 90 };
function logoOf({ cover }: Report): Piece[] {
  if (!cover?.logo) return [];
  const { type, base64, width, height, altText } = cover.logo;
  const scale = Math.min(1, LOGO.width / width, LOGO.height / height);
  const transformation = { width: Math.round(width * scale), height: Math.round(height * scale) };
  const description = xmlText(altText);
  const data = Buffer.from(base64, 'base64');
  const image = new ImageRun({ type, data, transformation, altText: { name: description, description } });
  return [new Paragraph({ spacing: { after: 240 }, children: [image] })];
}

const footerOf = ({ title }: Report): Footer =>
  new Footer({
    children: [
      new Paragraph({
        alignment: AlignmentType.RIGHT,
        children: [
          new TextRun({
            size: SMALL,
            children: [`${xmlText(title)} · `, PageNumber.CURRENT, ' / ', PageNumber.TOTAL_PAGES],
          }),
        ],
      }),
    ],
  });

async function contentOf(report: Report): Promise<Piece[]> {
  const { title, subtitle, sections } = report;
  const pieces: Piece[] = [
    ...logoOf(report),
    new Paragraph({ heading: HeadingLevel.TITLE, text: xmlText(title) }),
    new Paragraph({ spacing: { after: 240 }, text: xmlText(subtitle) }),
  ];
  for (const { title: name, blocks, parts } of sections) {
    pieces.push(new Paragraph({ heading: HeadingLevel.HEADING_1, text: xmlText(name) }));
    for (const block of blocks) pieces.push(...(await piecesOf(block)));
    for (const part of parts) {
      pieces.push(new Paragraph({ heading: HeadingLevel.HEADING_2, text: xmlText(part.title) }));
      for (const block of part.blocks) pieces.push(...(await piecesOf(block)));
    }
  }
  return pieces;
}

async function piecesOf(block: Block): Promise<Piece[]> {
  switch (block.kind) {
    case 'heading':
      return [new Paragraph({ heading: HeadingLevel.HEADING_3, text: xmlText(block.text) })];
    case 'words':
      return wordPieces(block.text, block.label);
    case 'list':
      return block.items.map((item) => new Paragraph({ bullet: { level: 0 }, text: xmlText(item) }));
    case 'picture':
      return [new Paragraph({ alignment: AlignmentType.CENTER, children: [await pictureRun(block)] })];
    case 'table':
      return tablePieces(block);
  }
}

function wordPieces(text: string, label: string | undefined): Piece[] {
  return text.split('\n').map((line, index) => {
    const intro = label !== undefined && index === 0 ? [new TextRun({ bold: true, text: `${xmlText(label)}: ` })] : [];
    return new Paragraph({ spacing: { after: 80 }, children: [...intro, new TextRun(xmlText(line))] });
  });
}

async function pictureRun(picture: Picture): Promise<ChartRun | ImageRun> {
  const { svg, altText, chart } = picture;
  const description = { name: xmlText(altText.split(/[.:]/u)[0] ?? ''), description: xmlText(altText) };
  if (chart) return chartRun(chart, description);
  const side = 400;
  return new ImageRun({
    type: 'png',
    data: await draw(svg),
    transformation: { width: side, height: side },
    altText: description,
  });
}

function chartRun({ type, categories, series }: Chart, altText: { name: string; description: string }): ChartRun {
  const { low, high, ticks } = scaleOf(series.flatMap(({ values }) => values.filter((value) => value !== null)));
  const shared = {
    altText,
    font: { color: hex(INK) },
    dataLabels: { value: true },
    transformation: { width: 560, height: 300 },
  };
  if (type === 'bar') {
    // Word has the first bar at the bottom.
    const bars = series.map(({ name, values }) => ({
      name: xmlText(name),
      values: values.toReversed(),
      color: hex(BLUE),
    }));
    const valueAxis = { minimum: 0, interval: Math.max(1, Math.round((ticks[1] ?? 1) - (ticks[0] ?? 0))) };
    return new ChartRun({
      type,
      categories: categories.map(xmlText).toReversed(),
      series: bars,
      valueAxis,
      legend: false,
      ...shared,
    });
  }
  const lines = series.map(
    ({ name, values, role }): ChartSeries =>
      role === 'value'
        ? { name: xmlText(name), values, color: hex(BLUE), markers: true }
        : { name: xmlText(name), values, color: hex(GREY), line: { dash: 'dash' }, dataLabels: false },
  );
  return new ChartRun({
    type,
    categories: categories.map(xmlText),
    series: lines,
    valueAxis: { minimum: low, maximum: high },
    ...shared,
  });
}

function tablePieces(table: Table): Piece[] {
  const { caption, columns, rows } = table;
  const widths = widthsOf(table);
  const whole = widths.reduce((sum, width) => sum + width, 0);
  const cellOf = (text: string, bold: boolean): TableCell =>
    new TableCell({
      children: [new Paragraph({ children: [new TextRun({ text: xmlText(text), bold, size: SMALL })] })],
    });
  const header = new TableRow({ tableHeader: true, children: columns.map((column) => cellOf(column, true)) });
  const body = rows.map(
    (row) => new TableRow({ cantSplit: true, children: row.map(({ text }) => cellOf(text, false)) }),
  );
  return [
    new Paragraph({ style: 'Caption', spacing: { before: 160, after: 60 }, text: xmlText(caption) }),
    new WordTable({
      width: { size: 100, type: WidthType.PERCENTAGE },
      columnWidths: widths.map((width) => Math.round((width / whole) * TEXT_WIDTH)),
      margins: { top: 40, bottom: 40, left: 70, right: 70 },
      rows: [header, ...body],
    }),
    new Paragraph({ spacing: { after: 120 }, text: '' }),
  ];
}
