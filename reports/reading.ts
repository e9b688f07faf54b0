/** What a report is about: a year or one checkpoint, up to a day. Pure. */

import { nameOf } from '../cards/names.ts';
import { type Say, speak } from '../cards/texts.ts';
import type { Locale } from '../quality/base.ts';
import type { Checkpoint } from '../quality/checkpoints/documents.ts';
import { inOrder } from '../quality/checkpoints/order.ts';
import { isEvaluating } from '../quality/evaluation/evaluating.ts';
import type { Snapshot } from '../quality/snapshot.ts';

export type Subject = { readonly kind: 'year' } | { readonly kind: 'checkpoint'; readonly checkpoint: Checkpoint };

export type Reading = {
  readonly say: Say;
  readonly locale: Locale;
  /** As the subject's last day left it: what was said later is not there. */
  readonly snapshot: Snapshot;
  readonly subject: Subject;
  /** The ISO day that the contents are of. */
  readonly until: string;
  /** The checkpoints that the report tells of, in order. */
  readonly checkpoints: readonly Checkpoint[];
};

/** `today` is an ISO date. */
export function readingOf(locale: Locale, snapshot: Snapshot, subject: Subject, today: string): Reading {
  const last = lastDay(snapshot, subject);
  const until = today < last ? today : last;
  const checkpoints =
    subject.kind === 'checkpoint' ? [subject.checkpoint] : inOrder(snapshot.checkpoints).filter(isTold(until));
  return { say: speak(locale), locale, snapshot: asOf(snapshot, subject), subject, until, checkpoints };
}

/** A year's report also tells of what was done in the summer after it. */
function lastDay({ team }: Snapshot, subject: Subject): string {
  if (subject.kind === 'year')
    return Temporal.PlainDate.from(team.calendar.springEnd).with({ month: 7, day: 31 }).toString();
  const { date, closedAt } = subject.checkpoint;
  if (!closedAt) return '9999-12-31';
  const closed = Temporal.Instant.from(closedAt).toZonedDateTimeISO(team.timeZone).toPlainDate().toString();
  return closed < date ? date : closed;
}

const isTold =
  (until: string) =>
  ({ date, state }: Checkpoint): boolean =>
    date <= until || state === 'closed';

/** Without what belongs to the checkpoints after the subject. */
function asOf(snapshot: Snapshot, subject: Subject): Snapshot {
  if (subject.kind === 'year') return snapshot;
  const { date } = subject.checkpoint;
  const later = new Set(snapshot.checkpoints.filter((one) => one.date > date).map(({ id }) => id));
  const isOurs = ({ checkpoint }: { readonly checkpoint: string }): boolean => !later.has(checkpoint);
  return {
    ...snapshot,
    answers: snapshot.answers.filter(isOurs),
    decisions: snapshot.decisions.filter(isOurs),
    additions: snapshot.additions.filter(isOurs),
  };
}

/** Whose it is, by name; also of somebody who has left or been forgotten. */
export const personName = ({ say, snapshot }: Reading, person: string): string => nameOf(say, snapshot.members, person);

/** Goals and interventions are evaluated from the year's last checkpoint on, and told of in the year's report. */
export const isTheYearOver = ({ subject, snapshot, until }: Reading): boolean =>
  subject.kind === 'year' && isEvaluating(snapshot, until);
