/** One value as it is typed into a form: shown before it is saved, as values of a file are. */
import { type TypedValue, typeCard } from '../../cards/data.ts';
import { previewCard } from '../../cards/data-preview.ts';
import { speak } from '../../cards/texts.ts';
import { findGrade, findGroup, gradeOf } from '../../imports/dimensions.ts';
import { findPeriod } from '../../imports/periods.ts';
import { indicatorMeant } from '../../language/reading/indicator-meant.ts';
import { parseCount, parseNumber } from '../../language/reading/numbers.ts';
import { valueIn } from '../../language/reading/value-said.ts';
import { observationOf, stageTyped } from '../../quality/data/act.ts';
import { definitionsOf } from '../../quality/data/definitions.ts';
import { isOfGrade } from '../../quality/data/goal-points.ts';
import { BY_HAND } from '../../quality/data/observations.ts';
import { planImport } from '../../quality/data/plan-import.ts';
import type { Reply } from '../messenger.ts';
import { openFilled, replace, type TeamTurn, type Values } from '../turn.ts';
import { ofValues, pendingOf, warningsOf } from './data-import.ts';
import { take } from './take.ts';

/** The most of a sentence that is read; this bounds the work. */
const MAX_SAID = 300;
const COUNTED = /(?:\(?n ?= ?(\d{1,6})\)?|(?<!\d)(\d{1,6}) (?:elever|pupils|students)(?!\p{L}))/iu;

/** A value said in one sentence: its form, filled in with what the sentence says. */
export function valueSaid({ snapshot, who }: TeamTurn, text: string): Reply[] {
  const said = text.slice(0, MAX_SAID);
  const counted = COUNTED.exec(said);
  const found = findPeriod(counted ? said.replace(counted[0], ' ') : said);
  const whose = findGrade(found?.rest ?? said);
  const sex = findGroup(whose?.rest ?? '');
  const typed: TypedValue = {
    indicator: indicatorMeant(said, definitionsOf(snapshot)) ?? '',
    period: found?.period ?? '',
    grade: [whose?.grade ?? '', sex && sex.group !== 'all' ? speak(who.locale)(`data:group.${sex.group}`) : '']
      .join(' ')
      .trim(),
    value: valueIn(whose?.rest ?? found?.rest ?? said) ?? '',
    n: counted?.[1] ?? counted?.[2] ?? '',
  };
  return [openFilled(typeCard(who.locale, snapshot, typed))];
}

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
