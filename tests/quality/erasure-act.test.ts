/** What is left of a team's year when somebody is forgotten, and what of it was theirs. */
import { describe, expect, it } from 'vitest';
import { ERASED } from '../../quality/base.ts';
import type { Document } from '../../quality/kinds.ts';
import { eraseMe } from '../../quality/people/erasure.ts';
import type { Snapshot } from '../../quality/snapshot.ts';
import { answer, checkpoint, decision, discussion, goal, intervention, member, team } from '../storage/samples.ts';
import { act, committed, eht, KIM, LEA, RUT, SIV } from './acting.ts';

const BEFORE = '2026-10-01T08:00:00Z';
const LATER = '2026-11-01T08:00:00Z';
const closed = checkpoint('oct', '2026-10-06', { state: 'closed', closedAt: '2026-10-20T08:00:00Z', closedBy: 'siv' });
const by = (owner: string, createdBy = owner) => ({ owner, createdBy });

/** The team without Siv, and what was told. */
function without(person: typeof SIV, ...documents: readonly Document[]) {
  const others = eht(...documents.filter(({ kind }) => kind !== 'team'));
  const found = documents.find((one) => one.kind === 'team');
  const snapshot: Snapshot = found?.kind === 'team' ? { ...others, team: found } : others;
  const all: Document[] = [
    snapshot.team,
    ...snapshot.members,
    ...snapshot.checkpoints,
    ...snapshot.homes,
    ...documents,
  ];
  const unique = [...new Map(all.map((one) => [`${one.kind}/${one.id}`, one])).values()];
  const outcome = act(eraseMe, snapshot, person, { documents: unique, chat: person.address });
  return committed(snapshot, outcome);
}
const forgetting = (...documents: readonly Document[]) => without(SIV, ...documents).after;

describe('forgetting somebody', () => {
  it('keeps the goals that the team has taken in, without the name', () => {
    const { goals } = forgetting(
      goal('taken', 1, { ...by('siv'), state: 'active', override: { by: 'siv', at: BEFORE, reason: 'Vi prövar' } }),
      goal('finished', 2, { ...by('siv'), state: 'finished' }),
      goal('draft', 3, { ...by('siv'), state: 'draft' }),
      goal('dropped', 4, { ...by('siv'), state: 'dropped' }),
      goal('kims', 5, { ...by('siv', 'kim'), state: 'draft' }),
    );
    expect(goals.map(({ id, owner, createdBy }) => [id, owner, createdBy])).toEqual([
      ['taken', ERASED, ERASED],
      ['finished', ERASED, ERASED],
      ['kims', ERASED, 'kim'],
    ]);
    expect(goals[0]?.override).toEqual({ by: ERASED, at: BEFORE, reason: '' });
  });

  it('keeps a draft that a closed checkpoint documents, or that somebody else builds on', () => {
    const { goals } = forgetting(
      closed,
      goal('then', 1, { ...by('siv'), state: 'draft', createdAt: BEFORE }),
      goal('since', 2, { ...by('siv'), state: 'draft', createdAt: LATER }),
      goal('built', 3, { ...by('siv'), state: 'draft', createdAt: LATER }),
      intervention('i1', 1, { ...by('kim'), goal: 'built' }),
    );
    expect(goals.map(({ id }) => id)).toEqual(['then', 'built']);
  });

  it('keeps an intervention that is documented, somebody else’s too, or taken in by the principal', () => {
    const { interventions } = forgetting(
      closed,
      intervention('own', 1, { ...by('siv'), createdAt: LATER }),
      intervention('then', 2, { ...by('siv'), createdAt: BEFORE }),
      intervention('shared', 3, { ...by('siv', 'kim'), createdAt: LATER }),
      intervention('reason', 4, { ...by('siv'), createdAt: LATER, override: { by: 'rut', at: LATER, reason: 'Ja' } }),
    );
    expect(interventions.map(({ id, owner }) => [id, owner])).toEqual([
      ['then', ERASED],
      ['shared', ERASED],
      ['reason', ERASED],
    ]);
    expect(interventions.at(-1)?.override?.reason).toBe('Ja');
  });

  it('keeps the goals’ values and status of an answer, each under an id of its own, and no word', () => {
    const progress = [
      { goal: 'g1', value: 7.9, status: 'onTrack', confidence: 'high', comment: 'Bra', nextStep: 'Mer' } as const,
    ];
    const earlier = answer('oct', ERASED, { id: `oct:${ERASED}-1` });
    const { answers } = forgetting(earlier, answer('oct', 'siv', { progress }), answer('jan', 'siv'));
    expect(answers.map(({ id }) => id)).toEqual([earlier.id, `oct:${ERASED}-2`]);
    expect(answers[1]).toMatchObject({ person: ERASED, professions: [], analysis: null });
    expect(answers[1]?.progress).toEqual([{ ...progress[0], comment: '', nextStep: '' }]);
  });

  it('keeps what was decided at a closed checkpoint, and what somebody else is to do', () => {
    const { decisions } = forgetting(
      closed,
      decision('then', 'oct', by('siv')),
      decision('open', 'jan', by('siv')),
      decision('kims', 'jan', by('kim', 'siv')),
    );
    expect(decisions.map(({ id, owner, createdBy }) => [id, owner, createdBy])).toEqual([
      ['kims', 'kim', ERASED],
      ['then', ERASED, ERASED],
    ]);
  });

  it('keeps a discussion with others, without the words that are no documentation yet', () => {
    const met = { people: ['siv', 'kim'], createdBy: 'kim', outcome: 'Vi enades', outcomeBy: 'siv' };
    const { discussions } = forgetting(
      closed,
      discussion('then', { ...met, date: '2026-09-20' }),
      discussion('since', { ...met, date: '2026-10-27' }),
      discussion('kims', { ...met, date: '2026-10-28', outcomeBy: 'kim' }),
      discussion('alone', { date: '2026-10-29' }),
      discussion('long-ago', { date: '2026-09-01', people: ['siv'] }),
    );
    const rows = discussions.map(({ id, people, outcome, outcomeBy }) => [id, people, outcome, outcomeBy]);
    expect(rows).toEqual([
      ['long-ago', [ERASED], '', undefined],
      ['then', ['kim'], 'Vi enades', ERASED],
      ['since', ['kim'], '', ERASED],
      ['kims', ['kim'], 'Vi enades', 'kim'],
    ]);
  });

  it('takes parked items, the reason for taking one in and taught words with the person who wrote them', () => {
    const item = {
      kind: 'parked',
      version: 1,
      schoolYear: '2026/27',
      text: 'Kurs',
      category: 'training',
      parkedAt: BEFORE,
      state: 'inPlan',
      reviewedAt: null,
      capacity: 'Mål 2 väntar',
    } as const;
    const learnt = [
      { words: 'hästkursen', concerns: 'g1', by: 'siv' },
      { words: 'bokcirkeln', concerns: 'g1', by: 'kim' },
    ];
    const notPupils = [
      { word: 'milo', by: 'siv' },
      { word: 'luna', by: 'kim' },
      { word: 'siv', by: 'kim' },
    ];
    const base = eht().team;
    const after = forgetting(
      team(eht().key, { keepToPlan: { ...base.keepToPlan, learnt, notPupils } }),
      { ...item, id: 'hers', owner: 'kim', parkedBy: 'siv', takenBy: 'rut' },
      { ...item, id: 'old', owner: 'siv' },
      { ...item, id: 'kims', owner: 'siv', parkedBy: 'kim', takenBy: 'siv' },
    );
    expect(after.parked).toMatchObject([{ id: 'kims', owner: 'kim', capacity: '', takenBy: ERASED }]);
    expect(after.team.keepToPlan.learnt).toEqual([learnt[1]]);
    // Her own name too, whoever said that it is no pupil's.
    expect(after.team.keepToPlan.notPupils).toEqual([notPupils[1]]);
  });

  it('keeps a closed checkpoint’s summary and takes an open one’s', () => {
    const { checkpoints } = forgetting(
      { ...closed, summary: 'Det gick bra', summaryBy: 'siv' },
      checkpoint('jan', '2027-01-26', { summary: 'Utkast', summaryBy: 'siv' }),
    );
    const rows = checkpoints.filter(({ id }) => id === 'oct' || id === 'jan');
    expect(rows.map(({ id, summary, closedBy }) => [id, summary, closedBy])).toEqual(
      expect.arrayContaining([
        ['oct', 'Det gick bra', ERASED],
        ['jan', '', null],
      ]),
    );
  });

  it('moves a team out of the person’s own chat to somebody else’s', () => {
    const siv = { ...SIV, coordinator: true };
    const home = team(eht().key, { home: siv.address });
    const { after } = without(siv, siv, home, { kind: 'home', id: 'a:siv', version: 1, schoolYear: '' });
    expect(after.team.home).toEqual(KIM.address);
    expect(after.homes.map(({ id }) => id)).not.toContain('a:siv');
  });

  it('of a team of one leaves nobody to tell', () => {
    const alone = member('siv', { coordinator: true, principal: true });
    const snapshot: Snapshot = { ...eht(), team: team(eht().key, { home: alone.address }), members: [alone] };
    const outcome = act(eraseMe, snapshot, alone, { documents: [snapshot.team, alone], chat: alone.address });
    const { after, told } = committed(snapshot, outcome);
    expect([after.team.home.conversation, told]).toEqual([ERASED, []]);
  });

  it('tells those who manage the team which role is vacant', () => {
    expect(without(RUT, RUT).told).toEqual(['roleVacant → kim']);
    expect(without(KIM, KIM).told).toEqual(['roleVacant → rut']);
    expect(without(SIV, SIV).told).toEqual([]);
  });

  it('is for those who have left too, and says in the audit that it was done, not to whom', () => {
    const { changes, told, after } = without(LEA, LEA);
    expect([after.members.map(({ id }) => id), told]).toEqual([['kim', 'rut', 'siv'], []]);
    const lines = changes.flatMap((change) => (change.do === 'audit' ? [change.entry] : []));
    expect(lines).toMatchObject([{ by: ERASED, what: 'person-erased', about: 'member', before: null, after: null }]);
  });
});
