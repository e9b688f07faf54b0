/**
 * `npm run train [-- JUDGE …]` makes the committed models of the words again from the committed data. `npm run train -- --figures JUDGE [AUTHOR …]`
 * writes nothing and prints how lines of each author are judged by a model that has not seen them; `--wrong` adds each mistake.
 */
import { parseArgs } from 'node:util';
import { SettingsError } from '../quality/errors.ts';
import { run } from './shared/run.ts';

type Judge = { train(): void; print(authors: readonly string[], wrong: boolean): void };

/** Loaded by name, so that one judge does not wait for the data of another. */
const JUDGES: Readonly<Record<string, () => Promise<Judge>>> = {
  intents: async () => {
    const { trainIntents, printIntentFigures } = await import('../language/training/intents.ts');
    return { train: trainIntents, print: printIntentFigures };
  },
  'off-plan': async () => {
    const { trainOffPlan, printOffPlanFigures } = await import('../language/training/off-plan.ts');
    return { train: trainOffPlan, print: printOffPlanFigures };
  },
  'pupil-data': async () => {
    const { trainPupilData, printPupilDataFigures } = await import('../language/training/pupil-data.ts');
    return { train: trainPupilData, print: printPupilDataFigures };
  },
};

async function judgeNamed(name: string): Promise<Judge> {
  const load = Object.hasOwn(JUDGES, name) ? JUDGES[name] : undefined;
  if (!load) throw new SettingsError(`Skriv en av · Write one of: ${Object.keys(JUDGES).join(', ')}`);
  return load();
}

await run(async () => {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { figures: { type: 'boolean' }, wrong: { type: 'boolean', default: false } },
  });
  if (values.figures) {
    const [name = '', ...authors] = positionals;
    (await judgeNamed(name)).print(authors, values.wrong);
    return '';
  }
  const names = positionals.length > 0 ? positionals : Object.keys(JUDGES);
  for (const name of names) (await judgeNamed(name)).train();
  return `Gjorda · Made: ${names.join(', ')}`;
});
