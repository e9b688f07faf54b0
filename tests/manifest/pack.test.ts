import { readFileSync } from 'node:fs';
import { strFromU8, unzipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { pack } from '../../commands/manifest.ts';
import { colorIcon, outlineIcon } from '../../manifest/icons.ts';

const ENV = { TEAMS_APP_ID: '6f1d7f5e-2f6b-4c5a-9d0e-3b8f6a1c2d4e', PUBLIC_URL: 'https://bot.ekskolan.example/' };
const file = (name: string) => readFileSync(new URL(`../../manifest/${name}`, import.meta.url));

describe('the app packages', () => {
  it('hold the manifest with its id and both icons', () => {
    const inside = unzipSync(pack(ENV).zip ?? new Uint8Array());
    expect(Object.keys(inside).toSorted()).toEqual(['color.png', 'en.json', 'manifest.json', 'outline.png']);
    const manifest = strFromU8(inside['manifest.json'] ?? new Uint8Array());
    expect(manifest).not.toMatch(/\$\{/);
    expect(JSON.parse(manifest)).toMatchObject({
      id: ENV.TEAMS_APP_ID,
      developer: { websiteUrl: 'https://bot.ekskolan.example' },
    });
  });

  it('hold Slack’s request addresses', () => {
    const slack = pack(ENV).slack;
    expect(slack).toContain('https://bot.ekskolan.example/slack/events');
    expect(slack).not.toContain('example.org');
    const under = pack({ ...ENV, PUBLIC_URL: 'https://skolan.example/hjul/' }).slack;
    expect(under).toContain('"https://skolan.example/hjul/slack/events"');
  });

  it('are in Swedish and in English, where people read them', () => {
    const { slack, slackEnglish } = pack(ENV);
    expect(slack).toContain('elevhälsoteamets kvalitetsarbete');
    expect(slackEnglish).toContain('student-health team');
    const words = /"(?:description|usage_hint)": ".*"/g;
    expect(slackEnglish.replaceAll(words, '')).toBe(slack.replaceAll(words, ''));
    for (const [sv] of slack.matchAll(words)) expect(slackEnglish).not.toContain(sv);
  });

  it('are for Socket Mode or for several workspaces when that is asked for', () => {
    const settings = (ways: object) => JSON.parse(pack(ENV, ways).slack);
    const socket = settings({ socket: true });
    expect(socket.settings.socket_mode_enabled).toBe(true);
    expect(JSON.stringify(socket)).not.toContain('https://');
    const several = settings({ several: true });
    expect(several.oauth_config.redirect_urls).toEqual(['https://bot.ekskolan.example/slack/oauth_redirect']);
    expect(several.settings).toMatchObject({ org_deploy_enabled: true, token_rotation_enabled: true });
    expect(settings({}).settings).toMatchObject({ org_deploy_enabled: false, token_rotation_enabled: false });
    expect(several.oauth_config.scopes).toEqual(settings({}).oauth_config.scopes);
  });

  it('are Slack’s alone where there is no app in Entra, and in Socket Mode without an address', () => {
    const { PUBLIC_URL } = ENV;
    for (const env of [{ PUBLIC_URL }, { PUBLIC_URL, TEAMS_APP_ID: '' }])
      expect(pack(env)).toMatchObject({ zip: null, slack: pack(ENV).slack });
    expect(pack({}, { socket: true })).toEqual({ ...pack(ENV, { socket: true }), zip: null });
    for (const ways of [{}, { several: true }, { socket: true, several: true }])
      expect(() => pack({}, ways)).toThrow('PUBLIC_URL');
    expect(() => pack({ TEAMS_APP_ID: ENV.TEAMS_APP_ID }, { socket: true })).toThrow('PUBLIC_URL');
  });

  it.each([
    [{ ...ENV, TEAMS_APP_ID: 'my-bot' }, 'TEAMS_APP_ID'],
    [{ ...ENV, PUBLIC_URL: 'http://localhost' }, 'PUBLIC_URL'],
    [{}, 'PUBLIC_URL'],
  ])('name the setting that is missing', (env, name) => expect(() => pack(env)).toThrow(name));

  it('have icons of the sizes that Teams asks for, as the script draws them', () => {
    for (const [name, size, drawn] of [
      ['color.png', 192, colorIcon()],
      ['outline.png', 32, outlineIcon()],
    ] as const) {
      const icon = file(name);
      expect([icon.readUInt32BE(16), icon.readUInt32BE(20)]).toEqual([size, size]);
      expect(icon.equals(drawn)).toBe(true);
    }
  });
});
