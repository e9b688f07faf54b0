/**
 * The pace and the pauses that all processes of a store keep together: each installation's traffic is one small row in it, which is read when another process has
 * changed it and written once for all that ask at the same time. Where one process sends alone it is in memory.
 */
import type { Log } from '../bots/turn.ts';
import { codeOf } from '../quality/errors.ts';
import type { Traffic, TrafficStore } from '../quality/ports.ts';
import { gathered } from '../storage/gathered.ts';
import { type Ask, NO_TRAFFIC, type Pace, pausedUntil, takeMoments, withPause } from './pacing.ts';

/** So many installations are remembered before those of which nothing lies ahead are forgotten. */
const MAX_KNOWN = 10_000;
/** Others may be faster so many times in a row; then the process goes by what it knows itself. */
const MAX_TRIES = 20;

type Known = { readonly traffic: Traffic; readonly mark: string | null };
type Decide<T> = (traffic: Traffic) => readonly [Traffic, T];

export function createTraffic(store: TrafficStore | null, clock: () => Temporal.Instant, log: Log) {
  const known = new Map<string, Known>();
  const asking = new Map<string, (ask: Ask) => Promise<Pace>>();

  const forgetPast = (): void => {
    if (known.size <= MAX_KNOWN) return;
    const now = clock().epochMilliseconds;
    const isPast = ({ traffic }: Known): boolean =>
      traffic.free < now && traffic.promised < now && traffic.paused.every(([, until]) => until < now);
    for (const [installation, one] of known) if (isPast(one)) known.delete(installation);
  };

  /** Changes what lies ahead of an installation by what is known of it, and by what the store says when that has changed meanwhile. */
  const change = async <T>(installation: string, decide: Decide<T>): Promise<T> => {
    forgetPast();
    let { traffic, mark } = known.get(installation) ?? { traffic: NO_TRAFFIC, mark: null };
    try {
      for (let tries = 0; store && tries < MAX_TRIES; tries += 1) {
        const [after, result] = decide(traffic);
        const written = await store.write(installation, after, mark);
        if (written !== null) {
          known.set(installation, { traffic: after, mark: written });
          return result;
        }
        ({ traffic, mark } = (await store.read(installation)) ?? { traffic: NO_TRAFFIC, mark: null });
      }
    } catch (error) {
      log.warn({ code: codeOf(error) }, 'the pace is not shared');
    }
    const [after, result] = decide(traffic);
    known.set(installation, { traffic: after, mark });
    return result;
  };

  return {
    /** Takes a moment to send at. `scopes` are the messenger's, the installation first. */
    turn: ({ to, scopes }: Ask & { readonly scopes: readonly [string, ...string[]] }): Promise<Pace> => {
      const [installation] = scopes;
      const ask =
        asking.get(installation) ??
        gathered((asks: readonly Ask[]) => change(installation, (traffic) => takeMoments(traffic, asks, clock())));
      asking.set(installation, ask);
      if (asking.size > MAX_KNOWN) asking.delete(asking.keys().next().value ?? '');
      return ask({ to, scopes });
    },
    /** Until when the platform has asked for patience, as far as this process has heard; null when it has not. */
    paused: (scopes: readonly [string, ...string[]]): Temporal.Instant | null =>
      pausedUntil(known.get(scopes[0])?.traffic ?? NO_TRAFFIC, scopes, clock()),
    /** The platform has asked for patience in a scope of an installation. */
    pause: async (installation: string, scope: string, until: Temporal.Instant): Promise<void> => {
      // Several may be under way when the first of them is asked to wait: that is told once.
      const isNews = await change(installation, (traffic) => [
        withPause(traffic, scope, until, clock()),
        pausedUntil(traffic, [scope], clock()) === null,
      ]);
      if (isNews) log.warn({ scope, code: 'throttled', until: until.toString() }, 'the platform asks for patience');
    },
  };
}
export type SharedTraffic = ReturnType<typeof createTraffic>;
