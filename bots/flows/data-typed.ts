/** One value as it is typed into a form: shown before it is saved, as values of a file are. */
import { type TypedValue, typeCard } from '../../cards/data.ts';
import { previewCard } from '../../cards/data-preview.ts';
import { findGroup, gradeOf } from '../../imports/dimensions.ts';
import { findPeriod } from '../../imports/periods.ts';
import { parseCount, parseNumber } from '../../language/reading/numbers.ts';
import { observationOf, stageTyped } from '../../quality/data/act.ts';
import { definitionsOf } from '../../quality/data/definitions.ts';
import { isOfGrade } from '../../quality/data/goal-points.ts';
import { BY_HAND } from '../../quality/data/observations.ts';
import { planImport } from '../../quality/data/plan-import.ts';
import type { Reply } from '../messenger.ts';
import { replace, type TeamTurn, type Values } from '../turn.ts';
import { ofValues, pendingOf, warningsOf } from './data-import.ts';
import { take } from './take.ts';

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
    unread: n === null && typed.n !== '' ? [say('data:problem.n')] : [],
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
