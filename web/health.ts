/** `/healthz`: 200 when all is well, 503 with the codes of what is not. Codes only: nothing that helps anybody but the operator. */
import type { Handler } from './server.ts';

/** A code of what is wrong; null when nothing is. A check that throws is a fault by its name. */
export type Check = { readonly name: string; readonly ask: () => string | null | Promise<string | null> };

/** A check that does not answer within this is one that failed. */
const LIMIT_MS = 5000;

export function health(checks: readonly Check[]): Handler {
  return async (_request, response) => {
    const faults = (await Promise.all(checks.map(faultOf))).filter((code) => code !== null);
    const body = JSON.stringify({ ok: faults.length === 0, faults });
    response.writeHead(faults.length === 0 ? 200 : 503, { 'content-type': 'application/json' }).end(body);
  };
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
