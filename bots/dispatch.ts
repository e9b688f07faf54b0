/**
 * Answers what people do. Finds the team and the person, turns words into a command, calls the flow and gives its replies back
 * to the platform's bot. It never throws: a fault is logged by its code and answered with one kind sentence.
 */

import { inputsOf } from '../cards/card.ts';
import { errorCard, messageCard, unknownCard, whichTeamCard } from '../cards/common.ts';
import { acuteCard } from '../cards/keep-to-plan.ts';
import { isAcute } from '../language/off-plan/acute.ts';
import { type Command, nearestCommands, understand } from '../language/understand.ts';
import type { TeamKey } from '../quality/base.ts';
import { ArshjuletError, ConflictError } from '../quality/errors.ts';
import type { Member } from '../quality/people/documents.ts';
import type { Snapshot } from '../quality/snapshot.ts';
import { calendarUploaded } from './flows/calendar.ts';
import { dataUploaded } from './flows/data.ts';
import { actions, commands, homeFlow, isVerb, needsTeam } from './flows/index.ts';
import { overheard } from './flows/keep-to-plan.ts';
import { introduce, membersChanged, takenOut } from './flows/setup.ts';
import { guardValues, meansPupil, withVouching } from './guard.ts';
import { CALENDAR_FILE, type Inbound } from './inbound.ts';
import type { Reply } from './messenger.ts';
import {
  makeTurn,
  post,
  privately,
  put,
  replace,
  type Surroundings,
  sameKey,
  type TeamTurn,
  type Turn,
} from './turn.ts';

/** How often a turn is taken again when somebody else changed the same document in between. */
const MAX_TRIES = 4;
/** How long an event id is remembered, so that a platform's re-delivery is not answered twice. */
const REMEMBER_EVENT: Temporal.DurationLike = { hours: 24 };

export function createDispatcher(around: Surroundings): (inbound: Inbound) => Promise<Reply[]> {
  return async (inbound) => {
    try {
      if (await isRedelivery(around, inbound)) return [];
      return await withRetries(() => answer(makeTurn(around, inbound)));
    } catch (error) {
      const code = error instanceof ArshjuletError ? error.code : 'unexpected';
      around.log.error(
        { code, event: inbound.event.type, err: error instanceof Error ? error.name : 'unknown' },
        'turn failed',
      );
      const { say } = makeTurn(around, inbound);
      return [privately(error instanceof ConflictError ? messageCard(say, 'common:conflict') : errorCard(say))];
    }
  };
}

/** Only what is said or sent can be answered twice; every button and form carries the id of what it makes, so that it is made once. */
async function isRedelivery(around: Surroundings, inbound: Inbound): Promise<boolean> {
  if (!['said', 'overheard', 'added', 'uploaded'].includes(inbound.event.type)) return false;
  const now = around.clock();
  const until = now.add(REMEMBER_EVENT).toString();
  return !(await around.storage.firstTime(inbound.tenant, inbound.id, until, now.toString()));
}

async function withRetries(take: () => Promise<Reply[]>): Promise<Reply[]> {
  for (let tries = 1; ; tries += 1) {
    try {
      return await take();
    } catch (error) {
      if (!(error instanceof ConflictError) || tries === MAX_TRIES) throw error;
    }
  }
}

async function answer(turn: Turn): Promise<Reply[]> {
  const { event } = turn.inbound;
  switch (event.type) {
    case 'said':
      return said(turn, event.text);
    case 'overheard': {
      const key = await teamHere(turn);
      const team = key && (await teamTurn(turn, key));
      return team ? overheard(team, event.text, event.thread) : [];
    }
    case 'answered':
      return answered(turn, event.data, event.values);
    case 'added':
      return introduce(turn, await teamHere(turn));
    case 'membersChanged': {
      const key = await teamHere(turn);
      return key ? membersChanged(turn, key) : [];
    }
    case 'removed':
      return takenOut(turn, await teamHere(turn));
    case 'openedHome':
      return homeFlow(turn, await teamsOfPerson(turn));
    case 'uploaded': {
      const keys = await candidates(turn);
      const team = keys[0] ? await teamTurn(turn, keys[0]) : null;
      if (!CALENDAR_FILE.test(event.name)) return dataUploaded(turn, event.name, event.bytes, team);
      return calendarUploaded(turn, event.bytes, team);
    }
  }
}

async function said(turn: Turn, text: string): Promise<Reply[]> {
  const understood = understand(text, { today: turn.today });
  const { command, score, alternatives = [] } = understood;
  if (score < 1 && isAcute(text)) return acute(turn);
  if (understood.intent === 'greeting' && (await nearestTeam(turn)))
    return [post(messageCard(turn.say, 'common:hello'))];
  if (command) return runCommand(turn, command, text);
  if (meansPupil(turn, await nearestTeam(turn), text)) return [privately(messageCard(turn.say, 'keep:pupil.said'))];
  return [post(unknownCard(turn.say, alternatives.length > 0 ? alternatives : nearestCommands(text)))];
}

/** Where to turn now, in the words of the person's team when there is one. */
async function acute(turn: Turn): Promise<Reply[]> {
  const snapshot = await nearestTeam(turn);
  return [privately(acuteCard(turn.say, snapshot?.team.keepToPlan.acuteRoutine ?? ''))];
}

/** The team of this chat, or the first of the person's. */
async function nearestTeam(turn: Turn): Promise<Snapshot | null> {
  const [key] = await candidates(turn);
  return key ? turn.storage.snapshot(key) : null;
}

async function runCommand(turn: Turn, command: Command, text: string): Promise<Reply[]> {
  if (!needsTeam(command)) return commands[command](turn, null, text);
  const keys = await candidates(turn);
  const [only] = keys;
  if (!only) return introduce(turn, null);
  if (keys.length > 1) return whichTeam(turn, command, text, keys);
  const team = await teamTurn(turn, only);
  return team ? commands[command](turn, team, text) : introduce(turn, null);
}

/** A person in several teams is asked which one is meant; the words go along as the command they were understood as. */
async function whichTeam(turn: Turn, command: Command, text: string, keys: readonly TeamKey[]): Promise<Reply[]> {
  const snapshots = await Promise.all(keys.map((key) => turn.storage.snapshot(key)));
  // The words would travel in the card's buttons.
  if (snapshots.every((snapshot) => meansPupil(turn, snapshot, text)))
    return [privately(messageCard(turn.say, 'keep:pupil.said'))];
  const teams = snapshots.filter((snapshot) => snapshot !== null);
  return [post(whichTeamCard(turn.say, teams, { do: 'say', command, text: text.slice(0, 200) }))];
}

async function answered(turn: Turn, data: Record<string, string>, values: Record<string, string>): Promise<Reply[]> {
  const verb = data['do'] ?? '';
  if (verb === 'say') return sayAgain(turn, data);
  const action = isVerb(verb) ? actions[verb] : null;
  if (!action) return [privately(messageCard(turn.say, 'common:outdatedCard'))];
  // A card that is one person's own names that person.
  const others = data['for'] !== undefined && data['for'] !== turn.who.id;
  const notYours = [privately(messageCard(turn.say, 'common:notYours'))];
  const teamId = data['team'];
  if (teamId === undefined)
    return others ? notYours : guarded(turn, null, values, (safe, words) => action(safe, null, data, words));
  const team = await teamTurn(turn, { tenant: turn.inbound.tenant, team: teamId });
  if (!team) return [privately(messageCard(turn.say, 'common:notYourTeam'))];
  if (others) return notYours;
  return guarded(team, team.snapshot, values, (safe, words) =>
    action(turn, { ...team, refused: safe.refused }, data, words),
  );
}

/** Every form passes the guard first. A flow shows `refused` at the top of the form that it gives back. */
async function guarded(
  turn: Turn,
  snapshot: Snapshot | null,
  values: Record<string, string>,
  take: (turn: Turn, values: Record<string, string>) => Promise<Reply[]>,
): Promise<Reply[]> {
  const { refused, mayVouch, vouched, values: safe } = guardValues(turn, snapshot, values);
  const replies = await take({ ...turn, refused }, { ...safe });
  if (vouched && snapshot) {
    const entry = { at: turn.now.toString(), by: turn.who.id, what: 'name-vouched', about: `team/${snapshot.team.id}` };
    await turn.storage.commit(snapshot.key, [{ do: 'audit', entry: { ...entry, before: null, after: null } }]);
  }
  if (!mayVouch) return replies;
  return replies.map((reply) =>
    reply.as === 'replace' && inputsOf(reply.card.body).length > 0
      ? { ...reply, card: withVouching(turn.say, reply.card) }
      : reply,
  );
}

/** A button that says something for the person, possibly about one of several teams (`all` for each of them). */
async function sayAgain(turn: Turn, data: Record<string, string>): Promise<Reply[]> {
  const command = understand(data['text'] ?? '', { today: turn.today }).command;
  if (!command) return [privately(messageCard(turn.say, 'common:outdatedCard'))];
  const wanted = data['team'];
  if (wanted === undefined) return runCommand(turn, command, data['text'] ?? '');
  const keys = (await candidates(turn)).filter((key) => wanted === 'all' || key.team === wanted);
  if (keys.length === 0) return [privately(messageCard(turn.say, 'common:notYourTeam'))];
  const replies: Reply[] = [];
  for (const key of keys) {
    const team = await teamTurn(turn, key);
    if (team) replies.push(...(await commands[command](turn, team, data['text'] ?? '')));
  }
  return replies.map((reply, index) => (index === 0 && reply.as === 'post' ? replace(reply.card) : reply));
}

const teamHere = (turn: Turn): Promise<TeamKey | null> =>
  turn.storage.teamAt(turn.inbound.tenant, turn.inbound.chat.conversation);

const teamsOfPerson = (turn: Turn): Promise<readonly TeamKey[]> =>
  turn.storage.teamsOf(turn.inbound.tenant, turn.who.id);

/** In a channel the channel's team; in a personal chat the person's teams, the one that lives in that very chat included. */
async function candidates(turn: Turn): Promise<readonly TeamKey[]> {
  const here = await teamHere(turn);
  if (turn.inbound.chat.kind === 'channel') return here ? [here] : [];
  const mine = await teamsOfPerson(turn);
  return here && !mine.some((key) => sameKey(key, here)) ? [here, ...mine] : mine;
}

/**
 * The turn inside a team, or null when the person does not belong to it. Somebody who acts in the team's own channel is in
 * the channel, and so becomes a member here and now.
 */
async function teamTurn(turn: Turn, key: TeamKey): Promise<TeamTurn | null> {
  const snapshot = await turn.storage.snapshot(key);
  if (!snapshot) return null;
  const today = turn.now.toZonedDateTimeISO(snapshot.team.timeZone).toPlainDate();
  const known = snapshot.members.find((member) => member.id === turn.who.id);
  if (known?.active) return { ...turn, today, snapshot, me: known };
  const inChannel =
    turn.inbound.chat.kind === 'channel' && snapshot.homes.some((home) => home.id === turn.inbound.chat.conversation);
  if (!inChannel) return null;
  const me = newMember(turn, known);
  const joined: Snapshot = { ...snapshot, members: [...snapshot.members.filter((m) => m.id !== me.id), me] };
  await turn.storage.commit(key, [put(me, known)]);
  return { ...turn, today, snapshot: joined, me };
}

function newMember(turn: Turn, before: Member | undefined): Member {
  const fresh: Member = {
    kind: 'member',
    id: turn.who.id,
    version: (before?.version ?? 0) + 1,
    schoolYear: '',
    name: turn.who.name,
    professions: [],
    coordinator: false,
    principal: false,
    active: true,
    locale: turn.who.locale,
    address: turn.who.address,
    joinedAt: turn.now.toString(),
    away: null,
    snoozedUntil: null,
  };
  return before ? { ...fresh, professions: before.professions } : fresh;
}
