/**
 * The one workspace of the settings' token, and who the bot is there. A Slack that is away, or a token that is wrong, is no reason to end: it is said which setting to look at,
 * and Slack is asked again, with growing pauses, until all is well.
 */
import type { webApi } from '@slack/bolt';
import type { Log } from '../turn.ts';
import { type Identity, identity, type LetIn } from './let-in.ts';
import { Standing } from './standing.ts';
import { pauseAfter, type Wait } from './wait.ts';

export class Installation implements LetIn {
  readonly setting = 'SLACK_BOT_TOKEN';
  /** Who the bot is; null until Slack has said so once. */
  identity: Identity | null = null;
  readonly #token: string;
  readonly #client: webApi.WebClient;
  readonly #wait: Wait;
  readonly #stopped: AbortSignal;
  readonly #standing: Standing;
  #asking = false;

  constructor(token: string, client: webApi.WebClient, log: Log, wait: Wait, stopped: AbortSignal) {
    this.#token = token;
    this.#client = client;
    this.#wait = wait;
    this.#stopped = stopped;
    this.#standing = new Standing(this.setting, log);
  }

  async token(): Promise<string> {
    return this.#token;
  }

  /** See Standing.healthy. */
  healthy(): string | null {
    return this.#standing.healthy();
  }

  /** Asks Slack who the bot is. Resolves with the first try, whatever came of it; further tries go on by themselves. */
  ask(): Promise<void> {
    return new Promise((tried) => void this.#askUntilWell(tried));
  }

  /** A call or an event showed that the bot is not let in: said once, and asked about until it is. */
  blame(code: string, setting?: string): void {
    this.#standing.blame(code, setting);
    if (!ONLY_A_MESSAGE_TELLS.has(code)) void this.ask();
  }

  /** A message was taken. */
  well(): void {
    this.#standing.well();
  }

  async #askUntilWell(tried: () => void): Promise<void> {
    if (this.#asking) return tried();
    this.#asking = true;
    for (let failures = 1; !this.#stopped.aborted; failures += 1) {
      try {
        this.identity = identity.parse(await this.#client.auth.test());
        this.#standing.well();
        break;
      } catch (error) {
        const pause = pauseAfter(failures);
        this.#standing.failed(error, pause);
        tried();
        await this.#wait(pause, this.#stopped);
      }
    }
    this.#asking = false;
    tried();
  }
}

/** Faults of what the token may do: that who it belongs to is known tells nothing about them. */
const ONLY_A_MESSAGE_TELLS: ReadonlySet<string> = new Set([
  'access_denied',
  'accesslimited',
  'ekm_access_denied',
  'messages_tab_disabled',
  'missing_scope',
  'no_permission',
]);
