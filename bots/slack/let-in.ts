/** Whether and how a workspace lets the bot in: by the one token of the settings (installation.ts), or by what it gave when it was installed there. */
import { z } from 'zod';
import { ArshjuletError } from '../../quality/errors.ts';
import type { Log } from '../turn.ts';
import { errorCode } from './errors.ts';
import type { Given, Installations } from './installations.ts';
import { NotInstalledError } from './not-installed.ts';

/** Who the bot is, as Slack says it. */
export const identity = z.object({
  user_id: z.string(),
  bot_id: z.string().optional(),
  team_id: z.string(),
  enterprise_id: z.string().nullish(),
});
export type Identity = z.infer<typeof identity>;

export interface LetIn {
  /** Who the bot is there; null until that is known. */
  readonly identity: Identity | null;
  /** What to look at when Slack turns its token away. */
  readonly setting: string;
  /** The token for a call. Rejects with an `ArshjuletError` when there is none. */
  token(): Promise<string>;
  /** A code for the health page, with the setting to mend where one is to blame; null when all is well. */
  healthy(): string | null;
  /** A call or an event showed that the bot is not let in. */
  blame(code: string, setting?: string): void;
  /** A message was taken. */
  well(): void;
}

/** What the workspace gave cannot be read just now. */
class TokenUnreadableError extends ArshjuletError {
  readonly code = 'token-unreadable';
}

/** A token that is exchanged for a new one is so this long before it ends; @slack/oauth 4 does it in the last two hours. */
const BEFORE_END: Temporal.DurationLike = { minutes: 110 };
/** When the exchange has failed it is tried again this much later. */
const AGAIN: Temporal.DurationLike = { minutes: 1 };

/** One workspace among several that have installed the app. */
export class InstalledHere implements LetIn {
  readonly setting = 'slack-install';
  identity: Identity | null = null;
  readonly #id: string;
  readonly #around: Around;
  #given: Given | null = null;
  #refreshing: Promise<void> | null = null;
  #notBefore: Temporal.Instant | null = null;
  #fault: string | null = null;

  /** `id` is the workspace's. */
  constructor(id: string, around: Around) {
    this.#id = id;
    this.#around = around;
  }

  /** Reads what it gave, as it is now in the store; false when it has not let the bot in. */
  async load(): Promise<boolean> {
    const { installations } = this.#around;
    this.#given = await installations.of(this.#id);
    if (!this.#given) this.identity = null;
    else {
      const { bot, team, enterprise } = this.#given;
      const ids = { user_id: bot.userId, bot_id: bot.id, team_id: team?.id ?? this.#id };
      this.identity = { ...ids, ...(enterprise ? { enterprise_id: enterprise.id } : {}) };
    }
    return this.#given !== null;
  }

  async token(): Promise<string> {
    try {
      if (!this.#given) await this.load();
      if (this.#given && this.#isEnding(this.#given)) await this.#refresh(this.#given);
    } catch (error) {
      this.#around.log.warn({ code: errorCode(error), workspace: this.#id }, 'a Slack token could not be read');
      throw new TokenUnreadableError('the token cannot be read', { cause: error });
    }
    if (!this.#given) throw new NotInstalledError('the app is not installed there');
    return this.#given.bot.token;
  }

  #isEnding({ bot: { refreshToken, expiresAt } }: Given): boolean {
    if (!refreshToken || expiresAt === undefined) return false;
    const now = this.#around.now();
    const tooSoon = this.#notBefore !== null && Temporal.Instant.compare(now, this.#notBefore) < 0;
    return !tooSoon && now.add(BEFORE_END).epochMilliseconds >= expiresAt * 1000;
  }

  /** One exchange at a time; when it fails, the token is good until it ends. */
  async #refresh(before: Given): Promise<void> {
    this.#refreshing ??= this.#around.refresh(before).finally(() => {
      this.#refreshing = null;
    });
    await this.#refreshing;
    await this.load();
    const changed = this.#given?.bot.token !== before.bot.token;
    this.#notBefore = changed ? null : this.#around.now().add(AGAIN);
    if (!changed)
      this.#around.log.warn({ code: 'token-not-renewed', workspace: this.#id }, 'a Slack token could not be renewed');
  }

  /** One workspace's fault is not the service's. */
  healthy(): null {
    return null;
  }

  blame(code: string): void {
    // Another process may have been given a new one.
    this.#given = null;
    if (this.#fault !== code) this.#around.log.error({ code, workspace: this.#id }, 'slack does not let the bot in');
    this.#fault = code;
  }

  well(): void {
    if (this.#fault) this.#around.log.info({ workspace: this.#id }, 'slack lets the bot in');
    this.#fault = null;
  }
}

type Around = {
  readonly installations: Installations;
  /** Exchanges the token for a new one and keeps that. */
  readonly refresh: (given: Given) => Promise<void>;
  readonly log: Log;
  readonly now: () => Temporal.Instant;
};
