/** One value as it is typed into a form: shown before it is saved, as values of a file are. */
import { type TypedValue, typeCard } from '../../cards/data.ts';
import { previewCard } from '../../cards/data-preview.ts';
import { formatPeriod } from '../../cards/format.ts';
import { speak } from '../../cards/texts.ts';
import { findGrade, findGroup, gradeOf, spokenGrade } from '../../imports/dimensions.ts';
import { findPeriod } from '../../imports/periods.ts';
import { numberedGoal } from '../../language/reading/goal-meant.ts';
import { indicatorMeant } from '../../language/reading/indicator-meant.ts';
import { parseCount, parseNumber } from '../../language/reading/numbers.ts';
import { periodSaid } from '../../language/reading/past-period.ts';
import { saysNow, saysValueThen, valueIn, withoutWrong } from '../../language/reading/value-said.ts';
import { observationOf, stageTyped } from '../../quality/data/act.ts';
import { definitionsOf } from '../../quality/data/definitions.ts';
import { isOfGrade, scopesNamed, whoseFor } from '../../quality/data/goal-points.ts';
import { limitIn } from '../../quality/data/limits.ts';
import { BY_HAND } from '../../quality/data/observations.ts';
import { periodEnd } from '../../quality/data/periods.ts';
import { planImport } from '../../quality/data/plan-import.ts';
import type { Goal } from '../../quality/goals/documents.ts';
import { isCurrent } from '../../quality/status/status.ts';
import type { Reply } from '../messenger.ts';
import { openFilled, replace, type TeamTurn, type Values } from '../turn.ts';
import { ofValues, pendingOf, warningsOf } from './data-import.ts';
import { take } from './take.ts';

/** The most of a sentence that is read; this bounds the work. */
const MAX_SAID = 300;
const COUNTED = /(?:\(?n ?= ?(\d{1,6})\)?|(?<!\d)(\d{1,6}) (?:elever|pupils|students)(?!\p{L}))/iu;

/** A value said in one sentence: its form, filled in with what the sentence says. */
export const valueSaid = (turn: TeamTurn, text: string): Reply[] => [
  openFilled(typeCard(turn.who.locale, turn.snapshot, readValue(turn, withoutWrong(text.slice(0, MAX_SAID)), null))),
];

/**
 * A value of a time that is over, «förra läsåret låg vi på 14 %», is the school's of then and nobody's of now: its form, for the measure of the goal that
 * it is said of. Null where it is of now, or of no time that is said.
 */
export function valueThen(turn: TeamTurn, text: string): Reply[] | null {
  const said = text.slice(0, MAX_SAID);
  const time = timeSaid(turn, said);
  const isOfGoal = numberedGoal(said) !== null;
  if (!time || saysNow(said) || !(isOfGoal || saysValueThen(said))) return null;
  if (valueIn(withoutGoal(time.rest)) === null) return null;
  const { period } = time;
  const isOver = period === null || periodEnd(period).toString() < turn.today.toString();
  const goal = goalOfValue(turn, said);
  if (!isOver && isOfGoal) return null;
  const { say, who, snapshot } = turn;
  const typed = readValue(turn, said, goal);
  const which =
    period === null ? say('data:thenWhich') : say('data:then', { period: formatPeriod(who.locale, period) });
  const unmeasured = goal && typed.indicator === '' ? [say('data:thenUnmeasured', { number: goal.number })] : [];
  return [openFilled(typeCard(who.locale, snapshot, typed, [], [...(isOver ? [which] : []), ...unmeasured].join(' ')))];
}

/** A year, a term or a month by its name, or seen from today. */
function timeSaid({ today }: TeamTurn, said: string): { readonly period: string | null; readonly rest: string } | null {
  const counted = COUNTED.exec(said);
  return findPeriod(counted ? said.replace(counted[0], ' ') : said) ?? periodSaid(said, today);
}

/** The goal that is named by its number, or the only one that there is. */
function goalOfValue({ snapshot }: TeamTurn, said: string): Goal | null {
  const number = numberedGoal(said);
  const goals = snapshot.goals.filter((goal) => isCurrent(goal) && (number === null || goal.number === number));
  return goals.length === 1 ? (goals[0] ?? null) : null;
}

/** What the sentence says, and of whom and by what the goal is measured where it does not say that. */
function readValue(turn: TeamTurn, said: string, goal: Goal | null): TypedValue {
  const { snapshot, who } = turn;
  const counted = COUNTED.exec(said);
  const time = timeSaid(turn, said);
  const rest = time?.rest ?? said;
  const whose = findGrade(rest) ?? spokenGrade(rest);
  const sex = findGroup(whose?.rest ?? '');
  const named = indicatorMeant(said, definitionsOf(snapshot));
  const indicator = (numberedGoal(said) === null ? named : null) ?? goal?.indicatorKey ?? named ?? '';
  const own = goal && indicator === goal.indicatorKey ? whoseFor(snapshot, goal) : null;
  const scope = own?.scope ?? scopesNamed(goal?.group ?? '')[0] ?? '';
  const group = sex?.group ?? own?.group ?? 'all';
  return {
    indicator,
    period: time?.period ?? '',
    grade: [whose?.grade ?? scope, group === 'all' ? '' : speak(who.locale)(`data:group.${group}`)].join(' ').trim(),
    value: valueIn(withoutGoal(withoutLimit(whose?.rest ?? rest))) ?? '',
    n: counted?.[1] ?? counted?.[2] ?? '',
  };
}

/** «Elever med över 20 % frånvaro: 12»: whom it is of is no value. */
const withoutLimit = (said: string): string => said.replace(limitIn(said), ' ');
const GOAL = /(?<!\p{L})(?:mål|målet|goal) ?(?:nr |nummer |number )?\d{1,2}(?!\d)/giu;
const withoutGoal = (said: string): string => said.replaceAll(GOAL, ' ');

export async function typeValue(turn: TeamTurn, _data: Values, values: Values): Promise<Reply[]> {
  const { snapshot, me, say, who } = turn;
  const of = (name: keyof TypedValue): string => (values[name] ?? '').trim();
  const typed: TypedValue = {
    indicator: of('indicator'),
    period: of('period'),
    grade: of('grade'),
    value: of('value'),
    n: of('n'),
  };
  const n = parseCount(typed.n);
  const definition = definitionsOf(snapshot).find(({ key }) => key === typed.indicator);
  const sex = findGroup(typed.grade);
  const grade = gradeOf(sex?.rest ?? typed.grade) ?? typed.grade;
  const isItsOwn = definition !== undefined && !definition.perGrade && isOfGrade(definition, { scope: '' }, grade);
  const input = {
    indicator: typed.indicator,
    period: findPeriod(typed.period)?.period ?? typed.period,
    // What is measured in grade 9 alone has one series, whether its grade is said or not.
    scope: isItsOwn ? '' : grade,
    group: sex?.group ?? 'all',
    value: parseNumber(typed.value, who.locale === 'en'),
    n,
    source: BY_HAND.typed,
  };
  const form = {
    labels: { grade: say('data:grade') },
    say: ofValues(turn),
    unread:
      n === null && typed.n !== '' ? [{ words: say('data:problem.n'), here: say('data:problem.n'), field: 'n' }] : [],
  };
  const token = crypto.randomUUID();
  const staged = { ...input, token, pending: await pendingOf(turn) };
  const taken = await take(turn, stageTyped, staged, form);
  if (!taken.after) return taken.refusal ?? [replace(typeCard(who.locale, snapshot, typed, taken.problems))];
  const { diff, problems, medicalLeft } = planImport(snapshot, me, [observationOf(input)]);
  const warnings = warningsOf(turn, problems);
  const preview = { diff, warnings, medicalLeft, measures: [], recognised: [], left: [], questions: [], waiting: [] };
  return [replace(previewCard(who.locale, snapshot, preview, { token, person: me.id }))];
}
