/** What is made of the data: each model, and what each judge prints of how well it does on authors not seen. */
import type { ModelName, Packed } from '../text/model-file.ts';
import { authors, owns } from './data.ts';
import { entityModel, intentModel, printIntentFigures } from './intents.ts';
import { offPlanModel, printOffPlanFigures } from './off-plan.ts';
import { printPupilFigures, pupilModel } from './pupil-data.ts';

/** The longest work first, so that all is done soonest. */
export const MODELS: Readonly<Record<ModelName, () => Packed<object>>> = {
  'off-plan': offPlanModel,
  'pupil-data': pupilModel,
  intents: intentModel,
  entities: entityModel,
};

type Figures = {
  readonly authors: () => readonly string[];
  readonly print: (names: readonly string[], wrong: boolean) => void;
};
/** By judge; the authors are those who are left out in turn when nobody is named. */
export const FIGURES: ReadonlyMap<string, Figures> = new Map([
  ['intents', { authors: () => authors('intents'), print: printIntentFigures }],
  ['off-plan', { authors: () => [...authors('off-plan'), ...owns('off-plan')], print: printOffPlanFigures }],
  ['pupil-data', { authors: () => authors('pupil-data'), print: printPupilFigures }],
]);
