/** The nightly job's reading of a file, from bytes to what is committed. */
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { importFile } from '../../imports/import-command.ts';
import type { Done } from '../../quality/act.ts';
import { applyChanges } from '../../quality/apply-changes.ts';
import { nightlyJob } from '../../quality/data/act.ts';
import { storedValues } from '../../quality/data/plan-import.ts';
import type { Snapshot } from '../../quality/snapshot.ts';
import { sampleSnapshot } from '../storage/samples.ts';

const NOW = Temporal.Instant.from('2026-09-15T01:00:00Z');
let snapshot: Snapshot;
let commits: Done[];
beforeEach(() => {
  snapshot = sampleSnapshot([]);
  commits = [];
});

const run = (text: string, mayShow: (words: string) => boolean = () => true, name = 'a.csv') => {
  const file = join(mkdtempSync(join(tmpdir(), 'import-')), name);
  writeFileSync(file, text);
  const today = NOW.toZonedDateTimeISO(snapshot.team.timeZone).toPlainDate();
  const acting = { snapshot, actor: nightlyJob(snapshot.team), now: NOW, today };
  return importFile({ file, acting, mayShow, accept: false }, async (done) => {
    commits.push(done);
    snapshot = applyChanges(snapshot, done.changes);
  });
};

describe('a file read at night', () => {
  it('saves once, changes nothing the second time, and replaces what was corrected', async () => {
    const text = 'Termin;Åk;Antal elever;Frånvaro\nHT25;7;60;8,4\nHT25;8;7;9,1\n';
    expect((await run(text)).exitCode).toBe(0);
    expect(storedValues(snapshot).map((o) => o.value.kind)).toContain('hidden');
    await run(text);
    expect(commits).toHaveLength(1);
    const bad = await run(text.replace('8,4', 'åtta'));
    expect(bad.exitCode).toBe(0);
    expect(bad.lines).toContain('rad 2, kolumn 4: Varken ett tal eller en känd markering.');
    expect(commits).toHaveLength(1);
    await run(text.replace('8,4', '8,6'));
    expect(storedValues(snapshot).map(({ value }) => value)).toContainEqual({ kind: 'number', number: 8.6 });
  });

  it('leaves out what the medical part alone may write, and says so', async () => {
    const text = 'Läsår;Antal elever;Genomsnittligt meritvärde;Sover bra\n2024/25;64;231,4;61\n';
    const { exitCode, lines } = await run(text);
    expect(exitCode).toBe(0);
    expect(lines.join('\n')).toContain('Utelämnat: 1 värden från hälsobesöken.');
    expect(storedValues(snapshot).map(({ indicator }) => indicator)).toEqual(['merit_rating']);
  });

  it('says the indicator by its name, and no cell that points at a pupil', async () => {
    const text = 'Termin;Åk;Antal elever;Frånvaro\nHT25;7;60;840\n';
    const lines = (await run(text)).lines.join('\n');
    expect(lines).toContain('Frånvaro totalt');
    const secret = 'Termin;Åk;Antal elever;Frånvaro\nHT25;7;60;Ada Exempel\n';
    const refused = await run(secret, (words) => !words.includes('Ada'));
    expect(refused.exitCode).toBe(1);
    expect(refused.lines.join('\n')).not.toContain('Ada');
  });

  it('is not read when its name points at a pupil', async () => {
    const refused = await run(
      'Termin;Åk;Antal elever;Frånvaro\nHT25;7;60;8,4\n',
      (words) => words !== 'ada.csv',
      'ada.csv',
    );
    expect(refused.lines).toEqual(['Filnamnet ser ut att peka på en elev. Byt namn på filen.', 'Inget har sparats.']);
    expect(commits).toEqual([]);
  });
});
