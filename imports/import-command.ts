/** `npm run import`: reads a file for one school and saves what is new or corrected, by the act that the chat uses too. */
import { type Acting, type Done, perform } from '../quality/act.ts';
import type { Locale } from '../quality/base.ts';
import { importValues } from '../quality/data/act.ts';
import { definitionsOf } from '../quality/data/definitions.ts';
import { type Doubtful, doubtfulIn } from '../quality/data/doubtful.ts';
import { MAX_SOURCE, type Observation } from '../quality/data/observations.ts';
import { planImport, storedValues } from '../quality/data/plan-import.ts';
import type { Problem } from '../quality/problem.ts';
import { shownOf } from './collected.ts';
import { bytesOf, nameOf } from './given-file.ts';
import { ImportError } from './import-error.ts';
import { NIGHTLY } from './limits.ts';
import type { PreviewLine } from './preview-lines.ts';
import { tableLines } from './preview-table.ts';
import { readTableFile } from './reader.ts';
import type { Recognised } from './recognise.ts';
import { importProblem, importText, leftOutWords, questionWords, refusalText, warningLines } from './words.ts';

type Order = {
  readonly file: string;
  readonly unitCode?: string;
  /** Values that look like a slip of a factor ten are saved too. */
  readonly accept: boolean;
  readonly acting: Acting;
  /** Whether words from the file, its name among them, may be kept and said; false for what points at a pupil. */
  readonly mayShow: (words: string) => boolean;
};
type Result = { readonly exitCode: 0 | 1; readonly lines: readonly string[] };

/** How many schools of a file are named. */
const SCHOOLS = 5;

/** Exit code 0 when the file was understood, even if nothing was new; 1 when nothing was saved. `commit` is called when something was. */
export async function importFile(order: Order, commit: (done: Done) => Promise<void>): Promise<Result> {
  const { acting, mayShow, accept } = order;
  const { locale } = acting.snapshot.team;
  const refuse = (...lines: string[]): Result => ({ exitCode: 1, lines: [...lines, importText(locale, 'nothing')] });
  try {
    const table = await readOrder(order);
    if (typeof table === 'string') return refuse(table);
    const { observations, measures } = table;
    const words = { locale, definitions: definitionsOf(acting.snapshot), mayShow };
    const said = (problem: Problem): string => importProblem(problem, words);
    const notTaken = notTakenOf(table, locale, mayShow);
    if (table.problems.length > 0) return refuse(...table.problems.map(said), ...notTaken);
    const outcome = perform(importValues, acting, { observations, measures, hold: !accept });
    if ('problems' in outcome) return refuse(...outcome.problems.map(said), ...notTaken);
    if (observations.length === 0) return refuse(...notTaken);
    const plan = planImport(acting.snapshot, acting.actor, observations, measures);
    const { diff, medicalLeft } = plan;
    const held = accept ? [] : doubtfulIn(plan);
    const problems = accept ? plan.problems : plan.problems.filter((one) => !isHeld(one, held));
    if (outcome.changes.length > 0 || outcome.deliveries.length > 0) await commit(outcome);
    const saved = (one: Observation): boolean => !held.some(({ observation }) => observation === one);
    const counts = {
      added: diff.added.filter(saved).length,
      changed: diff.changed.filter(({ after }) => saved(after)).length,
      unchanged: diff.unchanged.length,
    };
    return {
      exitCode: 0,
      lines: [
        ...warningLines(problems, words),
        ...notTaken,
        ...held.map((one) => said(heldProblem(one))),
        ...(medicalLeft > 0 ? [importText(locale, 'medical', { count: medicalLeft })] : []),
        importText(locale, 'done', counts),
      ],
    };
  } catch (error) {
    if (!(error instanceof ImportError)) throw error;
    return refuse(refusalText(locale, error));
  }
}

/** What is said of a value that is held, in the words of a problem. */
const heldProblem = ({ observation: { indicator, period }, value, earlier }: Doubtful): Problem => ({
  code: 'held',
  values: { indicator, period, value, earlier },
  severity: 'warning',
  field: indicator,
});
/** Whether a question is one about a value that is held, which is said in other words. */
const isHeld = ({ code, values }: Problem, held: readonly Doubtful[]): boolean =>
  code === 'factorTen' &&
  held.some(({ observation: { indicator, period }, value }) =>
    [indicator, period, value].every((one, i) => one === [values['indicator'], values['period'], values['value']][i]),
  );

/** What the file would give, and what it would leave out or ask, as the command's preview says it. */
export async function dryRun(order: Order): Promise<PreviewLine[]> {
  const { snapshot } = order.acting;
  const { locale } = snapshot.team;
  const table = await readOrder(order);
  if (typeof table === 'string') return [{ type: 'left-out', where: importText(locale, 'preview.file'), why: table }];
  const definitions = definitionsOf(snapshot);
  return tableLines(table, { definitions, existing: storedValues(snapshot), locale, mayShow: order.mayShow });
}

/** The table of an order's file; a sentence when its name may not be kept, or it does not say which school. @throws ImportError */
async function readOrder({ file, unitCode, acting, mayShow }: Order): Promise<Recognised | string> {
  const { locale } = acting.snapshot.team;
  const name = nameOf(file);
  if (!mayShow(name)) return importText(locale, 'fileName');
  const source = name.slice(0, MAX_SOURCE);
  const options = {
    definitions: definitionsOf(acting.snapshot),
    source,
    school: acting.snapshot.team.school,
    ...(unitCode === undefined ? {} : { unitCode }),
  };
  const table = await readTableFile('import', await bytesOf(file), options, { limits: NIGHTLY });
  if (table.schools.length === 0)
    return {
      ...table,
      observations: table.observations.map((one) => (mayShow(one.source) ? one : { ...one, source })),
    };
  const codes = table.schools.slice(0, SCHOOLS).map(({ code }) => code);
  return importText(locale, 'schools', { codes: codes.join(', ') });
}

/** What was left out and why, and what nobody is there to answer. */
function notTakenOf({ left, questions }: Recognised, locale: Locale, mayShow: Order['mayShow']): string[] {
  const places = left.map((one) => leftOutWords(locale, shownOf(one, mayShow)));
  const open = questions.filter(({ answer, of }) => answer === '' && mayShow(of));
  return [
    ...places.map(({ where, why }) => importText(locale, 'preview.leftOut', { where, why })),
    ...open.map((question) => importText(locale, 'unanswered', { question: questionWords(locale, question) })),
  ];
}
