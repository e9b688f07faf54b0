/** What is heard between people in the team's channel, or asked about: the person is asked kindly what to do with it, seldom and in private. */
import { type Act, type Acting, done, NOTHING, put } from '../act.ts';
import type { Told } from '../deliveries/told.ts';
import type { Change } from '../ports.ts';
import { anyMember } from '../rights.ts';
import type { Deviation, OffPlanCategory } from './documents.ts';

/** Marks in the ledger: `seen` before, and nobody is asked. */
type Mark = Extract<Change, { do: 'seen' }>;

/** Twice about the same thread would be nagging; forgotten after so long. */
const REMEMBER_THREAD: Temporal.DurationLike = { hours: 24 * 60 };
const REMEMBER_DAY: Temporal.DurationLike = { hours: 48 };

const mark = (now: Temporal.Instant, event: string, remember: Temporal.DurationLike): Mark => ({
  do: 'seen',
  event,
  until: now.add(remember).toString(),
  now: now.toString(),
});

/** Once a thread: `thread` tells one conversation of a chat from the next. */
export const threadMark = ({ now }: Pick<Acting, 'now'>, chat: string, thread: string): Mark =>
  mark(now, `keep:thread:${chat}:${thread}`, REMEMBER_THREAD);

/** So many times a person and day: one of these for each time there is. */
export const dayMarks = ({ snapshot, actor, now, today }: Acting): Mark[] =>
  Array.from({ length: snapshot.team.keepToPlan.perDay }, (_, index) =>
    mark(now, `keep:day:${actor.id}:${today}:${index + 1}`, REMEMBER_DAY),
  );

/** `deviation` is the new one's id. */
type OffPlan = { readonly category: OffPlanCategory; readonly deviation: string };

/** Something off the plan, and what is to become of it. Neither the words nor, once it is decided, the person are kept. */
const deviationOf = (
  { snapshot, today }: Acting,
  { category, deviation: id }: OffPlan,
  rest: Pick<Deviation, 'decision' | 'askedOf'>,
): Deviation => ({
  kind: 'deviation',
  id,
  version: 1,
  schoolYear: snapshot.team.calendar.schoolYear,
  category,
  date: today.toString(),
  ...rest,
});

/**
 * Somebody asks the bot about something that is not in the plan: the answer is the question what to do with it. `tell`: where others read along
 * it is told in the person's own chat.
 */
export const askWhat: Act<OffPlan & { readonly tell: boolean }> = {
  may: anyMember,
  take: (acting, off) => {
    if (acting.snapshot.deviations.some(({ id }) => id === off.deviation)) return NOTHING;
    const { deviation: subject } = off;
    const answer: Told = { kind: 'answer', recipient: acting.actor.id, subject, values: { card: 'question' } };
    return done(
      [put(deviationOf(acting, off, { decision: 'asked', askedOf: acting.actor.id }))],
      off.tell ? [answer] : [],
    );
  },
};

/**
 * Overheard in the channel. Of what is off the plan the person is asked in private; of a duty by law, which is no distraction, only told
 * where it is done. `marks` are the thread's and the day's that are still free, and are made in the same commit.
 */
export const overhear: Act<{ readonly heard: OffPlan | 'duty'; readonly marks: readonly Mark[] }> = {
  may: anyMember,
  take: (acting, { heard, marks }) => {
    const { snapshot, actor } = acting;
    if (!snapshot.team.keepToPlan.on) return NOTHING;
    if (heard === 'duty') return done([...marks], [{ kind: 'duty', recipient: actor.id, subject: null }]);
    const deviation = deviationOf(acting, heard, { decision: 'asked', askedOf: actor.id });
    return done([...marks, put(deviation)], [{ kind: 'offPlan', recipient: actor.id, subject: deviation.id }]);
  },
};
