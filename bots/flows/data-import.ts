/** Values from a file or a paste: shown, asked about where they are doubtful, and saved on a yes. What was sent is never kept. */
import type { Card } from '../../cards/card.ts';
import { inOne, messageCard, type Objection, type Receipt, sentenceCard } from '../../cards/common.ts';
import { dataCard, MAX_PASTE, pasteCard, unitCard } from '../../cards/data.ts';
import { countsWords, type Preview, previewCard } from '../../cards/data-preview.ts';
import { offeredRows } from '../../cards/goal-offered.ts';
import type { Say } from '../../cards/texts.ts';
import { shownOf } from '../../imports/collected.ts';
import type { Offered } from '../../imports/decided.ts';
import { ImportError } from '../../imports/import-error.ts';
import type { Question } from '../../imports/questions.ts';
import { readTableFile } from '../../imports/reader.ts';
import type { Recognised } from '../../imports/recognise.ts';
import { importProblem, refusalText, warningLines } from '../../imports/words.ts';
import { dropStaged, saveStaged, stageValues } from '../../quality/data/act.ts';
import { closedTo, definitionsOf } from '../../quality/data/definitions.ts';
import { PENDING, type PendingImport } from '../../quality/data/documents.ts';
import { BY_HAND, MAX_SOURCE } from '../../quality/data/observations.ts';
import { planImport } from '../../quality/data/plan-import.ts';
import { offeredGoals } from '../../quality/goals/offered.ts';
import type { Problem } from '../../quality/problem.ts';
import { mayManage } from '../../quality/rights.ts';
import { mayName } from '../guard.ts';
import { heldReading, heldUntil, hold, holdsOf, type Reading, release } from '../held-readings.ts';
import type { FetchFile } from '../inbound.ts';
import type { Reply } from '../messenger.ts';
import { savedLately } from '../saved-lately.ts';
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

/** What was sent, and what has been said about it. */
type Sent = Pick<Reading, 'bytes' | 'source' | 'isPaste' | 'answers'>;
/** How a reading is answered; `refused` says why there is none. */
type Answered = { readonly as: Showing; readonly refused: (why: readonly Objection[]) => Reply[] };

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
  const sent = { bytes, source: name.slice(0, MAX_SOURCE), isPaste: false, answers: {} };
  const refused = (why: readonly Objection[]): Reply[] => [post(turn, (to) => sentenceCard(to.say, inOne(why)))];
  return readAndPreview(team, sent, { as: post, refused });
}

export async function paste(turn: TeamTurn, _data: Values, values: Values): Promise<Reply[]> {
  const words = values['table'] ?? '';
  const problems = [
    ...turn.refused.map((key) => turn.say(key)),
    ...(words.trim() === '' && turn.refused.length === 0
      ? [turn.say('common:mustFill', { label: turn.say('data:pasteText') })]
      : []),
    ...(words.length >= MAX_PASTE ? [turn.say('data:pasteLong')] : []),
  ];
  // What cannot be read comes back as it was pasted.
  const refused = (why: readonly Objection[]): Reply[] => [
    replace(pasteCard(turn.say, turn.snapshot.key.team, words, why)),
  ];
  if (problems.length > 0) return refused(problems);
  const sent = { bytes: Buffer.from(words), source: BY_HAND.pasted, isPaste: true, answers: {} };
  return readAndPreview(turn, sent, { as: inPlace, refused });
}

/** What was sent, read and shown with what would be saved; or why it cannot be. */
export async function readAndPreview(turn: TeamTurn, sent: Sent, { as, refused }: Answered): Promise<Reply[]> {
  const { snapshot, who, say } = turn;
  const notUnderstood = (why: readonly Objection[]): Reply[] =>
    refused([say(sent.isPaste ? 'data:pasteNotUnderstood' : 'data:notUnderstood'), ...why.slice(0, REASONS)]);
  const table = await read(turn, sent).catch((error: unknown) => {
    if (!(error instanceof ImportError)) throw error;
    return refusalText(who.locale, error);
  });
  if (typeof table === 'string') return notUnderstood([table]);
  const token = crypto.randomUUID();
  const kept = { ...sent, table, person: turn.me.id, until: heldUntil(turn.now) };
  if (isAskedForUnit(table)) {
    hold(token, kept);
    const schools = table.schools.map(({ code, name }) => `${name} ${code}`.trim());
    const asked = unitCard(say, snapshot.key.team, snapshot.team.unitCode ?? '', { schools, token });
    return as === post ? [post(turn, () => asked)] : [...refused([say('data:manySchools')]), toMe(turn, asked)];
  }
  const errors = table.problems.map(inWords(turn));
  if (errors.length > 0) return notUnderstood(errors);
  const pending = await pendingOf(turn);
  const staged = { observations: table.observations, measures: table.measures, token, pending };
  const taken = await take(turn, stageValues, staged, { labels: {}, say: ofValues(turn) });
  if (!taken.after) return notTaken(taken, refused);
  hold(token, kept);
  return [as(turn, (to) => previewCard(to.who.locale, snapshot, previewOf(to, table), { token, person: turn.me.id }))];
}

/** The file's values, with what has been answered, and with words that point at a pupil out of what is kept and said. */
async function read(turn: TeamTurn, { bytes, source, answers }: Sent): Promise<Recognised> {
  const { unitCode, school } = turn.snapshot.team;
  const options = {
    definitions: definitionsOf(turn.snapshot),
    // Nobody is asked about what they may not add.
    closed: closedTo(turn.snapshot, turn.me),
    source,
    answers,
    school,
    ...(unitCode ? { unitCode } : {}),
  };
  const { progress } = turn.inbound;
  const table = await readTableFile(sender(turn), bytes, options, { progress });
  return withoutPupils(table, source, mayShow(turn), mayManage(turn.snapshot, turn.me));
}

/** Own measures are a manager's to add, which is said to anybody else, and no measure, source or heading may point at a pupil. */
function withoutPupils(
  table: Recognised,
  source: string,
  clean: (words: string) => boolean,
  manages: boolean,
): Recognised {
  const isNew = new Set(table.measures.filter(({ name }) => !clean(name.sv)).map(({ key }) => key));
  const observations = table.observations.filter(({ indicator }) => !isNew.has(indicator));
  const mayAsk = ({ about, of, choices }: Question): boolean =>
    (manages || about !== 'own') && clean(of) && choices.every(({ words = '' }) => clean(words));
  const own = manages ? [] : table.questions.filter(({ about, of }) => about === 'own' && clean(of));
  const place = { sheet: '', line: 0, column: null };
  const unknown = own.map(({ of }) => ({ place: { ...place, text: of }, code: 'ownMeasure' }));
  return {
    ...table,
    observations: observations.map((one) => (clean(one.source) ? one : { ...one, source })),
    measures: table.measures.filter(({ key }) => !isNew.has(key)),
    questions: table.questions.filter(mayAsk),
    recognised: table.recognised.filter(({ header }) => clean(header)),
    left: [...unknown, ...table.left.map((one) => shownOf(one, clean))],
  };
}

/** Which of many schools is known once for all files; a municipality is asked about with the rest. */
const isAskedForUnit = ({ schools }: Recognised): boolean => schools.some(({ code }) => code.length === UNIT_DIGITS);
const UNIT_DIGITS = 8;

function previewOf(turn: TeamTurn, table: Recognised): Preview {
  const { diff, problems, medicalLeft } = planImport(turn.snapshot, turn.me, table.observations, table.measures);
  return {
    diff,
    measures: table.measures,
    recognised: table.recognised.map(({ header }) => header),
    left: table.left,
    questions: table.questions,
    waiting: table.offered.filter((one) => isWaiting(turn, one)),
    warnings: warningsOf(turn, problems),
    medicalLeft: medicalLeft + table.offered.filter((one) => isClosed(turn, one)).length,
  };
}

/** A value of the school's own, of a measure that it has, that is saved once what is doubtful about it has been answered. */
const isWaiting = (turn: TeamTurn, one: Offered): boolean =>
  one.asked !== null &&
  one.of === '' &&
  definitionsOf(turn.snapshot).some(({ key }) => key === one.definition.key) &&
  !isClosed(turn, one);
/** A value that whoever reads it may not add. */
const isClosed = ({ snapshot, me }: TeamTurn, { of, definition }: Offered): boolean =>
  of === '' && closedTo(snapshot, me).includes(definition.key);

/** Cells that point at a pupil are left out of what is shown. */
const mayShow =
  (turn: TeamTurn) =>
  (words: string): boolean =>
    mayName(turn, turn.snapshot, words);

const wordsFor = (turn: TeamTurn) => ({
  locale: turn.who.locale,
  definitions: definitionsOf(turn.snapshot),
  mayShow: mayShow(turn),
});
const inWords =
  (turn: TeamTurn) =>
  (problem: Problem): string =>
    importProblem(problem, wordsFor(turn));
export const warningsOf = (turn: TeamTurn, problems: readonly Problem[]): string[] =>
  warningLines(problems, wordsFor(turn));

/** The rules of values have their words in imports/. */
export const ofValues =
  (turn: TeamTurn) =>
  (problem: Problem): string | null =>
    problem.code.includes('.') ? null : inWords(turn)(problem);

/** How many reasons are named. */
const REASONS = 5;

const notTaken = (taken: Extract<Taken, { after: null }>, refused: Answered['refused']): Reply[] =>
  taken.refusal ?? refused(taken.problems);
const inTheFormsPlace =
  ({ say }: TeamTurn): Answered['refused'] =>
  (why) => [replace(sentenceCard(say, inOne(why)))];

export async function pendingOf(turn: TeamTurn): Promise<PendingImport | null> {
  const documents = await turn.storage.year(turn.snapshot.key, PENDING);
  return documents.find((one): one is PendingImport => one.kind === 'import' && one.id === turn.me.id) ?? null;
}

/** What a button's reading holds, while it is the person's and still there. */
export const heldOf = (turn: TeamTurn, data: Values): Reading | null =>
  heldReading(data['token'] ?? '', turn.me.id, turn.now);

/** Another page of what would be saved; after a restart without what was asked and left out. */
export async function turnPreview(turn: TeamTurn, data: Values): Promise<Reply[]> {
  const { snapshot, me, say, who, page } = turn;
  const pending = await pendingOf(turn);
  const held = heldOf(turn, data);
  const token = data['token'] ?? '';
  if (!held && pending?.token !== token)
    return [replace(messageCard(say, pending ? 'data:problem.newer' : 'data:problem.gone'))];
  const { observations = [], measures = [] } = pending ?? {};
  const table = held?.table ?? { ...NOTHING, observations, measures };
  return [replace(previewCard(who.locale, snapshot, previewOf(turn, table), { token, person: me.id }, page))];
}
const NOTHING: Recognised = {
  observations: [],
  measures: [],
  offered: [],
  questions: [],
  left: [],
  recognised: [],
  schools: [],
  problems: [],
  goals: [],
};

/** Something newer has been read since, or what was sent is not held any more. */
export const notHeld = ({ say, me, now }: TeamTurn): Card =>
  messageCard(say, holdsOf(me.id, now) ? 'data:problem.newer' : 'data:readAgain');

/** The school has been told: the file that asked for it is read. Null when it is not held any more. */
export async function readWithUnit(turn: TeamTurn, token: string): Promise<Reply[] | null> {
  const held = heldReading(token, turn.me.id, turn.now);
  return held && readAndPreview(turn, held, { as: inPlace, refused: inTheFormsPlace(turn) });
}

/** The receipts of readings that were saved, in the language of whoever presses. */
const saved = savedLately<(say: Say) => Receipt>();
/** A second press on a reading that has been saved, whichever it is. */
function savedAlready({ snapshot, me, who, say, now }: TeamTurn, token: string): Reply[] | null {
  const receipt = saved.find(token, me.id, now);
  return receipt === undefined ? null : [replace(dataCard(who.locale, snapshot, receipt(say)))];
}

export async function save(turn: TeamTurn, data: Values): Promise<Reply[]> {
  const { snapshot, me, say, who } = turn;
  const already = savedAlready(turn, data['token'] ?? '');
  if (already) return already;
  const pending = await pendingOf(turn);
  const { added, changed } = planImport(snapshot, me, pending?.observations ?? [], pending?.measures ?? []).diff;
  const token = data['token'] ?? '';
  const taken = await take(turn, saveStaged, { token, pending }, { labels: {}, say: ofValues(turn) });
  if (!taken.after) return notTaken(taken, inTheFormsPlace(turn));
  const goals = offeredGoals(taken.after, heldOf(turn, data)?.table.goals ?? [], turn.today.toString());
  release(token);
  const done = (as: Say): string =>
    changed.length === 0
      ? as('data:savedNew', { count: added.length })
      : as('data:saved', { counts: countsWords(as, { added, changed, unchanged: [] }) });
  const receipt = (as: Say): Receipt =>
    added.length + changed.length > 0 ? receiptOf({ ...turn, say: as }, done(as)) : done(as);
  saved.note(token, me.id, receipt, turn.now);
  const rows = offeredRows(say, who.locale, taken.after, goals);
  return [replace(dataCard(who.locale, taken.after, receipt(say), 0, rows, mayManage(snapshot, me)))];
}

/** With the way back, as long as there is one. */
const receiptOf = ({ say, snapshot, now }: TeamTurn, words: string): Receipt => ({
  words,
  undo: { do: 'data.undoAsk', team: snapshot.key.team, at: now.toString() },
  label: say('data:undoImport'),
});

export async function drop(turn: TeamTurn, data: Values): Promise<Reply[]> {
  const token = data['token'] ?? '';
  const already = savedAlready(turn, token);
  if (already) return already;
  const taken = await take(turn, dropStaged, { token, pending: await pendingOf(turn) });
  release(token);
  return taken.after ? [replace(messageCard(turn.say, 'data:dropped'))] : notTaken(taken, inTheFormsPlace(turn));
}
