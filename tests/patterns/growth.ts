/** How the work of a pattern grows with the length of a text, in time of this thread's processor, so that a busy machine says nothing. */
import { createContext, Script } from 'node:vm';
import { type Attack, attacksOn, textOf } from './attacks.ts';

/** Milliseconds of this thread's processor for doing something so many times; the clock ticks in steps of about two. */
export function cpuTime(work: () => unknown, times = 1): number {
  const before = process.threadCpuUsage();
  for (let time = 0; time < times; time += 1) work();
  const { user, system } = process.threadCpuUsage(before);
  return (user + system) / 1000;
}

const LONG = 16_000;
/** So many short texts are as long as a long one, and take as long; a long one takes so many times as long where work grows by the square. */
const PARTS = 8;
/** Between 1 and 8. */
const MOST = 3;
/** So little for a long text is under half a second for 100,000 signs even where the work grows by the square. */
const LITTLE = 12;
const TIMES = 3;

/** Whether work on texts of an attack grows faster than they do. */
export function growsFast(attack: Attack, work: (text: string) => unknown): boolean {
  const long = textOf(attack, LONG);
  // Twice, since what is loaded when it is first needed takes its time once.
  if (cpuTime(() => work(long)) < LITTLE || cpuTime(() => work(long)) < LITTLE) return false;
  const short = textOf(attack, LONG / PARTS);
  return cpuTime(() => work(long), TIMES) / cpuTime(() => work(short), TIMES * PARTS) > MOST;
}

const context = createContext({ pattern: /x/g, text: '' });
const SCAN = new Script('text.replace(pattern, "")');

/** Whether a text is done within a second, thousands of times as long as it may take. */
function ends(pattern: RegExp, text: string): boolean {
  Object.assign(context, { pattern, text });
  try {
    SCAN.runInContext(context, { timeout: 1000 });
    return true;
  } catch (error) {
    // Thrown in another realm, so that it is no instance of this one's Error.
    if (Object(error).code === 'ERR_SCRIPT_EXECUTION_TIMEOUT') return false;
    throw error;
  }
}

/**
 * The attack under which a pattern's work grows faster than the text, or null. It looks for every match of the whole text: a pattern that
 * fails is begun at each sign, one that fits is begun again after it.
 */
export function fastGrowth({ source, flags }: Pick<RegExp, 'source' | 'flags'>): Attack | null {
  const pattern = new RegExp(source, `${flags.replaceAll(/[gy]/g, '')}g`);
  const found = attacksOn({ source, flags }).find(
    (attack) =>
      !ends(pattern, textOf(attack, LONG / PARTS)) || growsFast(attack, (text) => text.replaceAll(pattern, '')),
  );
  return found ?? null;
}
