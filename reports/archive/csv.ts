/** Documents as a table that any spreadsheet opens: UTF-8 with its mark, semicolons as Swedish spreadsheets have them, lines that end as RFC 4180 says. */

type Row = ReadonlyMap<string, string>;
type Fields = Readonly<Record<string, unknown>>;

const BOM = '\uFEFF';

/** A row a document, a column a field; what lies in a field is `outer.inner`, and a list is JSON. Columns stand in the order in which they are first met. */
export function csvOf(documents: readonly Fields[]): string {
  const rows = documents.map((document): Row => new Map(cellsOf('', document)));
  const columns = [...new Set(rows.flatMap((row) => [...row.keys()]))];
  const lines = [columns, ...rows.map((row) => columns.map((column) => row.get(column) ?? ''))];
  return `${BOM}${lines.map((line) => `${line.map(quoted).join(';')}\r\n`).join('')}`;
}

function cellsOf(name: string, value: unknown): (readonly [string, string])[] {
  if (value === null || value === undefined) return [[name, '']];
  if (typeof value === 'string') return [[name, asText(value)]];
  if (typeof value !== 'object') return [[name, String(value)]];
  if (Array.isArray(value)) return [[name, JSON.stringify(value)]];
  return Object.entries(value).flatMap(([inner, of]) => cellsOf(name === '' ? inner : `${name}.${inner}`, of));
}

/** A spreadsheet reckons with what begins so, whoever wrote it (OWASP, «CSV Injection»): an apostrophe before it makes it text. The JSON Lines beside have it as it was written. */
const asText = (words: string): string => (/^[=+\-@\t\r]/.test(words) ? `'${words}` : words);
const quoted = (cell: string): string => (/[";\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell);
