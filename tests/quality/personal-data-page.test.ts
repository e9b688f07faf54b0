/** docs/personuppgifter.md tells of every kind of stored document, whether an archive gets it, and what is left when a person is forgotten. */
import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { gone, same } from '../../quality/kind-rules.ts';
import { kinds, rulesOf } from '../../quality/kinds.ts';
import { archivedKinds } from '../../reports/archive/what.ts';

/** By its name: the last two cells of each row of the table of kinds. */
const told = readFileSync('docs/personuppgifter.md', 'utf8')
  .split('\n')
  .flatMap((line): [kind: string, archive: string, erased: string][] => {
    const cells = line.split('|').map((cell) => cell.trim());
    const [, name = ''] = /^`(\w+)`$/.exec(cells[1] ?? '') ?? [];
    return cells.length === 9 && name !== '' ? [[name, cells[6] ?? '', cells[7] ?? '']] : [];
  });
/** What lies beside the documents. */
const BESIDE = ['audit', 'delivery', 'seen', 'workspace'];

it('tells of each kind once', () => {
  expect(told.map(([kind]) => kind).toSorted()).toEqual([...kinds, ...BESIDE].toSorted());
});

it('says what an archive gets', () => {
  const kept = told.filter(([kind, archive]) => archive === 'ja' && !BESIDE.includes(kind)).map(([kind]) => kind);
  expect(kept.toSorted()).toEqual([...archivedKinds].toSorted());
});

it('says what is left of it when a person is forgotten', () => {
  const left = kinds.map((kind) => {
    const { forget } = rulesOf(kind);
    return [kind, forget === gone ? 'försvinner' : forget === same ? '–' : 'delvis'];
  });
  const rows = told.filter(([kind]) => !BESIDE.includes(kind)).map(([kind, , erased]) => [kind, erased]);
  expect(Object.fromEntries(rows)).toEqual(Object.fromEntries(left));
});
