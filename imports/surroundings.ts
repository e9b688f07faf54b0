/** What all parts of one table share while it is read. */
import type { IndicatorDefinition } from '../quality/data/indicators.ts';
import type { Collected } from './collected.ts';
import type { Facts } from './headers.ts';

export type TableOptions = {
  readonly definitions: readonly IndicatorDefinition[];
  /** A school unit's eight digits or a municipality's four: of several in a file, this one's rows are read. */
  readonly unitCode?: string;
  /** Of several owners or areas in a file too large to be read whole, this one's values are read. */
  readonly area?: string;
  /** The school's name, which may say its grades: «Björkskolan F–9». */
  readonly school?: string;
};

/** Where rows are read: what they share with the whole table. */
export type Surroundings = {
  readonly options: TableOptions;
  readonly out: Collected;
  readonly sheet: string;
  readonly number: number;
  /** What a text says; remembered, since headers and labels repeat. */
  readonly read: (text: string) => Facts;
};
