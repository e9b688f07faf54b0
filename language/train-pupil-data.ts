/**
 * Trains the classifier of soft pupil data from language/data/pupil-*.jsonl and writes language/pupil-data/model.json; the same data
 * always give the same file. `--figures` prints what it does on data it has not seen instead, and writes nothing.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { pupilVector } from './pupil-data/features.ts';
import { findNumbers, judgeSoft } from './pupil-data/find.ts';
import { searchable } from './pupil-data/plain.ts';
import { tags } from './pupil-data/tags.ts';
import { units } from './pupil-data/units.ts';
import { BITS, type Vector } from './text/features.ts';
import { classify, type Example, type LinearModel, pack, train } from './text/linear.ts';

type Line = { id: string; text: string; contains_pii: boolean; kinds: string[] };
const read = (name: string): Line[] =>
  readFileSync(new URL(`./data/pupil-${name}.jsonl`, import.meta.url), 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Line);

const OPTIONS = { bits: BITS, epochs: 30, rate: 0.25, decay: 0.0004 };
const CLASSES = ['pupil', 'none'];
const ROUNDS = 2;

type Prepared = { line: Line; vectors: Vector[] };
const prepare = (line: Line): Prepared => ({
  line,
  vectors: units(searchable(line.text)).map((unit) => pupilVector(tags(unit.text, { staff: [] }))),
});

/** Of a longer text that names a pupil only one sentence does: the one that looks most like it, found by training twice. */
export function trainOn(lines: readonly Line[]): LinearModel {
  const prepared = lines
    .filter((line) => !line.contains_pii || findNumbers(searchable(line.text)).length === 0)
    .map(prepare);
  let model: LinearModel | null = null;
  for (let round = 0; round < ROUNDS; round += 1) {
    const now: LinearModel | null = model;
    const examples = prepared.flatMap(({ line, vectors }): Example[] => {
      if (!line.contains_pii) return vectors.map((vector) => ({ vector, label: 'none', weight: 1 }));
      if (vectors.length > 1 && !now) return [];
      const scored = vectors.map((vector) => (now ? scoreOf(now, vector) : 1));
      const best = vectors[scored.indexOf(Math.max(...scored))];
      return best ? [{ vector: best, label: 'pupil', weight: 1.3 }] : [];
    });
    model = train(examples, CLASSES, OPTIONS);
  }
  if (!model) throw new Error('nothing to train on');
  return model;
}

const scoreOf = (model: LinearModel, vector: Vector): number =>
  classify(model, vector).find(({ name }) => name === 'pupil')?.probability ?? 0;

function figures(name: string, training: readonly Line[], test: readonly Line[]): void {
  const model = trainOn(training);
  const judged = test.map((line) => {
    const text = searchable(line.text);
    const numbers = findNumbers(text).length > 0;
    return {
      line,
      score: numbers ? 1 : Math.max(0, ...judgeSoft(text, { staff: [] }, model).map(({ score }) => score)),
    };
  });
  for (const threshold of [0.2, 0.3, 0.4, 0.5, 0.6]) {
    const count = (pii: boolean, said: boolean) =>
      judged.filter(({ line, score }) => line.contains_pii === pii && score >= threshold === said).length;
    const [tp, fn, fp] = [count(true, true), count(true, false), count(false, true)];
    console.log(
      `${name} ≥ ${threshold}: recall ${(tp / (tp + fn)).toFixed(3)} precision ${(tp / (tp + fp)).toFixed(3)} (missed ${fn}, false ${fp} of ${judged.length})`,
    );
  }
  if (process.argv.includes('--wrong')) {
    for (const { line, score } of judged) {
      if (line.contains_pii !== score >= 0.4)
        console.log(
          line.contains_pii ? '  MISS ' : '  FALSE',
          score.toFixed(2),
          line.text.slice(0, 150).replaceAll('\n', ' '),
        );
    }
  }
}

if (import.meta.main) {
  const [a, b] = [read('a'), read('b')];
  // Goals, indicators and interventions as schools write them, none of which means one pupil, stand beside the lines of our own.
  const own = [...read('own'), ...read('plain')];
  if (process.argv.includes('--figures')) {
    figures('A+own → B', [...a, ...own], b);
    figures('B+own → A', [...b, ...own], a);
    figures('A+B → own', [...a, ...b], own);
    for (let fold = 0; fold < 5; fold += 1) {
      const part = (list: Line[], inside: boolean) => list.filter((_, at) => (at % 5 === fold) === inside);
      figures(`fold ${fold + 1} of A+B`, [...part([...a, ...b], false), ...own], part([...a, ...b], true));
    }
  } else {
    writeFileSync(
      new URL('./pupil-data/model.json', import.meta.url),
      `${JSON.stringify(pack(trainOn([...a, ...b, ...own])))}\n`,
    );
  }
}
