/**
 * What a person did, free of platform. Both bots turn their payloads into an `Inbound` with pure functions; one door
 * (door.ts) answers it with replies that each bot carries out in its own way.
 */
import { z } from 'zod';
import type { Progress } from '../imports/read-table.ts';
import { address, type Locale, locale } from '../quality/base.ts';

const who = z.object({
  /** Stable id of the person in the organisation (Teams: the directory's id or, where that is not told, the account's; Slack: user id). */
  id: z.string().min(1).max(200),
  /** The directory's id, where the platform tells it. */
  directory: z.string().min(1).max(200).nullish(),
  /** Other ids by which the organisation's teams know the same person; see known-people.ts. */
  aliases: z.array(z.string()).optional(),
  name: z.string().max(200),
  /** What the platform says that the person's client speaks; null where it says nothing, or a language that the bot has not. */
  locale: locale.nullable(),
  /** Where a personal message to this person goes. */
  address,
});
export type Who = z.infer<typeof who>;

/** As much as a request holds; what a form can give back is far less, and the door says so (door.ts). */
const values = z.record(z.string().max(200), z.string().max(500_000));

/** Gets a file's bytes from where it lies, anew each time; null when it cannot be had. */
export type FetchFile = () => Promise<Uint8Array | null>;

export const inbound = z.object({
  /** Unique per event, the same on a platform's re-delivery. */
  id: z.string().min(1).max(500),
  /** The message that the event is about, where an edit of it comes as another event: it is answered once. */
  message: z.string().min(1).max(500).optional(),
  tenant: z.string().min(1).max(200),
  who,
  /** Where it happened. */
  chat: address,
  /** What answers it in a channel is shown to the one who did it alone: Slack's slash command. */
  quiet: z.boolean().optional(),
  /** Another organisation's team has this person in its channel; found out by the door, see find-team.ts. */
  elsewhere: z.literal(true).optional(),
  /** Is told how many rows of a large file have been read, for whoever waits. */
  progress: z.custom<Progress>((value) => typeof value === 'function').optional(),
  event: z.discriminatedUnion('type', [
    /** `file`: one came along that is not read: of another kind, in a channel, or a link to where it lies. */
    z.object({
      type: z.literal('said'),
      text: z.string().max(100_000),
      file: z.enum(['kind', 'channel', 'linked']).optional(),
    }),
    /** Said between people in the team's channel, not to the bot. `thread` tells one conversation from the next. */
    z.object({ type: z.literal('overheard'), text: z.string().max(100_000), thread: z.string().max(500) }),
    /** A button or a form. `data` is what the card carried, `values` what was filled in. */
    z.object({ type: z.literal('answered'), data: z.record(z.string(), z.string()), values }),
    /** The bot was added to the chat; `installed` when it is told of as an installation, by a platform that may also tell of the chat. */
    z.object({ type: z.literal('added'), installed: z.literal(true).optional() }),
    z.object({ type: z.literal('removed') }),
    /** The channel, or the group that it lies in, is there again after it was deleted or archived. */
    z.object({ type: z.literal('restored') }),
    /** The channel is the same, and is reached under another id from now on. */
    z.object({ type: z.literal('readdressed'), to: address }),
    /** People came to or left the channel. */
    z.object({ type: z.literal('membersChanged') }),
    z.object({ type: z.literal('openedHome') }),
    /** A file: a calendar (ICS) or a table (XLSX, ODS, CSV). */
    z.object({
      type: z.literal('uploaded'),
      name: z.string().max(300),
      fetch: z.custom<FetchFile>((value) => typeof value === 'function'),
    }),
  ]),
});
export type Inbound = z.infer<typeof inbound>;

/** Files that the product reads, by how their names end, and tables of kinds that it does not: what those are is said when they are looked into. */
export const CALENDAR_FILE = /\.ics$/i;
/** A Word document that a school wants its reports to look like. */
export const TEMPLATE_FILE = /\.(?:docx|dotx)$/i;
export const READABLE_FILE = /\.(?:ics|docx|dotx|csv|tsv|txt|xlsx|xlsm|xltx|ods|ots|xls|xlsb|numbers|json)$/i;

/** A language by its tag (BCP 47), where it is one that the bot speaks. */
export function spoken(tag: string | null | undefined): Locale | null {
  const language = /^[a-z]+/i.exec(tag ?? '')?.[0].toLowerCase();
  return language === 'sv' || language === 'en' ? language : null;
}

/** Presses after which a file is read. */
const READING: ReadonlySet<string> = new Set(['files.read', 'data.answer', 'data.unit']);

/** What whoever has waited for an answer is told meanwhile; null where nobody waits for one. */
export function waitingFor(event: Inbound['event']): 'data:reading' | 'common:working' | null {
  switch (event.type) {
    case 'uploaded':
      return 'data:reading';
    case 'answered':
      return READING.has(event.data['do'] ?? '') ? 'data:reading' : 'common:working';
    case 'said':
      return 'common:working';
    default:
      return null;
  }
}
