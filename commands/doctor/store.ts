/** The store, without changing it: whether it can be opened and written, which version its data has, and what waits in it. */
import { accessSync, constants, existsSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import { ArshjuletError, StoreError } from '../../quality/errors.ts';
import { lookAtStore, openStorage } from '../../storage/open.ts';
import { SCHEMA_VERSION } from '../../storage/schema.ts';
import { type Finding, finding, halves, type Words } from './finding.ts';
import { clockBeside } from './reach.ts';

const STORE: Words = ['Lager', 'Store'];
const DATA: Words = ['Data', 'Data'];
const DUE: Words = ['Utskick', 'Deliveries'];

export async function lookAtData(url: string): Promise<Finding[]> {
  const own = url.startsWith('file:') ? ofFile(url.slice('file:'.length)) : [];
  if (own.some(({ level }) => level === 'fault')) return own;
  try {
    const schema = await lookAtStore(url);
    const well = finding(STORE, 'well', ['går att läsa och skriva.', 'can be read and written.']);
    const waiting = schema === SCHEMA_VERSION ? await inStore(url) : [];
    return [well, ...own, ofSchema(schema), ...waiting];
  } catch (error) {
    if (!(error instanceof ArshjuletError)) throw error;
    return [
      ...own,
      finding(STORE, error instanceof StoreError && error.passing ? 'later' : 'fault', halves(error.message)),
    ];
  }
}

function ofSchema(schema: number): Finding {
  if (schema === 0)
    return finding(DATA, 'note', [
      'lagret är tomt och görs i ordning vid första starten: stämmer det inte, pekar STORAGE_URL fel.',
      'the store is empty and is made ready by the first start: if that is wrong, STORAGE_URL points at another one.',
    ]);
  if (schema > SCHEMA_VERSION)
    return finding(DATA, 'fault', [
      `version ${schema} är från ett nyare program än det här, som har ${SCHEMA_VERSION}: installera det nyare programmet, eller återställ en äldre säkerhetskopia i ett tomt lager.`,
      `version ${schema} is from a newer program than this one, which has ${SCHEMA_VERSION}: install the newer program, or restore an older backup into an empty store.`,
    ]);
  if (schema < SCHEMA_VERSION)
    return finding(DATA, 'note', [
      `version ${schema} blir ${SCHEMA_VERSION} vid nästa start, och går inte tillbaka: ta en säkerhetskopia först med npm run backup.`,
      `version ${schema} becomes ${SCHEMA_VERSION} at the next start, with no way back: make a backup first with npm run backup.`,
    ]);
  return finding(DATA, 'well', [`version ${schema}, som programmets.`, `version ${schema}, as the program’s.`]);
}

/** Due longer than this, something holds them up. */
const LATE: Temporal.DurationLike = { minutes: 15 };

/** Of data that is this program's, so that opening it changes nothing. */
async function inStore(url: string): Promise<Finding[]> {
  const storage = await openStorage(url, { mustExist: true });
  try {
    const now = Temporal.Now.instant();
    const told = await storage.time();
    const clock =
      told === null ? [] : clockBeside(Temporal.Instant.from(told), now).filter(({ level }) => level !== 'well');
    const { count, since } = await storage.overdue(now.toString());
    if (since === null || Temporal.Instant.compare(Temporal.Instant.from(since).add(LATE), now) > 0)
      return [...clock, finding(DUE, 'well', ['inget har väntat länge.', 'nothing has waited for long.'])];
    const minutes = Math.round(now.since(Temporal.Instant.from(since)).total('minutes'));
    return [
      ...clock,
      finding(DUE, 'fault', [
        `${count} väntar, det första sedan ${minutes} minuter: se att tjänsten är i gång och vad /healthz säger.`,
        `${count} wait, the first since ${minutes} minutes ago: see that the service runs, and what /healthz says.`,
      ]),
    ];
  } finally {
    await storage.close();
  }
}

/** A file of somebody else's is not opened: the files that SQLite makes beside it would be ours, and the service could not write any more. */
function ofFile(path: string): Finding[] {
  const there = existsSync(path) ? path : nearest(dirname(path));
  const { uid, mode } = statSync(there);
  const me = process.getuid?.() ?? uid;
  if (uid !== me && (me === 0 || there === path))
    return [
      finding(STORE, 'fault', [
        `ägs av en annan användare (${uid}): kör doctor, och tjänsten, som den användaren.`,
        `is owned by another user (${uid}): run the doctor, and the service, as that user.`,
      ]),
    ];
  try {
    accessSync(there, constants.R_OK | constants.W_OK);
    accessSync(nearest(dirname(path)), constants.W_OK | constants.X_OK);
  } catch {
    return [
      finding(STORE, 'fault', [
        'mappen eller filen som STORAGE_URL pekar på går inte att skriva i: ge tjänstens användare mappen med chown.',
        'the folder or file that STORAGE_URL names cannot be written: give the folder to the service’s user with chown.',
      ]),
    ];
  }
  if (there !== path || (mode & 0o077) === 0) return [];
  return [
    finding(STORE, 'note', [
      'filen kan läsas av andra användare på datorn: kör chmod 600 på den.',
      'the file can be read by other users of the machine: run chmod 600 on it.',
    ]),
  ];
}

/** The folder itself, or the nearest above it that is there. */
export const nearest = (folder: string): string => (existsSync(folder) ? folder : nearest(dirname(folder)));
