/**
 * What a card has just offered somebody in their own chat, so that «ja», «den andra» or what stands on a button presses it, «varför?» asks of the goal or
 * intervention that it is about, «till 31 maj» answers a card that asked for the last day, and «spara utan orden» a form that the guard stopped, of which
 * only what may be saved is remembered; and what they have just asked for, so that «nej jag menade
 * mål 1» puts it right. In memory only, for a few minutes: after a restart, or where another replica answers, such a word has nothing to stand on and the
 * person is told so.
 */
import { type Button, button, buttonsIn, inputsOf } from '../cards/card.ts';
import { speak } from '../cards/texts.ts';
import { inFull } from '../language/colloquial.ts';
import { type ButtonMeant, buttonMeant } from '../language/reading/button-meant.ts';
import { changedOf, corrected, saysOther, settled } from '../language/reading/correction-meant.ts';
import { saidNotDone } from '../language/reading/decision-ended.ts';
import { figuresFollowed } from '../language/reading/figures-followed.ts';
import { followUp, isMore, namedAfter, type Topic, topicOf } from '../language/reading/follow-up.ts';
import { goalOfFigure } from '../language/reading/goal-of-figure.ts';
import type { Person } from '../language/reading/goal-owner.ts';
import { leaveWhole } from '../language/reading/leaves.ts';
import { ownerSaid, withOwner } from '../language/reading/owner-corrected.ts';
import { partChanged } from '../language/reading/part-changed.ts';
import { schoolCalled } from '../language/reading/school-meant.ts';
import { severalMeant } from '../language/reading/several-meant.ts';
import { type Command, type Understanding, understand } from '../language/understand.ts';
import type { TeamKey } from '../quality/base.ts';
import { needsTeam } from './flows/index.ts';
import type { AskedDay, Reply, WithoutWords } from './messenger.ts';
import { KEEPS_WORDS } from './school-heard.ts';
import { sender, type Turn } from './turn.ts';

export type Offered = ReturnType<typeof rememberOffered>;

/** So long an answer without a name to what it answers is still about the last card. */
const STANDS: Temporal.DurationLike = { minutes: 5 };
const HELD_AT_MOST = 2000;

type Shown = {
  readonly buttons: readonly Button[];
  /** Those of each card of the same answer. */
  readonly all: readonly Button[];
  /** What the card is called. */
  readonly title: string;
  readonly topic: Topic | null;
  readonly asksUntil: string | undefined;
  readonly asksDay: AskedDay | undefined;
  /** Of a form that the guard stopped. */
  readonly withoutWords?: WithoutWords | null | undefined;
  readonly at?: Temporal.Instant;
  /** What takes back that a decision was just ticked off. */
  readonly unticks?: Button | undefined;
};
const NOTHING: Shown = { buttons: [], all: [], title: '', topic: null, asksUntil: undefined, asksDay: undefined };
const isNextPage = ({ title }: Button): boolean =>
  [speak('sv'), speak('en')].some((say) => title === say('common:nextPage'));

/** Said once more with something else in it, these do nothing twice: they show, open a form, or take the place of what was. */
const SAID_ANEW: ReadonlySet<Command> = new Set([
  'statusGoal',
  'intervention',
  'moveCheckpoint',
  'addCheckpoint',
  'checkpoint',
  'snooze',
  'newDecision',
  'newGoal',
  'newIntervention',
]);
/** Of these, a press has made what was asked for: said once more, they would make another. */
const MAKES: ReadonlySet<Command> = new Set(['addCheckpoint', 'newDecision', 'newGoal', 'newIntervention']);
/** What these are about is somebody's. */
const HAS_OWNER: ReadonlySet<Command> = new Set([
  'newDecision',
  'newGoal',
  'newIntervention',
  'statusGoal',
  'intervention',
]);
/** After these, a day without a name is a checkpoint's. */
const OF_CHECKPOINTS: ReadonlySet<Command> = new Set([
  'next',
  'wheel',
  'checkpoint',
  'moveCheckpoint',
  'addCheckpoint',
]);

/** Said once more of another school, these would leave what they have made at the first. */
const SAVES: ReadonlySet<Command> = new Set([
  'logActivity',
  'agendaAdd',
  'away',
  'back',
  'daysOff',
  'snooze',
  'follow',
]);

/** After these, «och åk 1?» is of the same measure. */
const SHOWS_FIGURES: ReadonlySet<Command> = new Set(['curves', 'statusGoal']);

const WRITES_LINES: ReadonlySet<Command> = new Set(['logActivity', 'agendaAdd']);

/** `text`: where it can be put right; `again`: where it can be asked of another school, null for what is of none. Both are empty where the guard keeps them out. */
type Asked = {
  readonly command: Command;
  readonly text: string;
  readonly again: string | null;
  readonly school: TeamKey | undefined;
};

export function rememberOffered() {
  const offered = lately<Shown>();
  const asked = lately<Asked>();
  return {
    /** The last card of the answer is what the next words may be about; a form is not, since it is filled in. */
    note(turn: Turn, replies: readonly Reply[]): void {
      const reply = replies.at(-1);
      const isForm = reply !== undefined && inputsOf(reply.card.body).length > 0;
      const stopped = replies.find((one) => one.as !== 'file' && one.withoutWords !== undefined);
      const formShown = stopped
        ? { ...NOTHING, withoutWords: stopped.as === 'file' ? null : stopped.withoutWords }
        : null;
      offered.keep(
        turn,
        reply && !isForm ? { ...shownIn(reply, replies), at: turn.now, unticks: unticking(turn) } : formShown,
      );
      const { event } = turn.inbound;
      const isPress = event.type === 'answered' && event.data['do'] !== 'say';
      const before = isPress ? asked.find(turn) : undefined;
      if (before && MAKES.has(before.command)) asked.keep(turn, null);
    },
    /** What the person has asked for; `isPupil`: the words are about one, and are not kept. */
    noteAsked: (turn: Turn, command: Command, text: string, isPupil: boolean): void =>
      asked.keep(turn, {
        command,
        text: SAID_ANEW.has(command) && !(isPupil && KEEPS_WORDS.has(command)) ? text : '',
        again: !needsTeam(command) ? null : isPupil || SAVES.has(command) ? '' : text,
        school: turn.school,
      }),
    /** What was asked for, to be asked of another school; empty where it has been done, null where nothing was. */
    asked: (turn: Turn): string | null => asked.find(turn)?.again ?? null,
    /** The school that was named in what was asked for. */
    school: (turn: Turn): TeamKey | undefined => asked.find(turn)?.school,
    /** Another day or person, said where nothing tells of what: no guess knows better. */
    isOfNothing: (turn: Turn, text: string): boolean => {
      const before = asked.find(turn);
      const isCheckpoint = before !== undefined && OF_CHECKPOINTS.has(before.command);
      return turn.inbound.chat.kind === 'personal' && !isCheckpoint && saysOther(text, turn.today);
    },
    /** What was asked for, with what the words put right; null where they do not, or nothing was. */
    putRight(turn: Turn, text: string): string | null {
      const before = asked.find(turn);
      return before === undefined
        ? null
        : corrected(before.text, text, turn.today, { english: turn.who.locale === 'en' });
    },
    /** What was asked for, with somebody else as whose it shall be; null where the words say nobody, or nothing was asked for. */
    async putOwner(turn: Turn, text: string, people: () => Promise<readonly Person[]>): Promise<string | null> {
      const before = asked.find(turn);
      if (before === undefined || !HAS_OWNER.has(before.command) || ownerSaid(text) === null) return null;
      return withOwner(before.text, text, await people());
    },
    /**
     * The words together with those that the card asked about: «till 31 maj» is the end of an absence, «5 oktober» the day of a reminder. As they are where
     * they answer nothing.
     */
    whole(turn: Turn, text: string): string {
      const { asksUntil, asksDay } = offered.find(turn) ?? NOTHING;
      if (asksDay) return settled(asksDay.words, asksDay.matched, text, turn.today) ?? text;
      return asksUntil === undefined ? text : (leaveWhole(asksUntil, inFull(text), turn.today) ?? text);
    },
    /** The form that the guard has just stopped, as it may be saved; null where nothing is left of it, undefined where none was. */
    withoutWords: (turn: Turn): WithoutWords | null | undefined => offered.find(turn)?.withoutWords,
    /** When it was shown. */
    since: (turn: Turn): Temporal.Instant | undefined => offered.find(turn)?.at,
    /** What takes back the points or lines just written down, in each school or in the one that is named; none where something else was asked for since. */
    takenBack(turn: Turn): readonly Button[] {
      const before = asked.find(turn)?.command;
      const { all } = (before && WRITES_LINES.has(before) && offered.find(turn)) || NOTHING;
      const { school } = turn;
      return all.filter(({ data }) => data['do'] === 'keep.remove' && (!school || data['team'] === school.team));
    },
    /** The button that the words press, of the school that is named; `yes` and `no` where they are that, and no button is. */
    meant(turn: Turn, text: string): Button | Extract<ButtonMeant, string> | null {
      const shown = offered.find(turn) ?? NOTHING;
      const { school } = turn;
      if (school && text === '') return whichOf(shown.buttons).find(({ team }) => team === school.team)?.button ?? null;
      const buttons = school ? shown.all.filter(({ data }) => data['team'] === school.team) : shown.buttons;
      if (shown.unticks && saidNotDone(text)) return shown.unticks;
      const next = isMore(text) ? buttons.find(isNextPage) : undefined;
      if (next) return next;
      const meant = buttonMeant(
        text,
        buttons.map(({ title }) => title),
      );
      if (meant === 'yes') return onlyOf(buttons.filter(({ style }) => style === 'destructive')) ?? meant;
      if (meant === null) return schoolCalled(text, whichOf(buttons))?.button ?? null;
      return typeof meant === 'object' ? (buttons[meant.button] ?? null) : meant;
    },
    /** The buttons of one kind that the words press at once; empty where they press no several, or it is not sure of which kind. */
    several(turn: Turn, text: string): readonly Button[] {
      const { buttons } = offered.find(turn) ?? NOTHING;
      const { school } = turn;
      const those = kindIn(school ? buttons.filter(({ data }) => data['team'] === school.team) : buttons);
      return (severalMeant(text, those.length) ?? []).flatMap((place) => those[place] ?? []);
    },
    /** «Varför?» about the goal or the intervention just shown, «och mål 3 då»: in full, and what they ask for; null where that is not sure. */
    followed(turn: Turn, text: string, heard: Understanding): { command: Command; words: string } | null {
      const before = asked.find(turn);
      const figures = before && SHOWS_FIGURES.has(before.command) ? figuresFollowed(before.again ?? '', text) : null;
      if (before && figures !== null) return { command: before.command, words: figures };
      const { topic, title } = offered.find(turn) ?? NOTHING;
      const words =
        (topic && (followUp(text, topic) ?? partChanged(text, topic))) ??
        ofFigure(text, title) ??
        (isByRule(heard) ? null : ((topic && changedOf(topic.words, text)) ?? namedAfter(text)));
      const { command, intent } = understand(words ?? '');
      return words && command && intent === undefined ? { command, words } : null;
    },
  };
}

/** «Kan vi göra ett mål av det?»: of what was shown. */
const ofFigure = (text: string, title: string): string | null =>
  title !== '' && goalOfFigure(text)?.figure === null ? `gör ett mål av ${title}` : null;

/** The schools of a card that asks which is meant; none of any other. */
function whichOf(buttons: readonly Button[]) {
  const schools = buttons.flatMap((button) => {
    const { team } = button.data;
    return team === undefined ? [] : [{ school: button.title, team, button }];
  });
  return new Set(schools.map(({ team }) => team)).size > 1 ? schools : [];
}

/** Takes away or ends: such a thing is pressed for each. */
const ENDS = /remove|drop|delete|undo|end|stop|cancel|reopen|finish|layDown/iu;
/** The buttons that do the same with one thing each: the only such kind, or the one that is put first. */
function kindIn(buttons: readonly Button[]): readonly Button[] {
  const verbs = Map.groupBy(
    buttons.filter(({ verb, style }) => verb !== 'say' && style !== 'destructive' && !ENDS.test(verb)),
    ({ verb }) => verb,
  );
  const kinds = [...verbs.values()].filter((those) => those.length > 1);
  return onlyOf(kinds) ?? onlyOf(kinds.filter((those) => those.every(({ style }) => style === 'positive'))) ?? [];
}

function unticking({ inbound: { event }, say }: Turn): Button | undefined {
  const { do: verb, team, decision } = event.type === 'answered' ? event.data : {};
  return verb === 'decisions.done' && team !== undefined && decision !== undefined
    ? button(say('checkpoint:decisionNotDone'), { do: 'decisions.notDone', team, decision })
    : undefined;
}

const plainButtons = ({ card }: Reply): readonly Button[] =>
  buttonsIn(card).filter(({ associatedInputs }) => associatedInputs === 'none');

function shownIn(reply: Reply, replies: readonly Reply[]): Shown {
  const { card } = reply;
  const { asksUntil, asksDay } = reply.as === 'file' ? NOTHING : reply;
  return {
    buttons: plainButtons(reply),
    all: replies.flatMap(plainButtons),
    title: card.fallbackText,
    topic: topicOf(card.fallbackText),
    asksUntil,
    asksDay,
  };
}

/** The last thing of each person in their own chat, for a few minutes; the one that was kept first makes room. */
function lately<T>() {
  const kept = new Map<string, { readonly thing: T; readonly until: Temporal.Instant }>();
  return {
    /** Null: nothing any more. */
    keep(turn: Turn, thing: T | null): void {
      if (turn.inbound.chat.kind !== 'personal') return;
      kept.delete(sender(turn));
      if (thing === null) return;
      kept.set(sender(turn), { thing, until: turn.now.add(STANDS) });
      const [oldest] = kept.keys();
      if (kept.size > HELD_AT_MOST && oldest !== undefined) kept.delete(oldest);
    },
    find(turn: Turn): T | undefined {
      const found = turn.inbound.chat.kind === 'personal' ? kept.get(sender(turn)) : undefined;
      return found && Temporal.Instant.compare(turn.now, found.until) < 0 ? found.thing : undefined;
    },
  };
}

const onlyOf = <T>(items: readonly T[]): T | undefined => (items.length === 1 ? items[0] : undefined);

/** Neither a guess nor a misspelling. */
const isByRule = ({ command, intent, score }: Understanding): boolean =>
  command !== undefined && intent === undefined && score >= 0.9;
