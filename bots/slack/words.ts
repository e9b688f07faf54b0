/** What people write: to the bot, in its direct messages, between themselves where it listens, and as a command. */
import { z } from 'zod';
import {
  acknowledged,
  type Context,
  carryOut,
  type Did,
  isForeign,
  type Listening,
  readPayload,
  repliesTo,
  work,
} from './context.ts';
import { readFile } from './files.ts';
import { mentionedIn, plainWords } from './inbound.ts';
import { originOf, workspaceIn } from './origin.ts';

const COMMAND = '/arshjul';
/** As much as is read of one message. */
const MAX_WORDS = 100_000;

/** What is read of a message, in whatever way it is told of (docs.slack.dev, "message event" and "app_mention event"). */
const message = z.looseObject({
  user: z.string().min(1),
  channel: z.string().min(1),
  channel_type: z.string().nullish(),
  subtype: z.string().nullish(),
  text: z.string().nullish(),
  ts: z.string().nullish(),
  thread_ts: z.string().nullish(),
  user_team: z.string().nullish(),
  source_team: z.string().nullish(),
  bot_id: z.unknown().optional(),
  app_id: z.unknown().optional(),
  files: z.array(z.unknown()).nullish(),
});
type Message = z.infer<typeof message>;

/** What people say is of no subtype, or of one of these; others tell of what became of a message or a channel. */
const SPOKEN: ReadonlySet<string> = new Set(['file_share', 'me_message', 'thread_broadcast']);
const isSpoken = ({ subtype }: { subtype?: unknown }): boolean => !subtype || SPOKEN.has(String(subtype));
/** A bot or a workflow says so by its id. */
const isMachines = (said: object): boolean => ['bot_id', 'app_id'].some((field) => Boolean(Reflect.get(said, field)));

/** A group of people who have no channel is one all the same. */
function isDirect({ channel, channel_type }: Message): boolean {
  return channel_type ? channel_type === 'im' || channel_type === 'app_home' : channel.startsWith('D');
}

/** Null for what people have not said. */
function readMessage(at: Listening, name: string, event: object): Message | null {
  return isSpoken(event) && !isMachines(event) ? readPayload(at, name, message, event) : null;
}

function didBy(body: { event_id: string }, said: Message): Did {
  const { workspaces, organisation } = originOf(body);
  const [team = null] = workspaces;
  return {
    team,
    place: {
      event: body.event_id,
      user: said.user,
      channel: said.channel,
      ...(said.thread_ts ? { thread: said.thread_ts } : {}),
    },
    foreign: isForeign({ team_id: team, enterprise_id: organisation }, said.user_team, said.source_team),
  };
}

export function listenToWords(at: Listening): void {
  const { app } = at;
  app.event('app_mention', ({ event, body }) =>
    work(at, 'app_mention', body, async (context) => {
      const said = readMessage(at, 'app_mention', event);
      if (!said) return;
      const { channel, text, ts } = said;
      const did = { ...didBy(body, said), message: ts ? `${channel}:${ts}` : undefined };
      await answer(context, did, text ?? '', said.files?.length ? 'channel' : null);
    }),
  );
  app.message(({ message: event, body }) =>
    work(at, 'message', body, async (context) => {
      const said = readMessage(at, 'message', event);
      if (!said) return;
      const own = context.installation.identity?.user_id ?? '';
      if (isDirect(said)) await takeDirect(context, didBy(body, said), said);
      // What mentions the bot comes as a mention too.
      else if (said.text && !mentionedIn(said.text).includes(own))
        await overhear(context, didBy(body, said), said, said.text);
    }),
  );
  app.command(COMMAND, ({ command, ack }) =>
    work(
      at,
      'command',
      command,
      async (context) => {
        await acknowledged(at, () => ack());
        const { user_id: user, channel_id: channel, team_id: team, trigger_id: trigger } = command;
        const place = { event: trigger, user, channel, trigger, quiet: true };
        await answer(context, { team: workspaceIn(team), place }, command.text ?? '');
      },
      async () => {
        await acknowledged(at, () => ack());
        await at.sayAbsent(command.response_url);
      },
    ),
  );
}

/** `file`: one came along that is not read, and why. */
async function answer(context: Context, did: Did, words: string, file: Unread | null = null): Promise<void> {
  const replies = await repliesTo(context, did, async () => {
    const text = await namedWords(context, words);
    return file ? { type: 'said', text, file } : { type: 'said', text: text || 'hjälp' };
  });
  carryOut(context, did.place, replies);
}
type Unread = 'kind' | 'channel' | 'linked';

/** What was written, with the names of those who are mentioned; the bot's own is left out. */
async function namedWords({ people, installation }: Context, words: string): Promise<string> {
  const own = installation.identity?.user_id ?? '';
  const others = new Set(mentionedIn(words).filter((id) => id !== own));
  const found = await Promise.all([...others].map((id) => people.find(id)));
  const names = found.flatMap(({ who }): [string, string][] => (who.name === '' ? [] : [[who.id, who.name]]));
  return plainWords(words, new Map([...names, [own, ' ']])).slice(0, MAX_WORDS);
}

/** The answer to what was not said to the bot is seen by the one who said it. */
async function overhear(context: Context, did: Did, { ts, thread_ts }: Message, words: string): Promise<void> {
  const replies = await repliesTo(context, { ...did, tell: 'nobody' }, async () => ({
    type: 'overheard',
    text: await namedWords(context, words),
    thread: thread_ts ?? ts ?? did.place.event,
  }));
  carryOut(context, { ...did.place, quiet: true }, replies);
}

async function takeDirect(context: Context, did: Did, said: Message): Promise<void> {
  const file = await readFile(context, said.files ?? []);
  if (file === null || typeof file === 'string') return answer(context, did, said.text ?? '', file);
  carryOut(context, did.place, await repliesTo(context, did, file));
}
