/** How well recognised messages agree with labels. */
import type { Entities } from './entities.ts';

/** A message as it was labelled, where it was, and what it was taken to mean. */
export type Judged = {
  readonly right: { readonly intent?: string | undefined; readonly entities?: Entities | undefined };
  readonly got: { readonly intent: string; readonly entities: Entities; readonly sure: boolean };
};
type Counts = { right: number; extra: number; missed: number };

const share = (part: number, whole: number): string => (whole === 0 ? '–' : `${((100 * part) / whole).toFixed(1)} %`);
const f1 = ({ right, extra, missed }: Counts): number => (right === 0 ? 0 : (2 * right) / (2 * right + extra + missed));
const row = (name: string, counts: Counts): string =>
  `${name}: precision ${share(counts.right, counts.right + counts.extra)}, recall ${share(counts.right, counts.right + counts.missed)}, F1 ${f1(counts).toFixed(3)}`;

function count(
  pairs: readonly { readonly wanted: readonly string[]; readonly got: readonly string[] }[],
): Map<string, Counts> {
  const all = new Map<string, Counts>();
  const of = (item: string): Counts => {
    const key = item.split('\t')[0] ?? item;
    const counts = all.get(key) ?? { right: 0, extra: 0, missed: 0 };
    all.set(key, counts);
    return counts;
  };
  for (const { wanted, got } of pairs) {
    for (const item of got) of(item)[wanted.includes(item) ? 'right' : 'extra'] += 1;
    for (const item of wanted) if (!got.includes(item)) of(item).missed += 1;
  }
  return new Map([...all].toSorted(([a], [b]) => a.localeCompare(b)));
}

const items = (found: Entities): string[] =>
  Object.entries(found).flatMap(([key, values]) => [values].flat().map((value) => `${key}\t${value}`));

function intentMetrics(judged: readonly Judged[]): string[] {
  const labelled = judged.flatMap(({ right, got }) =>
    right.intent ? [{ wanted: right.intent, got: got.intent, sure: got.sure }] : [],
  );
  if (labelled.length === 0) return [];
  const wrong = labelled.filter(({ wanted, got }) => wanted !== got);
  const counts = count(labelled.map(({ wanted, got }) => ({ wanted: [wanted], got: [got] })));
  const macro = [...counts.values()].reduce((sum, each) => sum + f1(each), 0) / counts.size;
  const confused = Map.groupBy(wrong, ({ wanted, got }) => `${wanted} → ${got}`);
  return [
    `accuracy ${share(labelled.length - wrong.length, labelled.length)} of ${labelled.length}, macro-F1 ${macro.toFixed(3)}`,
    `wrong while sure ${share(wrong.filter(({ sure }) => sure).length, labelled.length)}, asked ${share(labelled.filter(({ sure }) => !sure).length, labelled.length)}`,
    ...[...counts].map(([name, each]) => row(name, each)),
    ...[...confused]
      .toSorted((a, b) => b[1].length - a[1].length)
      .map(([pair, list]) => `confused ${pair}: ${list.length}`),
  ];
}

function entityMetrics(judged: readonly Judged[]): string[] {
  const labelled = judged.flatMap(({ right, got }) =>
    right.entities ? [{ wanted: items(right.entities), got: items(got.entities) }] : [],
  );
  if (labelled.length === 0) return [];
  const counts = count(labelled);
  const total = { right: 0, extra: 0, missed: 0 };
  for (const { right, extra, missed } of counts.values()) {
    total.right += right;
    total.extra += extra;
    total.missed += missed;
  }
  return [row('entities (exact)', total), ...[...counts].map(([name, each]) => row(`entity ${name}`, each))];
}

/** The metrics as printable lines; none where nothing is labelled. */
export const figures = (judged: readonly Judged[]): string[] => [...intentMetrics(judged), ...entityMetrics(judged)];
