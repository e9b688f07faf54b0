/** A checkpoint's page: asked for by number, month or «förra», and opened from every card that names one. */
import { checkpointPageCard, whichCheckpointCard } from '../../cards/checkpoint-page.ts';
import { clashCard } from '../../cards/clash.ts';
import { messageCard } from '../../cards/common.ts';
import { monthName } from '../../cards/format.ts';
import { planAsked } from '../../language/reading/plan-asked.ts';
import { type CheckpointMeant, checkpointMeant } from '../../language/reading/which-time.ts';
import type { Checkpoint } from '../../quality/checkpoints/documents.ts';
import { inOrder } from '../../quality/checkpoints/order.ts';
import { nextOn } from '../../quality/keep/points.ts';
import { sightOfCheckpoint } from '../../quality/sight.ts';
import type { Snapshot } from '../../quality/snapshot.ts';
import type { Reply } from '../messenger.ts';
import { asCard, inPlace, post, privately, type Showing, type TeamTurn, toMe, type Values } from '../turn.ts';
import { forTeam } from './for-team.ts';
import { type InYear, inYear, yearOfWords } from './in-year.ts';
import { mayNot } from './may-not.ts';

/** «avstämning 2», «hur gick förra avstämningen?», «vad sa vi i oktober?» */
export async function ask(turn: TeamTurn, text: string): Promise<Reply[]> {
  const found = await yearOfWords(turn, text);
  if ('unknown' in found)
    return [post(turn, ({ say }) => messageCard(say, 'page:yearUnknown', { year: found.unknown }))];
  const meant = checkpointMeant(text);
  if (planAsked(text) === 'clash')
    return [post(turn, (to) => clashCard(to.say, found.snapshot, ofClash(found.snapshot, meant, text, turn)))];
  const today = turn.today.toString();
  const toCome = meant === null && TO_COME.test(text) ? nextOn(found.snapshot, today) : undefined;
  const checkpoint = toCome ?? theOne(found.snapshot, meant, today);
  if (!checkpoint) return [post(turn, (to) => whichCheckpointCard(to.say, found.snapshot, whyNone(to, meant)))];
  const whole = sightOfCheckpoint(found.snapshot, checkpoint, turn.me, today) === 'whole';
  const own: Showing = (one, make) => toMe(one, make(one), asCard('checkpoint', checkpoint.id));
  return shown(turn, found, checkpoint, whole ? post : own);
}

/** «krockar avstämning 3 med något lov»: the one that is named, or all. */
function ofClash(snapshot: Snapshot, meant: CheckpointMeant, text: string, { today }: TeamTurn): Checkpoint[] {
  const day = today.toString();
  const one = meant ? theOne(snapshot, meant, day) : TO_COME.test(text) ? nextOn(snapshot, day) : undefined;
  return one ? [one] : inOrder(snapshot.checkpoints);
}

/** «underlaget till nästa avstämning» */
const TO_COME = /(?<!\p{L})(?:nästa|kommande|next|upcoming|coming)(?!\p{L})/iu;

/** «Hur många svarade inför avstämning 3 förra läsåret?»: of an earlier year's checkpoints that one's page tells. */
export const orEarlier =
  (flow: (turn: TeamTurn, text: string) => Promise<Reply[]>) =>
  async (turn: TeamTurn, text: string): Promise<Reply[]> => {
    const found = await yearOfWords(turn, text);
    return 'unknown' in found || found.readOnly ? ask(turn, text) : flow(turn, text);
  };

/** Without a word about which, the last one before today (ISO date) or that is closed; while there is none, today's. */
export function theOne({ checkpoints }: Snapshot, meant: CheckpointMeant, today: string): Checkpoint | undefined {
  const all = inOrder(checkpoints);
  if (meant && 'number' in meant) return all[meant.number - 1];
  if (meant && 'month' in meant) return all.find(({ date }) => Number(date.slice(5, 7)) === meant.month);
  const been = all.findLast(({ date, state }) => date < today || state === 'closed');
  return been ?? all.find(({ date }) => date === today);
}

/** Why there is none. */
export function whyNone({ say, who }: TeamTurn, meant: CheckpointMeant): string {
  if (meant && 'number' in meant) return say('page:unknown', { number: meant.number });
  if (meant && 'month' in meant) return say('page:noneIn', { month: monthName(who.locale, meant.month) });
  return say('page:noneYet');
}

function shown(turn: TeamTurn, { snapshot, readOnly }: InYear, checkpoint: Checkpoint, as: Showing): Reply[] {
  const { me, today, page } = turn;
  const cardFor = ({ who }: TeamTurn) =>
    checkpointPageCard(who.locale, snapshot, checkpoint, me, today.toString(), { page, readOnly });
  if (!cardFor(turn)) return mayNot(turn, [NOT_YOURS]) ?? [];
  return [as(turn, (to) => cardFor(to) ?? messageCard(to.say, 'common:notYourTeam'))];
}
const NOT_YOURS = { code: 'common.notYourTeam', field: '', severity: 'error', values: {} } as const;

const checkpointOf = ({ checkpoints }: Snapshot, data: Values): Checkpoint | undefined =>
  checkpoints.find(({ id }) => id === data['checkpoint']);

async function see(turn: TeamTurn, data: Values): Promise<Reply[]> {
  const found = await inYear(turn, data['year']);
  const checkpoint = found && checkpointOf(found.snapshot, data);
  return checkpoint
    ? shown(turn, found, checkpoint, inPlace)
    : [privately(messageCard(turn.say, 'common:outdatedCard'))];
}

export const actions = forTeam({ 'checkpoint.see': see });
