/**
 * An intervention said in one sentence: «ny insats: rastvärdar med gula västar från v. 38, Kim», «lägg till läxhjälp som insats för mål 1». What is done is
 * what stands after the colon, or what the model of entities finds; what the sentence does not say is null or empty. Offline and deterministic.
 */
import { entitiesIn } from '../intents/entities.ts';
import { parseDate } from './dates.ts';
import { deadlineIn } from './goal-deadline.ts';
import { numberedGoal } from './goal-meant.ts';
import { ownerIn, personCalled } from './goal-owner.ts';
import { type GoalSurroundings, MAX_SENTENCE } from './goal-sentence.ts';

export type InterventionSentence = {
  readonly title: string;
  /** The id of one of the people. */
  readonly owner: string | null;
  /** The day that it begins, an ISO date. */
  readonly from: string | null;
  /** Its last day, an ISO date. */
  readonly to: string | null;
  /** The number of the goal that it is for. */
  readonly goal: number | null;
};

/** The command's own words with a colon, where the rest is said in full, also misspelt («ny innsats: …»); the goal may be named before it. */
const LED =
  /^(?:[^:]{0,40}(?:insats|åtgärd|intervention)\p{L}{0,3}|(?:en |a )?(?:ny|nya|new) \p{L}{4,15})(?: (?:för|till|under|for) (?:mål|goal) ?\d{1,3})? ?: ?(.+)$/isu;
/** «från v. 38», «med start i maj»: no other day is when it begins. */
const BEGINS =
  /(?<!\p{L})(?:fr\.? ?o\.? ?m\.?|från(?: och med)?|med start|star{1,2}t(?:ar)?|börjar|from|starting|beginning) (?=.)/iu;
/** «till jul», «t.o.m. v. 50»: its last day; «till elever i maj» is whom it is for. */
const UNTIL =
  /,? ?(?<!\p{L})(?:(?:ska |skall )?(?:utvärderas|följs upp|följas upp)(?: senast| den| i)?|(?:to be )?(?:reviewed|evaluated|followed up)(?: by| on| in)?|fram till(?: och med)?|till och med|t\.?o\.?m\.?|till|until|through|to) (?=.)/giu;
/** «följs upp 15/12»: when it is looked back on, it is over. */
const REVIEWED =
  /^(?:(?:ska |skall )?(?:utvärderas|följs upp|följas upp)(?: senast| den| i)?|(?:to be )?(?:reviewed|evaluated|followed up)(?: by| on| in)?) /iu;
/** «…, för mål 1»: what the goal is named with is no part of what is done. */
const FOR_GOAL =
  /,? ?(?:(?:som insats |som åtgärd )?(?:för|till|under|kopplat till|for|under)) (?:mål|goal) ?\d{1,3}(?!\d)/iu;

export function readIntervention(text: string, around: GoalSurroundings): InterventionSentence {
  const said = text.slice(0, MAX_SENTENCE).replaceAll(/\s+/gu, ' ').trim();
  const led = LED.exec(said)?.[1];
  const found = entitiesIn(said, 'new_intervention');
  const [title = ''] = [found['intervention'] ?? ''].flat();
  const owned = ownerIn(led ?? said, around.people);
  const [person = ''] = [found['person'] ?? found['profession'] ?? ''].flat();
  const begin = BEGINS.exec(said);
  const day = begin && parseDate(partAfter(said, begin), around.today, around);
  const whole = (led === undefined ? title : owned.rest).replace(FOR_GOAL, '');
  const { words, to } = untilIn(day && !('problem' in day) ? beforeStart(whole, day.matched) : whole, around);
  return {
    title: tidy(words),
    owner: owned.owner ?? personCalled(person, around.people),
    from: day && !('problem' in day) ? day.date.toString() : null,
    to,
    goal: numberedGoal(said),
  };
}

/** What stands there before the next part: another day further on is not when it begins. */
const partAfter = (said: string, { index, 0: matched }: RegExpExecArray): string =>
  said.slice(index + matched.length).split(/[,;]/u)[0] ?? '';

/** Without its last day, which has a field of its own; the last one that is said counts, and when it is looked back on only where no other is. */
function untilIn(words: string, around: GoalSurroundings): { words: string; to: string | null } {
  const said = [...words.matchAll(UNTIL)].toReversed();
  const isReview = ([until]: RegExpExecArray): boolean => REVIEWED.test(until.replace(/^,? ?/u, ''));
  for (const start of [...said.filter((one) => !isReview(one)), ...said.filter(isReview)]) {
    const { deadline, rest } = deadlineIn(
      words.slice(start.index).replace(/^,? ?/u, '').replace(REVIEWED, 'till '),
      around,
    );
    const isLast = deadline !== null && /^\s*(?:[,;.]|$)/u.test(rest);
    if (isLast) return { words: `${words.slice(0, start.index)}${rest}`, to: deadline };
  }
  return { words, to: null };
}

/** Without when it begins, which has a field of its own. */
function beforeStart(words: string, day: string): string {
  const at = BEGINS.exec(words);
  return at && words.slice(at.index + at[0].length).startsWith(day)
    ? words.slice(0, at.index) + words.slice(at.index + at[0].length + day.length)
    : words;
}

const tidy = (words: string): string =>
  words
    .replaceAll(/\s+/gu, ' ')
    .replaceAll(/ ?, ?,/gu, ',')
    .replaceAll(/ ,/gu, ',')
    .replace(/(?<![ ,;:–-])[ ,;:–-]+$/u, '')
    .trim()
    .replace(/^\p{Ll}/u, (first) => first.toLocaleUpperCase('sv'));
