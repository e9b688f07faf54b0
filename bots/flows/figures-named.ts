/** Which of the school's figures somebody's words ask for. */
import { button, type Card, text } from '../../cards/card.ts';
import { card } from '../../cards/common.ts';
import { dataCard } from '../../cards/data.ts';
import { besideCard, isOfSurvey, surveysCard } from '../../cards/data-beside.ts';
import { curveCard, gradeCard } from '../../cards/data-curve.ts';
import { gradesCard } from '../../cards/data-grades.ts';
import { speak } from '../../cards/texts.ts';
import { asksAnswered, asksBeside, asksOfMeasure, endAsked } from '../../language/reading/figures-asked.ts';
import { asksForFigures } from '../../language/reading/goal-meant.ts';
import { indicatorsMeant } from '../../language/reading/indicator-meant.ts';
import { asksValueThen } from '../../language/reading/value-said.ts';
import type { Locale } from '../../quality/base.ts';
import { definitionsOf, latestValues, measuredOf } from '../../quality/data/definitions.ts';
import { scopesNamed, whoseNamed } from '../../quality/data/goal-points.ts';
import type { IndicatorDefinition } from '../../quality/data/indicators.ts';
import type { Whose } from '../../quality/data/observations.ts';
import type { Snapshot } from '../../quality/snapshot.ts';
import { isCurrent } from '../../quality/status/status.ts';
import type { TeamTurn } from '../turn.ts';

/** The curve of the measure and the pupils that the words name, a grade's figures, the grades in order, or else all there is. */
export function figuresNamed(
  { who: { locale }, say, snapshot }: Pick<TeamTurn, 'who' | 'say' | 'snapshot'>,
  words: string,
): Card {
  const named = besideNamed(locale, snapshot, words);
  if (named) return named;
  const { measured, unmeasured } = meantOf(snapshot, words);
  if (unmeasured.length > 0 && snapshot.series.length > 0) return unmeasuredCard(locale, snapshot, unmeasured);
  const end = endAsked(words);
  const only = measured.length === 1 ? (measured[0]?.key ?? null) : null;
  const isOpen = measured.length === 0 && (end !== null || asksValueThen(words));
  const key = only ?? (isOpen ? onlyMeasure(snapshot) : null);
  const those = key === null ? measured : definitionsOf(snapshot).filter((one) => one.key === key);
  const ranked = end && gradesCard(locale, snapshot, those, end);
  if (ranked) return ranked;
  const scopes = scopesNamed(words);
  if (key === null && scopes.length > 0) return gradeCard(locale, snapshot, scopes);
  if (key === null) return dataCard(locale, snapshot, asksOfMeasure(words) ? say('data:noneOfThat') : undefined);
  const asked = whoseNamed(snapshot, key, words);
  const isWhole = asked !== null && isOf(asked, WHOLE_SCHOOL);
  const isThere = asked !== null && measuredOf(snapshot, key).some((one) => isOf(one, asked));
  const notGraded = end === null ? undefined : say('data:notGraded');
  const note = isWhole || isThere ? notGraded : say('data:notOfThem');
  const whose = isWhole && !SAYS_WHOLE.test(words) ? undefined : (asked ?? undefined);
  return curveCard(locale, snapshot, key, { whose, note }) ?? dataCard(locale, snapshot);
}

/** Where the figures come from and of how many they are, of the measures that are named or else of all; those of several that are named alike. Null for other words. */
function besideNamed(locale: Locale, snapshot: Snapshot, words: string): Card | null {
  const all = latestValues(snapshot);
  if (asksAnswered(words)) return surveysCard(locale, snapshot, all.filter(isOfSurvey));
  const keys = meantOf(snapshot, words).measured.map(({ key }) => key);
  const named = all.filter(({ definition: { key } }) => keys.includes(key));
  if (asksBeside(words)) return besideCard(locale, snapshot, named.length > 0 ? named : all);
  return keys.length > 1 && asksOfMeasure(words) ? besideCard(locale, snapshot, named) : null;
}

/** The measure of the goals, where they have one and the same, or else the only one that has values. */
function onlyMeasure(snapshot: Snapshot): string | null {
  const ofGoals = snapshot.goals.filter(isCurrent).flatMap(({ indicatorKey }) => indicatorKey ?? []);
  const keys = new Set(ofGoals.length > 0 ? ofGoals : measuresOf(snapshot).map(({ key }) => key));
  const [only] = keys;
  return keys.size === 1 ? (only ?? null) : null;
}

const WHOLE_SCHOOL: Whose = { scope: '', group: 'all' };
const SAYS_WHOLE = /hela skolan|whole school/iu;
const isOf = (one: Whose, { scope, group }: Whose): boolean => one.scope === scope && one.group === group;

/** The key of the school's measure that the words name, of those with values; null for none, or several. */
export function measureNamed(snapshot: Snapshot, words: string): string | null {
  const { measured } = meantOf(snapshot, words);
  return measured.length === 1 ? (measured[0]?.key ?? null) : null;
}
/** Whether figures are asked for of a measure that has none. */
export const asksOfUnmeasured = (snapshot: Snapshot, words: string): boolean =>
  asksForFigures(words) && meantOf(snapshot, words).unmeasured.length > 0;

type Meant = { readonly measured: readonly IndicatorDefinition[]; readonly unmeasured: readonly IndicatorDefinition[] };
/** The measures that fit the words as well as any other that the team may have: those with values, or else those that have none, so that no other is taken for them. */
function meantOf(snapshot: Snapshot, words: string): Meant {
  const definitions = definitionsOf(snapshot);
  const keys = new Set(indicatorsMeant(words, definitions));
  const meant = definitions.filter(({ key }) => keys.has(key));
  const there = new Set(measuresOf(snapshot).map(({ key }) => key));
  const measured = meant.filter(({ key }) => there.has(key));
  return { measured, unmeasured: measured.length > 0 ? [] : meant };
}

function unmeasuredCard(locale: Locale, snapshot: Snapshot, measures: readonly IndicatorDefinition[]): Card {
  const say = speak(locale);
  const [one] = measures;
  const words =
    measures.length === 1 && one ? say('data:noValues', { name: one.name[locale] }) : say('data:noValuesOfThose');
  return card(say, words, [text(words)], [button(say('data:all'), { do: 'data.show', team: snapshot.key.team })]);
}
const measuresOf = (snapshot: Snapshot): IndicatorDefinition[] => [
  ...new Set(latestValues(snapshot).map(({ definition }) => definition)),
];
