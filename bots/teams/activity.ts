/** A Teams activity as it arrives: what is read of it, in the shapes that are met. One odd part never costs the rest. */
import { z } from 'zod';
import { readParts } from '../parts.ts';

const account = z.object({
  id: z.string(),
  name: z.string().nullish(),
  aadObjectId: z.string().nullish(),
  objectId: z.string().nullish(),
  /** `bot` of what is no person. */
  role: z.string().nullish(),
});

const word = z.string().nullish().catch(null);
/** A person in the answer of `…/pagedmembers` (Microsoft, "Get Teams specific context"); the name is put together when it stands in its parts only. */
export const rosterEntry = z
  .object({
    id: z.string().min(1).max(200),
    aadObjectId: word,
    objectId: word,
    name: word,
    givenName: word,
    surname: word,
    /** In a shared channel another organisation's than the channel's. */
    tenantId: word,
    /** Who came to a meeting by its link is `anonymous`, and no colleague. */
    userRole: word,
  })
  .transform(({ name, givenName, surname, ...ids }) => ({
    ...ids,
    name: (name?.trim() || [givenName, surname].filter(Boolean).join(' ').trim()).slice(0, 200),
  }));

const attachment = z.object({ contentType: z.string(), name: z.string().nullish(), content: z.unknown().optional() });
/** Of a mention: whom it means, and as what it stands in the text. */
const entity = z
  .looseObject({
    type: z.string(),
    text: z.string().nullish(),
    mentioned: z.object({ id: z.string(), name: z.string().nullish() }).nullish(),
  })
  .refine(({ type, mentioned }) => type !== 'mention' || mentioned, { path: ['mentioned'] });
const channelData = z.looseObject({
  tenant: z.object({ id: z.string() }).nullish(),
  team: z.object({ id: z.string() }).nullish(),
  channel: z.object({ id: z.string() }).nullish(),
  eventType: z.string().nullish(),
});

/** The part of an activity that is read. Anything else that a platform adds is passed over. */
const activitySchema = z.object({
  type: z.string().min(1),
  id: z.string().nullish(),
  name: z.string().nullish(),
  text: z.string().nullish(),
  textFormat: z.string().nullish(),
  timestamp: z.string().nullish(),
  locale: z.string().nullish(),
  serviceUrl: z.string(),
  channelId: z.string(),
  replyToId: z.string().nullish(),
  from: account,
  recipient: account,
  conversation: z.object({
    id: z.string(),
    conversationType: z.string().nullish(),
    isGroup: z.boolean().nullish(),
    tenantId: z.string().nullish(),
  }),
  channelData: channelData.nullish(),
  value: z.unknown().optional(),
  entities: z.array(entity).nullish(),
  attachments: z.array(attachment).nullish(),
  membersAdded: z.array(account).nullish(),
  membersRemoved: z.array(account).nullish(),
  action: z.string().nullish(),
});
export type TeamsActivity = z.infer<typeof activitySchema>;

/** `odd`: the fields that could not be read, without their content; what is not needed is left out. Null when a needed one is odd. */
export function readActivity(json: Record<string, unknown> | null): {
  activity: TeamsActivity | null;
  odd: readonly string[];
} {
  const { read, odd } = readParts(activitySchema, json);
  return { activity: read, odd };
}
