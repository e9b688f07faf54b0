/** What every listener works with. */
import type * as Bolt from '@slack/bolt';
import type { z } from 'zod';
import { messageCard } from '../../cards/common.ts';
import { speak } from '../../cards/texts.ts';
import type { Inbound, Who } from '../inbound.ts';
import type { Reply } from '../messenger.ts';
import type { Outbox } from '../outbox.ts';
import { readParts } from '../parts.ts';
import type { Log } from '../turn.ts';
import { errorCode } from './errors.ts';
import { chatOf, inboundOf } from './inbound.ts';
import type { Installation } from './installation.ts';
import type { People } from './people.ts';
import { type Means, type Place, waysOf } from './ways.ts';

export type Handle = (inbound: Inbound) => Promise<Reply[]>;

export type Context = Means & {
  readonly app: Bolt.App;
  readonly handle: Handle;
  readonly outbox: Outbox;
  readonly log: Log;
  readonly people: People;
  readonly installation: Installation;
  readonly botToken: string;
  /** The end has begun. */
  readonly stopped: AbortSignal;
  /** Work under way, which the end waits for. */
  readonly underWay: Set<Promise<void>>;
};

/** Does a listener's work. It never rejects, so that one event's fault is logged by its code and concerns nobody else. */
export function work({ log, underWay }: Context, event: string, step: () => Promise<void>): Promise<void> {
  const doing = step()
    .catch((error: unknown) => log.error({ event, code: errorCode(error) }, 'slack listener failed'))
    .finally(() => underWay.delete(doing));
  underWay.add(doing);
  return doing;
}

/** Shows the replies where it happened; that an event has been taken does not depend on it. */
export const carryOut = (context: Context, place: Place, replies: readonly Reply[]): void =>
  void context.outbox.carryOut(waysOf(context, place), replies);

/** Acknowledges; false when Slack cannot be told, which must not keep anybody from the answer. */
export async function acknowledged({ log }: Context, ack: () => Promise<void>): Promise<boolean> {
  try {
    await ack();
    return true;
  } catch (error) {
    log.error({ code: errorCode(error) }, 'slack was not told that its call arrived');
    return false;
  }
}

/** One thing somebody did; `team` is the workspace it happened in. */
export type Did = {
  readonly team: string;
  readonly place: Place;
  /** The event itself says that its author belongs to another workspace. */
  readonly foreign?: boolean;
  /** The message that is said, by which an edit of it is known; see `Inbound`. */
  readonly message?: string | undefined;
  /** A modal's, which shows itself that its answer takes long (forms.ts). */
  readonly isForm?: boolean;
  /** How somebody whom the bot is not for is told; not at all where nothing was asked of it. */
  readonly tell?: 'private' | 'home' | 'nobody';
};

/** The member who did it, or null: bots are not answered, and guests and people of other workspaces are told kindly whom the bot is for. */
async function memberBehind(context: Context, { place, foreign, tell = 'private' }: Did): Promise<Who | null> {
  const { who, standing } = await context.people.find(place.user);
  if (standing === 'machine') return null;
  if (standing === 'member' && !foreign) return who;
  const card = messageCard(speak(who.locale ?? 'sv'), 'common:stranger');
  if (tell !== 'nobody') carryOut(context, place, [{ as: tell, card }]);
  return null;
}

/** What the door answers to it; nothing to those whom the bot is not for. What has to be looked up is so only for a member. */
export async function repliesTo(
  context: Context,
  did: Did,
  event: Inbound['event'] | (() => Promise<Inbound['event']>),
): Promise<Reply[]> {
  const who = await memberBehind(context, did);
  if (!who) return [];
  const { place, team, message } = did;
  const happened = typeof event === 'function' ? await event() : event;
  const inbound = inboundOf(place.event, team, who, chatOf(place.channel), happened, message);
  const working = context.handle(place.quiet ? { ...inbound, quiet: true } : inbound);
  return did.isForm ? working : context.outbox.meanwhile(waysOf(context, place), working, inbound);
}

/** A payload as far as it can be read; what cannot is named in the log, without its content. Null when what is needed is not there. */
export function readPayload<T>({ log }: Context, event: string, schema: z.ZodType<T>, payload: unknown): T | null {
  const { read, odd } = readParts(schema, payload);
  if (odd.length > 0) log.error({ event, fields: odd.join(' ') }, 'part of a Slack payload could not be read');
  return read;
}

/** Whether an event's author belongs to another workspace than the one that it was sent to (docs.slack.dev, "Slack Connect"). */
export const isForeign = (
  home: { team_id: string; enterprise_id?: string | null | undefined },
  ...teams: readonly (string | null | undefined)[]
): boolean => teams.some((team) => team != null && team !== home.team_id && team !== home.enterprise_id);
