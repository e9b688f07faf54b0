/** One turn of conversation: who did what, where, and what is known when it is answered. */
import type { Card } from '../cards/card.ts';
import { called } from '../cards/names.ts';
import { pageNumber } from '../cards/paging.ts';
import { type Say, speak, type TextKey } from '../cards/texts.ts';
import type { AnswerCard } from '../cards/told-answer.ts';
import { applyChanges } from '../quality/apply-changes.ts';
import type { Address, Locale, TeamKey } from '../quality/base.ts';
import { commitOf } from '../quality/commit.ts';
import type { Told } from '../quality/deliveries/told.ts';
import { AlreadySeenError } from '../quality/errors.ts';
import type { Document } from '../quality/kinds.ts';
import { localDay } from '../quality/local-day.ts';
import type { Member } from '../quality/people/documents.ts';
import type { Person } from '../quality/people/identity.ts';
import type { Change, Storage } from '../quality/ports.ts';
import type { Snapshot } from '../quality/snapshot.ts';
import type { Inbound, Who } from './inbound.ts';
import type { CardReply, Messenger, Reply } from './messenger.ts';
import type { Tongue } from './tongue.ts';

export type Surroundings = {
  readonly storage: Storage;
  /** What sends on a platform to an organisation's teams. */
  readonly messengers: (platform: Address['platform'], tenant: string) => Messenger | undefined;
  readonly clock: () => Temporal.Instant;
  readonly log: Log;
  /** Told when a commit may have made something due at once, so that it need not wait for the next heartbeat. */
  readonly nudge: () => void;
  /** Told of a team whose channel would not say who is there, so that it is asked again. */
  readonly rosterOwed?: (key: TeamKey) => void;
  /** Where calendars are served to people, up to the secret; null or absent where nobody has said how the server is reached. */
  readonly calendarsAt?: string | null;
  /** The same of files that cannot be sent in the chat. */
  readonly filesAt?: string | null;
  /** Told of each kind of which the guard has stopped something. */
  readonly stopped?: (kind: string) => void;
  /** The language of somebody of whom nothing else is known. */
  readonly language?: Locale;
};

/**
 * Ids and codes only; never words, names or tokens. `info` is what goes on; `warn` what is tried again or done in another way by itself, and is IT's if it
 * does not pass; `error` what somebody missed something by, or has to mend.
 */
export type Log = Readonly<Record<'info' | 'warn' | 'error', (fields: Record<string, unknown>, what: string) => void>>;

export type Turn = Surroundings & {
  readonly inbound: Inbound;
  /** Who acts, and the language in which this turn speaks: their own, unless others read too (`forAll`). */
  readonly who: Who & { readonly locale: Locale };
  readonly say: Say;
  readonly tongue: Tongue;
  /** What is posted is seen by the one who acts alone, though it happens in a channel. */
  readonly alone: boolean;
  readonly now: Temporal.Instant;
  /** What the guard found in the form that was sent, as the sentences that say so; its fields have been emptied. See guard.ts. */
  readonly refused: readonly TextKey[];
  /** Those fields, by the ids of their inputs. */
  readonly emptied: readonly string[];
  /** Counts the turn's commits: with the event's id it names each, so that a turn that was cut short goes on where it was. */
  readonly commits: { count: number };
  /** Today in the team's time zone, or in Sweden's before there is a team. */
  readonly today: Temporal.PlainDate;
  /** The one of the person's schools that their words name; see school-heard.ts. */
  readonly school?: TeamKey;
  /** Which page of a list the button was on or leads to, counted from 0; see cards/paging.ts. */
  readonly page: number;
};

/** How long an event id is remembered, so that a platform's re-delivery is not answered twice. */
export const REMEMBER_EVENT: Temporal.DurationLike = { hours: 24 };

/** A turn inside a team, by one of its members. */
export type TeamTurn = Turn & { readonly snapshot: Snapshot; readonly me: Member };

export type Values = Readonly<Record<string, string>>;

export const SWEDEN = 'Europe/Stockholm';

export function makeTurn(around: Surroundings, inbound: Inbound, tongue: Tongue): Turn {
  const now = around.clock();
  const today = localDay({ timeZone: SWEDEN }, now);
  return {
    ...around,
    inbound,
    who: { ...inbound.who, locale: tongue.own },
    say: speak(tongue.own),
    tongue,
    alone: inbound.quiet === true,
    now,
    today,
    refused: [],
    emptied: [],
    commits: { count: 0 },
    page: inbound.event.type === 'answered' ? pageNumber(inbound.event.data['page']) : 0,
  };
}

/** `put` for a new document or for the next version of one that was read. */
export function put(document: Document, before?: { version: number }): Change {
  return { do: 'put', document, expected: before?.version ?? 0 };
}

/**
 * Commits the changes together with the deliveries that follow from them, and answers the team as it now is.
 * What the same event has led to before, in a turn that was cut short, is not done again.
 * Throws `ConflictError` when somebody was faster; the door then takes the whole turn again.
 */
export async function commit(
  turn: Turn & { snapshot: Snapshot },
  changes: readonly Change[],
  deliveries: readonly Told[] = [],
): Promise<Snapshot> {
  const all = commitOf(turn.snapshot, { changes, deliveries }, turn.now, turn.who.id);
  const { key } = turn.snapshot;
  const seen = markOf(turn);
  try {
    await turn.storage.commit(key, seen ? [seen, ...all] : all);
  } catch (error) {
    if (!(error instanceof AlreadySeenError) || error.event !== seen?.event) throw error;
    return (await turn.storage.snapshot(key)) ?? turn.snapshot;
  }
  if (all.some((one) => one.do === 'deliver' || one.do === 'plan')) turn.nudge();
  return applyChanges(turn.snapshot, changes);
}

/** Forms make what they make once by its id; all else is marked together with what it leads to. */
function markOf({ inbound, commits, now }: Turn): Extract<Change, { do: 'seen' }> | null {
  if (inbound.event.type === 'answered') return null;
  commits.count += 1;
  // A line that was only heard is said when somebody writes the mention into it afterwards, under the same id.
  const heard = inbound.event.type === 'overheard' ? 'heard ' : '';
  const until = now.add(REMEMBER_EVENT).toString();
  return { do: 'seen', event: `${heard}${inbound.id}#${commits.count}`, until, now: now.toString() };
}

/** The same turn, speaking another language. */
export const inLanguage = <T extends Turn>(turn: T, locale: Locale): T => ({
  ...turn,
  who: { ...turn.who, locale },
  say: speak(locale),
});
/** As all read it where it happens: in the channel's language, whoever acts. */
export const forAll = <T extends Turn>(turn: T): T =>
  turn.tongue.here === null || turn.alone ? turn : inLanguage(turn, turn.tongue.here);
/** As the one who acts reads it, also where the turn speaks to all. */
export const forOne = <T extends Turn>(turn: T): T => inLanguage(turn, turn.tongue.own);
/** Whoever acts, as somebody who is not in the team yet. */
export const asPerson = ({ who, tongue }: Turn): Person => ({ ...who, locale: tongue.heard });

/** How a card is shown; `make` makes it with the turn in its readers' language. */
export type Showing = <T extends Turn>(turn: T, make: (to: T) => Card) => Reply;
export const post: Showing = (turn, make) => ({ as: 'post', card: make(forAll(turn)) });
export const inPlace: Showing = (turn, make) => replace(make(turn));
export const replace = (card: Card): Reply => ({ as: 'replace', card });
export const open = (card: Card): Reply => ({ as: 'open', card });
/** A form as somebody's words have filled it in: where it is a press away they stand in it still, since they are stored nowhere. */
export const openFilled = (card: Card): Reply =>
  open(card.form ? { ...card, form: { ...card.form, filled: true } } : card);
/** `told` is how a delivery says the same, where the words it answers were written in a channel (private-answers.ts). */
export const privately = (card: Card, told?: CardReply['told']): Reply => ({
  as: 'private',
  card,
  ...(told ? { told } : {}),
});
/** Where to turn when something is acute, as a delivery says it. */
export const ACUTE = { kind: 'acute', subject: null } as const;
/** A text by its key, as a delivery says it. `names` are those whose turn it is, found when it is said. */
export const asAnswer = (key: TextKey, names?: 'managers' | 'deciders'): NonNullable<CardReply['told']> => ({
  kind: 'answer',
  subject: null,
  values: { key, ...(names ? { names } : {}) },
});
/** A card of the answers' own, as a delivery says it; see cards/told-answer.ts. `subject` and `values` are ids and codes. */
export const asCard = (
  card: AnswerCard,
  subject: string | null = null,
  values: Readonly<Record<string, string>> = {},
): NonNullable<CardReply['told']> => ({ kind: 'answer', subject, values: { card, ...values } });
/** Whether what is answered was said where others read along. */
export const saidInChannel = ({ inbound }: Turn): boolean =>
  inbound.event.type === 'said' && inbound.chat.kind === 'channel';
/** An answer about the one who acts: where others read along it says whose it is. */
export const toWhom = (to: TeamTurn, words: string): string =>
  saidInChannel(to) && !to.alone ? to.say('common:toWhom', { name: called(to.say, to.me), words }) : words;
/** A new message that concerns nobody else: seen by the person alone also where others read along. */
export const toMe = ({ inbound }: Turn, card: Card, told?: CardReply['told']): Reply =>
  inbound.chat.kind === 'channel' ? privately(card, told) : { as: 'post', card };

/** Whose file it is, when files of many are read in turn. */
export const sender = ({ inbound, who }: Turn): string => `${inbound.tenant}/${who.id}`;

export const sameKey = (a: TeamKey, b: TeamKey): boolean => a.tenant === b.tenant && a.team === b.team;
