/** The points on a checkpoint's agenda: what the team wants to talk about, ticked off or carried on from the day on. */
import type { Locale } from '../quality/base.ts';
import type { Checkpoint } from '../quality/checkpoints/documents.ts';
import { numberOf } from '../quality/checkpoints/order.ts';
import { isHeld, maySettle, nextAfter, openPoints, type Point, pointsOf } from '../quality/keep/points.ts';
import type { Member } from '../quality/people/documents.ts';
import type { Snapshot } from '../quality/snapshot.ts';
import { type Button, button, buttons, type Card, type Element, heading, subtle, text } from './card.ts';
import { card } from './common.ts';
import { nameOf } from './names.ts';
import { onPage, paged } from './paging.ts';
import { seeCheckpoint } from './see.ts';
import { type Say, speak } from './texts.ts';

/** On the agenda itself: what is still to be talked about. */
export function agendaPoints(say: Say, snapshot: Snapshot, checkpoint: Checkpoint): Element[] {
  const points = openPoints(snapshot, checkpoint);
  if (points.length === 0) return [];
  return [
    text(say('keep:agendaPoints'), { weight: 'bolder' }),
    ...points.map((point) => text(`• ${point.text}`, { spacing: 'small' })),
  ];
}

/** To the points with their buttons, for whoever presses; nothing where no point is open, or the day has not come. `today` is an ISO date. */
export function toPoints(say: Say, snapshot: Snapshot, checkpoint: Checkpoint, today: string): Button[] {
  if (!isHeld(checkpoint, today) || openPoints(snapshot, checkpoint).length === 0) return [];
  return [button(say('keep:points'), { do: 'keep.points', ...dataOf(snapshot, checkpoint) })];
}

const dataOf = ({ key }: Snapshot, { id }: Checkpoint) => ({ team: key.team, checkpoint: id });

type Shown = { readonly page?: number; readonly note?: string };

/** All of a checkpoint's points. Buttons are only for what the viewer may settle. */
export function pointsCard(
  locale: Locale,
  snapshot: Snapshot,
  checkpoint: Checkpoint,
  viewer: Member,
  today: string,
  { page = 0, note }: Shown = {},
): Card {
  const say = speak(locale);
  const title = say('keep:pointsTitle', { number: numberOf(snapshot, checkpoint.id) });
  const points = pointsOf(snapshot, checkpoint);
  const held = isHeld(checkpoint, today);
  const may = (point: Point): boolean => held && point.state === 'open' && maySettle(snapshot, viewer, point.note);
  const all = points.map((point) => pointRow(say, snapshot, checkpoint, point, may(point) ? onPage(page) : null));
  const open = { do: 'keep.points', ...dataOf(snapshot, checkpoint) } as const;
  const { rows, buttons: pages } = paged(say, all, open, page);
  const others = held && points.some((point) => point.state === 'open' && !may(point));
  const body: Element[] = [
    ...(note ? [text(note, { weight: 'bolder' })] : []),
    heading(title),
    ...(points.length === 0 ? [text(say('keep:pointsNone'))] : []),
    ...rows,
    ...(others ? [subtle(say('keep:pointsWho'))] : []),
  ];
  return card(say, title, body, [...pages, seeCheckpoint(say, snapshot, checkpoint)]);
}

/** `settle` is the page to come back to for somebody who may settle it; null for everybody else. */
function pointRow(
  say: Say,
  snapshot: Snapshot,
  checkpoint: Checkpoint,
  { note, state }: Point,
  settle: { page?: string } | null,
): Element {
  const data = { ...dataOf(snapshot, checkpoint), note: note.id, ...settle };
  const name = nameOf(say, snapshot.members, note.person);
  const actions = [
    button(say('keep:pointDone'), { do: 'keep.tick', ...data }, 'positive'),
    ...(nextAfter(snapshot, checkpoint) ? [button(say('keep:pointCarry'), { do: 'keep.carry', ...data })] : []),
  ];
  return {
    type: 'Container',
    separator: true,
    spacing: 'small',
    items: [
      text(note.text, { weight: 'bolder' }),
      text(state === 'open' ? name : `${name} · ${say(`keep:pointState.${state}`)}`, { spacing: 'none' }),
      ...(settle ? [buttons(...actions)] : []),
    ],
  };
}

/** What closing did with the points that were still open; nothing where there were none. `snapshot` is the team after it. */
export function carriedRow(say: Say, snapshot: Snapshot, checkpoint: Checkpoint): Element[] {
  const points = pointsOf(snapshot, checkpoint);
  const left = points.filter(({ state }) => state === 'open').length;
  if (left > 0) return [text(say('keep:pointsLeft', { count: left }))];
  const count = points.filter(({ state, note }) => state === 'carried' && note.state === 'open').length;
  return count === 0 ? [] : [text(say('keep:pointsCarried', { count }))];
}
