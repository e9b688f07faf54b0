/** Teams activities as `Inbound`. Pure; an activity that is none of our business gives null. */
import { z } from 'zod';
import { INPUT_PREFIX } from '../../cards/render/teams.ts';
import type { Address, Locale } from '../../quality/base.ts';
import { type Inbound, inbound, READABLE_FILE } from '../inbound.ts';

const account = z.object({ id: z.string(), name: z.string().nullish(), aadObjectId: z.string().nullish() });
const attachment = z.object({ contentType: z.string(), name: z.string().nullish(), content: z.unknown().optional() });

/** The part of an activity that is read. Anything else that a platform adds is passed over. */
export const activitySchema = z.object({
  type: z.string(),
  id: z.string().nullish(),
  name: z.string().nullish(),
  text: z.string().nullish(),
  locale: z.string().nullish(),
  serviceUrl: z.string(),
  channelId: z.string(),
  replyToId: z.string().nullish(),
  from: account,
  recipient: account,
  conversation: z.object({ id: z.string(), conversationType: z.string().nullish(), tenantId: z.string().nullish() }),
  channelData: z.looseObject({ tenant: z.object({ id: z.string() }).nullish() }).nullish(),
  value: z.unknown().optional(),
  entities: z.array(z.looseObject({ type: z.string() })).nullish(),
  attachments: z.array(attachment).nullish(),
  membersAdded: z.array(account).nullish(),
  membersRemoved: z.array(account).nullish(),
  action: z.string().nullish(),
});
export type TeamsActivity = z.infer<typeof activitySchema>;

/** What an Action.Execute sends: the button's data with the inputs mixed in. */
const executeValue = z.object({
  action: z.object({ verb: z.string().optional(), data: z.record(z.string(), z.unknown()).default({}) }),
});

/** An attached file that can be fetched: name and address. */
const download = z.object({ downloadUrl: z.url() });

const FILE = 'application/vnd.microsoft.teams.file.download.info';

/** The tenant of an activity; the local playground has none. */
const tenantOf = (activity: TeamsActivity): string =>
  `teams:${activity.channelData?.tenant?.id ?? activity.conversation.tenantId ?? 'local'}`;

/** A thread belongs to its channel: the id without `;messageid=…`. */
const channelOf = (conversation: string): string => conversation.split(';messageid=')[0] ?? conversation;

const kindOf = (activity: TeamsActivity): Address['kind'] =>
  (activity.conversation.conversationType ?? 'personal') === 'personal' ? 'personal' : 'channel';

/** What a proactive message needs to find its way back. */
function routeOf(activity: TeamsActivity): Record<string, string> {
  const tenant = activity.channelData?.tenant?.id ?? activity.conversation.tenantId;
  return {
    serviceUrl: activity.serviceUrl,
    botId: activity.recipient.id,
    channelId: activity.channelId,
    ...(tenant ? { tenantId: tenant } : {}),
  };
}

export const personId = (person: { id: string; aadObjectId?: string | null | undefined }): string =>
  person.aadObjectId ?? person.id;

/** A person's own chat, opened when it is first written to. */
export const personalAddress = (route: Record<string, string>, userId: string): Address => ({
  platform: 'teams',
  conversation: `user:${userId}`,
  kind: 'personal',
  route: { ...route, userId },
});

/** `forced` is the language when the platform does not know people's own (the local playground always says English). */
export function toInbound(activity: TeamsActivity, forced?: Locale): Inbound | null {
  const route = routeOf(activity);
  const chat: Address = {
    platform: 'teams',
    conversation: channelOf(activity.conversation.id),
    kind: kindOf(activity),
    route: kindOf(activity) === 'personal' ? { ...route, userId: activity.from.id } : route,
  };
  const event = eventOf(activity);
  if (!event) return null;
  const who = {
    id: personId(activity.from),
    name: activity.from.name ?? '',
    locale: forced ?? (activity.locale?.toLowerCase().startsWith('en') ? 'en' : 'sv'),
    address: chat.kind === 'personal' ? chat : personalAddress(route, activity.from.id),
  };
  const id = activity.id ?? `${activity.conversation.id}:${activity.type}`;
  const parsed = inbound.safeParse({ id, tenant: tenantOf(activity), who, chat, event });
  return parsed.success ? parsed.data : null;
}

function eventOf(activity: TeamsActivity): Inbound['event'] | null {
  switch (activity.type) {
    case 'message':
      return messageEvent(activity);
    case 'invoke':
      return activity.name === 'adaptiveCard/action' ? executed(activity.value) : null;
    case 'conversationUpdate':
      return membersEvent(activity);
    case 'installationUpdate':
      return activity.action === 'remove' ? { type: 'removed' } : null;
    default:
      return null;
  }
}

function messageEvent(activity: TeamsActivity): Inbound['event'] | null {
  if (typeof activity.value === 'object' && activity.value !== null) {
    return answered(z.record(z.string(), z.unknown()).catch({}).parse(activity.value));
  }
  const text = (activity.text ?? '')
    .replaceAll(/<at\b[^<>]*>[^<]*<\/at>/g, ' ')
    .replaceAll(/&nbsp;/g, ' ')
    .trim();
  if (text === '') return null;
  if (kindOf(activity) === 'channel' && !isToBot(activity)) {
    const thread = activity.conversation.id.split(';messageid=')[1] ?? activity.id ?? activity.conversation.id;
    return { type: 'overheard', text: text.slice(0, 100_000), thread: thread.slice(0, 500) };
  }
  return { type: 'said', text: text.slice(0, 100_000) };
}

/** Teams gives a bot what mentions it; the rest only where the organisation has consented to it (ChannelMessage.Read.Group). */
const isToBot = ({ text, entities, recipient }: TeamsActivity): boolean =>
  (text ?? '').includes('<at') ||
  (entities ?? []).some((entity) => mention.safeParse(entity).data?.mentioned.id === recipient.id);
const mention = z.looseObject({ type: z.literal('mention'), mentioned: z.looseObject({ id: z.string() }) });

const executed = (value: unknown): Inbound['event'] | null => {
  const parsed = executeValue.safeParse(value);
  return parsed.success ? answered(parsed.data.action.data) : null;
};

function answered(all: Record<string, unknown>): Inbound['event'] | null {
  if (typeof all['do'] !== 'string') return null;
  // Inputs come under the prefix that the renderer gave them, so they cannot be taken for a button's data.
  const data: Record<string, string> = {};
  const values: Record<string, string> = {};
  for (const [key, value] of Object.entries(all)) {
    const words =
      typeof value === 'string' ? value : typeof value === 'number' || typeof value === 'boolean' ? String(value) : '';
    if (key.startsWith(INPUT_PREFIX)) values[key.slice(INPUT_PREFIX.length)] = words;
    else data[key] = words;
  }
  return { type: 'answered', data, values };
}

function membersEvent(activity: TeamsActivity): Inbound['event'] | null {
  const bot = activity.recipient.id;
  if (activity.membersAdded?.some((member) => member.id === bot)) return { type: 'added' };
  if (activity.membersRemoved?.some((member) => member.id === bot)) return { type: 'removed' };
  return activity.membersAdded?.length || activity.membersRemoved?.length ? { type: 'membersChanged' } : null;
}

/** The first file of a message that the product reads. */
export function attachedFile(activity: TeamsActivity): { name: string; url: string } | null {
  for (const { contentType, name, content } of activity.attachments ?? []) {
    const parsed = download.safeParse(content);
    if (contentType === FILE && parsed.success && READABLE_FILE.test(name ?? '')) {
      return { name: (name ?? '').slice(0, 300), url: parsed.data.downloadUrl };
    }
  }
  return null;
}
