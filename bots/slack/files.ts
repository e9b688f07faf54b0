/** Files that people share with the bot: which of them it reads, and how it gets them. */
import { z } from 'zod';
import { type Inbound, READABLE_FILE } from '../inbound.ts';
import type { Context } from './context.ts';
import { fetchSlackFile } from './download.ts';
import { errorCode } from './errors.ts';

const word = z.string().nullish().catch(null);
/** As much of Slack's "File object" as is read (docs.slack.dev, excerpts of 2026-11); what is odd counts as missing. */
const sharedFile = z.object({
  id: word,
  name: word,
  mode: word,
  filetype: word,
  file_access: word,
  url_private: word,
  url_private_download: word,
});
type SharedFile = z.infer<typeof sharedFile>;

/** A snippet has a type and often no ending. */
const ENDINGS: Readonly<Record<string, string>> = { csv: 'csv', tsv: 'tsv', text: 'txt', xlsx: 'xlsx', ics: 'ics' };

function nameOf({ name, filetype }: SharedFile): string {
  const ending = ENDINGS[filetype ?? ''];
  const given = (name ?? '').slice(0, 290);
  return READABLE_FILE.test(given) || ending === undefined ? given : `${given}.${ending}`;
}

/** It lies with somebody else, such as a cloud drive, and the bot's token does not open it. */
const isLinked = ({ mode, file_access }: SharedFile): boolean => mode === 'external' || file_access === HIDDEN;

/** What a shared channel's files say of themselves until they are asked about (docs.slack.dev, "Slack Connect"). */
const HIDDEN = 'check_file_info';

async function known(context: Context, file: SharedFile): Promise<SharedFile> {
  if (file.file_access !== HIDDEN || !file.id) return file;
  try {
    const { file: told } = await context.client.files.info({ file: file.id });
    return sharedFile.safeParse({ ...told }).data ?? file;
  } catch (error) {
    context.log.error({ code: errorCode(error) }, 'a shared file could not be asked about');
    return file;
  }
}

type Uploaded = Extract<Inbound['event'], { type: 'uploaded' }>;

/** The first file that is read; otherwise why none of them is. Null when there is none. */
export async function readFile(
  context: Context,
  files: readonly unknown[],
): Promise<Uploaded | 'kind' | 'linked' | null> {
  const parsed = files.flatMap((file) => sharedFile.safeParse(file).data ?? []);
  const all = await Promise.all(parsed.map((file) => known(context, file)));
  const file = all.find((one) => !isLinked(one) && READABLE_FILE.test(nameOf(one)));
  if (!file) return all.length === 0 ? null : all.some(isLinked) ? 'linked' : 'kind';
  const url = file.url_private_download ?? file.url_private ?? '';
  const bytes = await fetchSlackFile(url, context.botToken, context.apiUrl);
  return { type: 'uploaded', name: nameOf(file), bytes: bytes ?? new Uint8Array() };
}
