/**
 * `/healthz`: 200 when all is well, 503 with the codes of what is not. Codes only: nothing that helps anybody but the operator. `/readyz` is the same of
 * what a request needs. And a line an hour in the log, which says as much to whoever has nothing but the log.
 */
import type { Handler } from './server.ts';

/** A code of what is wrong; null when nothing is. A check that throws is a fault by its name. */
export type Check = { readonly name: string; readonly ask: () => string | null | Promise<string | null> };

/** A check that does not answer within this is one that failed. */
const LIMIT_MS = 5000;

export function health(checks: readonly Check[]): Handler {
  return async (_request, response) => {
    const faults = await faultsOf(checks);
    const body = JSON.stringify({ ok: faults.length === 0, faults });
    response.writeHead(faults.length === 0 ? 200 : 503, { 'content-type': 'application/json' }).end(body);
  };
}

/** The codes of what is not well; none where all is. */
const faultsOf = async (checks: readonly Check[]): Promise<string[]> =>
  (await Promise.all(checks.map(faultOf))).filter((code) => code !== null);

type Log = { info(fields: object, what: string): void; error(fields: object, what: string): void };
/** Waits; false when the signal came first. */
type Wait = (milliseconds: number, ended: AbortSignal) => Promise<boolean>;
const HOUR_MS = 3_600_000;

/** Says each hour how it goes, until the signal: what is not well, how many deliveries are due, and since when the first is. */
export async function tellHourly(
  checks: readonly Check[],
  overdue: () => Promise<{ readonly count: number; readonly since: string | null }>,
  log: Log,
  wait: Wait,
  ended: AbortSignal,
): Promise<void> {
  while (await wait(HOUR_MS, ended)) {
    const faults = await faultsOf(checks);
    const due = await overdue().catch(() => null);
    const fields = { ...(due ? { due: due.count, dueSince: due.since } : {}) };
    if (faults.length === 0) log.info(fields, 'all is well');
    else log.error({ ...fields, faults }, 'all is not well');
  }
}

async function faultOf({ name, ask }: Check): Promise<string | null> {
  const late = new Promise<string>((resolve) => setTimeout(() => resolve(name), LIMIT_MS).unref());
  try {
    return await Promise.race([ask(), late]);
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    return name;
  }
}
