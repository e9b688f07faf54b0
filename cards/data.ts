/** Cards for the values that the school already has: overview, forms, and the preview before anything is saved. */

import type { Locale } from '../quality/base.ts';
import { definitionsOf, type Latest, latestValues } from '../quality/data/definitions.ts';
import type { IndicatorDefinition } from '../quality/data/indicators.ts';
import { checkObservations } from '../quality/data/observation-checks.ts';
import type { Observation, ObservationDiff } from '../quality/data/observations.ts';
import type { Snapshot } from '../quality/snapshot.ts';
import { button, type Card, type Element, heading, submit, subtle, text } from './card.ts';
import { card, type Form, formCard, problemsBox } from './common.ts';
import { formatNumber } from './format.ts';
import { choiceInput, textInput } from './inputs.ts';
import { type Say, speak } from './texts.ts';

const NBSP = '\u00a0';

/** A value as people read it; what is hidden stays hidden. */
function valueWords(say: Say, locale: Locale, definition: IndicatorDefinition, { value }: Observation): string {
  if (value.kind !== 'number') return say(`data:value.${value.kind}`);
  return `${formatNumber(locale, value.number)}${NBSP}${say(`data:unit.${definition.unit}`)}`;
}

const scopeWords = (say: Say, { scope, group }: Observation): string =>
  [
    ...(scope === '' ? [] : [`${say('data:gradeShort')} ${scope}`]),
    ...(group === 'all' ? [] : [say(`data:group.${group}`)]),
  ].join(' ');

const nameWords = (say: Say, locale: Locale, definition: IndicatorDefinition, observation: Observation): string =>
  [definition.name[locale], scopeWords(say, observation)].filter((part) => part !== '').join(', ');

function latestLine(say: Say, locale: Locale, { definition, latest, earlier, trend }: Latest): string {
  return say('data:row', {
    name: nameWords(say, locale, definition, latest),
    value: valueWords(say, locale, definition, latest),
    period: latest.period,
    trend: trend && earlier ? say(`data:trend.${trend}`, { period: earlier.period }) : '',
  });
}

const LISTED = 25;
export function dataCard(locale: Locale, snapshot: Snapshot, note?: string): Card {
  const say = speak(locale);
  const title = say('data:title');
  const data = { team: snapshot.key.team };
  const all = latestValues(snapshot);
  const lines = all.slice(0, LISTED).map((latest) => `• ${latestLine(say, locale, latest)}`);
  const body: Element[] = [
    ...(note ? [text(note, { color: 'good', weight: 'bolder' })] : []),
    heading(title),
    subtle(say('data:intro')),
    ...(lines.length === 0 ? [text(say('data:none'))] : []),
    ...lines.map((line) => text(line, { spacing: 'small' })),
    ...(all.length > LISTED ? [subtle(say('common:leftOut', { count: all.length - LISTED }))] : []),
  ];
  return card(say, title, body, [
    button(say('data:paste'), { do: 'data.pasteOpen', ...data }, 'positive'),
    button(say('data:type'), { do: 'data.typeOpen', ...data }),
    button(say('data:unitCode'), { do: 'data.unitOpen', ...data }),
    button(say('data:own'), { do: 'data.ownOpen', ...data }),
  ]);
}

export function pasteCard(say: Say, team: string, words = '', problems: readonly string[] = []): Card {
  const form: Form = { title: say('data:pasteTitle'), open: { do: 'data.pasteOpen', team } };
  const body = [
    ...problemsBox(say, problems),
    textInput(say, 'table', 'data:pasteText', words, 3000, { required: true, multiline: true }),
  ];
  return formCard(say, form, body, [submit(say('data:pasteRead'), { do: 'data.paste', team })]);
}

export type TypedValue = { indicator: string; period: string; grade: string; value: string; n: string };
export function typeCard(
  locale: Locale,
  snapshot: Snapshot,
  values: TypedValue,
  problems: readonly string[] = [],
): Card {
  const say = speak(locale);
  const team = snapshot.key.team;
  const choices = definitionsOf(snapshot)
    .slice(0, 100)
    .map(({ key, name }) => ({ title: name[locale].slice(0, 75), value: key }));
  const form: Form = { title: say('data:typeTitle'), open: { do: 'data.typeOpen', team } };
  const body = [
    ...problemsBox(say, problems),
    choiceInput(say, 'indicator', 'data:indicator', choices, values.indicator),
    textInput(say, 'period', 'data:period', values.period, 20, { required: true, hint: say('data:periodHint') }),
    textInput(say, 'grade', 'data:grade', values.grade, 5),
    textInput(say, 'value', 'data:value', values.value, 20, { required: true }),
    textInput(say, 'n', 'data:n', values.n, 10, { hint: say('data:nHint') }),
  ];
  return formCard(say, form, body, [submit(say('data:pasteRead'), { do: 'data.type', team })]);
}

export type Preview = {
  readonly diff: ObservationDiff;
  /** Headers that were recognised, and texts that were not. */
  readonly recognised: readonly string[];
  readonly unrecognised: readonly string[];
  /** Warnings as sentences. */
  readonly warnings: readonly string[];
  /** How many values of the medical part were left out. */
  readonly medicalLeft: number;
};
const SHOWN = 8;

/** What was recognised, what was not, the first values as they would be kept, and what would change. Nothing is saved yet. */
export function previewCard(
  locale: Locale,
  snapshot: Snapshot,
  preview: Preview,
  pending: { token: string; person: string },
): Card {
  const say = speak(locale);
  const { added, changed, unchanged } = preview.diff;
  const title = say('data:previewTitle');
  const definitions = new Map(definitionsOf(snapshot).map((definition) => [definition.key, definition]));
  const words = (after: Observation, before: Observation | null): string => {
    const definition = definitions.get(after.indicator);
    if (!definition) return '';
    const values = {
      name: nameWords(say, locale, definition, after),
      period: after.period,
      after: valueWords(say, locale, definition, after),
    };
    return before
      ? say('data:changedRow', { ...values, before: valueWords(say, locale, definition, before) })
      : say('data:addedRow', values);
  };
  const rows = [
    ...changed.map(({ before, after }) => words(after, before)),
    ...added.map((after) => words(after, null)),
  ];
  const nothing = rows.length === 0;
  const body: Element[] = [
    heading(title),
    text(
      nothing
        ? say('data:nothingNew')
        : say('data:counts', { added: added.length, changed: changed.length, unchanged: unchanged.length }),
      { weight: 'bolder' },
    ),
    ...(preview.recognised.length > 0 ? [text(say('data:recognised', { names: list(preview.recognised) }))] : []),
    ...(preview.unrecognised.length > 0
      ? [text(say('data:unrecognised', { names: list(preview.unrecognised) }), { color: 'warning' })]
      : []),
    ...preview.warnings.slice(0, SHOWN).map((warning) => text(`• ${warning}`, { color: 'warning', spacing: 'small' })),
    ...(preview.medicalLeft > 0 ? [text(say('data:medicalLeft', { count: preview.medicalLeft }))] : []),
    ...rows.slice(0, SHOWN).map((row) => text(`• ${row}`, { spacing: 'small' })),
    ...(rows.length > SHOWN ? [subtle(say('data:more', { count: rows.length - SHOWN }))] : []),
    ...(nothing ? [] : [subtle(say('data:hiddenNote'))]),
  ];
  const data = { team: snapshot.key.team, token: pending.token, for: pending.person };
  const actions = nothing
    ? []
    : [
        button(say('data:save'), { do: 'data.save', ...data }, 'positive'),
        button(say('common:cancel'), { do: 'data.drop', ...data }),
      ];
  return card(say, title, body, actions);
}

const list = (words: readonly string[]): string =>
  `${words
    .slice(0, SHOWN)
    .map((word) => word.slice(0, 80))
    .join(' · ')}${words.length > SHOWN ? ' …' : ''}`;

export function unitCard(
  say: Say,
  team: string,
  code: string,
  notes: { problems?: readonly string[]; schools?: readonly string[] } = {},
): Card {
  const form: Form = { title: say('data:unitTitle'), open: { do: 'data.unitOpen', team } };
  const body: Element[] = [
    ...problemsBox(say, notes.problems ?? []),
    ...(notes.schools
      ? [text(say('data:manySchools')), subtle(say('data:manyExamples', { names: list(notes.schools) }))]
      : []),
    textInput(say, 'unit', 'data:unitText', code, 12, { required: true }),
  ];
  return formCard(say, form, body, [submit(say('common:save'), { do: 'data.unit', team })]);
}

export type OwnValues = { name: string; definition: string; unit: string; direction: string; periodType: string };
export function ownIndicatorCard(say: Say, team: string, values: OwnValues, problems: readonly string[] = []): Card {
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
  const periods = (['schoolYear', 'term', 'month'] as const).map((value) => ({
    title: say(`data:ownPeriod.${value}`),
    value,
  }));
  const body = [
    ...problemsBox(say, problems),
    textInput(say, 'name', 'data:ownName', values.name, 100, { required: true }),
    textInput(say, 'definition', 'data:ownDefinition', values.definition, 300, { required: true, multiline: true }),
    choiceInput(say, 'unit', 'data:ownUnit', units, values.unit),
    choiceInput(say, 'direction', 'data:ownDirection', directions, values.direction),
    choiceInput(say, 'periodType', 'data:ownPeriod', periods, values.periodType),
  ];
  return formCard(say, form, body, [submit(say('common:save'), { do: 'data.own', team })]);
}

/** Before a checkpoint: which figures are older than they need be. Empty when none are. */
export function staleRows(say: Say, locale: Locale, snapshot: Snapshot, date: string): Element[] {
  const definitions = definitionsOf(snapshot);
  const stored = snapshot.series.flatMap(({ observations }) => observations);
  const old = new Set(
    checkObservations([], stored, definitions, Temporal.PlainDate.from(date))
      .filter(({ code }) => code === 'stale')
      .map(({ field }) => field),
  );
  const names = definitions.filter(({ key }) => old.has(key)).map(({ name }) => name[locale]);
  return names.length === 0
    ? []
    : [text(say('data:stale', { names: names.slice(0, 6).join(' · ') }), { color: 'warning' })];
}

/** The figures that somebody's analysis starts from. */
export function valueRows(say: Say, locale: Locale, values: readonly Latest[]): Element[] {
  if (values.length === 0) return [];
  const lines = values.map((latest) => `• ${latestLine(say, locale, latest)}`);
  return [text(say('data:yours'), { weight: 'bolder' }), text(lines.join('\n'))];
}
