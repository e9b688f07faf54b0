import { fetchFile } from '../fetch-file.ts';
import { isLoopback, webAddress } from '../web-address.ts';

/**
 * What somebody sends a bot lies in their OneDrive for Business, that is on SharePoint ("Send and receive files using a bot",
 * Microsoft Teams), whose hosts are these ("Microsoft 365 URLs and IP address ranges": worldwide, US government, 21Vianet).
 */
const FILE_HOST = /\.(?:sharepoint\.com|sharepoint\.us|sharepoint-mil\.us|sharepoint\.cn)$/;

/** An attached file, or null. `local`: the playground on this machine serves files itself, over plain http. */
export async function fetchTeamsFile(url: string, local: boolean): Promise<Uint8Array | null> {
  return isTeamsFile(url, local) ? fetchFile(url) : null;
}

export function isTeamsFile(url: string, local: boolean): boolean {
  const address = webAddress(url);
  if (!address) return false;
  if (local && isLoopback(address)) return true;
  return address.protocol === 'https:' && address.port === '' && FILE_HOST.test(address.hostname);
}
