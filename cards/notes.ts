/** What somebody has put on the agenda or logged: the receipt, and their own lines, each with a way to take it back. */
import { type Locale, MAX_LINE } from '../quality/base.ts';
import { numberOf } from '../quality/checkpoints/order.ts';
import type { Note } from '../quality/keep/documents.ts';
import { isRecorded } from '../quality/keep/note-act.ts';
import { byTime } from '../quality/keep/points.ts';
import type { Member } from '../quality/people/documents.ts';
import type { Snapshot } from '../quality/snapshot.ts';
import { type Button, button, buttons, type Card, type Element, heading, submit, subtle, text } from './card.ts';
import { card, commandButton, type Form, formCard, type Objection, problemsBox } from './common.ts';
import { capital, formatDate } from './format.ts';
import { textInput } from './inputs.ts';
import { onPage, paged } from './paging.ts';
import { localeOf, type Say, speak } from './texts.ts';

/** What is to be kept; `on`: the id of the checkpoint on whose agenda a point is to be, where that is not the one to come. */
export type Drafted = Pick<Note, 'use' | 'id'> & {
  readonly words: string;
  readonly on?: string | undefined;
  /** When what is logged was done, where that is another day than today. ISO. */
  readonly day?: string | undefined;
};

/** A point for the agenda or an activity, looked at once more before it is kept. */
export function noteCard(
  say: Say,
  snapshot: Snapshot,
  { use, id, words, on, day }: Drafted,
  problems: readonly Objection[] = [],
): Card {
  const data = {
    team: snapshot.key.team,
    note: id,
    use,
    ...(on === undefined ? {} : { checkpoint: on }),
    ...(day === undefined ? {} : { day }),
  };
  const body: Element[] = [
    ...problemsBox(say, problems),
    textInput(say, 'text', `keep:note.${use}`, words, MAX_LINE, { required: true, multiline: true }),
  ];
  const form: Form = { title: say(`keep:noteTitle.${use}`), open: { do: 'keep.noteOpen', ...data } };
  return formCard(say, form, body, [submit(say('common:save'), { do: 'keep.note', ...data })]);
}

/** That it is kept, and where, a point for all to talk about with its words; whoever wrote it may take it back at once. */
export function keptNoteCard(say: Say, snapshot: Snapshot, { use, id, words: typed, on, day }: Drafted): Card {
  const added =
    on === undefined ? say('keep:agendaAdded') : say('keep:agendaAddedTo', { number: numberOf(snapshot, on) });
  const logged =
    day === undefined ? say('keep:logged') : say('keep:loggedOn', { date: formatDate(localeOf(say), day, 'long') });
  const words = use === 'agenda' ? added : logged;
  const see = use === 'agenda' ? 'agenda' : 'myLog';
  const point = use === 'agenda' ? [text(capital(typed), { weight: 'bolder' })] : [];
  return card(
    say,
    words,
    [text(words), ...point],
    [removeButton(say, snapshot, id), commandButton(say, see, snapshot.key.team)],
  );
}

/** The viewer's own logged lines of this year, the newest first. */
export function logCard(locale: Locale, snapshot: Snapshot, viewer: Member, page = 0, note?: string): Card {
  const say = speak(locale);
  const title = say('keep:logTitle');
  const own = snapshot.notes
    .filter(({ use, person }) => use === 'activity' && person === viewer.id)
    .toSorted((a, b) => byTime(b, a));
  const all = own.map(
    (one): Element => ({
      type: 'Container',
      separator: true,
      spacing: 'small',
      items: [
        text(capital(one.text), { weight: 'bolder' }),
        text(capital(formatDate(locale, one.date)), { spacing: 'none' }),
        isRecorded(snapshot, one)
          ? subtle(say('keep:noteRecorded'))
          : buttons(removeButton(say, snapshot, one.id, { on: LOG, ...onPage(page) })),
      ],
    }),
  );
  const { rows, buttons: pages } = paged(say, all, { do: 'keep.log', team: snapshot.key.team }, page);
  const body: Element[] = [
    ...(note ? [text(note, { weight: 'bolder' })] : []),
    heading(title),
    ...(own.length === 0 ? [text(say('keep:logNone'))] : []),
    ...rows,
  ];
  return card(say, title, body, [...pages, commandButton(say, 'logActivity', snapshot.key.team)]);
}
/** In a button's data: it stands on the card of what one has logged, which is shown again. */
export const LOG = 'log';

const removeButton = (say: Say, { key }: Snapshot, note: string, more: Readonly<Record<string, string>> = {}): Button =>
  button(say('keep:noteRemove'), { do: 'keep.remove', team: key.team, note, ...more });
