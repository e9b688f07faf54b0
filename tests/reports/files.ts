/** What is in a file that a report became: read back as its readers do, by the parts of its package. */
import { strFromU8, unzipSync } from 'fflate';
import { SaxesParser } from 'saxes';
import { extractText } from 'unpdf';

export type Node = {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  text: string;
  readonly children: Node[];
};

/** The parts of an Office file by name. */
export const partsOf = (bytes: Uint8Array): Map<string, string> =>
  new Map(
    Object.entries(unzipSync(bytes)).map(([name, part]) => [name, /\.(?:xml|rels)$/.test(name) ? strFromU8(part) : '']),
  );

/** A part as a tree; throws on what is no XML. */
export function xmlOf(source: string): Node {
  const root: Node = { name: '', attributes: {}, text: '', children: [] };
  const open = [root];
  const parser = new SaxesParser();
  parser.on('opentag', ({ name, attributes }) => {
    const node: Node = { name, attributes: attributes as Record<string, string>, text: '', children: [] };
    open.at(-1)?.children.push(node);
    open.push(node);
  });
  parser.on('text', (text) => {
    const node = open.at(-1);
    if (node) node.text += text;
  });
  parser.on('closetag', () => void open.pop());
  parser.on('error', (error) => {
    throw error;
  });
  parser.write(source).close();
  return root;
}

/** All nodes of a name, in order. */
export const all = (node: Node, name: string): Node[] =>
  node.children.flatMap((child) => [...(child.name === name ? [child] : []), ...all(child, name)]);

/** The words of a node and of all in it. */
export const wordsOf = (node: Node): string => node.text + node.children.map(wordsOf).join('');

/** Every sheet of a workbook: its name, and its cells as they are typed. */
export function sheetsOf(
  bytes: Uint8Array,
): { name: string; rows: { type: string; value: string; formula: boolean }[][] }[] {
  const parts = partsOf(bytes);
  const shared = all(xmlOf(parts.get('xl/sharedStrings.xml') ?? '<sst/>'), 'si').map(wordsOf);
  const names = all(xmlOf(parts.get('xl/workbook.xml') ?? ''), 'sheet').map(
    ({ attributes }) => attributes['name'] ?? '',
  );
  return names.map((name, index) => {
    const sheet = xmlOf(parts.get(`xl/worksheets/sheet${index + 1}.xml`) ?? '');
    const rows = all(sheet, 'row').map((row) =>
      all(row, 'c').map((cell) => {
        const type = cell.attributes['t'] ?? 'n';
        const value = wordsOf(cell);
        return {
          type,
          value: type === 's' ? (shared[Number(value)] ?? '') : value,
          formula: all(cell, 'f').length > 0,
        };
      }),
    );
    return { name, rows };
  });
}

/** Everything that can be read in a file, the files in it included. */
export async function readable(bytes: Uint8Array, format: 'pdf' | 'docx' | 'xlsx'): Promise<string> {
  if (format === 'pdf') return (await extractText(bytes.slice(), { mergePages: true })).text;
  return Object.entries(unzipSync(bytes))
    .map(([name, part]) =>
      name.endsWith('.xlsx')
        ? Object.values(unzipSync(part))
            .map((inner) => Buffer.from(inner).toString('utf8'))
            .join('\n')
        : /\.(?:xml|rels)$/.test(name)
          ? Buffer.from(part).toString('utf8')
          : '',
    )
    .join('\n');
}
