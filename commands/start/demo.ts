/** `npm start -- --demo`: the made-up school half-way through its year, at home in the local playground; made anew each time, and on a clock of its own. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Settings } from '../../config.ts';
import { type Address, type Locale, UNOPENED } from '../../quality/base.ts';
import { makeDemo } from '../../scheduler/simulation/demo.ts';
import type { Home } from '../../scheduler/simulation/team.ts';

/** As .m365agentsplayground.yml has it. Whoever tries it out is Kim; the others' chats open when they are first written to. */
const TENANT = '00000000-0000-0000-0000-000000000001';
const KIMS_CHAT = '00000000-0000-0000-0000-0000000000c1';
const route = (playgroundPort: number): Address['route'] => ({
  serviceUrl: `http://localhost:${playgroundPort}/_connector`,
  botId: '00000000-0000-0000-0000-00000000000b',
  channelId: 'msteams',
  tenantId: TENANT,
});

function homeIn(playgroundPort: number, locale: Locale): Home {
  const there = route(playgroundPort);
  return {
    key: { tenant: `teams:${TENANT}`, team: 'demo' },
    channel: {
      platform: 'teams',
      conversation: 'channel-eht-id',
      kind: 'channel',
      route: { ...there, teamId: 'team-id' },
    },
    locale,
    addressOf: (id) => ({
      platform: 'teams',
      conversation: id === 'kim' ? KIMS_CHAT : `${UNOPENED}user-id-${id}`,
      kind: 'personal',
      route: { ...there, userId: `user-id-${id}` },
    }),
  };
}

export type Demo = {
  /** What to start the app with: no platform but the playground, and a store of its own. */
  readonly settings: Settings;
  /** The time that it is in the demo, which goes on as here. */
  readonly clock: () => Temporal.Instant;
  /** Takes the store away. */
  stop(): Promise<void>;
};

export async function makeTryOut(settings: Settings, locale: Locale): Promise<Demo> {
  const folder = mkdtempSync(join(tmpdir(), 'arshjulet-demo-'));
  const storageUrl = `file:${join(folder, 'demo.db')}`;
  const stands = await makeDemo(storageUrl, homeIn(settings.playgroundPort, locale));
  const begun = performance.now();
  return {
    settings: { ...settings, storageUrl, teams: null, slack: null },
    clock: () => stands.add({ milliseconds: Math.round(performance.now() - begun) }),
    stop: async () => rmSync(folder, { recursive: true, force: true }),
  };
}
