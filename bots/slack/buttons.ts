/** Presses of buttons, in messages, in modals and on the home page. */
import { z } from 'zod';
import { type Card, inputsOf, KEEPS } from '../../cards/card.ts';
import { messageCard } from '../../cards/common.ts';
import { ACTION_PREFIX } from '../../cards/render/slack.ts';
import { speak } from '../../cards/texts.ts';
import type { Reply } from '../messenger.ts';
import {
  acknowledged,
  type Context,
  carryOut,
  type Did,
  isForeign,
  type Listening,
  readPayload,
  renewHome,
  repliesTo,
  work,
} from './context.ts';
import { buttonData, readMetadata, viewValues } from './inbound.ts';
import { KEPT } from './kept-forms.ts';
import { workspaceOf } from './origin.ts';
import type { Place } from './ways.ts';

const word = z.string().nullish();
const actionBody = z.looseObject({
  trigger_id: word,
  response_url: word,
  user: z.looseObject({ id: z.string().min(1), team_id: word }),
  team: z.looseObject({ id: z.string() }).nullish(),
  enterprise: z.looseObject({ id: z.string() }).nullish(),
  channel: z.looseObject({ id: z.string() }).nullish(),
  message: z.looseObject({ ts: z.string(), thread_ts: word }).nullish(),
  container: z.looseObject({ is_ephemeral: z.boolean().nullish(), thread_ts: word }).nullish(),
  view: z
    .looseObject({ id: z.string(), type: z.string(), private_metadata: z.string(), state: z.unknown().optional() })
    .nullish(),
  actions: z.array(z.looseObject({ action_id: word, action_ts: word, value: word })).min(1),
});
type ActionBody = z.infer<typeof actionBody>;

const OURS = new RegExp(`^${ACTION_PREFIX}`);
const NOT_OURS = new RegExp(`^(?!${ACTION_PREFIX})`);

export function listenToButtons(at: Listening): void {
  at.app.action(OURS, ({ ack, body }) =>
    work(
      at,
      'button',
      body,
      async (context) => {
        await acknowledged(at, () => ack());
        const press = readPayload(at, 'button', actionBody, body);
        // Data that cannot be read is no card's of ours, which the door says.
        if (press) await pressed(context, didBy(press), buttonData(press.actions[0]?.value) ?? {});
      },
      async () => {
        await acknowledged(at, () => ack());
        await at.sayAbsent(actionBody.safeParse(body).data?.response_url);
      },
    ),
  );
  // A link's button, or one of a card that an earlier version made: nothing is done, and Slack is told that it came.
  at.app.action(NOT_OURS, ({ ack }) => acknowledged(at, () => ack()).then(() => undefined));
}

async function pressed(context: Context, did: Did, { [KEPT]: kept, ...data }: Record<string, string>): Promise<void> {
  const { place } = did;
  const form = context.kept.find(kept, place.user);
  if (kept !== undefined && form !== null && form !== 'gone')
    return carryOut(context, { ...place, kept }, [{ as: 'open', card: form }]);
  const isKeeping = data[KEEPS] !== undefined;
  const values = isKeeping ? viewValues(place.state) : {};
  const replies = await repliesTo(context, did, { type: 'answered', data, values });
  if (isKeeping) context.kept.sent(place.kept, formIn(replies));
  const lost = form === 'gone' && replies.length > 0;
  carryOut(context, place, lost ? [...replies, await formGone(context, place)] : replies);
  if (place.home && replies.some(({ as }) => as !== 'open')) await renewHome(context, did);
}

/** The form that comes back when one was sent; null when that was all. */
const formIn = ([first]: readonly Reply[]): Card | null =>
  first && first.as !== 'file' && inputsOf(first.card.body).length > 0 ? first.card : null;

/** What stood in a form that was kept is not kept any more: it has been too long, or the process has begun anew. */
async function formGone({ people }: Context, { user }: Place): Promise<Reply> {
  const { who } = await people.find(user);
  return { as: 'private', card: messageCard(speak(who.locale ?? 'sv'), 'common:formGone') };
}

function didBy(body: ActionBody): Did {
  const { user, channel, message, view, container, trigger_id: trigger, response_url: address } = body;
  const from = view?.type === 'modal' ? readMetadata(view.private_metadata) : null;
  const ts = message?.ts ?? from?.ts;
  const thread = message?.thread_ts ?? container?.thread_ts ?? from?.thread;
  const ephemeral = container?.is_ephemeral ? address : from?.ephemeral;
  const [action] = body.actions;
  const place: Place = {
    event: `${user.id}:${action?.action_id ?? ''}:${action?.action_ts ?? trigger ?? ''}`,
    user: user.id,
    channel: channel?.id ?? from?.channel ?? user.id,
    ...(trigger ? { trigger } : {}),
    ...(ts ? { message: ts } : {}),
    ...(thread ? { thread } : {}),
    ...(view?.type === 'modal' ? { modal: view.id, state: view.state } : {}),
    ...(ephemeral ? { ephemeral } : {}),
    ...(from?.kept ? { kept: from.kept } : {}),
    ...(from?.home || view?.type === 'home' ? { home: true } : {}),
  };
  // An app of a whole organisation is told of no workspace but the person's own.
  const team = workspaceOf(body);
  const foreign = team !== null && isForeign({ team_id: team, enterprise_id: body.enterprise?.id }, user.team_id);
  return { team, place, foreign };
}
