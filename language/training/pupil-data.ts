/** The model of the guard against soft pupil data, from all the authors' lines and our own, and how well it judges authors not seen. */
import { PUPIL_BITS, pupilVectors } from '../pupil-data/features.ts';
import { findNumbers, judgeSoft, pupilScore, THRESHOLD } from '../pupil-data/find.ts';
import { searchable } from '../pupil-data/plain.ts';
import { tags } from '../pupil-data/tags.ts';
import { units } from '../pupil-data/units.ts';
import type { Vector } from '../text/features.ts';
import { type Example, type LinearModel, pack, train } from '../text/linear.ts';
import type { Packed } from '../text/model-file.ts';
import { authors, everybody, filesLike, linesOf, owns, textOf } from './data.ts';

type Line = {
  readonly id: string;
  readonly text: string;
  readonly contains_pii: boolean;
  readonly kinds: readonly string[];
  /** How much it counts beside lines written for this question; 1 when left out. */
  readonly weight?: number;
};

/** One command of so many is enough, or they outweigh what people write to each other. */
const COMMANDS = 5;

/** What people ask the bot for, which names no pupil. */
const commands = (): Line[] =>
  linesOf<{ text: string }>('intents', 'own')
    .filter((_, at) => at % COMMANDS === 0)
    .map(({ text }, at) => ({ id: `command-${at}`, text, contains_pii: false, kinds: [] }));

/** How much lines count that were sorted for another question, whether a message is off the plan; far fewer of them are about a pupil. */
const BORROWED_WEIGHT = { pupil: 0.3, none: 0.15 };
/** One in so many of those that name nobody. */
const NAMELESS = 4;

/** What colleagues write to each other: a case that names somebody is about a pupil, all but what may be anything is about none. */
function borrowed(): Line[] {
  const names = [...authors('off-plan'), ...owns('off-plan')].sort();
  const lines = names.flatMap((name) => linesOf<{ id: string; text: string; category: string }>('off-plan', name));
  return lines.flatMap(({ id, text, category }, at) => {
    const pupil = category === 'individual_case';
    const named = tags(searchable(text), { staff: [] }).some(({ tag }) => SOMEBODY.test(tag));
    if (category === 'other_off_plan' || (!named && (pupil || at % NAMELESS !== 0))) return [];
    return [{ id, text, contains_pii: pupil, kinds: [], weight: BORROWED_WEIGHT[pupil ? 'pupil' : 'none'] }];
  });
}
const SOMEBODY = /^(?:W?NAME(?!0)|INIT)/;

type Plan = {
  readonly goals: readonly { readonly title: string; readonly indicator: string }[];
  readonly interventions: readonly { readonly title: string; readonly description: string }[];
};
type Goal = {
  readonly title: string;
  readonly description: string;
  readonly indicator: string;
  readonly expect: { readonly specific: boolean };
};
/** What stands in schools' plans, which is of groups and of the school's own work; a goal that is not specific may be about one pupil. */
const planned = (): Line[] =>
  [...inPlans(), ...inGoals()].map((text, at) => ({ id: `plan-${at}`, text, contains_pii: false, kinds: [] }));
const inGoals = (): string[] =>
  everybody('smart')
    .flatMap((author) => linesOf<Goal>('smart', author))
    .filter(({ expect }) => expect.specific)
    .flatMap(({ title, description, indicator }) => [title, description, indicator]);
const inPlans = (): string[] =>
  filesLike('off-plan', '*.contexts.json')
    .flatMap((file) => Object.values(JSON.parse(textOf('off-plan', file)) as Record<string, Plan>))
    .flatMap(({ goals, interventions }) => [
      ...goals.flatMap(({ title, indicator }) => [title, indicator]),
      ...interventions.flatMap(({ title, description }) => [title, description]),
    ]);

/** Leaving out features and averaging several models keeps single words and the order of the lines from deciding. */
const OPTIONS = { bits: PUPIL_BITS, epochs: 10, rate: 0.15, decay: 0.0004, drop: 0.3 };
/** How many models are averaged: one to find the mentions, three to judge by. */
const MODELS = [1, 3];
const CLASSES = ['pupil', 'none'];

/** About when the lines were written, so that training does not depend on the day it is done. */
const WRITTEN = Temporal.PlainDate.from('2026-11-01');

/** How much a line counts that is made by knowing the staff in it. */
const KNOWN_WEIGHT = 0.3;

/** How much a pupil counts beside one who is none. */
const PUPIL_WEIGHT = 1.1;

type Prepared = { line: Line; vectors: Vector[]; known: Vector[] };
const prepare = (line: Line): Prepared => ({
  line,
  vectors: units(searchable(line.text)).flatMap((unit) => pupilVectors(tags(unit.text, { staff: [] }))),
  known: line.contains_pii ? [] : asKnown(line),
});

/** As a line about staff looks to a team whose members it names: their names are known. */
function asKnown(line: Line): Vector[] {
  const text = searchable(line.text);
  const rows = units(text).map((unit) => tags(unit.text, { staff: [] }));
  const staff = rows.flatMap((row) => row.filter(({ tag }) => NAMES.test(tag)).map(({ word }) => word));
  if (staff.length === 0) return [];
  return units(text).flatMap((unit) => pupilVectors(tags(unit.text, { staff })));
}
const NAMES = /^W?NAME$|^name$/;

/** Of a text that names a pupil one mention does: the one that looks most like it, found by training twice. */
function trainOn(lines: readonly Line[]): LinearModel {
  const prepared = lines
    .filter((line) => !line.contains_pii || findNumbers(searchable(line.text), WRITTEN).length === 0)
    .map(prepare);
  let model: LinearModel | null = null;
  for (const models of MODELS) {
    const now: LinearModel | null = model;
    const examples = prepared.flatMap(({ line, vectors, known }): Example[] => {
      if (!line.contains_pii)
        return [...vectors, ...known].map((vector, at) => ({
          vector,
          label: 'none',
          weight: (line.weight ?? 1) * (at < vectors.length ? 1 / Math.sqrt(vectors.length) : KNOWN_WEIGHT),
        }));
      if (vectors.length > 1 && !now) return [];
      const scored = vectors.map((vector) => (now ? pupilScore(now, vector) : 1));
      const best = vectors[scored.indexOf(Math.max(...scored))];
      return best ? [{ vector: best, label: 'pupil', weight: PUPIL_WEIGHT * (line.weight ?? 1) }] : [];
    });
    model = train(examples, CLASSES, { ...OPTIONS, models });
  }
  if (!model) throw new Error('nothing to train on');
  return model;
}

type Judged = { readonly line: Line; readonly score: number };

/** A model that has not seen these lines, and what it makes of them. */
function judge(training: readonly Line[], test: readonly Line[]): Judged[] {
  const model = pack(trainOn(training));
  return test.map((line) => {
    const text = searchable(line.text);
    if (findNumbers(text, WRITTEN).length > 0) return { line, score: 1 };
    return { line, score: Math.max(0, ...judgeSoft(text, { staff: [] }, model).map(({ score }) => score)) };
  });
}

/** Recall and precision at some thresholds, and on request every wrong line. */
function printOne(author: string, judged: readonly Judged[], wrong: boolean): void {
  const shown = [0.1, THRESHOLD, 0.3].map((threshold) => {
    const count = (pii: boolean, said: boolean) =>
      judged.filter(({ line, score }) => line.contains_pii === pii && score >= threshold === said).length;
    const [tp, fn, fp] = [count(true, true), count(true, false), count(false, true)];
    return `≥${threshold}: R ${(tp / (tp + fn)).toFixed(3)} P ${(tp / (tp + fp)).toFixed(3)} (−${fn} +${fp})`;
  });
  console.log(`${author} ${judged.length}  ${shown.join('  ')}`);
  if (!wrong) return;
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

const linesBy = (names: readonly string[]): Line[] => names.flatMap((name) => linesOf<Line>('pupil-data', name));

/** Lines of our own, goals and interventions as schools write them among them, and those written for the other judges. */
const ours = (): Line[] => [...linesBy(owns('pupil-data')), ...commands(), ...borrowed(), ...planned()];

export const pupilModel = (): Packed<LinearModel> => pack(trainOn([...linesBy(authors('pupil-data')), ...ours()]));

/** Prints how a model of all the other authors judges the lines of each of these, which it has not seen, with `wrong` each mistake too. */
export function printPupilFigures(names: readonly string[], wrong: boolean): void {
  const own = ours();
  for (const name of names) {
    const others = authors('pupil-data').filter((author) => author !== name);
    printOne(name, judge([...own, ...linesBy(others)], linesBy([name])), wrong);
  }
}
