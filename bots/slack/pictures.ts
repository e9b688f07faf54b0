/** Pictures in Slack: sent as files of the bot's own, which cards then name (docs.slack.dev, "Working with files" and "Slack file object", 2025). */
import { createHash } from 'node:crypto';
import type { webApi } from '@slack/bolt';
import { drawn } from '../pictures.ts';
import type { Log } from '../turn.ts';
import { errorCode } from './errors.ts';
import type { Wait } from './wait.ts';

const NAME = 'arshjulet.png';
/** A new file can be named once Slack has looked at it, and then has a type; a block that names it earlier is refused (slackapi/node-slack-sdk 1865). */
const LOOKS = 6;
const FIRST_LOOK_MS = 150;
/** Files that were sent last, by their drawing. */
const KEPT = 64;
const UPLOAD_WITHIN_MS = 10_000;

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
    const { files } = this.#client;
    const place = await files.getUploadURLExternal({
      filename: NAME,
      length: png.byteLength,
      alt_text: altText.slice(0, 1000),
    });
    const { upload_url: url, file_id: id } = place;
    if (!url || !id) return null;
    const signal = AbortSignal.timeout(UPLOAD_WITHIN_MS);
    const answer = await fetch(url, {
      method: 'POST',
      body: png as Uint8Array<ArrayBuffer>,
      redirect: 'error',
      signal,
    });
    await answer.body?.cancel();
    if (!answer.ok) return null;
    await files.completeUploadExternal({ files: [{ id, title: NAME }] });
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
