/** Decides what a file's cells are: whose, of which indicator, per cent or fraction, of which period; and asks where it cannot. */
import { parseCount } from '../language/reading/numbers.ts';
import { asShare, comparisonOf, maybeShares, ofSubject, ownMeasure } from '../quality/data/derived-indicator.ts';
import type { IndicatorDefinition } from '../quality/data/indicators.ts';
import type { Observation } from '../quality/data/observations.ts';
import { Asking } from './asking.ts';
import type { Cell, Collected, Omission } from './collected.ts';
import {
  asGrouped,
  type Decided,
  isNine,
  isTaken,
  mayBeShown,
  needsCount,
  numberIn,
  type Offered,
  ofGrade,
  percent,
  scopeOf,
  timesHundred,
  ungroupedIn,
  withoutClashes,
} from './decided.ts';
import { goalsOf, type ReadGoal } from './goals.ts';
import { bareWording, isEither } from './headers.ts';
import { findPeriod, withinYear } from './periods.ts';
import type { Answers, Question } from './questions.ts';
import { ofWholeSchool } from './whole-school.ts';
import { type OfWhom, ofSheet, withWhose } from './whose.ts';
import { seriesWords } from './words.ts';

export type Settled = {
  readonly observations: readonly Observation[];
  /** Definitions that the observations need beside those that the team has. */
  readonly measures: readonly IndicatorDefinition[];
  readonly offered: readonly Offered[];
  readonly questions: readonly Question[];
  readonly left: readonly Omission[];
  readonly goals: readonly ReadGoal[];
};

type Options = {
  readonly definitions: readonly IndicatorDefinition[];
  readonly source?: string;
  readonly school?: string;
  readonly answers?: Answers;
  /** Indicators that whoever reads may not add to: nothing is asked about their values. */
  readonly closed?: readonly string[];
};
export function settle(out: Collected, options: Options): Settled {
  return new Settling(out, options).result();
}

class Settling {
  readonly #out: Collected;
  readonly #asking: Asking;
  readonly #definitions: ReadonlyMap<string, IndicatorDefinition>;
  readonly #source: string;
  readonly #school: string;
  readonly #closed: ReadonlySet<string>;
  readonly #left: Omission[] = [];
  readonly #measures = new Map<string, IndicatorDefinition>();
  /** Others' measures by ours and whose. */
  readonly #comparisons = new Map<string, IndicatorDefinition>();

  constructor(out: Collected, { definitions, source = '', school = '', answers = {}, closed = [] }: Options) {
    this.#out = out;
    this.#closed = new Set(closed);
    this.#school = school;
    this.#asking = new Asking(answers);
    this.#definitions = new Map(definitions.map((definition) => [definition.key, definition]));
    this.#source = (out.source || source).slice(0, MAX_SOURCE_WORDS);
  }

  result(): Settled {
    const ours = ofWholeSchool(withWhose(ofSheet(this.#out.cells, this.#asking), this.#asking), this.#school);
    const read = this.#indicators(ours);
    const isClosed = ({ definition }: Decided): boolean => this.#closed.has(definition.key);
    const theirs = read.filter(isClosed).map((cell): Decided => ({ ...cell, asked: 'n' }));
    const decided = this.#periods(this.#shares(this.#separators(read.filter((cell) => !isClosed(cell)))));
    const own = this.#own(decided);
    const { kept: counted, left } = withoutClashes(this.#counts(this.#units(decided, own), own));
    this.#left.push(...left);
    const kept = { own, comparison: this.#comparison(counted) };
    const taken = counted.filter((cell) => isTaken(cell, kept));
    const observations = taken.flatMap((cell) => this.#observationOf(cell));
    const used = new Set(observations.map(({ indicator }) => indicator));
    return {
      observations,
      measures: [...this.#measures.values()].filter(({ key }) => used.has(key)),
      offered: [...counted.filter((cell) => !isTaken(cell, kept)), ...theirs].map((cell) => this.#offerOf(cell)),
      questions: this.#asking.questions,
      left: this.#left,
      goals: goalsOf(this.#out.goals, taken),
    };
  }

  /** The indicator of each measure; a wording that leaves open whether it is an index or a share is asked about. */
  #indicators(cells: readonly OfWhom[]): Decided[] {
    const measures = Map.groupBy(cells, ({ indicators, label, subject, grade }) =>
      [indicators.join(), label, subject, isNine(indicators) ? grade : ''].join('|'),
    );
    return [...measures.values()].flatMap((alike) => {
      const [first] = alike;
      if (!first) return [];
      const { definition, known, asked } = this.#definitionOf(first, alike);
      const inSubject = first.subject === '' ? definition : ofSubject(definition, first.subject);
      return alike.map((cell): Decided => ({ ...cell, definition: inSubject, known, asked }));
    });
  }

  #definitionOf(first: Cell, alike: readonly Cell[]): Pick<Decided, 'definition' | 'known' | 'asked'> {
    const numbers = alike.map(numberIn).filter((one) => one !== null);
    const fits = ({ range }: IndicatorDefinition): boolean =>
      numbers.every((one) => one >= range.min && one <= range.max);
    const may = ofGrade(first).flatMap((key) => this.#definitions.get(key) ?? []);
    const isSigned = alike.some(({ signed }) => signed);
    const { published } = this.#out;
    const headed = alike.every((cell) => cell.headed);
    const of = { period: first.period, source: this.#source, published, numbers, signed: isSigned, headed };
    const own = (name: string): IndicatorDefinition => ownMeasure(name, of);
    const [only] = may;
    if (!only) return { definition: own(first.label), known: false, asked: null };
    if (!isEither(first.label)) return { definition: may.find(fits) ?? only, known: true, asked: null };
    const index = may.find(({ unit }) => unit === 'index');
    const share = may.find(({ unit }) => unit === 'percent') ?? {
      ...own(bareWording(first.label)),
      unit: 'percent' as const,
      people: true,
    };
    const isKnown = share.key === may.find(({ unit }) => unit === 'percent')?.key;
    if (!index || isSigned || headed || !fits(index)) return { definition: share, known: isKnown, asked: null };
    const answer = this.#asking.ask('index', bareWording(first.label), [{ value: 'index' }, { value: 'share' }]);
    if (answer === 'share') return { definition: share, known: isKnown, asked: null };
    return { definition: index, known: true, asked: answer === '' ? 'index' : null };
  }

  /** `1,234` where neither the file's other numbers nor what is measured says what it is. */
  #separators(cells: readonly Decided[]): Decided[] {
    return cells.map((cell) => {
      const read = ungroupedIn(cell, this.#out.decimals);
      if (read) return read;
      const words = (number: number) => String(number).replace('.', ',');
      const choices = [
        { value: 'decimals', ...(mayBeShown([cell]) ? { words: words(numberIn(cell) ?? 0) } : {}) },
        { value: 'thousands', ...(mayBeShown([cell]) ? { words: words(cell.grouped?.number ?? 0) } : {}) },
      ];
      const answer = this.#asking.ask('number', cell.label || cell.definition.name.sv, choices);
      if (answer === '') return { ...cell, asked: 'number' };
      return answer === 'thousands' ? asGrouped(cell) : cell;
    });
  }

  /** A share whose every value is below 1 is a fraction or a very small share. A sign in the cells settles it. */
  #shares(cells: readonly Decided[]): Decided[] {
    const series = Map.groupBy(cells, ({ definition, label, place, of }) =>
      [definition.key, label, place.sheet, of].join('|'),
    );
    return [...series.values()].flatMap((alike) => {
      const [first] = alike;
      const numbers = alike.map(numberIn).filter((one) => one !== null);
      const isDoubtful =
        first?.definition.unit === 'percent' &&
        first.asked === null &&
        numbers.some((one) => one > 0 && one < 1) &&
        numbers.every((one) => one >= 0 && one <= 1) &&
        !alike.some(({ signed }) => signed);
      if (!first || !isDoubtful) return alike;
      const sample = numbers.find((one) => one > 0 && one < 1) ?? 0;
      const choices = [
        { value: 'fraction', words: percent(sample * 100) },
        { value: 'percent', words: percent(sample) },
      ];
      const answer = this.#asking.ask(
        'share',
        first.label || first.definition.name.sv,
        mayBeShown(alike) ? choices : choices.map(({ value }) => ({ value })),
        '',
        first.label === '' ? first.definition.name : undefined,
      );
      if (answer === 'percent') return alike;
      if (answer === 'fraction') return alike.map(timesHundred);
      return alike.map((cell) => ({ ...cell, asked: 'share' as const }));
    });
  }

  /** Values without a period wait for it. A month or a term finds its place in the school year that is answered. */
  #periods(cells: readonly Decided[]): Decided[] {
    if (cells.every(({ period }) => period !== null)) return [...cells];
    const answer = findPeriod(this.#asking.ask('period', '', []))?.period ?? null;
    return cells.map((cell) => {
      if (cell.period !== null) return cell;
      const period = answer && cell.part ? withinYear(answer, cell.part) : answer;
      return { ...cell, period, asked: period === null ? 'period' : cell.asked };
    });
  }

  /** Numbers that may be shares, of measures without an indicator: a table's are asked about together, once they are to be saved. */
  #units(cells: readonly Decided[], own: boolean): Decided[] {
    const open = cells.filter(({ known, of, asked }) => !known && of === '' && asked === null);
    const measures = [...Map.groupBy(open, ({ definition }) => definition.key).values()].filter((alike) => {
      const numbers = alike.map(numberIn).filter((one) => one !== null);
      const hasCount = alike.some(({ n }) => n !== null);
      return alike[0] && maybeShares(alike[0].definition, numbers, hasCount);
    });
    const doubtful = Map.groupBy(measures.flat(), ({ table }) => table);
    const answers = new Map<Decided, string>();
    for (const alike of doubtful.values()) {
      const names = [...new Set(alike.map(({ definition }) => definition.name.sv))].join(' · ').slice(0, MAX_OWN_WORDS);
      const answer = own ? this.#asking.ask('percent', names, [{ value: 'percent' }, { value: 'number' }]) : '';
      for (const cell of alike) answers.set(cell, answer);
    }
    return cells.map((cell) => {
      const answer = answers.get(cell);
      if (answer === '') return { ...cell, asked: 'percent' };
      return answer === 'percent' ? { ...cell, definition: asShare(cell.definition) } : cell;
    });
  }

  /** A share of pupils without their number is asked about, unless its source hides small groups itself or nobody has said that it is to be saved. */
  #counts(cells: readonly Decided[], own: boolean): Decided[] {
    return cells.map((cell) => {
      const { definition, known, of, n, value, asked } = cell;
      const isNeeded =
        needsCount(definition) && of === '' && n === null && (value.kind === 'number' || value.kind === 'near100');
      if (!isNeeded || asked !== null) return cell;
      if (!known && !own) return { ...cell, asked: 'n' };
      const { sv, en } = definition.name;
      const named = { sv: seriesWords('sv', [sv], cell), en: seriesWords('en', [en], cell) };
      const answer = parseCount(this.#asking.ask('n', named.sv, [], '', named));
      return answer !== null && answer > 0 ? { ...cell, n: answer } : { ...cell, asked: 'n' as const };
    });
  }

  /** Whether measures without an indicator are to be saved as the school's own. */
  #own(cells: readonly Decided[]): boolean {
    const own = new Set(
      cells.filter(({ known, of }) => !known && of === '').map(({ definition }) => definition.name.sv),
    );
    const names = [...own].join(' · ').slice(0, MAX_OWN_WORDS);
    return own.size > 0 && this.#asking.ask('own', names, [{ value: 'skip' }, { value: 'all' }], 'skip') === 'all';
  }

  /** Whose values, beside the school's own, are to be saved to compare with. */
  #comparison(cells: readonly Decided[]): ReadonlySet<string> {
    const others = [...new Set(cells.flatMap(({ of }) => (of === '' ? [] : [of])))];
    const choices = (all: readonly string[]) => [
      { value: 'skip' },
      { value: 'all' },
      ...(all.length > 1 ? all.map((one) => ({ value: one, words: one })) : []),
    ];
    const kept =
      others.length > 0
        ? this.#asking.ask('comparison', others.join(' · ').slice(0, MAX_OWN_WORDS), choices(others), 'skip')
        : 'skip';
    return new Set(kept === 'all' ? others : others.filter((one) => one === kept));
  }

  #observationOf(cell: Decided): Observation[] {
    const { observation, definition } = this.#offerOf(cell);
    const { period } = observation;
    if (period === null) return [];
    if (!this.#definitions.has(definition.key)) this.#measures.set(definition.key, definition);
    return [{ ...observation, period }];
  }

  #comparisonOf({ definition, of }: Decided): IndicatorDefinition {
    if (of === '') return definition;
    const id = `${definition.key}|${of}`;
    const comparison = this.#comparisons.get(id) ?? comparisonOf(definition, of);
    this.#comparisons.set(id, comparison);
    return comparison;
  }

  #offerOf(cell: Decided): Offered {
    const definition = this.#comparisonOf(cell);
    const { group, period, value, n, label, subject, of, asked } = cell;
    const scope = scopeOf(cell);
    return {
      observation: { indicator: definition.key, scope, group, period, value, n, source: this.#source },
      definition,
      label: [label || cell.definition.name.sv, subject].filter((part) => part !== '').join(', '),
      of,
      asked,
    };
  }
}

const MAX_SOURCE_WORDS = 300;
const MAX_OWN_WORDS = 2000;
