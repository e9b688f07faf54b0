/**
 * An installation that is turned away, or that nobody answers at all, rests until one try shows that it is well. Each process tries by itself; what a platform asks
 * for is in traffic.ts.
 */
import type { Log } from '../bots/turn.ts';

type Rest = {
  readonly why: string;
  /** When one delivery may try again. */
  readonly until: Temporal.Instant;
  /** Seconds of this rest; doubled each time it has not helped. */
  readonly seconds: number;
  /** One has begun to try. */
  readonly trying: boolean;
  readonly told: Temporal.Instant;
};

const FIRST_REST_SECONDS = 15;
/** So that what is mended is found well within a few minutes. */
const LONGEST_REST_SECONDS = 240;
/** One tries, the others wait so long for what becomes of it: longer than its calls take. */
const TRYING_SECONDS = 45;
/** An operator is told again so seldom. */
const TELL_AGAIN: Temporal.DurationLike = { hours: 1 };
/** So many calls in a row without an answer are no longer so many persons' misfortune. */
const MAX_UNANSWERED = 20;

const NO_ANSWER = 'unanswered';

export function createPauses(log: Log) {
  const rests = new Map<string, Rest>();
  /** When the last call was answered, and how many have begun since then and were not. */
  const unanswered = new Map<string, { at: Temporal.Instant; calls: number }>();

  const isBefore = (a: Temporal.Instant, b: Temporal.Instant): boolean => Temporal.Instant.compare(a, b) < 0;

  /** The installation rests; the time of the next try. */
  const rest = (scope: string, why: string, now: Temporal.Instant): Temporal.Instant => {
    const before = rests.get(scope);
    // Several were under way when the first of them was turned away: one rest.
    if (before && !before.trying && isBefore(now, before.until)) return before.until;
    const seconds = before ? Math.min(2 * before.seconds, LONGEST_REST_SECONDS) : FIRST_REST_SECONDS;
    const tell = !before || !isBefore(now, before.told.add(TELL_AGAIN));
    if (tell)
      log[why === NO_ANSWER ? 'warn' : 'error'](
        { scope, code: why },
        'nothing goes to the platform until this is well',
      );
    const next = now.add({ seconds });
    rests.set(scope, { why, until: next, seconds, trying: false, told: tell ? now : before.told });
    return next;
  };

  return {
    /** When something may go in these scopes; null when it may go now. Asking after a rest is to be the one who tries. */
    waiting: (scopes: readonly string[], now: Temporal.Instant): Temporal.Instant | null => {
      for (const scope of scopes) {
        const resting = rests.get(scope);
        if (!resting) continue;
        if (isBefore(now, resting.until)) return resting.until;
        rests.set(scope, { ...resting, trying: true, until: now.add({ seconds: TRYING_SECONDS }) });
      }
      return null;
    },
    /** The installation was turned away for a setting. */
    misconfigured: rest,
    /** A call that began then was not answered. After many in a row nobody there answers. */
    noAnswer: (scope: string, begun: Temporal.Instant, now: Temporal.Instant): void => {
      const { at, calls } = unanswered.get(scope) ?? { at: begun, calls: 0 };
      // Others were answered while this one was not: that is the one's own misfortune.
      if (isBefore(begun, at)) return;
      unanswered.set(scope, { at, calls: calls + 1 });
      if (calls + 1 >= MAX_UNANSWERED) rest(scope, NO_ANSWER, now);
    },
    /** The platform answered: nobody rests for want of that; when it took the call up, nor for a setting. */
    answered: (scope: string, how: 'well' | 'unclear', now: Temporal.Instant): void => {
      unanswered.set(scope, { at: now, calls: 0 });
      const over = how === 'well' || rests.get(scope)?.why === NO_ANSWER;
      if (over && rests.delete(scope)) log.info({ scope }, 'the platform takes messages again');
    },
    /** Codes of what rests, for the health page. */
    resting: (): string[] => [...new Set([...rests.values()].map(({ why }) => why))],
  };
}
export type Pauses = ReturnType<typeof createPauses>;
