/** The token of an identity that Azure manages: asked for on the machine itself, where no secret has to be kept. */
import { z } from 'zod';
import type { Cloud } from './cloud.ts';
import { ask, jsonObject, TeamsFault } from './http.ts';

/** What App Service and Container Apps say in the environment; null on a virtual machine, where the address is always the same (`Cloud.imds`). */
export type IdentitySource = { readonly endpoint: string; readonly header: string } | null;

/** Versions of the two protocols (Microsoft, "Managed identities for App Service" and "Use managed identities on a virtual machine", 2026). */
const APP_SERVICE_VERSION = '2019-08-01';
const IMDS_VERSION = '2018-02-01';
/** The machine is busy, or being brought up to date (same places). */
const PASSING: ReadonlySet<number> = new Set([404, 408, 410, 429]);

/** `expires_on` is in seconds since 1970. */
const granted = z.object({ access_token: z.string().min(1), expires_on: z.coerce.number().positive() });

/** The token of the user-assigned identity whose client id is `clientId`, and when it ends. Throws `TeamsFault`. */
export async function askIdentity(
  clientId: string,
  source: IdentitySource,
  resource: string,
  cloud: Cloud,
  limitMs: number,
): Promise<{ text: string; ends: Temporal.Instant }> {
  const url = new URL(source?.endpoint ?? cloud.imds);
  url.searchParams.set('api-version', source ? APP_SERVICE_VERSION : IMDS_VERSION);
  url.searchParams.set('resource', resource);
  url.searchParams.set('client_id', clientId);
  const headers: Record<string, string> = source ? { 'x-identity-header': source.header } : { metadata: 'true' };
  const answer = await ask(url.href, { headers }, limitMs).catch(noIdentity);
  const parsed = granted.safeParse(jsonObject(answer.body));
  if (!parsed.success) throw new TeamsFault({ was: 'page' });
  const { access_token: text, expires_on: seconds } = parsed.data;
  return { text, ends: Temporal.Instant.fromEpochMilliseconds(seconds * 1000) };
}

/** Nobody there is as much the installation's as a no: the address is on the machine itself, and is tried again each minute. */
function noIdentity(error: unknown): never {
  if (!(error instanceof TeamsFault)) throw error;
  const { what } = error;
  if (what.was === 'status' && (PASSING.has(what.status) || what.status >= 500))
    throw new TeamsFault({ was: 'unreached' });
  if (what.was === 'status' || what.was === 'unreached' || what.was === 'unanswered')
    throw new TeamsFault({ was: 'noToken', setting: 'TEAMS_MANAGED_IDENTITY' });
  throw error;
}
