/**
 * A school's archive: everything that is a record of the team's work, in open formats, with a table of contents that tells of each file what it holds, its format, how many rows,
 * how large and its checksum. Made anew from the same data on the same day it is the same files.
 */
import { createHash } from 'node:crypto';
import { formatDate } from '../../cards/format.ts';
import { type Say, speak } from '../../cards/texts.ts';
import type { Locale } from '../../quality/base.ts';
import { inOrder } from '../../quality/checkpoints/order.ts';
import type { Document } from '../../quality/kinds.ts';
import type { AuditEntry } from '../../quality/ports.ts';
import { orderOf, type Snapshot } from '../../quality/snapshot.ts';
import { makeReport } from '../make.ts';
import { titleOf } from '../model.ts';
import type { Subject } from '../reading.ts';
import { subjectsOf } from '../which.ts';
import { csvOf } from './csv.ts';
import { archivedDocument, archivedEntry, archivedKinds, schemaOf } from './what.ts';

export type ArchivedFile = { readonly path: string; readonly bytes: Uint8Array };
type File = ArchivedFile & {
  readonly title: string;
  readonly format: 'jsonl' | 'csv' | 'schema' | 'pdf' | 'txt';
  /** Null of what has no rows. */
  readonly rows: number | null;
};

export type WholeTeam = {
  readonly locale: Locale;
  /** Of the current school year. */
  readonly snapshot: Snapshot;
  /** The team in each year that it has documents of, the earliest first. */
  readonly years: readonly Snapshot[];
  /** Every document, of all years. */
  readonly documents: readonly Document[];
  /** The whole audit, oldest first. */
  readonly entries: readonly AuditEntry[];
  /** ISO date. */
  readonly today: string;
  /** The program's version and its data's. */
  readonly version: string;
  readonly schema: number;
};

/** What the files of an archive are called that tell of the others. */
const CONTENTS = 'innehall.csv';
export const CHECKSUMS = 'sha256.txt';

/** Every file, the table of contents and the checksums last. @throws ReportError when a report cannot be made */
export async function archiveFiles(team: WholeTeam): Promise<ArchivedFile[]> {
  const say = speak(team.locale);
  const files = [readMe(say, team), ...(await reportsOf(team)), ...dataOf(say, team), ...historyOf(say, team)];
  const contents = { path: CONTENTS, bytes: utf8(contentsOf(say, files)) };
  const sums = [...files, contents].map(({ path, bytes }) => `${sha256(bytes)}  ${path}\n`).join('');
  return [...files, contents, { path: CHECKSUMS, bytes: utf8(sums) }];
}

/** What of an archive holds everything that is stored; the rest is made of it. */
export function archivedData(team: WholeTeam): ArchivedFile[] {
  const say = speak(team.locale);
  return [...dataOf(say, team), ...historyOf(say, team)].filter(({ format }) => format === 'jsonl');
}

const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');
const utf8 = (words: string): Uint8Array => Buffer.from(words, 'utf8');

function readMe(say: Say, { locale, snapshot, years, today, version, schema }: WholeTeam): File {
  const { school, unitCode, calendar } = snapshot.team;
  const names = years.map(({ team }) => team.calendar.schoolYear);
  const lines = [
    say('archive:title', { school }),
    '',
    say('archive:made', { day: formatDate(locale, today), version, schema }),
    unitCode === null ? say('archive:noUnit') : say('archive:unit', { unitCode }),
    say('archive:years', { years: (names.length > 0 ? names : [calendar.schoolYear]).join(', ') }),
    '',
    say('archive:about.contents', { contents: CONTENTS }),
    say('archive:about.reports'),
    say('archive:about.data'),
    say('archive:about.tables'),
    say('archive:about.schemas'),
    say('archive:about.people'),
    say('archive:about.leftOut'),
    say('archive:about.check', { command: `sha256sum -c ${CHECKSUMS}` }),
  ];
  const bytes = utf8(`\uFEFF${lines.join('\r\n')}\r\n`);
  return { path: 'las-mig.txt', bytes, title: say('archive:readMe'), format: 'txt', rows: null };
}

/** Of each year the year's report and those of its checkpoints, as far as they have been. */
async function reportsOf({ locale, years, today }: WholeTeam): Promise<File[]> {
  const files: File[] = [];
  for (const snapshot of years) {
    const year = snapshot.team.calendar.schoolYear.replace('/', '-');
    for (const subject of subjectsOf(snapshot, today)) {
      if (subject.kind === 'half-year') continue;
      const bytes = await makeReport({ locale, snapshot, subject, today, format: 'pdf-a' });
      const title = titleOf(locale, snapshot, subject);
      files.push({
        path: `rapporter/${year}-${partOf(snapshot, subject)}.pdf`,
        bytes,
        title,
        format: 'pdf',
        rows: null,
      });
    }
  }
  return files;
}

const partOf = ({ checkpoints }: Snapshot, subject: Subject): string =>
  subject.kind === 'checkpoint'
    ? `avstamning-${inOrder(checkpoints).findIndex(({ id }) => id === subject.checkpoint.id) + 1}`
    : 'lasaret';

const jsonLines = (rows: readonly unknown[]): Uint8Array =>
  utf8(rows.map((row) => `${JSON.stringify(row)}\n`).join(''));

/** The documents of each kind as they are stored and as a table, and what their fields may hold. Kinds that there is nothing of have no files. */
function dataOf(say: Say, { documents }: WholeTeam): File[] {
  return archivedKinds.flatMap((kind): File[] => {
    const all = documents
      .filter((one) => one.kind === kind)
      .toSorted((a, b) => a.schoolYear.localeCompare(b.schoolYear) || orderOf(kind)(a, b));
    const kept = all.map(archivedDocument).filter((one) => one !== null);
    if (kept.length === 0) return [];
    const title = say(`archive:kind.${kind}`);
    const table = kind === 'series' ? all.flatMap((one) => (one.kind === 'series' ? one.observations : [])) : kept;
    return [
      { path: `data/${kind}.jsonl`, bytes: jsonLines(kept), title, format: 'jsonl', rows: kept.length },
      { path: `tabeller/${kind}.csv`, bytes: utf8(csvOf(table)), title, format: 'csv', rows: table.length },
      { path: `scheman/${kind}.schema.json`, bytes: utf8(schemaOf(kind)), title, format: 'schema', rows: null },
    ];
  });
}

function historyOf(say: Say, { entries }: WholeTeam): File[] {
  const kept: readonly Readonly<Record<string, unknown>>[] = entries.map(archivedEntry);
  if (kept.length === 0) return [];
  const rows = kept.length;
  const title = say('archive:history');
  return [
    { path: 'data/historik.jsonl', bytes: jsonLines(kept), title, format: 'jsonl', rows },
    { path: 'tabeller/historik.csv', bytes: utf8(csvOf(kept)), title, format: 'csv', rows },
  ];
}

function contentsOf(say: Say, files: readonly File[]): string {
  const names = {
    file: say('archive:column.file'),
    holds: say('archive:column.holds'),
    format: say('archive:column.format'),
    rows: say('archive:column.rows'),
    bytes: say('archive:column.bytes'),
  };
  return csvOf(
    files.map(({ path, title, format, rows, bytes }) => ({
      [names.file]: path,
      [names.holds]: title,
      [names.format]: say(`archive:format.${format}`),
      [names.rows]: rows,
      [names.bytes]: bytes.length,
      'SHA-256': sha256(bytes),
    })),
  );
}
