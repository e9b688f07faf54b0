/** The latest figures of a measure grade by grade, in order: «vilken årskurs har högst frånvaro?». */
import type { Locale } from '../quality/base.ts';
import { type GradeFigures, gradeFigures } from '../quality/data/grade-figures.ts';
import type { IndicatorDefinition } from '../quality/data/indicators.ts';
import type { Snapshot } from '../quality/snapshot.ts';
import { button, type Card, type Element, heading, subtle, text } from './card.ts';
import { card } from './common.ts';
import { scopeWords, valueWords } from './data.ts';
import { bullet, capital, formatPeriod } from './format.ts';
import { type Say, speak } from './texts.ts';

/** So many measures that are named alike are told of at once. */
const MAX_MEASURES = 3;

/** A section for each measure. Null where none of them has figures of two grades or more. */
export function gradesCard(
  locale: Locale,
  snapshot: Snapshot,
  definitions: readonly IndicatorDefinition[],
  end: 'highest' | 'lowest' | 'best' | 'worst',
): Card | null {
  const say = speak(locale);
  const found = definitions.flatMap((definition) => {
    const figures = gradeFigures(snapshot, definition, end);
    return figures ? [{ definition, figures }] : [];
  });
  const [first] = found;
  if (!first) return null;
  const body = found
    .slice(0, MAX_MEASURES)
    .flatMap(({ definition, figures }) => sectionOf(say, locale, definition, figures));
  const title = say('data:gradesTitle', { name: first.definition.name[locale] });
  const team = snapshot.key.team;
  return card(say, title, body, [
    ...(found.length === 1
      ? [
          button(say('data:curve', { name: say('data:gradesCurve') }), {
            do: 'data.curve',
            team,
            indicator: first.definition.key,
          }),
        ]
      : []),
    button(say('data:all'), { do: 'data.show', team }),
  ]);
}

function sectionOf(
  say: Say,
  locale: Locale,
  definition: IndicatorDefinition,
  { period, ranked, unranked, order }: GradeFigures,
): Element[] {
  const grade = (scope: string): string => capital(scopeWords(say, { scope, group: 'all' }));
  const [first] = ranked;
  const second = ranked[1];
  const isTie = first && second && JSON.stringify(first.value) === JSON.stringify(second.value);
  const row = (words: string): Element => text(bullet(words), { spacing: 'none' });
  return [
    heading(say('data:gradesTitle', { name: definition.name[locale] })),
    ...(order !== null && first && !isTie
      ? [
          text(
            say(`data:grades.${order}`, {
              grade: scopeWords(say, { scope: first.scope, group: 'all' }),
              value: valueWords(say, locale, definition, first),
              period: formatPeriod(locale, period),
            }),
            { weight: 'bolder' },
          ),
        ]
      : [subtle(capital(formatPeriod(locale, period)))]),
    ...ranked.map((one) => row(`${grade(one.scope)}: ${valueWords(say, locale, definition, one)}`)),
    ...unranked.map((one) =>
      row(`${grade(one.scope)}: ${valueWords(say, locale, definition, one)} (${formatPeriod(locale, one.period)})`),
    ),
    ...(unranked.length > 0 ? [subtle(say('data:gradesUnranked'))] : []),
  ];
}
