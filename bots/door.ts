import { messageCard, oneAtATimeCard, unknownCard } from '../cards/common.ts';
import { acuteCard, routineOf } from '../cards/keep-to-plan.ts';
import { FORM_BYTES } from '../cards/render/limits.ts';
import { speak } from '../cards/texts.ts';
import { takesIt, thanks } from '../language/courtesies.ts';
import { isAcute } from '../language/off-plan/acute.ts';
import { twoWishes } from '../language/two-wishes.ts';
import { type Command, nearestCommands, understand } from '../language/understand.ts';
import type { TeamKey } from '../quality/base.ts';
import { AlreadySeenError, ArshjuletError, ConflictError } from '../quality/errors.ts';
import { namesOf } from '../quality/people/identity.ts';
import { askedMeant } from './asked.ts';
import { decisionEnded } from './decision-ended.ts';
import {
  amongOthers,
  askWhich,
  candidates,
  named,
  nearestTeam,
  peopleHere,
  recognised,
  teamHere,
  teamsConcerned,
  teamsOfPerson,
  teamTurn,
} from './find-team.ts';
import { measureNamed } from './flows/data.ts';
import { actions, commands, homeFlow, isVerb, needsTeam } from './flows/index.ts';
import { overheard } from './flows/keep-to-plan.ts';
import { followed, introduce, membersChanged, restored, takenOut } from './flows/setup.ts';
import { guardForm, guardLine, meansPupil } from './guard.ts';
import { type Held, holdThings } from './held.ts';
import type { Inbound } from './inbound.ts';
import type { Reply } from './messenger.ts';
import { type Offered, rememberOffered } from './offered.ts';
import { onceOnly } from './once.ts';
import { asDeliveries } from './private-answers.ts';
import { amongNamed, hasOverview, schoolAsked } from './school-asked.ts';
import { ownOf, type Tongue, tongueOf } from './tongue.ts';
import { ACUTE, asAnswer, makeTurn, post, privately, replace, type Surroundings, type Turn } from './turn.ts';
import { faultCard, whereIn } from './turn-failed.ts';
import { readHeld, uploaded } from './uploads.ts';

/** How often a turn is taken again when somebody else changed the same document in between. */
const MAX_TRIES = 4;

export function createDoor(around: Surroundings): (inbound: Inbound) => Promise<Reply[]> {
  const held = holdThings();
  const offered = rememberOffered();
  const once = onceOnly(around);
  return async (inbound) => {
    let tongue: Tongue | null = null;
    try {
      return await once(inbound, () =>
        withRetries(async () => {
          const { inbound: by, memberships } = await recognised(around, inbound);
          tongue = await tongueOf(around, by, memberships);
          const turn = makeTurn(around, by, tongue);
          const replies = await answer(turn, held, offered);
          offered.note(turn, replies);
          return replies;
        }),
      );
    } catch (error) {
      const code = error instanceof ArshjuletError ? error.code : 'unexpected';
      const { type } = inbound.event;
      around.log.error({ code, event: type, id: inbound.id, ...whereIn(error) }, 'turn failed');
      return [privately(faultCard(speak(ownOf(tongue, inbound)), error))];
    }
  };
}

async function withRetries(take: () => Promise<Reply[]>): Promise<Reply[]> {
  for (let tries = 1; ; tries += 1) {
    try {
      return await take();
    } catch (error) {
      const again = error instanceof ConflictError || error instanceof AlreadySeenError;
      if (!again || tries === MAX_TRIES) throw error;
    }
  }
}

async function answer(turn: Turn, held: Held, offered: Offered): Promise<Reply[]> {
  const { event } = turn.inbound;
  switch (event.type) {
    case 'said':
      return asDeliveries(turn, await said(turn, held, offered, offered.whole(turn, event.text), event.file));
    case 'overheard': {
      const key = await teamHere(turn);
      const team = key && (await teamTurn(turn, key));
      return team ? asDeliveries(team, await overheard(team, event.text, event.thread)) : [];
    }
    case 'answered':
      return answered(turn, held, event);
    case 'added':
      return added(turn);
    case 'membersChanged':
      return forEach(await teamsConcerned(turn), (key) => membersChanged(turn, key));
    case 'removed':
      return forEach(await teamsConcerned(turn), (key) => takenOut(turn, key));
    case 'restored':
      return forEach(await teamsConcerned(turn), (key) => restored(turn, key));
    case 'readdressed':
      return forEach(await teamsConcerned(turn), (key) => followed(turn, key, event.to));
    case 'openedHome':
      return homeFlow(turn, await teamsOfPerson(turn));
    case 'uploaded':
      return asDeliveries(turn, await uploaded(turn, event, held));
  }
}

async function forEach(keys: readonly TeamKey[], step: (key: TeamKey) => Promise<Reply[]>): Promise<Reply[]> {
  const replies: Reply[] = [];
  for (const key of keys) replies.push(...(await step(key)));
  return replies;
}

/** Somebody who is in a team already is not greeted as new in their own chat, however often the client opens it anew. */
async function added(turn: Turn): Promise<Reply[]> {
  const here = await teamsConcerned(turn);
  if (here.length > 0) return forEach(here, (key) => introduce(turn, key));
  if (turn.inbound.chat.kind === 'channel') return introduce(turn, null);
  const [mine] = await teamsOfPerson(turn);
  const known = mine && (await turn.storage.snapshot(mine));
  return known
    ? [post(turn, (to) => messageCard(to.say, 'common:helloAgain', { school: known.team.school }))]
    : introduce(turn, null);
}

/** What is said to the bot; a `file` that came along and is not read is spoken of when there is nothing else to answer, or the words are of reading it. */
async function said(
  turn: Turn,
  held: Held,
  offered: Offered,
  text: string,
  file?: 'kind' | 'channel' | 'linked',
): Promise<Reply[]> {
  if (text === '')
    return file ? [post(turn, (to) => messageCard(to.say, `data:file.${file}`))] : runCommand(turn, held, 'help', text);
  const understood = understand(text);
  const { command, score, alternatives = [] } = understood;
  if (score < 1 && isAcute(text)) return acute(turn, text);
  // «Ångra» is what stands on the button of a receipt just shown, or else a question of its own.
  const pressed = score < 1 || command === 'undo' ? await pressedInWords(turn, held, offered, text) : null;
  if (pressed) return pressed;
  const anew =
    score < 1 ? (offered.putRight(turn, text) ?? (await offered.putOwner(turn, text, () => peopleHere(turn)))) : null;
  if (anew !== null) return said(turn, held, offered, anew);
  const followed = score < 1 ? offered.followed(turn, text, understood) : null;
  if (followed) return runCommand(turn, held, followed.command, followed.words);
  if (understood.intent !== undefined && offered.isOfNothing(turn, text))
    return [post(turn, (to) => unknownCard(to.say, OF_WHAT))];
  const nearest = await nearestTeam(turn);
  const two = twoWishes(text);
  if (two && !meansPupil(turn, nearest, text)) {
    const other = held.hold(turn, { words: two.second }, ` ${two.first.length}`);
    const both = post(turn, (to) => oneAtATimeCard(to.say, two.second, other));
    return [both, ...(await said(turn, held, offered, two.first))];
  }
  if (command) offered.noteAsked(turn, command, text, !(KEEPS_WORDS.has(command) && meansPupil(turn, nearest, text)));
  if (nearest && score < 1 && takesIt(text)) return [post(turn, (to) => messageCard(to.say, 'common:taken'))];
  if (understood.intent === 'greeting' && nearest)
    return [post(turn, (to) => messageCard(to.say, thanks(text) ? 'common:welcome' : 'common:hello'))];
  // A wording that somebody wrote a rule for is done; a guess only when the words are not about a pupil.
  const guessed = understood.intent !== undefined;
  const isDone = command !== undefined && !(file && command === 'importData');
  const school = !isDone || guessed || command === 'status' ? await schoolAsked(turn, text) : null;
  if (school) return school;
  if (isDone && !guessed) return runCommand(turn, held, command, text);
  if (meansPupil(turn, nearest, text))
    return [privately(messageCard(turn.say, 'keep:pupil.said'), asAnswer('keep:pupil.said'))];
  const ended = nearest && command !== 'intervention' ? decisionEnded(turn, nearest, text) : null;
  if (ended) return ended;
  if (isDone) return runCommand(turn, held, command, text);
  if (file) return [post(turn, (to) => messageCard(to.say, `data:file.${file}`))];
  const asksFor = alternatives.includes('curves') || isShort(text);
  if (nearest && asksFor && measureNamed(nearest, text)) return runCommand(turn, held, 'curves', text);
  return [post(turn, (to) => unknownCard(to.say, alternatives.length > 0 ? alternatives : nearestCommands(text)))];
}

/** Whose day it may be that somebody changes. */
const OF_WHAT: readonly Command[] = ['decisions', 'goals', 'interventions'];

/** «Ja», «den andra», what stands on a button of the card just shown: as if it were pressed. What cannot be undone is only pressed. */
async function pressedInWords(turn: Turn, held: Held, offered: Offered, text: string): Promise<Reply[] | null> {
  const asked = await askedMeant(turn, text, offered.since(turn));
  const meant = asked && 'press' in asked ? asked.press : offered.meant(turn, text);
  if (asked && 'show' in asked && (meant === null || meant === 'yes')) return [asked.show];
  if (meant === null) return null;
  if (meant === 'yes') return [post(turn, (to) => messageCard(to.say, 'common:yesToWhat'))];
  if (meant === 'no') return [post(turn, (to) => messageCard(to.say, 'common:noThen'))];
  if (meant.style === 'destructive')
    return [post(turn, (to) => messageCard(to.say, 'common:pressIt', { title: meant.title }))];
  const event = { type: 'answered', data: { ...meant.data }, values: {} } as const;
  const replies = await answered(makeTurn(turn, { ...turn.inbound, event }, turn.tongue), held, event);
  // There is no card that was pressed, to turn into another.
  return replies.map((reply) => (reply.as === 'replace' ? { ...reply, as: 'post' } : reply));
}

/** «Närvaro i åk 5», «meritvärdet?»: the name of a measure and little more asks for it. */
const isShort = (text: string): boolean => text.trim().split(/\s+/u).length <= SHORT;
const SHORT = 6;

/**
 * Where to turn now, in the words of the school that is named or the person's only one; whoever has several and names none reads all of theirs at
 * once, which no single team can tell as a delivery.
 */
async function acute(turn: Turn, text: string): Promise<Reply[]> {
  const keys = await amongNamed(turn, await candidates(turn), text);
  const snapshots = await Promise.all(keys.map((key) => turn.storage.snapshot(key)));
  const schools = snapshots.flatMap((one) => (one ? [{ key: one.key, ...routineOf(one, namesOf(turn.who)) }] : []));
  const [first, ...others] = schools;
  if (first && others.length > 0) return [privately(acuteCard(turn.say, schools))];
  const reply = privately(acuteCard(turn.say, schools), ACUTE);
  return [first && reply.as === 'private' ? { ...reply, of: first.key } : reply];
}

/** Commands that keep, or fill a form with, what stands after them; where the guard stops it, the flow asks for it anew. */
const KEEPS_WORDS: ReadonlySet<Command> = new Set([
  'agendaAdd',
  'discussions',
  'logActivity',
  'newGoal',
  'newIntervention',
  'newDecision',
  'park',
]);

/** So many characters a button carries along; longer words wait here. Slack's buttons hold 2,000, and some characters count as several. */
const CARRIED = 500;

type Answered = Extract<Inbound['event'], { type: 'answered' }>;

async function runCommand(turn: Turn, held: Held, command: Command, text: string): Promise<Reply[]> {
  if (!needsTeam(command)) return commands[command](turn, null, text);
  const keys = await amongNamed(turn, await candidates(turn), text);
  const [only] = keys;
  // How it stands, for whoever is in no team, is how the schools stand that show themselves.
  if (!only && command === 'status' && (await hasOverview(turn))) return commands.allSchools(turn, null, text);
  if (!only) return introduce(turn, null);
  if (keys.length > 1) {
    const words = text.length > CARRIED ? { held: held.hold(turn, { words: text }) } : { text };
    // Whom a principal gives an overview to is a colleague; the form's field is guarded as such.
    return askWhich(turn, keys, command === 'overview' ? '' : text, { do: 'say', command, ...words });
  }
  return amongOthers(turn, await inTeam(turn, only, command, text));
}

async function inTeam(
  turn: Turn,
  key: Parameters<typeof teamTurn>[1],
  command: Command,
  text: string,
): Promise<Reply[]> {
  const team = await teamTurn(turn, key);
  if (!team) return introduce(turn, null);
  if (!KEEPS_WORDS.has(command)) return commands[command](turn, team, text);
  return guardLine(team, text, (guarded, words) => commands[command](turn, guarded, words));
}

async function answered(turn: Turn, held: Held, { data, values }: Answered): Promise<Reply[]> {
  const verb = data['do'] ?? '';
  if (verb === 'say') return sayAgain(turn, data, held);
  if (verb === 'files.read') return readHeld(turn, data, held);
  const action = isVerb(verb) ? actions[verb] : null;
  if (!action) return [privately(messageCard(turn.say, 'common:outdatedCard'))];
  // The form stays as it is on the screen: it could not come back with all that.
  if (Buffer.byteLength(JSON.stringify(values)) > FORM_BYTES)
    return [privately(messageCard(turn.say, 'common:tooMuch'))];
  // A card that is one person's own names that person.
  const others = data['for'] !== undefined && !namesOf(turn.who).includes(data['for']);
  const notYours = [privately(messageCard(turn.say, 'common:notYours'))];
  const teamId = data['team'];
  if (teamId === undefined)
    return others ? notYours : guardForm(turn, null, values, (safe, words) => action(safe, null, data, words));
  const team = await teamTurn(turn, { tenant: turn.inbound.tenant, team: teamId });
  if (!team) return [privately(messageCard(turn.say, 'common:notYourTeam'))];
  if (others) return notYours;
  const replies = await guardForm(team, team.snapshot, values, (safe, words) =>
    action(turn, { ...team, refused: safe.refused, emptied: safe.emptied }, data, words),
  );
  return amongOthers(turn, await named(turn, team.snapshot, replies));
}

/** A button that says something for the person, possibly about one of several teams (`all` for each of them). */
async function sayAgain(turn: Turn, data: Record<string, string>, held: Held): Promise<Reply[]> {
  const thing = data['held'] === undefined ? null : held.find(turn, data['held']);
  if (data['held'] !== undefined && !(thing && 'words' in thing))
    return [privately(messageCard(turn.say, 'common:writeAgain'))];
  const text = thing && 'words' in thing ? thing.words : (data['text'] ?? '');
  const command = understand(text).command;
  if (!command) return [privately(messageCard(turn.say, 'common:outdatedCard'))];
  const wanted = data['team'];
  if (wanted === undefined) return runCommand(turn, held, command, text);
  const keys = (await candidates(turn)).filter((key) => wanted === 'all' || key.team === wanted);
  if (keys.length === 0) return [privately(messageCard(turn.say, 'common:notYourTeam'))];
  const replies: Reply[] = [];
  const to = { ...turn, alone: true };
  for (const key of keys) {
    const snapshot = await turn.storage.snapshot(key);
    if (snapshot) replies.push(...(await named(to, snapshot, await inTeam(to, key, command, text))));
  }
  const shown = replies.map((reply, index) => (index === 0 && reply.as === 'post' ? replace(reply.card) : reply));
  return amongOthers(turn, shown);
}
