/** What a snapshot is after a commit, worked out from what changed alone, is what reading everything anew would give. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { applyChanges } from '../../quality/apply-changes.ts';
import type { Document } from '../../quality/kinds.ts';
import type { Change } from '../../quality/ports.ts';
import { documentsOf, type Snapshot, toSnapshot } from '../../quality/snapshot.ts';
import { checkpoint, discussion, goal, home, keyOf, member, team } from '../storage/samples.ts';

const KEY = keyOf(1);
const start = (): Snapshot => {
  const snapshot = toSnapshot(KEY, [team(KEY), home('19:eht'), member('siv'), goal('g1', 1), goal('g2', 2)]);
  if (!snapshot) throw new Error('no team');
  return snapshot;
};

/** The same, the slow way: all documents, each change to them, all sorted anew. */
function anew(snapshot: Snapshot, changes: readonly Change[]): Snapshot | null {
  const documents = new Map(documentsOf(snapshot).map((document) => [`${document.kind}/${document.id}`, document]));
  for (const change of changes) {
    if (change.do === 'put')
      documents.set(`${change.document.kind}/${change.document.id}`, {
        ...change.document,
        version: change.expected + 1,
      });
    if (change.do === 'delete') documents.delete(`${change.kind}/${change.id}`);
  }
  return toSnapshot(snapshot.key, [...documents.values()]);
}

const id = fc.constantFrom('siv', 'kim', 'g1', 'g2', 'g3', 'd1', 'c1');
const year = fc.constantFrom('2026/27', '2025/26');
const document: fc.Arbitrary<Document> = fc
  .tuple(id, fc.integer({ min: 1, max: 9 }), year)
  .chain(([name, number, of]) =>
    fc.constantFrom<Document>(
      member(name),
      { ...goal(name, number), schoolYear: of },
      { ...discussion(name, {}), date: `2026-10-0${number}` },
      { ...checkpoint(name, `2026-11-0${number}`), schoolYear: of },
    ),
  );
const change: fc.Arbitrary<Change> = fc.oneof(
  document.map((one): Change => ({ do: 'put', document: one, expected: 0 })),
  document.map(({ kind, id: of }): Change => ({ do: 'delete', kind, id: of, expected: 1 })),
);

describe('a snapshot after a commit', () => {
  it('is what reading everything anew would give', () => {
    fc.assert(
      fc.property(fc.array(change, { maxLength: 12 }), (changes) => {
        expect(applyChanges(start(), changes)).toEqual(anew(start(), changes));
      }),
      { seed: 20261128, numRuns: 200 },
    );
  });

  it('of another school year holds nothing of the former one', () => {
    const before = start();
    const next = { ...before.team, calendar: { ...before.team.calendar, schoolYear: '2027/28' } };
    const after = applyChanges(before, [{ do: 'put', document: next, expected: 1 }]);
    expect([after.goals, after.members.length]).toEqual([[], 1]);
  });

  it('keeps the lists that nothing happened to as they were', () => {
    const before = start();
    expect(applyChanges(before, [{ do: 'put', document: member('kim'), expected: 0 }]).goals).toBe(before.goals);
  });
});
