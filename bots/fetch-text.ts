/** Fetching a small text file that somebody attached. */
const MAX_BYTES = 2_000_000;
const TIMEOUT_MS = 10_000;

/**
 * The file as text, or null when it cannot be had: an error status, more than 2 MB, too slow, no network. Redirects are not
 * followed, so that the address that was checked is the one that is read.
 */
export async function fetchText(url: string, headers: Record<string, string> = {}): Promise<string | null> {
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
    return new TextDecoder().decode(Buffer.concat(chunks));
  } catch (error) {
    // Network faults and time-outs: the person is told that the file could not be read.
    if (error instanceof Error) return null;
    throw error;
  }
}
