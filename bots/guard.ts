/**
 * The one door that free text passes before it is stored or shown: what points at a pupil is refused by kind, never masked, kept,
 * logged or said back to anybody but the one who typed it. A field that holds any comes back without it; the rest of the form as it was typed.
 */
import { type Card, inputsOf } from '../cards/card.ts';
import type { TextKey } from '../cards/texts.ts';
import { isLabel } from '../language/labels.ts';
import { findPupilData } from '../language/pupil-data/find.ts';
import type { Finding, Kind } from '../language/pupil-data/found.ts';
import { searchable } from '../language/pupil-data/plain.ts';
import type { TeamKey } from '../quality/base.ts';
import type { KeepToPlan } from '../quality/keep/documents.ts';
import { withNotPupils } from '../quality/keep/not-pupils.ts';
import type { Snapshot } from '../quality/snapshot.ts';
import type { CardReply, Reply } from './messenger.ts';
import {
  type Answer,
  answerIn,
  CLASS,
  type Cut,
  cutOut,
  isTold,
  type KindTold,
  kindsIn,
  kindsTold,
  NOT_PUPIL,
  type Stopped,
  sentences,
  told,
  toldShorter,
  withoutThem,
} from './told-words.ts';
import { commit, put, type TeamTurn, type Turn, type Values } from './turn.ts';
import { without, withoutWords } from './words-out.ts';

/** The turn as the guard reads it: the day it is, which says who can have been born. */
type Asked = Pick<Turn, 'today'>;

type Guarded = {
  readonly values: Values;
  /** One sentence for each kind that was found; empty when the form may be taken as it is. */
  readonly refused: readonly TextKey[];
  /** The inputs that it was found in, with the words, for the one who typed them. */
  readonly stopped: readonly Stopped[];
  /** Whether names were taken out of what is taken. */
  readonly shortened: boolean;
  /** The names that the person vouched for in this form; none when something else stopped it. */
  readonly vouched: readonly string[];
};

/**
 * Fields that name something else than people by their nature, and what is looked for in them all the same: sources have authors, schools
 * and teams are called after people, and the routine for what is acute says whom to ring. A name beside a class is a pupil's there too.
 */
const NUMBERS: ReadonlySet<Kind> = new Set(['personnummer', 'phone', 'email']);
const LOOKED_FOR: Readonly<Record<string, ReadonlySet<Kind>>> = {
  references: NUMBERS,
  school: NUMBERS,
  teams: NUMBERS,
  breaks: NUMBERS,
  // A colleague, or the line that they have sent, which ends with an id.
  overseer: new Set<Kind>(),
  routine: new Set<Kind>(['personnummer']),
  notPupils: NUMBERS,
};

/** At the end of the line that «alla skolor» gives; its letters and digits may look like a class. */
const LAST_ID = /(?<!\S)id:\S{1,130}\s*$/;

/** Ids of documents, dates, times and short numbers are no free text. */
const NO_WORDS = /^(?:[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f-]{22}|\d{4}-\d{2}-\d{2}|-?\d{1,6}(?:[.,]\d{1,3})?|\d{2}:\d{2})$/;

const around = (today: Temporal.PlainDate, snapshot: Snapshot | null) => ({
  today,
  staff: snapshot ? namesOf(snapshot.members) : [],
  notPupils: snapshot ? notPupilsOf(snapshot.team.keepToPlan) : undefined,
  school: snapshot?.team.school,
});

const names = new WeakMap<Snapshot['members'], readonly string[]>();
/** The same list for the same members: who is known by it is worked out once, not for each field. */
function namesOf(members: Snapshot['members']): readonly string[] {
  const known = names.get(members) ?? members.map(({ name }) => name);
  names.set(members, known);
  return known;
}

const taught = new WeakMap<KeepToPlan, ReadonlySet<string>>();
function notPupilsOf(keeping: KeepToPlan): ReadonlySet<string> {
  const known = taught.get(keeping) ?? new Set(keeping.notPupils.map(({ word }) => word));
  taught.set(keeping, known);
  return known;
}

const ids = new WeakMap<Snapshot['members'], ReadonlySet<string>>();
function idsOf(members: Snapshot['members']): ReadonlySet<string> {
  const known = ids.get(members) ?? new Set(members.map(({ id }) => id));
  ids.set(members, known);
  return known;
}

/** Whether a form's field holds free text: not an id, a date or a number, nor a choice among the team's members. */
function holdsWords(snapshot: Snapshot | null, value: string): boolean {
  if (value === '' || NO_WORDS.test(value)) return false;
  const theirs = idsOf(snapshot?.members ?? []);
  return !value.split(',').every((part) => theirs.has(part.trim()));
}

/** What is found in a field: in those that name something else than people line by line. */
function findIn(field: string, value: string, known: ReturnType<typeof around>): Finding[] {
  const lookedFor = LOOKED_FOR[field];
  if (!lookedFor) return findPupilData(value, known);
  let begin = 0;
  return searchable(value.replace(LAST_ID, ''))
    .split('\n')
    .flatMap((line) => {
      const at = begin;
      begin += line.length + 1;
      const beside = CLASS.test(line);
      return findPupilData(line, known)
        .filter(({ kind }) => lookedFor.has(kind) || (beside && !HARD.has(kind)))
        .map((finding) => ({ ...finding, from: finding.from + at, to: finding.to + at }));
    });
}
/** Kinds that have a form of their own, whatever stands beside them. */
const HARD: ReadonlySet<Kind> = new Set(['personnummer', 'phone', 'email', 'address', 'journal_ref']);

function guardValues({ today }: Asked, snapshot: Snapshot | null, values: Values, answer: Answer): Guarded {
  const known = around(today, snapshot);
  const kept: Record<string, string> = {};
  const kinds: KindTold[] = [];
  const isWritten = (value: string): boolean => holdsWords(snapshot, value);
  const stopped: Stopped[] = [];
  const vouched: string[] = [];
  let shortened = false;
  for (const [id, value] of Object.entries(values)) {
    if (id === NOT_PUPIL) continue;
    const judge = (text: string): Finding[] => (isWritten(text) ? findIn(id, text, known) : []);
    const answered = (text: string): Finding[] =>
      judge(text).filter(({ overridable, from, to }) => overridable && isTold(answer, text.slice(from, to)));
    // Without the names that the person was told of and has answered about; another one is told first.
    const rest: Cut = answer.choice
      ? cutOut(value, answered, { sentences: answer.choice === 'remove' })
      : { text: value, words: [], ofOne: false };
    const left = rest.words.length > 0 ? rest.text : value;
    const found = judge(left);
    if (found.length === 0 && !rest.ofOne) {
      kept[id] = answer.choice === 'yes' ? value : left;
      if (answer.choice === 'yes') vouched.push(...rest.words);
      else if (rest.words.length > 0) shortened = true;
      continue;
    }
    kept[id] = '';
    kinds.push(...(rest.ofOne ? (['sentence'] as const) : []), ...kindsTold(left, found));
    const { text, words } = withoutThem(left, judge, { sentences: true });
    // A name waits in its field for what the person says of it; all else is taken out at once.
    const asked = found.length > 0 && found.every(({ overridable }) => overridable);
    stopped.push({ field: id, words, value: !asked ? text : answer.choice === 'yes' ? value : left, asked });
  }
  return {
    values: kept,
    refused: sentences(kinds, [...Object.values(kept), ...stopped.map(({ value }) => value)].some(isWritten)),
    stopped,
    shortened,
    vouched: kinds.length === 0 ? vouched : [],
  };
}

/**
 * A name from outside for a thing that is no person, such as a break of a calendar file: as it is, or null when it points at a pupil.
 */
export function guardName(asked: Asked, snapshot: Snapshot | null, name: string): string | null {
  return findIn('breaks', name, around(asked.today, snapshot)).length > 0 ? null : name;
}

/** Whether what names a file, or a sheet, a column or a measure of it, may be said back and kept. */
export const mayName = (asked: Asked, snapshot: Snapshot | null, words: string): boolean =>
  isLabel(words, around(asked.today, snapshot));

/** How a school is reached stands in its letter head. */
const REACHED: ReadonlySet<Kind> = new Set(['phone', 'email', 'address']);
/** Whether a line of a school's letter head, foot or cover may be kept. */
export const isLetterHead = ({ today }: Asked, snapshot: Snapshot | null, line: string): boolean =>
  findPupilData(line, around(today, snapshot)).every(({ kind }) => REACHED.has(kind));

/** Every form passes the guard first. A flow shows `refused` at the top of the form that it gives back. */
export async function guardForm(
  turn: Turn,
  snapshot: Snapshot | null,
  values: Values,
  take: (turn: Turn, values: Values) => Promise<Reply[]>,
): Promise<Reply[]> {
  const answer = answerIn(values[NOT_PUPIL]);
  const { refused, stopped, shortened, vouched, values: safe } = guardValues(turn, snapshot, values, answer);
  const emptied = stopped.map(({ field }) => field);
  const replies = await take({ ...turn, refused, emptied }, { ...safe });
  for (const kind of kindsIn(refused)) turn.stopped?.(kind);
  if (vouched.length > 0 && snapshot) await noteVouching(turn, snapshot.key, vouched);
  if (stopped.length === 0 && !shortened) return replies;
  // What all in a channel see says nothing of the words; any other form answers the one who typed them.
  const unsaid = stopped.map(({ field }) => ({ field, words: [], value: '', asked: false }));
  const shown = (reply: CardReply): CardReply =>
    stopped.length === 0
      ? { ...reply, card: toldShorter(reply.card) }
      : withReady(turn, snapshot, { ...reply, card: told(reply.card, reply.card.shared ? unsaid : stopped, answer) });
  return replies.map((reply) =>
    reply.as === 'replace' && inputsOf(reply.card.body).length > 0 ? shown(reply) : reply,
  );
}

/** With what the form would save without the words that it was stopped for. */
const withReady = (asked: Asked, snapshot: Snapshot | null, reply: CardReply): CardReply => ({
  ...reply,
  withoutWords: withoutWords(reply.card, (values) => guardValues(asked, snapshot, values, answerIn(values[NOT_PUPIL]))),
});

/**
 * A line that is kept, or that a form begins with. What the guard stops comes back as a form's own answer does, in the chat of the one who wrote it: the
 * form says which word in which field, and asks what shall become of it. Where others read along it comes back empty. `take` may commit nothing of the
 * words while the turn has anything refused.
 */
export async function guardLine(
  turn: TeamTurn,
  line: string,
  take: (turn: TeamTurn, words: string) => Promise<Reply[]>,
): Promise<Reply[]> {
  const known = around(turn.today, turn.snapshot);
  const judge = (text: string): Finding[] => findPupilData(text, known);
  const findings = judge(line);
  if (findings.length === 0) return take(turn, line);
  const alone = turn.inbound.chat.kind !== 'channel';
  // A name waits in its field for what the person says of it; all else is taken out at once.
  const cut = withoutThem(line, judge);
  const isNamed = findings.every(({ overridable }) => overridable);
  const refused = sentences(kindsTold(line, findings), alone && (isNamed || cut.text !== ''));
  for (const kind of kindsIn(refused)) turn.stopped?.(kind);
  if (!alone) return take({ ...turn, refused }, '');
  const replies = await take({ ...turn, refused }, isNamed ? line : cut.text);
  return replies.map((reply) =>
    reply.as === 'file'
      ? reply
      : withReady(turn, turn.snapshot, { ...reply, card: asAnswered(turn, reply.card, cut.words, isNamed) }),
  );
}

/** A form that a stopped line has filled in, as though it had been sent so; `words`: what the line was stopped for, which stand in it still where `isNamed`. */
function asAnswered(turn: TeamTurn, card: Card, words: readonly string[], isNamed: boolean): Card {
  const inputs = inputsOf(card.body).filter(({ type }) => type === 'Input.Text');
  const [first] = inputs;
  if (!first) return card;
  const unanswered = answerIn(undefined);
  const values = Object.fromEntries(inputs.map(({ id, value }) => [id, value ?? '']));
  const { stopped } = guardValues(turn, turn.snapshot, values, unanswered);
  // What no field by itself would be stopped for is taken out of each all the same; all of it, where no field has the word.
  const holds = (value: string): boolean => without(value, words) !== without(value, []);
  const isThere = inputs.some(({ value = '' }) => holds(value));
  const cleared = inputs
    .filter(({ id, value = '' }) => id === first.id || holds(value))
    .map(({ id, value = '' }) => ({
      field: id,
      words: id === first.id ? words : [],
      value: isThere || !isNamed ? without(value, words) : '',
      asked: false,
    }));
  const shown = told(card, stopped.length > 0 ? stopped : cleared, unanswered);
  return shown.form ? { ...shown, form: { ...shown.form, filled: true } } : shown;
}

/**
 * That somebody vouched for names, unless they have left the team with what they just did; the team's own list has the words from then
 * on, the audit has none.
 */
async function noteVouching(turn: Turn, key: TeamKey, words: readonly string[]): Promise<void> {
  const snapshot = await turn.storage.snapshot(key);
  if (!snapshot?.members.some(({ id }) => id === turn.who.id)) return;
  const { team } = snapshot;
  const keepToPlan = withNotPupils(team.keepToPlan, words, turn.who.id);
  const entry = { at: turn.now.toString(), by: turn.who.id, what: 'name-vouched', about: `team/${key.team}` } as const;
  await commit({ ...turn, snapshot }, [
    put({ ...team, keepToPlan }, team),
    { do: 'audit', entry: { ...entry, before: null, after: null } },
  ]);
}

/** From this probability on a message that the bot does not understand is answered as one about a pupil. */
const SURELY = 0.6;

/** Whether something said to the bot, which keeps none of it, is about one pupil. */
export function meansPupil({ today }: Pick<Turn, 'today'>, snapshot: Snapshot | null, text: string): boolean {
  return findPupilData(text, around(today, snapshot)).some(({ score }) => score >= SURELY);
}
