/** `npm run faults [-- --seed 1]`: messages to platforms that fail in every way that platforms do; nothing leaves this machine. */
import { parseArgs } from 'node:util';
import { runFaults } from '../bench/faults.ts';

const { values } = parseArgs({ options: { seed: { type: 'string', default: '1' } } });
let failed = 0;
console.log(`${'trouble'.padEnd(40)} ${'platform'.padEnd(9)} ${'lost'.padStart(5)} ${'twice'.padStart(5)}`);
for await (const { trouble, platform, lost, twice, ok } of runFaults(Number(values.seed))) {
  if (!ok) failed += 1;
  console.log(
    `${trouble.padEnd(40)} ${platform.padEnd(9)} ${String(lost).padStart(5)} ${String(twice).padStart(5)}${ok ? '' : '  ✗'}`,
  );
}
console.log(
  'On Teams nobody can be asked what has arrived: a call without an answer is made once more, and no oftener.',
);
process.exit(failed === 0 ? 0 : 1);
