/** How the parts of a workbook hang together (ECMA-376, part 2, 6.5): by their relations, wherever they lie. */
import { ImportError } from '../import-error.ts';
import { MAX_STRINGS } from '../limits.ts';
import { isOn } from './xlsx-shared.ts';
import { type Attributes, localName, readXml } from './xml.ts';
import type { Parts } from './zip.ts';

type Relation = { readonly type: string; readonly target: string };
type Sheet = { readonly name: string; readonly id: string; readonly isHidden: boolean };
type Workbook = { readonly sheets: readonly Sheet[]; readonly epoch: 1900 | 1904 };

/** The part that the package is about: a workbook, or a Word document. By what it says, wherever it lies; null when it says nothing. */
export async function mainPartOf(parts: Parts): Promise<string | null> {
  const relations = await relationsOf(parts, '');
  return relations.values().find(({ type }) => type === 'officeDocument')?.target ?? null;
}

/** The relations of a part, or of the package, by id; types by their last word, which is the same in the strict form of the standard. */
export async function relationsOf(parts: Parts, part: string): Promise<ReadonlyMap<string, Relation>> {
  const relations = new Map<string, Relation>();
  const at = part.lastIndexOf('/') + 1;
  const name = `${part.slice(0, at)}_rels/${part.slice(at)}.rels`;
  if (!parts.has(name)) return relations;
  await readXml(parts.bytes(name, { most: MAX_STRINGS }), {
    open: (element, { Id: id = '', Type: type = '', Target: target = '', TargetMode: mode }) => {
      if (element !== 'Relationship' || mode === 'External') return;
      relations.set(id, { type: type.slice(type.lastIndexOf('/') + 1), target: resolve(part, target) });
    },
    close: () => undefined,
  });
  return relations;
}

/** A target's name from the root. */
function resolve(part: string, target: string): string {
  // A URL's own rules of `..`, `/` and escaped letters; it is never opened.
  const path = URL.parse(target.replaceAll('\\', '/'), `part:///${part}`)?.pathname ?? target;
  try {
    return decodeURIComponent(path).replace(/^\//, '');
  } catch {
    return path.replace(/^\//, '');
  }
}

/** Its sheets in order. @throws ImportError when it has none */
export async function workbookOf(parts: Parts, main: string): Promise<Workbook> {
  const sheets: Sheet[] = [];
  let epoch: 1900 | 1904 = 1900;
  await readXml(parts.bytes(main, { most: MAX_STRINGS }), {
    open: (name, attributes) => {
      if (name === 'workbookPr' && isOn(attributes['date1904'])) epoch = 1904;
      if (name !== 'sheet') return;
      const { name: title = '', state = 'visible' } = attributes;
      sheets.push({ name: title, id: idIn(attributes), isHidden: state !== 'visible' });
    },
    close: () => undefined,
  });
  if (sheets.length === 0) throw new ImportError('damaged');
  return { sheets, epoch };
}

/** `r:id` under whatever prefix. */
const idIn = (attributes: Attributes): string =>
  Object.entries(attributes).find(([name]) => name.includes(':') && localName(name) === 'id')?.[1] ?? '';
