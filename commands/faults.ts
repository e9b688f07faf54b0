/**
 * `npm run faults [-- --seed 1] [--real]`: messages to platforms that fail in every way that platforms do; with `--real` real processes and stores that are
 * killed, away, full or wrong about the time. Nothing leaves this machine.
 */
import { parseArgs } from 'node:util';
import { runFaults } from '../bench/faults.ts';
import { seeded } from '../bench/measure.ts';
import { runReal } from '../bench/real/troubles.ts';
import { SettingsError } from '../quality/errors.ts';
import { run } from './shared/run.ts';

const USAGE = 'Skriv · Write: npm run faults [-- --seed 1] [--real]';

function readFlags(args: string[]): { seed: number; real: boolean } {
  try {
    const options = { seed: { type: 'string', default: '1' }, real: { type: 'boolean', default: false } } as const;
    const { seed, real } = parseArgs({ args, options }).values;
    if (/^\d{1,9}$/.test(seed)) return { seed: Number(seed), real };
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
  }
  throw new SettingsError(USAGE);
}

async function simulated(seed: number): Promise<void> {
  console.log(`${'trouble'.padEnd(40)} ${'platform'.padEnd(9)} ${'lost'.padStart(5)} ${'twice'.padStart(5)}`);
  for await (const { trouble, platform, lost, twice, ok } of runFaults(seed)) {
    if (!ok) process.exitCode = 1;
    console.log(
      `${trouble.padEnd(40)} ${platform.padEnd(9)} ${String(lost).padStart(5)} ${String(twice).padStart(5)}${ok ? '' : '  ✗'}`,
    );
  }
}

async function real(seed: number): Promise<void> {
  for await (const { trouble, platform, said, ok } of runReal(seeded(seed))) {
    if (!ok) process.exitCode = 1;
    console.log(`${trouble.padEnd(56)} ${platform.padEnd(7)} ${said}${ok ? '' : '  ✗'}`);
  }
}

await run(async () => {
  const flags = readFlags(process.argv.slice(2));
  await (flags.real ? real(flags.seed) : simulated(flags.seed));
  return 'On Teams nobody can be asked what has arrived: a call without an answer is made once more, and no oftener.';
}, USAGE);
process.exit();
