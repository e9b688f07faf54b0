/**
 * What the rules of quality work need from the outside: a place to remember, and a list of what is to be sent when.
 * Implemented in storage/ for SQLite and MongoDB; one contract suite runs on both.
 */

import type { MessageRef, TeamKey } from './base.ts';
import type { Delivery, DeliveryKind, DeliveryPlan, PlannedDelivery } from './deliveries/delivery.ts';
import type { Feed } from './feed/documents.ts';
import type { AuditAction } from './history/actions.ts';
import type { Document } from './kinds.ts';
import type { Overview } from './overview/documents.ts';
import type { Member } from './people/documents.ts';
import type { Snapshot } from './snapshot.ts';

/** One line of the append-only audit: who changed what, when, before and after (skollagen 4:6 asks for documentation). */
export type AuditEntry = {
  readonly at: string;
  /** The person's id, or `bot`. */
  readonly by: string;
  /** A stable word for what happened; new ones are written with those of history/actions.ts. */
  readonly what: string;
  /** The document concerned, as `kind/id`. */
  readonly about: string;
  readonly before: unknown;
  readonly after: unknown;
};

/** A document as it was read. */
export type DocumentVersion = { readonly kind: Document['kind']; readonly id: string; readonly version: number };

/**
 * One step of a commit. `put` with `expected: 0` creates and fails if the document exists; with `expected: n` it replaces
 * version n. The stored version becomes `expected + 1`, whatever the document says.
 */
export type Change =
  | { readonly do: 'put'; readonly document: Document; readonly expected: number }
  | { readonly do: 'delete'; readonly kind: Document['kind']; readonly id: string; readonly expected: number }
  /** The commit was decided by what these documents said; throws `ConflictError` when one of them is another version by now, or gone. */
  | { readonly do: 'rely'; readonly on: readonly DocumentVersion[] }
  | { readonly do: 'audit'; readonly entry: AuditEntry & { readonly what: AuditAction } }
  /**
   * Part of «radera mina uppgifter». `person` is all that stands for them: id, own chats, account. In the team's audit these become `erased`;
   * entries by or about the person, or about one of the documents `about` (`kind/id`), lose `before` and `after`. Deliveries to or
   * about the person are removed, and what the ledger has marked of them. Throws `ConflictError` when a document still names the person.
   * What is removed is not readable in the store's own files either, as far as the store can promise that; see docs/drift.md.
   */
  | { readonly do: 'erase-person'; readonly person: readonly string[]; readonly about: readonly string[] }
  /**
   * Part of `unite`: the team's deliveries to and about `from`, and their lines in the audit, are `into`'s. Of two deliveries that are then the same the one that has come furthest is
   * left. Throws `ConflictError` while one of them is being sent at the ISO instant `now`.
   */
  | { readonly do: 'rename-person'; readonly from: string; readonly into: string; readonly now: string }
  /**
   * Part of disposing of school years: the team's lines in the audit from before the ISO instant go, and its deliveries that were due before it and have ended. Throws
   * `ConflictError` when there are not just so many `lines`. As little as with `erase-person` is what goes readable in the store's own files.
   */
  | { readonly do: 'forget-before'; readonly before: string; readonly lines: number }
  /**
   * Marks an event of the tenant as seen until an ISO instant. With one that is marked already the whole commit fails with
   * `AlreadySeenError`: what an event leads to and that it has been seen are one.
   */
  | { readonly do: 'seen'; readonly event: string; readonly until: string; readonly now: string }
  /** Adds one delivery outside the plan, unless its key is known. Replanning leaves it alone. */
  | { readonly do: 'deliver'; readonly delivery: PlannedDelivery }
  /** Makes the team's open deliveries exactly these; see DeliveryPlan. */
  | { readonly do: 'plan'; readonly plan: DeliveryPlan };

/** A calendar's address, and of which team. */
export type FeedFound = { readonly key: TeamKey; readonly feed: Feed };

/** A member, and of which team. */
export type Membership = { readonly key: TeamKey; readonly member: Member };

/**
 * Remembers teams. Every call names its tenant and team; nothing can read across teams except the look-ups, and of those across tenants only
 * `guestsCalled`, which finds whom a team knows to be of the tenant that asks, `feedWith`, for who knows a secret, and `teams`.
 */
interface TeamStore {
  /** The team's document, members, homes, and this school year's documents. Null when there is no such team. */
  snapshot(key: TeamKey): Promise<Snapshot | null>;
  /** The documents of an earlier school year, `2025/26`. */
  year(key: TeamKey, schoolYear: string): Promise<readonly Document[]>;
  /** The school years that the team has documents of, the earliest first. */
  years(key: TeamKey): Promise<readonly string[]>;
  /** Every document of the team, of all years, and what waits to be saved. */
  everything(key: TeamKey): Promise<readonly Document[]>;
  /** All of it or nothing. Throws `ConflictError` when any `expected` version does not match, `AlreadySeenError` for a `seen` before. */
  commit(key: TeamKey, changes: readonly Change[]): Promise<void>;
  /** The last lines of the audit, newest first. */
  audit(key: TeamKey, limit: number): Promise<readonly AuditEntry[]>;
  /** What the audit says of a time, newest first: from an ISO instant on and before another one, or until now with null. */
  history(key: TeamKey, from: string, before: string | null): Promise<readonly AuditEntry[]>;
  /** Removes everything about a team: its documents, deliveries and audit. */
  removeTeam(key: TeamKey): Promise<void>;
  /** The team that lives in a chat. */
  teamAt(tenant: string, conversation: string): Promise<TeamKey | null>;
  /** The teams in which a person is an active member. */
  teamsOf(tenant: string, person: string): Promise<readonly TeamKey[]>;
  /** Those, the teams that the person has left, and those that show themselves to them (`overview`). */
  teamsEverOf(tenant: string, person: string): Promise<readonly TeamKey[]>;
  /** The memberships of whoever is called by one of these ids (`id`, `aliases`) in the organisation's teams; those that have not ended first. */
  membersCalled(tenant: string, names: readonly string[]): Promise<readonly Membership[]>;
  /**
   * The active memberships in other organisations' teams of whoever has this directory's id and is of this organisation (`homeTenant`), or of one
   * that nobody has told.
   */
  guestsCalled(tenant: string, directory: string): Promise<readonly Membership[]>;
  /** The teams whose home lies in this group of channels (`home.route.teamId`). */
  teamsInGroup(tenant: string, group: string): Promise<readonly TeamKey[]>;
  /** The calendar whose address has this secret; null when nobody's has. One step in an index. */
  feedWith(secret: string): Promise<FeedFound | null>;
  /** All teams there are, a page at a time, for the nightly replanning. */
  teams(after: TeamKey | null, limit: number): Promise<readonly TeamKey[]>;
}

/** A team that shows itself to somebody, by the id that it knows them by. `school` is null while what is kept of it is older than its documents; `stamp` tells which those are. */
export type Overseen = StaleSummary & { readonly person: string; readonly school: string | null };
export type StaleSummary = { readonly key: TeamKey; readonly stamp: number };
export type KeptSummary = { readonly key: TeamKey; readonly overview: Overview; readonly text: string };

/**
 * What is kept of each team that shows itself to somebody (`overview`), so that many schools are read in two queries. Whatever writes a
 * document that it is made from (overview/summed.ts) says in the same transaction that it is old; whoever needs it, or the heartbeat,
 * makes it anew. It can be lost without harm, and is in no backup.
 */
export interface SummaryStore {
  /** The teams of the organisation that show themselves to whoever is called by one of these ids. */
  overseenBy(tenant: string, names: readonly string[]): Promise<readonly Overseen[]>;
  /** What is kept of these teams, and what the person is shown of it; in no order. */
  of(shown: readonly Pick<Overseen, 'key' | 'person'>[]): Promise<readonly KeptSummary[]>;
  /** Keeps what was made from the documents of `stamp`; ignored when they have changed since. */
  keep(one: StaleSummary, school: string, text: string): Promise<void>;
  /** The active members of the organisation's teams who are called so, capitals or not; one who is in several teams more than once. */
  peopleNamed(tenant: string, name: string): Promise<readonly Member[]>;
  /** Some of what is old, of whichever teams. */
  stale(limit: number): Promise<readonly StaleSummary[]>;
}

/** The deliveries that are planned, and which of them this process may send now. */
interface DeliveryQueue {
  /**
   * Claims at most `limit` deliveries whose time has come, for `leaseUntil`; only of some kinds when `kinds` is given. Nobody else gets them
   * before that. Oldest first. One whose claim has run out was being sent by a process that ended: its note becomes `unknown`.
   */
  claim(
    now: string,
    leaseUntil: string,
    owner: string,
    limit: number,
    kinds?: readonly DeliveryKind[],
  ): Promise<readonly Delivery[]>;
  /** Writes what became of a claimed delivery. Ignored when the claim has passed to another owner: answers false. */
  settle(delivery: Delivery, owner: string, outcome: DeliveryOutcome): Promise<boolean>;
  /** What is due and has not been taken. */
  overdue(now: string): Promise<Overdue>;
  /** The team's deliveries to one recipient that are due on an ISO date or later, newest first. */
  deliveriesTo(key: TeamKey, recipient: string, from: string): Promise<readonly Delivery[]>;
  /** The team's deliveries, newest first: for the audit, for tests and for «vem har inte fått?». */
  deliveries(key: TeamKey, limit: number): Promise<readonly Delivery[]>;
}

/** How many are due and not taken, and since when the first is (an ISO instant). */
export type Overdue = { readonly count: number; readonly since: string | null };

export type DeliveryOutcome =
  | { readonly state: 'sent'; readonly at: string; readonly message: MessageRef | null }
  /** `attempts` when the claim was no try to send: how many there have been. */
  | { readonly state: 'waiting'; readonly until: string; readonly note: string; readonly attempts?: number }
  | { readonly state: 'gone' | 'refused' | 'superseded'; readonly at: string; readonly note: string };

/** Small facts that are neither a team's nor a delivery: inbound events already handled, rate marks. */
interface Ledger {
  /** True the first time an event id is seen, false on a platform's re-delivery. Forgotten after `until`. */
  firstTime(tenant: string, event: string, until: string, now: string): Promise<boolean>;
  /** Whether an event has been marked and is not forgotten yet. Writes nothing. */
  hasSeen(tenant: string, event: string, now: string): Promise<boolean>;
}

/**
 * When messages may go to one installation (an app and tenant, a workspace), in milliseconds since 1970. Only what lies ahead is kept, so it is a few dozen numbers at the most,
 * and it can be lost without harm.
 */
export type Traffic = {
  /** When the next message may go to the installation. */
  readonly free: number;
  /** The moment of the last one that has been asked to come back. */
  readonly promised: number;
  /** When the next may go to each of these chats. */
  readonly chats: readonly (readonly [chat: string, free: number])[];
  /** Scopes (Messenger.scopes) in which the platform has asked for patience, and until when. */
  readonly paused: readonly (readonly [scope: string, until: number])[];
};

/** What all processes of a store know of an installation's traffic. */
export interface TrafficStore {
  /** Null when nothing lies ahead; `mark` names what was read. */
  read(installation: string): Promise<{ readonly traffic: Traffic; readonly mark: string } | null>;
  /** Replaces what `mark` names, null for nothing. The new mark; null when somebody else has written since, and then nothing is written. */
  write(installation: string, traffic: Traffic, mark: string | null): Promise<string | null>;
}

/**
 * What an organisation gave the bot when it let it in (a Slack workspace's token), one text under an id of the platform's. Whoever writes it seals what is
 * secret in it; a backup holds it as it is.
 */
export interface InstallationStore {
  read(id: string): Promise<string | null>;
  /** Makes it, or takes the place of what was there. */
  write(id: string, text: string): Promise<void>;
  remove(id: string): Promise<void>;
  /** All there are, by their ids. */
  all(): Promise<readonly KeptInstallation[]>;
}
export type KeptInstallation = { readonly id: string; readonly text: string };

/** Everything that is remembered, and how to let go of it. Whatever writes throws `DiskFullError` when there is no room, and has written nothing. */
export interface Storage extends TeamStore, DeliveryQueue, Ledger {
  readonly summaries: SummaryStore;
  /** Null where all that sends is one process. */
  readonly traffic: TrafficStore | null;
  readonly installations: InstallationStore;
  /** Copies everything out, one document a line, oldest first. Holds no lock on writers. */
  dump(): AsyncIterable<DumpLine>;
  /** Takes a whole dump into an empty store. Throws `NotEmptyError` otherwise. */
  load(lines: AsyncIterable<DumpLine>): Promise<number>;
  /** The clock that all processes with this store go by, an ISO instant; null where they are on one machine. See storage/shared-clock.ts. */
  time(): Promise<string | null>;
  /** For the health page: throws when the store cannot be reached, `DiskFullError` as long as nothing can be written. */
  ping(): Promise<void>;
  close(): Promise<void>;
}

export type DumpLine =
  | { readonly type: 'header'; readonly format: 'arshjulet'; readonly schema: number; readonly at: string }
  | { readonly type: 'document'; readonly key: TeamKey; readonly document: Document }
  | { readonly type: 'audit'; readonly key: TeamKey; readonly entry: AuditEntry }
  | { readonly type: 'delivery'; readonly delivery: Delivery }
  | ({ readonly type: 'installation' } & KeptInstallation);
/** Where a person or channel can be reached; re-exported for adapters. */
