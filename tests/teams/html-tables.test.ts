/** Tables in what Teams sends as HTML. */
import { expect, it } from 'vitest';
import { readHtml } from '../../bots/teams/words.ts';

it('rows of cells are a table, with its blank cells; one row is words beside each other', () => {
  const rows = '<tr><td></td><td>Åk 7</td></tr><tr><td>Frånvaro</td><td>6,1</td></tr>';
  expect(readHtml(`<div>Läs <table><tbody>${rows}</tbody></table></div>`).text).toBe('Läs\n\tÅk 7\nFrånvaro\t6,1');
  expect(readHtml('<table><tr><td>rum</td><td>två</td></tr></table>').text).toBe('rum två');
});
