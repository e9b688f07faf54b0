import { fetchFile } from '../fetch-file.ts';

/** An attached file, or null. Only https is read; plain http only when `local`, for the playground's own host. */
export async function fetchTeamsFile(url: string, local: boolean): Promise<Uint8Array | null> {
  const { protocol, hostname } = new URL(url);
  const loopback = local && protocol === 'http:' && (hostname === '127.0.0.1' || hostname === 'localhost');
  return protocol === 'https:' || loopback ? fetchFile(url) : null;
}
