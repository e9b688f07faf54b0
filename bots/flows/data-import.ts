/** Values from a file, a paste or typed: shown before they are saved. The file itself is never kept. */
import { messageCard, sentenceCard } from '../../cards/common.ts';
import {
  dataCard,
  MAX_PASTE,
  pasteCard,
  previewCard,
  previewPage,
  type TypedValue,
  typeCard,
  unitCard,
} from '../../cards/data.ts';
import { ImportError } from '../../imports/import-error.ts';
import { readTableFile, type TableFile } from '../../imports/reader.ts';
import { importProblem, importText, leftOutText } from '../../imports/words.ts';
import { parseNumber } from '../../language/reading/numbers.ts';
import { dropStaged, observationOf, saveStaged, stageTyped, stageValues } from '../../quality/data/act.ts';
import { definitionsOf } from '../../quality/data/definitions.ts';
import { PENDING, type PendingImport } from '../../quality/data/documents.ts';
import { MAX_SOURCE } from '../../quality/data/observations.ts';
import { type ImportPlan, planImport } from '../../quality/data/plan-import.ts';
import type { Problem } from '../../quality/problem.ts';
import { pupilProblems } from '../guard.ts';
import type { FetchFile } from '../inbound.ts';
import type { Reply } from '../messenger.ts';
import {
  asAnswer,
  inPlace,
  post,
  privately,
  replace,
  type Showing,
  sender,
  type TeamTurn,
  type Turn,
  toMe,
  type Values,
} from '../turn.ts';
import { type Taken, take } from './take.ts';

/** A file sent to the bot, whose name has passed the guard. Read in its own chat only, since a file in a channel is seen by all. */
export async function dataUploaded(
  turn: Turn,
  name: string,
  fetch: FetchFile,
  team: TeamTurn | null,
): Promise<Reply[]> {
  if (!team) return [post(turn, (to) => messageCard(to.say, 'common:notYourTeam'))];
  if (turn.inbound.chat.kind === 'channel')
    return [privately(messageCard(turn.say, 'data:onlyPrivate'), asAnswer('data:onlyPrivate'))];
  const bytes = await fetch();
  if (!bytes?.length) return [post(turn, (to) => messageCard(to.say, 'data:unreadable'))];
  return readAndPreview(team, bytes, name, {
    as: post,
    refused: (why) => [post(turn, (to) => sentenceCard(to.say, why.join(' ')))],
  });
}

/** How a reading is answered; `refused` says why there is none. */
type Answered = { readonly as: Showing; readonly refused: (why: readonly string[]) => Reply[] };

async function readAndPreview(
  turn: TeamTurn,
  bytes: Uint8Array,
  source: string,
  { as, refused }: Answered,
): Promise<Reply[]> {
  const { snapshot, who, say } = turn;
  const notUnderstood = (why: readonly string[]): Reply[] =>
    refused([say('data:notUnderstood'), ...why.slice(0, REASONS)]);
  const { unitCode } = snapshot.team;
  let table: TableFile;
  try {
    table = await readTableFile(sender(turn), bytes, {
      definitions: definitionsOf(snapshot),
      source: source.slice(0, MAX_SOURCE),
      ...(unitCode ? { unitCode } : {}),
    });
  } catch (error) {
    if (!(error instanceof ImportError)) throw error;
    return notUnderstood([importText(who.locale, error.code, error.line === null ? {} : { line: error.line })]);
  }
  if (table.schools.length > 0) {
    const schools = table.schools.map(({ code, name }) => `${name} ${code}`.trim());
    const asked = unitCard(say, snapshot.key.team, unitCode ?? '', { schools });
    return as === post ? [post(turn, () => asked)] : [...refused([say('data:manySchools')]), toMe(turn, asked)];
  }
  const { observations } = table;
  const plan = planImport(snapshot, turn.me, observations);
  const problems = [...table.problems, ...plan.problems];
  const errors = problems.filter(({ severity }) => severity === 'error');
  if (errors.length > 0) return notUnderstood(errors.map(inWords(turn)));
  if (observations.length === 0 && table.recognised.length === 0)
    return notUnderstood([importText(who.locale, 'nothingRecognised')]);
  const staged = await waiting(turn);
  const taken = await take(turn, stageValues, { observations, ...staged }, { labels: {}, say: ofValues(turn) });
  return taken.after
    ? [as(turn, (to) => preview(to, { plan, problems, table }, staged.token))]
    : notTaken(taken, refused);
}

/** Cells that point at a pupil are left out of what is shown. */
const mayShow =
  (turn: TeamTurn) =>
  (words: string): boolean =>
    pupilProblems(turn, turn.snapshot, words).length === 0;

const inWords = (turn: TeamTurn) => {
  const said = { locale: turn.who.locale, definitions: definitionsOf(turn.snapshot), mayShow: mayShow(turn) };
  return (problem: Problem): string => importProblem(problem, said);
};

/** The rules of values have their words in imports/. */
const ofValues =
  (turn: TeamTurn) =>
  (problem: Problem): string | null =>
    problem.code.includes('.') ? null : inWords(turn)(problem);

/** How many reasons are named. */
const REASONS = 5;

type Reading = {
  readonly plan: ImportPlan;
  readonly problems: readonly Problem[];
  readonly table: Pick<TableFile, 'recognised' | 'unrecognised' | 'leftOut'>;
};

function preview(turn: TeamTurn, { plan, problems, table }: Reading, token: string) {
  const clean = mayShow(turn);
  const shown = {
    diff: plan.diff,
    recognised: table.recognised.map(({ header }) => header).filter(clean),
    unrecognised: table.unrecognised.map(({ text }) => text).filter(clean),
    warnings: [
      ...problems.filter(({ severity }) => severity === 'warning').map(inWords(turn)),
      ...table.leftOut.filter(({ where }) => clean(where)).map((one) => leftOutText(turn.who.locale, one)),
    ],
    medicalLeft: plan.medicalLeft,
  };
  return previewCard(turn.who.locale, turn.snapshot, shown, { token, person: turn.me.id });
}

const notTaken = (taken: Extract<Taken, { after: null }>, refused: Answered['refused']): Reply[] =>
  taken.refusal ?? refused(taken.problems);
const inTheFormsPlace =
  ({ say }: TeamTurn): Answered['refused'] =>
  (why) => [replace(sentenceCard(say, why.join(' ')))];

/** What waits for the person's yes already, and the word for what is read now. */
const waiting = async (turn: TeamTurn) => ({ token: crypto.randomUUID(), pending: await pendingOf(turn) });

async function pendingOf(turn: TeamTurn): Promise<PendingImport | null> {
  const documents = await turn.storage.year(turn.snapshot.key, PENDING);
  return documents.find((one): one is PendingImport => one.kind === 'import' && one.id === turn.me.id) ?? null;
}

/** Another page of what would be saved. */
export async function turnPreview(turn: TeamTurn, data: Values): Promise<Reply[]> {
  const { snapshot, me, say, who, page } = turn;
  const pending = await pendingOf(turn);
  if (!pending || pending.token !== data['token']) return [replace(messageCard(say, 'data:problem.gone'))];
  const { diff, problems } = planImport(snapshot, me, pending.observations);
  const shown = { diff, warnings: problems.filter(({ severity }) => severity === 'warning').map(inWords(turn)) };
  return [replace(previewPage(say, who.locale, snapshot, shown, { token: pending.token, person: me.id }, page))];
}

export async function save(turn: TeamTurn, data: Values): Promise<Reply[]> {
  const { snapshot, me, say, who } = turn;
  const pending = await pendingOf(turn);
  const { added, changed } = planImport(snapshot, me, pending?.observations ?? []).diff;
  const taken = await take(
    turn,
    saveStaged,
    { token: data['token'] ?? '', pending },
    { labels: {}, say: ofValues(turn) },
  );
  if (!taken.after) return notTaken(taken, inTheFormsPlace(turn));
  const done = say('data:saved', { added: added.length, changed: changed.length });
  return [replace(dataCard(who.locale, taken.after, done))];
}

export async function drop(turn: TeamTurn, data: Values): Promise<Reply[]> {
  const taken = await take(turn, dropStaged, { token: data['token'] ?? '', pending: await pendingOf(turn) });
  return taken.after ? [replace(messageCard(turn.say, 'data:dropped'))] : notTaken(taken, inTheFormsPlace(turn));
}

export async function paste(turn: TeamTurn, _data: Values, values: Values): Promise<Reply[]> {
  const words = values['table'] ?? '';
  const problems = [
    ...turn.refused.map((key) => turn.say(key)),
    ...(words.trim() === '' && turn.refused.length === 0 ? [turn.say('common:mustFill')] : []),
    ...(words.length >= MAX_PASTE ? [turn.say('data:pasteLong')] : []),
  ];
  // What cannot be read comes back as it was pasted.
  const refused = (why: readonly string[]): Reply[] => [
    replace(pasteCard(turn.say, turn.snapshot.key.team, words, why)),
  ];
  if (problems.length > 0) return refused(problems);
  return readAndPreview(turn, Buffer.from(words), turn.say('data:paste'), { as: inPlace, refused });
}

export async function typeValue(turn: TeamTurn, _data: Values, values: Values): Promise<Reply[]> {
  const { snapshot, me, say, who } = turn;
  const of = (name: keyof TypedValue): string => (values[name] ?? '').trim();
  const typed: TypedValue = {
    indicator: of('indicator'),
    period: of('period'),
    grade: of('grade'),
    value: of('value'),
    n: of('n'),
  };
  const n = parseNumber(typed.n);
  const input = {
    indicator: typed.indicator,
    period: normalPeriod(typed.period),
    scope: typed.grade.replace(/^(?:åk|årskurs|year)\s*/iu, '').toUpperCase(),
    value: parseNumber(typed.value),
    n,
    source: say('data:type'),
  };
  const form = {
    labels: { grade: say('data:grade') },
    say: ofValues(turn),
    unread: n === null && typed.n !== '' ? [say('data:problem.n')] : [],
  };
  const staged = await waiting(turn);
  const taken = await take(turn, stageTyped, { ...input, ...staged }, form);
  if (!taken.after) return taken.refusal ?? [replace(typeCard(who.locale, snapshot, typed, taken.problems))];
  const plan = planImport(snapshot, me, [observationOf(input)]);
  const table = { recognised: [], unrecognised: [], leftOut: [] };
  return [replace(preview(turn, { plan, problems: plan.problems, table }, staged.token))];
}

/** `ht25`, `HT 2025` and `2025/2026` as the stored form. */
function normalPeriod(typed: string): string {
  const term = /^(ht|vt|höst|vår)[a-zåäö]*\s*(?:20)?(\d{2})$/iu.exec(typed);
  if (term) return `${/^[hH]/.test(term[1] ?? '') ? 'HT' : 'VT'}${term[2]}`;
  const year = /^(\d{4})\s*[/-]\s*(?:20)?(\d{2})$/.exec(typed);
  if (year && Number(year[2]) === (Number(year[1]) + 1) % 100) return `${year[1]}/${year[2]}`;
  return typed;
}
