/** `npm run import -- --team ORGANISATION/TEAM [--unit CODE] FILE`: for a municipality's nightly job. */
import { existsSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { readSettings } from '../config.ts';
import { importFile } from '../imports/import-command.ts';
import { importText } from '../imports/plan-import.ts';
import type { TeamKey } from '../quality/base.ts';
import { definitionsOf } from '../quality/data/definitions.ts';
import { importChanges } from '../quality/data/series.ts';
import { ArshjuletError } from '../quality/errors.ts';
import { openStorage } from '../storage/open.ts';

async function main(): Promise<number> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { team: { type: 'string' }, unit: { type: 'string' } },
  });
  const [file] = positionals;
  const cut = values.team?.lastIndexOf('/') ?? -1;
  if (!file || !values.team || cut < 1) {
    console.error(importText('sv', 'usage'));
    return 1;
  }
  if (existsSync('.env')) process.loadEnvFile('.env');
  const storage = await openStorage(readSettings(process.env).storageUrl);
  try {
    const key: TeamKey = { tenant: values.team.slice(0, cut), team: values.team.slice(cut + 1) };
    const snapshot = await storage.snapshot(key);
    if (!snapshot) {
      console.error(importText('sv', 'noTeam'));
      return 1;
    }
    const unitCode = values.unit ?? snapshot.team.unitCode;
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
    for (const line of lines) (exitCode === 0 ? console.log : console.error)(line);
    return exitCode;
  } finally {
    await storage.close();
  }
}

main().then(
  (code) => {
    process.exitCode = code;
  },
  (error: unknown) => {
    console.error(error instanceof ArshjuletError || error instanceof Error ? error.message : 'unknown error');
    process.exitCode = 1;
  },
);
