/**
 * The one of somebody's schools that their words name. It is heard once, at the door, and taken out of the words, so that no command and no form
 * reads it as something else.
 */
import { messageCard } from '../cards/common.ts';
import { schoolAskedAgain } from '../language/reading/correction-meant.ts';
import { namedAlone, schoolCalled, schoolNamed, stateAskedOf } from '../language/reading/school-meant.ts';
import { isTable } from '../language/reading/table-meant.ts';
import { type TwoWishes, wishesOfTwo } from '../language/two-wishes.ts';
import { type Command, understand } from '../language/understand.ts';
import type { TeamKey } from '../quality/base.ts';
import { type OwnSchool, ownSchools, teamHere } from './find-team.ts';
import type { Reply } from './messenger.ts';
import { asAnswer, privately, sameKey, type Turn } from './turn.ts';

/** Commands that keep, or fill a form with, what stands after them; where the guard stops it, the flow asks for it anew. */
export const KEEPS_WORDS: ReadonlySet<Command> = new Set([
  'agendaAdd',
  'discussions',
  'logActivity',
  'newGoal',
  'newIntervention',
  'newDecision',
  'park',
]);

/** The turn in the school that is named, and the words without it; `elsewhere` is answered where the channel is another school's. */
export type Heard = { readonly turn: Turn; readonly words: string; readonly elsewhere?: Reply[] };

/** What the words are about and where; as they are where they name none of the person's schools, or several. */
export async function schoolHeard(turn: Turn, text: string): Promise<Heard> {
  const heard = turn.school || isTable(text) ? null : named(text, await ownSchools(turn));
  if (!heard) return { turn, words: text };
  const { one, words } = heard;
  const here = turn.inbound.chat.kind === 'channel' ? await teamHere(turn) : null;
  if (!here || sameKey(here, one.key)) return { turn: { ...turn, school: one.key }, words };
  // What is written down for this school may speak of another.
  if (heard.isTold) return { turn, words: text };
  const other = privately(messageCard(turn.say, 'common:otherSchool'), asAnswer('common:otherSchool'));
  // It is told by the school where it was said.
  const told = other.as === 'private' ? { ...other, of: here } : other;
  return { turn: { ...turn, school: one.key }, words, elsewhere: [told] };
}

/** What is asked of two of the person's schools in one sentence. */
export const ofTwoSchools = async (turn: Turn, text: string): Promise<TwoWishes | null> =>
  turn.school ? null : wishesOfTwo(text, await ownSchools(turn));

function named(text: string, schools: readonly OwnSchool[]) {
  const stands = schoolCalled(stateAskedOf(text) ?? '', schools);
  if (stands) return { one: stands, words: STATUS, isTold: false };
  const heard = schoolNamed(text, schools);
  if (!heard) return null;
  const { command } = understand(heard.words);
  const isTold = !heard.leads && command !== undefined && KEEPS_WORDS.has(command);
  // «en plan för gymnasiet» is no school’s name where it is told.
  return heard.byPart && isTold ? null : { ...heard, isTold };
}
/** How a school stands, in the command's own words. */
export const STATUS = 'status';

/** Of another school: «nej jag menade Tallgymnasiet», «och Ekbacken då?»; `wrong` where it is said that it is another one, and not which. */
export async function otherSchool(turn: Turn, text: string): Promise<TeamKey | 'wrong' | null> {
  const again = schoolAskedAgain(text);
  const name = again?.name ?? namedAlone(text);
  if (turn.inbound.chat.kind !== 'personal' || (again === null && name === null)) return null;
  const schools = await ownSchools(turn);
  if (schools.length < 2) return null;
  if (again?.name === null) return 'wrong';
  return schoolCalled(name ?? '', schools)?.key ?? null;
}
