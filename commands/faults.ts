/** `npm run faults [-- --seed 1]`: messages to platforms that fail in every way that platforms do; nothing leaves this machine. */
import { parseArgs } from 'node:util';
import { runFaults } from '../bench/faults.ts';
import { SettingsError } from '../quality/errors.ts';
import { run } from './shared/run.ts';

const USAGE = 'Skriv · Write: npm run faults [-- --seed 1]';

function seedIn(args: string[]): number {
  try {
    const { seed } = parseArgs({ args, options: { seed: { type: 'string', default: '1' } } }).values;
    if (/^\d{1,9}$/.test(seed)) return Number(seed);
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
  }
  throw new SettingsError(USAGE);
}

await run(async () => {
  const seed = seedIn(process.argv.slice(2));
  console.log(`${'trouble'.padEnd(40)} ${'platform'.padEnd(9)} ${'lost'.padStart(5)} ${'twice'.padStart(5)}`);
  for await (const { trouble, platform, lost, twice, ok } of runFaults(seed)) {
    if (!ok) process.exitCode = 1;
    console.log(
      `${trouble.padEnd(40)} ${platform.padEnd(9)} ${String(lost).padStart(5)} ${String(twice).padStart(5)}${ok ? '' : '  ✗'}`,
    );
  }
  return 'On Teams nobody can be asked what has arrived: a call without an answer is made once more, and no oftener.';
}, USAGE);
process.exit();
