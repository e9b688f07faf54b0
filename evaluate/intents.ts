/** `evaluate intents`: what the bot takes messages to mean, against labels where there are any. */
import { z } from 'zod';
import { recognise } from '../language/intents/recognise.ts';
import { type Prediction, subjectOf } from './subject.ts';

const entities = z.record(z.string(), z.union([z.string(), z.array(z.string())]));
const line = z.object({
  id: z.string(),
  text: z.string(),
  intent: z.string().optional(),
  entities: entities.optional(),
});
type Line = z.infer<typeof line>;
type Judged = { readonly line: Line; readonly prediction: Prediction };
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

const items = (found: z.infer<typeof entities>): string[] =>
  Object.entries(found).flatMap(([key, values]) => [values].flat().map((value) => `${key}\t${value}`));

function intentMetrics(judged: readonly Judged[]): string[] {
  const labelled = judged.flatMap(({ line, prediction }) =>
    line.intent ? [{ wanted: line.intent, got: String(prediction['intent']), sure: prediction['sure'] === true }] : [],
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
  const labelled = judged.flatMap(({ line, prediction }) =>
    line.entities ? [{ wanted: items(line.entities), got: items(entities.parse(prediction['entities'])) }] : [],
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

export const subject = subjectOf<Line>({
  line,
  needs: [],
  predict: ({ id, text }, options) => {
    const { intent, entities: found, score, sure } = recognise(text, options);
    return { id, intent, entities: found, score, sure };
  },
  metrics: (judged) => [...intentMetrics(judged), ...entityMetrics(judged)],
});
