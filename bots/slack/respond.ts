/** Answering by the address that Slack gives with a press. */
import { webAddress } from '../web-address.ts';
import { type Wait, within } from './wait.ts';

/** Nobody waits longer for Slack. */
const LIMIT_MS = 10_000;

/**
 * Whether Slack took the message. Such an address lives thirty minutes and five uses, and only Slack's own host is written to
 * (docs.slack.dev, "Handling user interaction", 2026); `apiUrl` is another Slack server, set by SLACK_API_URL.
 */
export async function respond(
  url: string,
  message: object,
  { wait, apiUrl }: { wait: Wait; apiUrl: string | undefined },
): Promise<boolean> {
  if (!isSlacks(url, apiUrl)) return false;
  const over = new AbortController();
  const answer = await within(wait, LIMIT_MS, post(url, message, over.signal));
  over.abort();
  return answer?.taken === true;
}

async function post(url: string, message: object, signal: AbortSignal): Promise<{ taken: boolean }> {
  try {
    const headers = { 'content-type': 'application/json' };
    const body = JSON.stringify(message);
    const response = await fetch(url, { method: 'POST', headers, body, redirect: 'error', signal });
    return { taken: response.ok && !/"ok"\s{0,9}:\s{0,9}false/.test(await response.text()) };
  } catch (error) {
    // The network: the person is answered in another way.
    if (error instanceof Error) return { taken: false };
    throw error;
  }
}

function isSlacks(text: string, apiUrl: string | undefined): boolean {
  const url = webAddress(text);
  if (!url) return false;
  if (url.protocol === 'https:' && url.port === '' && url.hostname === 'hooks.slack.com') return true;
  return apiUrl !== undefined && url.origin === webAddress(apiUrl)?.origin;
}
