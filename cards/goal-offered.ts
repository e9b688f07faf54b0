/** Goals that a table had beside its values: a button each, and the goal's form filled in from one. */
import type { Locale } from '../quality/base.ts';
import { definitionsOf } from '../quality/data/definitions.ts';
import type { IndicatorDefinition } from '../quality/data/indicators.ts';
import type { OfferedGoal } from '../quality/goals/offered.ts';
import type { Snapshot } from '../quality/snapshot.ts';
import { button, buttons, type Element, text } from './card.ts';
import { nameWords, scopeWords, unitWords } from './data.ts';
import { formatDate, formatValue, typedNumber } from './format.ts';
import type { GoalValues } from './goal-form.ts';
import { cut, SLACK } from './render/limits.ts';
import { type Say, speak } from './texts.ts';

/** So many are offered at once; a team keeps to a handful of goals. */
const MAX_OFFERED = 4;

const ISO_DATE = /^20\d\d-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])$/;

/** An offered goal as a button holds it. */
export const offerData = ({ indicator, scope, group, target, deadline }: OfferedGoal) => ({
  indicator,
  scope,
  group,
  target: String(target),
  deadline,
});

/** The same back; null for a button that offers nothing. */
export function offerIn(data: Readonly<Record<string, string>>): OfferedGoal | null {
  const { indicator = '', scope = '', group = '', target = '', deadline = '' } = data;
  const isGroup = group === 'all' || group === 'girls' || group === 'boys';
  const number = Number(target);
  if (indicator === '' || !isGroup || target === '' || !Number.isFinite(number) || !ISO_DATE.test(deadline))
    return null;
  return { indicator, scope, group, target: number, deadline };
}

/** A line and a button each; nothing where there is nothing to offer. */
export function offeredRows(say: Say, locale: Locale, snapshot: Snapshot, offered: readonly OfferedGoal[]): Element[] {
  const definitions = new Map(definitionsOf(snapshot).map((definition) => [definition.key, definition]));
  const rows = offered.slice(0, MAX_OFFERED).flatMap((offer): Element[] => {
    const definition = definitions.get(offer.indicator);
    if (!definition) return [];
    const name = nameWords(say, locale, definition, offer);
    const value = formatValue(locale, offer.target, unitWords(say, definition)).trimEnd();
    const data = { do: 'goals.open', team: snapshot.key.team, ...offerData(offer) } as const;
    return [
      text(say('goals:offeredRow', { name, value, date: formatDate(locale, offer.deadline) }), { spacing: 'small' }),
      buttons(button(cut(say('goals:offered', { name }), SLACK.buttonText), data)),
    ];
  });
  return rows.length === 0 ? [] : [text(say('goals:offeredIntro')), ...rows];
}

/** What the form begins with. `from` is the series' latest value; null when there is none that may be shown. */
export function offeredValues(
  locale: Locale,
  definition: IndicatorDefinition,
  { scope, group, target, deadline }: OfferedGoal,
  from: { readonly value: number; readonly n: number | null } | null,
): Partial<GoalValues> {
  const say = speak(locale);
  const unit = unitWords(say, definition);
  const baseline = from?.value ?? null;
  const sought = baseline === null ? '' : target > baseline ? 'higher' : 'lower';
  return {
    title: say('goals:offeredTitle', {
      name: definition.name[locale],
      value: formatValue(locale, target, unit).trimEnd(),
    }),
    group: scopeWords(say, { scope, group }) || say('goals:wholeSchool'),
    indicator: definition.name[locale],
    baseline: typedNumber(locale, baseline),
    target: typedNumber(locale, target),
    unit,
    direction: definition.direction === 'unclear' ? sought : definition.direction,
    deadline,
    groupSize: typedNumber(locale, from?.n ?? null),
  };
}
