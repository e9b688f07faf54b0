/**
 * Trains the classifier of soft pupil data from language/data/pupil-*.jsonl and writes language/pupil-data/model.json; the same data
 * always give the same file. `--figures` leaves out one author at a time and prints what a model trained on the others does on the left-out
 * lines, `--wrong` every line it gets wrong; nothing is written then.
 */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { pupilVector } from './pupil-data/features.ts';
import { findNumbers, judgeSoft, THRESHOLD } from './pupil-data/find.ts';
import { searchable } from './pupil-data/plain.ts';
import { tags } from './pupil-data/tags.ts';
import { units } from './pupil-data/units.ts';
import { BITS, type Vector } from './text/features.ts';
import { classify, type Example, type LinearModel, pack, train } from './text/linear.ts';

type Line = { id: string; text: string; contains_pii: boolean; kinds: string[] };
/** Lines by people other than the guard's own authors, one file each; a file that is not there is left out. */
const AUTHORS = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'];

function read(name: string): Line[] {
  const file = new URL(`./data/pupil-${name}.jsonl`, import.meta.url);
  if (!existsSync(file)) return [];
  return readFileSync(file, 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Line);
}

/** One command of so many is enough, or they outweigh what people write to each other. */
const COMMANDS = 5;

/** What people ask the bot for, which names no pupil. */
function commands(): Line[] {
  return readFileSync(new URL('./data/intents-own.jsonl', import.meta.url), 'utf8')
    .trim()
    .split('\n')
    .filter((_, at) => at % COMMANDS === 0)
    .map((line, at) => ({
      id: `command-${at}`,
      text: (JSON.parse(line) as { text: string }).text,
      contains_pii: false,
      kinds: [],
    }));
}

const OPTIONS = { bits: BITS, epochs: 15, rate: 0.1, decay: 0.0004 };
const CLASSES = ['pupil', 'none'];
const ROUNDS = 2;

/** How much a line counts that is made by knowing the staff in it. */
const KNOWN_WEIGHT = 0.3;

type Prepared = { line: Line; vectors: Vector[]; known: Vector[] };
const prepare = (line: Line): Prepared => ({
  line,
  vectors: units(searchable(line.text)).map((unit) => pupilVector(tags(unit.text, { staff: [] }))),
  known: line.contains_pii ? [] : asKnown(line),
});

/** As a line about staff looks to a team whose members it names: their names are known. */
function asKnown(line: Line): Vector[] {
  const text = searchable(line.text);
  const rows = units(text).map((unit) => tags(unit.text, { staff: [] }));
  const staff = rows.flatMap((row) => row.filter(({ tag }) => NAMES.test(tag)).map(({ word }) => word));
  if (staff.length === 0) return [];
  return units(text).map((unit) => pupilVector(tags(unit.text, { staff })));
}
const NAMES = /^W?NAME$|^name$/;

/** Of a longer text that names a pupil only one sentence does: the one that looks most like it, found by training twice. */
export function trainOn(lines: readonly Line[]): LinearModel {
  const prepared = lines
    .filter((line) => !line.contains_pii || findNumbers(searchable(line.text)).length === 0)
    .map(prepare);
  let model: LinearModel | null = null;
  for (let round = 0; round < ROUNDS; round += 1) {
    const now: LinearModel | null = model;
    const examples = prepared.flatMap(({ line, vectors, known }): Example[] => {
      if (!line.contains_pii)
        return [...vectors, ...known].map((vector, at) => ({
          vector,
          label: 'none',
          weight: at < vectors.length ? 1 : KNOWN_WEIGHT,
        }));
      if (vectors.length > 1 && !now) return [];
      const scored = vectors.map((vector) => (now ? scoreOf(now, vector) : 1));
      const best = vectors[scored.indexOf(Math.max(...scored))];
      return best ? [{ vector: best, label: 'pupil', weight: 1.3 }] : [];
    });
    model = averaged(examples);
  }
  if (!model) throw new Error('nothing to train on');
  return model;
}

/** How many models are trained on the same lines in different orders. */
const ORDERS = 5;

/** The mean of models that met the examples in different orders: one order alone decides too much near the threshold. */
function averaged(examples: readonly Example[]): LinearModel {
  const weights = new Float32Array(2 ** OPTIONS.bits * CLASSES.length);
  const bias = CLASSES.map(() => 0);
  for (let turn = 0; turn < ORDERS; turn += 1) {
    const first = Math.floor((examples.length * turn) / ORDERS);
    const one = train([...examples.slice(first), ...examples.slice(0, first)], CLASSES, OPTIONS);
    for (const [at, weight] of one.weights.entries()) weights[at] = (weights[at] ?? 0) + weight / ORDERS;
    for (const [at, value] of one.bias.entries()) bias[at] = (bias[at] ?? 0) + value / ORDERS;
  }
  return { classes: CLASSES, weights, scale: 1, bias, temperature: 1 };
}

const scoreOf = (model: LinearModel, vector: Vector): number =>
  classify(model, vector).find(({ name }) => name === 'pupil')?.probability ?? 0;

type Judged = { readonly line: Line; readonly score: number };

/** A model that has not seen these lines, and what it makes of them. */
function judge(training: readonly Line[], test: readonly Line[]): Judged[] {
  const model = trainOn(training);
  return test.map((line) => {
    const text = searchable(line.text);
    if (findNumbers(text).length > 0) return { line, score: 1 };
    return { line, score: Math.max(0, ...judgeSoft(text, { staff: [] }, model).map(({ score }) => score)) };
  });
}

/** Recall and precision at some thresholds, and on request every wrong line. */
function figures(author: string, judged: readonly Judged[]): void {
  const shown = [0.15, THRESHOLD, 0.35, 0.5].map((threshold) => {
    const count = (pii: boolean, said: boolean) =>
      judged.filter(({ line, score }) => line.contains_pii === pii && score >= threshold === said).length;
    const [tp, fn, fp] = [count(true, true), count(true, false), count(false, true)];
    return `≥${threshold}: R ${(tp / (tp + fn)).toFixed(3)} P ${(tp / (tp + fp)).toFixed(3)} (−${fn} +${fp})`;
  });
  console.log(`${author} ${judged.length}  ${shown.join('  ')}`);
  if (!process.argv.includes('--wrong')) return;
  for (const { line, score } of judged)
    if (line.contains_pii !== score >= THRESHOLD)
      console.log(
        line.contains_pii ? '  MISS ' : '  FALSE',
        score.toFixed(2),
        line.id,
        line.kinds.join(','),
        line.text.slice(0, 220).replaceAll('\n', ' / '),
      );
}

if (import.meta.main) {
  const authors = AUTHORS.map((name) => ({ name, lines: read(name) })).filter(({ lines }) => lines.length > 0);
  // Goals, indicators and interventions as schools write them, none of which means one pupil, stand beside the lines of our own.
  const own = [...read('own'), ...read('plain'), ...read('pairs'), ...commands()];
  if (process.argv.includes('--figures')) {
    for (const { name, lines } of authors) {
      const others = authors.filter((author) => author.name !== name).flatMap((author) => author.lines);
      figures(name, judge([...own, ...others], lines));
    }
  } else {
    writeFileSync(
      new URL('./pupil-data/model.json', import.meta.url),
      `${JSON.stringify(pack(trainOn([...authors.flatMap(({ lines }) => lines), ...own])))}\n`,
    );
  }
}
