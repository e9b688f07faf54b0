/** Channels that several organisations share (Slack Connect): who is answered there, in whose workspace, and that nothing of anybody else is kept. */
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { post } from './several.ts';
import { answered, base, ended, event, file, install, kept, slack, started } from './several-app.ts';

/** An event in a channel of workspace T9 in organisation E9, sent to T1's installation (bolt-js issue 935; docs.slack.dev, "Events API", 2026). */
const toT1 = {
  enterprise_id: 'E9',
  authorizations: [{ enterprise_id: null, team_id: 'T1', is_enterprise_install: false }],
  is_ext_shared_channel: true,
};
const said = (user: string, team: string, more: object = {}): object => ({
  type: 'app_mention',
  user,
  team,
  user_team: team,
  source_team: team,
  channel: 'C9',
  text: '<@U-BOT-T1> hemlighus',
  ts: '1.1',
  ...more,
});
const interact = (payload: object): Promise<Response> =>
  post(
    `${base}/slack/events`,
    `payload=${encodeURIComponent(JSON.stringify(payload))}`,
    'application/x-www-form-urlencoded',
  );
const toldStranger = () => slack.next(({ method }) => method === 'chat.postEphemeral');
/** Whether any file of the store holds the words. */
const stored = (words: string): boolean =>
  readdirSync(dirname(file)).some((name) => readFileSync(join(dirname(file), name)).includes(words));

describe('a channel that another organisation shares', () => {
  it('answers the school’s own people, in their own workspace', async () => {
    await started();
    await install({ team: 'T1' });
    const posted = answered();
    await event('T9', said('U-T1', 'T1'), toT1);
    expect(await posted).toMatchObject({ of: 'T1', body: { channel: 'C9' } });
  });

  it('tells others kindly whom the bot is for when they ask, and keeps nothing of them', async () => {
    await started();
    await install({ team: 'T1' });
    slack.hide('U-OUT2');
    for (const user of ['U-OUT1', 'U-OUT2']) {
      const told = toldStranger();
      await event('T9', said(user, 'T9'), toT1);
      const { of, body } = await told;
      expect([of, body['user']]).toEqual(['T1', user]);
      expect(JSON.stringify(body)).toContain('svarar inte gäster');
    }
    await ended();
    expect(['U-OUT1', 'U-OUT2', 'hemlighus'].filter(stored)).toEqual([]);
    expect(slack.calls.filter(({ method }) => method === 'chat.postMessage')).toEqual([]);
  });

  it('hears nothing of what others say among themselves', async () => {
    await started();
    await install({ team: 'T1' });
    const talk = { type: 'message', channel_type: 'channel', text: 'Ska vi köpa en kurs om hemlighus?' };
    await event('T9', said('U-OUT1', 'T9', talk), toT1);
    await ended();
    expect(['U-OUT1', 'hemlighus'].filter(stored)).toEqual([]);
    expect(slack.calls.filter(({ method }) => method.startsWith('chat.'))).toEqual([]);
  });

  it.each(['U-OUT1', 'U-OUT2'])('takes no form and no press from others: %s', async (user) => {
    await started();
    await install({ team: 'T1' });
    slack.hide('U-OUT2');
    const from = { user: { id: user, team_id: 'T9' }, team: { id: 'T9' }, trigger_id: 't' };
    const data = { do: 'setup.start', lang: 'sv' };
    const view = {
      id: 'V1',
      hash: 'h',
      type: 'modal',
      callback_id: 'arshjulet:form',
      app_installed_team_id: 'T1',
      private_metadata: JSON.stringify({ channel: 'C9', lang: 'sv', data }),
      state: { values: { school: { school: { type: 'plain_text_input', value: 'hemlighus' } } } },
    };
    const told = toldStranger();
    await interact({ ...from, type: 'view_submission', view });
    expect((await told).body['user']).toBe(user);
    await interact({
      ...from,
      type: 'block_actions',
      channel: { id: 'C9' },
      message: { ts: '1.1' },
      response_url: `${slack.origin}/response/c`,
      actions: [
        { type: 'button', action_id: 'arshjulet:1', block_id: 'b', value: JSON.stringify(data), action_ts: '2.1' },
      ],
    });
    await ended();
    expect([user, 'hemlighus'].filter(stored)).toEqual([]);
  });

  it('is an organisation’s own app’s in the workspace by which it hears, not in the other organisation’s', async () => {
    await started();
    await install({ team: null, enterprise: 'E1' });
    const toE1 = {
      ...toT1,
      authorizations: [{ enterprise_id: 'E1', team_id: null, is_enterprise_install: true }],
      context_team_id: 'T1',
      context_enterprise_id: 'E1',
    };
    const posted = answered();
    await event('T9', said('U-T1', 'E1'), toE1);
    expect((await posted).of).toBe('E1');
    const told = toldStranger();
    await event('T9', said('U-OUT1', 'E9'), toE1);
    await told;
    expect(await kept()).toEqual(['E1', 'T1']);
  });
});
