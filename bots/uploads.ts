/**
 * Files that people send. The guard looks at the name first; a person in several teams is asked which one the file is for. It is fetched
 * when it is known whose it is and that they may.
 */
import { messageCard, whichTeamCard } from '../cards/common.ts';
import { askTemplateCard } from '../cards/template.ts';
import type { TeamKey } from '../quality/base.ts';
import { candidates, named, teamTurn } from './find-team.ts';
import { calendarUploaded } from './flows/calendar.ts';
import { dataUploaded } from './flows/data-import.ts';
import { templateUploaded } from './flows/template.ts';
import { mayName } from './guard.ts';
import type { Held, Uploaded } from './held.ts';
import { readOnce } from './held-readings.ts';
import { CALENDAR_FILE, TEMPLATE_FILE } from './inbound.ts';
import type { Reply } from './messenger.ts';
import { asAnswer, privately, type TeamTurn, type Turn, toMe } from './turn.ts';

export async function uploaded(turn: Turn, file: Uploaded, held: Held): Promise<Reply[]> {
  const keys = await candidates(turn);
  const [only] = keys;
  if (TEMPLATE_FILE.test(file.name) && only) return askTemplate(turn, keys, file, held);
  if (keys.length < 2) return read(turn, only ? await teamTurn(turn, only) : null, file);
  const snapshots = (await Promise.all(keys.map((key) => turn.storage.snapshot(key)))).filter((one) => one !== null);
  if (!snapshots.some((snapshot) => mayName(turn, snapshot, file.name)))
    return [toMe(turn, messageCard(turn.say, 'data:fileName'), asAnswer('data:fileName'))];
  const id = held.hold(turn, { file });
  return [toMe(turn, whichTeamCard(turn.say, snapshots, { do: 'files.read', file: id }, 'one'))];
}

/** A Word document may be anything: whether it is to be a template is asked before it is fetched. */
async function askTemplate(turn: Turn, keys: readonly TeamKey[], file: Uploaded, held: Held): Promise<Reply[]> {
  const snapshots = (await Promise.all(keys.map((key) => turn.storage.snapshot(key)))).filter((one) => one !== null);
  const allowed = snapshots.filter((snapshot) => mayName(turn, snapshot, file.name));
  if (allowed.length === 0) return [toMe(turn, messageCard(turn.say, 'data:fileName'), asAnswer('data:fileName'))];
  const id = held.hold(turn, { file });
  return [toMe(turn, askTemplateCard(turn.say, allowed, file.name, id))];
}

/** The team has been chosen. */
export async function readHeld(turn: Turn, data: Readonly<Record<string, string>>, held: Held): Promise<Reply[]> {
  const id = data['file'] ?? '';
  const thing = held.find(turn, id);
  if (!thing || !('file' in thing)) return [privately(messageCard(turn.say, 'data:sendAgain'))];
  const team = await teamTurn(turn, { tenant: turn.inbound.tenant, team: data['team'] ?? '' });
  if (!team) return [privately(messageCard(turn.say, 'common:notYourTeam'))];
  const replies = await readOnce(id, () => read(turn, team, thing.file));
  if (!replies) return [privately(messageCard(turn.say, 'data:stillReading'))];
  held.letGo(id);
  return named(turn, team.snapshot, replies);
}

async function read(turn: Turn, team: TeamTurn | null, { name, fetch }: Uploaded): Promise<Reply[]> {
  if (!mayName(turn, team?.snapshot ?? null, name))
    return [privately(messageCard(turn.say, 'data:fileName'), asAnswer('data:fileName'))];
  if (TEMPLATE_FILE.test(name)) return templateUploaded(turn, fetch, team);
  if (!CALENDAR_FILE.test(name)) return dataUploaded(turn, name, fetch, team);
  return calendarUploaded(turn, fetch, team);
}
