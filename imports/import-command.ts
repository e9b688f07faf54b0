/** `npm run import`: reads a file for one school and saves what is new or corrected, by the act that the chat uses too. */
import { readFile, stat } from 'node:fs/promises';
import { type Acting, type Done, perform } from '../quality/act.ts';
import { importValues } from '../quality/data/act.ts';
import { definitionsOf } from '../quality/data/definitions.ts';
import { MAX_SOURCE } from '../quality/data/observations.ts';
import { planImport } from '../quality/data/plan-import.ts';
import type { Problem } from '../quality/problem.ts';
import { ImportError } from './import-error.ts';
import { MAX_BYTES, NIGHTLY } from './limits.ts';
import { readTableFile } from './reader.ts';
import { importProblem, importText, leftOutText } from './words.ts';

type Order = {
  readonly file: string;
  readonly unitCode?: string;
  readonly acting: Acting;
  /** Whether words from the file, its name among them, may be kept and said; false for what points at a pupil. */
  readonly mayShow: (words: string) => boolean;
};
type Result = { readonly exitCode: 0 | 1; readonly lines: readonly string[] };

/** How many schools of a file are named. */
const SCHOOLS = 5;

/** Exit code 0 when the file was understood, even if nothing was new; 1 when nothing was saved. `commit` is called when something was. */
export async function importFile(order: Order, commit: (done: Done) => Promise<void>): Promise<Result> {
  const { file, unitCode, acting, mayShow } = order;
  const { locale } = acting.snapshot.team;
  const definitions = definitionsOf(acting.snapshot);
  const said = (problem: Problem): string => importProblem(problem, { locale, definitions, mayShow });
  const refuse = (...lines: string[]): Result => ({ exitCode: 1, lines: [...lines, importText(locale, 'nothing')] });
  const name = file.split(/[\\/]/).at(-1) ?? '';
  if (!mayShow(name)) return refuse(importText(locale, 'fileName'));
  try {
    if ((await stat(file)).size > MAX_BYTES) throw new ImportError('tooLarge');
    const options = { definitions, source: name.slice(0, MAX_SOURCE), ...(unitCode === undefined ? {} : { unitCode }) };
    const table = await readTableFile('import', await readFile(file), options, NIGHTLY);
    if (table.schools.length > 0) {
      const codes = table.schools.slice(0, SCHOOLS).map(({ code }) => code);
      return refuse(importText(locale, 'schools', { codes: codes.join(', ') }));
    }
    const { diff, problems, medicalLeft } = planImport(acting.snapshot, acting.actor, table.observations);
    const all = [...table.problems, ...problems];
    const errors = all.filter(({ severity }) => severity === 'error');
    if (errors.length > 0) return refuse(...errors.map(said));
    const outcome = perform(importValues, acting, { observations: table.observations });
    if ('problems' in outcome) return refuse(...outcome.problems.map(said));
    if (outcome.changes.length > 0) await commit(outcome);
    const counts = { added: diff.added.length, changed: diff.changed.length, unchanged: diff.unchanged.length };
    return {
      exitCode: 0,
      lines: [
        ...all.map(said),
        ...table.leftOut.filter(({ where }) => mayShow(where)).map((one) => leftOutText(locale, one)),
        ...(medicalLeft > 0 ? [importText(locale, 'medical', { count: medicalLeft })] : []),
        importText(locale, 'done', counts),
      ],
    };
  } catch (error) {
    if (!(error instanceof ImportError)) throw error;
    return refuse(importText(locale, error.code, error.line === null ? {} : { line: error.line }));
  }
}
