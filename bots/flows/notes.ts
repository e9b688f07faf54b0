/**
 * Points for the agenda and logged activities: added, seen and taken back. What somebody puts on the agenda in so many words is put there: whether
 * it is worth the team's time is for the team to say at the meeting.
 */
import { inOne, messageCard, type Objection, sentenceCard, shared } from '../../cards/common.ts';
import { keptNoteCard, LOG, logCard, noteCard } from '../../cards/notes.ts';
import { pointsCard } from '../../cards/points.ts';
import { judgeOffPlan } from '../../language/off-plan/judge.ts';
import { MAX_LINE } from '../../quality/base.ts';
import type { Note } from '../../quality/keep/documents.ts';
import { keepNote, removeNote } from '../../quality/keep/note-act.ts';
import { nextOn } from '../../quality/keep/points.ts';
import type { Reply } from '../messenger.ts';
import {
  asCard,
  forAll,
  inPlace,
  open,
  openFilled,
  post,
  privately,
  replace,
  type Showing,
  saidInChannel,
  type TeamTurn,
  type Values,
} from '../turn.ts';
import { forTeam } from './for-team.ts';
import { acute, LEAD, planOf, wordsAfter } from './keep-to-plan.ts';
import { points } from './points.ts';
import { take } from './take.ts';

const ADD =
  /^(?:(?:kan|kan du|snälla|please|can you) )*(?:lägga?|sätta?|ta|tar|add|put)?(?: (?:till|upp))?\s*(?:(?:på|i|till|to|on) )?(?:the |nästa )?(?:dagordning(?:en)?|agenda)\s*|^(?:logga|log)\s*/iu;
/** «Lägg till tjejjouren på dagordningen»: what stands before and behind the point. */
const FRONT =
  /^(?:(?:kan|du|vi|snälla|please|can|you) )*(?:lägga?(?: till| upp)?|sätta?(?: upp)?|tar? upp|add|put)(?![\p{L}\d])/iu;
const BEHIND = / (?:på|i|till|to|on) (?:the |nästa )?(?:dagordning(?:en)?|agenda)[.!]?$/iu;

/** Small words that are nothing to keep: «logga det», «logga tack». */
const NOTHING = /^(?:det|det här|detta|den|något|en sak|nu|tack|snälla|it|this|that|something|now|please)[.!]{0,3}$/iu;

function pointIn(text: string): string {
  const said = text.trim();
  const around = BEHIND.test(said) && !said.slice(0, LEAD).includes(':');
  return around ? said.replace(BEHIND, '').replace(FRONT, '').trim() : wordsAfter(said, ADD);
}

/** «lägg till på dagordningen: …» and «logga: …» */
export const addNote =
  (use: Note['use']) =>
  async (turn: TeamTurn, text: string): Promise<Reply[]> => {
    const words = (use === 'agenda' ? pointIn(text) : wordsAfter(text, ADD)).replace(NOTHING, '');
    const form = (id: string, problems: readonly Objection[]): Reply[] => [
      turn.refused.length > 0 && saidInChannel(turn)
        ? privately(
            noteCard(turn.say, turn.snapshot, use, id, words, problems),
            asCard('note', null, { note: id, use }),
          )
        : openFilled(noteCard(turn.say, turn.snapshot, use, id, words, problems)),
    ];
    const id = crypto.randomUUID();
    const refused = turn.refused.map((key) => turn.say(key));
    return words === '' ? form(id, refused) : keep(turn, { use, id, words }, post, form);
  };

type Draft = { readonly use: Note['use']; readonly id: string; readonly words: string };
type Form = (id: string, problems: readonly Objection[]) => Reply[];

async function keep(turn: TeamTurn, { use, id, words }: Draft, as: Showing, form: Form): Promise<Reply[]> {
  const { snapshot, say, refused } = turn;
  // What comes back in the form is judged when it comes again.
  const complete = refused.length === 0 && words.length <= MAX_LINE;
  const judgement = complete ? judgeOffPlan(words, planOf(snapshot)) : null;
  if (judgement?.acute) return acute(turn);
  const known = snapshot.notes.some((note) => note.id === id);
  const taken = await take(
    turn,
    keepNote,
    { note: id, use, text: words },
    { labels: { text: say(`keep:note.${use}`) } },
  );
  if (taken.after) return [as(turn, (to) => keptNoteCard(to.say, snapshot, { id, use, text: words }))];
  // The same card filled in once more with something else: asked about under a new id, so that nothing typed is lost.
  return taken.refusal ?? form(known ? crypto.randomUUID() : id, taken.problems);
}

const useOf = (data: Values): Note['use'] => (data['use'] === 'activity' ? 'activity' : 'agenda');

async function saveNote(turn: TeamTurn, data: Values, values: Values): Promise<Reply[]> {
  const draft: Draft = { use: useOf(data), id: data['note'] ?? '', words: (values['text'] ?? '').trim() };
  return keep(turn, draft, inPlace, (id, problems) => [
    replace(noteCard(turn.say, turn.snapshot, draft.use, id, draft.words, problems)),
  ]);
}

/** «visa dagordningen»: the points of the checkpoint to come, each with what its reader may do with it. */
export async function agenda(turn: TeamTurn): Promise<Reply[]> {
  const today = turn.today.toString();
  const next = nextOn(turn.snapshot, today);
  return [
    post(turn, ({ say, who, snapshot }) =>
      next ? pointsCard(who.locale, snapshot, next, turn.me, today) : messageCard(say, 'status:nextNone'),
    ),
  ];
}

/** «vad har jag loggat?» */
export const log = async (turn: TeamTurn): Promise<Reply[]> => [
  post(turn, (to) => logCard(to.who.locale, to.snapshot, turn.me)),
];

/** «Ta bort», on the receipt, which all in a channel have read, on the agenda's points or on what one has logged. */
async function remove(turn: TeamTurn, data: Values): Promise<Reply[]> {
  const note = data['note'] ?? '';
  const use = turn.snapshot.notes.find(({ id }) => id === note)?.use ?? 'agenda';
  const taken = await take(turn, removeNote, { note });
  if (!taken.after) return taken.refusal ?? [privately(sentenceCard(turn.say, inOne(taken.problems)))];
  const words = turn.say(`keep:noteRemoved.${use}`);
  if (data['on'] === LOG) return [replace(logCard(turn.who.locale, taken.after, turn.me, turn.page, words))];
  return data['checkpoint'] === undefined
    ? [replace(shared(messageCard(forAll(turn).say, `keep:noteRemoved.${use}`)))]
    : points(turn, taken.after, data, words);
}

export const actions = forTeam({
  'keep.noteOpen': async (turn, data) => [open(noteCard(turn.say, turn.snapshot, useOf(data), data['note'] ?? '', ''))],
  'keep.note': saveNote,
  'keep.remove': remove,
  'keep.log': async (turn) => [replace(logCard(turn.who.locale, turn.snapshot, turn.me, turn.page))],
});
