/** `npm run archive`: everything of a school that is a record of its work, in open formats with a table of contents, for an organiser's archive. */
import { existsSync } from 'node:fs';
import { mkdir, readdir, rename, rm, rmdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import packageJson from '../package.json' with { type: 'json' };
import { SettingsError } from '../quality/errors.ts';
import { type ArchivedFile, archiveFiles } from '../reports/archive/files.ts';
import { SCHEMA_VERSION } from '../storage/schema.ts';
import { helpOf, LANG, LANGUAGES, oneOf, readFlags, wrong } from './shared/flags.ts';
import { run } from './shared/run.ts';
import { oneTeam, TEAM_FLAGS } from './shared/team.ts';
import { readWholeTeam } from './shared/whole-team.ts';

const COMMAND = {
  name: 'archive',
  says: [
    'Skriver en skolas alla läsår i öppna format, med innehållsförteckning och kontrollsummor:',
    'Writes all school years of a school in open formats, with a table of contents and checksums:',
  ],
  flags: {
    ...TEAM_FLAGS,
    lang: LANG,
    out: { type: 'string', takes: 'MAPP', says: ['en ny mapp som skrivs', 'a new folder to write'] },
  },
  example: '--demo --out arkiv',
} as const;

/** The folder appears only when it is whole, and only its owner may read it. */
async function write(folder: string, files: readonly ArchivedFile[]): Promise<void> {
  const part = `${folder}.part`;
  await rm(part, { recursive: true, force: true });
  try {
    for (const { path, bytes } of files) {
      await mkdir(join(part, dirname(path)), { recursive: true, mode: 0o700 });
      await writeFile(join(part, path), bytes, { mode: 0o600 });
    }
    if (existsSync(folder)) await rmdir(folder);
    await rename(part, folder);
  } finally {
    await rm(part, { recursive: true, force: true });
  }
}

await run(async () => {
  const values = readFlags(COMMAND, process.argv.slice(2));
  const wanted = oneTeam(COMMAND.name, values);
  const locale = oneOf(COMMAND.name, 'lang', values.lang ?? 'sv', LANGUAGES);
  const out = values.out?.replace(/(?<=[^/])\/+$/, '') ?? '';
  if (out === '') throw wrong(COMMAND.name, ['--out är en ny mapp', '--out is a new folder']);
  if (existsSync(out) && (await readdir(out)).length > 0)
    throw new SettingsError(
      `${out} är inte tom, så inget har skrivits. · ${out} is not empty, so nothing was written.`,
    );
  const team = await readWholeTeam(wanted);
  const files = await archiveFiles({ ...team, locale, version: packageJson.version, schema: SCHEMA_VERSION });
  await write(out, files);
  const { school } = team.snapshot.team;
  return `${school}: ${files.length} filer i ${out} · ${files.length} files in ${out}`;
}, helpOf(COMMAND));
