/** `npm run doctor` where several workspaces have installed the app: how each of them is, and never a token. */
import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { Installations } from '../../bots/slack/installations.ts';
import { createSealer } from '../../bots/slack/sealed.ts';
import manifest from '../../manifest/slack.json' with { type: 'json' };
import { openStorage } from '../../storage/open.ts';
import { CLIENT, type Lets, SIGNING_SECRET, startSeveral } from '../slack/several.ts';
import { start, temporary } from './process.ts';

const ALL = manifest.oauth_config.scopes.bot;
const newKey = (): string => randomBytes(32).toString('hex');
let slack: Awaited<ReturnType<typeof startSeveral>>;
beforeEach(async () => {
  slack = await startSeveral();
});
afterEach(() => slack.stop());

/** What @slack/oauth hands over to be kept. */
function installation(lets: Lets, more: object = {}) {
  const granted = slack.grant(lets);
  const {
    team,
    enterprise,
    access_token: token,
    bot_user_id: userId,
    is_enterprise_install: isEnterpriseInstall,
  } = granted;
  return {
    ...(team ? { team } : {}),
    ...(enterprise ? { enterprise } : {}),
    isEnterpriseInstall,
    user: { id: 'U-ADMIN' },
    bot: { token, userId, id: 'B1', scopes: ALL, ...more },
  };
}

it('says of each whether its token holds, what it lacks and what to do', async () => {
  const key = newKey();
  const STORAGE_URL = `file:${join(temporary(), 'a.db')}`;
  const storage = await openStorage(STORAGE_URL);
  const kept = (by: string): Installations =>
    new Installations(storage.installations, createSealer([by]), () => Temporal.Now.instant());
  const ours = kept(key);
  await ours.keep(installation({ team: 'T1', scopes: ALL }));
  await ours.keep(installation({ team: 'T2' }));
  slack.takeBack('T2');
  await ours.keep(installation({ team: 'T3', scopes: ALL.filter((scope) => scope !== 'files:read') }));
  await ours.keep(installation({ team: 'T4' }, { refreshToken: 'xoxe-1', expiresAt: 1 }));
  await ours.keep(installation({ team: null, enterprise: 'E1', scopes: ALL }));
  await ours.belongs('T5', 'E1', 100);
  await ours.belongs('T6', 'E1', 100, true);
  await kept(newKey()).keep(installation({ team: 'T7' }));
  await storage.close();
  const { ended } = start(process.execPath, ['commands/doctor.ts', '--before-start'], {
    STORAGE_URL,
    PUBLIC_URL: 'https://hjul.example',
    SLACK_CLIENT_ID: CLIENT.id,
    SLACK_CLIENT_SECRET: CLIENT.secret,
    SLACK_SIGNING_SECRET: SIGNING_SECRET,
    SLACK_TOKEN_KEY: key,
    SLACK_API_URL: slack.apiUrl,
  });
  const { how, text } = await ended;
  const again = 'https://hjul.example/slack/install';
  expect(text.split('\n').filter((line) => line.includes('Slack, '))).toEqual([
    '✓ Slack, Kommunen (E1): nyckeln gäller och har alla behörigheter.',
    '✓ Slack, Skolan T1 (T1): nyckeln gäller och har alla behörigheter.',
    `✗ Slack, Skolan T2 (T2): nyckeln gäller inte längre: någon som sköter Slack där installerar appen igen vid ${again}.`,
    `✗ Slack, Skolan T3 (T3): nyckeln gäller, men behörigheterna files:read saknas: installera appen igen vid ${again}.`,
    '! Slack, Skolan T4 (T4): nyckeln har löpt ut, och byts när boten nästa gång ska säga något där.',
    '✓ Slack, T5: har appen genom organisationen E1.',
    '! Slack, T6: organisationen E1 har tagit appen ur arbetsytan. Skolans uppgifter finns kvar.',
    '✗ Slack, Skolan T7 (T7): ingen nyckel i SLACK_TOKEN_KEY öppnar det som sparats: sätt också den gamla, eller installera appen igen där.',
  ]);
  expect(how).toBe(1);
  expect(text).not.toMatch(/xox|client-secret/);
  expect(slack.calls.map(({ method }) => method)).toEqual(expect.not.arrayContaining(['oauth.v2.access']));
});
