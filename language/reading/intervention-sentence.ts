/**
 * An intervention said in one sentence: «ny insats: rastvärdar med gula västar från v. 38, Kim», «lägg till läxhjälp som insats för mål 1». What is done is
 * what stands after the colon, or what the model of entities finds; what the sentence does not say is null or empty. Offline and deterministic.
 */
import { entitiesIn } from '../intents/entities.ts';
import { parseDate } from './dates.ts';
import { numberedGoal } from './goal-meant.ts';
import { ownerIn, personCalled } from './goal-owner.ts';
import { type GoalSurroundings, MAX_SENTENCE } from './goal-sentence.ts';

export type InterventionSentence = {
  readonly title: string;
  /** The id of one of the people. */
  readonly owner: string | null;
  /** The day that it begins, an ISO date. */
  readonly from: string | null;
  /** The number of the goal that it is for. */
  readonly goal: number | null;
};

/** The command's own words with a colon, where the rest is said in full. */
const LED = /^[^:]{0,40}(?:insats|åtgärd|intervention)\p{L}{0,3} ?: ?(.+)$/isu;
/** «från v. 38», «med start i maj»: no other day is when it begins. */
const BEGINS =
  /(?<!\p{L})(?:fr\.? ?o\.? ?m\.?|från(?: och med)?|med start|start(?:ar)?|börjar|from|starting|beginning) (?=.)/iu;
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
  const day = begin && parseDate(said.slice(begin.index + begin[0].length), around.today, around);
  const whole = (led === undefined ? title : owned.rest).replace(FOR_GOAL, '');
  return {
    title: tidy(day && !('problem' in day) ? beforeStart(whole, day.matched) : whole),
    owner: owned.owner ?? personCalled(person, around.people),
    from: day && !('problem' in day) ? day.date.toString() : null,
    goal: numberedGoal(said),
  };
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
    .replace(/(?<![ ,;:–-])[ ,;:–-]+$/u, '')
    .trim()
    .replace(/^\p{Ll}/u, (first) => first.toLocaleUpperCase('sv'));
