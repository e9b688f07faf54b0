/** Fetching a file that somebody attached, from a host that the caller has checked. */
import { ImportError } from '../imports/import-error.ts';
import { MAX_BYTES } from '../imports/limits.ts';
import { Turns } from '../imports/turns.ts';

/** Answer and body together; Teams gives a bot 15 s for a message before it sends it again. */
const TIMEOUT_MS = 10_000;
/** Files are held in memory until they are read. */
const turns = new Turns({ atOnce: 4, waitingEach: 1, waiting: 12 });

type Fetched = Uint8Array | null;

/**
 * The file's bytes, or null when it cannot be had: an error status, too slow, no network, too many at once. Of a file that is
 * larger than any that is read only so much comes that its reader sees that. Redirects are not followed, so that the address
 * that was checked is the one that is read, and a token goes nowhere else.
 */
export async function fetchFile(
  url: string,
  headers: Readonly<Record<string, string>> = {},
  timeout: number = TIMEOUT_MS,
): Promise<Fetched> {
  try {
    return await turns.run(url, () => fetchNow(url, headers, timeout));
  } catch (error) {
    if (error instanceof ImportError) return null;
    throw error;
  }
}

async function fetchNow(url: string, headers: Readonly<Record<string, string>>, timeout: number): Promise<Fetched> {
  try {
    const response = await fetch(url, { headers, redirect: 'error', signal: AbortSignal.timeout(timeout) });
    if (!response.ok || !response.body) {
      await response.body?.cancel();
      return null;
    }
    const chunks: Uint8Array[] = [];
    let size = 0;
    for await (const chunk of response.body) {
      chunks.push(chunk);
      size += chunk.byteLength;
      if (size > MAX_BYTES) break;
    }
    return Buffer.concat(chunks);
  } catch (error) {
    // Network faults and time-outs: the person is told that the file could not be fetched.
    if (error instanceof Error) return null;
    throw error;
  }
}
