import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { importFile } from '../../imports/import-command.ts';
import { INDICATORS } from '../../quality/data/indicators.ts';
import type { Observation, ObservationDiff } from '../../quality/data/observations.ts';

it('saves once, changes nothing the second time, and replaces what was corrected', async () => {
  const file = join(mkdtempSync(join(tmpdir(), 'import-')), 'a.csv');
  let stored: Observation[] = [];
  const saved: ObservationDiff[] = [];
  const store = {
    load: async () => stored,
    save: async (diff: ObservationDiff) => {
      saved.push(diff);
      stored = [...diff.unchanged, ...diff.added, ...diff.changed.map((c) => c.after)];
    },
  };
  const run = (text: string) => {
    writeFileSync(file, text);
    return importFile({ file, definitions: INDICATORS, locale: 'sv' }, store);
  };
  const text = 'Termin;Åk;Antal elever;Frånvaro\nHT25;7;60;8,4\nHT25;8;7;9,1\n';
  expect((await run(text)).exitCode).toBe(0);
  expect(stored.map((o) => o.value.kind)).toContain('hidden');
  await run(text);
  expect(saved).toHaveLength(1);
  const bad = await run(text.replace('8,4', 'åtta'));
  expect(bad.exitCode).toBe(1);
  expect(bad.lines.join('\n')).toMatch(/^Rad 2: .*Frånvaro/);
  expect(saved).toHaveLength(1);
});
