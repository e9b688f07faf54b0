/** Which goal somebody says the value of: by its number, or by what it is measured by. */

import { stemsOf } from '../../language/off-plan/plan.ts';
import { numberedGoal, wordsIn } from '../../language/reading/goal-meant.ts';
import { howItIs } from '../../language/reading/how-it-is.ts';
import { definitionsOf, indicatorNamed } from '../../quality/data/definitions.ts';
import { isShare } from '../../quality/goals/checks.ts';
import type { Goal } from '../../quality/goals/documents.ts';
import { gradesOf, plain } from '../../quality/goals/smart/text.ts';
import type { Snapshot } from '../../quality/snapshot.ts';

/** `said`: the value's own words, where others of the sentence hold a number too. */
export type Reported = { readonly goal: Goal | undefined; readonly said?: string };

/** The goal that is named by its number, where it is one of this year's; or else the only one of the person's own that is measured by what the words name. */
export function goalReported(snapshot: Snapshot, person: string, text: string): Reported {
  const number = numberedGoal(text);
  if (number !== null) return { goal: snapshot.goals.find((one) => one.number === number && one.state !== 'dropped') };
  const told = howItIs(text);
  const [goal, another] = goalsTold(snapshot, text).filter(({ owner }) => owner === person);
  return another || !told ? { goal: undefined } : { goal, ...(told.value === null ? {} : { said: told.value }) };
}

/** The goals in the plan that are measured by what the words say the value of; none where they say none. */
export function goalsTold(snapshot: Snapshot, text: string): Goal[] {
  const told = howItIs(text);
  if (!told) return [];
  const about = plain(told.about).replace(HEAD, '').replaceAll(GOAL, '$1');
  const fitting = snapshot.goals.filter((goal) => goal.state === 'active' && isOf(snapshot, goal, about));
  return told.value === null ? fitting : fitting.filter((goal) => counts(goal, plain(told.about), told.value ?? ''));
}
/** «läsmålet», «målet om sömn»; «andelen» stands before what is measured. */
const GOAL = /(?<!\p{L})(\p{L}{3,30}?)s?målet(?!\p{L})/gu;
const HEAD =
  /^(?:(?:målet|(?:the )?goal) (?:om|för|kring|med|about|on|for) |(?:andelen|antalet|av|(?:the )?(?:share|number)(?: of)?|of) )/u;

/** Every word that says what is meant stands in the goal, and none that turns it about in one of them alone. */
function isOf(snapshot: Snapshot, goal: Goal, about: string): boolean {
  const key = indicatorNamed(snapshot, about);
  const named = definitionsOf(snapshot).find((one) => one.key === goal.indicatorKey)?.name;
  const own = plain([goal.title, goal.indicator, goal.group, named?.sv, named?.en].join(' '));
  const said = stemsOf(about);
  if (said.length === 0 || wordsIn(said, own) < said.length) return false;
  if (key !== null && goal.indicatorKey !== null && key !== goal.indicatorKey) return false;
  const [grades, others] = [gradesOf(about), gradesOf(plain(goal.group))];
  if (grades.size > 0 && grades.symmetricDifference(others).size > 0) return false;
  if (!numbersIn(about).isSubsetOf(numbersIn(plain(`${goal.title} ${goal.indicator}`)))) return false;
  return (
    NOT.test(about) === NOT.test(plain(goal.indicator)) && [LEAST, MOST].every((of) => !of.test(about) || of.test(own))
  );
}
const numbersIn = (words: string): Set<string> => new Set(words.replaceAll(GRADE, ' ').match(/\d+/gu));
const GRADE = /(?<!\p{L})(?:åk|årskurs|klass|years?|grades?)\.? ?\d(?: ?[–-] ?\d)?/gu;
const NOT = /(?<!\p{L})(?:inte|ej|aldrig|utan|ingen|inga|not|never|without|no)(?!\p{L})/u;
const LEAST = /(?<!\p{L})(?:minst|över|mer än|at least|over|more than)(?!\p{L})/u;
const MOST = /(?<!\p{L})(?:högst|under|mindre än|at most|less than|fewer than)(?!\p{L})/u;

/** A share is no number of cases. */
function counts({ unit }: Goal, words: string, value: string): boolean {
  if (/%|procent|cent/iu.test(value)) return isShare(unit);
  return isShare(unit) ? !/(?<!\p{L})(?:antal|number)/u.test(words) : !/(?<!\p{L})(?:andel|share)/u.test(words);
}
