/** The points of a checkpoint's agenda, ticked off or carried on by whoever presses or says so. */
import { agendaCard } from '../../cards/agenda.ts';
import { messageCard, shared } from '../../cards/common.ts';
import { capital, formatDate } from '../../cards/format.ts';
import { AGENDA, pointsCard } from '../../cards/points.ts';
import type { TextKey } from '../../cards/texts.ts';
import { calledSo } from '../../language/reading/decision-ended.ts';
import type { PointsSaid } from '../../language/reading/point-done.ts';
import type { Act } from '../../quality/act.ts';
import type { Checkpoint } from '../../quality/checkpoints/documents.ts';
import { lastHeld, maySettle, nextOn, type Point, pointsOf } from '../../quality/keep/points.ts';
import { carryPoint, reopenPoint, tickPoint } from '../../quality/keep/points-act.ts';
import type { Snapshot } from '../../quality/snapshot.ts';
import type { Reply } from '../messenger.ts';
import { post, privately, replace, type TeamTurn, type Values } from '../turn.ts';
import { forTeam } from './for-team.ts';
import { take } from './take.ts';

/** The points of the checkpoint that the data names, on the card that the press was on. */
export function points(turn: TeamTurn, snapshot: Snapshot, data: Values, note?: string): Reply[] {
  const { who, me, today, page, say } = turn;
  const checkpoint: Checkpoint | undefined = snapshot.checkpoints.find(({ id }) => id === data['checkpoint']);
  if (!checkpoint) return [privately(messageCard(say, 'common:outdatedCard'))];
  if (data['on'] === AGENDA) return [replace(sharedAgenda(snapshot, checkpoint, page))];
  const shown = { page, left: data['left'] === 'yes', ...(note ? { note } : {}) };
  return [replace(pointsCard(who.locale, snapshot, checkpoint, me, today.toString(), shown))];
}

/** The agenda in the channel is everybody's; a further page of it is of the one who turned to it. */
const sharedAgenda = (snapshot: Snapshot, checkpoint: Checkpoint, page: number) => {
  const made = agendaCard(snapshot, checkpoint, snapshot.team.locale, page);
  return page === 0 ? shared(made) : made;
};

const settle =
  (act: Act<{ note: string; checkpoint: string }>, note: TextKey) =>
  async (turn: TeamTurn, data: Values): Promise<Reply[]> => {
    const taken = await take(turn, act, { note: data['note'] ?? '', checkpoint: data['checkpoint'] ?? '' });
    return taken.after ? points(turn, taken.after, data, turn.say(note)) : (taken.refusal ?? []);
  };

/**
 * «Punkt 2 klar», «bocka av punkt 1 och 3», «punkt 2 är inte klar»: as if each were pressed, of those that the one who says it may settle. Before the day
 * the points are shown, and when they are ticked off.
 */
export async function settleSaid(turn: TeamTurn, { done, which }: PointsSaid): Promise<Reply[]> {
  const { snapshot } = turn;
  const today = turn.today.toString();
  const here = lastHeld(snapshot, today);
  const checkpoint = here ?? nextOn(snapshot, today);
  if (!checkpoint) return [post(turn, (to) => messageCard(to.say, 'status:nextNone'))];
  const shown = (after: Snapshot, note: (to: TeamTurn) => string): Reply[] => [
    post(turn, (to) => pointsCard(to.who.locale, after, checkpoint, to.me, today, { note: note(to) })),
  ];
  if (!here)
    return shown(snapshot, (to) => to.say('keep:pointFromDay', { date: formatDate(to.who.locale, checkpoint.date) }));
  const meant = meantOf(pointsOf(snapshot, checkpoint), which, done).map(({ note }) => note);
  const [first] = meant;
  if (!first)
    return shown(snapshot, (to) => (pointsOf(snapshot, checkpoint).length > 0 ? to.say('keep:pointWhich') : ''));
  const act = done ? tickPoint : reopenPoint;
  const theirs = meant.filter((note) => maySettle(snapshot, turn.me, note));
  let after = snapshot;
  for (const { id } of theirs.length > 0 ? theirs : [first]) {
    const taken = await take({ ...turn, snapshot: after }, act, { note: id, checkpoint: checkpoint.id });
    if (!taken.after) return taken.refusal ?? [];
    after = taken.after;
  }
  const said = { count: theirs.length, points: theirs.map(({ text }) => capital(text)).join(' · ') };
  return shown(after, (to) => to.say(done ? 'keep:pointsTicked' : 'keep:pointsReopened', said));
}

/** What was carried on is neither ticked off nor opened by words; of those that words name, only what can be settled so. */
function meantOf(points: readonly Point[], which: PointsSaid['which'], done: boolean): Point[] {
  const can = points.filter(({ state }) => state === 'open' || state === 'done');
  if (which === 'all') return can.filter(({ state }) => (state === 'open') === done);
  if (which === 'last') return points.slice(-1).filter((point) => can.includes(point));
  if (typeof which === 'string') {
    const called = (among: readonly Point[]) =>
      calledSo(
        which,
        among.map((point) => ({ point, text: point.note.text })),
      )?.point;
    const one = called(can.filter(({ state }) => (state === 'open') === done)) ?? called(can);
    return one ? [one] : [];
  }
  const those = which.map((number) => points[number - 1]);
  // One that is not there may be a slip in any of them: nothing is settled then.
  return those.every((point) => point !== undefined && can.includes(point)) ? those.flatMap((one) => one ?? []) : [];
}

export const actions = forTeam({
  'keep.points': async (turn, data) => points(turn, turn.snapshot, data),
  'keep.tick': settle(tickPoint, 'keep:pointTicked'),
  'keep.carry': settle(carryPoint, 'keep:pointIsCarried'),
  'keep.reopen': settle(reopenPoint, 'keep:pointReopened'),
});
