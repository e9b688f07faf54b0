/**
 * Who calls the door: only the platform itself, by a token that it has signed for this bot and this address. What cannot be such a token is
 * turned away before any key is asked for, and however many forged ones come, the keys are asked for seldom.
 */
import {
  createRemoteJWKSet,
  customFetch,
  decodeJwt,
  decodeProtectedHeader,
  errors,
  type JWTPayload,
  jwtVerify,
  type RemoteJWKSet,
} from 'jose';
import { z } from 'zod';
import type { Cloud } from './cloud.ts';
import { ask, jsonObject, TeamsFault } from './http.ts';

/** `unready`: the keys cannot be had just now; the platform is asked to come again. */
export type Verdict = 'theirs' | 'forged' | 'unready';

/** A real token is below 2,000 characters. */
export const MAX_TOKEN = 8000;
/** Clocks may differ so much (Microsoft, "Authenticate requests with the Bot Connector API", 2026). */
const CLOCK_SKEW_SECONDS = 300;
/** Keys are kept a day, looked for anew when one is missing at most so often, and after a failure not for a while. */
const KEEP_KEYS_MS = 24 * 3600 * 1000;
const MISSING_KEY_MS = 5 * 60 * 1000;
const AFTER_FAILURE_MS = 10_000;

export class Callers {
  readonly #appId: string;
  readonly #cloud: Cloud;
  readonly #keys: RemoteJWKSet;

  constructor(appId: string, cloud: Cloud, limitMs: number, clock: () => Temporal.Instant) {
    this.#appId = appId;
    this.#cloud = cloud;
    this.#keys = createRemoteJWKSet(new URL(cloud.openId), {
      cacheMaxAge: KEEP_KEYS_MS,
      cooldownDuration: MISSING_KEY_MS,
      timeoutDuration: 2 * limitMs,
      [customFetch]: seldom(clock, (url) => fetchKeys(url, limitMs)),
    });
  }

  /** Whether the header can be a token for this bot at all; asks nobody. */
  plausible(authorization: string | undefined): boolean {
    const token = bearer(authorization);
    if (token === null) return false;
    try {
      const { alg, kid } = decodeProtectedHeader(token);
      const { iss, aud } = decodeJwt(token);
      return alg === 'RS256' && typeof kid === 'string' && iss === this.#cloud.issuer && aud === this.#appId;
    } catch (error) {
      if (error instanceof errors.JOSEError || error instanceof TypeError) return false;
      throw error;
    }
  }

  /** Whether the platform has signed the token for this bot, and for the channel and the address in the activity. */
  async judge(authorization: string | undefined, channelId: string, serviceUrl: string): Promise<Verdict> {
    const token = bearer(authorization);
    if (token === null || !this.plausible(authorization)) return 'forged';
    try {
      const { payload, protectedHeader } = await jwtVerify(token, this.#keys, {
        issuer: this.#cloud.issuer,
        audience: this.#appId,
        algorithms: ['RS256'],
        clockTolerance: CLOCK_SKEW_SECONDS,
        requiredClaims: ['exp'],
      });
      const theirs = isFor(payload, serviceUrl) && this.#endorses(protectedHeader.kid, channelId);
      return theirs ? 'theirs' : 'forged';
    } catch (error) {
      if (error instanceof TeamsFault || error instanceof errors.JWKSTimeout) return 'unready';
      if (error instanceof errors.JOSEError) return 'forged';
      throw error;
    }
  }

  /** A key is for the channels that it names; one that names none is for all. */
  #endorses(kid: string | undefined, channelId: string): boolean {
    const key = this.#keys.jwks()?.keys.find((one) => one.kid === kid);
    const { endorsements } = endorsed.parse(key ?? {});
    return endorsements.length === 0 || endorsements.includes(channelId);
  }
}

const endorsed = z.looseObject({ endorsements: z.array(z.string()).default([]) });

const isFor = (payload: JWTPayload, serviceUrl: string): boolean =>
  (payload['serviceurl'] ?? payload['serviceUrl']) === serviceUrl;

function bearer(authorization: string | undefined): string | null {
  const match = /^Bearer ([\w-]+\.[\w-]+\.[\w-]+)$/.exec(authorization?.slice(0, MAX_TOKEN + 1) ?? '');
  return match?.[1] && match[1].length < MAX_TOKEN ? match[1] : null;
}

/** The metadata names the address of the keys. */
async function fetchKeys(url: string, limitMs: number): Promise<Response> {
  const metadata = z.object({ jwks_uri: z.url() }).safeParse(jsonObject((await ask(url, {}, limitMs)).body));
  if (!metadata.success) throw new TeamsFault({ was: 'unreadable' });
  const keys = await ask(metadata.data.jwks_uri, {}, limitMs);
  return new Response(keys.body, { headers: { 'content-type': 'application/json' } });
}

/** After a failure the same answer is given for a while without asking. */
function seldom(clock: () => Temporal.Instant, work: (url: string) => Promise<Response>) {
  let failed: { error: unknown; until: number } | null = null;
  return async (url: string): Promise<Response> => {
    if (failed && clock().epochMilliseconds < failed.until) throw failed.error;
    try {
      const answer = await work(url);
      failed = null;
      return answer;
    } catch (error) {
      failed = { error, until: clock().epochMilliseconds + AFTER_FAILURE_MS };
      throw error;
    }
  };
}
