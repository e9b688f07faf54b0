/** Generated teams, with everything in them that a card can show. */
import fc from 'fast-check';
import type { Locale } from '../../quality/base.ts';
import { PROFESSIONS } from '../../quality/people/documents.ts';
import type { Snapshot } from '../../quality/snapshot.ts';
import {
  addition,
  answer,
  checkpoint,
  discussion,
  feed,
  goal,
  home,
  intervention,
  keyOf,
  member,
  NOW,
  overview,
  team,
} from '../storage/samples.ts';

/** Words that are hard on a renderer. */
export const hard = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 300 }),
  fc.constantFrom(
    'Frånvaron ökar i åk 8 & <särskilt> på måndagar **fet** ',
    'مرحبا بالعالم',
    '👩🏽‍🏫'.repeat(60),
    'å'.repeat(4000),
    '<!channel> <@U1> *x*',
  ),
);
/** A team of up to 40 members and 12 goals, with those words everywhere. */
export const someTeam = fc
  .record({
    people: fc.integer({ min: 1, max: 40 }),
    goals: fc.integer({ min: 0, max: 12 }),
    words: hard,
    locale: fc.constantFrom<Locale>('sv', 'en'),
    approved: fc.boolean(),
    answered: fc.integer({ min: 0, max: 40 }),
    decisions: fc.integer({ min: 0, max: 40 }),
  })
  .map((given): Snapshot => {
    const { people, words, locale } = given;
    const short = (words.trim() || 'Mål').slice(0, 300);
    const key = keyOf(1);
    const members = Array.from({ length: people }, (_, i) =>
      member(`p${i}`, {
        name: `${short.slice(0, 150)} ${i}`,
        locale,
        coordinator: i === 0,
        principal: i === 1,
        professions: PROFESSIONS.slice(i % 19, (i % 19) + 3),
      }),
    );
    const checkpoints = ['2026-10-06', '2027-01-26', '2027-03-23', '2027-06-01'].map((date, i) =>
      checkpoint(`c${i}`, date, i === 0 ? { state: 'closed' } : {}),
    );
    const goals = Array.from({ length: given.goals }, (_, i) =>
      goal(`g${i}`, i + 1, { title: short, group: short, indicator: short, owner: `p${i % 2}` }),
    );
    const progress = goals.map((g) => ({
      goal: g.id,
      value: 7.1,
      status: 'onTrack' as const,
      confidence: 'high' as const,
      comment: words.slice(0, 4000),
      nextStep: '',
    }));
    const text = words.slice(0, 4000);
    return {
      key,
      team: team(key, { school: short, locale, wheelApprovedAt: given.approved ? NOW : null }),
      members,
      checkpoints,
      goals,
      answers: members.slice(0, given.answered).map((m) =>
        answer('c1', m.id, {
          analysis: { situation: text, causes: [{ text: text.slice(0, 1000) || 'x', goal: 'g0' }], meaning: text },
          progress,
        }),
      ),
      decisions: Array.from({ length: given.decisions }, (_, i) => ({
        kind: 'decision' as const,
        id: `d${i}`,
        version: 1,
        schoolYear: '2026/27',
        checkpoint: 'c1',
        text: short,
        owner: 'p0',
        due: '2026-10-20',
        doneAt: i % 2 ? NOW : null,
        createdBy: 'p0',
      })),
      follows: [],
      overviews: members.slice(0, 10).map(({ id, name }) => overview(id, { name })),
      feeds: members.slice(0, 2).map(({ id }) => feed(id)),
      evaluations: [],
      handovers: [],
      signatures: [],
      acceptances: [],
      interventions: Array.from({ length: given.decisions }, (_, i) => intervention(`i${i}`, i + 1, { title: short })),
      additions: Array.from({ length: given.decisions }, (_, i) => addition(`a${i}`, 'c1', short)),
      discussions: Array.from({ length: given.decisions }, (_, i) =>
        discussion(`d${i}`, { outcome: i % 2 ? '' : text.slice(0, 1000) }),
      ),
      series: [],
      templates: [],
      indicators: [],
      deviations: [],
      parked: [],
      notes: Array.from({ length: given.decisions }, (_, i) => ({
        kind: 'note' as const,
        id: `n${i}`,
        version: 1,
        schoolYear: '2026/27',
        use: 'agenda' as const,
        text: short,
        person: 'p0',
        date: '2026-09-01',
        concerns: null,
        state: i % 3 ? ('open' as const) : ('done' as const),
        checkpoint: 'c1',
        carriedFrom: [],
      })),
      homes: [home('19:x') as Snapshot['homes'][number]],
    };
  });
