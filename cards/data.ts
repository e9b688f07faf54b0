/** Cards for the values that the school already has: overview, forms, and the preview before anything is saved. */

import { type Locale, MAX_LINE } from '../quality/base.ts';
import { definitionsOf, type Latest, latestValues } from '../quality/data/definitions.ts';
import type { IndicatorDefinition } from '../quality/data/indicators.ts';
import { checkObservations } from '../quality/data/observation-checks.ts';
import { BY_HAND, type Observation } from '../quality/data/observations.ts';
import { MAX_NAME, OWN_PERIODS } from '../quality/data/own-indicator.ts';
import type { Snapshot } from '../quality/snapshot.ts';
import { button, buttons, type Card, type Element, heading, submit, subtle, text } from './card.ts';
import { card, type Form, formCard, type Objection, problemsBox, type Receipt, receiptRows } from './common.ts';
import { toRemove } from './data-remove.ts';
import { bullet, formatNumber, formatPeriod } from './format.ts';
import { choiceInput, dateInput, MAX_NUMBER, textInput } from './inputs.ts';
import { long, paged } from './paging.ts';
import { cut, SLACK } from './render/limits.ts';
import { type Say, speak } from './texts.ts';

const NBSP = '\u00a0';

/** An indicator's unit as people read it. */
export const unitWords = (say: Say, { unit }: Pick<IndicatorDefinition, 'unit'>): string => say(`data:unit.${unit}`);

/** A value as people read it; what is hidden stays hidden. */
export function valueWords(say: Say, locale: Locale, definition: IndicatorDefinition, { value }: Observation): string {
  if (value.kind !== 'number') return say(`data:value.${value.kind}`);
  return `${formatNumber(locale, value.number)}${NBSP}${unitWords(say, definition)}`.trimEnd();
}

/** Which grade and which pupils; `''` for the whole school. */
export const scopeWords = (say: Say, { scope, group }: Pick<Observation, 'scope' | 'group'>): string =>
  [
    ...(scope === '' ? [] : [`${say('data:gradeShort')} ${scope}`]),
    ...(group === 'all' ? [] : [say(`data:group.${group}`)]),
  ].join(' ');

export const nameWords = (
  say: Say,
  locale: Locale,
  definition: IndicatorDefinition,
  observation: Pick<Observation, 'scope' | 'group'>,
): string => [definition.name[locale], scopeWords(say, observation)].filter((part) => part !== '').join(', ');

function latestLine(say: Say, locale: Locale, { definition, latest, earlier, trend }: Latest): string {
  return say('data:row', {
    name: nameWords(say, locale, definition, latest),
    value: valueWords(say, locale, definition, latest),
    period: formatPeriod(locale, latest.period),
    trend: trend && earlier ? say(`data:trend.${trend}`, { period: formatPeriod(locale, earlier.period) }) : '',
  });
}

/** `offered` stands below the note; `manages`: whether whoever reads it may set the unit's code and the team's own measures. */
export function dataCard(
  locale: Locale,
  snapshot: Snapshot,
  note?: Receipt,
  page = 0,
  offered: readonly Element[] = [],
  manages = true,
): Card {
  const say = speak(locale);
  const title = say('data:title');
  const data = { team: snapshot.key.team };
  const measures = Map.groupBy(latestValues(snapshot), ({ definition }) => definition);
  const all = [...measures].flatMap(([definition, values]): Element[] => [
    ...latestRows(say, locale, values),
    ...(values.every(({ earlier }) => earlier === null)
      ? []
      : [buttons(curveButton(say, locale, data.team, definition))]),
  ]);
  const { rows, buttons: pages } = paged(say, all, { do: 'data.show', ...data }, page);
  const body: Element[] = [
    ...receiptRows(say, note),
    ...offered,
    heading(title),
    subtle(say('data:intro')),
    ...(all.length === 0 ? [text(say('data:none'))] : []),
    ...rows,
  ];
  return card(say, title, body, [
    ...pages,
    button(say('data:paste'), { do: 'data.pasteOpen', ...data }, 'positive'),
    button(say('data:type'), { do: 'data.typeOpen', ...data }),
    ...(manages
      ? [
          button(say('data:unitCode'), { do: 'data.unitOpen', ...data }),
          button(say('data:own'), { do: 'data.ownOpen', ...data }),
        ]
      : []),
    ...toRemove(say, snapshot, manages),
  ]);
}

/** The latest values, a row each. */
export const latestRows = (say: Say, locale: Locale, values: readonly Latest[]): Element[] =>
  values.map((latest) => text(bullet(latestLine(say, locale, latest)), { spacing: 'small' }));

const curveButton = (say: Say, locale: Locale, team: string, { key, name }: IndicatorDefinition) =>
  button(cut(say('data:curve', { name: name[locale] }), SLACK.buttonText), { do: 'data.curve', team, indicator: key });

/** Most characters of a pasted table: what Slack's inputs take. One that is longer is asked for as a file, since its end may be missing. */
export const MAX_PASTE = SLACK.plainTextInput;

export function pasteCard(say: Say, team: string, words = '', problems: readonly Objection[] = []): Card {
  const form: Form = { title: say('data:pasteTitle'), open: { do: 'data.pasteOpen', team } };
  const body = [
    ...problemsBox(say, problems),
    subtle(say('common:longAsFile')),
    textInput(say, 'table', 'data:pasteText', words, MAX_PASTE, { required: true, multiline: true }),
  ];
  return formCard(say, form, body, [submit(say('data:pasteRead'), { do: 'data.paste', team })]);
}

export type TypedValue = { indicator: string; period: string; grade: string; value: string; n: string };
export function typeCard(
  locale: Locale,
  snapshot: Snapshot,
  values: TypedValue,
  problems: readonly Objection[] = [],
  note = '',
): Card {
  const say = speak(locale);
  const team = snapshot.key.team;
  const choices = definitionsOf(snapshot).map(({ key, name }) => ({ title: name[locale], value: key }));
  const form: Form = { title: say('data:typeTitle'), open: { do: 'data.typeOpen', team } };
  const body = [
    ...problemsBox(say, problems),
    ...(note === '' ? [] : [text(note)]),
    choiceInput(say, 'indicator', 'data:indicator', choices, values.indicator),
    textInput(say, 'period', 'data:period', values.period, MAX_NUMBER, {
      required: true,
      hint: say('data:periodHint'),
    }),
    textInput(say, 'grade', 'data:grade', values.grade, MAX_NUMBER, { hint: say('data:gradeHint') }),
    textInput(say, 'value', 'data:value', values.value, MAX_NUMBER, { required: true }),
    textInput(say, 'n', 'data:n', values.n, MAX_NUMBER, { hint: say('data:nHint') }),
  ];
  return formCard(say, form, body, [submit(say('data:pasteRead'), { do: 'data.type', team })]);
}

/** Schools of a file that are named; whoever reads it knows the others. */
const EXAMPLES = 20;

export function unitCard(
  say: Say,
  team: string,
  code: string,
  notes: { problems?: readonly Objection[]; schools?: readonly string[]; token?: string } = {},
): Card {
  const form: Form = { title: say('data:unitTitle'), open: { do: 'data.unitOpen', team } };
  const body: Element[] = [
    ...problemsBox(say, notes.problems ?? []),
    ...(notes.schools
      ? [
          text(say('data:manySchools')),
          subtle(say('data:manyExamples', { names: notes.schools.slice(0, EXAMPLES).join(' · ') })),
        ]
      : []),
    textInput(say, 'unit', 'data:unitText', code, MAX_NUMBER, { required: true }),
  ];
  const data = { do: 'data.unit', team, ...(notes.token ? { token: notes.token } : {}) } as const;
  return formCard(say, form, body, [submit(say('common:save'), data)]);
}

export type OwnValues = { name: string; definition: string; unit: string; direction: string; periodType: string };
export function ownIndicatorCard(say: Say, team: string, values: OwnValues, problems: readonly Objection[] = []): Card {
  const form: Form = { title: say('data:ownTitle'), open: { do: 'data.ownOpen', team } };
  const units = (['percent', 'count', 'index', 'points', 'hours'] as const).map((value) => ({
    title: say(`data:unit.${value}`),
    value,
  }));
  const directions = [
    { title: say('goals:higher'), value: 'higher' },
    { title: say('goals:lower'), value: 'lower' },
    { title: say('data:ownUnclear'), value: 'unclear' },
  ];
  const periods = OWN_PERIODS.map((value) => ({
    title: say(`data:ownPeriod.${value}`),
    value,
  }));
  const body = [
    ...problemsBox(say, problems),
    textInput(say, 'name', 'data:ownName', values.name, MAX_NAME, { required: true }),
    textInput(say, 'definition', 'data:ownDefinition', values.definition, MAX_LINE, {
      required: true,
      multiline: true,
    }),
    choiceInput(say, 'unit', 'data:ownUnit', units, values.unit),
    choiceInput(say, 'direction', 'data:ownDirection', directions, values.direction),
    choiceInput(say, 'periodType', 'data:ownPeriod', periods, values.periodType),
  ];
  return formCard(say, form, body, [submit(say('common:save'), { do: 'data.own', team })]);
}

export type RedefinedValues = { since: string; definition: string };
/** That one indicator is counted in another way, since when and how. */
export function redefineCard(
  locale: Locale,
  team: string,
  { key, name }: IndicatorDefinition,
  values: RedefinedValues,
  problems: readonly Objection[] = [],
): Card {
  const say = speak(locale);
  const data = { team, indicator: key };
  const form: Form = { title: say('data:redefine'), open: { do: 'data.redefineOpen', ...data } };
  const body = [
    ...problemsBox(say, problems),
    text(say('data:redefineIntro', { name: name[locale] })),
    dateInput(say, 'since', 'data:redefineSince', values.since),
    textInput(say, 'definition', 'data:redefineHow', values.definition, MAX_LINE, { multiline: true }),
  ];
  return formCard(say, form, body, [submit(say('common:save'), { do: 'data.redefine', ...data })]);
}

/** Before a checkpoint: which figures are older than they need be. Empty when none are. */
export function staleRows(say: Say, locale: Locale, snapshot: Snapshot, date: string): Element[] {
  const definitions = definitionsOf(snapshot);
  // A newer value of some of the pupils makes the figures new.
  const stored = snapshot.series
    .flatMap(({ observations }) => observations)
    .map((one): Observation => ({ ...one, scope: '', group: 'all' }));
  const old = new Set(
    checkObservations([], stored, definitions, Temporal.PlainDate.from(date))
      .filter(({ code }) => code === 'stale')
      .map(({ field }) => field),
  );
  const names = definitions.filter(({ key }) => old.has(key)).map(({ name }) => name[locale]);
  return names.length === 0 ? [] : [text(say('data:stale', { names: names.join(' · ') }), { weight: 'bolder' })];
}

/** The figures that somebody's analysis starts from: a line an indicator and a period, of whom each value is within it. */
export function valueRows(say: Say, locale: Locale, values: readonly Latest[]): Element[] {
  if (values.length === 0) return [];
  const rows = Map.groupBy(values, ({ definition: { key }, latest: { period } }) => `${key}|${period}`);
  const lines = [...rows.values()].flatMap(([first, ...others]) => {
    if (!first) return [];
    return bullet(others.length === 0 ? latestLine(say, locale, first) : besideLine(say, locale, [first, ...others]));
  });
  return [text(say('data:yours'), { weight: 'bolder' }), ...long(lines.join('\n'))];
}

/** «Ogiltig frånvaro (2025/26): åk 7 3,9 % · åk 8 4,1 %» */
function besideLine(say: Say, locale: Locale, [first, ...others]: readonly [Latest, ...Latest[]]): string {
  const values = [first, ...others].map(({ definition, latest }) =>
    [scopeWords(say, latest) || say('data:whole'), valueWords(say, locale, definition, latest)].join(' '),
  );
  return say('data:beside', {
    name: first.definition.name[locale],
    period: formatPeriod(locale, first.latest.period),
    values: values.join(' · '),
  });
}

/** Where a value came from, as people read it: a file's name or its own words, or how it was written in. */
export function sourceWords(say: Say, source: string): string {
  if (source === BY_HAND.typed) return say('data:source.typed');
  return source === BY_HAND.pasted ? say('data:source.pasted') : source;
}
