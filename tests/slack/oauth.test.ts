/** Several workspaces that install the app: from the installation page to answers, new tokens and the end of it, against a Slack of our own. */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { browser, post } from './several.ts';
import {
  answered,
  base,
  ended,
  event,
  file,
  install,
  kept,
  mention,
  newKey,
  settings,
  slack,
  started,
} from './several-app.ts';

describe('workspaces that install the app', () => {
  it('are answered each with its own token, and what they gave lies sealed in the store', async () => {
    await started();
    for (const team of ['T1', 'T2']) {
      const page = await install({ team });
      expect([page.status, await page.text()]).toEqual([200, expect.stringContaining('Bjud in boten')]);
    }
    for (const team of ['T2', 'T1']) {
      const posted = answered();
      expect((await mention(team)).status).toBe(200);
      expect((await posted).of).toBe(team);
    }
    expect(await kept()).toEqual(['T1', 'T2']);
    await ended();
    for (const secret of ['xoxb-', settings['SLACK_TOKEN_KEY'] ?? ''])
      expect(readFileSync(file).includes(secret)).toBe(false);
  });

  it('need the state of the same browser, used for what Slack gave it', async () => {
    await started();
    const begun = await browser()(`${base}/slack/install`);
    const back = slack.consent(begun.headers.get('location') ?? '', { team: 'T1' });
    const other = await browser()(back);
    expect([other.status, await other.text()]).toEqual([400, expect.stringContaining('Inget är ändrat')]);
    const forged = await browser()(`${base}/slack/oauth_redirect?code=c&state=s`);
    expect(forged.status).toBe(400);
    expect(slack.calls).toEqual([]);
    expect(await kept()).toEqual([]);
  });

  it('prove themselves by PKCE where it is turned on', async () => {
    await started({ SLACK_PKCE: '1' });
    const go = browser();
    const begun = await go(`${base}/slack/install`);
    const address = new URL(begun.headers.get('location') ?? '');
    expect(address.searchParams.get('code_challenge_method')).toBe('S256');
    expect(address.searchParams.get('code_challenge')).toMatch(/^[\w-]{43}$/);
    expect((await go(slack.consent(address.href, { team: 'T1' }))).status).toBe(200);
    // Another challenge than that of this state.
    const again = browser();
    const second = new URL((await again(`${base}/slack/install`)).headers.get('location') ?? '');
    second.searchParams.set('code_challenge', address.searchParams.get('code_challenge') ?? '');
    expect((await again(slack.consent(second.href, { team: 'T2' }))).status).toBe(400);
    expect(await kept()).toEqual(['T1']);
  });

  it('are refused with a sentence when they are not among those that may, and left without a token', async () => {
    await started({ SLACK_WORKSPACES: 'T1,E5' });
    const page = await install({ team: 'T2' });
    expect([page.status, await page.text()]).toEqual([403, expect.stringContaining('Inget är installerat')]);
    expect(slack.calls.map(({ method }) => method)).toContain('auth.revoke');
    expect((await install({ team: 'T1' })).status).toBe(200);
    expect((await install({ team: 'T7', enterprise: 'E5' })).status).toBe(200);
    expect(await kept()).toEqual(['T1', 'T7']);
  });
});

describe('a token', () => {
  it('that ends is exchanged for a new one, which another process uses too', async () => {
    await started();
    await install({ team: 'T1', expiresIn: 3600 });
    const posted = answered();
    await mention('T1');
    expect((await posted).of).toBe('T1');
    const refreshed = () => slack.calls.filter(({ body }) => body['grant_type'] === 'refresh_token').length;
    expect(refreshed()).toBe(1);
    await started();
    const later = answered();
    await mention('T1');
    expect((await later).of).toBe('T1');
    expect(refreshed()).toBe(1);
  });

  it('is sealed anew by a new key, after which the old one can go; without any of them it is told', async () => {
    await started();
    await install({ team: 'T1' });
    const [old, fresh] = [settings['SLACK_TOKEN_KEY'] ?? '', newKey()];
    await started({ SLACK_TOKEN_KEY: `${fresh},${old}` });
    await started({ SLACK_TOKEN_KEY: fresh });
    const posted = answered();
    await mention('T1');
    expect((await posted).of).toBe('T1');
    await started({ SLACK_TOKEN_KEY: old });
    const health = await fetch(`${base}/healthz`);
    expect([health.status, await health.text()]).toEqual([
      503,
      expect.stringContaining('slack-sealed:SLACK_TOKEN_KEY'),
    ]);
  });
});

describe('the end', () => {
  it.each([
    ['app_uninstalled', { type: 'app_uninstalled' }],
    ['tokens_revoked', { type: 'tokens_revoked', tokens: { bot: ['U-BOT-T1'] } }],
  ])('comes by %s: the token goes, the others stay, and a command gets a sentence', async (_name, inner) => {
    await started();
    await install({ team: 'T1' });
    await install({ team: 'T2' });
    slack.takeBack('T1');
    expect((await event('T1', inner)).status).toBe(200);
    expect(await kept()).toEqual(['T2']);
    const said = slack.next(({ method }) => method === '/response/c');
    const command = {
      command: '/arshjul',
      text: 'status',
      user_id: 'U-T1',
      channel_id: 'C1',
      team_id: 'T1',
      trigger_id: 't',
    };
    const body = new URLSearchParams({ ...command, response_url: `${slack.origin}/response/c` });
    expect((await post(`${base}/slack/events`, body.toString(), 'application/x-www-form-urlencoded')).status).toBe(200);
    await said;
    const posted = answered();
    await mention('T2');
    expect((await posted).of).toBe('T2');
  });

  it('of a person’s token is not the bot’s, and an end that was before is over', async () => {
    await started();
    await install({ team: 'T1' });
    await event('T1', { type: 'tokens_revoked', tokens: { oauth: ['U-ADMIN'], bot: [] } });
    await event('T1', { type: 'app_uninstalled' }, { event_time: 1 });
    expect(await kept()).toEqual(['T1']);
  });
});

describe('an app of a whole organisation', () => {
  const org = {
    enterprise_id: 'E1',
    authorizations: [{ enterprise_id: 'E1', team_id: null, is_enterprise_install: true }],
  };

  it('is answered in each of its workspaces by its one token, which the store keeps for each until the app is gone', async () => {
    await started();
    const page = await install({ team: null, enterprise: 'E1' });
    expect([page.status, await page.text()]).toEqual([200, expect.stringContaining('Lägg till appen i de arbetsytor')]);
    for (const team of ['T1', 'T2']) {
      const posted = answered();
      await mention(team, 'hjälp', org);
      expect((await posted).of).toBe('E1');
    }
    expect(await kept()).toEqual(['E1', 'T1', 'T2']);
    await event(null, { type: 'app_uninstalled' }, org);
    expect(await kept()).toEqual([]);
  });

  /** What Slack says of the organisation's workspaces, at a time in seconds since 1970. */
  const access = (has: boolean, teams: readonly string[], at: number): Promise<Response> =>
    event(null, { type: `team_access_${has ? 'granted' : 'revoked'}`, team_ids: teams }, { ...org, event_time: at });
  const isAnswered = async (team: string, at: number, of = 'E1'): Promise<void> => {
    const posted = answered();
    await mention(team, 'hjälp', { ...org, event_time: at });
    expect((await posted).of).toBe(of);
  };

  it('knows the workspaces that it is given before anybody has spoken there, and leaves those that it is taken out of', async () => {
    await started();
    await install({ team: null, enterprise: 'E1' });
    await access(true, ['T1', 'T2'], 100);
    expect(await kept()).toEqual(['E1', 'T1', 'T2']);
    await access(false, ['T2'], 200);
    await isAnswered('T1', 210);
    // What was on its way when the app was taken out, and a command, which says no time.
    const late = { type: 'app_mention', user: 'U-T2', channel: 'C2', text: '<@U-BOT> hjälp', ts: '9.1' };
    expect((await event('T2', late, { ...org, event_time: 150 })).status).toBe(200);
    const said = slack.next(({ method }) => method === '/response/c');
    const command = { command: '/arshjul', text: 'status', user_id: 'U-T2', channel_id: 'C1', trigger_id: 't' };
    const where = { team_id: 'T2', enterprise_id: 'E1', response_url: `${slack.origin}/response/c` };
    const body = new URLSearchParams({ ...command, ...where });
    await post(`${base}/slack/events`, body.toString(), 'application/x-www-form-urlencoded');
    expect(JSON.stringify((await said).body)).toContain('inte installerat i den här arbetsytan');
    expect(slack.calls.filter(({ body: { channel } }) => channel === 'C2')).toEqual([]);
  });

  it('comes back to a workspace that it is given again, whatever comes late of what was before', async () => {
    await started();
    await install({ team: null, enterprise: 'E1' });
    await access(true, ['T2'], 100);
    await access(false, ['T2'], 200);
    await access(true, ['T2'], 300);
    await access(false, ['T2'], 250);
    // This says no time, so it makes nothing known.
    const posted = answered();
    await mention('T2', 'hjälp', org);
    expect((await posted).of).toBe('E1');
    // Slack tells of no other workspace than those that have the app: what has happened there since shows that it has come back.
    await access(false, ['T2'], 400);
    await isAnswered('T2', 410);
    await event(null, { type: 'app_uninstalled' }, org);
    expect(await kept()).toEqual([]);
  });

  it('is nothing to a workspace that has let the bot in itself, or to another organisation', async () => {
    await started();
    await install({ team: 'T1' });
    await access(true, ['T3'], 100);
    expect(await kept()).toEqual(['T1']);
    await install({ team: null, enterprise: 'E1' });
    await access(false, ['T1'], 200);
    await isAnswered('T1', 150, 'T1');
  });

  it.each([
    ['app_uninstalled', { type: 'app_uninstalled' }],
    ['tokens_revoked', { type: 'tokens_revoked', tokens: { bot: ['U-BOT-E1'] } }],
  ])(
    'is left by one of its workspaces alone where %s names that one, as long as its token holds',
    async (_name, inner) => {
      await started();
      await install({ team: null, enterprise: 'E1' });
      const now = Math.floor(Temporal.Now.instant().epochMilliseconds / 1000);
      await access(true, ['T1', 'T2'], now);
      const at = (team: string) => ({
        enterprise_id: 'E1',
        authorizations: [{ enterprise_id: 'E1', team_id: team, is_enterprise_install: true }],
      });
      expect((await event('T2', inner, { ...at('T2'), event_time: now + 20 })).status).toBe(200);
      expect(await kept()).toEqual(['E1', 'T1', 'T2']);
      const late = { type: 'app_mention', user: 'U-T2', channel: 'C2', text: '<@U-BOT> hjälp', ts: '9.1' };
      await event('T2', late, { ...org, event_time: now + 10 });
      await isAnswered('T1', now + 30);
      expect(slack.calls.filter(({ body: { channel } }) => channel === 'C2')).toEqual([]);
      slack.takeBack('E1');
      await event('T1', inner, { ...at('T1'), event_time: now + 40 });
      expect(await kept()).toEqual([]);
    },
  );

  it('answers a press that names no workspace in the person’s own', async () => {
    await started();
    await install({ team: null, enterprise: 'E1' });
    const posted = answered();
    const press = {
      type: 'block_actions',
      team: null,
      enterprise: { id: 'E1' },
      is_enterprise_install: true,
      trigger_id: 't',
      user: { id: 'U1' },
      channel: { id: 'D1' },
      message: { ts: '1.1' },
      actions: [{ type: 'button', action_id: 'arshjulet:1', block_id: 'b', value: '{"do":"help"}', action_ts: '2.1' }],
    };
    const body = `payload=${encodeURIComponent(JSON.stringify(press))}`;
    expect((await post(`${base}/slack/events`, body, 'application/x-www-form-urlencoded')).status).toBe(200);
    expect((await posted).of).toBe('E1');
  });
});
