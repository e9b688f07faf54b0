/**
 * Files to people in Teams: the person is asked first, in their own chat, and what they say yes to is put into their own OneDrive
 * (Microsoft, "Send and receive files using a bot", 2026). In channels, and in clouds without it, there is no such question.
 */
import type { Attachment } from 'botbuilder';
import { z } from 'zod';
import type { OutFile, SendResult } from '../messenger.ts';
import type { TeamsActivity } from './activity.ts';
import { isTeamsFile } from './download.ts';
import { ask, TeamsFault } from './http.ts';

export const CONSENT_INVOKE = 'fileConsent/invoke';

/** The question. Its size is what the file has now; it is made anew when the answer is yes. */
export function consentCard({ name, question, bytes, consent }: OutFile): Attachment {
  const { no, ...yes } = consent;
  const content = {
    description: question,
    sizeInBytes: bytes.byteLength,
    acceptContext: yes,
    declineContext: { ...yes, do: no },
  };
  return { contentType: 'application/vnd.microsoft.teams.card.file.consent', name, content };
}

const place = z.object({
  contentUrl: z.string(),
  name: z.string(),
  uploadUrl: z.string(),
  uniqueId: z.string(),
  fileType: z.string(),
});
/** Where the person's drive waits for the file. */
export type Place = z.infer<typeof place>;

const accepted = z.object({ action: z.literal('accept'), uploadInfo: place });
/** Null for an activity that is no yes to a file. */
export const placeIn = ({ name, value }: TeamsActivity): Place | null =>
  name === CONSENT_INVOKE ? (accepted.safeParse(value).data?.uploadInfo ?? null) : null;

/** What shows the file where it now lies. */
export const infoCard = ({ contentUrl, name, uniqueId, fileType }: Place): Attachment => ({
  contentType: 'application/vnd.microsoft.teams.card.file.info',
  contentUrl,
  name,
  content: { uniqueId, fileType },
});

/** Longer than a file of some megabytes takes. */
const UPLOAD_WITHIN_MS = 30_000;

/** The file in one piece, to a drive of Microsoft's only; the same again is there once. Null when it is there. `local`: the drive may be on this machine. */
export async function upload({ uploadUrl }: Place, bytes: Uint8Array, local: boolean): Promise<SendResult | null> {
  if (!isTeamsFile(uploadUrl, local)) return { result: 'refused', reason: 'foreign-host' };
  const size = bytes.byteLength;
  const headers = {
    'content-type': 'application/octet-stream',
    'content-range': `bytes 0-${size - 1}/${size}`,
  };
  try {
    await ask(uploadUrl, { method: 'PUT', headers, body: bytes as Uint8Array<ArrayBuffer> }, UPLOAD_WITHIN_MS);
    return null;
  } catch (error) {
    if (!(error instanceof TeamsFault)) throw error;
    return isPassing(error) ? { result: 'passing' } : { result: 'refused', reason: 'upload' };
  }
}

/** The address carries its own permission, so what a drive refuses says nothing of the bot's settings. */
function isPassing({ what }: TeamsFault): boolean {
  if (what.was === 'status') return what.status >= 500 || what.status === 429;
  return what.was === 'unreached' || what.was === 'unanswered';
}
