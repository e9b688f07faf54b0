/** Teams activities as `Inbound`. Pure; an activity that is none of our business gives null. */
import { z } from 'zod';
import { INPUT_PREFIX } from '../../cards/render/teams.ts';
import { type Address, type Locale, UNOPENED } from '../../quality/base.ts';
import { type Inbound, inbound, READABLE_FILE, spoken } from '../inbound.ts';
import type { TeamsActivity } from './activity.ts';
import { CONSENT_INVOKE } from './file-consent.ts';
import { asObject, jsonObject } from './http.ts';
import { type Mention, mentionAs, plainText, readHtml } from './words.ts';

/** An object of an activity, or one that came as its JSON; empty when it is neither. */
const objectIn = (value: unknown): Record<string, unknown> =>
  (typeof value === 'string' ? jsonObject(value) : asObject(value)) ?? {};

/** An attached file: its address, and its type where the name has no ending. */
const download = z.object({
  downloadUrl: z.string().nullish().catch(null),
  fileType: z.string().nullish().catch(null),
});

const FILE = 'application/vnd.microsoft.teams.file.download.info';
const isHtml = ({ contentType }: { contentType: string }): boolean => /^text\/html\b/i.test(contentType);

/** The tenant of an activity. */
export const tenantOf = ({ channelData, conversation }: TeamsActivity): string | null =>
  channelData?.tenant?.id || conversation.tenantId || null;

/** A thread belongs to its channel: the id without `;messageid=…`. What happens to a channel is told in the General one, with its id beside. */
function channelOf({ conversation, channelData }: TeamsActivity): string {
  const about = channelData?.eventType?.startsWith('channel') ? channelData.channel?.id : null;
  return about ?? conversation.id.split(';messageid=')[0] ?? conversation.id;
}

/** A group that says no more of itself is a channel: nothing private goes there. Only people's own chats have ids that begin so. */
function kindOf({ conversation: { id, conversationType, isGroup } }: TeamsActivity): Address['kind'] {
  if (isGroup) return 'channel';
  const personal = conversationType ? conversationType.toLowerCase() === 'personal' : /^(?:a|8|29):/.test(id);
  return personal ? 'personal' : 'channel';
}

/** What a proactive message needs to find its way back; of a channel also its Microsoft team, by whose id that team's own events come. */
function routeOf(activity: TeamsActivity): Record<string, string> {
  const tenant = tenantOf(activity);
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
export const directoryId = (person: Account): string | null => person.aadObjectId || person.objectId || null;
/** The account's where none is told. */
export const personId = (person: Account): string => directoryId(person) ?? person.id;

/** Bots, connectors and flows have ids that begin so, people `29:` (Microsoft, "Bot Framework user IDs"). */
export const isMachine = (id: string): boolean => id.startsWith('28:');
const byMachine = ({ from }: TeamsActivity): boolean => isMachine(from.id) || from.role?.toLowerCase() === 'bot';

/** The bot's own id comes in small letters or as it was registered. */
const isSame = (id: string, other: string): boolean => id.toLowerCase() === other.toLowerCase();

/** A person's own chat, opened when it is first written to. */
export function personalAddress({ teamId: _, ...route }: Record<string, string>, userId: string): Address {
  return { platform: 'teams', conversation: `${UNOPENED}${userId}`, kind: 'personal', route: { ...route, userId } };
}

const clientInfo = z.object({ type: z.literal('clientInfo'), locale: z.string() });
/** The client's language: a message names it itself, a press at least in what it says of the client (Microsoft, "Get Teams context", Client info). */
function localeOf({ locale, entities }: TeamsActivity): Locale | null {
  const clients = (entities ?? []).flatMap((entity) => clientInfo.safeParse(entity).data ?? []);
  return [locale, ...clients.map((client) => client.locale)].map(spoken).find((known) => known !== null) ?? null;
}

/** What the bot is set to: the organisation that it serves, and whether it serves the playground, whose client says one language of everybody. */
export type Settings = { readonly tenant?: string | undefined; readonly playground?: boolean | undefined };

/** Null when nothing is to be answered; `odd`: the fields of what could not be, without their content. */
export function toInbound(
  activity: TeamsActivity,
  settings: Settings = {},
): { inbound: Inbound | null; odd: readonly string[] } {
  const route = routeOf(activity);
  const chat: Address = {
    platform: 'teams',
    conversation: channelOf(activity),
    kind: kindOf(activity),
    route: kindOf(activity) === 'personal' ? { ...route, userId: activity.from.id } : route,
  };
  const event = eventOf(activity);
  if (!event) return { inbound: null, odd: [] };
  const who = {
    id: personId(activity.from),
    directory: directoryId(activity.from),
    name: (activity.from.name ?? '').slice(0, 200),
    locale: settings.playground ? null : localeOf(activity),
    address: chat.kind === 'personal' ? chat : personalAddress(route, activity.from.id),
  };
  // The local playground has no tenant.
  const tenant = `teams:${tenantOf(activity) ?? settings.tenant ?? 'local'}`;
  const parsed = inbound.safeParse({ id: idOf(activity), tenant, who, chat, event });
  if (parsed.success) return { inbound: parsed.data, odd: [] };
  return { inbound: null, odd: parsed.error.issues.map(({ path }) => path.slice(0, 2).map(String).join('.')) };
}

/** What has no id of its own is nothing else's second coming. */
const idOf = ({ id, type, timestamp, conversation }: TeamsActivity): string =>
  id || `${conversation.id}:${type}:${timestamp || crypto.randomUUID()}`;

/** The invokes that the product answers; any other it does not know. */
export const isKnownInvoke = ({ name }: TeamsActivity): boolean => INVOKES.has(name ?? '');
const INVOKES: ReadonlySet<string> = new Set(['adaptiveCard/action', CONSENT_INVOKE]);

function eventOf(activity: TeamsActivity): Inbound['event'] | null {
  switch (activity.type) {
    case 'message':
      return messageEvent(activity);
    case 'messageUpdate':
      return editedEvent(activity);
    case 'invoke':
      if (activity.name === CONSENT_INVOKE) return answered(objectIn(objectIn(activity.value)['context']));
      return isKnownInvoke(activity) ? executed(activity.value) : null;
    case 'conversationUpdate':
      return updateEvent(activity);
    case 'installationUpdate':
      return installed(activity.action);
    default:
      return null;
  }
}

const installed = (action: string | null | undefined): Inbound['event'] | null =>
  action === 'add' ? { type: 'added', installed: true } : action === 'remove' ? { type: 'removed' } : null;

/** Two bots must not talk to each other. */
function messageEvent(activity: TeamsActivity): Inbound['event'] | null {
  if (byMachine(activity)) return null;
  const value = objectIn(activity.value);
  if (typeof value['do'] === 'string') return answered(value);
  const mentions = mentionsIn(activity);
  const isMeant = mentions.some(({ ours }) => ours);
  const html = readHtml(htmlOf(activity));
  const text = wordsOf(activity, mentions, html).slice(0, 100_000);
  if (kindOf(activity) === 'channel' && !isMeant) {
    if (text === '') return null;
    const thread = activity.conversation.id.split(';messageid=')[1] ?? activity.id ?? activity.conversation.id;
    return { type: 'overheard', text, thread: thread.slice(0, 500) };
  }
  const file = fileBeside(activity, html);
  if (text !== '' || file || isMeant) return { type: 'said', text, ...(file ? { file } : {}) };
  // A card of another time or of somebody else's.
  return Object.keys(value).length > 0 ? answered(value) : null;
}

/** Whoever writes the mention in afterwards says it then. What mentioned the bot before has the same id, and has been answered. */
function editedEvent(activity: TeamsActivity): Inbound['event'] | null {
  if (activity.channelData?.eventType !== 'editMessage' || kindOf(activity) === 'personal') return null;
  const event = messageEvent({ ...activity, value: undefined });
  return event?.type === 'said' ? event : null;
}

/**
 * Who is mentioned. Teams gives a bot what mentions it; the rest only where the organisation has consented to it
 * (ChannelMessage.Read.Group), and that may mention colleagues and tags.
 */
const mentionsIn = ({ entities, recipient }: TeamsActivity): Mention[] =>
  (entities ?? []).flatMap(({ type, text, mentioned }) => {
    if (type !== 'mention' || !mentioned) return [];
    const ours = isSame(mentioned.id, recipient.id);
    return [mentionAs(text || mentioned.name || (ours && recipient.name) || '', ours)];
  });

type Html = ReturnType<typeof readHtml>;

/** The words of the text; of the HTML when there is no text, or when it says what is a quotation. */
function wordsOf(activity: TeamsActivity, mentions: readonly Mention[], html: Html): string {
  // In the person's own chat a name suffices: clients write the mention there without saying whom it means.
  const own = kindOf(activity) === 'personal' ? activity.recipient.name?.trim().toLowerCase() : undefined;
  const written = activity.text ?? '';
  const isMarked = activity.textFormat === 'xml' || /^\s{0,9}<(?:p|div)\b/i.test(written);
  const text = plainText(isMarked ? readHtml(written).text : written, mentions, own);
  return text === '' || html.quotes ? plainText(html.text, mentions, own) : text;
}

const htmlOf = ({ attachments }: TeamsActivity): string => {
  const html = attachments?.find((one) => isHtml(one) && typeof one.content === 'string')?.content;
  return typeof html === 'string' ? html : '';
};

/** What quotes another message, and no file. */
const REFERENCE = 'messageReference';

/** A file that came with the words and is not read: in a channel the bot is given none, and of some kinds it reads nothing. */
function fileBeside(activity: TeamsActivity, html: Html): 'channel' | 'kind' | null {
  const { attachments } = activity;
  const isReference = attachments?.some(({ contentType }) => contentType === REFERENCE);
  const file = attachments?.some((one) => !isHtml(one) && one.contentType !== REFERENCE) || (html.file && !isReference);
  if (!file) return null;
  if (kindOf(activity) === 'channel') return 'channel';
  return attachedFile(activity) ? null : 'kind';
}

/** The button's data with the inputs mixed in. What cannot be read is of no card that the product makes, which the door says. */
function executed(value: unknown): Inbound['event'] {
  const action = objectIn(objectIn(value)['action']);
  return answered({ do: action['verb'], ...objectIn(action['data']) });
}

function answered(all: Record<string, unknown>): Inbound['event'] {
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
  const { membersAdded, membersRemoved, recipient } = activity;
  if (membersAdded?.some(({ id }) => isSame(id, recipient.id))) return { type: 'added' };
  if (membersRemoved?.some(({ id }) => isSame(id, recipient.id))) return { type: 'removed' };
  if (RETURNS.has(what)) return { type: 'restored' };
  return membersAdded?.length || membersRemoved?.length ? { type: 'membersChanged' } : null;
}

/** The first file of a message that the product reads; the address is empty when it is not told. */
export function attachedFile(activity: TeamsActivity): { name: string; url: string } | null {
  for (const { contentType, name, content } of activity.attachments ?? []) {
    const { downloadUrl, fileType } = download.safeParse(content).data ?? {};
    const given = (name ?? '').slice(0, 290);
    const full = READABLE_FILE.test(given) || !fileType ? given : `${given || 'fil'}.${fileType.slice(0, 9)}`;
    if (contentType === FILE && READABLE_FILE.test(full)) return { name: full, url: downloadUrl ?? '' };
  }
  return null;
}
