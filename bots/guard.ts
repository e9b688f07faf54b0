/**
 * The one door that free text passes before it is stored or shown: what points at a pupil is refused by kind, never masked, kept,
 * logged or said back. A field that holds any is emptied; the rest of the form comes back as it was typed.
 */
import { type Card, type Element, inputsOf } from '../cards/card.ts';
import { choiceInput } from '../cards/inputs.ts';
import { type Say, speak, type TextKey } from '../cards/texts.ts';
import { findPupilData } from '../language/pupil-data/find.ts';
import type { Finding, Kind } from '../language/pupil-data/found.ts';
import type { TeamKey } from '../quality/base.ts';
import type { Snapshot } from '../quality/snapshot.ts';
import type { Reply } from './messenger.ts';
import { commit, type Turn, type Values } from './turn.ts';

/** The input by which a person says that a name is not a pupil's. */
const NOT_PUPIL = 'notPupil';

/** The turn as the guard reads it: the day it is, which says who can have been born. */
type Asked = Pick<Turn, 'today'>;

type Guarded = {
  readonly values: Values;
  /** One sentence for each kind that was found; empty when the form may be taken as it is. */
  readonly refused: readonly TextKey[];
  /** The inputs that it was found in. */
  readonly emptied: readonly string[];
  /** Only names and initials were found, which the person may vouch for. */
  readonly mayVouch: boolean;
  /** The person vouched for a name in this form. */
  readonly vouched: boolean;
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
  routine: new Set<Kind>(['personnummer']),
};

/** «8B», «åk 8», «klass 3 c». */
const CLASS = /(?<![\p{L}\d])(?:(?:klass|åk|årskurs|year|grade)\s?\d|\d\s?[a-h](?![\p{L}\d]))/iu;

/** Ids of documents, dates, times and short numbers are no free text. */
const NO_WORDS = /^(?:[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f-]{22}|\d{4}-\d{2}-\d{2}|-?\d{1,6}(?:[.,]\d{1,3})?|\d{2}:\d{2})$/;

const around = (today: Temporal.PlainDate, snapshot: Snapshot | null) => ({
  today,
  staff: snapshot ? namesOf(snapshot.members) : [],
  school: snapshot?.team.school,
});

const names = new WeakMap<Snapshot['members'], readonly string[]>();
/** The same list for the same members: who is known by it is worked out once, not for each field. */
function namesOf(members: Snapshot['members']): readonly string[] {
  const known = names.get(members) ?? members.map(({ name }) => name);
  names.set(members, known);
  return known;
}

/** Whether a form's field holds free text: not an id, a date or a number, nor a choice among the team's members. */
function holdsWords(snapshot: Snapshot | null, value: string): boolean {
  if (value === '' || NO_WORDS.test(value)) return false;
  const ids = new Set(snapshot?.members.map((member) => member.id) ?? []);
  return !value.split(',').every((part) => ids.has(part.trim()));
}

/** What is found in a field: in those that name something else than people line by line. */
function findIn(field: string, value: string, known: ReturnType<typeof around>): Finding[] {
  const lookedFor = LOOKED_FOR[field];
  if (!lookedFor) return findPupilData(value, known);
  return value.split('\n').flatMap((line) => {
    const beside = CLASS.test(line);
    return findPupilData(line, known).filter(({ kind }) => lookedFor.has(kind) || (beside && !HARD.has(kind)));
  });
}
/** Kinds that have a form of their own, whatever stands beside them. */
const HARD: ReadonlySet<Kind> = new Set(['personnummer', 'phone', 'email', 'address', 'journal_ref']);

function guardValues({ today }: Asked, snapshot: Snapshot | null, values: Values): Guarded {
  const vouch = values[NOT_PUPIL] === 'yes';
  const kept: Record<string, string> = {};
  const findings: Finding[] = [];
  const emptied: string[] = [];
  let vouched = false;
  for (const [id, value] of Object.entries(values)) {
    if (id === NOT_PUPIL) continue;
    const found = holdsWords(snapshot, value) ? findIn(id, value, around(today, snapshot)) : [];
    const standing = vouch ? found.filter((finding) => !finding.overridable) : found;
    vouched ||= standing.length < found.length;
    kept[id] = standing.length > 0 ? '' : value;
    if (standing.length > 0) emptied.push(id);
    findings.push(...standing);
  }
  return {
    values: kept,
    refused: sentences(findings),
    emptied,
    mayVouch: findings.length > 0 && findings.every((finding) => finding.overridable),
    vouched: vouched && findings.length === 0,
  };
}

/** The objections to one text outside a form; empty when it may be kept. */
export function pupilProblems({ today }: Asked, snapshot: Snapshot | null, text: string): TextKey[] {
  return sentences(findPupilData(text, around(today, snapshot)));
}

/** A text outside a form that is to be kept: its words, or none and why. */
export function guardWords(
  asked: Asked,
  snapshot: Snapshot | null,
  text: string,
): { refused: TextKey[]; words: string } {
  const refused = pupilProblems(asked, snapshot, text);
  return { refused, words: refused.length > 0 ? '' : text };
}

/**
 * A name from outside for a thing that is no person, such as a break of a calendar file: as it is, or null when it points at a pupil.
 */
export function guardName(asked: Asked, snapshot: Snapshot | null, name: string): string | null {
  return findIn('breaks', name, around(asked.today, snapshot)).length > 0 ? null : name;
}

/** Every form passes the guard first. A flow shows `refused` at the top of the form that it gives back. */
export async function guardForm(
  turn: Turn,
  snapshot: Snapshot | null,
  values: Values,
  take: (turn: Turn, values: Values) => Promise<Reply[]>,
): Promise<Reply[]> {
  const { refused, emptied, mayVouch, vouched, values: safe } = guardValues(turn, snapshot, values);
  const replies = await take({ ...turn, refused, emptied }, { ...safe });
  if (vouched && snapshot) await noteVouching(turn, snapshot.key);
  if (!mayVouch) return replies;
  return replies.map((reply) =>
    reply.as === 'replace' && inputsOf(reply.card.body).length > 0
      ? { ...reply, card: withVouching(speak(reply.card.lang), reply.card) }
      : reply,
  );
}

/** That somebody vouched for a name, unless they have left the team with what they just did. */
async function noteVouching(turn: Turn, key: TeamKey): Promise<void> {
  const snapshot = await turn.storage.snapshot(key);
  if (!snapshot?.members.some(({ id }) => id === turn.who.id)) return;
  const entry = { at: turn.now.toString(), by: turn.who.id, what: 'name-vouched', about: `team/${key.team}` } as const;
  await commit({ ...turn, snapshot }, [{ do: 'audit', entry: { ...entry, before: null, after: null } }]);
}

/** From this probability on a message that the bot does not understand is answered as one about a pupil. */
const SURELY = 0.6;

/** Whether something said to the bot, which keeps none of it, is about one pupil. */
export function meansPupil({ today }: Pick<Turn, 'today'>, snapshot: Snapshot | null, text: string): boolean {
  return findPupilData(text, around(today, snapshot)).some(({ score }) => score >= SURELY);
}

function sentences(findings: readonly Finding[]): TextKey[] {
  if (findings.length === 0) return [];
  const kinds = [...new Set(findings.map((finding) => finding.kind))];
  return [...kinds.map((kind): TextKey => `keep:pupil.${kind}`), 'keep:pupil.cleared'];
}

/** The form with a way to say that a name is not a pupil's. */
function withVouching(say: Say, card: Card): Card {
  const choice: Element = choiceInput(
    say,
    NOT_PUPIL,
    'keep:pupil.notPupil',
    [
      { title: say('keep:pupil.notPupilNo'), value: 'no' },
      { title: say('keep:pupil.notPupilYes'), value: 'yes' },
    ],
    'no',
    {},
  );
  return { ...card, body: [...card.body, choice] };
}
