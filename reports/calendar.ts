/**
 * The team's year as a calendar file (iCalendar, RFC 5545): checkpoints, the weeks in which people are asked, discussions, deadlines of goals
 * and decisions; or of these what concerns one person. Whole days, whose end is the day after the last (3.6.1). An event keeps its UID
 * whatever happens to it; what has been removed is there as cancelled (3.8.1.11), so that it goes from calendars that have it.
 */
import ICAL from 'ical.js';
import { z } from 'zod';
import { whoOf } from '../cards/discussions.ts';
import { sayStored, speak } from '../cards/texts.ts';
import type { Locale } from '../quality/base.ts';
import { inOrder } from '../quality/checkpoints/order.ts';
import type { AuditEntry } from '../quality/ports.ts';
import type { Snapshot } from '../quality/snapshot.ts';

type Occasion = {
  /** Stable: what it is about, and which. */
  readonly uid: string;
  /** Grows with every change (SEQUENCE, 3.8.7.4): the versions of what it is made from, added up, tell. */
  readonly sequence: number;
  readonly first: string;
  /** The last day itself. */
  readonly last: string;
  readonly title: string;
  readonly words: string;
  readonly cancelled: boolean;
};

/** What may be in a calendar though it should be no more. */
export type Removed =
  /** Out of the wheel; `date` is the ISO day that it had. */
  | { readonly what: 'checkpoint'; readonly id: string; readonly date: string }
  /** Is, or has been, somebody else's than these people's, who had it once. */
  | { readonly what: 'goal' | 'discussion'; readonly id: string; readonly had: readonly string[] };

/** How often calendars that subscribe should look again. */
const REFRESH = 'PT12H';
/** Above any number of changes that a checkpoint has had. */
const AFTER_ALL = 1_000_000;

/**
 * The file's text. `now` is when it is made; `removed` what the year's audit says of it. With `person`, an id, it is that one's: the team's
 * checkpoints, and the discussions and deadlines that are theirs; those that were theirs and are a colleague's now are cancelled.
 */
export function calendarOf(
  locale: Locale,
  snapshot: Snapshot,
  removed: readonly Removed[],
  now: Temporal.Instant,
  person: string | null = null,
): string {
  const calendar = new ICAL.Component('vcalendar');
  const { school } = snapshot.team;
  const name = speak(locale)(person === null ? 'report:calendarName' : 'report:calendarNameOwn', { school });
  calendar.updatePropertyWithValue('version', '2.0');
  calendar.updatePropertyWithValue('prodid', '-//Årshjulet//Årshjulet//SV');
  calendar.updatePropertyWithValue('calscale', 'GREGORIAN');
  calendar.updatePropertyWithValue('method', 'PUBLISH');
  calendar.updatePropertyWithValue('name', name);
  calendar.updatePropertyWithValue('x-wr-calname', name);
  const refresh = new ICAL.Property('refresh-interval', calendar);
  refresh.setParameter('value', 'DURATION');
  refresh.setValue(ICAL.Duration.fromString(REFRESH).toString());
  calendar.addProperty(refresh);
  calendar.updatePropertyWithValue('x-published-ttl', REFRESH);
  const stamp = ICAL.Time.fromJSDate(new Date(now.epochMilliseconds), true);
  const shown = person === null ? snapshot : concerning(snapshot, person, removed);
  for (const occasion of occasionsOf(locale, shown, removed))
    calendar.addSubcomponent(event(occasion, snapshot, stamp));
  return `${calendar.toString()}\r\n`;
}

function event({ uid, sequence, first, last, title, words, cancelled }: Occasion, { key }: Snapshot, stamp: ICAL.Time) {
  const component = new ICAL.Component('vevent');
  const after = Temporal.PlainDate.from(last).add({ days: 1 }).toString();
  component.updatePropertyWithValue('uid', `${uid}.${encodeURIComponent(key.team)}@arshjulet`);
  component.updatePropertyWithValue('dtstamp', stamp);
  component.updatePropertyWithValue('sequence', sequence);
  component.updatePropertyWithValue('dtstart', ICAL.Time.fromDateString(first));
  component.updatePropertyWithValue('dtend', ICAL.Time.fromDateString(after));
  component.updatePropertyWithValue('summary', title);
  if (words !== '') component.updatePropertyWithValue('description', words);
  component.updatePropertyWithValue('status', cancelled ? 'CANCELLED' : 'CONFIRMED');
  // A day that is marked in the calendar does not make anybody busy.
  component.updatePropertyWithValue('transp', 'TRANSPARENT');
  return component;
}

function occasionsOf(locale: Locale, snapshot: Snapshot, removed: readonly Removed[]): Occasion[] {
  return [
    ...checkpointOccasions(locale, snapshot),
    ...removed.flatMap((one) => (one.what === 'checkpoint' ? gone(locale, one.id, one.date) : [])),
    ...discussionOccasions(locale, snapshot),
    ...deadlineOccasions(locale, snapshot),
  ];
}

/** With the discussions, goals and decisions of one person alone; what was theirs and is not any more has ended for them. */
function concerning(snapshot: Snapshot, person: string, removed: readonly Removed[]): Snapshot {
  const had = new Set(
    removed.flatMap((one) => (one.what !== 'checkpoint' && one.had.includes(person) ? [`${one.what}/${one.id}`] : [])),
  );
  return {
    ...snapshot,
    discussions: snapshot.discussions.flatMap((one) => {
      if (one.people.includes(person)) return [one];
      return had.has(`discussion/${one.id}`) ? [{ ...one, state: 'cancelled' as const }] : [];
    }),
    goals: snapshot.goals.flatMap((one) => {
      if (one.owner === person) return [one];
      return had.has(`goal/${one.id}`) ? [{ ...one, state: 'dropped' as const }] : [];
    }),
    decisions: snapshot.decisions.filter(({ owner }) => owner === person),
  };
}

/** A change of the wheel, which may change the numbers of others, and of when people are asked, writes the team too. */
function checkpointOccasions(locale: Locale, { checkpoints, team }: Snapshot): Occasion[] {
  const say = speak(locale);
  return inOrder(checkpoints).flatMap(({ id, date, version, reason }, index): Occasion[] => {
    const shared = { sequence: version + team.version - 2, cancelled: false };
    const number = index + 1;
    const asked = Temporal.PlainDate.from(date).subtract({ days: team.timing.prompt }).toString();
    const before = Temporal.PlainDate.from(date).subtract({ days: 1 }).toString();
    return [
      {
        ...shared,
        uid: `checkpoint.${id}`,
        first: date,
        last: date,
        title: say('report:calendarCheckpoint', { number }),
        words: sayStored(locale, reason.key, reason.values),
      },
      {
        ...shared,
        uid: `questions.${id}`,
        first: asked,
        last: before,
        title: say('report:calendarQuestions', { number }),
        words: say('report:calendarQuestionsWords'),
      },
    ];
  });
}

const gone = (locale: Locale, id: string, date: string): Occasion[] =>
  ['checkpoint', 'questions'].map((what) => ({
    uid: `${what}.${id}`,
    sequence: AFTER_ALL,
    first: date,
    last: date,
    title: speak(locale)('report:calendarRemoved'),
    words: '',
    cancelled: true,
  }));

function discussionOccasions(locale: Locale, { discussions }: Snapshot): Occasion[] {
  const say = speak(locale);
  return discussions.map((one) => ({
    uid: `discussion.${one.id}`,
    sequence: one.version - 1,
    first: one.date,
    last: one.date,
    title: say('report:calendarDiscussion', { who: whoOf(say, one) }),
    words: '',
    cancelled: one.state === 'cancelled',
  }));
}

/** A draft is no goal yet. */
function deadlineOccasions(locale: Locale, { goals, decisions }: Snapshot): Occasion[] {
  const say = speak(locale);
  return [
    ...goals
      .filter(({ state }) => state !== 'draft')
      .map(({ id, version, number, title, deadline, state }) => ({
        uid: `goal.${id}`,
        sequence: version - 1,
        first: deadline,
        last: deadline,
        title: say('report:calendarGoal', { number, title }),
        words: '',
        cancelled: state === 'dropped',
      })),
    ...decisions.map(({ id, version, text, due }) => ({
      uid: `decision.${id}`,
      sequence: version - 1,
      first: due,
      last: due,
      title: say('report:calendarDecision', { text }),
      words: '',
      cancelled: false,
    })),
  ];
}

const hadBy = z
  .object({ owner: z.string().optional(), people: z.array(z.string()).optional() })
  .transform(({ owner, people = [] }) => (owner === undefined ? people : [owner]));

/** What these lines of the audit say was taken out of the wheel, or was once somebody's. A decision stays with whoever it was given to. */
export const removedIn = (lines: readonly AuditEntry[]): Removed[] =>
  lines.flatMap(({ what, about, before }): Removed[] => {
    const id = about.slice(about.indexOf('/') + 1);
    switch (what) {
      case 'checkpoint-removed':
        return typeof before === 'string' ? [{ what: 'checkpoint', id, date: before }] : [];
      case 'goal-changed':
      case 'discussion-changed':
        return [{ what: what === 'goal-changed' ? 'goal' : 'discussion', id, had: hadBy.safeParse(before).data ?? [] }];
      default:
        return [];
    }
  });
