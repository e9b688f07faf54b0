/** Goals that a table had beside its values: a button each, and the goal's form filled in from one. */
import type { Locale } from '../quality/base.ts';
import { definitionsOf } from '../quality/data/definitions.ts';
import type { IndicatorDefinition } from '../quality/data/indicators.ts';
import type { OfferedGoal } from '../quality/goals/offered.ts';
import type { Snapshot } from '../quality/snapshot.ts';
import { button, buttons, type Card, type Element, text } from './card.ts';
import { card } from './common.ts';
import { nameWords, scopeWords, unitWords } from './data.ts';
import { formatDate, formatValue, typedNumber } from './format.ts';
import type { GoalValues } from './goal-form.ts';
import { cut, SLACK } from './render/limits.ts';
import { type Say, speak } from './texts.ts';

/** So many are offered at once; a team keeps to a handful of goals. */
const MAX_OFFERED = 4;
/** So many are held beside each other in a button. */
const MAX_HELD = 8;

const ISO_DATE = /^20\d\d-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])$/;

/** An offered goal as a button holds it. */
const offerData = ({ indicator, scope, group, target, deadline }: OfferedGoal) => ({
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

/** An offer with those beside it, as the button of the one holds them all. */
const heldWith = (offer: OfferedGoal, others: readonly OfferedGoal[]) => ({
  ...offerData(offer),
  ...(others.length > 0 ? { others: others.map((one) => Object.values(offerData(one)).join('|')).join(';') } : {}),
});

/** What a form holds of the button that it was opened by: its offer and those beside it; nothing for a form that was opened by no offer. */
export function offerHeld(data: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  const offer = offerIn(data);
  return offer ? heldWith(offer, othersIn(data)) : {};
}

/** The offers beside the one that a form was opened by. */
export const othersIn = ({ others = '' }: Readonly<Record<string, string>>): OfferedGoal[] =>
  others
    .split(';')
    .slice(0, MAX_HELD)
    .flatMap((one) => {
      const [indicator = '', scope = '', group = '', target = '', deadline = ''] = one.split('|');
      return offerIn({ indicator, scope, group, target, deadline }) ?? [];
    });

/** All that such a form holds. */
export function offersHeld(data: Readonly<Record<string, string>>): OfferedGoal[] {
  const offer = offerIn(data);
  return offer ? [offer, ...othersIn(data)] : [];
}

/** The offers that are left when a goal has been made of one, or its form was left; null where none is. */
export function moreOffered(
  locale: Locale,
  snapshot: Snapshot,
  offered: readonly OfferedGoal[],
  words: 'goals:offeredMore' | 'common:nothingSaved' = 'goals:offeredMore',
): Card | null {
  const say = speak(locale);
  const intro = say(words);
  const rows = offeredRows(say, locale, snapshot, offered, intro);
  return rows.length === 0 ? null : card(say, intro, rows);
}

/** A line and a button each; nothing where there is nothing to offer. */
export function offeredRows(
  say: Say,
  locale: Locale,
  snapshot: Snapshot,
  offered: readonly OfferedGoal[],
  intro = say('goals:offeredIntro'),
): Element[] {
  const definitions = new Map(definitionsOf(snapshot).map((definition) => [definition.key, definition]));
  const rows = offered.slice(0, MAX_OFFERED).flatMap((offer): Element[] => {
    const definition = definitions.get(offer.indicator);
    if (!definition) return [];
    const name = nameWords(say, locale, definition, offer);
    const value = formatValue(locale, offer.target, unitWords(say, definition)).trimEnd();
    const others = offered.slice(0, MAX_HELD).filter((one) => one !== offer);
    const data = { do: 'goals.open', team: snapshot.key.team, ...heldWith(offer, others) } as const;
    return [
      text(say('goals:offeredRow', { name, value, date: formatDate(locale, offer.deadline) }), { spacing: 'small' }),
      buttons(button(cut(say('goals:offered', { name }), SLACK.buttonText), data)),
    ];
  });
  return rows.length === 0 ? [] : [text(intro), ...rows];
}

/** What the form begins with. `from` is the series' latest value; null when there is none that may be shown. */
export function offeredValues(
  locale: Locale,
  definition: IndicatorDefinition,
  { scope, group, target, deadline }: OfferedGoal,
  from: { readonly value: number; readonly n: number | null } | null,
): Partial<GoalValues> {
  const say = speak(locale);
  const unit = unitOffered(say, definition, [target, ...(from ? [from.value] : [])]);
  const way = wayTo(definition, target, from?.value ?? null);
  return {
    title: say(`goals:offeredTitle.${way ?? LEVELS[definition.direction]}`, {
      name: nameInTitle(definition.name[locale]),
      value: formatValue(locale, target, unit).trimEnd(),
    }),
    group: scopeWords(say, { scope, group }) || say(definition.staff ? 'goals:wholeStaff' : 'goals:wholeSchool'),
    indicator: definition.name[locale],
    baseline: typedNumber(locale, from?.value ?? null),
    target: typedNumber(locale, target),
    unit,
    direction: definition.direction === 'unclear' ? (way === null ? '' : WAYS[way]) : definition.direction,
    deadline,
    groupSize: typedNumber(locale, from?.n ?? null),
  };
}

const WAYS = { up: 'higher', down: 'lower' } as const;
type Way = keyof typeof WAYS;
const LEVELS = { higher: 'least', lower: 'most', unclear: 'be' } as const;

/** Which way it goes from the latest value, where there is one; null where nothing has to change, or that would be for the worse. */
function wayTo({ direction }: IndicatorDefinition, target: number, from: number | null): Way | null {
  if (from === null || from === target) return null;
  const way = target > from ? 'up' : 'down';
  return direction === 'unclear' || direction === WAYS[way] ? way : null;
}

/** What a measure is counted in. One whose name says that itself is so many where its numbers are whole, and a mean where they are not. */
function unitOffered(say: Say, definition: IndicatorDefinition, numbers: readonly number[]): string {
  const unit = unitWords(say, definition).trim();
  if (unit !== '') return unit;
  return say(definition.staff || !numbers.every(Number.isInteger) ? 'goals:onAverage' : 'data:unit.count');
}

/** A measure is one thing, whatever its name sets side by side: «Godkänt på nationella prov (Matematik)», «Trivsel/trygghet». */
const nameInTitle = (name: string): string =>
  name.replace(/, ([^,]+)$/u, ' ($1)').replaceAll(/ (?:och|samt|and|&) /giu, '/');
