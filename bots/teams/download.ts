import { fetchText } from '../fetch-text.ts';

/** An attached calendar file as text, or null. Only https is read; plain http only when `local`, for the playground's own host. */
export async function fetchCalendarFile(url: string, local: boolean): Promise<string | null> {
  const { protocol, hostname } = new URL(url);
  const loopback = local && protocol === 'http:' && (hostname === '127.0.0.1' || hostname === 'localhost');
  return protocol === 'https:' || loopback ? fetchText(url) : null;
}
