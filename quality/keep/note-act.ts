/** Points for the next checkpoint's agenda, and activities that were done: added, and taken away again. */
import { type Act, audit, done, NOTHING, OUTDATED, problem, put, refuse } from '../act.ts';
import { isoDate, MAX_LINE } from '../base.ts';
import { sinceLast } from '../checkpoints/page.ts';
import { isNewId } from '../content.ts';
import { anyMember, ownerOrManagers } from '../rights.ts';
import type { Snapshot } from '../snapshot.ts';
import type { Note } from './documents.ts';
import { nextOn } from './points.ts';

/** `note` is the new one's id. What was done is never counted as off the plan: nobody has been asked, and nothing was put aside. */
export const keepNote: Act<{
  readonly note: string;
  readonly use: Note['use'];
  readonly text: string;
  /** The id of the checkpoint that a point is put on the agenda of, while it is open; else the next one's. */
  readonly checkpoint?: string | undefined;
  /** The day (ISO) on which what is logged was done; today's where it cannot be that. */
  readonly day?: string | undefined;
}> = {
  may: anyMember,
  take: (acting, { note: id, use, text, checkpoint, day }) => {
    const { snapshot, actor, now, today } = acting;
    const existing = snapshot.notes.find((one) => one.id === id);
    if (existing) return existing.text === text ? NOTHING : refuse(problem('keep.noteSaved', 'text'));
    if (text === '') return refuse(problem('keep.needWords', 'text'));
    if (text.length > MAX_LINE) return refuse(problem('common.tooLong', 'text', { max: MAX_LINE }));
    if (!isNewId(id)) return refuse(OUTDATED);
    const named = snapshot.checkpoints.find((one) => one.id === checkpoint && one.state === 'planned');
    const home = named ?? nextOn(snapshot, today.toString());
    const note: Note = {
      kind: 'note',
      id,
      version: 1,
      schoolYear: snapshot.team.calendar.schoolYear,
      use,
      text,
      person: actor.id,
      date: use === 'activity' ? dayToLog(snapshot, today.toString(), day) : today.toString(),
      at: now.toString(),
      concerns: null,
      state: use === 'agenda' ? 'open' : 'done',
      checkpoint: use === 'agenda' ? (home?.id ?? null) : null,
      carriedFrom: [],
    };
    const what = use === 'agenda' ? 'note-added' : 'activity-logged';
    return done([put(note), audit(acting, what, `note/${id}`, null, null)]);
  },
};

/** The day that is told, where it has been this school year and no closed checkpoint has it for good; today otherwise. Both are ISO dates. */
export function dayToLog({ team, checkpoints }: Snapshot, today: string, day: string | undefined): string {
  if (day === undefined || !isoDate.safeParse(day).success || day > today) return today;
  const closed = checkpoints.filter(({ state }) => state === 'closed').map(({ date }) => date);
  return day < team.calendar.autumnStart || closed.some((date) => day <= date) ? today : day;
}

type OfNote = { readonly note: string };
const noteOf = ({ notes }: Snapshot, { note }: OfNote): Note | undefined => notes.find(({ id }) => id === note);

/** Whether a checkpoint has it for good: a point that was ticked off or carried on, an activity on the page of one that is closed. */
export function isRecorded(snapshot: Snapshot, note: Note): boolean {
  if (note.use === 'agenda') return note.state === 'done' || note.carriedFrom.length > 0;
  return snapshot.checkpoints.some(
    (checkpoint) => checkpoint.state === 'closed' && sinceLast(snapshot, checkpoint).activities.includes(note),
  );
}

/** Taken away as if it had never been added; the history says that it was. */
export const removeNote: Act<OfNote> = {
  may: ownerOrManagers<OfNote>((snapshot, input) => noteOf(snapshot, input)?.person),
  take: (acting, input) => {
    const before = noteOf(acting.snapshot, input);
    if (!before) return NOTHING;
    if (isRecorded(acting.snapshot, before)) return refuse(problem('keep.noteRecorded'));
    const { id, version, use } = before;
    return done([
      { do: 'delete', kind: 'note', id, expected: version },
      audit(acting, use === 'agenda' ? 'note-removed' : 'activity-removed', `note/${id}`, null, null),
    ]);
  },
};
