/** `npm run import -- --team ORGANISATION/TEAM [--unit CODE] FILE`: for a municipality's nightly job. */
import { parseArgs } from 'node:util';
import { guardWords } from '../bots/guard.ts';
import { speak } from '../cards/texts.ts';
import { readSettings } from '../config.ts';
import { importFile } from '../imports/import-command.ts';
import { importText } from '../imports/words.ts';
import type { TeamKey } from '../quality/base.ts';
import { commitOf } from '../quality/commit.ts';
import { nightlyJob } from '../quality/data/act.ts';
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
    const now = Temporal.Now.instant();
    const today = now.toZonedDateTimeISO(snapshot.team.timeZone).toPlainDate();
    const asked = { say: speak(snapshot.team.locale), today };
    const unitCode = unit ?? snapshot.team.unitCode;
    const order = {
      file,
      acting: { snapshot, actor: nightlyJob(snapshot.team), now, today },
      mayShow: (words: string) => guardWords(asked, snapshot, words).refused.length === 0,
      ...(unitCode ? { unitCode } : {}),
    };
    const { exitCode, lines } = await importFile(order, (done) => storage.commit(key, commitOf(snapshot, done, now)));
    if (exitCode !== 0) throw new SettingsError(lines.join('\n'));
    return lines.join('\n');
  } finally {
    await storage.close();
  }
});
