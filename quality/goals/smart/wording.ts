/** Specific: what the goal's own words say. */
import type { Problem } from '../../problem.ts';
import { isActivity, isDoneByUs } from './activity.ts';
import { rises, type SmartGoal } from './goal.ts';
import { showsResult } from './means.ts';
import { PROGRAMME } from './programmes.ts';
import { isSeveral } from './several.ts';
import { firstOf, has, isActivityFirst, isDoing, outcomesIn, plain, saysForWhom, withoutArranged } from './text.ts';
import lists from './words.json' with { type: 'json' };

const EMPTY: ReadonlySet<string> = new Set(lists.empty);

/** Names a thing, a group, place or way of working, one thing only; is no wish and no activity. */
export function judgeSpecific(goal: SmartGoal): Problem[] {
  const title = plain(goal.title);
  const words = `${title}. ${plain(goal.description)}`;
  const indicator = plain(goal.indicator);
  const error = (code: string, values: Problem['values'] = {}): Problem => ({
    code,
    values,
    severity: 'error',
    field: 'title',
  });
  if (title === '') return [error('noThing')];
  const problems: Problem[] = [];
  if (has('pupil', words)) problems.push(error('onePupil'));
  if (isSeveral(title, words)) problems.push(error('severalThings'));
  const saysElsewhere = saysForWhom(plain(goal.description)) || showsResult(indicator, rises(goal), isHeld(title));
  const does =
    isActivity(title, indicator, rises(goal)) || isDoneByUs(title, plain(goal.description), indicator, rises(goal));
  if (does && !saysElsewhere) problems.push(error('activity'));
  const placed = isPlaced(words, indicator) || NAMES_PROGRAMME.test(`${goal.title} ${goal.description}`);
  if (!placed) problems.push(error('noGroup'));
  const asPossible = firstOf('asPossible', words);
  if (asPossible) problems.push(error('asPossible', { words: asPossible }));
  const vague = firstOf('vague', words) ?? (placed ? null : firstOf('wish', words));
  if (vague) problems.push(error('vague', { words: vague }));
  else if (!namesThing(words) && outcomesIn(title).size === 0) problems.push(error('noThing'));
  const verb = firstOf('verbs', title);
  if (verb) problems.push({ code: 'verb', values: { verb }, severity: 'warning', field: 'title' });
  return problems;
}

/** «Genomföra en temadag», «alla ska gå kursen»: the title says that something is held or gone to, whatever is measured. */
const isHeld = (title: string): boolean =>
  isActivityFirst(title) ||
  (isDoing(title) && !DO_MORE.test(title)) ||
  (has('activityNoun', title) && has('activityVerb', title));
/** «Skriva mer i fyran»: what pupils are to do. */
const DO_MORE = /^(?:läsa|skriva|räkna|röra sig|leka|simma|read|write|move|play) (?:mer|mera|oftare|more)(?!\p{L})/u;

const NAMES_PROGRAMME = new RegExp(`(?<![\\p{L}\\d])${PROGRAMME}(?![\\p{L}\\d])`, 'u');

/** Says for whom, where, or which of the school's own ways of working: «svar inom två dagar» needs no group of pupils. */
const isPlaced = (words: string, indicator: string): boolean =>
  has('group', words) ||
  has('place', words.replace(FINER_PAPER, '')) ||
  has('process', words.replace(FINER_PAPER, '')) ||
  has('limit', words) ||
  (has('service', words) && (has('limit', indicator) || has('process', indicator)));

/** «Vassare protokoll»: papers are to be better, and nothing says in what. */
const FINER_PAPER =
  /^(?:(?:ha|få|skriva|vi ska ha|have|write) )?(?:vassare|bättre|finare|tydligare|snyggare|proffsigare|better|sharper|clearer|nicer|tidier) (?:protokoll(?:en)?|anteckningar(?:na)?|åtgärdsprogram(?:men)?|överlämningar(?:na)?|minutes|handovers?|action plans?|support plans?)(?=\.)/u;

/** A compound of so many letters names a thing by itself, «vaccinationstäckningen», unless it only says that there is work. */
const COMPOUND = 18;

/** At least one word that is more than a wish's usual words. */
function namesThing(words: string): boolean {
  const spoken = words.match(/\p{L}{4,}/gu) ?? [];
  const telling = spoken.filter(
    (word) => !EMPTY.has(word) && !EMPTY.has(word.replace(/(?:s|n|na|et|en|ar|er|or)$/u, '')),
  );
  return telling.length >= 2 || telling.some((word) => word.length >= COMPOUND && withoutArranged(word).trim() !== '');
}
