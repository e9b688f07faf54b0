/** The table of limits in docs/decisions.md says what the code does. */
import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import * as tables from '../../imports/limits.ts';
import * as calendars from '../../language/reading/calendar-file.ts';
import { MAX_NESTING } from '../../language/reading/ics/components.ts';
import * as years from '../../quality/year/documents.ts';

const UNITS: Readonly<Record<string, number>> = { s: 1000, MiB: 2 ** 20, B: 1, '': 1 };

it('names every limit of a file with its value', () => {
  const rows = [
    ...readFileSync('docs/decisions.md', 'utf8').matchAll(/^\| .* \| ([\d,]+) ?(\w*) +\| `([\w.]+)` *\|$/gm),
  ];
  const told = rows.map(
    ([, value = '', unit = '', name]) => `${name} ${Number(value.replaceAll(',', '')) * (UNITS[unit] ?? 0)}`,
  );
  const held = Object.entries({ ...tables, ...calendars, MAX_NESTING, ...years }).flatMap(([name, value]) =>
    typeof value === 'number' ? [`${name} ${value}`] : [],
  );
  const readings = Object.entries({ READING: tables.READING, NIGHTLY: tables.NIGHTLY }).flatMap(([name, limits]) => [
    `${name}.work ${limits.work}`,
    `${name}.wait ${limits.wait}`,
    `${name}.megabytes ${limits.megabytes * 2 ** 20}`,
  ]);
  expect(told.toSorted()).toEqual([...held, ...readings].toSorted());
});
