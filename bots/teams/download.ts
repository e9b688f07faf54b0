/** Fetching a calendar file that somebody attached. */
const MAX_BYTES = 2_000_000;
const TIMEOUT_MS = 10_000;

/**
 * The file as text, or null when it cannot be had: not https (plain http only `local`, for the playground), too large, too slow.
 * Redirects are not followed, so that the address that was checked is the one that is read.
 */
export async function fetchCalendarFile(url: string, local: boolean): Promise<string | null> {
  const { protocol, hostname } = new URL(url);
  const loopback = local && protocol === 'http:' && (hostname === '127.0.0.1' || hostname === 'localhost');
  if (protocol !== 'https:' && !loopback) return null;
  try {
    const response = await fetch(url, { redirect: 'error', signal: AbortSignal.timeout(TIMEOUT_MS) });
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
