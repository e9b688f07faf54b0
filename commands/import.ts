/** `npm run import -- --team ORGANISATION/TEAM [--unit CODE] FILE`: for a municipality's nightly job. */
import { basename } from 'node:path';
import { parseArgs } from 'node:util';
import { guardWords } from '../bots/guard.ts';
import { speak } from '../cards/texts.ts';
import { readSettings } from '../config.ts';
import { importFile } from '../imports/import-command.ts';
import { importText } from '../imports/plan-import.ts';
import type { TeamKey } from '../quality/base.ts';
import { definitionsOf } from '../quality/data/definitions.ts';
import { importChanges } from '../quality/data/series.ts';
import { SettingsError } from '../quality/errors.ts';
import { openStorage } from '../storage/open.ts';
import { environment, run } from './shared/run.ts';

type Order = { readonly key: TeamKey; readonly unit: string | undefined; readonly file: string };

/** Throws `SettingsError` with how the command is written. */
function readFlags(args: string[]): Order {
  try {
    const { values, positionals } = parseArgs({
      args,
      allowPositionals: true,
      options: { team: { type: 'string' }, unit: { type: 'string' } },
    });
    const [file, ...rest] = positionals;
    const cut = values.team?.lastIndexOf('/') ?? -1;
    if (file && rest.length === 0 && values.team && cut > 0)
      return { key: { tenant: values.team.slice(0, cut), team: values.team.slice(cut + 1) }, unit: values.unit, file };
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
  }
  throw new SettingsError(importText('sv', 'usage'));
}

await run(async () => {
  const { key, unit, file } = readFlags(process.argv.slice(2));
  const storage = await openStorage(readSettings(environment()).storageUrl, { mustExist: true });
  try {
    const snapshot = await storage.snapshot(key);
    if (!snapshot) throw new SettingsError(importText('sv', 'noTeam'));
    const asked = { say: speak(snapshot.team.locale), today: Temporal.Now.plainDateISO(snapshot.team.timeZone) };
    if (guardWords(asked, snapshot, basename(file)).refused.length > 0)
      throw new SettingsError(asked.say('data:fileName'));
    const unitCode = unit ?? snapshot.team.unitCode;
    const order = {
      file,
      definitions: definitionsOf(snapshot),
      locale: snapshot.team.locale,
      ...(unitCode ? { unitCode } : {}),
    };
    const { exitCode, lines } = await importFile(order, {
      load: async () => snapshot.series.flatMap(({ observations }) => observations),
      save: async ({ added, changed }) => {
        const all = [...added, ...changed.map(({ after }) => after)];
        await storage.commit(key, importChanges(snapshot, all, Temporal.Now.instant().toString(), 'import'));
      },
    });
    if (exitCode !== 0) throw new SettingsError(lines.join('\n'));
    return lines.join('\n');
  } finally {
    await storage.close();
  }
});
