import { describe, expect, it } from 'vitest';
import type { Checkpoint } from '../../quality/checkpoints/documents.ts';
import { evaluationId } from '../../quality/evaluation/documents.ts';
import { acceptanceId } from '../../quality/goals/documents.ts';
import type { Parked } from '../../quality/keep/documents.ts';
import type { Document } from '../../quality/kinds.ts';
import type { Member } from '../../quality/people/documents.ts';
import { NOTHING_KNOWN } from '../../quality/plan/documents.ts';
import type { Snapshot } from '../../quality/snapshot.ts';
import { countsOf, waitingFor } from '../../quality/status/waiting.ts';
import { answer, checkpoint, decision, discussion, goal, intervention, member, NOW } from '../storage/samples.ts';
import { eht, KIM, LEA, RUT, SIV } from './acting.ts';

const kindsFor = (snapshot: Snapshot, viewer: Member, today: string): string[] =>
  waitingFor(snapshot, viewer, today).map(({ kind }) => kind);
const waits = (viewer: Member, today: string, ...documents: Document[]) => kindsFor(eht(...documents), viewer, today);
/** The team with its October checkpoint changed. */
const october = (snapshot: Snapshot, more: Partial<Checkpoint>): Snapshot => ({
  ...snapshot,
  checkpoints: snapshot.checkpoints.map((one) => (one.id === 'oct' ? checkpoint('oct', one.date, more) : one)),
});
const QUIET = '2026-09-10';

describe('what waits for whom', () => {
  it('is nothing on a quiet day, for a stranger, and for who has left', () => {
    for (const viewer of [RUT, KIM, SIV]) expect(waits(viewer, QUIET)).toEqual([]);
    const busy = [decision('b1', 'oct', { owner: 'lea' }), decision('b2', 'oct', { owner: 'nobody' })];
    expect(waits(LEA, '2026-10-06', ...busy)).toEqual([]);
    expect(waits(member('nobody', { principal: true, coordinator: true }), '2026-10-06', ...busy)).toEqual([]);
  });

  it('the wheel, for the principal alone, until it is approved; nothing else of it before that', () => {
    const snapshot = eht();
    const proposed = { ...snapshot, team: { ...snapshot.team, wheelApprovedAt: null } };
    expect(kindsFor(proposed, RUT, '2026-10-06')).toEqual(['wheel']);
    for (const viewer of [KIM, SIV]) expect(kindsFor(proposed, viewer, '2026-10-06')).toEqual([]);
  });

  it('the analysis, from the day of the questions until it is sent whole or the checkpoint is closed', () => {
    expect(waits(SIV, '2026-09-28')).toEqual([]);
    expect(waits(SIV, '2026-09-29')).toEqual(['answer']);
    expect(waits(SIV, '2026-10-09')).toEqual(['answer']);
    expect(waits(SIV, '2026-09-29', answer('oct', 'siv', { unfinished: true }))).toEqual(['answer']);
    expect(waits(SIV, '2026-09-29', answer('oct', 'siv'))).toEqual([]);
    const closed = october(eht(), { state: 'closed' });
    expect(kindsFor(closed, SIV, '2026-10-09')).toEqual([]);
    const late = member('new', { joinedAt: '2026-10-08T08:00:00Z' });
    expect(waits(late, '2026-10-09', late)).toEqual([]);
  });

  it('yes or no to a goal that the team has been asked about, until it is said', () => {
    const asked = goal('g1', 1, { state: 'draft', askedAt: NOW });
    const said: Document = {
      kind: 'acceptance',
      id: acceptanceId('g1', 'siv'),
      version: 1,
      schoolYear: '2026/27',
      goal: 'g1',
      person: 'siv',
      accepted: true,
      reason: '',
      at: NOW,
    };
    expect(waits(SIV, QUIET, asked)).toEqual(['goal']);
    expect(waits(SIV, QUIET, asked, said)).toEqual([]);
    expect(waits(SIV, QUIET, { ...asked, askedAt: null })).toEqual([]);
    expect(waits(SIV, QUIET, { ...asked, state: 'active' })).toEqual([]);
  });

  it('data to gather, for the coordinator, from its day to the checkpoint’s', () => {
    expect(waits(KIM, '2026-09-21')).toEqual([]);
    expect(waits(KIM, '2026-09-22')).toEqual(['gather']);
    expect(waits(RUT, '2026-09-22')).toEqual([]);
    expect(waits(KIM, '2026-10-07')).not.toContain('gather');
    const vacant = { ...eht(), members: [RUT, SIV] };
    expect(kindsFor(vacant, RUT, '2026-09-22')).toEqual(['gather']);
  });

  it('decisions to enter from the day on, and then the checkpoint to close, for who decides', () => {
    const done = [answer('oct', 'kim'), answer('oct', 'rut'), answer('oct', 'siv')];
    expect(waits(KIM, '2026-10-06', ...done)).toEqual(['gather', 'decisions']);
    expect(waits(RUT, '2026-10-06', ...done)).toEqual([]);
    expect(waits(RUT, '2026-10-07', ...done)).toEqual(['close']);
    const sent = october(eht(...done), { decisionsRecordedAt: '2026-10-06T08:00:00Z', gatheredAt: NOW });
    expect(kindsFor(sent, KIM, '2026-10-06')).toEqual([]);
    expect(kindsFor(sent, RUT, '2026-10-06')).toEqual(['close']);
  });

  it('the year’s evaluation from its last checkpoint on, and its signature, until it is signed', () => {
    const asked = (viewer: Member, today: string, ...more: Document[]) =>
      waits(viewer, today, ...more).filter((kind) => kind === 'evaluation' || kind === 'sign');
    const said: Document = {
      kind: 'evaluation',
      id: evaluationId('2026/27', 'siv'),
      version: 1,
      schoolYear: '2026/27',
      person: 'siv',
      professions: [],
      helped: 'Frukosten.',
      hindered: '',
      keep: '',
      change: '',
      stop: '',
      goals: [],
      interventions: [],
      saidAt: NOW,
    };
    const signed: Document = {
      kind: 'signature',
      id: '2026/27',
      version: 1,
      schoolYear: '2026/27',
      by: 'rut',
      at: NOW,
      summary: '',
    };
    expect(asked(SIV, '2027-05-31')).toEqual([]);
    expect(asked(SIV, '2027-06-01')).toEqual(['evaluation']);
    expect(asked(SIV, '2027-06-01', said)).toEqual([]);
    expect(asked(RUT, '2027-06-01', said)).toEqual(['evaluation', 'sign']);
    expect(asked(KIM, '2027-06-01', said)).toEqual(['evaluation']);
    expect(asked(RUT, '2027-06-01', said, signed)).toEqual([]);
  });

  it('an intervention that has been begun, for its owner, until it says what it rests on', () => {
    const begun = intervention('i1', 1, { owner: 'siv', state: 'draft', evidence: NOTHING_KNOWN });
    expect(waits(SIV, QUIET, begun)).toEqual(['begun']);
    for (const viewer of [RUT, KIM]) expect(waits(viewer, QUIET, begun)).toEqual([]);
    const described = { ...begun, evidence: { ...NOTHING_KNOWN, stop: 'Ingen förändring.' } };
    expect(waits(SIV, QUIET, described)).toEqual([]);
    expect(waits(RUT, QUIET, described)).toEqual(['intervention']);
    expect(waits(SIV, QUIET, { ...begun, state: 'dropped' })).toEqual([]);
  });

  it('the outcome of a discussion that has been, for those who took part', () => {
    expect(waits(SIV, '2026-09-20', discussion('m1', { date: '2026-09-20' }))).toEqual([]);
    expect(waits(SIV, '2026-09-21', discussion('m1', { date: '2026-09-20' }))).toEqual(['outcome']);
    expect(waits(KIM, '2026-09-21', discussion('m1', { date: '2026-09-20' }))).toEqual([]);
    expect(waits(SIV, '2026-09-21', discussion('m1', { date: '2026-09-20', outcome: 'Bra' }))).toEqual([]);
  });

  it('one’s own decisions that are not done, by their day', () => {
    const all = [
      decision('b1', 'oct', { due: '2026-12-01' }),
      decision('b2', 'oct', { due: '2026-11-01' }),
      decision('b3', 'oct', { doneAt: NOW }),
      decision('b4', 'oct', { owner: 'kim' }),
    ];
    const mine = waitingFor(eht(...all), SIV, QUIET);
    expect(mine.map((one) => one.kind === 'decision' && one.decision.id)).toEqual(['b2', 'b1']);
  });

  it('an intervention on weak ground, for who decides', () => {
    const weak = intervention('i2', 2);
    expect(waits(RUT, QUIET, weak)).toEqual(['intervention']);
    expect(waits(KIM, QUIET, weak)).toEqual([]);
    expect(waits(RUT, QUIET, { ...weak, state: 'active' })).toEqual([]);
  });
});

describe('what somebody owned who has left', () => {
  const hers = [
    goal('g1', 1, { owner: 'lea' }),
    intervention('i1', 1, { owner: 'lea', state: 'active' }),
    decision('b1', 'oct', { owner: 'lea' }),
    discussion('m1', { date: '2026-10-01', people: ['lea'] }),
  ];
  const left = (viewer: Member, ...documents: Document[]) =>
    waitingFor(eht(...documents), viewer, QUIET).flatMap((one) => (one.kind === 'left' ? [one.left.id] : []));

  it('waits for whoever coordinates, until somebody else has it or it is done', () => {
    expect(left(KIM, ...hers)).toEqual(['g1', 'i1', 'b1', 'm1']);
    for (const viewer of [RUT, SIV, LEA]) expect(left(viewer, ...hers)).toEqual([]);
    expect(
      left(
        KIM,
        goal('g1', 1, { owner: 'lea', state: 'finished' }),
        intervention('i1', 1, { owner: 'siv', state: 'active' }),
        decision('b1', 'oct', { owner: 'lea', doneAt: NOW }),
        discussion('m1', { date: '2026-10-01', people: ['lea', 'siv'] }),
      ),
    ).toEqual([]);
  });
});

describe('what is parked', () => {
  const item = (more: Partial<Parked> = {}): Parked => ({
    kind: 'parked',
    id: 'k1',
    version: 1,
    schoolYear: '2026/27',
    text: 'En kurs',
    owner: 'siv',
    category: 'training',
    parkedAt: '2026-09-10T08:00:00Z',
    state: 'parked',
    reviewedAt: null,
    capacity: '',
    ...more,
  });
  const parked = (viewer: Member, today: string, more: Partial<Parked> = {}) =>
    waits(viewer, today, item(more)).filter((kind) => kind === 'parked').length;

  it('waits from the next checkpoint’s day on, for who brings it up and who decides', () => {
    expect(['2026-09-10', '2026-10-05', '2026-10-06', '2026-11-20'].map((day) => parked(SIV, day))).toEqual([
      0, 0, 1, 1,
    ]);
    expect([RUT, SIV, KIM].map((viewer) => parked(viewer, '2026-10-06'))).toEqual([1, 1, 0]);
  });

  it('waits for the next one when it has been gone through, and no more when it is decided', () => {
    expect(parked(SIV, '2026-11-20', { reviewedAt: 'oct' })).toBe(0);
    // Gone through late, when the next checkpoint was being worked on.
    expect(parked(SIV, '2026-11-20', { reviewedAt: 'jan' })).toBe(0);
    expect(parked(SIV, '2027-01-26', { reviewedAt: 'oct' })).toBe(1);
    expect(parked(SIV, '2026-10-06', { state: 'inPlan' })).toBe(0);
    expect(parked(SIV, '2026-10-06', { parkedAt: '2026-10-07T08:00:00Z' })).toBe(0);
  });
});

it('is counted by kind, in the same order', () => {
  const snapshot = eht(decision('b1', 'oct'), decision('b2', 'oct'), goal('g1', 1, { state: 'draft', askedAt: NOW }));
  expect(countsOf(waitingFor(snapshot, SIV, QUIET))).toEqual([
    { kind: 'goal', count: 1 },
    { kind: 'decision', count: 2 },
  ]);
});
