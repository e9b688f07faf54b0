/** What a table would give, as lines of a preview: read as the chat reads it, small numbers hidden as they are there. */
import type { Locale } from '../quality/base.ts';
import type { IndicatorDefinition } from '../quality/data/indicators.ts';
import { type Observation, observationKey } from '../quality/data/observations.ts';
import { hide, suppress } from '../quality/data/small-numbers.ts';
import { shownOf } from './collected.ts';
import type { Offered } from './decided.ts';
import type { PreviewLine } from './preview-lines.ts';
import type { Recognised } from './recognise.ts';
import { choiceWords, importProblem, importText, leftOutWords, questionWords } from './words.ts';

/** A period that no table has, for a value that has none yet. */
const NO_PERIOD = '0000';

/** The values as they may be shown beside each other. What suppression drops is not there. */
function shown(
  observations: readonly Observation[],
  definitions: readonly IndicatorDefinition[],
): Map<string, Observation> {
  return new Map(suppress(observations, definitions).observations.map((one) => [observationKey(one), one]));
}

type About = { readonly indicator: string | null; readonly label: string; readonly of?: string };
const valueLine = ({ scope, group, period, value, n }: Observation, about: About, mark = ''): PreviewLine => ({
  type: 'value',
  indicator: about.indicator,
  label: about.label,
  period: period === NO_PERIOD ? null : period,
  grade: scope,
  group,
  value: value.kind === 'number' ? value.number : null,
  mark: value.kind === 'number' ? mark : value.kind,
  n,
  ...(about.of === undefined || about.of === '' ? {} : { of: about.of }),
});

const timesHundred = (one: Observation): Observation =>
  one.value.kind === 'number' ? { ...one, value: { kind: 'number', number: one.value.number * 100 } } : one;

/** Values in doubt or of others, each judged by a definition of its own; a fraction as what it may turn out to be. */
function offeredLines(offered: readonly Offered[], isKnown: (key: string) => boolean): PreviewLine[] {
  const definitions = [...new Map(offered.map(({ definition }) => [definition.key, definition])).values()];
  const all = offered.map((one): Observation => ({ ...one.observation, period: one.observation.period ?? NO_PERIOD }));
  const asItIs = shown(all, definitions);
  const asShare = shown(
    all.map((one, at) => (offered[at]?.asked === 'share' ? timesHundred(one) : one)),
    definitions,
  );
  return offered.map(({ label, of, asked, definition }, at) => {
    const one = all[at];
    if (!one) throw new RangeError('offered');
    const isSure = of === '' && asked !== null && asked !== 'index' && isKnown(definition.key);
    const about = { indicator: isSure ? definition.key : null, label, of };
    if (one.value.kind !== 'number') return valueLine(one, about);
    const judged = [asItIs, asShare].map((some) => some.get(observationKey(one)));
    if (asked !== 'n' && asked !== 'percent' && judged.every((each) => each?.value.kind === 'number'))
      return valueLine(one, about, asked === null ? '' : 'asked');
    if (asked === null) return valueLine(judged[0] ?? hide(one), about);
    // Whoever is asked about a published share has its number; one that may be of few is not said.
    const isOpen = asked === 'share' && definition.published && judged[1]?.value.kind === 'number';
    return isOpen ? valueLine(one, about, 'asked') : { ...valueLine(hide(one), about), mark: 'asked' };
  });
}

type Around = {
  /** Those that the team has. */
  readonly definitions: readonly IndicatorDefinition[];
  /** Values that are stored, with which the new ones must not give small numbers away. */
  readonly existing?: readonly Observation[];
  readonly locale: Locale;
  /** Whether words of the file may be said; false for what points at a pupil. */
  readonly mayShow: (words: string) => boolean;
};

/** Values first, then what is asked, then what was left out. */
export function tableLines(table: Recognised, { definitions, existing = [], locale, mayShow }: Around): PreviewLine[] {
  const all = [...table.measures, ...definitions];
  const keys = new Set(definitions.map(({ key }) => key));
  const isKnown = (key: string): boolean => keys.has(key);
  const names = new Map(all.map(({ key, name }) => [key, name[locale]]));
  const judged = shown([...existing, ...table.observations], all);
  const values = table.observations.flatMap((one) => judged.get(observationKey(one)) ?? []);
  const words = { locale, definitions: all, mayShow };
  const labels = new Map<string, boolean>();
  const isClean = ({ label, of }: Offered): boolean => {
    const said = `${label} ${of}`;
    labels.set(said, labels.get(said) ?? mayShow(said));
    return labels.get(said) ?? false;
  };
  return [
    ...values.map((one) =>
      valueLine(one, {
        indicator: isKnown(one.indicator) ? one.indicator : null,
        label: names.get(one.indicator) ?? '',
      }),
    ),
    ...offeredLines(table.offered.filter(isClean), isKnown),
    ...table.questions
      .filter(({ of }) => mayShow(of))
      .map((question) => ({
        type: 'question' as const,
        about: questionWords(locale, question),
        choices: question.choices.map((choice) => choiceWords(locale, question, choice)),
      })),
    ...table.left.map((left) => ({ type: 'left-out' as const, ...leftOutWords(locale, shownOf(left, mayShow)) })),
    // What was left out stands above with its places.
    ...table.problems
      .filter(({ code }) => !code.startsWith('left.'))
      .map((problem) => ({
        type: 'left-out' as const,
        where: importText(locale, 'preview.file'),
        why: importProblem(problem, words),
      })),
  ];
}
