/** The parking lot: into the plan, kept until the next checkpoint, or dropped. */
import { asideCard } from '../../cards/aside.ts';
import type { Receipt } from '../../cards/common.ts';
import { parkingCard, takeCard } from '../../cards/keep-to-plan.ts';
import { nameOf } from '../../cards/names.ts';
import { giveParkedCard } from '../../cards/parked-give.ts';
import type { TextKey } from '../../cards/texts.ts';
import { parkedMeant } from '../../language/reading/parked-meant.ts';
import { planAsked } from '../../language/reading/plan-asked.ts';
import type { Act } from '../../quality/act.ts';
import { parkedNow } from '../../quality/keep/deviations.ts';
import type { Parked } from '../../quality/keep/documents.ts';
import { dropParked, giveParked, keepParked, restoreParked, takeParked } from '../../quality/keep/parked-act.ts';
import { deciders } from '../../quality/rights.ts';
import type { Snapshot } from '../../quality/snapshot.ts';
import { guardLine } from '../guard.ts';
import type { Reply } from '../messenger.ts';
import { open, openFilled, post, replace, type TeamTurn, type Values } from '../turn.ts';
import { forTeam } from './for-team.ts';
import { yearOfWords } from './in-year.ts';
import { endedMeanwhile, refusedBy } from './may-not.ts';
import { ownerChosen } from './sentence-around.ts';
import { take } from './take.ts';
import { backToWaiting } from './waiting.ts';

const lot = (turn: TeamTurn, snapshot: Snapshot, note?: Receipt) =>
  parkingCard(turn.who.locale, snapshot, turn.today.toString(), turn.me, {
    page: turn.page,
    ...(note ? { note } : {}),
  });

/** All of them; «släpp vikttäcken» does that with the one that is named so. */
export async function show(turn: TeamTurn, text: string): Promise<Reply[]> {
  const meant = parkedMeant(text, parkedNow(turn.snapshot));
  if (!meant) return [post(turn, (to) => lot(to, to.snapshot))];
  const data = { parked: meant.item.id };
  if (meant.says === 'take') return takeAsked(turn, meant.item, text);
  const done = await (meant.says === 'keep' ? keep : drop)(turn, data);
  // There is no card that was pressed, to turn into another.
  return done.map((reply) => (reply.as === 'replace' ? { ...reply, as: 'post' } : reply));
}

/** The form with why there is time for it. */
async function takeAsked(turn: TeamTurn, item: Parked, text: string): Promise<Reply[]> {
  return (
    refusedBy(turn, deciders, {}) ??
    guardLine(turn, text, async ({ say, snapshot, refused }, words) => {
      const why = parkedMeant(words, parkedNow(snapshot))?.why ?? '';
      return [
        openFilled(
          takeCard(
            say,
            snapshot,
            item,
            why,
            refused.map((key) => say(key)),
          ),
        ),
      ];
    })
  );
}

/** «hur många elevärenden har lagts åt sidan»: the sums, of the year that is named; other words are answered by `flow`. */
export const orSums =
  (flow: (turn: TeamTurn, text: string) => Promise<Reply[]>) =>
  async (turn: TeamTurn, text: string): Promise<Reply[]> => {
    const found = planAsked(text) === 'aside' ? await yearOfWords(turn, text) : null;
    if (!found || 'unknown' in found) return flow(turn, text);
    const today = found.readOnly ? null : turn.today.toString();
    return [post(turn, ({ say }) => asideCard(say, found.snapshot, today))];
  };

const itemOf = (turn: TeamTurn, data: Values) =>
  turn.snapshot.parked.find(({ id, state }) => id === data['parked'] && state === 'parked');

async function takeOpen(turn: TeamTurn, data: Values): Promise<Reply[]> {
  const item = itemOf(turn, data);
  if (!item) return [replace(lot(turn, turn.snapshot))];
  return refusedBy(turn, deciders, {}) ?? [open(takeCard(turn.say, turn.snapshot, item))];
}

async function takeIn(turn: TeamTurn, data: Values, values: Values): Promise<Reply[]> {
  const item = itemOf(turn, data);
  if (!item) return endedMeanwhile(turn, values, replace(lot(turn, turn.snapshot)));
  const capacity = (values['capacity'] ?? '').trim();
  const taken = await take(turn, takeParked, { parked: item.id, capacity });
  if (taken.after) return [replace(lot(turn, taken.after, undoable(turn, data, 'keep:taken')))];
  return taken.refusal ?? [replace(takeCard(turn.say, turn.snapshot, item, capacity, taken.problems))];
}

async function giveOpen(turn: TeamTurn, data: Values): Promise<Reply[]> {
  const item = itemOf(turn, data);
  if (!item) return [replace(lot(turn, turn.snapshot))];
  const owner = ownerChosen(turn, data).owner ?? '';
  return (
    refusedBy(turn, giveParked.may, { parked: item.id, owner }) ?? [
      open(giveParkedCard(turn.say, turn.snapshot, item, owner, { at: whereFrom(data) })),
    ]
  );
}

async function give(turn: TeamTurn, data: Values, values: Values): Promise<Reply[]> {
  const item = itemOf(turn, data);
  if (!item) return endedMeanwhile(turn, values, replace(lot(turn, turn.snapshot)));
  const owner = values['owner'] ?? '';
  const labels = { owner: turn.say('keep:parkOwner') };
  const taken = await take(turn, giveParked, { parked: item.id, owner }, { labels });
  const at = whereFrom(data);
  if (!taken.after) {
    const form = giveParkedCard(turn.say, turn.snapshot, item, owner, { at, problems: taken.problems });
    return taken.refusal ?? [replace(form)];
  }
  const said = turn.say('keep:given', { name: nameOf(turn.say, turn.snapshot.members, owner) });
  return backToWaiting(turn, data, taken.after, said) ?? [replace(lot(turn, taken.after, said))];
}

const whereFrom = ({ from, page }: Values): Values => ({ ...(from ? { from } : {}), ...(page ? { page } : {}) });

/** What was done with something parked, and how it is put back, in the list where it was done. */
const undoable = ({ say, snapshot }: TeamTurn, data: Values, note: TextKey): Receipt => ({
  words: say(note),
  undo: {
    do: 'keep.restore',
    team: snapshot.key.team,
    parked: data['parked'] ?? '',
    ...whereFrom(data),
  },
});

const decide =
  (act: Act<{ parked: string }>, receipt: (turn: TeamTurn, data: Values) => Receipt) =>
  async (turn: TeamTurn, data: Values): Promise<Reply[]> => {
    const taken = await take(turn, act, { parked: data['parked'] ?? '' });
    if (!taken.after) return taken.refusal ?? [];
    const said = receipt(turn, data);
    return backToWaiting(turn, data, taken.after, said) ?? [replace(lot(turn, taken.after, said))];
  };

const keep = decide(keepParked, ({ say }) => say('keep:kept'));
const drop = decide(dropParked, (turn, data) => undoable(turn, data, 'keep:droppedParked'));

export const actions = forTeam({
  'keep.parking': async (turn) => [replace(lot(turn, turn.snapshot))],
  'keep.takeOpen': takeOpen,
  'keep.take': takeIn,
  'keep.giveOpen': giveOpen,
  'keep.give': give,
  'keep.keep': keep,
  'keep.dropParked': drop,
  'keep.restore': decide(restoreParked, ({ say }) => say('keep:restored')),
});
