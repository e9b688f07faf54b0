/** The year's evaluation: how a goal ended by its own numbers, who may say what and when, and the principal's signature. */
import { describe, expect, it } from 'vitest';
import { figuresSay } from '../../cards/outcome.ts';
import { speak } from '../../cards/texts.ts';
import { redefineIndicator } from '../../quality/data/act.ts';
import { INDICATORS } from '../../quality/data/indicators.ts';
import { reopenEvaluation, saveEvaluation, signEvaluation } from '../../quality/evaluation/act.ts';
import { yearEvaluated } from '../../quality/evaluation/evaluating.ts';
import { outcomeOf } from '../../quality/evaluation/outcome.ts';
import type { Document } from '../../quality/kinds.ts';
import { goalState } from '../../quality/status/status.ts';
import { answer, goal, intervention, keyOf, sampleSnapshot, team } from '../storage/samples.ts';
import { act, codes, committed, eht, KIM, RUT, SIV } from './acting.ts';

const JUNE = Temporal.Instant.from('2027-06-02T08:00:00Z');
const MAY = Temporal.Instant.from('2027-05-31T08:00:00Z');

const values = (
  ...rows: readonly (readonly [period: string, number: number | 'hidden' | 'missing', scope?: string])[]
): Document => ({
  kind: 'series',
  id: 'absence_unauthorised',
  version: 1,
  schoolYear: '',
  observations: rows.map(([period, number, scope = '7–9']) => ({
    indicator: 'absence_unauthorised',
    scope,
    group: 'all',
    period,
    value: typeof number === 'number' ? { kind: 'number', number } : { kind: number },
    n: 90,
    source: '',
  })),
});
const OURS = goal('g', 1, {
  owner: 'siv',
  baseline: 8.4,
  target: 6.4,
  unit: '%',
  direction: 'lower',
  deadline: '2027-06-04',
  indicatorKey: 'absence_unauthorised',
  group: 'åk 7–9',
});
const reported = (value: number | null, answeredAt = '2027-05-28T08:00:00Z') =>
  answer('jun', 'siv', {
    answeredAt,
    progress: [{ goal: 'g', value, status: 'onTrack', confidence: 'high', comment: '', nextStep: '' }],
  });

describe('how a goal ended', () => {
  it.each([
    [6.4, 'reached'],
    [6, 'reached'],
    [7.4, 'partly'],
    [7.5, 'notReached'],
    [8.4, 'notReached'],
    [9.9, 'notReached'],
  ] as const)('%d after 8.4, with 6.4 as target, is %s', (value, outcome) => {
    const computed = outcomeOf(eht(OURS, reported(value)), OURS);
    expect(computed).toMatchObject({ outcome, value, from: 'owner', why: null });
  });

  it.each([
    [80, 'reached'],
    [77, 'partly'],
    [76, 'notReached'],
    [70, 'notReached'],
  ] as const)('where higher is better, %d after 74 with 80 as target is %s', (value, outcome) => {
    const higher = { ...OURS, baseline: 74, target: 80, direction: 'higher' as const };
    expect(outcomeOf(eht(higher, reported(value)), higher).outcome).toBe(outcome);
  });

  it('rests on the school’s own statistics of the year before what its owner reported', () => {
    const snapshot = eht(OURS, reported(8.2), values(['2025/26', 8.4], ['2026/27', 6.1]));
    expect(outcomeOf(snapshot, OURS)).toMatchObject({
      outcome: 'reached',
      value: 6.1,
      from: 'data',
      date: '2027-06-30',
      period: '2026/27',
    });
  });

  it('is never told by last year’s figures, nor by another grade’s, nor by one that comes long after the deadline', () => {
    const old = eht(OURS, reported(7), values(['2025/26', 5], ['2026', 5], ['HT27', 5]));
    expect(outcomeOf(old, OURS)).toMatchObject({ from: 'owner', value: 7 });
    const grade8 = { ...OURS, group: 'åk 8' };
    expect(outcomeOf(eht(grade8, values(['2026/27', 5, '7'], ['2026/27', 6.2, '8'])), grade8)).toMatchObject({
      value: 6.2,
    });
    expect(outcomeOf(eht(grade8, values(['2026/27', 5, '7'])), grade8)).toMatchObject({ outcome: 'cannotSay' });
  });

  it.each([
    ['missing', eht(OURS), OURS],
    ['missing', eht(OURS, values(['2026/27', 'missing'])), OURS],
    ['hidden', eht(OURS, values(['2026/27', 'hidden'])), OURS],
    ['tooFew', eht(OURS, reported(6)), { ...OURS, groupSize: 9 }],
    ['otherMeasure', eht(OURS, values(['2026/27', 6])), { ...OURS, unit: 'elever' }],
    ['missing', eht(OURS), { ...OURS, baseline: null }],
  ] as const)('cannot be said: %s', (why, snapshot, one) => {
    expect(outcomeOf(snapshot, one)).toEqual({
      outcome: 'cannotSay',
      why,
      value: null,
      date: null,
      period: null,
      from: null,
      older: null,
    });
  });

  it('rests on the newest of the school’s figure and what its owner reported, and holds the other with its day', () => {
    const december = values(['2026-12', 8.3]);
    expect(outcomeOf(eht(OURS, reported(6.2, '2027-03-09T08:00:00Z'), december), OURS)).toEqual({
      outcome: 'reached',
      why: null,
      value: 6.2,
      date: '2027-03-09',
      period: null,
      from: 'owner',
      older: { value: 8.3, date: '2026-12-31', period: '2026-12', from: 'data' },
    });
    expect(outcomeOf(eht(OURS, reported(6.2, '2026-12-08T08:00:00Z'), december), OURS)).toMatchObject({
      outcome: 'notReached',
      value: 8.3,
      older: { value: 6.2, date: '2026-12-08', from: 'owner' },
    });
    expect(outcomeOf(eht(OURS, reported(8.3, '2027-03-09T08:00:00Z'), december), OURS).older).toBeNull();
  });

  it('is said with both values and their days, and that a value is from long before the goal’s day', () => {
    const told = (...documents: Document[]) => {
      const computed = outcomeOf(eht(OURS, ...documents), OURS);
      return (['sv', 'en'] as const).map((locale) =>
        figuresSay(speak(locale), locale, OURS, computed).replaceAll('\u00a0', ' '),
      );
    };
    const december = values(['2026-12', 8.3]);
    expect(told(december, reported(6.2, '2027-03-09T08:00:00Z'))).toEqual([
      'Era siffror: 8,3 % (december 2026). Senast rapporterat: 6,2 % (9 mars). Det blir: nått.',
      'Your figures: 8.3 % (December 2026). Last reported: 6.2 % (9 March). That makes it: reached.',
    ]);
    expect(told(december)[0]).toBe(
      'Era siffror: 8,3 % (december 2026). Det är 5 månader före målets sista dag. Det blir: inte nått.',
    );
  });
});

describe('a goal whose indicator has come to be counted in another way', () => {
  const counted = (changed: string | null, ...more: readonly Document[]) => {
    const definition = INDICATORS.find(({ key }) => key === 'absence_unauthorised');
    if (!definition) throw new Error('no indicator');
    const document = { kind: 'indicator', id: definition.key, version: 1, schoolYear: '' } as const;
    return eht(OURS, ...more, { ...document, definition: { ...definition, changed } });
  };
  const made = OURS.createdAt.slice(0, 10);

  it.each([
    ['between the baseline and the value', '2027-01-15', 'definitionChanged'],
    ['not at all', null, null],
    ['before the goal was set', made, null],
    ['after the value', '2027-06-02', null],
  ] as const)('%s', (_when, changed, why) => {
    const snapshot = counted(changed, reported(7));
    expect(outcomeOf(snapshot, OURS).why).toBe(why);
    expect(goalState(snapshot, OURS).suggested === null).toBe(why !== null);
  });

  it('by the school’s own figures: the baseline is of the day of the figure that it is', () => {
    const last = values(['VT26', 8.4], ['HT26', 7]);
    expect(outcomeOf(counted(made, last), OURS)).toMatchObject({ outcome: 'cannotSay', why: 'definitionChanged' });
    expect(outcomeOf(counted('2026-05-01', last), OURS)).toMatchObject({ outcome: 'partly', value: 7 });
    // The month that is measured from then on is another year's.
    expect(outcomeOf(counted('2027-01-15', last), OURS)).toMatchObject({ outcome: 'partly', value: 7 });
  });

  it('is said by those who manage the team, of a day that has been, and stands in the history', () => {
    const said = { indicator: 'absence_unauthorised', since: '2026-09-01', definition: 'Räknas per lektion.' };
    expect(codes(act(redefineIndicator, eht(OURS), SIV, said, JUNE))).toEqual(['common.onlyManagers']);
    expect(codes(act(redefineIndicator, eht(OURS), KIM, { ...said, since: '2027-09-01' }, JUNE))).toEqual([
      'data.sinceLater',
    ]);
    expect(codes(act(redefineIndicator, eht(OURS), KIM, { ...said, since: 'i fjol' }, JUNE))).toEqual(['common.date']);
    const { after, changes } = committed(eht(OURS), act(redefineIndicator, eht(OURS), KIM, said, JUNE));
    expect(after.indicators).toMatchObject([
      { id: 'absence_unauthorised', definition: { changed: '2026-09-01', definition: { sv: 'Räknas per lektion.' } } },
    ]);
    expect(JSON.stringify(changes)).toContain('indicator-changed');
    expect(act(redefineIndicator, after, KIM, said, JUNE)).toEqual({ changes: [], deliveries: [] });
  });
});

const WORDS = { helped: 'Rutinen', hindered: 'Vikarier', keep: 'Frukosten', change: '', stop: '' };
const all = {
  words: WORDS,
  goals: [{ goal: 'g', outcome: 'partly', causes: 'Flera klasser fick ny mentor.' }],
  interventions: [],
};
const snapshot = () => eht(OURS, reported(7.4), intervention('i', 1, { owner: 'kim', goal: 'g', state: 'active' }));

describe('a member’s evaluation', () => {
  it('opens at the year’s last checkpoint', () => {
    expect(codes(act(saveEvaluation, snapshot(), SIV, all, MAY))).toEqual(['evaluation.notYet']);
    expect(codes(act(saveEvaluation, snapshot(), SIV, all, JUNE))).toEqual([]);
    const bare = sampleSnapshot([team(keyOf(1)), SIV]);
    expect(codes(act(saveEvaluation, bare, SIV, all, JUNE))).toEqual(['evaluation.noWheel']);
  });

  it('is kept page by page, and a page that is sent twice changes nothing', () => {
    const { after } = committed(snapshot(), act(saveEvaluation, snapshot(), SIV, { ...all, words: null }, JUNE));
    const second = { words: WORDS, goals: [], interventions: [] };
    const whole = committed(after, act(saveEvaluation, after, SIV, second, JUNE)).after;
    expect(whole.evaluations).toMatchObject([{ person: 'siv', ...WORDS, goals: [{ goal: 'g', outcome: 'partly' }] }]);
    expect(act(saveEvaluation, whole, SIV, second, JUNE)).toEqual({ changes: [], deliveries: [] });
  });

  it('judges one’s own goals and interventions; whoever manages the team those whose owner has left', () => {
    const strange = { words: WORDS, goals: all.goals, interventions: [] };
    const byKim = committed(snapshot(), act(saveEvaluation, snapshot(), KIM, strange, JUNE)).after;
    expect(byKim.evaluations[0]?.goals).toEqual([]);
    const left = eht({ ...OURS, owner: 'lea' });
    const byKimToo = committed(left, act(saveEvaluation, left, KIM, strange, JUNE)).after;
    expect(byKimToo.evaluations[0]?.goals).toHaveLength(1);
    expect(committed(left, act(saveEvaluation, left, SIV, strange, JUNE)).after.evaluations[0]?.goals).toEqual([]);
  });

  it.each([
    ['no outcome', { ...all, goals: [{ goal: 'g', outcome: '', causes: '' }] }, 'evaluation.outcomeMissing'],
    [
      'that nobody can say, without why',
      { ...all, goals: [{ goal: 'g', outcome: 'cannotSay', causes: '' }] },
      'evaluation.outcomeMissing',
    ],
    ['words that are too long', { ...all, words: { ...WORDS, keep: 'x'.repeat(1001) } }, 'common.tooLong'],
  ])('with %s is not saved', (_what, form, code) => {
    expect(codes(act(saveEvaluation, snapshot(), SIV, form, JUNE))).toEqual([code]);
  });

  it('of an intervention says whether it was done and what to do with it', () => {
    const verdict = { intervention: 'i', done: 'partly', fidelity: 'Två av tre arbetslag.', worth: 'change' };
    const form = { words: null, goals: [], interventions: [verdict] };
    const { after } = committed(snapshot(), act(saveEvaluation, snapshot(), KIM, form, JUNE));
    expect(yearEvaluated(after).interventions).toMatchObject([{ verdict }]);
    const half = { ...form, interventions: [{ ...verdict, worth: '' }] };
    expect(codes(act(saveEvaluation, snapshot(), KIM, half, JUNE))).toEqual(['evaluation.verdictMissing']);
  });
});

describe('the joint picture of the year', () => {
  it('has each goal with what the figures say beside its owner’s word, and everybody’s words under their headings', () => {
    const said = committed(snapshot(), act(saveEvaluation, snapshot(), SIV, all, JUNE)).after;
    const { goals, words } = yearEvaluated(said);
    expect(goals).toMatchObject([{ computed: { outcome: 'partly', value: 7.4 }, verdict: { outcome: 'partly' } }]);
    expect(words.helped).toEqual([{ person: 'siv', professions: ['schoolNurse'], text: 'Rutinen' }]);
    expect(words.change).toEqual([]);
  });

  it('leaves out what never was in the plan', () => {
    const dropped = eht({ ...OURS, state: 'dropped' }, { ...OURS, id: 'g2', number: 2, state: 'draft' });
    expect(yearEvaluated(dropped).goals).toEqual([]);
  });
});

describe('the signature', () => {
  const said = () => committed(snapshot(), act(saveEvaluation, snapshot(), SIV, all, JUNE)).after;

  it('is the principal’s, once somebody has said something; the team hears of it, and nothing is changed after it', () => {
    expect(codes(act(signEvaluation, snapshot(), RUT, { summary: '' }, JUNE))).toEqual(['evaluation.nobodyYet']);
    const { after, told } = committed(said(), act(signEvaluation, said(), RUT, { summary: 'Vi fortsätter.' }, JUNE));
    expect(told).toEqual(['evaluationSigned → channel']);
    expect(after.signatures).toMatchObject([{ id: '2026/27', by: 'rut', summary: 'Vi fortsätter.' }]);
    expect(codes(act(saveEvaluation, after, SIV, all, JUNE))).toEqual(['evaluation.signed']);
    expect(act(signEvaluation, after, RUT, { summary: 'En gång till' }, JUNE)).toEqual({ changes: [], deliveries: [] });
  });

  it('can be taken back by the principal', () => {
    const signed = committed(said(), act(signEvaluation, said(), RUT, { summary: '' }, JUNE)).after;
    const open = committed(signed, act(reopenEvaluation, signed, RUT, {}, JUNE)).after;
    expect(open.signatures).toEqual([]);
    expect(codes(act(saveEvaluation, open, SIV, { ...all, words: { ...WORDS, stop: 'Möten' } }, JUNE))).toEqual([]);
    expect(codes(act(reopenEvaluation, open, RUT, {}, JUNE))).toEqual(['common.outdated']);
  });
});
