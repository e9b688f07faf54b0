/**
 * Points for the agenda and logged activities: added, seen and taken back. What somebody puts on the agenda in so many words is put there: whether
 * it is worth the team's time is for the team to say at the meeting.
 */
import { inOne, messageCard, type Objection, sentenceCard, shared } from '../../cards/common.ts';
import { type Drafted, keptNoteCard, LOG, logCard, noteCard } from '../../cards/notes.ts';
import { pointsCard } from '../../cards/points.ts';
import { judgeOffPlan } from '../../language/off-plan/judge.ts';
import { MONTH_NAMES } from '../../language/reading/dates.ts';
import { dayLogged } from '../../language/reading/day-logged.ts';
import { asksLeft, pointsSaid } from '../../language/reading/point-done.ts';
import { checkpointMeant } from '../../language/reading/which-time.ts';
import { MAX_LINE } from '../../quality/base.ts';
import type { Checkpoint } from '../../quality/checkpoints/documents.ts';
import type { Note } from '../../quality/keep/documents.ts';
import { dayToLog, keepNote, removeNote } from '../../quality/keep/note-act.ts';
import { lastHeld, nextOn } from '../../quality/keep/points.ts';
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
import { theOne, whyNone } from './checkpoint-page.ts';
import { forTeam } from './for-team.ts';
import { acute, LEAD, planOf, wordsAfter } from './keep-to-plan.ts';
import { points, settleSaid } from './points.ts';
import { take } from './take.ts';

const ADD =
  /^(?:(?:kan|kan du|snälla|please|can you) )*(?:lägga?|sätta?|ta|tar|add|put)?(?: (?:till|upp))?\s*(?:(?:på|i|till|to|on) )?(?:the |nästa )?(?:dagordning(?:en)?|agenda)\s*|^(?:logga|log)\s*/iu;
/** «Lägg till tjejjouren på dagordningen»: what stands before and behind the point. */
const FRONT =
  /^(?:(?:kan|du|vi|snälla|please|can|you) )*(?:lägga?(?: till| upp)?|sätta?(?: upp)?|tar? upp|add|put)(?![\p{L}\d])/iu;
const BEHIND = new RegExp(
  ` (?:på|i|till|to|on) (?:the |nästa )?(?:dagordning(?:en)?|agenda)(?: (?:till|för|inför|på|i|for|of|in) (?:the |den )?(?:(?:\\p{L}{1,12} ){0,2}(?:\\p{L}{0,12}avstämning\\p{L}{0,3}|avst|checkpoint|möte[t]?|meeting)(?: (?:\\d|(?:i|in) (?:${MONTH_NAMES})))?|(?:${MONTH_NAMES})))?[.!]?$`,
  'iu',
);

/** Small words that are nothing to keep: «logga det», «logga tack». */
const NOTHING = /^(?:det|det här|detta|den|något|en sak|nu|tack|snälla|it|this|that|something|now|please)[.!]{0,3}$/iu;

type Point = {
  readonly words: string;
  /** Where the checkpoint is named on whose agenda it is to be: «… på dagordningen för mars», «dagordningen inför mars: …». */
  readonly where: string;
};

function pointIn(text: string): Point {
  const said = text.trim();
  const colon = said.slice(0, LEAD).indexOf(':');
  const behind = colon < 0 ? BEHIND.exec(said)?.[0] : undefined;
  return behind === undefined
    ? { words: wordsAfter(said, ADD), where: said.slice(0, Math.max(0, colon)) }
    : {
        words: said
          .slice(0, said.length - behind.length)
          .replace(FRONT, '')
          .trim(),
        where: behind,
      };
}

/** The open checkpoint that is named there; undefined for the one to come. */
function openIn({ snapshot, today }: TeamTurn, where: string): Checkpoint | undefined {
  const meant = checkpointMeant(where);
  const named = meant ? theOne(snapshot, meant, today.toString()) : undefined;
  return named?.state === 'planned' && named.id !== nextOn(snapshot, today.toString())?.id ? named : undefined;
}

/** «Att vi träffade arbetslaget» is what they did. */
const THAT = /^(?:att|that) (?=\S)/iu;
const whole = (said: string): string => said.replace(THAT, '').replace(NOTHING, '');

/** What was done, and the day that is told, where it can be logged on that. */
function doneOn({ snapshot, today, who }: TeamTurn, said: string): { words: string; day?: string } {
  const found = dayLogged(whole(said), today, { english: who.locale === 'en' });
  const day = found?.day.toString();
  const isOther = day !== undefined && day !== today.toString() && dayToLog(snapshot, today.toString(), day) === day;
  return found && isOther ? { words: whole(found.words), day } : { words: whole(said) };
}

/** «lägg till på dagordningen: …» and «logga: …» */
export const addNote =
  (use: Note['use']) =>
  async (turn: TeamTurn, text: string): Promise<Reply[]> => {
    const point = use === 'agenda' ? pointIn(text) : { words: wordsAfter(text, ADD), where: '' };
    const { words, day } = use === 'agenda' ? { words: whole(point.words), day: undefined } : doneOn(turn, point.words);
    const on = openIn(turn, point.where)?.id;
    const form = (id: string, problems: readonly Objection[]): Reply[] => [
      turn.refused.length > 0 && saidInChannel(turn)
        ? privately(
            noteCard(turn.say, turn.snapshot, { use, id, words, on, day }, problems),
            asCard('note', null, { note: id, use }),
          )
        : openFilled(noteCard(turn.say, turn.snapshot, { use, id, words, on, day }, problems)),
    ];
    const id = crypto.randomUUID();
    const refused = turn.refused.map((key) => turn.say(key));
    return words === '' ? form(id, refused) : keep(turn, { use, id, words, on, day }, post, form);
  };

type Form = (id: string, problems: readonly Objection[]) => Reply[];

async function keep(turn: TeamTurn, { use, id, words, on, day }: Drafted, as: Showing, form: Form): Promise<Reply[]> {
  const { snapshot, say, refused } = turn;
  // What comes back in the form is judged when it comes again.
  const complete = refused.length === 0 && words.length <= MAX_LINE;
  const judgement = complete ? judgeOffPlan(words, planOf(snapshot)) : null;
  if (judgement?.acute) return acute(turn);
  const known = snapshot.notes.some((note) => note.id === id);
  const taken = await take(
    turn,
    keepNote,
    { note: id, use, text: words, checkpoint: on, day },
    { labels: { text: say(`keep:note.${use}`) } },
  );
  if (taken.after) return [as(turn, (to) => keptNoteCard(to.say, snapshot, { use, id, words, on, day }))];
  // The same card filled in once more with something else: asked about under a new id, so that nothing typed is lost.
  return taken.refusal ?? form(known ? crypto.randomUUID() : id, taken.problems);
}

const useOf = (data: Values): Note['use'] => (data['use'] === 'activity' ? 'activity' : 'agenda');

async function saveNote(turn: TeamTurn, data: Values, values: Values): Promise<Reply[]> {
  const words = (values['text'] ?? '').trim();
  const draft: Drafted = { use: useOf(data), id: data['note'] ?? '', words, on: data['checkpoint'], day: data['day'] };
  return keep(turn, draft, inPlace, (id, problems) => [
    replace(noteCard(turn.say, turn.snapshot, { ...draft, id }, problems)),
  ]);
}

/** «visa dagordningen», «dagordningen för avstämning 3»: the points of the one that is named, or is to come, each with what its reader may do with it. */
export async function agenda(turn: TeamTurn, text: string): Promise<Reply[]> {
  const today = turn.today.toString();
  const said = pointsSaid(text);
  if (said) return settleSaid(turn, said);
  const about = OF_AGENDA.exec(text)?.[1] || text;
  const meant = checkpointMeant(about);
  const isNamed = meant !== null || BEFORE.test(about);
  const left = asksLeft(text);
  const here = left && !isNamed ? lastHeld(turn.snapshot, today) : undefined;
  const checkpoint = here ?? (isNamed ? theOne(turn.snapshot, meant, today) : nextOn(turn.snapshot, today));
  const none = (to: TeamTurn) =>
    isNamed ? sentenceCard(to.say, whyNone(to, meant)) : messageCard(to.say, 'status:nextNone');
  return [
    post(turn, (to) =>
      checkpoint ? pointsCard(to.who.locale, to.snapshot, checkpoint, to.me, today, { left }) : none(to),
    ),
  ];
}
/** Which one it is of stands behind it, or nothing does. */
const OF_AGENDA = /(?:dagordning|agenda)\p{L}* ?(.*)$/isu;
const BEFORE = /(?<!\p{L})(?:förra|senaste|föregående|last|previous) (?:avstämning|checkpoint)/iu;

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
  'keep.noteOpen': async (turn, data) => {
    const blank = { use: useOf(data), id: data['note'] ?? '', words: '', on: data['checkpoint'], day: data['day'] };
    return [open(noteCard(turn.say, turn.snapshot, blank))];
  },
  'keep.note': saveNote,
  'keep.remove': remove,
  'keep.log': async (turn) => [replace(logCard(turn.who.locale, turn.snapshot, turn.me, turn.page))],
});
