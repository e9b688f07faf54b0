/** What listeners work with. */
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
import type { LetIn } from './let-in.ts';
import type { SlackMessenger } from './messenger.ts';
import { type Origin, originOf } from './origin.ts';
import type { People } from './people.ts';
import { type Means, type Place, waysOf } from './ways.ts';

export type Handle = (inbound: Inbound) => Promise<Reply[]>;

/** What is done in one workspace is done with this. */
export type Context = Means & {
  readonly handle: Handle;
  readonly outbox: Outbox;
  readonly log: Log;
  readonly people: People;
  readonly installation: LetIn;
  /** The end has begun. */
  readonly stopped: AbortSignal;
};

/** The workspaces that the bot works in; workspaces.ts. */
export interface Workspaces {
  /** Before anything is heard; resolves whatever came of it. */
  begin(): Promise<void>;
  /** A stable code with the setting to mend when Slack cannot be served; null when all is well. */
  healthy(): string | null;
  /** Whether it is known who the bot is, so that events can be taken. */
  isReady(): boolean;
  /** Where a call comes from; null when nobody there has let the bot in. Rejects when that cannot be known now. */
  of(origin: Origin): Promise<Context | null>;
  /** What sends to a workspace, by the tenant of the teams in it. */
  messenger(tenant: string): SlackMessenger;
  /** An organisation has given its app these workspaces, or taken it out of them. */
  access(origin: Origin, workspaces: readonly string[], has: boolean): Promise<void>;
  /** The bot was let go there, or its tokens taken back. */
  left(origin: Origin, code: 'app_uninstalled' | 'token_revoked', bots: readonly string[] | null): Promise<void>;
}

/** What every listener works with: the workspaces, and where they are found. */
export type Listening = {
  readonly app: Bolt.App;
  readonly log: Log;
  readonly workspaces: Workspaces;
  /** Work under way, which the end waits for. */
  readonly underWay: Set<Promise<void>>;
  /** Says, at an address that Slack gave with a press or a command, that the app is not installed where it came from. */
  readonly sayAbsent: (responseUrl: string | null | undefined) => Promise<void>;
};

/**
 * Does a listener's work in the workspace that Slack's call comes from; `absent` where that has not let the bot in. It never rejects, so that one event's
 * fault is logged by its code and concerns nobody else.
 */
export function work(
  { log, underWay, workspaces }: Listening,
  event: string,
  body: object,
  step: (context: Context) => Promise<void>,
  absent: () => Promise<void> = async () => undefined,
): Promise<void> {
  const inWorkspace = async (): Promise<void> => {
    const context = await workspaces.of(originOf(body));
    if (context) return step(context);
    log.warn({ event, code: 'not-installed' }, 'slack event from where the app is not installed');
    return absent();
  };
  const doing = inWorkspace()
    .catch((error: unknown) => log.error({ event, code: errorCode(error) }, 'slack listener failed'))
    .finally(() => underWay.delete(doing));
  underWay.add(doing);
  return doing;
}

/** Shows the replies where it happened; that an event has been taken does not depend on it. */
export const carryOut = (context: Context, place: Place, replies: readonly Reply[]): void =>
  void context.outbox.carryOut(waysOf(context, place), replies);

/** Acknowledges; false when Slack cannot be told, which must not keep anybody from the answer. */
export async function acknowledged({ log }: Pick<Context, 'log'>, ack: () => Promise<void>): Promise<boolean> {
  try {
    await ack();
    return true;
  } catch (error) {
    log.warn({ code: errorCode(error) }, 'slack was not told that its call arrived');
    return false;
  }
}

/** One thing somebody did; `team` is the workspace it happened in, null when nobody can say. */
export type Did = {
  readonly team: string | null;
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
  const { place, message, tell = 'private' } = did;
  const team = did.team ?? (await context.people.workspaceOf(place.user));
  if (team === null) {
    context.log.error({ code: 'no-workspace' }, 'a Slack call names no workspace');
    return tell === 'nobody' ? [] : [{ as: tell, card: messageCard(speak(who.locale ?? 'sv'), 'common:noWorkspace') }];
  }
  const happened = typeof event === 'function' ? await event() : event;
  const from = inboundOf(place.event, team, who, chatOf(place.channel), happened, message);
  const inbound = place.quiet ? ({ ...from, quiet: true } as const) : from;
  return did.isForm
    ? context.handle(inbound)
    : context.outbox.meanwhile(waysOf(context, behind(place)), inbound, context.handle);
}

/** In the chat: on top of a modal a word that it takes long would hide what comes then, and take its place. */
const behind = ({ modal: _modal, home: _home, ...place }: Place): Place => place;

/** The person's home page as it is now. */
export async function renewHome(context: Context, did: Did): Promise<void> {
  const { event, user } = did.place;
  const here: Did = { ...did, place: { event, user, channel: user }, tell: 'home' };
  const replies = await repliesTo(context, here, { type: 'openedHome' });
  carryOut(
    context,
    here.place,
    replies.filter(({ as }) => as === 'home'),
  );
}

/** A payload as far as it can be read; what cannot is named in the log, without its content. Null when what is needed is not there. */
export function readPayload<T>(
  { log }: Pick<Context, 'log'>,
  event: string,
  schema: z.ZodType<T>,
  payload: unknown,
): T | null {
  const { read, odd } = readParts(schema, payload);
  if (odd.length > 0) log.warn({ event, fields: odd.join(' ') }, 'part of a Slack payload could not be read');
  return read;
}

/** Whether an event's author belongs to another workspace than the one that it was sent to (docs.slack.dev, "Slack Connect"). */
export const isForeign = (
  home: { team_id: string | null; enterprise_id?: string | null | undefined },
  ...teams: readonly (string | null | undefined)[]
): boolean => teams.some((team) => team != null && team !== home.team_id && team !== home.enterprise_id);
