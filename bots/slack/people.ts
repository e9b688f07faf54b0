/** Who people are in Slack: their names and languages, and who of them belongs to the school's own workspace. */
import type { webApi } from '@slack/bolt';
import { z } from 'zod';
import type { Address } from '../../quality/base.ts';
import { ArshjuletError } from '../../quality/errors.ts';
import { spoken, type Who } from '../inbound.ts';
import type { ChannelMember } from '../messenger.ts';
import { readParts } from '../parts.ts';
import type { Log } from '../turn.ts';
import { errorCode, isNobody } from './errors.ts';
import { personalAddress } from './inbound.ts';
import type { Identity } from './let-in.ts';
import { patiently } from './patience.ts';
import type { Wait } from './wait.ts';

class MembersUnreadableError extends ArshjuletError {
  readonly code = 'members-unreadable';
}

const names = z.object({ display_name: z.string().nullish(), real_name: z.string().nullish() });
const userSchema = z.object({
  id: z.string(),
  profile: names.nullish(),
  name: z.string().nullish(),
  real_name: z.string().nullish(),
  locale: z.string().nullish(),
  team_id: z.string().nullish(),
  enterprise_user: z.object({ enterprise_id: z.string().nullish() }).nullish(),
  deleted: z.boolean().nullish(),
  is_bot: z.boolean().nullish(),
  is_workflow_bot: z.boolean().nullish(),
  is_connector_bot: z.boolean().nullish(),
  is_restricted: z.boolean().nullish(),
  is_ultra_restricted: z.boolean().nullish(),
  is_stranger: z.boolean().nullish(),
});
type User = z.infer<typeof userSchema>;

/** `outsider`: a guest, or somebody of another workspace in a shared channel. `machine`: a bot or a workflow. */
type Standing = 'member' | 'outsider' | 'machine';
export type Person = { readonly who: Who; readonly standing: Standing };

/** People change their names and languages seldom: a look-up a day is enough. */
const KEEP: Temporal.DurationLike = { hours: 24 };
/** How many people are remembered; a school has far fewer. */
const MAX_KNOWN = 5_000;
const PAGE = 200;
const MAX_PAGES = 20;
/** Slack's own bot, which says of itself that it is none. */
const SLACKBOT = 'USLACKBOT';

/** What Slack says of people of another workspace whom the bot is not shown (docs.slack.dev, users.info). */
const HIDDEN = 'user_not_visible';

type Around = { readonly log: Log; readonly wait: Wait; readonly stopped: AbortSignal };

export class People {
  readonly #client: webApi.WebClient;
  readonly #now: () => Temporal.Instant;
  readonly #identity: () => Identity | null;
  readonly #around: Around;
  readonly #known = new Map<string, { user: Promise<User>; until: Temporal.Instant }>();

  constructor(client: webApi.WebClient, now: () => Temporal.Instant, identity: () => Identity | null, around: Around) {
    this.#around = around;
    this.#client = client;
    this.#now = now;
    this.#identity = identity;
  }

  /** The person; the bare id when Slack does not say, taken for a member unless it may not show that person. Never rejects. */
  async find(id: string): Promise<Person> {
    const bare: Who = { id, name: '', locale: null, address: personalAddress(id) };
    if (id === SLACKBOT) return { who: bare, standing: 'machine' };
    try {
      const user = await this.#user(id);
      return { who: toWho(user), standing: standingOf(user, this.#identity()) };
    } catch (error) {
      if (!(error instanceof Error)) throw error;
      return { who: bare, standing: errorCode(error) === HIDDEN ? 'outsider' : 'member' };
    }
  }

  /** The workspace that the person belongs to; null when Slack does not say. Never rejects. */
  async workspaceOf(id: string): Promise<string | null> {
    try {
      return (await this.#user(id)).team_id ?? null;
    } catch (error) {
      if (!(error instanceof Error)) throw error;
      return null;
    }
  }

  /** Whether the account has been deactivated: Slack takes messages to one all the same. False when it does not say. Never rejects. */
  async isDeactivated(id: string): Promise<boolean> {
    try {
      return (await this.#user(id)).deleted === true;
    } catch (error) {
      if (!(error instanceof Error)) throw error;
      return false;
    }
  }

  /** The school's own people in a channel, all pages. Throws `MembersUnreadableError` when the list or all of them cannot be read. */
  async members(channel: Address): Promise<readonly ChannelMember[]> {
    try {
      const users = await this.#readable(await this.#idsIn(channel.conversation));
      // The bot itself is in every channel that it can be asked about.
      if (users.length === 0) throw new MembersUnreadableError('slack named nobody');
      return users.filter((user) => !user.deleted && standingOf(user, this.#identity()) === 'member').map(onList);
    } catch (error) {
      throw new MembersUnreadableError('the members of the channel could not be read', { cause: error });
    }
  }

  /** Each once, whoever comes or goes while the pages are read. */
  async #idsIn(channel: string): Promise<readonly string[]> {
    const ids = new Set<string>();
    let cursor: string | undefined;
    for (let page = 0; page < MAX_PAGES; page += 1) {
      const asked = { channel, limit: PAGE, ...(cursor ? { cursor } : {}) };
      const { members, response_metadata } = await patiently(
        () => this.#client.conversations.members(asked),
        this.#around,
      );
      for (const id of members ?? []) ids.add(id);
      cursor = response_metadata?.next_cursor || undefined;
      if (!cursor) break;
    }
    return [...ids];
  }

  /**
   * One who cannot be read never costs the others: whom Slack does not know or show is left out, of whom it says nothing now there is the
   * bare id, so that a member stays one. Rejects when nobody can be read.
   */
  async #readable(ids: readonly string[]): Promise<User[]> {
    const asked = await Promise.allSettled(ids.map((id) => patiently(() => this.#user(id), this.#around)));
    const failed = asked.filter((one) => one.status === 'rejected');
    const [first] = failed;
    if (first && failed.length === asked.length) throw first.reason;
    return asked.flatMap((one, index): User[] => {
      if (one.status === 'fulfilled') return [one.value];
      this.#around.log.warn({ code: errorCode(one.reason) }, 'a member of the channel could not be read');
      return isNobody(one.reason) ? [] : [{ id: ids[index] ?? '' }];
    });
  }

  #user(id: string): Promise<User> {
    const now = this.#now();
    const known = this.#known.get(id);
    if (known && Temporal.Instant.compare(now, known.until) < 0) return known.user;
    const user = this.#ask(id).catch((error: unknown) => {
      // What was known yesterday is better than nothing; what is not known is asked about anew.
      if (known) return known.user;
      this.#known.delete(id);
      throw error;
    });
    this.#known.set(id, { user, until: now.add(KEEP) });
    const [oldest] = this.#known.keys();
    if (this.#known.size > MAX_KNOWN && oldest !== undefined) this.#known.delete(oldest);
    return user;
  }

  async #ask(id: string): Promise<User> {
    const { user } = await this.#client.users.info({ user: id, include_locale: true });
    const { read, odd } = readParts(userSchema, user);
    if (odd.length > 0) this.#around.log.warn({ fields: odd.join(' ') }, 'part of a Slack user could not be read');
    return read ?? { id };
  }
}

function standingOf(user: User, own: Identity | null): Standing {
  if (user.is_bot || user.is_workflow_bot || user.is_connector_bot || user.id === SLACKBOT) return 'machine';
  if (user.is_restricted || user.is_ultra_restricted || user.is_stranger) return 'outsider';
  const home = user.enterprise_user?.enterprise_id;
  const sameOrganisation = home != null && home === own?.enterprise_id;
  const elsewhere = user.team_id != null && own !== null && user.team_id !== own.team_id;
  return elsewhere && !sameOrganisation ? 'outsider' : 'member';
}

const nameOf = ({ real_name, name, profile }: User): string =>
  real_name?.trim() || profile?.real_name?.trim() || profile?.display_name?.trim() || name?.trim() || '';

const toWho = (user: User): Who => ({
  id: user.id,
  name: nameOf(user).slice(0, 200),
  locale: spoken(user.locale),
  address: personalAddress(user.id),
});

/** Whoever is only seen on a list has not been heard in any language. */
const onList = (user: User): ChannelMember => {
  const { id, name, address } = toWho(user);
  return { id, name, address };
};
