import { describe, expect, it } from 'vitest';
import { checkpointPageCard } from '../../cards/checkpoint-page.ts';
import { toText } from '../../cards/render/text.ts';
import { closeCheckpoint } from '../../quality/checkpoints/act.ts';
import type { Answer } from '../../quality/checkpoints/documents.ts';
import { type CheckpointPage, checkpointPage } from '../../quality/checkpoints/page.ts';
import { suggestedStatus } from '../../quality/goals/suggested.ts';
import type { Note } from '../../quality/keep/documents.ts';
import type { Document } from '../../quality/kinds.ts';
import type { Member } from '../../quality/people/documents.ts';
import { sightOfCheckpoint, sightOfHistory } from '../../quality/sight.ts';
import type { Snapshot } from '../../quality/snapshot.ts';
import { addition, answer, decision, discussion, goal, member } from '../storage/samples.ts';
import { act, committed, eht, KIM, LEA, RUT, SIV } from './acting.ts';

const progress = (more: Partial<Answer['progress'][number]> = {}) => ({
  goal: 'g1',
  value: 7.9,
  status: 'onTrack' as const,
  confidence: 'high' as const,
  comment: 'Det vänder.',
  nextStep: 'Ringa hem.',
  ...more,
});
const said = (person: string, situation: string, more: Partial<Answer> = {}): Answer =>
  answer('oct', person, {
    professions: person === 'siv' ? ['schoolNurse'] : ['counsellor'],
    analysis: { situation, causes: [{ text: `Orsak ${person}`, goal: 'g1' }], meaning: `Betyder ${person}` },
    ...more,
  });
const team = (...more: readonly Document[]): Snapshot =>
  eht(
    goal('g1', 1, { owner: 'siv' }),
    said('siv', 'Trötta.', { progress: [progress()], answeredAt: '2026-09-30T08:00:00Z' }),
    said('kim', 'Oroliga.'),
    ...more,
  );
const october = (snapshot: Snapshot) => {
  const found = snapshot.checkpoints.find(({ id }) => id === 'oct');
  if (!found) throw new Error('no checkpoint');
  return found;
};
function page(snapshot: Snapshot, viewer: Member, today: string, id = 'oct'): CheckpointPage {
  const checkpoint = snapshot.checkpoints.find((one) => one.id === id);
  const read = checkpoint && checkpointPage(snapshot, checkpoint, viewer, today);
  if (!read) throw new Error('no page');
  return read;
}

describe('who sees what', () => {
  const STRANGER = member('nobody', { principal: true, coordinator: true });
  const BEFORE = '2026-10-05';
  const DAY = '2026-10-06';

  it.each([
    ['a stranger, whatever they say they are', STRANGER, 'nothing', 'nothing', 'nothing'],
    ['who has left', LEA, 'nothing', 'nothing', 'nothing'],
    ['a member', SIV, 'own', 'whole', 'own'],
    ['a coordinator', KIM, 'own', 'whole', 'whole'],
    ['the principal', RUT, 'own', 'whole', 'whole'],
  ])('%s', (_name, viewer, before, onTheDay, history) => {
    const snapshot = team();
    expect([
      sightOfCheckpoint(snapshot, october(snapshot), viewer, BEFORE),
      sightOfCheckpoint(snapshot, october(snapshot), viewer, DAY),
      sightOfHistory(snapshot, viewer),
    ]).toEqual([before, onTheDay, history]);
  });

  it('nobody of another team reads the page', () => {
    expect(checkpointPage(team(), october(team()), STRANGER, DAY)).toBeNull();
  });

  it('before the day each reads their own words alone, from the day on everybody’s', () => {
    const snapshot = team();
    for (const [viewer, own, others] of [
      [SIV, 'Trötta.', 'Oroliga.'],
      [KIM, 'Oroliga.', 'Trötta.'],
      [RUT, '', 'Trötta.'],
    ] as const) {
      const before = page(snapshot, viewer, BEFORE);
      expect(before.situations.map(({ text }) => text)).toEqual(own ? [own] : []);
      expect(JSON.stringify(before)).not.toContain(others);
      expect([before.heard, before.missing]).toEqual([[], []]);
      expect(page(snapshot, viewer, DAY).situations.map(({ text }) => text)).toEqual(['Oroliga.', 'Trötta.']);
    }
    expect(page(snapshot, KIM, BEFORE).goals.flatMap(({ reports }) => reports)).toEqual([]);
    expect(page(snapshot, SIV, DAY).missing).toEqual(['principal']);
  });

  it('a closed checkpoint is the whole team’s, also for who joined since', () => {
    const NEW = member('new', { joinedAt: '2027-05-01T08:00:00Z' });
    const closed = { ...october(team()), state: 'closed', closedAt: '2026-10-12T08:00:00Z', closedBy: 'rut' } as const;
    const snapshot = team(NEW);
    const after = { ...snapshot, checkpoints: [closed, ...snapshot.checkpoints.filter(({ id }) => id !== 'oct')] };
    expect(page(after, NEW, '2027-05-02').situations).toHaveLength(2);
    const there = snapshot.members.filter(({ id, active }) => active && id !== 'new').length;
    expect(there).toBeGreaterThan(2);
    expect(page(after, NEW, '2027-05-02').answered).toMatchObject({ done: 2, all: there });
  });

  it('a closed checkpoint keeps how many there were in the team, whoever has come and gone since', () => {
    const snapshot = team();
    const noon = Temporal.Instant.from('2026-10-06T10:00:00Z');
    const closed = committed(snapshot, act(closeCheckpoint, snapshot, RUT, { checkpoint: 'oct' }, noon)).after;
    const left = closed.members.map((one) => ({ ...one, active: one.id === 'rut' }));
    const later = { ...closed, members: [...left, member('new', { joinedAt: '2027-05-01T08:00:00Z' })] };
    const all = snapshot.members.filter(({ active }) => active).length;
    expect(page(later, RUT, '2027-05-02').answered).toMatchObject({ done: 2, all });
  });

  it('a closed checkpoint that nobody answered says so without «yet»', () => {
    const closed = { ...october(eht()), state: 'closed', closedAt: '2026-10-12T08:00:00Z', closedBy: 'rut' } as const;
    const snapshot = { ...eht(), checkpoints: [closed] };
    const words = (locale: 'sv' | 'en') => {
      const made = checkpointPageCard(locale, snapshot, october(snapshot), RUT, '2027-05-02');
      return made ? toText(made) : '';
    };
    expect(words('sv')).toContain('Ingen svarade.');
    expect(words('en')).toContain('Nobody answered.');
  });
});

describe('what was said', () => {
  it('stands with its goal: value, day, status, what the figures say, comment, next step, causes, additions', () => {
    const snapshot = team(addition('a1', 'oct', 'Ett tillägg'));
    const [first, school] = page(snapshot, RUT, '2026-10-06').goals;
    expect(first?.reports).toEqual([{ ...progress(), person: 'siv', date: '2026-09-30', suggested: 'onTrack' }]);
    expect(first?.causes.map(({ text }) => text)).toEqual(['Orsak kim', 'Orsak siv']);
    expect(school?.additions.map(({ text }) => text)).toEqual(['Ett tillägg']);
  });

  it('stays when the goal is dropped, and a goal of which nothing was said is left out then', () => {
    const snapshot = eht(
      goal('g1', 1, { owner: 'siv', state: 'dropped' }),
      goal('g2', 2, { state: 'dropped' }),
      goal('g3', 3),
      said('siv', 'Trötta.', { progress: [progress()] }),
    );
    const read = page(snapshot, KIM, '2026-10-06').goals.map(({ goal: of, reports }) => [of?.id, reports.length]);
    expect(read).toEqual([
      ['g1', 1],
      ['g3', 0],
    ]);
  });

  it('shows both who reported when a goal has changed hands', () => {
    const snapshot = team(said('rut', 'Annat.', { progress: [progress({ value: 7 })] }));
    const [first] = page(snapshot, SIV, '2026-10-06').goals;
    expect(first?.reports.map(({ person, value }) => [person, value])).toEqual([
      ['rut', 7],
      ['siv', 7.9],
    ]);
  });
});

describe('what was done since the checkpoint before', () => {
  const note = (id: string, date: string): Note => ({
    kind: 'note',
    id,
    version: 1,
    schoolYear: '2026/27',
    use: 'activity',
    text: id,
    person: 'siv',
    date,
    concerns: null,
    state: 'open',
    checkpoint: null,
    carriedFrom: [],
  });
  const deviation = (id: string, date: string, decision_: 'dropped' | 'inPlan' = 'dropped') =>
    ({
      kind: 'deviation',
      id,
      version: 1,
      schoolYear: '2026/27',
      category: 'training',
      decision: decision_,
      date,
    }) as const;

  it('stands in the order in which it was written, also within a day', () => {
    const written = ['09', '08', '11', '10'].map((hour) => ({
      ...note(hour, '2026-09-01'),
      at: `2026-09-01T${hour}:00:00Z`,
    }));
    const read = page(eht(...written, note('old', '2026-09-01'), note('day before', '2026-08-31')), SIV, '2026-10-07');
    expect(read.activities.map(({ id }) => id)).toEqual(['day before', 'old', '08', '09', '10', '11']);
  });

  it('belongs to one checkpoint each, the last one has what comes after it, and nothing is left out', () => {
    const days = ['2026-08-20', '2026-10-06', '2026-10-07', '2027-01-26', '2027-06-01', '2027-06-09'];
    const snapshot = eht(...days.map((day) => note(day, day)));
    const read = ['oct', 'jan', 'mar', 'jun'].map((id) =>
      page(snapshot, SIV, '2027-06-10', id).activities.map(({ date }) => date),
    );
    expect(read).toEqual([
      ['2026-08-20', '2026-10-06'],
      ['2026-10-07', '2027-01-26'],
      [],
      ['2027-06-01', '2027-06-09'],
    ]);
  });

  it('counts deviations without those that belonged to the plan, and shows discussions, parked things and decisions', () => {
    const parked = {
      kind: 'parked',
      id: 'k1',
      version: 1,
      schoolYear: '2026/27',
      text: 'En kurs',
      owner: 'siv',
      category: 'training',
      parkedAt: '2026-09-10T08:00:00Z',
      state: 'inPlan',
      reviewedAt: 'jan',
      capacity: 'Mål 2 väntar',
    } as const;
    const snapshot = eht(
      deviation('d1', '2026-09-10'),
      deviation('d2', '2026-09-11', 'inPlan'),
      deviation('d3', '2026-11-11'),
      discussion('m1', { date: '2026-09-12', outcome: 'Mer läsning' }),
      discussion('m2', { date: '2026-09-13', state: 'cancelled' }),
      decision('b1', 'oct', { text: 'Fler ronder' }),
      decision('b2', 'jan'),
      parked,
    );
    const read = page(snapshot, SIV, '2026-10-07');
    expect(read.deviations.total).toBe(1);
    expect(read.discussions.map(({ id }) => id)).toEqual(['m1']);
    expect(read.decisions.map(({ id }) => id)).toEqual(['b1']);
    expect(read.parked.map(({ id }) => id)).toEqual(['k1']);
    expect(page(snapshot, SIV, '2027-01-26', 'jan').parked.map(({ id }) => id)).toEqual(['k1']);
  });
});

describe('the status that the figures speak for', () => {
  const one = goal('g1', 1, { baseline: 8, target: 6, createdAt: '2026-09-01T08:00:00Z', deadline: '2027-05-29' });
  it.each([
    // 270 days; 135 of them have passed in mid January: half the way is 7.
    ['2027-01-14', 7, 'onTrack'],
    ['2027-01-14', 5, 'onTrack'],
    ['2027-01-14', 7.39, 'onTrack'],
    ['2027-01-14', 7.5, 'someDeviation'],
    ['2027-01-14', 7.9, 'offTrack'],
    ['2026-09-02', 8, 'onTrack'],
    ['2027-05-29', 6, 'onTrack'],
    ['2027-08-01', 6.5, 'someDeviation'],
  ])('%s: %d is %s', (date, value, status) => expect(suggestedStatus(one, value, date, '2026-08-18')).toBe(status));

  it('is none without figures, and goes the other way for what should grow', () => {
    expect(suggestedStatus(one, null, '2027-01-14', '2026-08-18')).toBeNull();
    expect(suggestedStatus({ ...one, baseline: null }, 7, '2027-01-14', '2026-08-18')).toBeNull();
    const higher = { ...one, baseline: 60, target: 80, direction: 'higher' as const };
    expect(suggestedStatus(higher, 70, '2027-01-14', '2026-08-18')).toBe('onTrack');
    expect(suggestedStatus(higher, 61, '2027-01-14', '2026-08-18')).toBe('offTrack');
  });
});
