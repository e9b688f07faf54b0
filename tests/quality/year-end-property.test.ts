/** Whatever a year was like: everything that is open in it is in the next one, or has been chosen away. */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { renderDelivery } from '../../cards/deliveries.ts';
import { toText } from '../../cards/render/text.ts';
import { yearEndForm, yearEndPages } from '../../cards/year-end.ts';
import { applyChanges } from '../../quality/apply-changes.ts';
import { planDeliveries } from '../../quality/deliveries/plan.ts';
import type { Document } from '../../quality/kinds.ts';
import { documentsOf, type Snapshot } from '../../quality/snapshot.ts';
import { chooseForNextYear, startNextYear, undoNextYear } from '../../quality/year/act.ts';
import { CHOICES_FOR, keyOf, type Open, openThings, suggestedChoice, unchosen } from '../../quality/year/handover.ts';
import { asItWas } from '../../quality/year/past.ts';
import { newDelivery } from '../../storage/plan.ts';
import { decision, discussion, goal, intervention } from '../storage/samples.ts';
import { act, eht, KIM } from './acting.ts';

const JUNE = Temporal.Instant.from('2027-06-10T08:00:00Z');
const NEXT = '2027/28';
const base = { version: 1, schoolYear: '2026/27' } as const;
const who = fc.constantFrom('siv', 'kim', 'lea', 'somebody-gone');
const day = fc.constantFrom('2026-10-06', '2027-03-16', '2027-06-20');

const ids = (kind: string, count: number): string[] => Array.from({ length: count }, (_, index) => `${kind}${index}`);
const several = <D extends Document>(kind: string, max: number, one: (id: string, number: number) => fc.Arbitrary<D>) =>
  fc.nat(max).chain((count) => fc.tuple(...ids(kind, count).map((id, index) => one(id, index + 1))));

const goals = several('g', 3, (id, number) =>
  fc
    .record({
      state: fc.constantFrom('draft', 'active', 'finished', 'dropped'),
      owner: who,
      baseline: fc.constantFrom(null, 8),
      target: fc.constantFrom(null, 6),
      deadline: day,
    })
    .map((more) => goal(id, number, more)),
);
const interventions = several('i', 3, (id, number) =>
  fc
    .record({
      state: fc.constantFrom('draft', 'active', 'done', 'stopped', 'dropped'),
      owner: who,
      goal: fc.constantFrom('g0', 'g1', 'g2', 'gone'),
      to: day,
    })
    .map((more) => intervention(id, number, more)),
);
const others = fc
  .tuple(
    several('d', 2, (id) =>
      fc
        .record({ owner: who, due: day, doneAt: fc.constantFrom(null, '2027-05-01T08:00:00Z') })
        .map((more) => decision(id, 'mar', more)),
    ),
    several('m', 2, (id) =>
      fc
        .record({
          state: fc.constantFrom('planned', 'held', 'cancelled'),
          goal: fc.constantFrom(null, 'g0', 'gone'),
          people: fc.uniqueArray(who, { minLength: 1, maxLength: 3 }),
          date: day,
        })
        .map((more) => discussion(id, more)),
    ),
    several('p', 2, (id) =>
      fc.record({ owner: who, state: fc.constantFrom('parked', 'inPlan', 'dropped') }).map(
        (more): Document => ({
          ...base,
          kind: 'parked',
          id,
          text: 'Kurs',
          category: 'training',
          parkedAt: '2026-11-01T08:00:00Z',
          reviewedAt: null,
          capacity: '',
          ...more,
        }),
      ),
    ),
    several('n', 2, (id) =>
      fc.record({ state: fc.constantFrom('open', 'done'), use: fc.constantFrom('agenda', 'activity') }).map(
        (more): Document => ({
          ...base,
          kind: 'note',
          id,
          text: 'Rastvakter',
          person: 'siv',
          date: '2027-05-01',
          concerns: null,
          checkpoint: null,
          carriedFrom: [],
          ...more,
        }),
      ),
    ),
  )
  .map((all): Document[] => all.flat());

const years = fc.tuple(goals, interventions, others, fc.boolean()).map(([first, second, rest, closed]): Snapshot => {
  const snapshot = eht(...first, ...second, ...rest);
  const checkpoints = snapshot.checkpoints.map((one) => (closed ? { ...one, state: 'closed' as const } : one));
  return { ...snapshot, checkpoints };
});

const after = (snapshot: Snapshot, outcome: ReturnType<typeof act>): Snapshot => {
  if (!('changes' in outcome)) throw new Error(outcome.problems.map(({ code }) => code).join());
  return applyChanges(snapshot, outcome.changes);
};
const choose = (snapshot: Snapshot, choices: Readonly<Record<string, string>>) =>
  act(chooseForNextYear, snapshot, KIM, { choices }, JUNE);
const start = (snapshot: Snapshot) =>
  act(startNextYear, snapshot, KIM, { year: NEXT, ids: ['x1', 'x2', 'x3', 'x4'] }, JUNE);

it('everything open is in the next year or was chosen away, all else stays as it was, and the start can be taken back', () => {
  fc.assert(
    fc.property(years, fc.array(fc.nat(5), { minLength: 30, maxLength: 30 }), (year, picks) => {
      const open = openThings(year);
      // What is not gone through stops the start.
      if (open.length > 0) expect(start(year)).toMatchObject({ problems: [{ code: 'yearEnd.unchosen' }] });
      const random = open.map((one, index): [string, string] => {
        const choices = CHOICES_FOR[one.of];
        return [keyOf(one), choices[(picks[index] ?? 0) % choices.length] ?? ''];
      });
      let chosen = year;
      for (const [key, choice] of random) {
        const outcome = choose(chosen, { [key]: choice });
        // An intervention does not go on without its goal: then it is left.
        chosen = after(chosen, 'changes' in outcome ? outcome : choose(chosen, { [key]: 'leave' }));
      }
      expect(unchosen(chosen)).toEqual([]);
      const choices = chosen.handovers[0]?.choices ?? {};
      const begun = start(chosen);
      const next = after(chosen, begun);
      const made = new Set(
        documentsOf(next)
          .filter(({ schoolYear }) => schoolYear === NEXT)
          .map(({ kind, id }) => `${kind}/${id}`),
      );
      for (const one of open) {
        const goesOn = choices[keyOf(one)] !== 'leave';
        expect([keyOf(one), made.has(`${one.of}/${one.one.id}+${NEXT}`)]).toEqual([keyOf(one), goesOn]);
      }
      // Nothing but what was chosen, and the checkpoints that are proposed.
      const carried = [...made].filter((name) => !name.startsWith('checkpoint/'));
      expect(carried).toHaveLength(open.filter((one: Open) => choices[keyOf(one)] !== 'leave').length);
      // The old year is read as it was.
      const old = documentsOf(chosen).filter(({ schoolYear }) => schoolYear === '2026/27');
      const written =
        'changes' in begun ? begun.changes.flatMap((change) => (change.do === 'put' ? [change.document] : [])) : [];
      expect(written.filter((one) => old.some(({ kind, id }) => kind === one.kind && id === one.id))).toEqual([]);
      const past = written.find((one) => one.kind === 'year') ?? null;
      const read = asItWas(next, '2026/27', [...old, ...(past ? [past] : [])]);
      expect([read?.goals, read?.discussions, read?.checkpoints]).toEqual([
        chosen.goals,
        chosen.discussions,
        chosen.checkpoints,
      ]);
      // Every carried thing has an owner who is there.
      const here = new Set(next.members.filter(({ active }) => active).map(({ id }) => id));
      for (const { owner } of [...next.goals, ...next.interventions, ...next.decisions, ...next.parked])
        expect(here.has(owner)).toBe(true);
      // Who the team is and how it works goes on as it was.
      const lasting = ({ team, members }: Snapshot) => ({
        team: {
          ...team,
          version: 0,
          calendar: null,
          wheelApprovedAt: null,
          wheelApprovedBy: null,
          yearStartedAt: null,
        },
        members,
      });
      expect(lasting(next)).toEqual(lasting(chosen));
      // What the new year plans can be said.
      for (const planned of planDeliveries(next, '2027-08-20T08:00:00Z').deliveries)
        expect(
          toText(renderDelivery(newDelivery(next.key, planned, true), next, '2027-08-20T08:00:00Z', { late: false })),
        ).not.toBe('');
      const back = after(next, act(undoNextYear, next, KIM, { past: past?.kind === 'year' ? past : null }, JUNE));
      expect(back.team.calendar).toEqual(year.team.calendar);
      expect(documentsOf(back).filter(({ schoolYear }) => schoolYear === NEXT)).toEqual([]);
    }),
    { numRuns: 150, seed: 20261129 },
  );
});

it('what is proposed can be saved as it stands, page by page, and starts the year', () => {
  fc.assert(
    fc.property(years, (year) => {
      let chosen = year;
      for (const page of yearEndPages(year)) {
        yearEndForm('sv', chosen, Temporal.PlainDate.from('2027-06-10'), 0);
        const proposed = page.map((one): [string, string] => [keyOf(one), suggestedChoice(chosen, one)]);
        chosen = after(chosen, choose(chosen, Object.fromEntries(proposed)));
      }
      expect('changes' in start(chosen)).toBe(true);
    }),
    { numRuns: 150, seed: 20261130 },
  );
});
