/**
 * What a school's own Word document says of how things look: fonts, sizes and colours of its text and headings, whether those are numbered, the picture in
 * its letter head, and its pages (template-pages.ts). Names of styles are English in every language of Word (ECMA-376, part 1, 17.7.4.9).
 */
import {
  type Logo,
  type Look,
  MAX_LOGO,
  STYLED,
  type Styled,
  type TemplateRead,
} from '../quality/template/documents.ts';
import { refusalOf } from './files/kind.ts';
import { mainPartOf, relationsOf } from './files/xlsx-package.ts';
import { isOn } from './files/xlsx-shared.ts';
import { type Attributes, attributeOf, readXml } from './files/xml.ts';
import { Parts } from './files/zip.ts';
import { ImportError } from './import-error.ts';
import { MAX_BYTES } from './limits.ts';
import { pictureSize } from './picture-size.ts';
import { pagesIn } from './template-pages.ts';

/** Bytes of a part with styles or a theme; those of Word's own templates are below a tenth of it. */
const MAX_PART = 4_000_000;
const NAMES: Readonly<Record<Styled, string>> = {
  body: 'normal',
  title: 'title',
  heading1: 'heading 1',
  heading2: 'heading 2',
  heading3: 'heading 3',
};

/** @throws ImportError when it is no Word document, or exceeds a limit */
export async function readTemplate(bytes: Buffer): Promise<TemplateRead> {
  if (bytes.length > MAX_BYTES) throw new ImportError('tooLarge');
  if (bytes.toString('latin1', 0, 2) !== 'PK') throw new ImportError(refusalOf(bytes) ?? 'binary');
  try {
    return await readParts(await Parts.of(bytes));
  } catch (error) {
    if (error instanceof ImportError) throw error;
    throw Object.assign(new ImportError('damaged'), { cause: error });
  }
}

async function readParts(parts: Parts): Promise<TemplateRead> {
  const main = await mainPartOf(parts);
  if (main === null || !(await isWord(parts, main))) throw new ImportError('damaged');
  const relations = [...(await relationsOf(parts, main)).values()];
  const targetsOf = (type: string): string[] => relations.flatMap((one) => (one.type === type ? [one.target] : []));
  const [styles] = targetsOf('styles');
  const [theme] = targetsOf('theme');
  if (styles === undefined) throw new ImportError('damaged');
  const known = await stylesIn(parts, styles, theme === undefined ? new Map() : await fontsOf(parts, theme));
  const [numbering] = targetsOf('numbering');
  return {
    looks: Object.fromEntries(STYLED.map((of) => [of, lookOf(known, of)])) as TemplateRead['looks'],
    logo: await logoIn(parts, [...targetsOf('header'), main]),
    numbered: numbering !== undefined && (await countsIn(parts, numbering, listOf(known))),
    ...(await pagesIn(parts, main, (style) => known.styles.get(style)?.name ?? '')),
  };
}

/** By what the package says of its main part. */
async function isWord(parts: Parts, main: string): Promise<boolean> {
  let found = false;
  await readXml(parts.bytes('[Content_Types].xml', { most: MAX_PART }), {
    open: (_, { PartName: name = '', ContentType: type = '' }) => {
      found ||= name.replace(/^\//, '').toLowerCase() === main.toLowerCase() && type.includes('wordprocessingml');
    },
    close: () => undefined,
  });
  return found;
}

/** Fonts by what styles call them: `major` of headings, `minor` of text. */
async function fontsOf(parts: Parts, theme: string): Promise<ReadonlyMap<string, string>> {
  const fonts = new Map<string, string>();
  let inside = '';
  await readXml(parts.bytes(theme, { most: MAX_PART }), {
    open: (name, { typeface = '' }) => {
      if (name === 'majorFont' || name === 'minorFont') inside = name.slice(0, 5);
      else if (name === 'latin' && inside !== '') fonts.set(inside, typeface);
    },
    close: (name) => {
      if (name === `${inside}Font`) inside = '';
    },
  });
  return fonts;
}

type Run = { font?: string; size?: string; color?: string; bold?: boolean };
/** `list` is the id of the numbering that it has; empty where it says none. */
type Style = { name: string; basedOn: string; list: string; readonly run: Run };
type Styles = { readonly styles: ReadonlyMap<string, Style>; readonly defaults: Run };

async function stylesIn(parts: Parts, part: string, fonts: ReadonlyMap<string, string>): Promise<Styles> {
  const styles = new Map<string, Style>();
  const defaults: Run = {};
  /** The elements that are open. A mark's own look and that of parts of tables lie deeper than a style's. */
  const path: string[] = [];
  let style: Style | null = null;
  const noteRun = (name: string, attributes: Attributes): void => {
    const parent = path.at(-2);
    const run = parent === 'rPrDefault' ? defaults : parent === 'style' ? style?.run : undefined;
    if (run && path.at(-1) === 'rPr') Object.assign(run, runOf(name, attributes, fonts));
  };
  await readXml(parts.bytes(part, { most: MAX_PART }), {
    open: (name, attributes) => {
      noteRun(name, attributes);
      const value = attributeOf(attributes, 'val') ?? '';
      if (name === 'style') {
        style = { name: '', basedOn: '', list: '', run: {} };
        if (attributeOf(attributes, 'type') === 'paragraph')
          styles.set(attributeOf(attributes, 'styleId') ?? '', style);
      } else if (style && path.at(-1) === 'style' && name === 'name') style.name = value.toLowerCase();
      else if (style && path.at(-1) === 'style' && name === 'basedOn') style.basedOn = value;
      else if (style && name === 'numId' && path.slice(-3).join() === 'style,pPr,numPr') style.list = value;
      path.push(name);
    },
    close: () => void path.pop(),
  });
  return { styles, defaults };
}

const styleOf = ({ styles }: Styles, of: Styled): Style | undefined =>
  styles.values().find(({ name }) => name === NAMES[of]);

const lookOf = (known: Styles, of: Styled): Look =>
  usable(Object.assign({}, known.defaults, ...towerOf(styleOf(known, of), known).map(({ run }) => run)));

/** The numbering of headings: the nearest that a style or what it stands on says; 0 is none (17.9.18). */
const listOf = (known: Styles): string =>
  towerOf(styleOf(known, 'heading1'), known).findLast(({ list }) => list !== '')?.list ?? '0';

/** Whether a list counts 1, 2, 3 in its first level (17.9.15, 17.9.17). */
async function countsIn(parts: Parts, part: string, list: string): Promise<boolean> {
  const counting = new Set<string>();
  const lists = new Map<string, string>();
  let [inList, level] = ['', ''];
  await readXml(parts.bytes(part, { most: MAX_PART }), {
    open: (name, attributes) => {
      const value = attributeOf(attributes, 'val') ?? '';
      if (name === 'abstractNum') inList = attributeOf(attributes, 'abstractNumId') ?? '';
      else if (name === 'num') inList = attributeOf(attributes, 'numId') ?? '';
      else if (name === 'lvl') level = attributeOf(attributes, 'ilvl') ?? '';
      else if (name === 'numFmt' && level === '0' && value === 'decimal') counting.add(inList);
      else if (name === 'abstractNumId') lists.set(inList, value);
    },
    close: () => undefined,
  });
  return counting.has(lists.get(list) ?? '');
}

function runOf(name: string, attributes: Attributes, fonts: ReadonlyMap<string, string>): Run {
  const value = attributeOf(attributes, 'val');
  if (name === 'sz' && value !== undefined) return { size: value };
  if (name === 'color' && value !== undefined) return { color: value };
  if (name === 'b') return { bold: value === undefined || isOn(value) };
  if (name !== 'rFonts') return {};
  const font = fonts.get(attributeOf(attributes, 'asciiTheme')?.slice(0, 5) ?? '') ?? attributeOf(attributes, 'ascii');
  return font === undefined ? {} : { font };
}

/** Styles stand on others, the lowest first; a circle or a tower of them ends. */
const MOST_BELOW = 20;
function towerOf(style: Style | undefined, { styles }: Styles): Style[] {
  const tower: Style[] = [];
  for (let one = style; one && tower.length < MOST_BELOW; one = styles.get(one.basedOn)) tower.unshift(one);
  return tower;
}

const FONT = /^[\p{L}\p{N}][\p{L}\p{N} .'-]{0,59}$/u;

function usable({ font = '', size = '', color = '', bold }: Run): Look {
  const half = Number(size);
  return {
    font: FONT.test(font) ? font : null,
    size: Number.isInteger(half) && half >= 12 && half <= 144 ? half : null,
    color: /^[\dA-Fa-f]{6}$/.test(color) && isReadable(color) ? color.toUpperCase() : null,
    bold: bold ?? null,
  };
}

/** Against white as text must be (WCAG 2.2, 1.4.3): 4.5 to 1. */
function isReadable(color: string): boolean {
  const [red = 0, green = 0, blue = 0] = [0, 2, 4].map((at) => {
    const part = Number.parseInt(color.slice(at, at + 2), 16) / 255;
    return part <= 0.03928 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 1.05 / (0.2126 * red + 0.7152 * green + 0.0722 * blue + 0.05) >= 4.5;
}

/** The first picture that can be used, of the parts in this order. */
async function logoIn(parts: Parts, holders: readonly string[]): Promise<Logo | null> {
  for (const holder of holders) {
    for (const { type, target } of (await relationsOf(parts, holder)).values()) {
      const logo = type === 'image' && parts.has(target) ? await pictureIn(parts, target) : null;
      if (logo) return logo;
    }
  }
  return null;
}

async function pictureIn(parts: Parts, name: string): Promise<Logo | null> {
  try {
    const chunks: Buffer[] = [];
    for await (const chunk of parts.bytes(name, { most: MAX_LOGO })) chunks.push(chunk);
    const bytes = Buffer.concat(chunks);
    const size = pictureSize(bytes);
    const fits = size && [size.width, size.height].every((side) => side >= 16 && side <= 4000);
    return fits ? { ...size, base64: bytes.toString('base64') } : null;
  } catch (error) {
    // Too large, or not whole: the look is taken without it.
    if (error instanceof Error) return null;
    throw error;
  }
}
