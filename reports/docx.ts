/** A report as a Word document: headings, language, header rows, charts that can be edited, pictures with alternative texts. */
import {
  AlignmentType,
  Document,
  HeadingLevel,
  ImageRun,
  Packer,
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
import type { Block, Chart, Report, Table } from './document.ts';
import { frontOf, hex, NUMBERING, numbered, pagesOf, SMALL, stylesOf, textWidth } from './docx-look.ts';
import { widthsOf } from './widths.ts';
import { xmlText } from './xml.ts';

type Picture = Extract<Block, { kind: 'picture' }>;
type Piece = Paragraph | WordTable;

const { text: INK, next: BLUE, line: GREY } = COLOURS.light;

export async function toDocx(report: Report): Promise<Uint8Array> {
  const document = new Document({
    title: xmlText(report.title),
    creator: xmlText(report.school),
    description: xmlText(report.subtitle),
    styles: {
      // Word's own files have it, and what checks accessibility looks for it.
      characterStyles: [{ id: 'DefaultParagraphFont', name: 'Default Paragraph Font' }],
      default: stylesOf(report),
    },
    numbering: NUMBERING,
    sections: [{ ...pagesOf(report), children: await contentOf(report) }],
  });
  return new Uint8Array(await Packer.toBuffer(document));
}

async function contentOf(report: Report): Promise<Piece[]> {
  const pieces: Piece[] = frontOf(report);
  const width = textWidth(report);
  for (const { title: name, blocks, parts } of report.sections) {
    pieces.push(new Paragraph({ heading: HeadingLevel.HEADING_1, ...numbered(report, 0), text: xmlText(name) }));
    for (const block of blocks) pieces.push(...(await piecesOf(block, width)));
    for (const part of parts) {
      pieces.push(
        new Paragraph({ heading: HeadingLevel.HEADING_2, ...numbered(report, 1), text: xmlText(part.title) }),
      );
      for (const block of part.blocks) pieces.push(...(await piecesOf(block, width)));
    }
  }
  return pieces;
}

async function piecesOf(block: Block, width: number): Promise<Piece[]> {
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
      return tablePieces(block, width);
  }
}

function wordPieces(text: string, label: string | undefined): Piece[] {
  return text.split('\n').map((line, index) => {
    const intro = label !== undefined && index === 0 ? [new TextRun({ bold: true, text: `${xmlText(label)}: ` })] : [];
    return new Paragraph({ spacing: { after: 80 }, children: [...intro, new TextRun(xmlText(line))] });
  });
}

/** Pixels across; there is so much between any margins. */
const PICTURE = 560;
async function pictureRun(picture: Picture): Promise<ChartRun | ImageRun> {
  const { svg, altText, chart } = picture;
  const description = { name: xmlText(altText.split(/[.:]/u)[0] ?? ''), description: xmlText(altText) };
  if (chart) return chartRun(chart, description);
  const png = Buffer.from(await draw(svg));
  // Both stand in a PNG's first chunk (PNG, third edition, 11.2.1).
  const [width, height] = [png.readUInt32BE(16), png.readUInt32BE(20)];
  const transformation = { width: PICTURE, height: Math.round((height / width) * PICTURE) };
  return new ImageRun({ type: 'png', data: png, transformation, altText: description });
}

function chartRun({ type, categories, series }: Chart, altText: { name: string; description: string }): ChartRun {
  const { low, high, step } = scaleOf(series.flatMap(({ values }) => values.filter((value) => value !== null)));
  const shared = {
    altText,
    font: { color: hex(INK) },
    transformation: { width: PICTURE, height: 300 },
  };
  if (type === 'bar') {
    // Word has the first bar at the bottom.
    const bars = series.map(({ name, values }) => ({
      name: xmlText(name),
      values: values.toReversed(),
      color: hex(BLUE),
    }));
    const valueAxis = { minimum: 0, interval: Math.max(1, Math.round(step)) };
    return new ChartRun({
      type,
      categories: categories.map(xmlText).toReversed(),
      series: bars,
      valueAxis,
      dataLabels: { value: true },
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
    valueAxis: { minimum: low, maximum: high, interval: step },
    dataLabels: { value: true, position: 'above' },
    ...shared,
  });
}

/** A table of so few rows is not parted by a page's end. */
const KEPT_TOGETHER = 8;

function tablePieces(table: Table, textWidth: number): Piece[] {
  const { caption, columns, rows } = table;
  const widths = widthsOf(table);
  const whole = widths.reduce((sum, width) => sum + width, 0);
  const cellOf = (text: string, bold: boolean, keepNext: boolean): TableCell =>
    new TableCell({
      children: [new Paragraph({ keepNext, children: [new TextRun({ text: xmlText(text), bold, size: SMALL })] })],
    });
  const header = new TableRow({ tableHeader: true, children: columns.map((column) => cellOf(column, true, true)) });
  const isShort = rows.length <= KEPT_TOGETHER;
  const body = rows.map((row, index) => {
    const keepNext = isShort && index + 1 < rows.length;
    return new TableRow({ cantSplit: true, children: row.map(({ text }) => cellOf(text, false, keepNext)) });
  });
  return [
    new Paragraph({ style: 'Caption', spacing: { before: 160, after: 60 }, text: xmlText(caption) }),
    new WordTable({
      width: { size: 100, type: WidthType.PERCENTAGE },
      columnWidths: widths.map((width) => Math.round((width / whole) * textWidth)),
      margins: { top: 40, bottom: 40, left: 70, right: 70 },
      rows: [header, ...body],
    }),
    new Paragraph({ spacing: { after: 120 }, text: '' }),
  ];
}
