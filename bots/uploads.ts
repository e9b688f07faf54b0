/** Files that people send. The guard looks at the name first; a person in several teams is asked which one the file is for. */
import { messageCard, whichTeamCard } from '../cards/common.ts';
import { candidates, named, teamTurn } from './find-team.ts';
import { calendarUploaded } from './flows/calendar.ts';
import { dataUploaded } from './flows/data-import.ts';
import { pupilProblems } from './guard.ts';
import { CALENDAR_FILE, type Inbound } from './inbound.ts';
import type { Reply } from './messenger.ts';
import { post, privately, type TeamTurn, type Turn } from './turn.ts';

type Uploaded = Extract<Inbound['event'], { type: 'uploaded' }>;
/** Files whose team is being asked about. They are in memory only, for a few minutes: a file itself is never kept. */
export type HeldFiles = Map<
  string,
  { readonly file: Uploaded; readonly person: string; readonly until: Temporal.Instant }
>;
const HOLD: Temporal.DurationLike = { minutes: 15 };
const HELD_AT_MOST = 10;

export const holdFiles = (): HeldFiles => new Map();

export async function uploaded(turn: Turn, file: Uploaded, held: HeldFiles): Promise<Reply[]> {
  const { keys } = await candidates(turn);
  const [only] = keys;
  if (keys.length < 2) return read(turn, only ? await teamTurn(turn, only) : null, file);
  const snapshots = (await Promise.all(keys.map((key) => turn.storage.snapshot(key)))).filter((one) => one !== null);
  if (snapshots.every((snapshot) => pupilProblems(turn, snapshot, file.name).length > 0))
    return [post(messageCard(turn.say, 'data:fileName'))];
  for (const [id, { until }] of held) {
    if (held.size >= HELD_AT_MOST || Temporal.Instant.compare(until, turn.now) < 0) held.delete(id);
  }
  const id = turn.inbound.id;
  held.set(id, { file, person: turn.who.id, until: turn.now.add(HOLD) });
  return [post(whichTeamCard(turn.say, snapshots, { do: 'files.read', file: id }, 'one'))];
}

/** The team has been chosen. */
export async function readHeld(turn: Turn, data: Readonly<Record<string, string>>, held: HeldFiles): Promise<Reply[]> {
  const kept = held.get(data['file'] ?? '');
  if (!kept || kept.person !== turn.who.id) return [privately(messageCard(turn.say, 'data:sendAgain'))];
  const team = await teamTurn(turn, { tenant: turn.inbound.tenant, team: data['team'] ?? '' });
  if (!team) return [privately(messageCard(turn.say, 'common:notYourTeam'))];
  held.delete(data['file'] ?? '');
  return named(turn, team.snapshot, await read(turn, team, kept.file));
}

async function read(turn: Turn, team: TeamTurn | null, { name, bytes }: Uploaded): Promise<Reply[]> {
  if (pupilProblems(turn, team?.snapshot ?? null, name).length > 0)
    return [privately(messageCard(turn.say, 'data:fileName'))];
  if (!CALENDAR_FILE.test(name)) return dataUploaded(turn, name, bytes, team);
  return calendarUploaded(turn, bytes, team);
}
