/** Asking Slack something again when it asks for patience; what is told to people waits in the outbox instead. */
import { patienceAsked } from './errors.ts';
import type { Wait } from './wait.ts';

/** How often is asked, and how long is waited between at most. */
const TRIES = 3;
const LONGEST_SECONDS = 60;

/** What the call gives; it must change nothing. Rejects as the last try does. */
export async function patiently<T>(
  ask: () => Promise<T>,
  { wait, stopped }: { readonly wait: Wait; readonly stopped: AbortSignal },
): Promise<T> {
  for (let tries = 1; ; tries += 1) {
    try {
      return await ask();
    } catch (error) {
      const seconds = patienceAsked(error);
      if (seconds === null || seconds > LONGEST_SECONDS || tries === TRIES) throw error;
      if (!(await wait(seconds * 1000, stopped))) throw error;
    }
  }
}
