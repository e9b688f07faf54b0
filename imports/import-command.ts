/** `npm run import`: reads a file for one school and saves what is new or corrected. Storage comes in as a port. */
import { readFile, stat } from 'node:fs/promises';
import type { Locale } from '../quality/base.ts';
import type { IndicatorDefinition } from '../quality/data/indicators.ts';
import type { Observation, ObservationDiff } from '../quality/data/observations.ts';
import type { Problem } from '../quality/problem.ts';
import { ImportError } from './import-error.ts';
import { MAX_BYTES, NIGHTLY } from './limits.ts';
import { importText, planImport } from './plan-import.ts';
import { readTableFile } from './reader.ts';

export type ObservationStore = { load(): Promise<Observation[]>; save(diff: ObservationDiff): Promise<void> };
type Order = { file: string; unitCode?: string; definitions: readonly IndicatorDefinition[]; locale: Locale };

/** Exit code 0 when the file was understood, even if nothing was new; 1 when nothing was saved. */
export async function importFile(order: Order, store: ObservationStore): Promise<{ exitCode: 0 | 1; lines: string[] }> {
  const say = (code: string, values?: Problem['values']): string => importText(order.locale, code, values);
  const refuse = (lines: string[]): { exitCode: 1; lines: string[] } => ({
    exitCode: 1,
    lines: [...lines, say('nothing')],
  });
  try {
    if ((await stat(order.file)).size > MAX_BYTES) throw new ImportError('tooLarge');
    const { file, unitCode, definitions } = order;
    const source = file.split(/[\\/]/).at(-1)?.slice(0, 300) ?? '';
    const options = { definitions, source, ...(unitCode === undefined ? {} : { unitCode }) };
    const table = await readTableFile('import', await readFile(file), options, NIGHTLY);
    if (table.schools.length > 0) {
      const codes = table.schools
        .slice(0, 5)
        .map(({ code }) => code)
        .join(', ');
      return refuse([say('schools', { codes })]);
    }
    const existing = await store.load();
    const { diff, problems } = planImport(table.observations, existing, definitions);
    const all = [...table.problems, ...problems];
    const errors = all.filter((p) => p.severity === 'error');
    if (errors.length > 0) return refuse(errors.map((p) => say(p.code, p.values)));
    if (diff.added.length + diff.changed.length > 0) await store.save(diff);
    const counts = { added: diff.added.length, changed: diff.changed.length, unchanged: diff.unchanged.length };
    return { exitCode: 0, lines: [...all.map((p) => say(p.code, p.values)), say('done', counts)] };
  } catch (error) {
    if (!(error instanceof ImportError)) throw error;
    return refuse([say(error.code, error.line === null ? {} : { line: error.line })]);
  }
}
