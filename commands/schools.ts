/** `npm run schools`: how the schools stand that show themselves to one person, as a workbook. */
import { writeFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { SettingsError } from '../quality/errors.ts';
import { schoolsWorkbook } from '../reports/schools.ts';
import { run } from './shared/run.ts';
import { readSchools } from './shared/schools.ts';

const USAGE = 'Skriv: npm run schools -- --for ORGANISATION/PERSON|--demo [--lang sv|en] --out FIL.xlsx';

function readFlags(args: string[]) {
  const text = { type: 'string' } as const;
  try {
    const { values } = parseArgs({ args, options: { for: text, demo: { type: 'boolean' }, lang: text, out: text } });
    const { for: person = '', demo = false, lang = 'sv', out = '' } = values;
    const isOne = (person !== '') !== demo;
    if (isOne && (lang === 'sv' || lang === 'en') && /\.xlsx$/i.test(out)) return { person, demo, lang, out } as const;
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
  }
  throw new SettingsError(USAGE);
}

await run(async () => {
  const order = readFlags(process.argv.slice(2));
  const { schools, today } = await readSchools(order);
  await writeFile(order.out, await schoolsWorkbook({ locale: order.lang, schools, today: today.toString() }));
  return order.out;
});
