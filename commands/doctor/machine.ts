/** The machine: room on its disks, and the backups that lie there. */
import { stat, statfs } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { Settings } from '../../config.ts';
import { ArshjuletError } from '../../quality/errors.ts';
import { backupsIn, tryRestore } from '../../storage/backups.ts';
import { type Finding, finding, halves, type Words } from './finding.ts';
import { nearest } from './store.ts';

const DISK: Words = ['Disk', 'Disk'];
const BACKUP: Words = ['Säkerhetskopia', 'Backup'];
const MEGABYTE = 1024 * 1024;
/** A school's whole data is some tens of megabytes (docs/drift.md); what is thrown away again needs room for one of them. */
const TOO_LITTLE_MB: Readonly<Record<string, number>> = { TMPDIR: 30 };
const LITTLE_MB: Readonly<Record<string, number>> = { TMPDIR: 60 };
const TOO_LITTLE_ELSE_MB = 100;
const LITTLE_ELSE_MB = 1000;

/** `free` tells the megabytes that are left in a folder; another one in tests. */
export async function lookAtDisks(
  { storageUrl, backups }: Pick<Settings, 'storageUrl' | 'backups'>,
  free: (folder: string) => Promise<number> = freeMegabytes,
): Promise<Finding[]> {
  const folders = [
    ...(storageUrl.startsWith('file:')
      ? [['STORAGE_URL', nearest(dirname(storageUrl.slice('file:'.length)))] as const]
      : []),
    ...(backups ? [['BACKUP_DIR', nearest(backups.folder)] as const] : []),
    ['TMPDIR', tmpdir()] as const,
  ];
  const measured = await Promise.all(folders.map(async ([name, folder]) => ({ name, left: await free(folder) })));
  const short = measured.filter(({ name, left }) => left < (LITTLE_MB[name] ?? LITTLE_ELSE_MB));
  if (short.length === 0) return [finding(DISK, 'well', ['det finns plats.', 'there is room.'])];
  return short.map(({ name, left }) =>
    finding(DISK, left < (TOO_LITTLE_MB[name] ?? TOO_LITTLE_ELSE_MB) ? 'fault' : 'note', [
      `bara ${left} MB är ledigt där ${name} ligger: gör plats, annars kan snart inget sparas.`,
      `only ${left} MB are free where ${name} lies: make room, or soon nothing can be saved.`,
    ]),
  );
}

async function freeMegabytes(folder: string): Promise<number> {
  const { bavail, bsize } = await statfs(folder);
  return Math.floor((bavail * bsize) / MEGABYTE);
}

/** The product makes one a day; one more day's grace is for a machine that was off. */
const OLD: Temporal.DurationLike = { hours: 49 };

/** The newest of the product's own backups, tried by restoring it into a store that is thrown away. */
export async function lookAtBackups(plan: Settings['backups'], now: Temporal.Instant): Promise<Finding[]> {
  if (!plan)
    return [
      finding(BACKUP, 'note', [
        'produkten tar ingen själv: sätt BACKUP_DIR till en mapp på en annan disk, eller kör npm run backup på annat sätt varje natt.',
        'the product makes none itself: set BACKUP_DIR to a folder on another disk, or run npm run backup in another way each night.',
      ]),
    ];
  try {
    const [newest] = await backupsIn(plan.folder);
    if (newest === undefined)
      return [
        finding(BACKUP, 'note', [
          'det finns ingen än: den första görs när tjänsten startar, se att den får skriva i BACKUP_DIR.',
          'there is none yet: the first is made when the service starts, see that it may write in BACKUP_DIR.',
        ]),
      ];
    const file = join(plan.folder, newest);
    const made = Temporal.Instant.fromEpochMilliseconds(Math.round((await stat(file)).mtimeMs));
    const count = await tryRestore(file);
    if (Temporal.Instant.compare(made.add(OLD), now) < 0)
      return [
        finding(BACKUP, 'fault', [
          `den nyaste är ${newest}, mer än två dygn gammal: se i loggen varför «backup failed».`,
          `the newest is ${newest}, more than two days old: see in the log why “backup failed”.`,
        ]),
      ];
    return [
      finding(BACKUP, 'well', [
        `${newest} går att återställa (${count} poster, prövat på en kopia).`,
        `${newest} can be restored (${count} records, tried on a copy).`,
      ]),
    ];
  } catch (error) {
    const says: Words =
      error instanceof ArshjuletError
        ? halves(error.message)
        : [
            'BACKUP_DIR går inte att läsa: ge mappen till tjänstens användare med chown.',
            'BACKUP_DIR cannot be read: give the folder to the service’s user with chown.',
          ];
    return [finding(BACKUP, 'fault', says)];
  }
}
