/** What people write: to the bot, in its direct messages, between themselves where it listens, and as a command. */
import { z } from 'zod';
import { READABLE_FILE } from '../inbound.ts';
import { acknowledged, type Context, carryOut, type Did, isForeign, repliesTo, work } from './context.ts';
import { fetchSlackFile } from './download.ts';
import { plainWords } from './inbound.ts';

const COMMAND = '/arshjul';
/** As much as is read of one message. */
const MAX_WORDS = 100_000;

/** Said by somebody, and not by a bot or a workflow, which say so by `bot_id`. */
const spoken = z.looseObject({
  user: z.string(),
  channel: z.string(),
  user_team: z.string().nullish(),
  source_team: z.string().nullish(),
  bot_id: z.undefined().optional(),
});
const mention = spoken.extend({ text: z.string() });
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
  text: z.string().optional(),
  subtype: z.union([z.undefined(), z.literal('file_share')]).optional(),
  files: z.array(z.looseObject({ name: z.string().nullish(), url_private_download: z.string().optional() })).optional(),
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
      if (said.success) await answer(context, didBy(body, said.data), said.data.text);
    }),
  );
  app.message(({ message, body, context: { botUserId } }) =>
    work(context, 'message', async () => {
      const between = channelMessage.safeParse(message);
      if (between.success) {
        // What mentions the bot comes as a mention too.
        if (!between.data.text.includes(`<@${botUserId}`))
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

async function answer(context: Context, did: Did, words: string): Promise<void> {
  const text = plainWords(words).slice(0, MAX_WORDS) || 'hjälp';
  carryOut(context, did.place, await repliesTo(context, did, { type: 'said', text }));
}

/** The answer to what was not said to the bot is seen by the one who said it. */
async function overhear(context: Context, did: Did, said: z.infer<typeof channelMessage>): Promise<void> {
  const text = plainWords(said.text).slice(0, MAX_WORDS);
  const event = { type: 'overheard' as const, text, thread: said.thread_ts ?? said.ts };
  const replies = await repliesTo(context, { ...did, tell: 'nobody' }, event);
  carryOut(context, { ...did.place, quiet: true }, replies);
}

async function takeDirect(context: Context, did: Did, said: z.infer<typeof directMessage>): Promise<void> {
  const file = said.files?.find(({ name }) => READABLE_FILE.test(name ?? ''));
  if (!file) return answer(context, did, said.text ?? '');
  const bytes = await fetchSlackFile(file.url_private_download ?? '', context.botToken, context.apiUrl);
  const name = (file.name ?? '').slice(0, 300);
  const event = { type: 'uploaded' as const, name, bytes: bytes ?? new Uint8Array() };
  carryOut(context, did.place, await repliesTo(context, did, event));
}
