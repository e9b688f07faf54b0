/** The world that the tests of a run are in: none, where the door is spoken to without a platform, or one of the table's. */
import { inject, it } from 'vitest';
import type { Address } from '../../quality/base.ts';
import { slackChannel, startSlackWorld } from './slack.ts';
import { personOf, WORLDS } from './table.ts';
import { startTeamsWorld } from './teams.ts';
import type { Around, Wire } from './wire.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** See vitest.config.ts. */
    world: string | undefined;
  }
}

const name = inject('world');
const world = name ? WORLDS[name] : null;

/** Where Slack says once a day which language somebody has, and files in channels get a word on where to send them. */
export const ON_SLACK = world?.platform === 'slack';
/** A page of the bot's own is Slack's. */
export const HAS_HOME = world?.platform !== 'teams';
/** Whether the platform says which language somebody has; else their words do. */
export const KNOWS_LANGUAGE = world?.languages.sv !== null;
/** Whether each message says it: on Slack none does. */
export const TELLS_LANGUAGE = KNOWS_LANGUAGE && !ON_SLACK;

export const TENANT = { none: 'teams:test', teams: 'teams:tenant-1', slack: 'slack:T1' }[world?.platform ?? 'none'];
/** A channel by the name that it has on Teams. */
export const channelAt = (conversation: string): Address => ({
  platform: world?.platform ?? 'teams',
  conversation: ON_SLACK ? slackChannel(conversation) : conversation,
  kind: 'channel',
  route: {},
});
export const CHANNEL = channelAt('19:eht');
/** By which id the team knows a person. */
export const idOf = (person: string): string => world?.id(personOf(person)) ?? personOf(person).slug;
/** A person's own chat. */
export const personal = (person: string): Address => ({
  platform: CHANNEL.platform,
  conversation: ON_SLACK ? `D${idOf(person).slice(1)}` : world ? `a:29:${personOf(person).slug}` : `a:${idOf(person)}`,
  kind: 'personal',
  route: {},
});

/** Whether a conversation's id, or a person's, is of the person's own chat. */
export const isChatOf = (person: string, id: string | undefined): boolean =>
  [personal(person).conversation, idOf(person), ...accountsOf(person)].some((one) => one === id);
const accountsOf = (person: string): string[] => ['29:', 'user:29:'].map((start) => `${start}${personOf(person).slug}`);

/** Null where there is none. */
export async function startChosen(around: Around): Promise<Wire | null> {
  if (!world) return null;
  return world.platform === 'slack' ? startSlackWorld(world, around) : startTeamsWorld(world, around);
}

/** A test of what only some worlds have: elsewhere there is nothing to test, rather than something that was left out. */
export const itWhere =
  (holds: boolean) =>
  (what: string, run: () => Promise<void>): void => {
    if (holds) it(what, run);
  };
