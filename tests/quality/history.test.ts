import { describe, expect, it } from 'vitest';
import { catalogueTexts } from '../../cards/texts.ts';
import { acceptanceId } from '../../quality/goals/documents.ts';
import { type AuditAction, concernsOf, isAction } from '../../quality/history/actions.ts';
import { changedFields, type HistoryFilter, historyOf } from '../../quality/history/history.ts';
import type { Document } from '../../quality/kinds.ts';
import type { Member } from '../../quality/people/documents.ts';
import type { AuditEntry } from '../../quality/ports.ts';
import { answer, decision, discussion, goal, intervention, member, NOW } from '../storage/samples.ts';
import { eht, KIM, LEA, RUT, SIV } from './acting.ts';

const entry = (what: AuditAction | 'from-another-version', about: string, by = 'kim'): AuditEntry => ({
  at: NOW,
  by,
  what,
  about,
  before: null,
  after: null,
});
const PETRA = member('petra');
const acceptance: Document = {
  kind: 'acceptance',
  id: acceptanceId('g1', 'petra'),
  version: 1,
  schoolYear: '2026/27',
  goal: 'g1',
  person: 'petra',
  accepted: false,
  reason: 'Fel grupp',
  at: NOW,
};
const TEAM = eht(
  PETRA,
  goal('g1', 1, { owner: 'siv' }),
  goal('g2', 2, { owner: 'kim', createdBy: 'kim' }),
  intervention('i1', 1, { goal: 'g1', owner: 'kim', createdBy: 'kim' }),
  decision('b1', 'oct', { owner: 'petra', createdBy: 'kim' }),
  discussion('m1', { goal: 'g1', people: ['petra'], createdBy: 'kim' }),
  answer('oct', 'siv'),
  answer('jan', 'petra'),
  acceptance,
);
const ALL = [
  entry('goal-changed', 'goal/g1'),
  entry('goal-changed', 'goal/g2'),
  entry('goal-adopted', 'goal/g2', 'rut'),
  entry('intervention-changed', 'intervention/i1'),
  entry('decision-recorded', 'decision/b1'),
  entry('discussion-changed', 'discussion/m1'),
  entry('answer-sent', 'answer/oct:siv', 'siv'),
  entry('answer-sent', 'answer/jan:petra', 'petra'),
  entry('goal-objected', `acceptance/${acceptance.id}`, 'petra'),
  entry('checkpoint-moved', 'checkpoint/oct', 'rut'),
  entry('timing-changed', 'team/team-1', 'rut'),
  entry('goal-changed', 'goal/erased', 'petra'),
  entry('from-another-version', 'goal/g1', 'rut'),
];
const abouts = (viewer: Member, filter: HistoryFilter = {}): string[] =>
  historyOf(TEAM, ALL, viewer, filter).map(({ entry: { what, about } }) => `${what} ${about.split('/')[1]}`);

describe('who reads what of the history', () => {
  it('whoever manages the team reads all of it', () => {
    for (const viewer of [RUT, KIM]) expect(abouts(viewer)).toHaveLength(ALL.length);
  });

  it('a member reads what concerns everybody, what is theirs and what they did themselves', () => {
    expect(abouts(SIV)).toEqual(['goal-changed g1', 'goal-adopted g2', 'answer-sent oct:siv', 'checkpoint-moved oct']);
    expect(abouts(PETRA)).toEqual([
      'goal-adopted g2',
      'decision-recorded b1',
      'discussion-changed m1',
      'answer-sent jan:petra',
      `goal-objected ${acceptance.id}`,
      'checkpoint-moved oct',
      'goal-changed erased',
    ]);
  });

  it('a stranger, and who has left, reads nothing', () => {
    for (const viewer of [member('nobody', { principal: true }), LEA]) expect(abouts(viewer)).toEqual([]);
  });

  it('what no version knows is for those who manage the team', () => {
    expect(isAction('from-another-version')).toBe(false);
    expect(concernsOf('from-another-version')).toBe('managers');
    expect(concernsOf('toString')).toBe('managers');
  });
});

describe('the history of', () => {
  it('a goal has its interventions and discussions, and what people said of it', () => {
    expect(abouts(KIM, { goal: 'g1' })).toEqual([
      'goal-changed g1',
      'intervention-changed i1',
      'discussion-changed m1',
      `goal-objected ${acceptance.id}`,
      'from-another-version g1',
    ]);
  });
  it('a checkpoint has its answers and decisions', () => {
    expect(abouts(KIM, { checkpoint: 'oct' })).toEqual([
      'decision-recorded b1',
      'answer-sent oct:siv',
      'checkpoint-moved oct',
    ]);
  });
  it('a person has what they did and what is theirs', () => {
    expect(abouts(KIM, { person: 'siv' })).toEqual([
      'goal-changed g1',
      'answer-sent oct:siv',
      'from-another-version g1',
    ]);
    expect(abouts(RUT, { person: 'petra', checkpoint: 'oct' })).toEqual(['decision-recorded b1']);
  });
  it('the goals has no interventions', () => {
    expect(abouts(SIV, { kind: 'goal' })).toEqual(['goal-changed g1', 'goal-adopted g2']);
  });
});

describe('what a change changed', () => {
  const of = (before: unknown, after: unknown) => changedFields({ ...entry('goal-changed', 'goal/g1'), before, after });
  it('is the fields that differ, also inside others', () => {
    const before = { title: 'A', target: 6, evidence: { level: 'unknown', references: ['x'] } };
    const after = { title: 'A', target: 5, evidence: { level: 'studies', references: ['x'] } };
    expect(of(before, after)).toEqual([
      { field: 'target', before: 6, after: 5 },
      { field: 'evidence.level', before: 'unknown', after: 'studies' },
    ]);
  });
  it('is nothing where the words have been erased, or for what is no form', () => {
    expect(of(null, null)).toEqual([]);
    expect(of('draft', 'active')).toEqual([]);
    expect(of(null, { title: 'A' })).toEqual([]);
  });
});

it('every word of the audit has words, and the words have one', () => {
  const words = Object.keys(catalogueTexts.sv.history).filter((key) => key.startsWith('did.'));
  expect(words.filter((key) => !isAction(key.slice('did.'.length)))).toEqual([]);
});
