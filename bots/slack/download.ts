/** Fetching a file that somebody shared with the bot. */
const MAX_BYTES = 2_000_000;
const TIMEOUT_MS = 10_000;

/** The file as text, or null when it cannot be had. The token goes to Slack's own file host only. */
export async function fetchSlackFile(url: string, token: string): Promise<string | null> {
  if (!URL.canParse(url)) return null;
  const { protocol, hostname } = new URL(url);
  if (protocol !== 'https:' || !/(^|\.)slack\.com$/.test(hostname)) return null;
  try {
    const headers = { authorization: `Bearer ${token}` };
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
    if (error instanceof Error) return null;
    throw error;
  }
}
