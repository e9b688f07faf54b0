/**
 * `npm run -s evaluate -- SUBJECT --input FILE.jsonl [--contexts FILE.json] [--today YYYY-MM-DD] [--output OUT.jsonl]`: judges
 * anyone's own lines with exactly the code that the bot uses. Predictions go to `--output` or standard output, one JSON object
 * a line; the metrics, where the lines carry labels, go to standard output too, or to standard error beside predictions there.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import type { Options, Prediction, Subject } from './evaluate/subject.ts';
import { asksForHelp, endWhereNobodyReads } from './shared/run.ts';

/** Loaded by name, so that one subject does not wait for the models of another. */
const SUBJECTS: Readonly<Record<string, () => Promise<{ subject: Subject }>>> = {
  smart: () => import('./evaluate/smart.ts'),
  distractions: () => import('./evaluate/distractions.ts'),
  pii: () => import('./evaluate/pii.ts'),
  intents: () => import('./evaluate/intents.ts'),
  days: () => import('./evaluate/days.ts'),
};

class Usage extends Error {}

function readJsonLines(path: string): { text: string; number: number }[] {
  return readText(path)
    .split(/\r?\n/)
    .map((text, index) => ({ text, number: index + 1 }))
    .filter(({ text }) => text.trim() !== '');
}

function readText(path: string): string {
  try {
    return readFileSync(path, 'utf8').replace(/^\ufeff/, '');
  } catch (error) {
    throw new Usage(`cannot read ${path}`, { cause: error });
  }
}

function parseJson(text: string, where: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new Usage(`${where} is not JSON`, { cause: error });
  }
}

/** Throws `Usage` for what is no option. */
function readFlags() {
  const text = { type: 'string' } as const;
  try {
    return parseArgs({ allowPositionals: true, options: { input: text, output: text, contexts: text, today: text } });
  } catch (error) {
    throw new Usage(usage, { cause: error });
  }
}
const usage = `usage: evaluate ${Object.keys(SUBJECTS).join('|')} --input FILE.jsonl [--output OUT.jsonl]`;
type Flags = ReturnType<typeof readFlags>['values'];

async function main(): Promise<void> {
  const { values, positionals } = readFlags();
  const [name = ''] = positionals;
  const load = Object.hasOwn(SUBJECTS, name) ? SUBJECTS[name] : undefined;
  const { input, output } = values;
  if (!load || !input) throw new Usage(usage);
  const { subject } = await load();
  const options: Options = { today: today(values), files: filesFor(subject, values) };
  const judged = readJsonLines(input).map(({ text, number }) => {
    const parsed = subject.line.safeParse(parseJson(text, `${input} line ${number}`));
    if (!parsed.success) {
      const [issue] = parsed.error.issues;
      throw new Usage(`${input} line ${number}: ${issue?.path.join('.')}: ${issue?.message}`);
    }
    return { line: parsed.data, prediction: predicted(subject, parsed.data, options, `${input} line ${number}`) };
  });
  write(
    judged.map(({ prediction }) => prediction),
    output,
  );
  for (const line of subject.metrics(judged)) (output ? process.stdout : process.stderr).write(`${line}\n`);
}

function predicted(subject: Subject, line: { id: string }, options: Options, where: string): Prediction {
  try {
    return subject.predict(line, options);
  } catch (error) {
    throw new Usage(`${where}: ${error instanceof Error ? error.message : 'cannot be judged'}`, { cause: error });
  }
}

function today(values: Flags): Temporal.PlainDate {
  if (!values.today) return Temporal.Now.plainDateISO();
  try {
    return Temporal.PlainDate.from(values.today);
  } catch (error) {
    throw new Usage(`--today ${values.today} is not a date`, { cause: error });
  }
}

function filesFor(subject: Subject, values: Flags): Record<string, unknown> {
  const files: Record<string, unknown> = {};
  for (const name of subject.needs) {
    const path = values[name as keyof typeof values];
    if (typeof path !== 'string') throw new Usage(`--${name} FILE.json is needed`);
    files[name] = parseJson(readText(path), path);
  }
  return files;
}

function write(predictions: readonly Prediction[], output: string | undefined): void {
  const lines = predictions.map((prediction) => `${JSON.stringify(prediction)}\n`).join('');
  if (!output) {
    process.stdout.write(lines);
    return;
  }
  try {
    writeFileSync(output, lines);
  } catch (error) {
    throw new Usage(`cannot write ${output}`, { cause: error });
  }
}

endWhereNobodyReads();
try {
  if (asksForHelp(process.argv.slice(2))) console.log(usage);
  else await main();
} catch (error) {
  if (!(error instanceof Usage)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 1;
}
