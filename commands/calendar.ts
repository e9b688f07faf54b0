/** `npm run calendar`: the team's year as a calendar file, for Outlook, Google and others. */
import { writeFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import type { Locale } from '../quality/base.ts';
import { SettingsError } from '../quality/errors.ts';
import { calendarOf } from '../reports/calendar.ts';
import { run } from './shared/run.ts';
import { isOneTeam, readTeam, TEAM_FLAGS, type Wanted } from './shared/team.ts';

const USAGE = 'Skriv: npm run calendar -- --team ORGANISATION/TEAM|--demo [--lang sv|en] --out FIL.ics';

function readFlags(args: string[]): Wanted & { readonly locale: Locale; readonly out: string } {
  const text = { type: 'string' } as const;
  try {
    const { values } = parseArgs({ args, options: { ...TEAM_FLAGS, lang: text, out: text } });
    const { team = '', demo = false, lang = 'sv', out = '' } = values;
    if (isOneTeam({ team, demo }) && (lang === 'sv' || lang === 'en') && /\.ics$/i.test(out))
      return { team, demo, locale: lang, out };
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
  }
  throw new SettingsError(USAGE);
}

await run(async () => {
  const order = readFlags(process.argv.slice(2));
  const { snapshot, removed, now } = await readTeam(order);
  const file = calendarOf(order.locale, snapshot, removed, now);
  await writeFile(order.out, file);
  return order.out;
});
