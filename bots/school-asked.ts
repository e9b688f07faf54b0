/** «Hur ligger Tallgymnasiet till»: one of somebody's schools, named where they have several or are in the team of none. */
import { schoolCalled, schoolIn, stateAskedOf } from '../language/reading/school-meant.ts';
import type { TeamKey } from '../quality/base.ts';
import { namesOf } from '../quality/people/identity.ts';
import { schoolsShownTo } from '../reports/school-summaries.ts';
import { candidates, named, teamTurn } from './find-team.ts';
import { commands } from './flows/index.ts';
import type { Reply } from './messenger.ts';
import type { Turn } from './turn.ts';

const shownTo = (turn: Turn) => schoolsShownTo(turn.storage, turn.inbound.tenant, namesOf(turn.who));

async function schoolsOf(turn: Turn, keys: readonly TeamKey[]) {
  const snapshots = await Promise.all(keys.map((key) => turn.storage.snapshot(key)));
  return snapshots.flatMap((one) => (one ? [{ school: one.team.school, key: one.key }] : []));
}

/** The status of the team whose school is named, or what a school shows of itself to whoever asks; null where the words name none of theirs. */
export async function schoolAsked(turn: Turn, text: string): Promise<Reply[] | null> {
  const name = stateAskedOf(text);
  if (name === null) return null;
  const own = schoolCalled(name, await schoolsOf(turn, await candidates(turn)));
  const team = own && (await teamTurn(turn, own.key));
  if (team) return named(turn, team.snapshot, await commands.status(turn, team, text));
  return schoolCalled(name, await shownTo(turn)) ? commands.allSchools(turn, null, text) : null;
}

/** The teams that words may be about: the one whose school they name, else all. */
export async function amongNamed(turn: Turn, keys: readonly TeamKey[], text: string): Promise<readonly TeamKey[]> {
  const only = keys.length > 1 ? schoolIn(text, await schoolsOf(turn, keys)) : undefined;
  return only ? [only.key] : keys;
}

/** Whether somebody who is in no team has schools that show themselves. */
export const hasOverview = async (turn: Turn): Promise<boolean> => (await shownTo(turn)).length > 0;
