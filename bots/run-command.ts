/** A command is done in the team that is meant; whoever has several and names none is asked which. */
import { messageCard } from '../cards/common.ts';
import type { Command } from '../language/understand.ts';
import type { TeamKey } from '../quality/base.ts';
import { amongOthers, askWhich, candidates, named, teamTurn } from './find-team.ts';
import { instead } from './flows/all-schools.ts';
import { commands, needsTeam } from './flows/index.ts';
import { introduce } from './flows/setup.ts';
import { guardLine } from './guard.ts';
import type { Held } from './held.ts';
import type { Reply } from './messenger.ts';
import { KEEPS_WORDS, schoolHeard } from './school-heard.ts';
import { privately, replace, type Turn } from './turn.ts';
import { understoodHere } from './understood.ts';

/** What is written for one school: none of these is done for all at once. */
const OF_ONE: ReadonlySet<Command> = new Set([
  'newGoal',
  'newIntervention',
  'newDecision',
  'discussions',
  'park',
  'moveCheckpoint',
  'addCheckpoint',
  'overview',
]);
/** What is the person's own in each of their teams; see flows/absence.ts. */
const EVERYWHERE: ReadonlySet<Command> = new Set(['away', 'back']);

/** So many characters a button carries along; longer words wait here. Slack's buttons hold 2,000, and some characters count as several. */
const CARRIED = 500;

/** Does a command, for whoever may be in no team, in one or in several. */
export async function runCommand(turn: Turn, held: Held, command: Command, text: string): Promise<Reply[]> {
  if (!needsTeam(command)) return commands[command](turn, null, text);
  const keys = await candidates(turn);
  const [only] = keys;
  if (!only) return (await instead(turn, command, text)) ?? introduce(turn, null);
  if (EVERYWHERE.has(command) && turn.school === undefined)
    return amongOthers(turn, await inTeam(turn, only, command, text));
  if (keys.length > 1) {
    const words = text.length > CARRIED ? { held: held.hold(turn, { words: text }) } : { text };
    // Whom a principal gives an overview to is a colleague; the form's field is guarded as such.
    const guarded = command === 'overview' ? '' : text;
    const of = OF_ONE.has(command) ? 'one' : 'any';
    return askWhich(turn, keys, guarded, { do: 'say', command, ...words }, of);
  }
  return amongOthers(turn, await inNamed(turn, only, command, text));
}

/** Under the school's name, where the person has several. */
async function inNamed(turn: Turn, key: TeamKey, command: Command, text: string): Promise<Reply[]> {
  const replies = await inTeam(turn, key, command, text);
  const snapshot = await turn.storage.snapshot(key);
  return snapshot ? named(turn, snapshot, replies) : replies;
}

async function inTeam(turn: Turn, key: TeamKey, command: Command, text: string): Promise<Reply[]> {
  const team = await teamTurn(turn, key);
  if (!team) return introduce(turn, null);
  if (!KEEPS_WORDS.has(command)) return commands[command](turn, team, text);
  return guardLine(team, text, (guarded, words) => commands[command](turn, guarded, words));
}

/** A button that says something for the person, possibly about one of several teams (`all` for each of them). */
export async function sayAgain(turn: Turn, data: Readonly<Record<string, string>>, held: Held): Promise<Reply[]> {
  const thing = data['held'] === undefined ? null : held.find(turn, data['held']);
  if (data['held'] !== undefined && !(thing && 'words' in thing))
    return [privately(messageCard(turn.say, 'common:writeAgain'))];
  const text = thing && 'words' in thing ? thing.words : (data['text'] ?? '');
  const wanted = data['team'];
  const heard = wanted === undefined ? await schoolHeard(turn, text) : { turn, words: text };
  const { command } = await understoodHere(heard.turn, heard.words);
  if (!command) return [privately(messageCard(turn.say, 'common:outdatedCard'))];
  if (wanted === undefined) return runCommand(heard.turn, held, command, heard.words);
  const keys = (await candidates(turn)).filter((key) => wanted === 'all' || key.team === wanted);
  if (keys.length === 0) return [privately(messageCard(turn.say, 'common:notYourTeam'))];
  const replies: Reply[] = [];
  const to = { ...turn, alone: true };
  for (const key of keys) replies.push(...(await inNamed(to, key, command, text)));
  const shown = replies.map((reply, index) => (index === 0 && reply.as === 'post' ? replace(reply.card) : reply));
  return amongOthers(turn, shown);
}
