/**
 * The words of a letter head, a letter foot or a cover, and where its pages have what (ECMA-376, part 1: 17.3 paragraphs and runs, 17.6 sections,
 * 17.16 fields). Fields but the page's number are left out, as is what stands in a content control until somebody writes there.
 */
import { MAX_LINE, MAX_LINES, type PageLine, wordsIn } from '../quality/template/documents.ts';
import { isOn } from './files/xlsx-shared.ts';
import { type Attributes, attributeOf } from './files/xml.ts';

export type Paragraph = PageLine & {
  /** The id of its style; empty for the document's own. */
  readonly style: string;
  /** It lies before the document's first page break. */
  readonly isFirstPage: boolean;
};
type Part = PageLine['parts'][number];
type Draft = { align: PageLine['align']; style: string; readonly parts: Part[]; readonly isFirstPage: boolean };
type Section = { readonly references: Map<string, string>; size: Attributes; margin: Attributes };

/** Empty where it is not said. */
const saidIn = (attributes: Attributes, name: string): string => attributeOf(attributes, name) ?? '';

const ALIGN: Readonly<Record<string, PageLine['align']>> = { center: 'center', right: 'right', end: 'right' };
const FIELDS: Readonly<Record<string, Part>> = {
  PAGE: { field: 'page' },
  NUMPAGES: { field: 'pages' },
  SECTIONPAGES: { field: 'pages' },
};

/** Takes the events of one part. */
export class TemplateWords {
  readonly paragraphs: Paragraph[] = [];
  /** Whether a page was broken: what came before is its first page. */
  hasBroken = false;
  /** The last section's own, which is the document's. */
  section: Section = { references: new Map(), size: {}, margin: {} };
  readonly #open: string[] = [];
  readonly #drafts: Draft[] = [];
  /** How deep in what is not read: a second copy for older programs, or the words of an empty content control. */
  #skipped = 0;
  readonly #controls: { isEmpty: boolean; isCover: boolean }[] = [];
  #field: { instruction: string; isShown: boolean } | null = null;

  open(name: string, attributes: Attributes): void {
    const parent = this.#open.at(-1) ?? '';
    this.#open.push(name);
    if (name === 'Fallback') this.#skipped += 1;
    else if (name === 'p') this.#begin();
    else if (parent === 'r') this.#inRun(name, attributes);
    else if (parent === 'pPr') this.#inParagraph(name, attributes);
    else if (parent === 'sectPr') this.#inSection(name, attributes);
    else if (name === 'sectPr') this.section = { references: new Map(), size: {}, margin: {} };
    else if (name === 'sdt') this.#controls.push({ isEmpty: false, isCover: false });
    else if (parent === 'sdtPr' || parent === 'docPartObj') this.#inControl(name, attributes);
    else if (name === 'fldSimple') this.#add(FIELDS[instructionOf(saidIn(attributes, 'instr'))]);
    if (name === 'fldSimple') this.#skipped += 1;
  }

  text(part: string): void {
    const inside = this.#open.at(-1);
    if (inside === 't' && (this.#field?.isShown ?? true)) this.#add(part);
    if (inside === 'instrText' && this.#field) this.#field.instruction += part;
  }

  close(name: string): void {
    this.#open.pop();
    if (name === 'Fallback' || name === 'fldSimple') this.#skipped -= 1;
    if (name === 'p') this.#end();
    if (name === 'sectPr' && this.#open.at(-1) === 'pPr') this.hasBroken = true;
    if (name === 'sdt' && this.#controls.pop()?.isCover) this.hasBroken = true;
  }

  #begin(): void {
    this.#drafts.push({ align: 'left', style: '', parts: [], isFirstPage: !this.hasBroken });
  }

  #end(): void {
    const draft = this.#drafts.pop();
    if (draft?.parts.some((part) => typeof part !== 'string' || part.trim() !== '')) this.paragraphs.push(draft);
  }

  #inParagraph(name: string, attributes: Attributes): void {
    const draft = this.#drafts.at(-1);
    if (!draft) return;
    const value = saidIn(attributes, 'val');
    if (name === 'jc') draft.align = ALIGN[value] ?? 'left';
    else if (name === 'pStyle') draft.style = value;
    else if (name === 'pageBreakBefore' && this.paragraphs.length > 0 && (value === '' || isOn(value))) {
      this.hasBroken = true;
      this.#drafts[this.#drafts.length - 1] = { ...draft, isFirstPage: false };
    } else if (name === 'sectPr') this.section = { references: new Map(), size: {}, margin: {} };
  }

  #inRun(name: string, attributes: Attributes): void {
    if (name === 'tab') this.#add('\t');
    else if (name === 'br' && saidIn(attributes, 'type') === 'page') this.hasBroken = true;
    else if (name === 'br' || name === 'cr') this.#add(' ');
    else if (name === 'noBreakHyphen') this.#add('\u2011');
    else if (name === 'fldChar') this.#fieldChar(saidIn(attributes, 'fldCharType'));
  }

  #fieldChar(type: string): void {
    if (type === 'begin') this.#field = { instruction: '', isShown: false };
    else if (type === 'separate' && this.#field)
      this.#field.isShown = instructionOf(this.#field.instruction) === 'HYPERLINK';
    else if (type === 'end') {
      this.#add(FIELDS[instructionOf(this.#field?.instruction ?? '')]);
      this.#field = null;
    }
  }

  #inSection(name: string, attributes: Attributes): void {
    if (name === 'pgSz') this.section.size = attributes;
    else if (name === 'pgMar') this.section.margin = attributes;
    else if (name === 'headerReference' || name === 'footerReference')
      this.section.references.set(`${name} ${saidIn(attributes, 'type') || 'default'}`, saidIn(attributes, 'id'));
  }

  #inControl(name: string, attributes: Attributes): void {
    const control = this.#controls.at(-1);
    if (!control) return;
    if (name === 'showingPlcHdr') control.isEmpty = saidIn(attributes, 'val') === '' || isOn(saidIn(attributes, 'val'));
    if (name === 'docPartGallery') control.isCover ||= saidIn(attributes, 'val') === 'Cover Pages';
  }

  #add(part: Part | undefined): void {
    const parts = this.#drafts.at(-1)?.parts;
    if (part === undefined || !parts || this.#skipped > 0 || this.#controls.some(({ isEmpty }) => isEmpty)) return;
    const last = parts.at(-1);
    if (typeof part === 'string' && typeof last === 'string') parts[parts.length - 1] = last + part;
    else parts.push(part);
  }
}

const instructionOf = (instruction: string): string => instruction.trim().split(/\s/u)[0]?.toUpperCase() ?? '';

/** As many lines, and as much of each, as is taken at most. */
export const asLines = (paragraphs: readonly Paragraph[]): PageLine[] =>
  paragraphs.slice(0, MAX_LINES).flatMap(({ align, parts }) => {
    const kept = parts.slice(0, 20).map((part) => (typeof part === 'string' ? part.slice(0, MAX_LINE) : part));
    return wordsIn({ parts: kept }).length > MAX_LINE ? [] : [{ align, parts: kept }];
  });
