/** `npm run dispose -- --older-than`: of old school years nothing goes that an archive does not hold, and of the others nothing at all. */
import { appendFileSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { AuditAction } from '../../quality/history/actions.ts';
import type { Document } from '../../quality/kinds.ts';
import type { Change } from '../../quality/ports.ts';
import { suggestCalendar } from '../../quality/year/suggestion.ts';
import { openStorage } from '../../storage/open.ts';
import { goal, keyOf, member, pastYear, team } from '../storage/samples.ts';
import { stores } from '../storage/stores.ts';
import { command, temporary } from './process.ts';

const [OURS, OTHER] = [keyOf(1), keyOf(2)];
const NAME = `${OURS.tenant}/${OURS.team}`;
/** The current school year is the one that today is in, so that the test means the same in every year. */
const now = Temporal.Now.plainDateISO('Europe/Stockholm');
const FIRST = (now.month >= 7 ? now.year : now.year - 1) - 5;
const yearNamed = (start: number): string => `${start}/${String((start + 1) % 100).padStart(2, '0')}`;
const [GONE_1, GONE_2, LAST, LEFT_1, BEFORE, CURRENT] = [0, 1, 2, 3, 4, 5].map((n) => yearNamed(FIRST + n)) as [
  string,
  string,
  string,
  string,
  string,
  string,
];
const wordsOf = (schoolYear: string): string => `Mer trygghet ${schoolYear}`;

const put = (document: Document): Change => ({ do: 'put', document, expected: 0 });
const line = (at: string, words: string, what: AuditAction = 'goal-created'): Change => ({
  do: 'audit',
  entry: { at, by: 'rut', what, about: 'goal/g', before: null, after: { title: words } },
});

/** A goal and a line of history of each school year; the team went on each 10 June. */
async function fill(url: string): Promise<void> {
  const storage = await openStorage(url);
  for (const key of [OURS, OTHER]) {
    const calendar = suggestCalendar(CURRENT, 'Skåne');
    await storage.commit(key, [put(team(key, { calendar })), put(member('rut', { principal: true }))]);
    for (const year of [GONE_1, GONE_2, LAST, LEFT_1, BEFORE, CURRENT]) {
      const start = Number(year.slice(0, 4));
      const span = { from: `${start}-06-10T08:00:00Z`, to: `${start + 1}-06-10T08:00:00Z` };
      await storage.commit(key, [
        ...(year === CURRENT ? [] : [put(pastYear(year, span))]),
        put(goal(`g ${year}`, 1, { schoolYear: year, title: wordsOf(year) })),
        line(`${start}-10-01T08:00:00Z`, wordsOf(year)),
      ]);
    }
  }
  await storage.close();
}

describe.each(stores)('%s', (_name, makeUrl) => {
  let STORAGE_URL: string;
  let archive: string;
  beforeEach(async () => {
    STORAGE_URL = makeUrl();
    await fill(STORAGE_URL);
    archive = join(temporary(), 'arkiv');
    expect(command('archive', ['--team', NAME, '--out', archive], { STORAGE_URL })).toMatchObject({
      status: 0,
      err: '',
    });
  });
  afterEach(() => rmSync(archive, { recursive: true, force: true }));

  const dispose = (...more: string[]) =>
    command('dispose', ['--team', NAME, '--archive', archive, ...more], { STORAGE_URL });
  const years = async (key = OURS): Promise<readonly string[]> => {
    const storage = await openStorage(STORAGE_URL);
    const found = await storage.years(key);
    await storage.close();
    return found;
  };
  const ALL = [GONE_1, GONE_2, LAST, LEFT_1, BEFORE, CURRENT];

  it('says which years would go, then removes those alone, their history too, and tells the history', async () => {
    const what = `${NAME} ${GONE_1}, ${GONE_2}: 4 + 2 dokument och rader i historiken`;
    expect(dispose('--older-than', '3')).toMatchObject({ status: 0, out: expect.stringContaining(`${what} skulle`) });
    expect(await years()).toEqual(ALL);
    expect(dispose('--older-than', '3', '--yes')).toMatchObject({
      status: 0,
      err: '',
      out: expect.stringContaining(`${what} är borttagna`),
    });
    expect([await years(), await years(OTHER)]).toEqual([ALL.slice(2), ALL]);
    const storage = await openStorage(STORAGE_URL);
    const history = await storage.audit(OURS, 20);
    const snapshot = await storage.snapshot(OURS);
    await storage.close();
    expect(history.map(({ what: did, before }) => [did, before])).toEqual([
      ['years-disposed', `${GONE_1}, ${GONE_2}`],
      ...Array.from({ length: 4 }, () => ['goal-created', null]),
    ]);
    expect(snapshot?.goals.map(({ title }) => title)).toEqual([wordsOf(CURRENT)]);
    if (STORAGE_URL.startsWith('file:')) {
      const bytes = readFileSync(STORAGE_URL.slice('file:'.length)).toString('latin1');
      // What is left is the other school's: a goal and a line.
      expect(bytes.split(wordsOf(GONE_1))).toHaveLength(3);
    }
    expect(dispose('--older-than', '3', '--yes').out).toContain('inget avslutat läsår är så gammalt');
  });

  it('takes neither the current year nor the one before it, however short the time is said to be', async () => {
    const storage = await openStorage(STORAGE_URL);
    const snapshot = await storage.snapshot(OURS);
    if (!snapshot) throw new Error('no team');
    // A team that has not gone on for long.
    const document = { ...snapshot.team, calendar: suggestCalendar(GONE_2, 'Skåne') };
    await storage.commit(OURS, [{ do: 'put', document, expected: snapshot.team.version }]);
    await storage.close();
    expect(dispose('--older-than', '1', '--yes').out).toContain('inget avslutat läsår är så gammalt');
    expect(await years()).toEqual(ALL);
  });

  it('removes nothing that the archive lacks, or of an archive that is not as it was written', async () => {
    const removesNothing = async (words: string): Promise<void> => {
      expect(dispose('--older-than', '3', '--yes')).toMatchObject({ status: 1, err: expect.stringContaining(words) });
      expect(await years()).toEqual(ALL);
    };
    const report = join(archive, 'las-mig.txt');
    const text = readFileSync(report);
    appendFileSync(report, ' ');
    await removesNothing('(las-mig.txt)');
    writeFileSync(report, text);
    const storage = await openStorage(STORAGE_URL);
    await storage.commit(OURS, [put(goal('g new', 2)), line(`${FIRST + 1}-11-01T08:00:00Z`, 'Sent skrivet')]);
    await storage.close();
    await removesNothing('(data/historik.jsonl)');
    rmSync(join(archive, 'sha256.txt'));
    await removesNothing('(sha256.txt)');
    for (const age of ['0', 'fem', '1.5'])
      expect(dispose('--older-than', age)).toMatchObject({ status: 1, err: expect.stringContaining('skrivs 5') });
  });
});
