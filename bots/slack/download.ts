import { fetchFile } from '../fetch-file.ts';
import { isLoopback, webAddress } from '../web-address.ts';

/**
 * A shared file, or null. The token goes to Slack's own hosts only (`url_private_download` lies on files.slack.com, Slack API,
 * "File object"), over https. `apiUrl` is another Slack server, set by SLACK_API_URL, whose files lie beside it.
 */
export async function fetchSlackFile(url: string, token: string, apiUrl?: string): Promise<Uint8Array | null> {
  return isSlackFile(url, apiUrl) ? fetchFile(url, { authorization: `Bearer ${token}` }) : null;
}

export function isSlackFile(url: string, apiUrl?: string): boolean {
  const address = webAddress(url);
  if (!address) return false;
  if (address.protocol === 'https:' && address.port === '' && /(?:^|\.)slack\.com$/.test(address.hostname)) return true;
  const isSafe = address.protocol === 'https:' || isLoopback(address);
  return isSafe && apiUrl !== undefined && address.origin === webAddress(apiUrl)?.origin;
}
