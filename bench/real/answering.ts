/** People of one team of eight who answer a checkpoint's questions, one after the other each, while something goes wrong with the process or the store. */
import { setTimeout as waitFor } from 'node:timers/promises';
import type { TeamKey } from '../../quality/base.ts';
import type { Storage } from '../../quality/ports.ts';
import { answerData, teamsPress } from '../teams.ts';
import { TEAM_SIZE } from './school-hours.ts';

/** A call is given up after so long. */
const PATIENCE_MS = 15_000;
/** Who was not answered tries again so soon. */
const AGAIN_MS = 100;

export type Answering = {
  /** How many have been confirmed. */
  readonly confirmed: () => number;
  /** How many presses were answered otherwise, or not at all. */
  readonly failed: () => number;
  /** Ends, and waits for what is under way. */
  readonly stop: () => Promise<void>;
  /** Confirmed answers that the store does not have. */
  readonly missing: (storage: Storage) => Promise<number>;
};

/** `urlOf` says where the next is sent, null when nobody listens; `serviceUrl` is the platform's. */
export function startAnswering(key: TeamKey, urlOf: (number: number) => string | null, serviceUrl: string): Answering {
  const last = new Map<string, number>();
  let number = 0;
  let confirmed = 0;
  let failed = 0;
  let stopped = false;
  const press = async (person: string, mine: number): Promise<boolean> => {
    const url = urlOf(mine);
    if (!url) return false;
    const body = teamsPress(serviceUrl, person, mine, answerData(key, mine), key.tenant.replace('teams:', ''));
    const headers = { 'content-type': 'application/json' };
    const signal = AbortSignal.timeout(PATIENCE_MS);
    const answer = await fetch(url, { method: 'POST', headers, body, signal });
    // The receipt shows what was saved; any other card says why nothing was.
    return answer.ok && (await answer.text()).includes(`Nuläge ${mine}`);
  };
  const person = async (id: string): Promise<void> => {
    while (!stopped) {
      number += 1;
      const mine = number;
      // A connection that breaks or hangs confirms nothing.
      const well = await press(id, mine).catch(() => false);
      if (well) {
        confirmed += 1;
        last.set(id, mine);
      } else {
        failed += 1;
        await waitFor(AGAIN_MS);
      }
    }
  };
  const people = Array.from({ length: TEAM_SIZE }, (_, i) => person(`U${i}`));
  return {
    confirmed: () => confirmed,
    failed: () => failed,
    stop: async () => {
      stopped = true;
      await Promise.all(people);
    },
    missing: async (storage) => {
      const answers = (await storage.snapshot(key))?.answers ?? [];
      const stored = new Map(answers.map((one) => [one.person, Number(/Nuläge (\d+)/.exec(JSON.stringify(one))?.[1])]));
      return [...last].filter(([id, mine]) => (stored.get(id) ?? 0) < mine).length;
    },
  };
}
