/** Goals: who may do what, and what follows. */
import { describe, expect, it } from 'vitest';
import { fieldsOf } from '../../quality/content.ts';
import { askTeam, overrideGoal, sayNo, sayYes } from '../../quality/goals/acceptance-act.ts';
import { changeGoal, dropGoal, finishGoal, saveGoal } from '../../quality/goals/act.ts';
import { MAX_GOALS } from '../../quality/goals/checks.ts';
import { type Goal, goalContent } from '../../quality/goals/documents.ts';
import type { Snapshot } from '../../quality/snapshot.ts';
import { stampOf } from '../../quality/stamp.ts';
import { goal, member } from '../storage/samples.ts';
import { codes } from './acting.ts';
import { after, changesOf, objections, teamWith, toldIn, tried, whoMay } from './small-team.ts';

const ID = '7f1c9a52-6a0e-4b7e-9f0e-0d8c6f3f1a01';
const CONTENT = {
  title: 'Minska den ogiltiga frånvaron i åk 7–9',
  description: '',
  group: 'åk 7–9',
  indicator: 'Andel ogiltig frånvaro i åk 7–9',
  baseline: 8.4,
  target: 6.5,
  unit: '%',
  direction: 'lower',
  owner: 'siv',
  deadline: '2027-06-04',
  groupSize: null,
  justification: '',
};
/** A drafted goal that is SMART but for what the team says. */
const draft = (more: Partial<Goal> = {}): Goal =>
  goal(ID, 1, { ...CONTENT, direction: 'lower', state: 'draft', ...more });
const one = (snapshot: Snapshot): Goal | undefined => snapshot.goals.find(({ id }) => id === ID);
const ASKED = '2026-09-15T08:00:00Z';
const asked = (...professions: Parameters<typeof member>[1][]): Snapshot =>
  after(teamWith(draft(), ...professions.map((more, n) => member(`more${n}`, more))), askTeam, 'siv', { goal: ID });
const yes = (snapshot: Snapshot, ...people: string[]): Snapshot =>
  people.reduce((now, person) => after(now, sayYes, person, { goal: ID, asked: ASKED }), snapshot);

describe('who may', () => {
  const inPlan = teamWith(goal(ID, 1));
  it('draft a goal and answer the question about one: whoever is in the team', () => {
    const team = ['rut', 'kim', 'siv', 'petra'];
    expect(whoMay(saveGoal, teamWith(), { goal: ID, content: CONTENT })).toEqual(team);
    expect(whoMay(sayYes, asked(), { goal: ID, asked: ASKED })).toEqual(team);
    expect(whoMay(sayNo, asked(), { goal: ID, asked: ASKED, reason: 'x' })).toEqual(team);
  });

  it('change, ask about and end a goal: its owner and those who manage the team', () => {
    const owners = ['rut', 'kim', 'siv'];
    expect(whoMay(changeGoal, inPlan, { goal: ID, version: undefined, content: CONTENT })).toEqual(owners);
    for (const act of [finishGoal, dropGoal, askTeam]) expect(whoMay(act, inPlan, { goal: ID })).toEqual(owners);
  });

  it('take in a goal against the rules: the principal alone', () => {
    expect(whoMay(overrideGoal, teamWith(draft()), { goal: ID, reason: 'x' })).toEqual(['rut']);
  });

  it('nothing any more once they have left, as owner either', () => {
    const left = teamWith(draft({ owner: 'lea' }), goal('other', 2, { owner: 'lea' }));
    expect(codes(tried(dropGoal, left, 'lea', { goal: 'other' }))).toEqual(['common.notYourTeam']);
    expect(codes(tried(sayYes, left, 'lea', { goal: ID, asked: ASKED }))).toEqual(['common.notYourTeam']);
    expect(codes(tried(saveGoal, left, 'lea', { goal: ID, content: CONTENT }))).toEqual(['common.notYourTeam']);
  });
});

describe('a goal', () => {
  it('is drafted with the next number and its author, once', () => {
    const made = after(teamWith(goal('g7', 7)), saveGoal, 'petra', { goal: ID, content: CONTENT });
    expect(one(made)).toMatchObject({ number: 8, state: 'draft', createdBy: 'petra', owner: 'siv', target: 6.5 });
    expect(changesOf(tried(saveGoal, made, 'petra', { goal: ID, content: CONTENT }))).toBe(0);
    const other = { goal: ID, content: { ...CONTENT, title: 'Fler i tid' } };
    expect(codes(tried(saveGoal, made, 'petra', other))).toEqual(['goals.savedAlready']);
  });

  it('has room for a team’s year and no more', () => {
    const full = teamWith(...Array.from({ length: MAX_GOALS }, (_, n) => goal(`g${n}`, n + 1)));
    expect(codes(tried(saveGoal, full, 'siv', { goal: ID, content: CONTENT }))).toEqual(['goals.tooMany']);
    const ended = teamWith(...Array.from({ length: MAX_GOALS }, (_, n) => goal(`g${n}`, n + 1, { state: 'finished' })));
    expect(changesOf(tried(saveGoal, ended, 'siv', { goal: ID, content: CONTENT }))).toBeGreaterThan(0);
  });

  it.each<[string, Partial<typeof CONTENT>, string[]]>([
    ['nothing in two fields', { title: ' ', group: '' }, ['title common.missing', 'group common.missing']],
    ['a title without end', { title: 'x'.repeat(301) }, ['title common.tooLong']],
    ['a description without end', { description: 'x'.repeat(1001) }, ['description common.tooLong']],
    ['a unit without end', { unit: 'x'.repeat(41) }, ['unit common.tooLong']],
    ['no such direction', { direction: 'sideways' }, ['direction common.missing']],
    ['a day that does not exist', { deadline: '2027-02-30' }, ['deadline common.date']],
    ['no day', { deadline: '' }, ['deadline common.missing']],
    ['an owner who has left', { owner: 'lea' }, ['owner goals.owner']],
    ['the target where it began', { target: 8.4 }, ['target goals.same']],
  ])('with %s is sent back with what has to change', (_what, faulty, said) => {
    const outcome = tried(saveGoal, teamWith(), 'siv', { goal: ID, content: { ...CONTENT, ...faulty } });
    expect(objections(outcome)).toEqual(said);
  });

  it('that ends is not ended twice, and a draft is never finished', () => {
    const ended = after(teamWith(goal(ID, 1)), finishGoal, 'siv', { goal: ID });
    expect(one(ended)?.state).toBe('finished');
    expect(changesOf(tried(finishGoal, ended, 'siv', { goal: ID }))).toBe(0);
    expect(codes(tried(dropGoal, ended, 'siv', { goal: ID }))).toEqual(['common.outdated']);
    expect(codes(tried(finishGoal, teamWith(draft()), 'siv', { goal: ID }))).toEqual(['common.outdated']);
    expect(one(after(teamWith(draft()), dropGoal, 'siv', { goal: ID }))?.state).toBe('dropped');
  });

  it('changed in what was agreed is asked about anew; in anything else it stays as it is', () => {
    const inPlan = yes(asked(), 'rut', 'kim');
    expect(one(inPlan)?.state).toBe('active');
    const version = undefined;
    const handed = after(inPlan, changeGoal, 'siv', { goal: ID, version, content: { ...CONTENT, owner: 'petra' } });
    expect([one(handed)?.state, handed.acceptances.length]).toEqual(['active', 3]);
    const harder = after(inPlan, changeGoal, 'siv', { goal: ID, version, content: { ...CONTENT, target: 5 } });
    expect([one(harder)?.state, one(harder)?.askedAt, harder.acceptances.length]).toEqual(['draft', null, 0]);
    const late = tried(sayYes, harder, 'kim', { goal: ID, asked: ASKED });
    expect(codes(late)).toEqual(['goals.changedSince']);
  });

  it('changed by somebody else meanwhile is not overwritten unseen', () => {
    const stored = teamWith(draft());
    const version = stampOf(fieldsOf(goalContent, draft()));
    const first = after(stored, changeGoal, 'kim', { goal: ID, version, content: { ...CONTENT, target: 6 } });
    const mine = { goal: ID, version, content: { ...CONTENT, owner: 'petra', title: '' } };
    expect(objections(tried(changeGoal, first, 'siv', mine))).toEqual([
      'target common.changedMeanwhile',
      'title common.missing',
    ]);
    const now = one(first);
    if (!now) throw new Error('gone');
    const knowing = { ...mine, version: stampOf(fieldsOf(goalContent, now)), content: { ...CONTENT, owner: 'petra' } };
    expect(one(after(first, changeGoal, 'siv', knowing))).toMatchObject({ owner: 'petra', target: 6.5 });
    const again = { goal: ID, version, content: { ...CONTENT, target: 6 } };
    expect(changesOf(tried(changeGoal, first, 'kim', again))).toBe(0);
  });
});

describe('a draft joins the plan', () => {
  it('with three roles of four, the principal among them, and not with fewer', () => {
    expect(one(asked())?.state).toBe('draft');
    expect(one(yes(asked(), 'rut'))?.state).toBe('draft');
    expect(one(yes(asked(), 'rut', 'kim'))?.state).toBe('active');
    expect(one(yes(asked(), 'kim', 'petra'))?.state).toBe('draft');
    expect(one(yes(asked(), 'kim', 'petra', 'rut'))?.state).toBe('active');
    const five = asked({ professions: ['specialEducator'] });
    expect(one(yes(five, 'rut', 'kim'))?.state).toBe('draft');
    expect(one(yes(five, 'rut', 'kim', 'petra'))?.state).toBe('active');
  });

  it('counts a role only when nobody who has it says no', () => {
    const two = asked({ professions: ['counsellor'] });
    const no = after(two, sayNo, 'more0', { goal: ID, asked: ASKED, reason: 'Ta med åk 6.' });
    expect(one(yes(no, 'rut', 'kim'))?.state).toBe('draft');
    expect(one(yes(no, 'rut', 'kim', 'petra'))?.state).toBe('active');
  });

  it('by the last yes even when two are given at once: both write the goal, so the second is taken again', () => {
    const before = yes(asked({ professions: ['specialEducator'] }), 'rut');
    const puts = (person: string) => {
      const outcome = tried(sayYes, before, person, { goal: ID, asked: ASKED });
      if (!('changes' in outcome)) throw new Error('refused');
      return outcome.changes.flatMap((change) =>
        change.do === 'put' ? [`${change.document.id} ${change.expected}`] : [],
      );
    };
    const version = one(before)?.version;
    expect(puts('kim')).toContain(`${ID} ${version}`);
    expect(puts('petra')).toContain(`${ID} ${version}`);
    expect(one(yes(before, 'kim', 'petra'))?.state).toBe('active');
  });

  it('tells the owner, unless it was the owner’s own yes', () => {
    const last = tried(sayYes, yes(asked(), 'kim'), 'rut', { goal: ID, asked: ASKED });
    expect(toldIn(last)).toEqual(['goalAdopted → siv']);
    const own = after(teamWith(draft({ owner: 'kim' })), askTeam, 'rut', { goal: ID });
    expect(toldIn(tried(sayYes, yes(own, 'siv'), 'kim', { goal: ID, asked: ASKED }))).toEqual([]);
  });

  it('once: a second press changes nothing and says nothing', () => {
    const inPlan = yes(asked(), 'rut', 'kim');
    for (const person of ['rut', 'kim', 'siv'])
      expect(changesOf(tried(sayYes, inPlan, person, { goal: ID, asked: ASKED }))).toBe(0);
    expect(codes(tried(sayYes, inPlan, 'petra', { goal: ID, asked: ASKED }))).toEqual(['goals.notDraft']);
    expect(changesOf(tried(askTeam, asked(), 'siv', { goal: ID }))).toBe(0);
  });

  it('not before the team has been asked', () => {
    expect(codes(tried(sayYes, teamWith(draft()), 'kim', { goal: ID, asked: '' }))).toEqual(['goals.changedSince']);
  });
});

describe('a no', () => {
  const said = { goal: ID, asked: ASKED, reason: 'Ta med åk 6.' };
  it('is told to the coordinators, with a reason that is there and fits', () => {
    expect(toldIn(tried(sayNo, asked(), 'petra', said))).toEqual(['goalRefused → kim']);
    expect(toldIn(tried(sayNo, asked(), 'kim', said))).toEqual([]);
    for (const reason of ['', '-'])
      expect(codes(tried(sayNo, asked(), 'petra', { ...said, reason }))).toEqual(['goals.noNeeds']);
    const long = { ...said, reason: 'x'.repeat(301) };
    expect(codes(tried(sayNo, asked(), 'petra', long))).toEqual(['common.tooLong']);
  });

  it('said twice is told once, and may become a yes', () => {
    const no = after(asked(), sayNo, 'petra', said);
    expect(changesOf(tried(sayNo, no, 'petra', said))).toBe(0);
    expect(yes(no, 'petra').acceptances.find(({ person }) => person === 'petra')).toMatchObject({
      accepted: true,
      reason: '',
    });
  });
});

describe('the principal’s reason', () => {
  it('takes the goal in as it is, and is kept', () => {
    const weak = teamWith(draft({ baseline: null }));
    const outcome = tried(overrideGoal, weak, 'rut', { goal: ID, reason: 'Vi prövar.' });
    expect(toldIn(outcome)).toEqual(['goalAdopted → siv']);
    const taken = after(weak, overrideGoal, 'rut', { goal: ID, reason: 'Vi prövar.' });
    expect(one(taken)).toMatchObject({ state: 'active', override: { by: 'rut', reason: 'Vi prövar.' } });
    expect(changesOf(tried(overrideGoal, taken, 'rut', { goal: ID, reason: 'Vi prövar.' }))).toBe(0);
    for (const reason of ['', '-', 'ok', 'Okej då', '😀 👍', 'det är bra'])
      expect(codes(tried(overrideGoal, weak, 'rut', { goal: ID, reason }))).toEqual(['goals.overrideNeeds']);
  });
});
