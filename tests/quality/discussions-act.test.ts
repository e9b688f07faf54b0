/** Discussions of results and the teacher teams that they are held with: who may do what, and what follows. */
import { describe, expect, it } from 'vitest';
import { fieldsOf } from '../../quality/content.ts';
import {
  cancelDiscussion,
  changeDiscussion,
  MAX_DISCUSSIONS,
  saveDiscussion,
  setTeacherTeams,
} from '../../quality/plan/discussions-act.ts';
import { type Discussion, discussionContent } from '../../quality/plan/documents.ts';
import type { Snapshot } from '../../quality/snapshot.ts';
import { stampOf } from '../../quality/stamp.ts';
import { discussion } from '../storage/samples.ts';
import { codes } from './acting.ts';
import { after, changesOf, objections, teamWith, tried, whoMay } from './small-team.ts';

const ID = '7f1c9a52-6a0e-4b7e-9f0e-0d8c6f3f1a02';
const TEAM = ['rut', 'kim', 'siv', 'petra'];

describe('a discussion of results', () => {
  const CONTENT: { teacherTeam: string | null; date: string; people: string[]; goal: string | null; outcome: string } =
    {
      teacherTeam: 'Arbetslag 7–9',
      date: '2026-09-22',
      people: ['siv'],
      goal: null,
      outcome: '',
    };
  const school = after(teamWith(), setTeacherTeams, 'kim', { teams: ['Arbetslag 7–9'], version: undefined });
  const one = (snapshot: Snapshot): Discussion => {
    const found = snapshot.discussions.find(({ id }) => id === ID);
    if (!found) throw new Error('gone');
    return found;
  };
  const planned = after(school, saveDiscussion, 'petra', { discussion: ID, content: CONTENT });

  it('is planned by whoever is in the team, once, and changed by who planned it, takes part or manages', () => {
    expect(whoMay(saveDiscussion, school, { discussion: ID, content: CONTENT })).toEqual(TEAM);
    expect(one(planned)).toMatchObject({ state: 'planned', createdBy: 'petra' });
    const again = { discussion: ID, content: CONTENT };
    expect(changesOf(tried(saveDiscussion, planned, 'petra', again))).toBe(0);
    const other = { discussion: ID, content: { ...CONTENT, date: '2026-09-23' } };
    expect(codes(tried(saveDiscussion, planned, 'petra', other))).toEqual(['plan.meetSavedAlready']);
    const theirs = after(planned, changeDiscussion, 'petra', {
      discussion: ID,
      version: undefined,
      content: { ...CONTENT, people: ['siv', 'lea'] },
    });
    expect(one(theirs).people).toEqual(['siv']);
    const kims = after(school, saveDiscussion, 'kim', again);
    expect(whoMay(cancelDiscussion, planned, { discussion: ID })).toEqual(TEAM);
    expect(whoMay(cancelDiscussion, kims, { discussion: ID })).toEqual(['rut', 'kim', 'siv']);
    expect(whoMay(changeDiscussion, kims, { ...other, version: undefined })).toEqual(['rut', 'kim', 'siv']);
  });

  it.each<[string, Partial<typeof CONTENT>, string[]]>([
    ['a team that the school does not have', { teacherTeam: 'Arbetslag 1–3' }, ['teacherTeam plan.meetWho']],
    ['nobody chosen', { teacherTeam: '' }, ['teacherTeam plan.meetWho']],
    ['nobody but one who has left', { people: ['lea'] }, ['people plan.meetPeople']],
    ['more people than there can be', { people: Array(21).fill('siv') }, ['people common.tooMany']],
    ['a day outside the school year', { date: '2027-07-30' }, ['date plan.meetDate']],
    ['no day', { date: '' }, ['date plan.meetDate']],
    ['an outcome before it was held', { outcome: 'Gemensam start.' }, ['outcome plan.meetResult']],
    ['an outcome without end', { date: '2026-09-15', outcome: 'x'.repeat(1001) }, ['outcome common.tooLong']],
  ])('with %s is sent back with what has to change', (_what, faulty, said) => {
    const outcome = tried(saveDiscussion, school, 'siv', { discussion: ID, content: { ...CONTENT, ...faulty } });
    expect(objections(outcome)).toEqual(said);
  });

  it('has been held once something came out of it; of two who write that down, the second sees the first', () => {
    const version = stampOf(fieldsOf(discussionContent, one(planned)));
    const write = (outcome: string) => ({
      discussion: ID,
      version,
      content: { ...CONTENT, teacherTeam: null, date: '2026-09-15', outcome },
    });
    const held = after(planned, changeDiscussion, 'siv', write('Gemensam start.'));
    expect(one(held)).toMatchObject({ state: 'held', outcome: 'Gemensam start.', teacherTeam: null });
    expect(objections(tried(changeDiscussion, held, 'petra', write('Vi ses igen i maj.')))).toEqual([
      'teacherTeam common.changedMeanwhile',
      'date common.changedMeanwhile',
      'outcome common.changedMeanwhile',
    ]);
    expect(changesOf(tried(changeDiscussion, held, 'siv', write('Gemensam start.')))).toBe(0);
    expect(codes(tried(cancelDiscussion, held, 'siv', { discussion: ID }))).toEqual(['common.outdated']);
  });

  it('called off stays called off', () => {
    const off = after(planned, cancelDiscussion, 'siv', { discussion: ID });
    expect(changesOf(tried(cancelDiscussion, off, 'siv', { discussion: ID }))).toBe(0);
    const change = { discussion: ID, version: undefined, content: CONTENT };
    expect(codes(tried(changeDiscussion, off, 'siv', change))).toEqual(['common.outdated']);
  });

  it('keeps the name of a team that is called something else since', () => {
    const renamed = after(planned, setTeacherTeams, 'kim', { teams: ['Lag 7–9'], version: undefined });
    const content = { ...CONTENT, date: '2026-09-15', outcome: 'Gemensam start.' };
    const held = after(renamed, changeDiscussion, 'siv', { discussion: ID, version: undefined, content });
    expect(one(held)).toMatchObject({ state: 'held', teacherTeam: 'Arbetslag 7–9' });
  });

  it('has room for a year’s', () => {
    const full = teamWith(...Array.from({ length: MAX_DISCUSSIONS }, (_, n) => discussion(`d${n}`)));
    const content = { ...CONTENT, teacherTeam: null };
    expect(codes(tried(saveDiscussion, full, 'siv', { discussion: ID, content }))).toEqual(['plan.meetFull']);
  });
});

describe('the school’s teacher teams', () => {
  const set = (teams: string[], version?: string) => ({ teams, version });
  it('are set by those who manage the team, each name once', () => {
    expect(whoMay(setTeacherTeams, teamWith(), set(['F–3']))).toEqual(['rut', 'kim']);
    const named = after(teamWith(), setTeacherTeams, 'kim', set(['F–3', '7–9', 'F–3']));
    expect(named.team.teacherTeams).toEqual(['F–3', '7–9']);
    expect(changesOf(tried(setTeacherTeams, named, 'kim', set(['F–3', '7–9'])))).toBe(0);
  });

  it('have names that fit, and are not more than a school has', () => {
    expect(objections(tried(setTeacherTeams, teamWith(), 'kim', set(['x'.repeat(101)])))).toEqual([
      'teams common.tooLong',
    ]);
    const many = Array.from({ length: 41 }, (_, n) => `Lag ${n}`);
    expect(objections(tried(setTeacherTeams, teamWith(), 'kim', set(many)))).toEqual(['teams common.tooMany']);
  });

  it('changed by somebody else meanwhile are not overwritten unseen', () => {
    const version = stampOf({ teams: [] });
    const first = after(teamWith(), setTeacherTeams, 'kim', set(['F–3'], version));
    expect(objections(tried(setTeacherTeams, first, 'rut', set(['7–9'], version)))).toEqual([
      'teams common.changedMeanwhile',
    ]);
  });
});
