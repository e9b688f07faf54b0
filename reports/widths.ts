/** How wide a table's columns are beside each other on a page. */
import type { Table } from './document.ts';

/** Letters of a word that is not broken, of a text that stands in one line, and of one that counts for how much there is to read, at the most. */
const WORD = 16;
const LINE = 12;
const READ = 60;
/** What the space at both sides of a cell takes, in letters. */
const EDGES = 3;

/** Shares: by the longest word, which should not be broken, and by how much there is to read. */
export function widthsOf({ columns, rows }: Table): number[] {
  return columns.map((column, index) => {
    const texts = [column, ...rows.map((row) => row[index]?.text ?? '')];
    const longestWord = Math.max(...texts.flatMap((text) => text.split(/[ \n]/u)).map(({ length }) => length));
    const mean = texts.reduce((sum, { length }) => sum + length, 0) / texts.length;
    const longest = Math.max(...texts.map(({ length }) => length));
    return Math.max(Math.min(longestWord, WORD), Math.min(longest, LINE)) + EDGES + Math.min(mean, READ) / 4;
  });
}
