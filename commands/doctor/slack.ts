/** Slack: whether it can be reached, takes the bot's credentials, and has granted what it needs. */
import { readFileSync } from 'node:fs';
import { z } from 'zod';
import type { Settings } from '../../config.ts';
import { type Finding, finding, type Words } from './finding.ts';
import { clockBeside, reach, unreached } from './reach.ts';

const SLACK: Words = ['Slack', 'Slack'];

type SlackSettings = NonNullable<Settings['slack']>;

export const API = 'https://slack.com/api/';
const answered = z.object({ ok: z.boolean(), error: z.string().optional() });

/** Slack's words for a token that does not let the bot in, and what to do (docs.slack.dev, `auth.test`, 2026). */
const GONE: ReadonlySet<string> = new Set(['account_inactive', 'token_revoked', 'app_uninstalled', 'token_expired']);

/** Which workspaces there are stands in the store, sealed; see workspaces.ts. */
const SEVERAL = finding(SLACK, 'well', [
  'svarar. Arbetsytorna installerar appen själva: `npm run workspaces` visar dem.',
  'answers. The workspaces install the app themselves: `npm run workspaces` shows them.',
]);

export async function lookAtSlack(slack: SlackSettings): Promise<Finding[]> {
  const { botToken } = slack;
  const api = slack.apiUrl ?? API;
  const asked = await reach(
    botToken ? `${api}auth.test` : `${api}api.test`,
    botToken ? post(botToken) : { method: 'POST' },
  );
  if ('why' in asked) return [unreached(SLACK, api, asked)];
  const clock = clockBeside(asked.date, Temporal.Now.instant());
  const answer = await answerOf(asked.response);
  const bot = !botToken
    ? [answer.ok ? SEVERAL : refused('HTTPS_PROXY', answer.error)]
    : answer.ok
      ? scopesOf(asked.response)
      : [refused('SLACK_BOT_TOKEN', answer.error)];
  const app = slack.appToken === undefined ? [] : await ofAppToken(api, slack.appToken);
  return [...clock, ...bot, ...app];
}

export const post = (token: string): RequestInit => ({ method: 'POST', headers: { authorization: `Bearer ${token}` } });

/** What is no answer of Slack's comes from something on the way. */
export async function answerOf(response: Response): Promise<{ ok: boolean; error: string }> {
  const json: unknown = await response.json().catch(() => null);
  const { data } = answered.safeParse(json);
  return data ? { ok: data.ok, error: data.error ?? '' } : { ok: false, error: 'page' };
}

async function ofAppToken(api: string, token: string): Promise<Finding[]> {
  const asked = await reach(`${api}apps.connections.open`, post(token));
  if ('why' in asked) return [unreached(SLACK, api, asked)];
  const { ok, error } = await answerOf(asked.response);
  if (!ok) return [refused('SLACK_APP_TOKEN', error)];
  return [finding(SLACK, 'well', ['SLACK_APP_TOKEN öppnar Socket Mode.', 'SLACK_APP_TOKEN opens Socket Mode.'])];
}

/** What an error says that is not about the token; null when it is. */
export function aside(error: string): Finding | null {
  if (error === 'page')
    return finding(SLACK, 'fault', [
      'något annat än Slack svarar på vägen ut: se att HTTPS_PROXY är rätt och släpper fram slack.com.',
      'something other than Slack answers on the way out: see that HTTPS_PROXY is right and lets slack.com through.',
    ]);
  if (error === 'ratelimited')
    return finding(SLACK, 'later', [
      'ber om tålamod just nu: försök igen om en minut.',
      'asks for patience just now: try again in a minute.',
    ]);
  return null;
}

function refused(setting: string, error: string): Finding {
  const other = aside(error);
  if (other) return other;
  if (error === 'missing_scope')
    return finding(SLACK, 'fault', [
      `${setting} saknar connections:write: gör en ny nyckel med den.`,
      `${setting} lacks connections:write: make a new token with it.`,
    ]);
  if (GONE.has(error))
    return finding(SLACK, 'fault', [
      `${setting} gäller inte längre: installera appen i arbetsytan igen och sätt den nya nyckeln.`,
      `${setting} is no longer valid: install the app in the workspace again and set the new token.`,
    ]);
  return finding(SLACK, 'fault', [
    `Slack godtar inte ${setting}: kopiera nyckeln från appens sida igen, hel och utan citattecken.`,
    `Slack does not take ${setting}: copy the token from the app’s page again, whole and without quotation marks.`,
  ]);
}

const manifest = z.object({ oauth_config: z.object({ scopes: z.object({ bot: z.array(z.string()) }) }) });

/** The scopes that the manifest asks for and Slack, which tells it in a header, has not granted; null when it does not tell. */
export function missingScopes({ headers }: Response): string[] | null {
  const header = headers.get('x-oauth-scopes');
  if (header === null) return null;
  const granted = header.split(',').map((scope) => scope.trim());
  const text = readFileSync(new URL('../../manifest/slack.json', import.meta.url), 'utf8');
  return manifest.parse(JSON.parse(text)).oauth_config.scopes.bot.filter((scope) => !granted.includes(scope));
}

function scopesOf(response: Response): Finding[] {
  const well = finding(SLACK, 'well', ['godtar SLACK_BOT_TOKEN.', 'takes SLACK_BOT_TOKEN.']);
  const list = (missingScopes(response) ?? []).join(', ');
  if (list === '') return [well];
  return [
    well,
    finding(SLACK, 'fault', [
      `behörigheterna ${list} saknas: klistra in manifest/build/arshjulet-slack.json på sidan App Manifest och installera appen igen.`,
      `the scopes ${list} are missing: paste manifest/build/arshjulet-slack.json on the page App Manifest and install the app again.`,
    ]),
  ];
}
