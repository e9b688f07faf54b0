/** From one school year to the next: nothing that is open disappears without somebody having chosen it, and the start can be taken back. */

import { describe, expect, it } from 'vitest';
import { renderDelivery } from '../../cards/deliveries.ts';
import { toText } from '../../cards/render/text.ts';
import { inOrder } from '../../quality/checkpoints/order.ts';
import { decideDelivery } from '../../quality/deliveries/decide.ts';
import { planDeliveries } from '../../quality/deliveries/plan.ts';
import { asDelivery } from '../../quality/deliveries/told.ts';
import type { Document } from '../../quality/kinds.ts';
import type { Snapshot } from '../../quality/snapshot.ts';
import { chooseForNextYear, startNextYear, undoNextYear } from '../../quality/year/act.ts';
import type { PastYear } from '../../quality/year/documents.ts';
import { choiceOf, openThings, suggestedChoice, unchosen } from '../../quality/year/handover.ts';
import { suggestCalendar } from '../../quality/year/suggestion.ts';
import { newDelivery } from '../../storage/plan.ts';
import { answer, decision, discussion, goal, intervention } from '../storage/samples.ts';
import { act, codes, committed, eht, KIM, RUT } from './acting.ts';

const JUNE = Temporal.Instant.from('2027-06-10T08:00:00Z');
const IDS = ['n1', 'n2', 'n3', 'n4'];
const base = { version: 1, schoolYear: '2026/27' } as const;
const PARKED: Document = {
  ...base,
  kind: 'parked',
  id: 'p',
  text: 'Kurs i samtalsmetodik',
  category: 'training',
  owner: 'lea',
  parkedAt: '2026-11-01T08:00:00Z',
  state: 'parked',
  reviewedAt: 'jan',
  capacity: '',
};
const NOTE: Document = {
  ...base,
  kind: 'note',
  id: 'n',
  use: 'agenda',
  text: 'Rastvakter',
  person: 'siv',
  date: '2027-05-01',
  concerns: 'g',
  state: 'open',
  checkpoint: 'jun',
  carriedFrom: ['mar'],
};
/** All but the last checkpoint are closed. */
const nearlyOver = (...documents: readonly Document[]): Snapshot => {
  const snapshot = eht(...documents);
  const checkpoints = snapshot.checkpoints.map((one) =>
    one.id === 'jun' ? one : { ...one, state: 'closed' as const },
  );
  return { ...snapshot, checkpoints };
};
/** Two goals, an intervention for each, and one open thing of each other kind. */
const lived = (...more: readonly Document[]): Snapshot =>
  nearlyOver(
    goal('g', 3, { owner: 'siv', baseline: 8.4, target: 6.4, direction: 'lower', deadline: '2027-06-04' }),
    goal('h', 4, { owner: 'lea', state: 'active' }),
    intervention('i', 2, { goal: 'g', owner: 'siv' }),
    intervention('j', 5, { goal: 'h', owner: 'siv' }),
    decision('d', 'mar', { owner: 'kim', due: '2027-06-12' }),
    PARKED,
    NOTE,
    answer('mar', 'siv', {
      progress: [{ goal: 'g', value: 7.1, status: 'onTrack', confidence: 'high', comment: '', nextStep: '' }],
    }),
    ...more,
  );
const keys = (snapshot: Snapshot) => openThings(snapshot).map(({ of, one }) => `${of}/${one.id}`);
const choose = (snapshot: Snapshot, choices: Record<string, string>) =>
  committed(snapshot, act(chooseForNextYear, snapshot, KIM, { choices }, JUNE), JUNE).after;
const start = (snapshot: Snapshot) => act(startNextYear, snapshot, KIM, { year: '2027/28', ids: IDS }, JUNE);
const ALL = {
  'checkpoint/jun': 'leave',
  'goal/g': 'carry',
  'goal/h': 'rewrite',
  'intervention/i': 'carry',
  'intervention/j': 'leave',
  'decision/d': 'carry',
  'parked/p': 'carry',
  'note/n': 'carry',
};

describe('what is open', () => {
  it('is everything that has not come to an end', () => {
    expect(keys(lived())).toEqual(Object.keys(ALL));
    const over = nearlyOver(goal('x', 1, { state: 'finished' }), intervention('y', 1, { state: 'done', goal: 'x' }));
    expect(keys(over)).toEqual(['checkpoint/jun']);
  });

  it('goes on, or stays, as the evaluation speaks for', () => {
    const suggested = (snapshot: Snapshot, key: string) => {
      const open = openThings(snapshot).find(({ of, one }) => `${of}/${one.id}` === key);
      return open && suggestedChoice(snapshot, open);
    };
    expect(suggested(lived(), 'goal/g')).toBe('carry');
    expect(suggested(lived(), 'goal/h')).toBe('rewrite');
    const reached = lived(
      answer('jun', 'siv', {
        progress: [{ goal: 'g', value: 6, status: 'onTrack', confidence: 'high', comment: '', nextStep: '' }],
      }),
    );
    expect(suggested(reached, 'goal/g')).toBe('leave');
    const judged = (outcome: 'reached', worth: 'goOn' | 'stop', snapshot: Snapshot) => ({
      ...snapshot,
      evaluations: [
        {
          ...({ ...base, kind: 'evaluation', id: '2026/27:siv', person: 'siv' } as const),
          professions: [],
          ...{ helped: '', hindered: '', keep: '', change: '', stop: '', saidAt: JUNE.toString() },
          goals: [{ goal: 'g', outcome, why: null, causes: '' }],
          interventions: [{ intervention: 'i', done: 'done' as const, fidelity: '', worth }],
        },
      ],
    });
    // An owner's «reached» against the figures takes nothing out, and what is worth going on with has a goal to serve.
    expect(suggested(judged('reached', 'stop', lived()), 'goal/g')).toBe('carry');
    const goesOn = judged('reached', 'goOn', reached);
    expect([suggested(goesOn, 'goal/g'), suggested(goesOn, 'intervention/i')]).toEqual(['rewrite', 'carry']);
  });

  it('is chosen a part at a time; what may not be chosen for it is passed over', () => {
    const one = choose(lived(), {
      'goal/g': 'carry',
      'checkpoint/jun': 'carry',
      'decision/d': 'rewrite',
      'goal/zz': 'carry',
    });
    expect(unchosen(one).length).toBe(Object.keys(ALL).length - 1);
    const both = choose(one, { 'goal/h': 'leave' });
    expect(
      openThings(both)
        .map((open) => choiceOf(both, open))
        .filter(Boolean),
    ).toEqual(['carry', 'leave']);
    expect(act(chooseForNextYear, both, KIM, { choices: { 'goal/h': 'leave' } }, JUNE)).toEqual({
      changes: [],
      deliveries: [],
    });
  });
});

describe('the next year', () => {
  it('does not begin while something is open that nobody has chosen for', () => {
    expect(codes(start(lived()))).toEqual(['yearEnd.unchosen']);
    const almost = choose(lived(), { ...ALL, 'note/n': '' });
    expect(codes(start(almost))).toEqual(['yearEnd.unchosen']);
    expect(codes(start(choose(lived(), ALL)))).toEqual([]);
  });

  it('begins with what goes on: goals from where the old year ended, their interventions, decisions, parked items, points', () => {
    const { after } = committed(choose(lived(), ALL), start(choose(lived(), ALL)), JUNE);
    expect(after.goals).toMatchObject([
      { id: 'g+2027/28', number: 1, baseline: 7.1, target: 6.4, state: 'draft', owner: 'siv', schoolYear: '2027/28' },
      { id: 'h+2027/28', number: 2, target: null, state: 'draft', owner: 'kim' },
    ]);
    // The same date is a Sunday the year after.
    expect(after.goals[0]?.deadline).toBe('2028-06-02');
    expect(after.interventions).toMatchObject([
      { id: 'i+2027/28', number: 1, goal: 'g+2027/28', from: after.team.calendar.autumnStart },
    ]);
    const first = after.checkpoints.toSorted((a, b) => a.date.localeCompare(b.date))[0]?.id;
    expect(after.decisions).toMatchObject([{ id: 'd+2027/28', checkpoint: first, doneAt: null }]);
    expect((after.decisions[0]?.due ?? '') > after.team.calendar.autumnStart).toBe(true);
    expect(after.parked).toMatchObject([{ id: 'p+2027/28', owner: 'kim', reviewedAt: null }]);
    expect(after.notes).toMatchObject([
      { id: 'n+2027/28', concerns: null, checkpoint: inOrder(after.checkpoints)[0]?.id, carriedFrom: [] },
    ]);
  });

  it('takes no intervention along whose goal stays behind: that is said, and asked again when the goal is left later', () => {
    const both = { ...ALL, 'goal/g': 'leave' };
    expect(codes(act(chooseForNextYear, lived(), KIM, { choices: both }, JUNE))).toEqual(['yearEnd.withoutGoal']);
    const later = choose(choose(lived(), ALL), { 'goal/g': 'leave' });
    expect(unchosen(later).map(({ one }) => one.id)).toEqual(['i']);
    expect(codes(start(later))).toEqual(['yearEnd.unchosen']);
    const chosen = choose(lived(), { ...both, 'intervention/i': 'leave' });
    expect(committed(chosen, start(chosen), JUNE).after.interventions).toEqual([]);
  });

  it('takes a planned discussion along to a new day, with those who are still there and its goal', () => {
    const met = lived(
      discussion('m', { date: '2027-06-20', people: ['siv', 'lea'], goal: 'g', teacherTeam: 'Arbetslag 7' }),
    );
    const chosen = choose(met, { ...ALL, 'discussion/m': 'carry' });
    const { after } = committed(chosen, start(chosen), JUNE);
    expect(after.discussions).toMatchObject([
      { id: 'm+2027/28', people: ['siv', 'kim'], goal: 'g+2027/28', teacherTeam: 'Arbetslag 7', state: 'planned' },
    ]);
    expect((after.discussions[0]?.date ?? '') > after.team.calendar.autumnStart).toBe(true);
  });

  it('writes nothing of the old year', () => {
    const chosen = choose(lived(), ALL);
    const { changes } = committed(chosen, start(chosen), JUNE);
    const old = changes.filter((change) => change.do === 'put' && change.document.schoolYear === '2026/27');
    expect(old).toMatchObject([{ document: { kind: 'year', id: '2026/27' } }]);
    expect(changes.some((change) => change.do === 'delete')).toBe(false);
  });
});

describe('the start', () => {
  const started = () => {
    const chosen = choose(lived(), ALL);
    const { after, changes } = committed(chosen, start(chosen), JUNE);
    const past = changes.flatMap((change) =>
      change.do === 'put' && change.document.kind === 'year' ? [change.document] : [],
    )[0] as PastYear;
    return { after, past, before: chosen };
  };
  const undo = (snapshot: Snapshot, past: PastYear | null, now = JUNE, actor = KIM) =>
    act(undoNextYear, snapshot, actor, { past }, now);

  it('can be taken back: the old year is as it was, and can be started anew', () => {
    const { after, past, before } = started();
    const back = committed(after, undo(after, past), JUNE);
    expect(back.after.team.calendar).toEqual(before.team.calendar);
    expect(back.after.team.wheelApprovedAt).toBe(before.team.wheelApprovedAt);
    const deleted = back.changes.flatMap((change) => (change.do === 'delete' ? [change.kind] : []));
    expect(deleted.toSorted()).toEqual(
      [...IDS.map(() => 'checkpoint'), 'decision', 'goal', 'goal', 'intervention', 'note', 'parked', 'year'].toSorted(),
    );
  });

  it('cannot once its first checkpoint has been, been answered, or people have made something new in it', () => {
    const { after, past } = started();
    const october = Temporal.Instant.from('2027-10-20T08:00:00Z');
    expect(codes(undo(after, past, october))).toEqual(['yearEnd.undoTooLate']);
    const answered = { ...after, answers: [answer('n1', 'siv', { schoolYear: '2027/28' })] };
    expect(codes(undo(answered, past))).toEqual(['yearEnd.undoTooLate']);
    const worked = { ...after, discussions: [discussion('m', { schoolYear: '2027/28' })] };
    expect(codes(undo(worked, past))).toEqual(['yearEnd.undoWork']);
    expect(codes(undo(after, null))).toEqual(['common.outdated']);
    expect(codes(undo(after, past, JUNE, RUT))).toEqual([]);
  });
});

it('in August whoever coordinates is reminded when nobody has closed the year, and not when somebody has', () => {
  const reminders = (snapshot: Snapshot, now: string) =>
    planDeliveries(snapshot, now).deliveries.filter(
      ({ kind, recipient }) => kind === 'year-end' && recipient === 'kim',
    );
  const open = lived();
  const [june, august] = reminders(open, '2027-06-10T08:00:00Z');
  expect([june?.dueAt, august?.dueAt]).toEqual(['2027-06-09T06:00:00Z', '2027-08-10T06:00:00Z']);
  if (!august) throw new Error('nothing planned');
  const one = newDelivery(open.key, august, true);
  expect(decideDelivery(one, open, august.dueAt)).toEqual({ do: 'send', late: false });
  expect(toText(renderDelivery(one, open, august.dueAt, { late: false }))).toContain('saker är öppna');
  const chosen = choose(open, ALL);
  const { after } = committed(chosen, start(chosen), JUNE);
  expect(reminders(after, '2027-08-10T06:00:00Z').some(({ occurrence }) => occurrence.startsWith('2026/27'))).toBe(
    false,
  );
});

it('that the year was signed is told also when the team has gone on before the channel could hear it', () => {
  const told = { kind: 'evaluationSigned', recipient: 'channel', subject: '2026/27', once: '2026/27' } as const;
  const snapshot = eht();
  const one = newDelivery(snapshot.key, asDelivery(told, JUNE), false);
  const at = '2027-06-10T08:00:00Z';
  // Opened again meanwhile.
  expect(decideDelivery(one, snapshot, at)).toEqual({ do: 'supersede', why: 'done' });
  const { team } = snapshot;
  const next: Snapshot = { ...snapshot, team: { ...team, calendar: suggestCalendar('2027/28', 'Skåne') } };
  expect(decideDelivery(one, next, at)).toEqual({ do: 'send', late: false });
  // In the evening it waits for the morning, not for August.
  expect(decideDelivery(one, next, '2027-06-10T18:00:00Z')).toMatchObject({ until: '2027-06-11T06:00:00Z' });
  expect(toText(renderDelivery(one, next, at, { late: false }))).toBe(
    'Utvärderingen av läsåret 2026/27 är underskriven. Skriv «läsår 2026/27» för att läsa den.',
  );
});
