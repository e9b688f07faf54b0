import { fetchText } from '../fetch-text.ts';

/** A shared file as text, or null. The token goes to Slack's own file host only. */
export async function fetchSlackFile(url: string, token: string): Promise<string | null> {
  if (!URL.canParse(url)) return null;
  const { protocol, hostname } = new URL(url);
  const slacks = protocol === 'https:' && /(^|\.)slack\.com$/.test(hostname);
  return slacks ? fetchText(url, { authorization: `Bearer ${token}` }) : null;
}
