/**
 * `npm run import`: reads a file into a team, as a municipality's nightly job (`--team`), or shows what a file (`--preview`) or
 * pasted lines of days off (`--lines`) would give, which needs no team and saves nothing.
 */
import { parseArgs } from 'node:util';
import { mayName } from '../bots/guard.ts';
import { CALENDAR_FILE } from '../bots/inbound.ts';
import { problemText } from '../cards/problems.ts';
import { speak } from '../cards/texts.ts';
import { readStoreUrl } from '../config.ts';
import { isCalendar } from '../imports/files/kind.ts';
import { textIn } from '../imports/files/text.ts';
import { bytesOf, nameOf } from '../imports/given-file.ts';
import { dryRun, importFile } from '../imports/import-command.ts';
import { ImportError } from '../imports/import-error.ts';
import { NIGHTLY } from '../imports/limits.ts';
import { type DayWords, previewCalendar, previewDayLines } from '../imports/preview-calendar.ts';
import { asJson, asWords, isUnderstood, type PreviewLine } from '../imports/preview-lines.ts';
import { tableLines } from '../imports/preview-table.ts';
import { readTableFile } from '../imports/reader.ts';
import { importText, refusalText } from '../imports/words.ts';
import type { TeamKey } from '../quality/base.ts';
import { commitOf } from '../quality/commit.ts';
import { nightlyJob } from '../quality/data/act.ts';
import { INDICATORS } from '../quality/data/indicators.ts';
import { SettingsError } from '../quality/errors.ts';
import type { Storage } from '../quality/ports.ts';
import type { Snapshot } from '../quality/snapshot.ts';
import { suggestSchoolYear } from '../quality/year/school-year.ts';
import { openStorage } from '../storage/open.ts';
import { environment, exitCodeOf, explain, fromHere, run } from './shared/run.ts';
import { listTeams, nameOfTeam, teamKey } from './shared/team.ts';

type Import = {
  /** Null when the unit code alone says which team. */
  readonly key: TeamKey | null;
  readonly unit: string | undefined;
  readonly files: readonly string[];
  /** Values that look wrong by a factor of ten are saved too. */
  readonly accept: boolean;
  /** Nothing is saved; what would be is shown. */
  readonly dry: boolean;
  readonly json: boolean;
};
type Preview = {
  readonly preview: 'file' | 'lines';
  readonly unit: string | undefined;
  readonly file: string;
  /** A school year, `2026/27`. */
  readonly year: string | undefined;
  readonly json: boolean;
};

const OPTIONS = {
  team: { type: 'string' },
  unit: { type: 'string' },
  preview: { type: 'string' },
  lines: { type: 'string' },
  year: { type: 'string' },
  json: { type: 'boolean', default: false },
  'dry-run': { type: 'boolean', default: false },
  accept: { type: 'boolean', default: false },
} as const;

/** Throws `SettingsError` with how the command is written. */
function readFlags(args: string[]): Import | Preview {
  try {
    const { values, positionals } = parseArgs({ args, allowPositionals: true, options: OPTIONS });
    const { team, unit, year, json, accept, 'dry-run': dry } = values;
    const shown = values.preview ?? values.lines;
    if (shown !== undefined && !dry && isSchoolYear(year) && team === undefined && positionals.length === 0)
      return { preview: values.preview === undefined ? 'lines' : 'file', unit, file: fromHere(shown), year, json };
    const key = team === undefined ? null : teamKey(team);
    if (positionals.length > 0 && (team === undefined ? unit : key) && shown === undefined)
      return { key, unit, files: positionals.map(fromHere), accept, dry, json };
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
  }
  throw new SettingsError(importText('sv', 'usage'));
}

const isSchoolYear = (year: string | undefined): boolean =>
  year === undefined || (/^20\d\d\/\d\d$/.test(year) && (Number(year.slice(2, 4)) + 1) % 100 === Number(year.slice(5)));

/** Values of a preview: a whole country's file in a sheet of thousands of columns. */
const MOST = 100_000;

const inWords: DayWords = {
  problem: (problem) => problemText('sv', problem),
  why: (why) => speak('sv')(`wheel:left.${why}`),
};

async function previewOf({ preview, file, unit, year: asked }: Preview): Promise<PreviewLine[]> {
  const year = asked ?? suggestSchoolYear(Temporal.Now.plainDateISO('Europe/Stockholm'));
  const bytes = await bytesOf(file);
  if (preview === 'lines') return previewDayLines(textIn(bytes), year, inWords);
  if (CALENDAR_FILE.test(file) || isCalendar(bytes)) return previewCalendar(bytes, year, inWords);
  const source = nameOf(file);
  const options = { definitions: INDICATORS, source, most: MOST, ...(unit === undefined ? {} : { unitCode: unit }) };
  const table = await readTableFile('preview', bytes, options, { limits: NIGHTLY });
  return tableLines(table, { definitions: INDICATORS, locale: 'sv', mayShow: mayShow(null) });
}

/** A file that cannot be read is one line of what was left out. */
async function show({ file, json }: Pick<Preview, 'file' | 'json'>, reading: Promise<PreviewLine[]>): Promise<string> {
  const lines = await reading.catch((error: unknown): PreviewLine[] => {
    if (!(error instanceof ImportError)) throw error;
    const why = refusalText('sv', error);
    return [{ type: 'left-out', where: file, why }];
  });
  if (!isUnderstood(lines)) process.exitCode = 1;
  return json ? asJson(lines) : asWords(lines, 'sv');
}

/** What points at a pupil is not said back. */
const mayShow = (snapshot: Snapshot | null) => {
  const today = Temporal.Now.plainDateISO('Europe/Stockholm');
  return (words: string): boolean => mayName({ today }, snapshot, words);
};

/** Each file by itself: one that is refused is no reason not to read the next. The gravest exit code is the command's. */
async function save({ key, unit, files, accept, dry, json }: Import): Promise<string> {
  const storage = await openStorage(readStoreUrl(environment()), { mustExist: true });
  try {
    const team = key ?? (await teamOfUnit(storage, unit ?? ''));
    const said: string[] = [];
    for (const file of files) {
      const { exitCode, lines } = await one(storage, { key: team, unit, file, accept, dry, json });
      const name = files.length > 1 ? [`${nameOf(file)}:`] : [];
      if (exitCode === 0) said.push(...name, ...lines);
      else console.error([...name, ...lines].join('\n'));
      process.exitCode = graver(process.exitCode, exitCode);
    }
    return said.join('\n');
  } finally {
    await storage.close();
  }
}

/** What somebody must mend comes before what time may. */
const graver = (so: typeof process.exitCode, far: number): number => {
  const before = Number(so ?? 0);
  return before === 1 || far === 0 ? before : far;
};

type One = Omit<Import, 'key' | 'files'> & { readonly key: TeamKey; readonly file: string };

async function one(storage: Storage, { key, unit, file, accept, dry, json }: One) {
  try {
    const snapshot = await storage.snapshot(key);
    if (!snapshot) throw new SettingsError(importText('sv', 'noTeam'));
    const now = Temporal.Now.instant();
    const today = now.toZonedDateTimeISO(snapshot.team.timeZone).toPlainDate();
    const unitCode = unit ?? snapshot.team.unitCode;
    const order = {
      file,
      accept,
      acting: { snapshot, actor: nightlyJob(snapshot.team), now, today },
      mayShow: mayShow(snapshot),
      ...(unitCode ? { unitCode } : {}),
    };
    if (dry) return { exitCode: 0, lines: [await show({ file, json }, dryRun(order))] };
    return await importFile(order, (done) => storage.commit(key, commitOf(snapshot, done, now)));
  } catch (error) {
    return { exitCode: exitCodeOf(error), lines: [explain(error)] };
  }
}

/** The team whose unit has this code. @throws SettingsError where there is none, or several */
async function teamOfUnit(storage: Storage, unit: string): Promise<TeamKey> {
  const found = (await listTeams(storage)).filter((team) => team.unitCode === unit).map(({ key }) => key);
  const [only, ...others] = found;
  if (!only) throw new SettingsError(importText('sv', 'noUnit'));
  if (others.length === 0) return only;
  throw new SettingsError(importText('sv', 'manyUnits', { teams: found.map(nameOfTeam).join(', ') }));
}

await run(
  async () => {
    const order = readFlags(process.argv.slice(2));
    return 'preview' in order ? show(order, previewOf(order)) : save(order);
  },
  (['sv', 'en'] as const).map((locale) => importText(locale, 'usage')).join('\n'),
);
