/** The figures that the school has: each with how many it is about, its source and its period. What is hidden is said to be hidden. */
import { sourceWords } from '../../cards/data.ts';
import { formatNumber } from '../../cards/format.ts';
import { definitionsOf } from '../../quality/data/definitions.ts';
import type { IndicatorDefinition } from '../../quality/data/indicators.ts';
import type { Observation } from '../../quality/data/observations.ts';
import { periodEnd, periodStart } from '../../quality/data/periods.ts';
import { type Cell, cell, type Section, type Table, words } from '../document.ts';
import type { Reading } from '../reading.ts';
import { dateWords } from '../words.ts';

export function dataSection(reading: Reading): Section {
  const { say, until } = reading;
  const rows = latestOfAll(reading).map((one) => row(reading, one));
  const table: Table = {
    kind: 'table',
    caption: say('report:dataTable'),
    columns: [
      say('report:column.indicator'),
      say('report:column.about'),
      say('report:column.period'),
      say('report:column.value'),
      say('report:column.n'),
      say('report:column.earlier'),
      say('report:column.source'),
    ],
    rows,
  };
  return {
    title: say('report:data'),
    blocks: [
      words(say('report:cutOff', { date: dateWords(reading, until) })),
      ...(rows.length === 0 ? [words(say('data:none'))] : [table, words(say('report:dataNote'))]),
    ],
    parts: [],
  };
}

type Row = {
  readonly definition: IndicatorDefinition;
  readonly latest: Observation;
  readonly earlier: Observation | null;
};

const byTime = (a: Observation, b: Observation): number =>
  Temporal.PlainDate.compare(periodEnd(a.period), periodEnd(b.period));

/** The latest value of each grade, and of girls and boys in the whole school, with the one before it. */
function latestOfAll({ snapshot, until }: Reading): Row[] {
  const definitions = new Map(definitionsOf(snapshot).map((definition) => [definition.key, definition]));
  return snapshot.series.flatMap(({ id, observations }) => {
    const definition = definitions.get(id);
    if (!definition) return [];
    const told = observations
      .filter(({ group, scope }) => group === 'all' || scope === '')
      .filter(({ period }) => periodStart(period).toString() <= until)
      .toSorted(byTime);
    return [...Map.groupBy(told, ({ scope, group }) => `${scope}|${group}`).values()].flatMap((alike): Row[] => {
      const latest = alike.at(-1);
      return latest ? [{ definition, latest, earlier: alike.at(-2) ?? null }] : [];
    });
  });
}

function row(reading: Reading, { definition, latest, earlier }: Row): Cell[] {
  const { say, locale } = reading;
  const before =
    earlier && say('pictures:valueAt', { period: earlier.period, value: valueCell(reading, definition, earlier).text });
  const n = latest.value.kind === 'number' || latest.value.kind === 'near100' ? latest.n : null;
  return [
    cell(definition.name[locale]),
    cell(aboutWords(reading, latest)),
    cell(latest.period),
    valueCell(reading, definition, latest),
    n === null ? cell('–') : { text: formatNumber(locale, n), number: n },
    cell(before ?? '–'),
    cell(sourceWords(say, latest.source) || definition.source),
  ];
}

function valueCell({ say, locale }: Reading, { unit }: IndicatorDefinition, { value }: Observation): Cell {
  if (value.kind !== 'number') return cell(say(`data:value.${value.kind}`));
  const suffix = say(`data:unit.${unit}`).trim();
  return {
    text: [formatNumber(locale, value.number), suffix].filter((part) => part !== '').join('\u00a0'),
    number: value.number,
    unit: suffix,
  };
}

function aboutWords({ say }: Reading, { scope, group }: Observation): string {
  const grade = scope === '' ? say('report:wholeSchool') : `${say('data:gradeShort')} ${scope}`;
  return group === 'all' ? grade : `${grade}, ${say(`data:group.${group}`)}`;
}
