/** `npm run schools`: how the schools stand that show themselves to one person, as a workbook. */
import { writeFile } from 'node:fs/promises';
import { schoolsWorkbook } from '../reports/schools.ts';
import { fileToWrite, helpOf, LANG, LANGUAGES, oneOf, readFlags } from './shared/flags.ts';
import { run } from './shared/run.ts';
import { FOR, oneOverseer, readSchools } from './shared/schools.ts';
import { DEMO } from './shared/team.ts';

const COMMAND = {
  name: 'schools',
  says: ['Skriver hur flera skolor ligger till, som Excel:', 'Writes how several schools stand, as Excel:'],
  flags: {
    demo: DEMO,
    for: FOR,
    lang: LANG,
    out: { type: 'string', takes: 'FIL.xlsx', says: ['filen som skrivs', 'the file to write'] },
  },
  example: '--demo --out schools.xlsx',
} as const;

await run(async () => {
  const values = readFlags(COMMAND, process.argv.slice(2));
  const whose = oneOverseer(COMMAND.name, values);
  const locale = oneOf(COMMAND.name, 'lang', values.lang ?? 'sv', LANGUAGES);
  const out = fileToWrite(COMMAND.name, values.out, ['.xlsx']);
  const { schools, today } = await readSchools(whose);
  await writeFile(out, await schoolsWorkbook({ locale, schools, today: today.toString() }));
  return out;
}, helpOf(COMMAND));
