/**
 * A discussion of results said in one sentence: «planera diskussion med arbetslag 8 den 10 februari», «skriv in utfallet från arbetslag 8», «mötet med
 * ledningsgruppen: vi prövar till påsk». Pure.
 */
import { MONTH_NAMES, parseDate, WEEKDAY_NAMES } from './dates.ts';
import { type GoalSurroundings, MAX_SENTENCE } from './goal-sentence.ts';
import { pastDay } from './past-day.ts';

export type DiscussionSentence = {
  /** One of the teacher teams; null for the leadership group. */
  readonly teacherTeam: string | null;
  /** An ISO date; null where no day is said. */
  readonly date: string | null;
  /** What came out of it; empty where nothing of it is said. */
  readonly outcome: string;
  /** The ids of those who are named as having been there. */
  readonly people: readonly string[];
  /** Whether one is to come, and none that was planned is spoken of. */
  readonly plans: boolean;
  /** Whether the day is another than the one that was planned: it is moved, or has been. */
  readonly newDay: boolean;
  /** Only said of one that is planned. */
  readonly moves: boolean;
};

const PLANS =
  /^(?:\p{L}+ ){0,3}(?:planera|boka|träffa|möta|lägga? (?:till|in)|ny|nytt|skapa|add|plan|book|meet|new|schedule)(?!\p{L})/iu;
const ABOUT_IT =
  /(?<!\p{L})(?:diskussion|samtal|möte|utfall|resultat|träff|mött|mötte|anteckna|notera|discuss|meeting|outcome|met)/iu;
/** It is to be on another day: «flytta arbetslag 7 till 3 mars», «ledningsgruppen 24/2 i stället för 10/2». */
const MOVES =
  /(?<!\p{L})(?:flyttar?|skjut(?:a|er)?|ändrar?|byt(?:a|er)?|i ?stället|move|postpone|reschedule|change|instead)(?!\p{L})/iu;
const TO = /.{1,200} (?:till|to) /iu;
/** Asked when, or called off: that is done in the list. */
const IN_LIST =
  /^(?:när|vilken|when|which)(?!\p{L})|(?<!\p{L})(?:ställ(?:er|a|s)? in|inställ(?:d|t|da)|avbokar?|utgår|ta(?:r)? bort|stryk(?:er|a)?|cancel|remove)(?!\p{L})/iu;
const LEADERSHIP = /(?<!\p{L})(?:ledningsgrupp|leadership (?:group|team))/iu;
/** «arbetslag 8», “team 9”: one whose name has that number. */
const NUMBERED = /(?<!\p{L})(?:arbetslag(?:et)?|teacher team|team) (\d{1,2})(?!\d)/iu;
/** «vi har träffat arbetslag 8 och pratat om rasterna»: all of it is what is told. */
const TOLD =
  /^(?:(?:(?:vi|jag|we|i|\p{L}{2,20} (?:och|and) (?:jag|i|\p{L}{2,20}))(?: (?:har|have))? )?(?:träffat|träffade|mött|mötte|met)|(?:vi|jag|we|i) (?:hade|har haft|had|have had)(?: ett| en| a)? (?:möte|träff|samtal|meeting)) /iu;

/** It has been, and so has its day. */
const HAS_BEEN =
  /(?<!\p{L})(?:utfall\p{L}{0,3}|outcome|blev|hölls|hade|i ?(?:förr ?)?går|förra|i (?:mån|tis|ons|tors|fre)dags|yesterday|last)(?!\p{L})/iu;

/** Null where nobody is named whom the team meets. */
export function readDiscussion(
  text: string,
  teacherTeams: readonly string[],
  around: GoalSurroundings,
): DiscussionSentence | null {
  const said = text.slice(0, MAX_SENTENCE).replaceAll(/\s+/gu, ' ').trim();
  const teacherTeam = teamIn(said, teacherTeams);
  const colon = said.indexOf(': ');
  const when = colon < 0 ? said : said.slice(0, colon);
  const moves = MOVES.test(when);
  if (IN_LIST.test(when) || !(moves || PLANS.test(said) || ABOUT_IT.test(said) || TOLD.test(said))) return null;
  if (teacherTeam === null && !LEADERSHIP.test(said)) return null;
  const told = colon >= 0 ? said.slice(colon + 2) : TOLD.test(said) && saysMore(said, teacherTeam, around) ? said : '';
  const plans = PLANS.test(said);
  const hasBeen = !plans && !moves && (told !== '' || TOLD.test(said) || HAS_BEEN.test(when));
  const day = hasBeen ? pastDay(when, around.today, around) : dayAhead(moves ? when.replace(TO, '') : when, around);
  return {
    teacherTeam,
    date: day?.toString() ?? null,
    people: TOLD.test(said) ? around.people.filter(({ name }) => isNamed(name, when)).map(({ id }) => id) : [],
    outcome: told.replace(/^\p{Ll}/u, (first) => first.toLocaleUpperCase('sv')),
    plans,
    newDay: hasBeen || moves,
    moves,
  };
}

/** By the whole name or the first. */
const isNamed = (name: string, said: string): boolean => {
  const [first] = wordsIn(name);
  return first !== undefined && wordsIn(said).includes(first);
};

/** Whether anything stands beside who met whom, and when: only that came out of it. */
function saysMore(said: string, teacherTeam: string | null, { people }: GoalSurroundings): boolean {
  const named = [teacherTeam ?? '', ...people.map(({ name }) => name)].flatMap(wordsIn);
  return wordsIn(said.replace(TOLD, '').replace(WHEN, ' ')).some((word) => !named.includes(word) && !SMALL.test(word));
}
const wordsIn = (text: string): string[] => text.toLowerCase().match(/[\p{L}\d]+/gu) ?? [];
const WHEN = new RegExp(
  `(?<!\\p{L})(?:(?:kl|klockan|v|vecka|week)\\.? ?\\d[\\d.:]{0,4}|(?:i ?)?(?:${WEEKDAY_NAMES})(?:en|s)?|(?:${MONTH_NAMES})|i ?(?:förr ?)?går|i ?dag|i ?morse|yesterday|today)(?!\\p{L})`,
  'giu',
);
const SMALL =
  /^(?:\d+|arbetslag(?:et)?|ledningsgrupp(?:en)?|team(?:et)?|teacher|leadership|group|möte[t]?|meeting|och|and|samt|jag|vi|i|we|me|med|with|den|the|på|on|in|at|kl|förra|last|veckan|week|månaden|month|nu|now|nyss|precis|just|då|redan|already|sin|för|om|ett|en|a)$/u;

function dayAhead(said: string, around: GoalSurroundings): Temporal.PlainDate | null {
  const day = parseDate(said, around.today, around);
  return day && !('problem' in day) ? day.date : null;
}

function teamIn(said: string, teacherTeams: readonly string[]): string | null {
  const lower = said.toLowerCase();
  const named = teacherTeams.filter((name) => lower.includes(name.toLowerCase()));
  const number = NUMBERED.exec(said)?.[1];
  const numbered = teacherTeams.filter((name) => number !== undefined && name.match(/\d+/gu)?.includes(number));
  const [only, ...others] = named.length > 0 ? named : numbered;
  return only !== undefined && others.length === 0 ? only : null;
}
