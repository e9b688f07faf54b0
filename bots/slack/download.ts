import { fetchFile } from '../fetch-file.ts';

/** A shared file, or null. The token goes to Slack's own file host only; `apiUrl` is another Slack server, set by SLACK_API_URL. */
export async function fetchSlackFile(url: string, token: string, apiUrl?: string): Promise<Uint8Array | null> {
  if (!URL.canParse(url)) return null;
  const { protocol, hostname, origin } = new URL(url);
  const slacks = protocol === 'https:' && /(^|\.)slack\.com$/.test(hostname);
  const other = apiUrl !== undefined && origin === new URL(apiUrl).origin;
  return slacks || other ? fetchFile(url, { authorization: `Bearer ${token}` }) : null;
}
