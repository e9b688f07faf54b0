/** Whether Slack lets the bot in by one of its tokens, and which setting to mend when it does not. */
import type { Log } from '../turn.ts';
import { errorCode, settingAtFault } from './errors.ts';

type Fault = { readonly code: string; readonly setting: string | null };

export class Standing {
  readonly #token: 'SLACK_BOT_TOKEN' | 'SLACK_APP_TOKEN';
  readonly #log: Log;
  #fault: Fault | null = null;

  constructor(token: 'SLACK_BOT_TOKEN' | 'SLACK_APP_TOKEN', log: Log) {
    this.#token = token;
    this.#log = log;
  }

  /** A code for the health page, with the setting to mend where one is to blame; null when all is well. */
  healthy(): string | null {
    if (!this.#fault) return null;
    const { code, setting } = this.#fault;
    return setting ? `slack-${code}:${setting}` : `slack-${code}`;
  }

  /** A try failed; the next is in so many milliseconds. */
  failed(error: unknown, next: number): void {
    const setting = settingAtFault(error, this.#token);
    this.#fault = { code: setting ? errorCode(error) : 'unreachable', setting };
    this.#say({ code: errorCode(error), nextTrySeconds: next / 1000 });
  }

  /** Something showed that the token is no longer good: said once. */
  blame(code: string, setting: string = this.#token): void {
    const news = this.#fault?.code !== code;
    this.#fault = { code, setting };
    if (news) this.#say({ code });
  }

  well(): void {
    if (this.#fault) this.#log.info({}, 'slack lets the bot in');
    this.#fault = null;
  }

  #say(fields: Record<string, unknown>): void {
    const setting = this.#fault?.setting;
    const what = 'slack does not let the bot in';
    // Where no setting is to blame it passes by itself.
    if (setting) this.#log.error({ ...fields, setting }, what);
    else this.#log.warn(fields, what);
  }
}
