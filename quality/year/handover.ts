/** From one school year to the next: what is open, what has been chosen for it, and what of it the next year begins with. Pure. */

import type { Decision } from '../checkpoints/documents.ts';
import { inOrder } from '../checkpoints/order.ts';
import { verdictOnGoal, verdictOnIntervention } from '../evaluation/evaluating.ts';
import { outcomeOf } from '../evaluation/outcome.ts';
import type { Goal } from '../goals/documents.ts';
import type { Note, Parked } from '../keep/documents.ts';
import { isForNextYear } from '../keep/points.ts';
import type { Document } from '../kinds.ts';
import { isHere } from '../people/identity.ts';
import type { Discussion, Intervention } from '../plan/documents.ts';
import type { Snapshot } from '../snapshot.ts';
import { goalState, isCurrent } from '../status/status.ts';
import type { Calendar, Choice, Handover } from './documents.ts';
import { addSchoolDays, schoolDayOnOrBefore } from './school-days.ts';

export type Open =
  | { readonly of: 'checkpoint'; readonly one: Snapshot['checkpoints'][number] }
  | { readonly of: 'goal'; readonly one: Goal }
  | { readonly of: 'intervention'; readonly one: Intervention }
  | { readonly of: 'discussion'; readonly one: Discussion }
  | { readonly of: 'decision'; readonly one: Decision }
  | { readonly of: 'parked'; readonly one: Parked }
  | { readonly of: 'note'; readonly one: Note };

/** What may be chosen for each. A checkpoint is over with its year; it is closed, or left as it is. */
export const CHOICES_FOR: Readonly<Record<Open['of'], readonly Choice[]>> = {
  checkpoint: ['leave'],
  goal: ['carry', 'rewrite', 'leave'],
  intervention: ['carry', 'leave'],
  discussion: ['carry', 'leave'],
  decision: ['carry', 'leave'],
  parked: ['carry', 'leave'],
  note: ['carry', 'leave'],
};

export const keyOf = ({ of, one }: Open): string => `${of}/${one.id}`;

/** Everything that has not come to an end, goals before the interventions that serve them. */
export function openThings(snapshot: Snapshot): Open[] {
  const { goals, interventions, discussions, decisions, parked, notes } = snapshot;
  return [
    ...inOrder(snapshot.checkpoints).flatMap((one): Open[] =>
      one.state === 'closed' ? [] : [{ of: 'checkpoint', one }],
    ),
    ...goals.filter(isCurrent).map((one): Open => ({ of: 'goal', one })),
    ...interventions.filter(isCurrent).map((one): Open => ({ of: 'intervention', one })),
    ...discussions.flatMap((one): Open[] => (one.state === 'planned' ? [{ of: 'discussion', one }] : [])),
    ...decisions.flatMap((one): Open[] => (one.doneAt ? [] : [{ of: 'decision', one }])),
    ...parked.flatMap((one): Open[] => (one.state === 'parked' ? [{ of: 'parked', one }] : [])),
    ...notes.flatMap((one): Open[] => (one.use === 'agenda' && one.state === 'open' ? [{ of: 'note', one }] : [])),
  ];
}

export const handoverOf = ({ handovers, team }: Snapshot): Handover | undefined =>
  handovers.find(({ id }) => id === team.calendar.schoolYear);

/** What has been chosen; null for what nobody has chosen yet, or what that choice is no longer for. */
export function choiceOf(snapshot: Snapshot, open: Open): Choice | null {
  const chosen = handoverOf(snapshot)?.choices[keyOf(open)] ?? chosenAlready(open);
  if (!chosen || !CHOICES_FOR[open.of].includes(chosen)) return null;
  return chosen === 'carry' && open.of === 'intervention' && goalStays(snapshot, open.one) ? null : chosen;
}

/** A point that was carried on at the year's last checkpoint is chosen for the next year by that. */
const chosenAlready = (open: Open): Choice | undefined =>
  open.of === 'note' && isForNextYear(open.one) ? 'carry' : undefined;

/** An intervention serves a goal: it cannot go on when its goal stays behind, or has come to its end. */
function goalStays(snapshot: Snapshot, { goal }: Intervention): boolean {
  const one = snapshot.goals.find(({ id }) => id === goal);
  return !one || !isCurrent(one) || handoverOf(snapshot)?.choices[keyOf({ of: 'goal', one })] === 'leave';
}
/** The interventions that are to go on without their goals. */
export const withoutGoal = (snapshot: Snapshot): Intervention[] =>
  snapshot.interventions.filter(
    (one) =>
      isCurrent(one) &&
      handoverOf(snapshot)?.choices[keyOf({ of: 'intervention', one })] === 'carry' &&
      goalStays(snapshot, one),
  );
export const unchosen = (snapshot: Snapshot): Open[] =>
  openThings(snapshot).filter((open) => choiceOf(snapshot, open) === null);

/** One that goes on, of which its owner has said that it is worth it. */
export function isWorthwhile(snapshot: Snapshot, one: Intervention): boolean {
  const worth = verdictOnIntervention(snapshot, one.id)?.worth;
  return isCurrent(one) && (worth === 'goOn' || worth === 'change');
}

/**
 * What the evaluation speaks for: a goal that is reached, by its figures too, stays unless an intervention for it is to go on, the others go
 * on; an intervention as its owner judged it.
 */
export function suggestedChoice(snapshot: Snapshot, open: Open): Choice {
  switch (open.of) {
    case 'checkpoint':
      return 'leave';
    case 'goal': {
      const figures = outcomeOf(snapshot, open.one).outcome;
      const outcome = verdictOnGoal(snapshot, open.one.id)?.outcome ?? figures;
      if (outcome === 'cannotSay') return 'rewrite';
      const isReached = outcome === 'reached' && (figures === 'reached' || figures === 'cannotSay');
      if (!isReached) return 'carry';
      // What is worth going on with needs a goal to serve.
      return snapshot.interventions.some((one) => one.goal === open.one.id && isWorthwhile(snapshot, one))
        ? 'rewrite'
        : 'leave';
    }
    case 'intervention': {
      const goal = snapshot.goals.find(({ id }) => id === open.one.goal);
      const stays = goalStays(snapshot, open.one) || !goal || chosenOrSuggested(snapshot, goal) === 'leave';
      return stays || verdictOnIntervention(snapshot, open.one.id)?.worth === 'stop' ? 'leave' : 'carry';
    }
    // The day that it was planned for has been, or is in the summer.
    case 'discussion':
      return 'leave';
    case 'decision':
    case 'parked':
    case 'note':
      return 'carry';
  }
}

function chosenOrSuggested(snapshot: Snapshot, one: Goal): Choice {
  const open = { of: 'goal', one } as const;
  return choiceOf(snapshot, open) ?? suggestedChoice(snapshot, open);
}

/** The same thing in another year has an id of its own, so that going on twice makes nothing twice. */
const idIn = (id: string, schoolYear: string): string => `${id}+${schoolYear}`;
const isCarried = ({ id, schoolYear }: Document): boolean => id.endsWith(`+${schoolYear}`);

/** School days that an open decision or discussion is given in the new year. */
const OPEN_DAYS = 10;

/** Who carries on, and with what: the new year's days and its first checkpoint, whose agenda has what was open. */
type Into = {
  readonly calendar: Calendar;
  readonly now: string;
  readonly firstCheckpoint: string | null;
  readonly by: string;
};

/** The new year's documents out of what was chosen to go on. */
export function carriedInto(snapshot: Snapshot, into: Into): Document[] {
  const chosen = openThings(snapshot).flatMap((open) => {
    const choice = choiceOf(snapshot, open);
    return choice === 'carry' || choice === 'rewrite' ? [{ open, choice }] : [];
  });
  const goals = chosen.flatMap(({ open, choice }) => (open.of === 'goal' ? [{ one: open.one, choice }] : []));
  const interventions = chosen.flatMap(({ open }) => (open.of === 'intervention' ? [open.one] : []));
  return [
    ...goals.map(({ one, choice }, index) => carriedGoal(snapshot, one, choice, index + 1, into)),
    ...interventions.map((one, index) => carriedIntervention(snapshot, one, index + 1, into)),
    ...chosen.flatMap(({ open }) => carriedPoint(snapshot, open, into)),
  ];
}

/** What is open besides goals and interventions is gone through at the first checkpoint. */
function carriedPoint(snapshot: Snapshot, open: Open, into: Into): Document[] {
  switch (open.of) {
    case 'discussion':
      return [carriedDiscussion(snapshot, open.one, into)];
    case 'decision':
      return into.firstCheckpoint === null ? [] : [carriedDecision(snapshot, open.one, into.firstCheckpoint, into)];
    case 'parked':
      return [{ ...fresh(open.one, into), owner: stillThere(snapshot, open.one.owner, into), reviewedAt: null }];
    case 'note':
      return [{ ...fresh(open.one, into), concerns: null, checkpoint: into.firstCheckpoint, carriedFrom: [] }];
    case 'checkpoint':
    case 'goal':
    case 'intervention':
      return [];
  }
}

const fresh = <D extends Document>(one: D, { calendar }: Into): D => ({
  ...one,
  id: idIn(one.id, calendar.schoolYear),
  version: 1,
  schoolYear: calendar.schoolYear,
});
/** The owner, or whoever goes on with the year where the owner has left. */
const stillThere = (snapshot: Snapshot, person: string, { by }: Into): string =>
  isHere(snapshot, person) ? person : by;

/** Where the old year ended is where the new one begins; the team says yes to it anew. One to be written anew has no target. */
function carriedGoal(
  snapshot: Snapshot,
  { askedBefore: _before, ...goal }: Goal,
  choice: Choice,
  number: number,
  into: Into,
): Goal {
  const now = outcomeOf(snapshot, goal).value ?? goalState(snapshot, goal).latest ?? goal.baseline;
  return {
    ...fresh(goal, into),
    number,
    baseline: now,
    target: choice === 'rewrite' ? null : goal.target,
    deadline: nextDeadline(goal, into),
    owner: stillThere(snapshot, goal.owner, into),
    state: 'draft',
    override: null,
    askedAt: null,
    createdAt: into.now,
  };
}

/** The same day a year later, or the last school day before it: a date falls on another weekday then. */
function nextDeadline({ deadline }: Goal, { calendar }: Into): string {
  const later = Temporal.PlainDate.from(deadline).add({ years: 1 });
  return schoolDayOnOrBefore(calendar, later)?.toString() ?? calendar.springEnd;
}

function carriedIntervention(snapshot: Snapshot, one: Intervention, number: number, into: Into): Intervention {
  const { autumnStart, springEnd, schoolYear } = into.calendar;
  return {
    ...fresh(one, into),
    number,
    goal: idIn(one.goal, schoolYear),
    from: autumnStart,
    to: one.to > autumnStart ? one.to : springEnd,
    owner: stillThere(snapshot, one.owner, into),
    createdAt: into.now,
  };
}

/** The day that what is still to be done is given in the new year, where it has none of its own there. */
export const newDay = ({ calendar }: Pick<Into, 'calendar'>): string =>
  addSchoolDays(calendar, Temporal.PlainDate.from(calendar.autumnStart), OPEN_DAYS)?.toString() ?? calendar.springEnd;

/** The day of a decision that goes on: its own, where that is in the new year. */
export const newDue = ({ due }: Decision, into: Pick<Into, 'calendar'>): string =>
  due >= into.calendar.autumnStart ? due : newDay(into);

function carriedDecision(snapshot: Snapshot, decision: Decision, checkpoint: string, into: Into): Decision {
  const owner = stillThere(snapshot, decision.owner, into);
  return { ...fresh(decision, into), checkpoint, owner, due: newDue(decision, into), createdAt: into.now };
}

function carriedDiscussion(snapshot: Snapshot, one: Discussion, into: Into): Discussion {
  const goal = snapshot.goals.find(({ id }) => id === one.goal);
  const follows = goal && isCurrent(goal) && chosenOrSuggested(snapshot, goal) !== 'leave';
  return {
    ...fresh(one, into),
    date: newDay(into),
    people: [...new Set(one.people.map((person) => stillThere(snapshot, person, into)))],
    goal: follows ? idIn(goal.id, into.calendar.schoolYear) : null,
  };
}

/** What people have made in the new year besides what was carried over and the proposed checkpoints. */
export const madeSince = (documents: readonly Document[], schoolYear: string): Document[] =>
  documents.filter(
    (one) => one.schoolYear === schoolYear && one.kind !== 'checkpoint' && one.kind !== 'handover' && !isCarried(one),
  );
