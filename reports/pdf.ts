/** A report as PDF/UA-1, or as PDF/A-2a for an archive, by Typst, which makes one of the two at a time: tagged, with headings, language, table headers and alternative texts. Runs in the thread of make.ts. */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler';
import { FONT_FILES } from '../pictures/font.ts';
import type { Block, Report, Section } from './document.ts';
import { type Glyphs, glyphsOf } from './glyphs.ts';
import { widthsOf } from './widths.ts';

const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

type Ready = { readonly compiler: NodeCompiler; readonly glyphs: Glyphs; readonly template: string };
let ready: Ready | null = null;
/** Fonts and compiler are made once; a second report then takes some tens of milliseconds. */
function toolsOf(): Ready {
  if (ready) return ready;
  const fonts = FONT_FILES.map((file) => readFileSync(file));
  const compiler = NodeCompiler.create({ fontArgs: [{ fontBlobs: fonts }], workspace: here('.') });
  ready = { compiler, glyphs: glyphsOf(fonts), template: readFileSync(here('report.typ'), 'utf8') };
  return ready;
}

/** @throws Error when Typst refuses it: an alternative text is missing, or a heading skipped. */
export const toPdf = (report: Report): Uint8Array => written(report, 'ua-1');
/** The same, as archives want it. */
export const toPdfA = (report: Report): Uint8Array => written(report, 'a-2a');

function written(report: Report, pdfStandard: 'ua-1' | 'a-2a'): Uint8Array {
  const { compiler, glyphs, template } = toolsOf();
  const { template: _, ...rest } = report;
  const content = { ...rest, sections: report.sections.map(typstSection) };
  const data = Buffer.from(JSON.stringify(content, (_, part) => (typeof part === 'string' ? glyphs.keep(part) : part)));
  compiler.mapShadow(here('report.json'), data);
  const timestamp = Temporal.PlainDate.from(report.date).toZonedDateTime('UTC').epochMilliseconds / 1000;
  try {
    const pdf = compiler.pdf(
      { mainFileContent: template, resetRead: true },
      { pdfStandard, creationTimestamp: timestamp },
    );
    return new Uint8Array(pdf);
  } finally {
    compiler.resetShadow();
    compiler.evictCache(KEPT_ROUNDS);
  }
}
/** Parts of a report that no other report in so many has had again are forgotten. */
const KEPT_ROUNDS = 2;

const typstSection = ({ title, blocks, parts }: Section) => ({
  title,
  blocks: blocks.map(typstBlock),
  parts: parts.map((part) => ({ title: part.title, blocks: part.blocks.map(typstBlock) })),
});

const typstBlock = (block: Block) =>
  block.kind === 'table'
    ? { ...block, rows: block.rows.map((row) => row.map(({ text }) => text)), widths: widthsOf(block) }
    : block;
