/** The values that the school already has, as the team sees them: latest, earlier, trend; and who may write what. */

import type { Member, Profession } from '../people/documents.ts';
import type { Snapshot } from '../snapshot.ts';
import { INDICATORS, type IndicatorDefinition } from './indicators.ts';
import { isLimited, namesLimit } from './limits.ts';
import type { Observation, Whose } from './observations.ts';
import { periodEnd, periodKind } from './periods.ts';

const known = new WeakMap<Snapshot['indicators'], readonly IndicatorDefinition[]>();
/** The built-in catalogue and the team's own; the team's own come first where the key is the same. Put together once for the same own ones. */
export function definitionsOf({ indicators }: Pick<Snapshot, 'indicators'>): readonly IndicatorDefinition[] {
  const before = known.get(indicators);
  if (before) return before;
  const own = indicators.map(({ definition }) => definition);
  const keys = new Set(own.map(({ key }) => key));
  const all = [...own, ...INDICATORS.filter(({ key }) => !keys.has(key))];
  known.set(indicators, all);
  return all;
}

/** Those of the medical part of student health (EMI) write medical values, as aggregates. */
const MEDICAL: ReadonlySet<Profession> = new Set(['schoolNurse', 'schoolDoctor', 'clinicalManager', 'medicalLead']);
export const mayWriteMedical = ({ professions }: Pick<Member, 'professions'>): boolean =>
  professions.some((profession) => MEDICAL.has(profession));
/** The keys of the measures that a member may not write. */
export const closedTo = (snapshot: Pick<Snapshot, 'indicators'>, member: Pick<Member, 'professions'>): string[] =>
  mayWriteMedical(member) ? [] : definitionsOf(snapshot).flatMap(({ key, medical }) => (medical ? [key] : []));

/** What each profession's analysis starts from. */
const LOOKS_AT: Partial<Record<Profession, readonly string[]>> = {
  schoolNurse: ['health_talk_sleep', 'health_talk_mood', 'health_talk_headache', 'health_talk_activity'],
  schoolDoctor: ['health_talk_sleep', 'health_talk_mood', 'health_talk_headache', 'absence_problematic'],
  psychologist: ['calm_index', 'absence_problematic', 'pedagogical_investigations'],
  counsellor: ['incident_reports', 'safety_index', 'safety_share', 'absence_unauthorised'],
  specialEducator: ['goal_attainment_y9', 'goal_attainment_y6', 'action_programmes', 'pedagogical_investigations'],
  specialTeacher: ['goal_attainment_y6', 'national_test_pass', 'extra_adaptations'],
  careerCounsellor: ['eligibility_vocational', 'absence_total', 'merit_rating'],
  principal: ['goal_attainment_y9', 'absence_total', 'merit_rating', 'staff_absence'],
  deputyPrincipal: ['goal_attainment_y9', 'absence_total', 'merit_rating', 'staff_absence'],
};

export type Latest = {
  readonly definition: IndicatorDefinition;
  readonly latest: Observation;
  readonly earlier: Observation | null;
  /** Null when a value is no number, or when nobody can say which way is better. */
  readonly trend: 'better' | 'worse' | 'same' | null;
};

const byTime = (a: Observation, b: Observation): number =>
  Temporal.PlainDate.compare(periodEnd(a.period), periodEnd(b.period));

/** Of whom the school has values of an indicator: the whole school first, then grade by grade; all of them before girls and boys. */
export function measuredOf(snapshot: Snapshot, key: string): Whose[] {
  const observations = snapshot.series.find(({ id }) => id === key)?.observations ?? [];
  const all = new Map(observations.map(({ scope, group }) => [`${group}|${scope}`, { scope, group }]));
  return [...all.values()].toSorted((a, b) => rankOf(a) - rankOf(b) || (a.scope < b.scope ? -1 : 1));
}

/** «F» comes before «1», and «7» before «7–9». */
const rankOf = ({ scope, group }: Whose): number =>
  100 * GROUPS.indexOf(group) + (scope === '' ? -1 : Number(scope[0]) || 0);
const GROUPS: readonly Observation['group'][] = ['all', 'girls', 'boys'];

/** The latest value of each of an indicator's series, compared with the one before it of the same kind. */
export function latestValues(snapshot: Snapshot): Latest[] {
  const definitions = new Map(definitionsOf(snapshot).map((definition) => [definition.key, definition]));
  return snapshot.series.flatMap(({ id }) => {
    const definition = definitions.get(id);
    return definition ? measuredOf(snapshot, id).flatMap((whose) => latestOf(snapshot, definition, whose)) : [];
  });
}

function latestOf(snapshot: Snapshot, definition: IndicatorDefinition, whose: Whose): Latest[] {
  const row = valuesOf(snapshot, { indicator: definition.key, ...whose });
  const latest = row.at(-1);
  if (!latest) return [];
  const before = row.slice(0, -1).filter(({ period }) => periodKind(period) === periodKind(latest.period));
  const alike = before.filter((o) => seasonOf(o.period) === seasonOf(latest.period));
  const earlier = alike.at(-1) ?? before.at(-1) ?? null;
  return [{ definition, latest, earlier, trend: trendOf(definition, earlier, latest) }];
}

/** Autumn is compared with autumn. */
const seasonOf = (period: string): string => /^[HV]T/.exec(period)?.[0] ?? '';

function trendOf(definition: IndicatorDefinition, earlier: Observation | null, latest: Observation): Latest['trend'] {
  if (definition.direction === 'unclear' || earlier?.value.kind !== 'number' || latest.value.kind !== 'number')
    return null;
  const step = latest.value.number - earlier.value.number;
  if (step === 0) return 'same';
  return step > 0 === (definition.direction === 'higher') ? 'better' : 'worse';
}

/** One series' values, oldest first. */
export const valuesOf = (
  snapshot: Snapshot,
  { indicator, scope, group }: Pick<Observation, 'indicator' | 'scope' | 'group'>,
): Observation[] =>
  (snapshot.series.find(({ id }) => id === indicator)?.observations ?? [])
    .filter((one) => one.scope === scope && one.group === group)
    .toSorted(byTime);

/** What a member's own analysis starts from; everything there is for somebody without a list of their own. Of at most four indicators. */
export function valuesFor(snapshot: Snapshot, member: Member): Latest[] {
  const all = latestValues(snapshot);
  const wanted = new Set(member.professions.flatMap((profession) => LOOKS_AT[profession] ?? []));
  const own = all.filter(({ definition }) => wanted.has(definition.key));
  const values = own.length > 0 ? own : all;
  const first = new Set([...new Set(values.map(({ definition }) => definition.key))].slice(0, 4));
  return values.filter(({ definition }) => first.has(definition.key));
}

const plain = (words: string): string =>
  words
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();

/** Words that an indicator's name shares with any other. */
const COMMON = /^(?:andel|antal|elever|elev|procent|skolan|index|med|som|och|för|alla|åk|årskurs|the|of|in)$/u;

/** A wording of several words says more than one of a single word: «ogiltiga frånvaron» is no «frånvaro» in general. */
const weightOf = (wording: string): number => (wording.includes(' ') ? 2 : 1);

/**
 * The catalogue's indicator that a goal's own words name, by its key; null when none, or more than one alike, is named. Words with a limit name only
 * what has one itself: «elever med över 30 % frånvaro» is not the absence.
 */
export function indicatorNamed(snapshot: Snapshot, words: string): string | null {
  const said = ` ${plain(words)}`;
  const limited = isLimited(words);
  const named = definitionsOf(snapshot).flatMap(({ key, name, headers }) => {
    if (limited && ![name.sv, name.en].some(namesLimit)) return [];
    const wordings = [name.sv, name.en, ...headers].map(plain);
    const exact = wordings.filter((wording) => wording.length > 4 && said.includes(` ${wording}`));
    const telling = plain(name.sv)
      .split(' ')
      .filter((word) => word.length > 3 && !COMMON.test(word));
    const all = telling.length > 0 && telling.every((word) => said.includes(` ${word.slice(0, 7)}`));
    return [{ key, weight: Math.max(...exact.map(weightOf), all ? weightOf(telling.join(' ')) - 0.5 : 0) }];
  });
  const best = Math.max(0, ...named.map(({ weight }) => weight));
  const first = best === 0 ? [] : named.filter(({ weight }) => weight === best);
  return first.length === 1 ? (first[0]?.key ?? null) : null;
}
