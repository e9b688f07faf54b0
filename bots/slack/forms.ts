/**
 * Modals that are sent. Slack is answered within two seconds whatever our own work takes: an answer that is ready rides on the acknowledgement; one that is
 * not leaves a word on top of the form, and comes into its place, or as a message when the modal has been closed meanwhile.
 */
import type * as Bolt from '@slack/bolt';
import { type Card, inputsOf } from '../../cards/card.ts';
import { errorCard, messageCard } from '../../cards/common.ts';
import { ACTION_PREFIX, toModal } from '../../cards/render/slack.ts';
import { speak } from '../../cards/texts.ts';
import type { Reply } from '../messenger.ts';
import {
  acknowledged,
  type Context,
  carryOut,
  type Did,
  isForeign,
  type Listening,
  renewHome,
  repliesTo,
  work,
} from './context.ts';
import { errorCode } from './errors.ts';
import { errorsFor } from './form-errors.ts';
import { type ModalMetadata, readMetadata, viewValues } from './inbound.ts';
import { workspaceOf } from './origin.ts';
import { ACK_WITHIN_MS, within } from './wait.ts';
import { type Place, viewOf } from './ways.ts';

type Ack = Bolt.SlackViewMiddlewareArgs<Bolt.ViewSubmitAction>['ack'];

export function listenToForms(at: Listening): void {
  at.app.view<Bolt.ViewSubmitAction>(`${ACTION_PREFIX}form`, ({ ack, body, view }) => {
    // A form that does not say what it is for is none of ours now, which the door says; what was typed stays under that.
    const from = readMetadata(view.private_metadata) ?? { lang: 'sv' as const, data: {} };
    return work(
      at,
      'form',
      body,
      (context) => answer(context, ack, didBy(body, from), from, view),
      async () => {
        const told = toModal(messageCard(speak(from.lang), 'common:notInstalled'), {}) as unknown as Bolt.types.View;
        await acknowledged(at, () => ack({ response_action: 'push', view: told }));
      },
    );
  });
}

function didBy(body: Bolt.ViewSubmitAction, { channel, ts, thread, ephemeral, kept, home }: ModalMetadata): Did {
  const { user, view, enterprise } = body;
  const place: Place = {
    event: `${view.id}:${view.hash}`,
    user: user.id,
    channel: channel ?? user.id,
    ...(ts ? { message: ts } : {}),
    ...(thread ? { thread } : {}),
    ...(ephemeral ? { ephemeral } : {}),
    ...(kept ? { kept } : {}),
    ...(home ? { home } : {}),
    state: view.state,
  };
  // An app of a whole organisation is told of no workspace but the person's own.
  const team = workspaceOf(body);
  const foreign = team !== null && isForeign({ team_id: team, enterprise_id: enterprise?.id }, user.team_id);
  return { team, place, foreign, isForm: true };
}

async function answer(context: Context, ack: Ack, did: Did, from: ModalMetadata, view: Bolt.ViewOutput): Promise<void> {
  const event = { type: 'answered' as const, data: from.data, values: viewValues(view.state) };
  const working = repliesTo(context, did, event)
    .catch((error: unknown): Reply[] => {
      context.log.error({ event: 'form', code: errorCode(error) }, 'slack listener failed');
      return [{ as: 'private', card: errorCard(speak(from.lang)) }];
    })
    .then((replies) => {
      const outcome = outcomeOf(replies);
      // An answer on top of the form leaves it as it is.
      if (outcome?.modal !== 'push') context.kept.sent(from.kept, outcome?.card ?? null);
      return replies;
    });
  const ready = await within(context.wait, ACK_WITHIN_MS, working);
  if (ready) await inTime(context, ack, did.place, from, ready);
  else await late(context, ack, did.place, from, working);
  if (from.home) await renewHome(context, did);
}

/** What becomes of the modal, and what else is said. */
type Outcome = { readonly modal: 'update' | 'push'; readonly card: Card; readonly rest: readonly Reply[] } | null;

/** Null when the modal has done its work and closes. */
function outcomeOf(replies: readonly Reply[]): Outcome {
  const [first, ...rest] = replies;
  if (!first) return null;
  const asksAgain = (first.as === 'replace' || first.as === 'open') && inputsOf(first.card.body).length > 0;
  if (asksAgain) return { modal: 'update', card: first.card, rest };
  // Nothing was saved: the answer lies on top of the form, and what was typed is still under it.
  if (replies.every(({ as }) => as === 'private')) return { modal: 'push', card: first.card, rest };
  return null;
}

async function inTime(
  context: Context,
  ack: Ack,
  place: Place,
  from: ModalMetadata,
  replies: readonly Reply[],
): Promise<void> {
  const outcome = outcomeOf(replies);
  if (!outcome) {
    await acknowledged(context, () => ack({ response_action: 'clear' }));
    return carryOut(context, place, replies);
  }
  const { modal, card, rest } = outcome;
  const errors = modal === 'update' ? errorsFor(card, from, place.state) : null;
  const shown = await acknowledged(context, () =>
    ack(errors ? { response_action: 'errors', errors } : { response_action: modal, view: viewOf(place, card) }),
  );
  if (!shown) carryOut(context, place, [{ as: 'private', card }]);
  carryOut(context, place, rest);
}

async function late(
  context: Context,
  ack: Ack,
  place: Place,
  from: ModalMetadata,
  working: Promise<Reply[]>,
): Promise<void> {
  const say = speak(from.lang);
  const name = `${ACTION_PREFIX}${crypto.randomUUID()}`;
  const wait = { ...toModal(messageCard(say, 'common:working'), {}), external_id: name };
  await acknowledged(context, () => ack({ response_action: 'push', view: wait as unknown as Bolt.types.View }));
  const replies = await working;
  const outcome = outcomeOf(replies);
  const card = outcome?.card ?? replies[0]?.card ?? messageCard(say, 'common:done');
  // A receipt ends the modal: whoever closes it does not come back to the form.
  const view = { ...viewOf(place, card), ...(outcome ? {} : { clear_on_close: true }) };
  const { result } = await context.messenger.shown(() => context.client.views.update({ external_id: name, view }));
  const closed: Reply[] = outcome && result !== 'sent' ? [{ as: 'private', card }] : [];
  carryOut(context, place, [...closed, ...(outcome ? outcome.rest : replies)]);
}
