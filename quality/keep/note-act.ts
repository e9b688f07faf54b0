/** Points for the next checkpoint's agenda, and activities that were done. */
import { type Act, audit, done, NOTHING, OUTDATED, problem, put, refuse } from '../act.ts';
import { MAX_LINE } from '../base.ts';
import { isNewId } from '../content.ts';
import { anyMember } from '../rights.ts';
import type { Note } from './documents.ts';
import { nextOn } from './points.ts';

/** `note` is the new one's id. What was done is never counted as off the plan: nobody has been asked, and nothing was put aside. */
export const keepNote: Act<{
  readonly note: string;
  readonly use: Note['use'];
  readonly text: string;
}> = {
  may: anyMember,
  take: (acting, { note: id, use, text }) => {
    const { snapshot, actor, now, today } = acting;
    const existing = snapshot.notes.find((one) => one.id === id);
    if (existing) return existing.text === text ? NOTHING : refuse(problem('keep.noteSaved', 'text'));
    if (text === '') return refuse(problem('keep.needWords', 'text'));
    if (text.length > MAX_LINE) return refuse(problem('common.tooLong', 'text', { max: MAX_LINE }));
    if (!isNewId(id)) return refuse(OUTDATED);
    const note: Note = {
      kind: 'note',
      id,
      version: 1,
      schoolYear: snapshot.team.calendar.schoolYear,
      use,
      text,
      person: actor.id,
      date: today.toString(),
      at: now.toString(),
      concerns: null,
      state: use === 'agenda' ? 'open' : 'done',
      checkpoint: use === 'agenda' ? (nextOn(snapshot, today.toString())?.id ?? null) : null,
      carriedFrom: [],
    };
    const what = use === 'agenda' ? 'note-added' : 'activity-logged';
    return done([put(note), audit(acting, what, `note/${id}`, null, null)]);
  },
};
