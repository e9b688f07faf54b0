/** Teams activities as `Inbound`. Pure; an activity that is none of our business gives null. */
import { z } from 'zod';
import { INPUT_PREFIX } from '../../cards/render/teams.ts';
import type { Address, Locale } from '../../quality/base.ts';
import { type Inbound, inbound, READABLE_FILE } from '../inbound.ts';
import type { TeamsActivity } from './activity.ts';
import { fromHtml, mentionedNames, namesFile, plainText, quotes } from './words.ts';

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

/** A thread belongs to its channel: the id without `;messageid=…`. What happens to a channel is told in the General one, with its id beside. */
function channelOf({ conversation, channelData }: TeamsActivity): string {
  const about = channelData?.eventType?.startsWith('channel') ? channelData.channel?.id : null;
  return about ?? conversation.id.split(';messageid=')[0] ?? conversation.id;
}

/** A group that says no more of itself is a channel: nothing private goes there. Channels and group chats have ids that begin so. */
function kindOf({ conversation: { id, conversationType, isGroup } }: TeamsActivity): Address['kind'] {
  if (conversationType) return conversationType === 'personal' ? 'personal' : 'channel';
  return isGroup || id.startsWith('19:') ? 'channel' : 'personal';
}

/** What a proactive message needs to find its way back; of a channel also its Microsoft team, by whose id that team's own events come. */
function routeOf(activity: TeamsActivity): Record<string, string> {
  const tenant = activity.channelData?.tenant?.id ?? activity.conversation.tenantId;
  const team = kindOf(activity) === 'channel' ? activity.channelData?.team?.id : null;
  return {
    serviceUrl: activity.serviceUrl,
    botId: activity.recipient.id,
    channelId: activity.channelId,
    ...(tenant ? { tenantId: tenant } : {}),
    ...(team ? { teamId: team } : {}),
  };
}

type Account = { id: string; aadObjectId?: string | null | undefined; objectId?: string | null | undefined };
/** The directory's id of a person: messages name it `aadObjectId`, the roster that or `objectId`, some events not at all. */
export const personId = (person: Account): string => person.aadObjectId || person.objectId || person.id;

/** Bots, connectors and flows have ids that begin so, people `29:` (Microsoft, "Bot Framework user IDs"). */
export const isMachine = (id: string): boolean => id.startsWith('28:');

/** A person's own chat, opened when it is first written to. */
export function personalAddress({ teamId: _, ...route }: Record<string, string>, userId: string): Address {
  return { platform: 'teams', conversation: `user:${userId}`, kind: 'personal', route: { ...route, userId } };
}

/** `forced` is the language when the platform does not know people's own (the local playground always says English). */
export function toInbound(activity: TeamsActivity, forced?: Locale): Inbound | null {
  const route = routeOf(activity);
  const chat: Address = {
    platform: 'teams',
    conversation: channelOf(activity),
    kind: kindOf(activity),
    route: kindOf(activity) === 'personal' ? { ...route, userId: activity.from.id } : route,
  };
  const event = eventOf(activity);
  if (!event) return null;
  const who = {
    id: personId(activity.from),
    name: (activity.from.name ?? '').slice(0, 200),
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
      return updateEvent(activity);
    case 'installationUpdate':
      return installed(activity.action);
    default:
      return null;
  }
}

const installed = (action: string | null | undefined): Inbound['event'] | null =>
  action === 'add' ? { type: 'added' } : action === 'remove' ? { type: 'removed' } : null;

/** Two bots must not talk to each other. */
function messageEvent(activity: TeamsActivity): Inbound['event'] | null {
  if (isMachine(activity.from.id)) return null;
  const pressed = answered(z.record(z.string(), z.unknown()).catch({}).parse(activity.value));
  if (pressed) return pressed;
  const mentions = botMentions(activity);
  const text = wordsOf(activity, mentions).slice(0, 100_000);
  if (kindOf(activity) === 'channel' && mentions.length === 0) {
    if (text === '') return null;
    const thread = activity.conversation.id.split(';messageid=')[1] ?? activity.id ?? activity.conversation.id;
    return { type: 'overheard', text, thread: thread.slice(0, 500) };
  }
  const file = fileBeside(activity);
  if (text === '' && !file && mentions.length === 0) return null;
  return { type: 'said', text, ...(file ? { file } : {}) };
}

const mention = z.object({
  type: z.literal('mention'),
  text: z.string().nullish().catch(null),
  mentioned: z.object({ id: z.string() }),
});
/**
 * The mentions of the bot, as they stand in the text. Teams gives a bot what mentions it; the rest only where the organisation has
 * consented to it (ChannelMessage.Read.Group), and that may mention colleagues and tags.
 */
const botMentions = ({ entities, recipient }: TeamsActivity): string[] =>
  (entities ?? []).flatMap((entity) => {
    const { data } = mention.safeParse(entity);
    return data?.mentioned.id === recipient.id ? [data.text || `<at>${recipient.name ?? ''}</at>`] : [];
  });

/** The words of the text; of the HTML when there is no text, or when it says what is a quotation. */
function wordsOf(activity: TeamsActivity, mentions: readonly string[]): string {
  // In the person's own chat a name suffices: clients write the mention there without saying whom it means.
  const own = kindOf(activity) === 'personal' ? [activity.recipient.name ?? ''] : [];
  const ours = mentionedNames([...mentions, ...own]);
  const html = htmlOf(activity);
  const text = plainText(activity.text ?? '', ours);
  return html !== '' && (text === '' || quotes(html)) ? plainText(fromHtml(html), ours) : text;
}

const htmlOf = ({ attachments }: TeamsActivity): string => {
  const html = attachments?.find(({ contentType }) => contentType === 'text/html')?.content;
  return typeof html === 'string' ? html : '';
};

/** A file that came with the words and is not read: in a channel the bot is given none, and of some kinds it reads nothing. */
function fileBeside(activity: TeamsActivity): 'channel' | 'kind' | null {
  const file = activity.attachments?.some(({ contentType }) => contentType === FILE || /^image\//.test(contentType));
  if (kindOf(activity) === 'channel') return file || namesFile(htmlOf(activity)) ? 'channel' : null;
  return file && !attachedFile(activity) ? 'kind' : null;
}

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

/** What Teams says of channels and teams (Microsoft, "Conversation events in your Teams bot"). In an archived one nobody can write. */
const ENDS: ReadonlySet<string> = new Set(['channelDeleted', 'teamDeleted', 'teamHardDeleted', 'teamArchived']);
const RETURNS: ReadonlySet<string> = new Set(['channelRestored', 'teamRestored', 'teamUnarchived']);

function updateEvent(activity: TeamsActivity): Inbound['event'] | null {
  const what = activity.channelData?.eventType ?? '';
  if (ENDS.has(what)) return { type: 'removed' };
  const bot = activity.recipient.id;
  if (activity.membersAdded?.some((member) => member.id === bot)) return { type: 'added' };
  if (activity.membersRemoved?.some((member) => member.id === bot)) return { type: 'removed' };
  if (RETURNS.has(what)) return { type: 'restored' };
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
