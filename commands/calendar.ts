/** `npm run calendar`: the team's year as a calendar file, for Outlook, Google and others. */
import { writeFile } from 'node:fs/promises';
import { calendarOf } from '../reports/calendar.ts';
import { fileToWrite, helpOf, LANG, LANGUAGES, oneOf, readFlags } from './shared/flags.ts';
import { run } from './shared/run.ts';
import { oneTeam, readTeam, TEAM_FLAGS } from './shared/team.ts';

const COMMAND = {
  name: 'calendar',
  says: ['Skriver läsåret som en kalenderfil:', 'Writes the school year as a calendar file:'],
  flags: {
    ...TEAM_FLAGS,
    lang: LANG,
    out: { type: 'string', takes: 'FIL.ics', says: ['filen som skrivs', 'the file to write'] },
  },
  example: '--demo --out year.ics',
} as const;

await run(async () => {
  const values = readFlags(COMMAND, process.argv.slice(2));
  const wanted = oneTeam(COMMAND.name, values);
  const locale = oneOf(COMMAND.name, 'lang', values.lang ?? 'sv', LANGUAGES);
  const out = fileToWrite(COMMAND.name, values.out, ['.ics']);
  const { snapshot, removed, now } = await readTeam(wanted);
  await writeFile(out, calendarOf(locale, snapshot, removed, now));
  return out;
}, helpOf(COMMAND));
