/** What people write: to the bot, in its direct messages, between themselves where it listens, and as a command. */
import { z } from 'zod';
import { acknowledged, type Context, carryOut, type Did, isForeign, repliesTo, work } from './context.ts';
import { readFile } from './files.ts';
import { mentionedIn, plainWords } from './inbound.ts';

const COMMAND = '/arshjul';
/** As much as is read of one message. */
const MAX_WORDS = 100_000;

/** Said by somebody, and not by a bot or a workflow, which say so by `bot_id` or `app_id`. */
const spoken = z.looseObject({
  user: z.string(),
  channel: z.string(),
  user_team: z.string().nullish(),
  source_team: z.string().nullish(),
  bot_id: z.undefined().optional(),
  app_id: z.undefined().optional(),
});
const files = z.array(z.unknown()).nullish().catch(null);
const mention = spoken.extend({ text: z.string(), ts: z.string().optional(), files });
/** Said between people in a channel that the bot has been invited to. */
const channelMessage = spoken.extend({
  channel_type: z.enum(['channel', 'group']),
  text: z.string(),
  ts: z.string(),
  thread_ts: z.string().optional(),
  subtype: z.undefined().optional(),
});
const directMessage = spoken.extend({
  channel_type: z.literal('im'),
  text: z.string().nullish(),
  subtype: z.union([z.undefined(), z.literal('file_share')]).optional(),
  files,
});

type Envelope = { event_id: string; team_id: string; enterprise_id?: string | undefined };
const didBy = (body: Envelope, said: z.infer<typeof spoken>): Did => ({
  team: body.team_id,
  place: { event: body.event_id, user: said.user, channel: said.channel },
  foreign: isForeign(body, said.user_team, said.source_team),
});

export function listenToWords(context: Context): void {
  const { app } = context;
  app.event('app_mention', ({ event, body }) =>
    work(context, 'app_mention', async () => {
      const said = mention.safeParse(event);
      if (!said.success) return;
      const { channel, text, ts } = said.data;
      const message = ts === undefined ? undefined : `${channel}:${ts}`;
      const file = said.data.files?.length ? 'channel' : null;
      await answer(context, { ...didBy(body, said.data), message }, text, file);
    }),
  );
  app.message(({ message, body, context: { botUserId } }) =>
    work(context, 'message', async () => {
      const between = channelMessage.safeParse(message);
      if (between.success) {
        // What mentions the bot comes as a mention too.
        if (!mentionedIn(between.data.text).includes(botUserId ?? ''))
          await overhear(context, didBy(body, between.data), between.data);
        return;
      }
      const said = directMessage.safeParse(message);
      if (said.success) await takeDirect(context, didBy(body, said.data), said.data);
    }),
  );
  app.command(COMMAND, ({ command, ack }) =>
    work(context, 'command', async () => {
      await acknowledged(context, () => ack());
      const { user_id: user, channel_id: channel, team_id: team, trigger_id: trigger } = command;
      await answer(context, { team, place: { event: trigger, user, channel, trigger, quiet: true } }, command.text);
    }),
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
  const others = new Set(mentionedIn(words).filter((id) => id !== installation.identity?.user_id));
  const found = await Promise.all([...others].map((id) => people.find(id)));
  return plainWords(words, new Map(found.map(({ who }) => [who.id, who.name]))).slice(0, MAX_WORDS);
}

/** The answer to what was not said to the bot is seen by the one who said it. */
async function overhear(context: Context, did: Did, said: z.infer<typeof channelMessage>): Promise<void> {
  const replies = await repliesTo(context, { ...did, tell: 'nobody' }, async () => ({
    type: 'overheard',
    text: await namedWords(context, said.text),
    thread: said.thread_ts ?? said.ts,
  }));
  carryOut(context, { ...did.place, quiet: true }, replies);
}

async function takeDirect(context: Context, did: Did, said: z.infer<typeof directMessage>): Promise<void> {
  const file = await readFile(context, said.files ?? []);
  if (file === null || typeof file === 'string') return answer(context, did, said.text ?? '', file);
  carryOut(context, did.place, await repliesTo(context, did, file));
}
