/**
 * Two documents that turn out to be one person's, made into one: the newest says what is so, and no word of the other is lost. One rule for
 * each kind of which a person has only one; see kinds.ts.
 */

import { isOpened, MAX_LINE } from '../base.ts';
import { type Addition, type Answer, MAX_CAUSES, MAX_WORDS, type Progress } from '../checkpoints/documents.ts';
import type { PendingImport } from '../data/documents.ts';
import { type Evaluation, LOOKING_BACK } from '../evaluation/documents.ts';
import type { Feed } from '../feed/documents.ts';
import type { Acceptance } from '../goals/documents.ts';
import type { Overview } from '../overview/documents.ts';
import type { PendingDays } from '../year/pending-days.ts';
import { type Follow, MAX_PROFESSIONS, type Member } from './documents.ts';
import { learning, namesOf } from './identity.ts';
import { betterKnown } from './language.ts';
import { leavesOf, onLeave, withDaysOff } from './leaves.ts';

/** `kept` has the id of both. `besides`: words for which it has no room. */
type JoinedUp<D> = { readonly kept: D; readonly besides: readonly Addition[] };
/** `known` is the person's under the id that stays. */
export type JoinUp<D> = (known: D, other: D) => JoinedUp<D>;

const alone = <D>(kept: D): JoinedUp<D> => ({ kept, besides: [] });
const newestFirst = <D>(one: D, other: D, at: (document: D) => string): readonly [D, D] =>
  at(other) > at(one) ? [other, one] : [one, other];
const later = (one: string | null, other: string | null): string | null => ((one ?? '') >= (other ?? '') ? one : other);

/** Roles and professions of both, in the team if one is, the chat that is open. */
export const joinUpMembers: JoinUp<Member> = (known, other) => {
  const has = (role: 'coordinator' | 'principal') => [known, other].some((one) => one.active && one[role]);
  const [first, second] = known.active || !other.active ? [known, other] : [other, known];
  const opened = [first, second].find(({ address }) => isOpened(address)) ?? first;
  const one = {
    ...learning(known, { ...other, aliases: namesOf(other) }),
    name: first.name || second.name,
    professions: [...new Set([...first.professions, ...second.professions])].slice(0, MAX_PROFESSIONS),
    coordinator: has('coordinator'),
    principal: has('principal'),
    active: known.active || other.active,
    ...betterKnown(first, second),
    address: opened.address,
    joinedAt: known.joinedAt < other.joinedAt ? known.joinedAt : other.joinedAt,
    snoozedUntil: later(known.snoozedUntil, other.snoozedUntil),
  };
  const leaves = [...leavesOf(first), ...leavesOf(second)];
  return alone(withDaysOff(onLeave(one, leaves), first.daysOff ?? second.daysOff ?? []));
};

const saidAt = ({ answeredAt, changedAt }: Answer): string => changedAt ?? answeredAt;

/**
 * What the newer answer says is the answer. What only the older one says stands after it, field by field; what has no room there becomes
 * additions to the joint picture, which is read at the same checkpoint.
 */
export const joinUpAnswers: JoinUp<Answer> = (known, other) => {
  const [newer, older] = newestFirst(known, other, saidAt);
  const left: Left = [];
  const { unfinished, ...answer } = newer;
  const typed = { ...older.typed, ...newer.typed };
  const kept: Answer = {
    ...answer,
    ...(unfinished && older.unfinished ? { unfinished } : {}),
    ...(Object.keys(typed).length > 0 ? { typed } : {}),
    id: known.id,
    person: known.person,
    version: known.version,
    professions: [...new Set([...newer.professions, ...older.professions])],
    analysis: analysisOf(newer.analysis, older.analysis, left),
    progress: progressOf(newer.progress, older.progress, left),
    answeredAt: older.answeredAt < newer.answeredAt ? older.answeredAt : newer.answeredAt,
    changedAt: saidAt(newer),
    late: newer.late && older.late,
  };
  return {
    kept,
    besides: left
      .flatMap(({ text, goal }) => pieces(text).map((piece) => ({ piece, goal })))
      .map(asAddition(kept, older)),
  };
};

/** The newer words first, the older after them; of a goal or an intervention the newer verdict. Both fit: a form takes a quarter of the room. */
export const joinUpEvaluations: JoinUp<Evaluation> = (known, other) => {
  const [{ unfinished, ...newer }, older] = newestFirst(known, other, ({ saidAt: at }) => at);
  const headings = LOOKING_BACK.map((heading) => [heading, both(newer[heading], older[heading], [])]);
  const missing = <V>(all: readonly V[], found: readonly V[], idOf: (one: V) => string): V[] =>
    found.filter((one) => !all.some((each) => idOf(each) === idOf(one)));
  return alone({
    ...newer,
    ...(unfinished && older.unfinished ? { unfinished } : {}),
    ...Object.fromEntries(headings),
    id: known.id,
    person: known.person,
    version: known.version,
    professions: [...new Set([...newer.professions, ...older.professions])],
    goals: [...newer.goals, ...missing(newer.goals, older.goals, ({ goal }) => goal)],
    interventions: [
      ...newer.interventions,
      ...missing(newer.interventions, older.interventions, ({ intervention }) => intervention),
    ],
  });
};

/** Words that have found no room yet, and the goal that they are about. */
type Left = { readonly text: string; readonly goal: string | null }[];

function both(newer: string, older: string, left: Left, goal: string | null = null): string {
  if (older === '' || newer.includes(older)) return newer;
  if (newer === '') return older;
  const joined = `${newer}\n\n${older}`;
  if (joined.length <= MAX_WORDS) return joined;
  left.push({ text: older, goal });
  return newer;
}

function analysisOf(newer: Answer['analysis'], older: Answer['analysis'], left: Left): Answer['analysis'] {
  if (!newer || !older) return newer ?? older;
  const causes = [
    ...newer.causes,
    ...older.causes.filter(({ text }) => !newer.causes.some((one) => one.text === text)),
  ];
  left.push(...causes.slice(MAX_CAUSES));
  return {
    situation: both(newer.situation, older.situation, left),
    causes: causes.slice(0, MAX_CAUSES),
    meaning: both(newer.meaning, older.meaning, left),
  };
}

function progressOf(newer: readonly Progress[], older: readonly Progress[], left: Left): Progress[] {
  const ofNewer = newer.map((one) => {
    const before = older.find(({ goal }) => goal === one.goal);
    if (!before) return one;
    return {
      ...one,
      value: one.value ?? before.value,
      status: one.status ?? before.status,
      confidence: one.confidence ?? before.confidence,
      comment: both(one.comment, before.comment, left, one.goal),
      nextStep: both(one.nextStep, before.nextStep, left, one.goal),
    };
  });
  return [...ofNewer, ...older.filter(({ goal }) => !newer.some((one) => one.goal === goal))];
}

/** A text in pieces of a line's length, broken between words where there is a gap. */
function pieces(text: string): string[] {
  const rest = text.trim();
  if (rest.length <= MAX_LINE) return rest === '' ? [] : [rest];
  const gap = rest.lastIndexOf(' ', MAX_LINE);
  const end = gap > 0 ? gap : MAX_LINE;
  return [rest.slice(0, end).trim(), ...pieces(rest.slice(end))];
}

const asAddition =
  ({ id, checkpoint, person, schoolYear }: Answer, older: Answer) =>
  ({ piece, goal }: { piece: string; goal: string | null }, index: number): Addition => ({
    kind: 'addition',
    id: `${id}+${index + 1}`,
    version: 1,
    schoolYear,
    checkpoint,
    person,
    goal,
    text: piece,
    at: saidAt(older),
  });

/** The newest yes or no; the reasons of both. */
export const joinUpAcceptances: JoinUp<Acceptance> = (known, other) => {
  const [newer, older] = newestFirst(known, other, ({ at }) => at);
  const { id, person, version } = known;
  // A reason is at most a form's text long, so both have room.
  return alone({ ...newer, id, person, version, reason: both(newer.reason, older.reason, []) });
};

/** The newest address is the one that shows the calendar. */
export const joinUpFeeds: JoinUp<Feed> = (known, other) => {
  const [newer] = newestFirst(known, other, ({ at }) => at);
  return alone({ ...newer, id: known.id, by: known.id, version: known.version });
};

/** What the newer one shows. */
export const joinUpOverviews: JoinUp<Overview> = (known, other) => {
  const [newer] = newestFirst(known, other, ({ at }) => at);
  return alone({ ...newer, id: known.id, version: known.version });
};

export const joinUpFollows: JoinUp<Follow> = (known, other) => {
  const [newer] = newestFirst(known, other, ({ since }) => since);
  return alone({ ...newer, id: known.id, version: known.version });
};

/** The newest preview: as when one person reads two files, it takes the other's place. */
export const joinUpDays: JoinUp<PendingDays> = (known, other) => {
  const [newer] = newestFirst(known, other, ({ at }) => at);
  return alone({ ...newer, id: known.id, version: known.version });
};
export const joinUpImports: JoinUp<PendingImport> = (known, other) => {
  const [newer] = newestFirst(known, other, ({ at }) => at);
  return alone({ ...newer, id: known.id, version: known.version });
};
