/** What the bot proposes from a table's goal is specific and measurable by its own rules, whatever the table measures and of whom. */
import { describe, expect, it } from 'vitest';
import { offeredValues } from '../../cards/goal-offered.ts';
import type { Locale } from '../../quality/base.ts';
import { ofSubject, ownMeasure } from '../../quality/data/derived-indicator.ts';
import { INDICATORS, type IndicatorDefinition } from '../../quality/data/indicators.ts';
import { ownIndicatorOf } from '../../quality/data/own-indicator.ts';
import type { OfferedGoal } from '../../quality/goals/offered.ts';
import type { SmartGoal } from '../../quality/goals/smart/goal.ts';
import { judgeSmart } from '../../quality/goals/smart/judge.ts';

const SCOPES = ['', 'F', '1', '7', 'F–3', '4–6', '7–9'] as const;
const GROUPS = ['all', 'girls', 'boys'] as const;
const LOCALES = ['sv', 'en'] as const;

const known = (key: string): IndicatorDefinition => {
  const found = INDICATORS.find((one) => one.key === key);
  if (!found) throw new Error(key);
  return found;
};
const read = (name: string, numbers: readonly number[], signed = false) =>
  ownMeasure(name, { period: '2025/26', source: 'tabell.xlsx', published: false, numbers, signed, headed: signed });
const OWN: readonly IndicatorDefinition[] = [
  ...['Rastlugn', 'Trivs i skolan', 'Sena ankomster', 'Sömn minst 7 timmar', 'Trivsel och trygghet'].flatMap((name) =>
    (['percent', 'count', 'index', 'points', 'hours', 'number'] as const).map((unit) =>
      ownIndicatorOf({ name, definition: name, unit, direction: 'unclear', periodType: 'term' }, 'Ekskolan'),
    ),
  ),
  read('Andel som svarat ja', [61, 70]),
  read('Jag känner mig trygg i skolan', [92, 85], true),
  read('Antal bråk på rasten', [40, 31]),
  read('Elevärenden', [12, 9]),
  read('Avstängningar', [3, 5]),
  read('Orosanmälningar', [14, 11]),
  read('Skolk, timmar', [120, 90]),
  read('Studiero, medelvärde', [3.1, 3.4]),
  read('Lärartäthet', [12.1, 11.8]),
  read('Elever per lärare', [12.1, 11.8]),
  read('Betygspoäng i matematik', [12.5, 13]),
  read('Läsning', [44, 51]),
  ofSubject(known('national_test_pass'), 'Matematik'),
  ofSubject(known('national_test_pass'), 'Svenska som andraspråk'),
];

/** From where to where, both ways where nobody can say which is better. */
function ways({ unit, direction }: IndicatorDefinition): readonly (readonly [number, number])[] {
  const [low, high] = unit === 'points' ? [210, 230] : unit === 'index' ? [6.8, 7.5] : [12, 20];
  const [up, down] = [
    [low, high],
    [high, low],
  ] as const;
  return direction === 'higher' ? [up] : direction === 'lower' ? [down] : [up, down];
}

type Offer = { readonly definition: IndicatorDefinition } & Pick<OfferedGoal, 'scope' | 'group' | 'target'>;
/** What its rules object to in a proposal from a value, which nobody may be shown where it is null. */
function objections(locale: Locale, { definition, ...offer }: Offer, from: number | null): string[] {
  const of = { ...offer, indicator: definition.key, deadline: '2027-06-10' };
  const values = offeredValues(locale, definition, of, from === null ? null : { value: from, n: 80 });
  const { title = '', group = '', indicator = '', unit = '', direction } = values;
  const goal: SmartGoal = {
    title,
    description: group,
    indicator,
    baseline: from,
    target: offer.target,
    unit,
    direction: direction === 'lower' ? 'lower' : 'higher',
    deadline: of.deadline,
    checkpoints: [],
    history: [],
    acceptedBy: 0,
    teamSize: 4,
  };
  const { specific, measurable } = judgeSmart(goal, '2026-11-02');
  const codes = [...specific.problems, ...measurable.problems].flatMap(({ severity, code }) =>
    severity === 'error' && !(from === null && code === 'baselineMissing') ? [code] : [],
  );
  return codes.length === 0 ? [] : [`${title} · ${group} · ${indicator}: ${codes.join(', ')}`];
}
const whose = SCOPES.flatMap((scope) => GROUPS.map((group) => ({ scope, group })));

describe.each(LOCALES)('a goal that is proposed in %s', (locale) => {
  it.each([...INDICATORS, ...OWN].map((one) => [`${one.name[locale]} (${one.unit})`, one] as const))(
    'of %s',
    (_name, definition) => {
      const wrong = whose.flatMap((each) =>
        ways(definition).flatMap(([from, target]) => {
          const offer = { definition, target, ...each };
          return [...objections(locale, offer, from), ...objections(locale, offer, null)];
        }),
      );
      expect(wrong).toEqual([]);
    },
  );
});

it.each([
  ['Elevledda utvecklingssamtal', [40, 60], true],
  ['Föräldramöten', [4, 6], false],
] as const)('more of «%s» is what is done, and is told to be that', (name, numbers, signed) => {
  const offer = { definition: read(name, numbers, signed), scope: '', group: 'all', target: numbers[1] } as const;
  expect(objections('sv', offer, numbers[0])).toEqual([expect.stringMatching(/: activity$/u)]);
});
