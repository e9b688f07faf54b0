/**
 * `npm run bench`: speed and memory, each figure beside a reference measured in the same run. Ratios are what counts; the machine may be busy.
 * `-- --only reports,words` measures some of it; `--json` prints an object a figure.
 */
import { parseArgs } from 'node:util';
import { benchAnswerRate } from '../bench/answer-rate.ts';
import { benchAnswers } from '../bench/answers.ts';
import { benchGrowth } from '../bench/growth.ts';
import { benchHeartbeat } from '../bench/heartbeat.ts';
import { benchImport } from '../bench/import.ts';
import { benchPeople } from '../bench/people.ts';
import { benchQueue } from '../bench/queue.ts';
import { benchReadBack } from '../bench/read-back.ts';
import { benchReports } from '../bench/reports.ts';
import { printJson } from '../bench/rows.ts';
import { benchRush } from '../bench/rush.ts';
import { benchScale } from '../bench/scale.ts';
import { benchSchools } from '../bench/schools.ts';
import { benchStart } from '../bench/start.ts';
import { benchWords } from '../bench/words.ts';
import { SettingsError } from '../quality/errors.ts';
import { run } from './shared/run.ts';

const BENCHES: Readonly<Record<string, () => void | Promise<void>>> = {
  words: benchWords,
  import: benchImport,
  start: benchStart,
  answers: benchAnswers,
  'answer-rate': benchAnswerRate,
  'read-back': benchReadBack,
  reports: benchReports,
  schools: benchSchools,
  rush: benchRush,
  heartbeat: benchHeartbeat,
  growth: benchGrowth,
  queue: benchQueue,
  people: benchPeople,
  scale: benchScale,
};
const NAMES = Object.keys(BENCHES);
/** These take long, or fetch what they are measured beside: only when they are asked for. */
const ASKED_FOR = ['queue', 'people', 'scale'];
const USAGE = `Skriv · Write: npm run bench -- [--only ${NAMES.join(',')}] [--json]`;

function readFlags(args: string[]): { names: readonly string[]; json: boolean } {
  try {
    const options = { only: { type: 'string' }, json: { type: 'boolean' } } as const;
    const { only, json = false } = parseArgs({ args, options }).values;
    const names = only === undefined ? NAMES.filter((name) => !ASKED_FOR.includes(name)) : only.split(',');
    if (names.every((name) => Object.hasOwn(BENCHES, name))) return { names, json };
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
  }
  throw new SettingsError(USAGE);
}

await run(async () => {
  const { names, json } = readFlags(process.argv.slice(2));
  if (json) printJson();
  for (const name of names) await BENCHES[name]?.();
  process.exit(0);
}, USAGE);
