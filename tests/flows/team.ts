/**
 * A team's chat: the real door over a real SQLite store, with a clock that the test holds. Without a platform, or over the wire in one of the
 * worlds (tests/worlds), whichever the run has chosen.
 */
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach } from 'vitest';
import { createDoor } from '../../bots/door.ts';
import type { Inbound } from '../../bots/inbound.ts';
import type { ChannelMember, Messenger, OutFile, Reply, SendResult } from '../../bots/messenger.ts';
import { buttonsIn as buttonsOf, type Card, inputsOf, submitOf } from '../../cards/card.ts';
import { renderDelivery } from '../../cards/deliveries.ts';
import { toText } from '../../cards/render/text.ts';
import type { Address, Locale, MessageRef, TeamKey } from '../../quality/base.ts';
import type { DeliveryKind } from '../../quality/deliveries/delivery.ts';
import { isTold } from '../../quality/deliveries/kinds.ts';
import { ArshjuletError } from '../../quality/errors.ts';
import type { Storage } from '../../quality/ports.ts';
import type { Snapshot } from '../../quality/snapshot.ts';
import { openStorage } from '../../storage/open.ts';
import {
  CHANNEL,
  channelAt,
  HAS_HOME,
  idOf,
  isChatOf,
  KNOWS_LANGUAGE,
  ON_SLACK,
  personal,
  startChosen,
  TELLS_LANGUAGE,
  TENANT,
} from '../worlds/chosen.ts';
import type { Wire } from '../worlds/wire.ts';

export { CHANNEL, channelAt, HAS_HOME, idOf, isChatOf, KNOWS_LANGUAGE, ON_SLACK, personal, TELLS_LANGUAGE, TENANT };

const stops: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const stop of stops.splice(0)) await stop();
});

type Sent = { readonly to: Address; readonly card: Card };

class Unreadable extends ArshjuletError {
  readonly code = 'unreadable';
}

/** People and what the bot has sent them by itself. Without a world it is a platform of its own, not a stand-in for an SDK. */
class Chat implements Messenger {
  readonly platform = CHANNEL.platform;
  readonly sent: Sent[] = [];
  /** Who is in the channel. */
  people: string[] = [];
  wire: Wire | null = null;
  #refused = false;

  /** The next time that somebody asks who is in the channel, they are refused it. */
  refuseRoster(): void {
    if (this.wire) this.wire.refuseRoster();
    else this.#refused = true;
  }

  trouble(): null {
    return null;
  }
  scopes(): readonly [string] {
    return ['chat'];
  }
  async send(to: Address, card: Card, id?: string): Promise<SendResult> {
    const result = await this.wire?.messenger.send(to, card, id);
    if (result && result.result !== 'sent') return result;
    this.sent.push({ to: this.#ownChat(to), card });
    return result ?? { result: 'sent', message: { address: to, message: String(this.sent.length) } };
  }
  replace(message: MessageRef, card: Card): Promise<SendResult> {
    return this.wire?.messenger.replace(message, card) ?? Promise.resolve({ result: 'gone' });
  }
  file(to: Address, file: OutFile): Promise<SendResult> {
    return (
      this.wire?.messenger.file(to, file) ??
      Promise.resolve({ result: 'sent', message: { address: to, message: file.name } })
    );
  }
  async members(channel: Address): Promise<readonly ChannelMember[]> {
    if (this.wire) return this.wire.messenger.members(channel);
    if (this.#refused) {
      this.#refused = false;
      throw new Unreadable('the channel cannot be read');
    }
    return this.people.map((name) => ({ id: idOf(name), name, address: personal(name) }));
  }
  /** A person's chat by one name, however the platform has it opened. */
  #ownChat(to: Address): Address {
    const whose = this.people.find((name) => [to.conversation, to.route['userId']].some((one) => isChatOf(name, one)));
    return whose === undefined ? to : personal(whose);
  }
}

/** Where the world's calendars lie. */
export const CALENDARS = 'https://bot.ekskolan.example/kalender/';
/** And its files that could not be sent. */
export const FILES = 'https://bot.ekskolan.example/rapport/';

const openFile = (path: string): Promise<Storage> => openStorage(`file:${path}`);

export type World = Awaited<ReturnType<typeof makeWorld>>;

/** Everything a flow test needs. `now` may be moved by the test. */
export async function makeWorld(start = '2026-08-20T08:00:00Z', open = openFile) {
  const path = join(mkdtempSync(join(tmpdir(), 'arshjulet-')), 'data.db');
  const storage: Storage = await open(path);
  const chat = new Chat();
  chat.people = ['Rut Rektor', 'Kim Kurator', 'Siv Sköterska', 'Petra Psykolog'];
  const clock = { now: Temporal.Instant.from(start) };
  const logged: unknown[] = [];
  const log = {
    info: (fields: object, what: string) => void logged.push({ ...fields, what }),
    warn: (fields: object, what: string) => void logged.push({ ...fields, what }),
    error: (fields: object, what: string) => void logged.push({ ...fields, what }),
  };
  const door = createDoor({
    storage,
    messengers: () => chat,
    clock: () => clock.now,
    log,
    nudge: () => undefined,
    calendarsAt: CALENDARS,
    filesAt: FILES,
  });
  chat.wire = await startChosen({ handle: door, clock, log, people: () => chat.people });
  const handle = chat.wire?.deliver ?? door;
  if (chat.wire) stops.push(chat.wire.stop);
  let events = 0;
  const given = new Set<string>();
  const inbound = (name: string, event: Inbound['event'], where: Address, locale: Locale | null): Inbound => {
    events += 1;
    return {
      id: `e${events}`,
      tenant: TENANT,
      who: { id: idOf(name), name, locale, address: personal(name) },
      chat: where,
      event,
    };
  };
  const at = (name: string, where?: Address) => where ?? personal(name);
  return {
    storage,
    chat,
    clock,
    logged,
    log,
    path,
    handle,
    inbound,
    say: (name: string, text: string, where?: Address, locale: Locale | null = 'sv') =>
      handle(inbound(name, { type: 'said', text }, at(name, where), locale)),
    add: (name: string, where: Address) => handle(inbound(name, { type: 'added' }, where, 'sv')),
    upload: (name: string, content: string, where?: Address) =>
      handle(
        inbound(
          name,
          { type: 'uploaded', name: 'lov.ics', fetch: async () => Buffer.from(content) },
          at(name, where),
          'sv',
        ),
      ),
    uploadTable: (name: string, file: string, bytes: Uint8Array, where?: Address) =>
      handle(inbound(name, { type: 'uploaded', name: file, fetch: async () => bytes }, at(name, where), 'sv')),
    /** Presses a button of a card by its title, with what is typed into the card's inputs besides what stands there. */
    press: (
      name: string,
      card: Card,
      title: string,
      typed: Record<string, string> = {},
      where?: Address,
      locale: Locale | null = 'sv',
    ) => {
      const button = buttonsOf(card).find((b) => b.title === title);
      if (!button)
        throw new Error(
          `no button ${title} among ${buttonsOf(card)
            .map((b) => b.title)
            .join(', ')}`,
        );
      const standing = Object.fromEntries(inputsOf(card.body).map((input) => [input.id, input.value ?? '']));
      const values = button.associatedInputs === 'auto' ? { ...standing, ...typed } : {};
      return handle(inbound(name, { type: 'answered', data: { ...button.data }, values }, at(name, where), locale));
    },
    /** What has been written to be told, oldest first, as its recipient will read it. */
    async told(kind: DeliveryKind): Promise<{ to: string; words: string }[]> {
      const snapshot = await this.snapshot();
      const rows = (await storage.deliveries(snapshot.key, 300)).filter((one) => one.kind === kind).toReversed();
      return rows.map((one) => ({
        to: one.recipient,
        words: toText(renderDelivery(one, snapshot, clock.now.toString(), { late: false })),
      }));
    },
    /** The same, of every kind, that the person has not been given by this before. */
    async toldTo(name: string, home = CHANNEL): Promise<Reply[]> {
      const snapshot = await this.snapshot(home);
      const rows = (await storage.deliveries(snapshot.key, 300)).filter(
        (one) => isTold(one.kind) && one.recipient === idOf(name) && !given.has(one.key),
      );
      for (const { key } of rows) given.add(key);
      return rows.map((one) => ({
        as: 'private',
        card: renderDelivery(one, snapshot, clock.now.toString(), { late: false }),
      }));
    },
    key: async (home = CHANNEL): Promise<TeamKey> => {
      const key = await storage.teamAt(TENANT, home.conversation);
      if (!key) throw new Error('no team in the channel');
      return key;
    },
    async snapshot(home = CHANNEL): Promise<Snapshot> {
      const snapshot = await storage.snapshot(await this.key(home));
      if (!snapshot) throw new Error('no snapshot');
      return snapshot;
    },
  };
}

export { buttonsOf };

/**
 * Fills a form in step by step, each with those of `typed` that it asks for, and goes on to what is offered to fill in after it. The last
 * answer, or the one in which something has to change.
 */
export async function fillIn(world: World, name: string, form: Card, typed: Record<string, string>): Promise<Reply[]> {
  const send = submitOf(form);
  const asked = new Set(inputsOf(form.body).map(({ id }) => id));
  const values = Object.fromEntries(Object.entries(typed).filter(([id]) => asked.has(id)));
  const replies = await world.press(name, form, send?.title ?? '', values);
  const answer = replies[0]?.card;
  const next = answer && submitOf(answer);
  if (answer && next && next.data['page'] !== send?.data['page']) return fillIn(world, name, answer, typed);
  const begun = send?.data['page'] === undefined;
  const more = answer && begun && buttonsOf(answer).some(({ title }) => title === 'Fyll på');
  return more ? fillIn(world, name, cardOf(await world.press(name, answer, 'Fyll på')), typed) : replies;
}

/** The form of a new goal, for who fills it in without a sentence. */
export const goalForm = async (world: World, name: string): Promise<Card> =>
  cardOf(await world.press(name, cardOf(await world.say(name, 'nytt mål')), 'Fyll i själv'));

/** The principal takes the last drafted goal into the plan. */
export async function takeIn(world: World): Promise<Snapshot> {
  const before = await world.snapshot();
  const goal = before.goals.findLast((one) => one.state === 'draft');
  const data = { do: 'goals.override', team: before.key.team, goal: goal?.id ?? '' };
  const event = { type: 'answered' as const, data, values: { reason: 'Vi prövar.' } };
  await world.handle(world.inbound('Rut Rektor', event, personal('Rut Rektor'), 'sv'));
  return world.snapshot();
}

/** The card of the only or n-th reply of a kind. */
export function cardOf(replies: readonly Reply[], as?: Reply['as'], n = 0): Card {
  const found = replies.filter((reply) => as === undefined || reply.as === as)[n];
  if (!found) throw new Error(`no reply ${as ?? ''} among ${replies.map((r) => r.as).join(', ')}`);
  return found.card;
}
export const textOf = (replies: readonly Reply[]): string => replies.map((reply) => toText(reply.card)).join('\n');

/** Sets a team up in the channel with Rut as principal, Kim as coordinator, and the wheel approved. */
export async function setUpTeam(world: World, approve = true): Promise<Snapshot> {
  const intro = cardOf(await world.add('Kim Kurator', CHANNEL));
  const school = cardOf(await world.press('Kim Kurator', intro, 'Kom igång', {}, CHANNEL));
  const calendar = cardOf(
    await world.press('Kim Kurator', school, 'Nästa', { school: 'Ekskolan', county: 'Skåne' }, CHANNEL),
  );
  const members = cardOf(await world.press('Kim Kurator', calendar, 'Spara', {}, CHANNEL));
  const wheel = cardOf(
    await world.press(
      'Kim Kurator',
      members,
      'Spara',
      {
        principal: idOf('Rut Rektor'),
        coordinators: idOf('Kim Kurator'),
        [`professions:${idOf('Kim Kurator')}`]: 'counsellor',
        [`professions:${idOf('Siv Sköterska')}`]: 'schoolNurse',
        [`professions:${idOf('Petra Psykolog')}`]: 'psychologist',
        [`professions:${idOf('Rut Rektor')}`]: 'principal',
      },
      CHANNEL,
    ),
  );
  if (approve) {
    const shown = cardOf(await world.say('Rut Rektor', 'visa årshjulet'));
    await world.press('Rut Rektor', shown, 'Godkänn årshjulet');
  } else if (wheel.body.length === 0) throw new Error('no wheel');
  return world.snapshot();
}
