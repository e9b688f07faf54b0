/** What comes next for somebody: when their questions come and the checkpoint is, and that their profession has not been chosen. */
import { hasAnswered } from '../quality/checkpoints/documents.ts';
import { inOrder, numberOf } from '../quality/checkpoints/order.ts';
import { promptDue } from '../quality/deliveries/plan.ts';
import { localDay } from '../quality/local-day.ts';
import type { Member } from '../quality/people/documents.ts';
import type { Snapshot } from '../quality/snapshot.ts';
import { formatDate } from './format.ts';
import { oneOf } from './names.ts';
import { managersOf } from './setup.ts';
import { localeOf, type Say } from './texts.ts';

/** `today` is an ISO date. Nothing of the year before its wheel is approved, or after its last checkpoint. */
export const comingLines = (say: Say, snapshot: Snapshot, member: Member, today: string): string[] => [
  ...checkpointLine(say, snapshot, member, today),
  ...professionLine(say, snapshot, member),
];

function checkpointLine(say: Say, snapshot: Snapshot, member: Member, today: string): string[] {
  const next = inOrder(snapshot.checkpoints).find(({ state, date }) => state === 'planned' && date >= today);
  if (!next || !snapshot.team.wheelApprovedAt) return [];
  const locale = localeOf(say);
  const due = promptDue(snapshot, next, member);
  const asked = due === null ? today : localDay(snapshot.team, due).toString();
  const about = {
    number: numberOf(snapshot, next.id),
    all: snapshot.checkpoints.length,
    date: formatDate(locale, next.date, 'long'),
  };
  if (asked <= today || hasAnswered(snapshot.answers, next.id, member.id)) return [say('part:comingCheckpoint', about)];
  return [say('part:comingQuestions', { ...about, asked: formatDate(locale, asked, 'long') })];
}

/** Who chooses the profession that somebody has not got yet. */
export function professionLine(say: Say, { members }: Snapshot, { id, professions }: Member): string[] {
  if (professions.length > 0) return [];
  const managers = managersOf({ members });
  if (managers.some((one) => one.id === id)) return [say('part:noProfessionOwn')];
  return [say('part:noProfession', { names: oneOf(say, managers) })];
}
