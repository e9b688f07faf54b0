/** A checkpoint from gathering data to being closed: who may do what, and what follows. */
import { describe, expect, it } from 'vitest';
import { addToPicture, closeCheckpoint, dataGathered } from '../../quality/checkpoints/act.ts';
import { type AnswerForm, NOT_KNOWN, type ProgressForm, saveAnswer } from '../../quality/checkpoints/answers-act.ts';
import {
  decisionDone,
  recordDecision,
  sendDecisions,
  summaryFields,
  usualDue,
} from '../../quality/checkpoints/decisions-act.ts';
import type { Decision } from '../../quality/checkpoints/documents.ts';
import type { Document } from '../../quality/kinds.ts';
import type { Member } from '../../quality/people/documents.ts';
import type { Snapshot } from '../../quality/snapshot.ts';
import { stampOf } from '../../quality/stamp.ts';
import { answer, checkpoint, goal, member } from '../storage/samples.ts';
import { act, codes, committed, eht, KIM, LEA, RUT, SIV } from './acting.ts';

const at = (instant: string) => Temporal.Instant.from(instant);
/** October's checkpoint is on the 6th. */
const BEFORE = at('2026-09-30T08:00:00Z');
const ON_THE_DAY = at('2026-10-06T14:00:00Z');
const LAST_MINUTE = at('2026-10-06T21:59:59Z');
const AFTER = at('2026-10-06T22:00:00Z');
const OCT = { checkpoint: 'oct' };
const ID = '7f1c9a52-6a0e-4b7e-9f0e-0d8c6f3f1a01';
const stranger = member('x', { active: false });
const closed = (...more: Document[]) => eht(checkpoint('sep', '2026-09-10', { state: 'closed' }), ...more);
const october = ({ checkpoints }: Snapshot) => checkpoints.find(({ id }) => id === 'oct');

describe('an answer', () => {
  const SAID: AnswerForm = {
    analysis: { situation: 'Sömnen är kort.', causes: [{ text: 'Skärmar.', goal: 'g1' }], meaning: '' },
    progress: [],
  };
  const save = (form: Partial<AnswerForm> = {}, snapshot = eht(), now = BEFORE, actor: Member = SIV) =>
    act(saveAnswer, snapshot, actor, { ...OCT, ...SAID, ...form }, now);
  const saved = (form: Partial<AnswerForm> = {}, snapshot = eht(), now = BEFORE) =>
    committed(snapshot, save(form, snapshot, now), now).after;
  const mine = ({ answers }: Snapshot) => answers.find(({ person }) => person === 'siv');
  const told = (id: string, more: Partial<ProgressForm> = {}): ProgressForm => ({
    goal: id,
    value: 7.9,
    status: 'onTrack',
    confidence: 'medium',
    comment: '',
    nextStep: '',
    ...more,
  });

  it.each([
    [LEA, 'common.notYourTeam'],
    [stranger, 'common.notYourTeam'],
  ])('is not given by %j', (actor, code) => expect(codes(save({}, eht(), BEFORE, actor))).toEqual([code]));

  it.each([
    ['a week before', BEFORE, false],
    ['on the day itself', ON_THE_DAY, false],
    ['in the day’s last second, in Sweden', LAST_MINUTE, false],
    ['the day after', AFTER, true],
  ])('that comes %s is late: %s', (_when, now, late) => expect(mine(saved({}, eht(), now))?.late).toBe(late));

  it('keeps its day when it is changed later, and says when it was changed', () => {
    const before = saved();
    const change = {
      analysis: { ...SAID.analysis, situation: 'Sömnen är längre.', causes: [{ text: 'x', goal: '' }] },
    };
    const after = saved(change as Partial<AnswerForm>, before, AFTER);
    expect(mine(after)).toMatchObject({ answeredAt: BEFORE.toString(), changedAt: AFTER.toString(), late: false });
    expect(after.answers).toHaveLength(1);
    expect(committed(before, save({}, before, AFTER), AFTER).changes).toEqual([]);
  });

  it('ends a snooze', () => {
    const snoozing = eht(member('siv', { snoozedUntil: '2026-10-05' }));
    const actor = snoozing.members.find(({ id }) => id === 'siv') ?? SIV;
    const { after } = committed(snoozing, save({}, snoozing, BEFORE, actor), BEFORE);
    expect(after.members.find(({ id }) => id === 'siv')?.snoozedUntil).toBeNull();
  });

  it('is not taken once the checkpoint is closed or gone', () => {
    expect(codes(act(saveAnswer, closed(), SIV, { checkpoint: 'sep', ...SAID }))).toEqual(['checkpoint.closed']);
    expect(codes(act(saveAnswer, eht(), SIV, { checkpoint: 'another', ...SAID }))).toEqual(['common.outdated']);
  });

  it.each([
    [{ situation: '' }, ['checkpoint.needWords']],
    [{ causes: [] }, ['checkpoint.needWords']],
    [{ causes: [{ text: '', goal: 'g1' }] }, ['checkpoint.needWords']],
    [{ causes: [1, 2, 3, 4].map((n) => ({ text: `Orsak ${n}`, goal: '' })) }, ['common.tooMany']],
    [{ causes: [{ text: 'x'.repeat(1001), goal: '' }] }, ['common.tooLong']],
    [{ situation: 'x'.repeat(4001), meaning: 'x'.repeat(4001) }, ['common.tooLong', 'common.tooLong']],
  ])('with %j comes back', (faulty, expected) => {
    const analysis = { situation: 'Nu', causes: [{ text: 'Orsak', goal: '' }], meaning: '', ...faulty };
    expect(codes(save({ analysis }))).toEqual(expected);
  });

  it('knows a cause’s goal, and takes anything else as the whole school', () => {
    const causes = [
      { text: 'Skärmar.', goal: 'g1' },
      { text: 'Morgnar.', goal: 'gone' },
    ];
    const analysis = { situation: 'Nu', causes, meaning: '' };
    expect(mine(saved({ analysis }, eht(goal('g1', 1))))?.analysis?.causes.map((cause) => cause.goal)).toEqual([
      'g1',
      null,
    ]);
  });

  it.each([
    [{ value: 740 }, ['checkpoint.needShare']],
    [{ status: '' }, ['checkpoint.needStatus']],
    [{ status: 'made up' }, ['checkpoint.needStatus']],
    [{ value: null, status: 'made up' }, ['checkpoint.needStatus']],
    [{ value: null, confidence: 'made up' }, ['checkpoint.needStatus']],
    [{ comment: 'x'.repeat(1001) }, ['common.tooLong']],
    [{ nextStep: 'x'.repeat(1001) }, ['common.tooLong']],
  ])('on a goal with %j comes back', (faulty, expected) =>
    expect(codes(save({ progress: [told('g1', faulty)] }, eht(goal('g1', 1))))).toEqual(expected),
  );

  it.each([
    ['nothing', { value: null, status: '', confidence: '' }, { value: null, status: null, confidence: null }],
    ['a status alone', { value: null, confidence: '' }, { value: null, status: 'onTrack', confidence: null }],
    ['that it is not known', { status: NOT_KNOWN }, { value: 7.9, status: null, confidence: 'medium' }],
  ])('on a goal can say %s, and says no more than that', (_what, chosen, kept) => {
    const after = mine(saved({ progress: [told('g1', chosen)] }, eht(goal('g1', 1))));
    expect(after?.unfinished).toBeUndefined();
    expect(after?.progress[0]).toMatchObject(kept);
  });

  it('is about the goals that one owns; what was said about others earlier stays said', () => {
    const before = eht(
      goal('g1', 1),
      goal('g2', 2, { owner: 'kim' }),
      answer('oct', 'siv', { progress: [{ ...told('g2'), status: 'offTrack', confidence: 'low' }] }),
    );
    const after = saved({ progress: [told('g1'), told('g2', { value: 1 })] }, before);
    expect(mine(after)?.progress.map(({ goal: id, value }) => [id, value])).toEqual([
      ['g1', 7.9],
      ['g2', 7.9],
    ]);
  });

  it('that comes a page at a time is unfinished until all of it is there, and on time by its last page', () => {
    const two = eht(goal('g1', 1), goal('g2', 2));
    const first = saved({ progress: [told('g1')] }, two);
    expect(mine(first)).toMatchObject({ unfinished: true });
    const second = saved({ analysis: null, progress: [told('g2')] }, first, AFTER);
    expect(mine(second)).toMatchObject({ answeredAt: AFTER.toString(), changedAt: null, late: true });
    expect(mine(second)?.unfinished).toBeUndefined();
    expect(mine(second)?.analysis?.situation).toBe('Sömnen är kort.');
  });
});

describe('that the data is there', () => {
  it('is said by whoever manages the team, once', () => {
    for (const actor of [KIM, RUT]) {
      const { after } = committed(eht(), act(dataGathered, eht(), actor, OCT, BEFORE), BEFORE);
      expect(october(after)?.gatheredAt).toBe(BEFORE.toString());
      expect(committed(after, act(dataGathered, after, actor, OCT)).changes).toEqual([]);
    }
    expect(codes(act(dataGathered, eht(), SIV, OCT))).toEqual(['common.onlyManagers']);
    expect(codes(act(dataGathered, eht(), LEA, OCT))).toEqual(['common.notYourTeam']);
    expect(codes(act(dataGathered, closed(), KIM, { checkpoint: 'sep' }))).toEqual(['common.outdated']);
  });
});

describe('a decision', () => {
  const FORM = { text: 'Morgonfrukost i åk 8', owner: 'siv', due: '2026-10-20' };
  const record = (more: object = {}, snapshot = eht(), actor = KIM, now = AFTER) =>
    act(recordDecision, snapshot, actor, { ...OCT, decision: ID, ...FORM, ...more }, now);
  const stored: Decision = {
    kind: 'decision',
    id: ID,
    version: 1,
    schoolYear: '2026/27',
    ...OCT,
    ...FORM,
    doneAt: null,
    createdBy: 'kim',
  };

  it('is recorded by whoever manages the team, once', () => {
    const { after } = committed(eht(), record(), AFTER);
    expect(after.decisions).toMatchObject([{ ...FORM, createdBy: 'kim', doneAt: null }]);
    expect(committed(after, record({}, after), AFTER).changes).toEqual([]);
    expect(codes(record({ text: 'Något annat' }, after))).toEqual(['checkpoint.decisionSaved']);
    expect(codes(record({}, eht(), SIV))).toEqual(['common.onlyManagers']);
    expect(codes(record({}, eht(), stranger))).toEqual(['common.notYourTeam']);
    expect(codes(record({ checkpoint: 'sep' }, closed()))).toEqual(['common.outdated']);
    expect(codes(record({ decision: 'no id of ours' }))).toEqual(['common.outdated']);
  });

  it.each([
    [{ text: '' }, 'common.missing'],
    [{ text: 'x'.repeat(301) }, 'common.tooLong'],
    [{ owner: 'lea' }, 'common.missing'],
    [{ due: '' }, 'common.missing'],
    [{ due: '2026-02-31' }, 'common.missing'],
    [{ due: '2026-10-06' }, 'checkpoint.decisionDatePast'],
    [{ due: '2027-08-20' }, 'checkpoint.decisionDateFar'],
  ])('with %j comes back', (faulty, code) => expect(codes(record(faulty))).toEqual([code]));

  it('after the year’s last school day has a day that will do', () => {
    const june = at('2027-06-14T08:00:00Z');
    const due = usualDue(eht(), Temporal.PlainDate.from('2027-06-14'));
    expect(due).toBe('2027-06-28');
    expect(codes(record({ checkpoint: 'jun', due }, eht(), KIM, june))).toEqual([]);
    // What is decided in June may be for the autumn, and not for the year after that.
    expect(codes(record({ checkpoint: 'jun', due: '2027-09-15' }, eht(), KIM, june))).toEqual([]);
    expect(codes(record({ checkpoint: 'jun', due: '2028-09-15' }, eht(), KIM, june))).toEqual([
      'checkpoint.decisionDateNextYear',
    ]);
  });

  it('is sent on with a few words, which another’s words do not overwrite unseen', () => {
    const one = eht(stored);
    const send = (summary: string, snapshot = one, version?: string) =>
      act(sendDecisions, snapshot, KIM, { ...OCT, summary, version }, AFTER);
    const { after } = committed(one, send('Morgnarna.'), AFTER);
    expect(october(after)).toMatchObject({
      decisionsRecordedAt: AFTER.toString(),
      summary: 'Morgnarna.',
      summaryBy: 'kim',
    });
    expect(committed(after, send('Morgnarna.', after), AFTER).changes).toEqual([]);
    const version = stampOf(summaryFields(checkpoint('oct', '2026-10-06')));
    expect(codes(send('Kvällarna.', after, version))).toEqual(['common.changedMeanwhile']);
    expect(codes(send('x'.repeat(2001)))).toEqual(['common.tooLong']);
    expect(codes(send('', eht()))).toEqual(['checkpoint.decisionsNone']);
    expect(codes(act(sendDecisions, one, SIV, { ...OCT, summary: '' }))).toEqual(['common.onlyManagers']);
  });

  it('is ticked off by its owner or whoever manages the team', () => {
    const one = eht(stored);
    for (const actor of [SIV, KIM, RUT]) {
      const { after } = committed(one, act(decisionDone, one, actor, { decision: ID }, AFTER), AFTER);
      expect(after.decisions[0]?.doneAt).toBe(AFTER.toString());
      expect(committed(after, act(decisionDone, after, actor, { decision: ID })).changes).toEqual([]);
    }
    const other = eht({ ...stored, owner: 'kim' });
    expect(codes(act(decisionDone, other, SIV, { decision: ID }))).toEqual(['common.onlyOwner']);
    expect(
      codes(act(decisionDone, { ...one, decisions: [{ ...stored, owner: 'lea' }] }, LEA, { decision: ID })),
    ).toEqual(['common.notYourTeam']);
    expect(codes(act(decisionDone, eht(), KIM, { decision: ID }))).toEqual(['common.outdated']);
  });
});

describe('closing', () => {
  const close = (now: Temporal.Instant, actor = RUT) => act(closeCheckpoint, eht(), actor, OCT, now);

  it('is the principal’s, from the checkpoint’s first minute on and not one before', () => {
    expect(codes(close(at('2026-10-05T21:59:59Z')))).toEqual(['checkpoint.closeTooEarly']);
    const midnight = at('2026-10-05T22:00:00Z');
    const { after, changes } = committed(eht(), close(midnight), midnight);
    expect(october(after)).toMatchObject({ state: 'closed', closedBy: 'rut', closedAt: midnight.toString() });
    const left = changes.flatMap((change) => (change.do === 'plan' ? change.plan.deliveries : []));
    expect(left.filter(({ checkpoint: id }) => id === 'oct')).toEqual([]);
    expect(committed(after, act(closeCheckpoint, after, RUT, OCT, ON_THE_DAY), ON_THE_DAY).changes).toEqual([]);
    for (const [actor, code] of [
      [KIM, 'common.onlyPrincipal'],
      [SIV, 'common.onlyPrincipal'],
      [LEA, 'common.notYourTeam'],
      [stranger, 'common.notYourTeam'],
    ] as const)
      expect(codes(close(AFTER, actor))).toEqual([code]);
  });
});

describe('the joint picture', () => {
  const add = (more: object = {}, snapshot = eht(), actor: Member = SIV, now = ON_THE_DAY) =>
    act(
      addToPicture,
      snapshot,
      actor,
      { ...OCT, addition: ID, text: 'Det gäller åk 8 också.', goal: '', ...more },
      now,
    );

  it('is added to once it is open, by anybody in the team, once', () => {
    const { after } = committed(eht(), add({ goal: 'g1' }));
    expect(after.additions).toMatchObject([{ person: 'siv', goal: null, text: 'Det gäller åk 8 också.' }]);
    expect(committed(after, add({}, after)).changes).toEqual([]);
    expect(codes(add({}, eht(), SIV, BEFORE))).toEqual(['plan.pictureNotYet']);
    const all = eht(answer('oct', 'siv'), answer('oct', 'kim'), answer('oct', 'rut'));
    expect(codes(add({}, all, SIV, BEFORE))).toEqual([]);
    expect(codes(add({}, eht(), LEA))).toEqual(['common.notYourTeam']);
    expect(codes(add({ checkpoint: 'sep' }, closed()))).toEqual(['common.outdated']);
  });

  it.each([
    [{ text: '' }, 'plan.pictureNeeds'],
    [{ text: 'x'.repeat(301) }, 'common.tooLong'],
    [{ addition: 'no id of ours' }, 'common.outdated'],
  ])('with %j comes back', (faulty, code) => expect(codes(add(faulty))).toEqual([code]));
});
