/** Values: who may write which, however they come in, and what waits for a yes. */
import { describe, expect, it } from 'vitest';
import {
  addIndicator,
  dropStaged,
  importValues,
  nightlyJob,
  saveStaged,
  setUnit,
  stageTyped,
  stageValues,
} from '../../quality/data/act.ts';
import { PENDING, type PendingImport } from '../../quality/data/documents.ts';
import type { Observation } from '../../quality/data/observations.ts';
import { storedValues } from '../../quality/data/plan-import.ts';
import type { Snapshot } from '../../quality/snapshot.ts';
import { member } from '../storage/samples.ts';
import { act, codes, committed } from './acting.ts';
import { after, changesOf, objections, teamWith, tried, whoMay } from './small-team.ts';

const TOKEN = 'preview-1';
const value = (indicator: string, number: number, n: number | null = 120): Observation => ({
  indicator,
  scope: '',
  group: 'all',
  period: '2025/26',
  value: { kind: 'number', number },
  n,
  source: 'fil.csv',
});
const MERIT = value('merit_rating', 231.4);
const SLEEP = value('health_talk_sleep', 61);
const BOTH = [MERIT, SLEEP];
const TYPED = {
  indicator: 'merit_rating',
  group: 'all' as const,
  scope: '',
  period: '2025/26',
  value: 231.4,
  n: 64,
  source: 'Skriv in',
};

const waiting = (observations: readonly Observation[], person = 'kim', token = TOKEN): PendingImport => ({
  kind: 'import',
  id: person,
  version: 3,
  schoolYear: PENDING,
  token,
  observations: [...observations],
  measures: [],
  at: '2026-09-15T08:00:00Z',
});
const staged = (
  person: string,
  observations: readonly Observation[],
  snapshot = teamWith(),
): readonly Observation[] => {
  const outcome = tried(stageValues, snapshot, person, { observations, token: TOKEN, pending: null });
  if (!('changes' in outcome)) throw new Error(codes(outcome).join());
  return outcome.changes.flatMap((one) =>
    one.do === 'put' && one.document.kind === 'import' ? one.document.observations : [],
  );
};
const indicators = (observations: readonly Observation[]): string[] =>
  observations.map(({ indicator }) => indicator).toSorted();

describe('medical values', () => {
  const WITH_DOCTOR = teamWith(
    member('doc', { professions: ['schoolDoctor'] }),
    member('mla', { professions: ['medicalLead'] }),
  );

  it('from a file or a paste wait for a yes only when the medical part of student health has read them in', () => {
    for (const person of ['rut', 'kim', 'petra']) expect(indicators(staged(person, BOTH))).toEqual(['merit_rating']);
    for (const person of ['siv', 'doc', 'mla'])
      expect(indicators(staged(person, BOTH, WITH_DOCTOR))).toEqual(['health_talk_sleep', 'merit_rating']);
  });

  it('are not saved for somebody who is not of it any more when they say yes', () => {
    const save = (person: string): Snapshot =>
      after(teamWith(), saveStaged, person, { token: TOKEN, pending: waiting(BOTH, person) });
    expect(indicators(storedValues(save('kim')))).toEqual(['merit_rating']);
    expect(indicators(storedValues(save('siv')))).toEqual(['health_talk_sleep', 'merit_rating']);
  });

  it('are not typed in by anybody else', () => {
    const typed = { ...TYPED, indicator: 'health_talk_sleep', value: 61, n: 120, token: TOKEN, pending: null };
    expect(objections(tried(stageTyped, teamWith(), 'kim', typed))).toEqual(['indicator data.mayNotMedical']);
    expect(changesOf(tried(stageTyped, teamWith(), 'siv', typed))).toBe(1);
  });

  it('are not read in at night', () => {
    const snapshot = teamWith();
    const outcome = act(importValues, snapshot, nightlyJob(snapshot.team), { observations: BOTH });
    expect(indicators(storedValues(committed(snapshot, outcome).after))).toEqual(['merit_rating']);
    expect(JSON.stringify(outcome)).toContain('"by":"import"');
  });
});

describe('what was read', () => {
  it('waits, in place of what waited before, and is saved once', () => {
    const outcome = tried(stageValues, teamWith(), 'kim', {
      observations: [MERIT],
      token: 'new',
      pending: waiting([]),
    });
    expect('changes' in outcome && outcome.changes).toMatchObject([
      { do: 'put', expected: 3, document: { token: 'new' } },
    ]);
    const saved = tried(saveStaged, teamWith(), 'kim', { token: TOKEN, pending: waiting([MERIT]) });
    expect('changes' in saved && saved.changes.map((one) => one.do)).toEqual(['put', 'audit', 'delete']);
    expect(codes(tried(saveStaged, teamWith(), 'kim', { token: TOKEN, pending: null }))).toEqual(['data.gone']);
  });

  it('by an older preview is neither saved nor dropped in place of a newer one', () => {
    const old = { token: 'old', pending: waiting([MERIT]) };
    expect(codes(tried(saveStaged, teamWith(), 'kim', old))).toEqual(['data.newer']);
    expect(changesOf(tried(dropStaged, teamWith(), 'kim', old))).toBe(0);
    expect(changesOf(tried(dropStaged, teamWith(), 'kim', { ...old, token: TOKEN }))).toBe(1);
  });

  it('does not wait when it changes nothing, nor when it cannot be right', () => {
    const known = after(teamWith(), saveStaged, 'kim', { token: TOKEN, pending: waiting([MERIT]) });
    expect(staged('kim', [MERIT], known)).toEqual([]);
    const impossible = { observations: [value('absence_total', 840)], token: TOKEN, pending: null };
    expect(codes(tried(stageValues, known, 'kim', impossible))).toEqual(['outsideRange']);
  });

  it('is judged once more when it is saved: what has come in meanwhile gives no small group away', () => {
    const grade = (scope: string, number: number) => ({ ...value('incident_reports', number, null), scope });
    const mine = waiting(staged('kim', [grade('7', 30), grade('8', 3)]));
    expect(mine.observations.map((one) => one.value.kind)).toEqual(['number', 'hidden']);
    const meanwhile = after(teamWith(), saveStaged, 'siv', { token: TOKEN, pending: waiting([grade('', 33)], 'siv') });
    const saved = after(meanwhile, saveStaged, 'kim', { token: TOKEN, pending: mine });
    expect(storedValues(saved).filter((one) => one.value.kind === 'number')).toHaveLength(1);
  });

  it('is anybody’s in the team to read in, and nobody’s who has left', () => {
    const team = ['rut', 'kim', 'siv', 'petra'];
    const input = { observations: [MERIT], token: TOKEN, pending: null };
    expect(whoMay(stageValues, teamWith(), input)).toEqual(team);
    expect(whoMay(stageTyped, teamWith(), { ...TYPED, token: TOKEN, pending: null })).toEqual(team);
    expect(whoMay(saveStaged, teamWith(), input)).toEqual(team);
    expect(whoMay(dropStaged, teamWith(), input)).toEqual(team);
  });
});

describe('a typed value', () => {
  it.each<[string, Partial<typeof TYPED> | { value: null }, string[]]>([
    ['no such indicator', { indicator: '' }, ['indicator data.indicator']],
    ['a period that is none', { period: 'förra året' }, ['period data.period']],
    ['no value', { value: null }, ['value data.value']],
    ['half a pupil', { n: 1.5 }, ['n data.n']],
    ['fewer than no pupils', { n: -1 }, ['n data.n']],
    ['a period that has not begun', { period: '2031/32' }, ['period data.periodAhead']],
    ['a long grade', { scope: 'HELA SKOLAN' }, ['grade data.grade']],
    ['a class', { scope: '7A' }, ['grade data.grade']],
    ['another grade than the indicator is of', { scope: '8' }, ['grade data.gradeOther']],
  ])('with %s is sent back with what has to change', (_what, faulty, said) => {
    const input = { ...TYPED, ...faulty, token: TOKEN, pending: null };
    expect(objections(tried(stageTyped, teamWith(), 'kim', input))).toEqual(said);
  });
});

describe('the school’s unit and its own indicators', () => {
  const OWN = {
    name: 'Rastlugn',
    definition: 'Andel raster utan bråk',
    unit: 'percent',
    direction: 'higher',
    periodType: 'term',
  };
  it('are for those who manage the team', () => {
    expect(whoMay(setUnit, teamWith(), { code: '12345678' })).toEqual(['rut', 'kim']);
    expect(whoMay(addIndicator, teamWith(), OWN)).toEqual(['rut', 'kim']);
  });

  it('are set once', () => {
    const named = after(teamWith(), setUnit, 'kim', { code: '12345678' });
    expect(named.team.unitCode).toBe('12345678');
    expect(changesOf(tried(setUnit, named, 'kim', { code: '12345678' }))).toBe(0);
    expect(objections(tried(setUnit, named, 'kim', { code: '1234567' }))).toEqual(['unit data.unitWrong']);
    const own = after(teamWith(), addIndicator, 'kim', OWN);
    expect(own.indicators[0]).toMatchObject({ id: 'own_rastlugn', definition: { medical: false, threshold: 10 } });
    expect(changesOf(tried(addIndicator, own, 'kim', OWN))).toBe(0);
  });

  it('are not called what another indicator is called', () => {
    const own = after(teamWith(), addIndicator, 'kim', OWN);
    for (const name of ['rastlugn', 'Rastlugn!', 'Frånvaro totalt', 'Total absence'])
      expect(objections(tried(addIndicator, own, 'kim', { ...OWN, name, unit: 'index' }))).toEqual([
        'name data.ownKnown',
      ]);
  });

  it('are sent back with what has to change', () => {
    const faulty = { name: 'x'.repeat(101), definition: '', unit: 'mil', direction: '', periodType: 'vecka' };
    expect(objections(tried(addIndicator, teamWith(), 'kim', faulty))).toEqual([
      'name common.tooLong',
      'definition common.missing',
      'unit common.missing',
      'direction common.missing',
      'periodType common.missing',
    ]);
  });
});
