import { fetchFile } from '../fetch-file.ts';

/** A shared file, or null. The token goes to Slack's own file host only. */
export async function fetchSlackFile(url: string, token: string): Promise<Uint8Array | null> {
  if (!URL.canParse(url)) return null;
  const { protocol, hostname } = new URL(url);
  const slacks = protocol === 'https:' && /(^|\.)slack\.com$/.test(hostname);
  return slacks ? fetchFile(url, { authorization: `Bearer ${token}` }) : null;
}
