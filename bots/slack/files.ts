/** Files that people share with the bot: which of them it reads, and how it gets them. */
import { z } from 'zod';
import { type Inbound, READABLE_FILE } from '../inbound.ts';
import type { Context } from './context.ts';
import { fetchSlackFile } from './download.ts';
import { errorCode, isPassing } from './errors.ts';
import { patiently } from './patience.ts';

const word = z.string().nullish().catch(null);
/** As much of Slack's "File object" as is read (docs.slack.dev, excerpts of 2026-11); what is odd counts as missing. */
const sharedFile = z.object({
  id: word,
  name: word,
  title: word,
  mode: word,
  filetype: word,
  mimetype: word,
  file_access: word,
  is_external: z.boolean().nullish().catch(null),
  url_private: word,
  url_private_download: word,
});
/** `unasked`: Slack could not be asked about it just now. */
type SharedFile = z.infer<typeof sharedFile> & { readonly unasked?: true };

/** A snippet has a type and often no ending; some clients give no more than the kind of content. */
const ENDINGS: Readonly<Record<string, string>> = {
  csv: 'csv',
  tsv: 'tsv',
  text: 'txt',
  xlsx: 'xlsx',
  ics: 'ics',
  'text/csv': 'csv',
  'text/tab-separated-values': 'tsv',
  'text/calendar': 'ics',
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': 'xlsx',
};

function nameOf({ name, title, filetype, mimetype }: SharedFile): string {
  const ending = ENDINGS[filetype?.toLowerCase() ?? ''] ?? ENDINGS[mimetype?.toLowerCase() ?? ''];
  const given = (name || title || '').slice(0, 290);
  return READABLE_FILE.test(given) || ending === undefined ? given : `${given}.${ending}`;
}

/** What a shared channel's files say of themselves until they are asked about (docs.slack.dev, "Slack Connect"). */
const HIDDEN = 'file_access';
const isHidden = ({ mode, file_access }: SharedFile): boolean => mode === HIDDEN || file_access === 'check_file_info';

/** It lies with somebody else, such as a cloud drive or another workspace, and the bot's token does not open it. */
const isLinked = (file: SharedFile): boolean => file.mode === 'external' || file.is_external === true || isHidden(file);

async function known(context: Context, file: SharedFile): Promise<SharedFile> {
  const { id } = file;
  if (!isHidden(file) || !id) return file;
  try {
    const { file: told } = await patiently(() => context.client.files.info({ file: id }), context);
    return sharedFile.safeParse({ ...told }).data ?? file;
  } catch (error) {
    context.log.error({ code: errorCode(error) }, 'a shared file could not be asked about');
    return isPassing(error) ? { ...file, unasked: true } : file;
  }
}

type Uploaded = Extract<Inbound['event'], { type: 'uploaded' }>;

/** The first file that is read, empty when it cannot be had now; otherwise why none of them is read. Null when there is none. */
export async function readFile(
  context: Context,
  files: readonly unknown[],
): Promise<Uploaded | 'kind' | 'linked' | null> {
  const parsed = files.flatMap((file) => sharedFile.safeParse(file).data ?? []);
  const all = await Promise.all(parsed.map((file) => known(context, file)));
  const file = all.find((one) => one.unasked || (!isLinked(one) && READABLE_FILE.test(nameOf(one))));
  if (!file) return all.length === 0 ? null : all.some(isLinked) ? 'linked' : 'kind';
  const url = file.url_private_download || file.url_private || '';
  const fetch = async () =>
    file.unasked ? null : fetchSlackFile(url, await context.installation.token(), context.apiUrl);
  return { type: 'uploaded', name: nameOf(file), fetch };
}
