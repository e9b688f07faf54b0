/** What documents are made of: dates, instants, words, addresses, the fields that each has. Dates are ISO calendar dates, instants ISO UTC. */
import { z } from 'zod';

/** A calendar date, `YYYY-MM-DD`, that exists. */
export const isoDate = z.string().refine(isCalendarDate, 'not a calendar date');

/** An exact point in time in ISO 8601, UTC. */
export const isoInstant = z.iso.datetime();

function isCalendarDate(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  try {
    Temporal.PlainDate.from(text, { overflow: 'reject' });
    return true;
  } catch (error) {
    if (error instanceof RangeError) return false;
    throw error;
  }
}

/** Most characters of a line: a title, a group, a reason. */
export const MAX_LINE = 300;
/** Most characters of a form's longer text. Slack's inputs take 3,000. */
export const MAX_TEXT = 1000;

/** Stored free text. Wider than any form's own limit, so that a limit can be narrowed without making what is stored unreadable. */
export const words = z.string().trim().max(4000);
/** Free text as a form takes it. */
export const formText = z.string().trim().max(MAX_TEXT);

export const shortWords = z.string().trim().min(1).max(MAX_LINE);

export const locale = z.enum(['sv', 'en']);
export type Locale = z.infer<typeof locale>;

/** What an address is made of that only its owner is to know: 160 random bits in hexadecimal, so that no client takes a character of it for something else. */
export const SECRET = /^[0-9a-f]{40}$/;
export const SECRET_BYTES = 20;

/** Which organisation (Teams tenant or Slack workspace, prefixed with the platform) and which of its teams. */
export type TeamKey = { readonly tenant: string; readonly team: string };

/** An ISO instant before anything that is stored. */
export const BEGINNING = '1970-01-01T00:00:00Z';

/** Where a message can be sent. `conversation` is opaque to everything but its own platform's bot. */
export const address = z.object({
  platform: z.enum(['teams', 'slack']),
  /** Channel, chat or, for a person, the platform's user id when no chat is open yet. */
  conversation: z.string(),
  kind: z.enum(['channel', 'personal']),
  /** What the platform needs besides the conversation id (Teams: serviceUrl, bot id, tenant id; Slack: none). */
  route: z.record(z.string(), z.string()).default({}),
});
export type Address = z.infer<typeof address>;

/** Begins the conversation of a person's chat that nobody has opened yet, where a platform opens chats (Teams); the account's id follows. */
export const UNOPENED = 'user:';
export const isOpened = ({ conversation }: Address): boolean => !conversation.startsWith(UNOPENED);

/** One sent message that can be replaced later. */
export const messageRef = z.object({ address, message: z.string() });
export type MessageRef = z.infer<typeof messageRef>;

/** Fields that every stored document has. `version` counts changes and guards against lost updates. */
export const base = {
  id: z.string().min(1).max(200),
  version: z.int().min(1),
  /** The school year the document belongs to, `''` when it outlives years. */
  schoolYear: z.string(),
};

/** A decision that needs a written reason: by whom, when and why. The reason is empty once the person has been forgotten. */
export const reasonGiven = z.object({
  by: z.string(),
  at: isoInstant,
  reason: z.string().trim().max(300),
  /** Nobody was appointed principal, and the coordinator stood in. */
  standIn: z.literal(true).optional(),
});
export type ReasonGiven = z.infer<typeof reasonGiven>;

/** Who is written where the id of a person who has been forgotten was. */
export const ERASED = 'erased';
