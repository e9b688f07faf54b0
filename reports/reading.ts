/** What a report is about: a year, half of one or one checkpoint, up to a day. Pure. */

import { nameOf } from '../cards/names.ts';
import { type Say, speak } from '../cards/texts.ts';
import type { Locale } from '../quality/base.ts';
import type { Checkpoint } from '../quality/checkpoints/documents.ts';
import { isOpen } from '../quality/checkpoints/joint-picture.ts';
import { inOrder } from '../quality/checkpoints/order.ts';
import { asClosed } from '../quality/checkpoints/standing.ts';
import { isEvaluating } from '../quality/evaluation/evaluating.ts';
import { localDay } from '../quality/local-day.ts';
import type { Snapshot } from '../quality/snapshot.ts';

export type Half = 'autumn' | 'spring';
export type Subject =
  | { readonly kind: 'year' }
  | { readonly kind: 'half-year'; readonly half: Half }
  | { readonly kind: 'checkpoint'; readonly checkpoint: Checkpoint };

export type Reading = {
  readonly say: Say;
  readonly locale: Locale;
  /** As the subject's last day left it: what was said later is not there. */
  readonly snapshot: Snapshot;
  readonly subject: Subject;
  /** The ISO day that it begins with; empty for the year's first. */
  readonly from: string;
  /** The ISO day that the contents are of. */
  readonly until: string;
  /** The checkpoints that the report tells of, in order. */
  readonly checkpoints: readonly Checkpoint[];
};

/** `today` is an ISO date. */
export function readingOf(locale: Locale, snapshot: Snapshot, subject: Subject, today: string): Reading {
  const [from, last] = [firstDay(snapshot, subject), lastDay(snapshot, subject)];
  const until = today < last ? today : last;
  const checkpoints =
    subject.kind === 'checkpoint'
      ? [subject.checkpoint]
      : inOrder(snapshot.checkpoints).filter((one) => one.date >= from && one.date <= last && isTold(until)(one));
  const seen = withoutOwnParts(snapshot, today);
  const then =
    subject.kind === 'checkpoint' ? asClosed(asOf(seen, subject, last), subject.checkpoint) : asOf(seen, subject, last);
  return { say: speak(locale), locale, snapshot: then, subject, from, until, checkpoints };
}

/** The spring is what comes after the autumn term's holidays; a checkpoint's report goes back to the one before it. */
const firstDay = ({ team }: Snapshot, subject: Subject): string =>
  subject.kind === 'half-year' && subject.half === 'spring' ? team.calendar.springStart : '';

/** A year's report also tells of what was done in the summer after it. */
function lastDay({ team }: Snapshot, subject: Subject): string {
  const { springStart, springEnd } = team.calendar;
  if (subject.kind === 'half-year' && subject.half === 'autumn')
    return Temporal.PlainDate.from(springStart).subtract({ days: 1 }).toString();
  if (subject.kind !== 'checkpoint') return Temporal.PlainDate.from(springEnd).with({ month: 7, day: 31 }).toString();
  const { date, closedAt } = subject.checkpoint;
  if (!closedAt) return '9999-12-31';
  const closed = localDay(team, closedAt).toString();
  return closed < date ? date : closed;
}

export const isTold =
  (until: string) =>
  ({ date, state }: Checkpoint): boolean =>
    date <= until || state === 'closed';

/** Each writes and reports on their own until the joint picture opens: before that, that they have answered is all that is told. */
function withoutOwnParts(snapshot: Snapshot, today: string): Snapshot {
  const own = new Set(snapshot.checkpoints.filter((one) => !isOpen(snapshot, one, today)).map(({ id }) => id));
  return {
    ...snapshot,
    answers: snapshot.answers.map((answer) =>
      own.has(answer.checkpoint) ? { ...answer, progress: [], analysis: null } : answer,
    ),
  };
}

/** Without what belongs to the checkpoints after the subject. */
function asOf(snapshot: Snapshot, subject: Subject, last: string): Snapshot {
  if (endsTheYear(subject)) return snapshot;
  const end = subject.kind === 'checkpoint' ? subject.checkpoint.date : last;
  const later = new Set(snapshot.checkpoints.filter((one) => one.date > end).map(({ id }) => id));
  const isOurs = ({ checkpoint }: { readonly checkpoint: string }): boolean => !later.has(checkpoint);
  const ahead = { state: 'planned', closedAt: null, closedBy: null, summary: '' } as const;
  return {
    ...snapshot,
    checkpoints: snapshot.checkpoints.map((one) => (later.has(one.id) ? { ...one, ...ahead } : one)),
    answers: snapshot.answers.filter(isOurs),
    decisions: snapshot.decisions.filter(isOurs),
    additions: snapshot.additions.filter(isOurs),
  };
}

/** The half that people most likely mean: the autumn until a checkpoint of the spring has been. `today` is an ISO date. */
export const halfToday = ({ team, checkpoints }: Snapshot, today: string): Half =>
  checkpoints.some((one) => one.date >= team.calendar.springStart && isTold(today)(one)) ? 'spring' : 'autumn';

/** Whether it tells of the year's end: how it was evaluated, and what is taken into the next. */
export const endsTheYear = (subject: Subject): boolean =>
  subject.kind === 'year' || (subject.kind === 'half-year' && subject.half === 'spring');

/** Whose it is, by name; also of somebody who has left or been forgotten. */
export const personName = ({ say, snapshot }: Reading, person: string): string => nameOf(say, snapshot.members, person);

/** Goals and interventions are evaluated from the year's last checkpoint on, and told of in a report of the year's end. */
export const isTheYearOver = ({ subject, snapshot, until }: Reading): boolean =>
  endsTheYear(subject) && isEvaluating(snapshot, until);
