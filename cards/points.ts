/** The points on a checkpoint's agenda: what the team wants to talk about, ticked off or carried on from the day on. */
import type { Locale } from '../quality/base.ts';
import type { Checkpoint } from '../quality/checkpoints/documents.ts';
import { numberOf } from '../quality/checkpoints/order.ts';
import type { Note } from '../quality/keep/documents.ts';
import { isRecorded } from '../quality/keep/note-act.ts';
import {
  isForNextYear,
  isHeld,
  isSettledAt,
  maySettle,
  nextAfter,
  openPoints,
  type Point,
  pointsOf,
} from '../quality/keep/points.ts';
import type { Member } from '../quality/people/documents.ts';
import type { Snapshot } from '../quality/snapshot.ts';
import { type Button, button, buttons, type Card, type Element, heading, subtle, text } from './card.ts';
import { card, commandButton } from './common.ts';
import { bullet, capital } from './format.ts';
import { nameOf } from './names.ts';
import { onPage, paged, section } from './paging.ts';
import { seeCheckpoint } from './see.ts';
import { type Say, speak } from './texts.ts';

/** On the agenda itself, each with its buttons while it is open, and with what has become of it then. The same for everybody. */
export function agendaPoints(say: Say, snapshot: Snapshot, checkpoint: Checkpoint, page: number): Element[] {
  const settle = checkpoint.state === 'planned' ? { on: AGENDA, ...onPage(page) } : null;
  return section(
    say('keep:agendaPoints'),
    pointsOf(snapshot, checkpoint).map(
      ({ note, state }): Element => ({
        type: 'Container',
        spacing: 'small',
        items: [
          text(
            state === 'open'
              ? bullet(note.text)
              : `${SIGN[state]} ${capital(note.text)} · ${stateWords(say, checkpoint, { note, state })}`,
          ),
          ...(settle && state === 'open' ? [settleButtons(say, snapshot, checkpoint, note, settle)] : []),
          ...(settle && isSettledAt(snapshot, checkpoint, note)
            ? [reopenButton(say, snapshot, checkpoint, note, settle)]
            : []),
        ],
      }),
    ),
  );
}
/** In a button's data: it stands on the agenda, which is shown again. */
export const AGENDA = 'agenda';
/** Beside the word, for the eye. */
const SIGN = { done: '✓', carried: '→' } as const;

type Settled = Omit<Point, 'state'> & { readonly state: Exclude<Point['state'], 'open'> };
/** What has become of a point at a checkpoint; one that was carried on from the year's last one waits for the next year. */
export const stateWords = (say: Say, checkpoint: Checkpoint, { note, state }: Settled): string =>
  state === 'carried' && isForNextYear(note) && note.carriedFrom.at(-1) === checkpoint.id
    ? say('keep:pointState.nextYear')
    : say(`keep:pointState.${state}`);

const settleButtons = (
  say: Say,
  snapshot: Snapshot,
  checkpoint: Checkpoint,
  note: Note,
  more: Readonly<Record<string, string>>,
): Element => {
  const data = { ...dataOf(snapshot, checkpoint), note: note.id, ...more };
  const on = nextAfter(snapshot, checkpoint) ? 'keep:pointCarry' : 'keep:pointNextYear';
  return buttons(
    button(say('keep:pointDone'), { do: 'keep.tick', ...data }, 'positive'),
    button(say(on), { do: 'keep.carry', ...data }),
  );
};

const reopenButton = (
  say: Say,
  snapshot: Snapshot,
  checkpoint: Checkpoint,
  note: Note,
  more: Readonly<Record<string, string>>,
): Element =>
  buttons(button(say('common:undo'), { do: 'keep.reopen', ...dataOf(snapshot, checkpoint), note: note.id, ...more }));

/** To the points with their buttons, for whoever presses; nothing where no point is open, or the day has not come. `today` is an ISO date. */
export function toPoints(say: Say, snapshot: Snapshot, checkpoint: Checkpoint, today: string): Button[] {
  if (!isHeld(checkpoint, today) || openPoints(snapshot, checkpoint).length === 0) return [];
  return [button(say('keep:points'), { do: 'keep.points', ...dataOf(snapshot, checkpoint) })];
}

const dataOf = ({ key }: Snapshot, { id }: Checkpoint) => ({ team: key.team, checkpoint: id });

/** `left`: only what is not gone through yet. */
type Shown = { readonly page?: number; readonly note?: string; readonly left?: boolean };

/** All of a checkpoint's points. Buttons are only for what the viewer may settle. */
export function pointsCard(
  locale: Locale,
  snapshot: Snapshot,
  checkpoint: Checkpoint,
  viewer: Member,
  today: string,
  { page = 0, note, left = false }: Shown = {},
): Card {
  const say = speak(locale);
  const title = say('keep:pointsTitle', { number: numberOf(snapshot, checkpoint.id) });
  const all = pointsOf(snapshot, checkpoint);
  const points = left ? all.filter(({ state }) => state === 'open') : all;
  const held = isHeld(checkpoint, today);
  const may = (point: Point): boolean => held && point.state === 'open' && maySettle(snapshot, viewer, point.note);
  const mayUndo = (note: Note): boolean => maySettle(snapshot, viewer, note) && isSettledAt(snapshot, checkpoint, note);
  const mayRemove = (note: Note): boolean => maySettle(snapshot, viewer, note) && !isRecorded(snapshot, note);
  const rowsOfAll = points.map((point) =>
    pointRow(
      say,
      snapshot,
      checkpoint,
      { ...point, number: all.indexOf(point) + 1 },
      {
        settle: may(point) ? onPage(page) : null,
        reopen: mayUndo(point.note) ? onPage(page) : null,
        remove: mayRemove(point.note) ? onPage(page) : null,
      },
    ),
  );
  const open = { do: 'keep.points', ...dataOf(snapshot, checkpoint), ...(left ? { left: 'yes' } : {}) } as const;
  const { rows, buttons: pages } = paged(say, rowsOfAll, open, page);
  const others = held && points.some((point) => point.state === 'open' && !may(point));
  const body: Element[] = [
    ...(note ? [text(note, { weight: 'bolder' })] : []),
    heading(title),
    ...(points.length === 0 ? [text(say(all.length === 0 ? 'keep:pointsNone' : 'keep:pointsNoneLeft'))] : []),
    ...rows,
    ...(others ? [subtle(say('keep:pointsWho'))] : []),
  ];
  const more = checkpoint.state === 'planned' ? [commandButton(say, 'agendaAdd', snapshot.key.team)] : [];
  return card(say, title, body, [...pages, ...more, seeCheckpoint(say, snapshot, checkpoint)]);
}

type Back = { readonly page?: string };
/** What the viewer may do with it, each with the page to come back to; null for what they may not. */
function pointRow(
  say: Say,
  snapshot: Snapshot,
  checkpoint: Checkpoint,
  { note, state, number }: Point & { readonly number: number },
  { settle, reopen, remove }: Readonly<Record<'settle' | 'reopen' | 'remove', Back | null>>,
): Element {
  const data = { ...dataOf(snapshot, checkpoint), note: note.id };
  const name = nameOf(say, snapshot.members, note.person);
  return {
    type: 'Container',
    separator: true,
    spacing: 'small',
    items: [
      text(say('keep:pointRow', { number, text: capital(note.text) }), { weight: 'bolder' }),
      text(state === 'open' ? name : `${name} · ${stateWords(say, checkpoint, { note, state })}`, { spacing: 'none' }),
      ...(settle ? [settleButtons(say, snapshot, checkpoint, note, settle)] : []),
      ...(reopen ? [reopenButton(say, snapshot, checkpoint, note, reopen)] : []),
      ...(remove ? [buttons(button(say('keep:noteRemove'), { do: 'keep.remove', ...data, ...remove }))] : []),
    ],
  };
}

/** What closing did with the points that were still open; nothing where there were none. `snapshot` is the team after it. */
export function carriedRow(say: Say, snapshot: Snapshot, checkpoint: Checkpoint): Element[] {
  const carried = pointsOf(snapshot, checkpoint).filter(
    ({ state, note }) => state === 'carried' && note.state === 'open',
  );
  const said = carried.some(({ note }) => isForNextYear(note)) ? 'keep:pointsNextYear' : 'keep:pointsCarried';
  return carried.length === 0 ? [] : [text(say(said, { count: carried.length }))];
}
