/** Specific and measurable: what the goal's own words and its indicator say. */
import type { Problem } from '../../problem.ts';
import type { SmartGoal } from './goal.ts';
import { conceptsOf, firstOf, gradesOf, has, plain, stemsOf } from './text.ts';
import lists from './words.json' with { type: 'json' };

const EMPTY: ReadonlySet<string> = new Set(lists.empty);

/** Names a thing, a group or place, one thing only; is no wish and no activity. */
export function judgeSpecific(goal: SmartGoal): Problem[] {
  const title = plain(goal.title);
  const words = `${title} ${plain(goal.description)}`;
  const error = (code: string, values: Problem['values'] = {}): Problem => ({
    code,
    values,
    severity: 'error',
    field: 'title',
  });
  if (title === '') return [error('noThing')];
  const problems: Problem[] = [];
  if (has('pupil', words)) problems.push(error('onePupil'));
  const several = firstOf('several', words) ?? firstOf('severalGroups', title);
  if (several) problems.push(error('severalThings'));
  if (isActivity(title)) problems.push(error('activity'));
  if (!has('group', words) && !has('place', words)) problems.push(error('noGroup'));
  const vague = firstOf('vague', words);
  if (vague) problems.push(error('vague', { words: vague }));
  else if (!namesThing(words)) problems.push(error('noThing'));
  const verb = firstOf('verbs', title);
  if (verb) problems.push({ code: 'verb', values: { verb }, severity: 'warning', field: 'title' });
  return problems;
}

/** Something is done, and nothing is said about what becomes different: «alla ska gå kursen». */
function isActivity(title: string): boolean {
  if (has('outcome', title)) return false;
  const noun = firstOf('activityNoun', title);
  if (!noun) return false;
  return (
    has('activityVerb', title) ||
    title.startsWith(noun) ||
    /^(?:\d+|en|ett|två|tre|fyra|fem|sex|a|one|two|three)\s/u.test(title)
  );
}

/** At least one word that is more than a wish's usual words. */
function namesThing(words: string): boolean {
  const spoken = words.match(/\p{L}{4,}/gu) ?? [];
  return (
    spoken.filter((word) => !EMPTY.has(word) && !EMPTY.has(word.replace(/(?:s|n|na|et|en|ar|er|or)$/u, ''))).length >= 2
  );
}

const SHARE = /^(?:%|procent|percent|per cent|pct|andel|share)(?: av| of|$| )/u;
const POINTS = /procentenhet|percentage point/u;
const COUNT = /^(?:st|styck|stycken|antal|number|elever|pupils|personer|people|tillfällen|gånger|times)(?:$|[\s/])/u;

/** An indicator that can be counted, with baseline, target and unit that match the goal's text. */
export function judgeMeasurable(goal: SmartGoal): Problem[] {
  const problems: Problem[] = [];
  const error = (code: string, field: string, values: Problem['values'] = {}): void => {
    problems.push({ code, values, severity: 'error', field });
  };
  const indicator = plain(goal.indicator);
  const unit = plain(goal.unit ?? '');
  if (indicator === '') error('noIndicator', 'indicator');
  else if (has('subjective', indicator) || !(has('measure', indicator) || unit !== ''))
    error('notCountable', 'indicator');
  if (!isNumber(goal.baseline)) error('baselineMissing', 'baseline');
  if (!isNumber(goal.target)) error('targetMissing', 'target');
  if (unit === '') error('unitMissing', 'unit');
  problems.push(...unitProblems(indicator, unit, goal));
  if (indicator !== '' && measuresOther(goal, indicator)) error('indicatorOther', 'indicator');
  if (contradictsText(goal)) error('otherNumbers', 'target');
  return problems;
}

const isNumber = (value: number | null): value is number => typeof value === 'number' && Number.isFinite(value);

function unitProblems(indicator: string, unit: string, { baseline, target }: SmartGoal): Problem[] {
  const problem = (code: string, field: string): Problem => ({ code, values: {}, severity: 'error', field });
  if (unit === '') return [];
  const share = SHARE.test(`${unit} `) || unit === '%';
  const outside = (value: number | null): boolean => isNumber(value) && (value < 0 || value > 100);
  if (share && (outside(baseline) || outside(target))) return [problem('shareOutside', 'target')];
  const isShare = /(?<!\p{L})(?:andel|procent|share|percentage|proportion|svarsfrekvens)/u.test(indicator);
  const isCount = /(?<!\p{L})(?:antal|antalet|number of|count of)/u.test(indicator) && !isShare;
  const differs = (isShare && COUNT.test(`${unit} `)) || (isCount && share && !POINTS.test(unit));
  return differs ? [problem('unitOther', 'unit')] : [];
}

/** The indicator is about something else, or about other grades, than the goal is. */
function measuresOther(goal: SmartGoal, indicator: string): boolean {
  const title = plain(goal.title);
  const words = `${title} ${plain(goal.description)}`;
  const ours = gradesOf(words);
  const theirs = gradesOf(indicator);
  if (ours.size > 0 && theirs.size > 0 && ![...theirs].some((grade) => ours.has(grade))) return true;
  const wanted = conceptsOf(words);
  const measured = conceptsOf(indicator);
  if (wanted.size === 0 || measured.size === 0) return false;
  if ([...measured].some((concept) => wanted.has(concept))) return false;
  const stems = stemsOf(words);
  return ![...stemsOf(indicator)].some((stem) => stems.has(stem));
}

/** «från X till Y» in the text that says other numbers than the form does. */
function contradictsText({ title, description, baseline, target }: SmartGoal): boolean {
  if (!isNumber(baseline) || !isNumber(target)) return false;
  const words = `${plain(title)} ${plain(description)}`;
  const stated =
    /(?:från|from)\s+(\d+(?:[.,]\d+)?)\s*(?:(?:%|procent|percent|poäng|dagar|st)\s*)?(?:till|to)\s+(?:högst |minst |at most |at least )?(\d+(?:[.,]\d+)?)(?!\d|\s*(?:år|juni|maj))/u.exec(
      words,
    );
  if (!stated) return false;
  const [from, to] = [stated[1], stated[2]].map((text) => Number((text ?? '').replace(',', '.')));
  return from !== baseline || to !== target;
}
