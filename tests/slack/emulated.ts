/** The emulated Slack's own methods, called as the bot. */
export const TOKEN = 'xoxb-test';

export async function api(apiUrl: string, method: string, body: object): Promise<Record<string, unknown>> {
  const headers = { authorization: `Bearer ${TOKEN}`, 'content-type': 'application/json' };
  const response = await fetch(`${apiUrl}${method}`, { method: 'POST', headers, body: JSON.stringify(body) });
  return (await response.json()) as Record<string, unknown>;
}
export const list = async (apiUrl: string, method: string, key: string) =>
  (await api(apiUrl, method, {}))[key] as Record<string, unknown>[];
