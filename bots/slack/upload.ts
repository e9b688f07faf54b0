/** A file of the bot's own in Slack (docs.slack.dev, "Working with files", 2025): asked for, sent, and finished; shared where it is for a chat. */
import type { webApi } from '@slack/bolt';

type File = {
  readonly name: string;
  readonly title: string;
  readonly bytes: Uint8Array;
  /** Of a picture. */
  readonly altText?: string;
};

const UPLOAD_WITHIN_MS = 10_000;
const MAX_ALT = 1000;

/** The file's id; null when it could not be sent. Throws what Slack's API objects. `channel` is the id of a channel or of a direct message's. */
export async function upload(client: webApi.WebClient, file: File, channel?: string): Promise<string | null> {
  const { name, title, bytes, altText } = file;
  const place = await client.files.getUploadURLExternal({
    filename: name,
    length: bytes.byteLength,
    ...(altText === undefined ? {} : { alt_text: altText.slice(0, MAX_ALT) }),
  });
  const { upload_url: url, file_id: id } = place;
  if (!url || !id) return null;
  const signal = AbortSignal.timeout(UPLOAD_WITHIN_MS);
  const body = bytes as Uint8Array<ArrayBuffer>;
  const answer = await fetch(url, { method: 'POST', body, redirect: 'error', signal });
  await answer.body?.cancel();
  if (!answer.ok) return null;
  const files: [{ id: string; title: string }] = [{ id, title }];
  await client.files.completeUploadExternal(channel === undefined ? { files } : { files, channel_id: channel });
  return id;
}
