/** Fetching a file that somebody attached. */
/** What a municipality's largest exports come to, and a school's calendar never. */
const MAX_BYTES = 20_000_000;
const TIMEOUT_MS = 30_000;

/**
 * The file's bytes, or null when it cannot be had: an error status, more than 20 MB, too slow, no network. Redirects are not
 * followed, so that the address that was checked is the one that is read.
 */
export async function fetchFile(url: string, headers: Record<string, string> = {}): Promise<Uint8Array | null> {
  try {
    const response = await fetch(url, { headers, redirect: 'error', signal: AbortSignal.timeout(TIMEOUT_MS) });
    if (!response.ok || !response.body) return null;
    const chunks: Uint8Array[] = [];
    let size = 0;
    for await (const chunk of response.body) {
      size += chunk.byteLength;
      if (size > MAX_BYTES) return null;
      chunks.push(chunk);
    }
    return Buffer.concat(chunks);
  } catch (error) {
    // Network faults and time-outs: the person is told that the file could not be read.
    if (error instanceof Error) return null;
    throw error;
  }
}
