/** Pictures in Slack: sent as files of the bot's own, which cards then name (docs.slack.dev, "Working with files" and "Slack file object", 2025). */
import { createHash } from 'node:crypto';
import type { webApi } from '@slack/bolt';
import { drawn } from '../pictures.ts';
import type { Log } from '../turn.ts';
import { errorCode } from './errors.ts';
import { upload } from './upload.ts';
import type { Wait } from './wait.ts';

const NAME = 'arshjulet.png';
/** A new file can be named once Slack has looked at it, and then has a type; a block that names it earlier is refused (slackapi/node-slack-sdk 1865). */
const LOOKS = 6;
const FIRST_LOOK_MS = 150;
/** Files that were sent last, by their drawing. */
const KEPT = 64;

export class Pictures {
  readonly #client: webApi.WebClient;
  readonly #wait: Wait;
  readonly #log: Log;
  readonly #stopped: AbortSignal;
  readonly #sent = new Map<string, Promise<string | null>>();

  /** `stopped` ends the waiting for a picture that Slack is still looking at. */
  constructor(client: webApi.WebClient, wait: Wait, log: Log, stopped: AbortSignal) {
    this.#client = client;
    this.#wait = wait;
    this.#log = log;
    this.#stopped = stopped;
  }

  /** The id of the file; null when it could not be drawn or sent, which the log says. The same drawing is sent once. */
  source(svg: string, altText: string): Promise<string | null> {
    const key = createHash('sha256').update(svg).digest('hex');
    const known = this.#sent.get(key);
    if (known) return known;
    const sending = this.#send(svg, altText).catch((error: unknown) => {
      this.#log.error({ code: errorCode(error) }, 'a picture could not be sent');
      return null;
    });
    this.#sent.set(key, sending);
    void sending.then((id) => id ?? this.#sent.delete(key));
    const [oldest] = this.#sent.keys();
    if (this.#sent.size > KEPT && oldest !== undefined) this.#sent.delete(oldest);
    return sending;
  }

  async #send(svg: string, altText: string): Promise<string | null> {
    const png = await drawn(svg, this.#log);
    if (!png) return null;
    const file = { name: NAME, title: NAME, bytes: png, altText };
    const id = await upload(this.#client, file);
    if (id === null) return null;
    return (await this.#ready(id)) ? id : null;
  }

  async #ready(id: string): Promise<boolean> {
    for (let look = 0; look < LOOKS; look += 1) {
      const { file } = await this.#client.files.info({ file: id });
      if (file?.mimetype) return true;
      await this.#wait(FIRST_LOOK_MS * 2 ** look, this.#stopped);
    }
    this.#log.error({ code: 'file-not-ready' }, 'a picture could not be sent');
    return false;
  }
}
