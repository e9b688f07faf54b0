/** What stands in the reports of the made-up school. */
import { describe, expect, it } from 'vitest';
import { inOrder } from '../../quality/checkpoints/order.ts';
import type { Snapshot } from '../../quality/snapshot.ts';
import { reportOf } from '../../reports/model.ts';
import { DEMO_TODAY } from '../../scheduler/simulation/demo.ts';
import { discussion } from '../storage/samples.ts';
import { aboutHalf, checkpointOf, read, SUBJECTS, school, yearOf } from './about.ts';
import { linesOf } from './lines.ts';

describe('what stands in a report', () => {
  it('has its ten parts in both languages', () => {
    expect(yearOf('sv').sections.map(({ title }) => title)).toEqual([
      'Sammanfattning',
      'Förutsättningar',
      'Data',
      'Mål och utfall',
      'Insatser och evidens',
      'Analys per profession',
      'Utanför planen',
      'Beslut',
      'Inför nästa läsår',
      'Metod och sekretess',
    ]);
    expect(yearOf('en').sections).toHaveLength(10);
  });

  it('says each figure with how many it is about, its period and its source, and that a small group is hidden', () => {
    const lines = linesOf(yearOf('sv'));
    expect(lines).toContain('Mått | Avser | Period | Värde | n | Tidigare | Källa');
    expect(lines).toContain(
      'Uppfyllda betygskriterier i alla ämnen, åk 9 | hela skolan | 2025/26 | 71\u00a0% | 84 | 2024/25 72,4\u00a0% | Skolverkets statistik',
    );
    expect(lines).toContain(
      'Elever med åtgärdsprogram | åk 8 | 2025/26 | dolt, liten grupp | – | – | Skolverkets statistik',
    );
    expect(lines).toContain('Siffrorna är de som skolan hade till och med den 4 februari 2027.');
  });

  it('tells of goals, interventions with what they rest on, and the principal’s reason', () => {
    const lines = linesOf(yearOf('sv'));
    expect(lines).toContain(
      'Mål 1 · Minska den ogiltiga frånvaron i åk 7–9 | 4,2\u00a0% | 3\u00a0% | 3,7\u00a0% | Enligt plan | 2027-05-31 | Kim Kurator',
    );
    expect(lines).toContain('Vad vilar den på?: Systematisk översikt. Visat fungera.');
    expect(lines).toContain('Rektors skäl: Vi prövar ett läsår och mäter i maj. Kostnaden är liten.');
  });

  it('tells what professions see, never who said it, and counts what was off the plan', () => {
    const analysis = linesOf({ ...yearOf('sv'), sections: yearOf('sv').sections.slice(5, 7) }).join('\n');
    expect(analysis).toContain('Skolkurator: Frånvaron börjar synas i åk 8 redan i september');
    expect(analysis).toContain('För få vuxna på skolgården | Mål 3 | skolsköterska, specialpedagog');
    expect(analysis).toContain('6 saker har lagts åt sidan.');
    for (const { name } of school.members) expect(analysis).not.toContain(name);
    for (const { text } of school.parked) expect(analysis).not.toContain(text);
  });

  it('of a checkpoint tells nothing that was said or decided later', () => {
    const lines = linesOf(checkpointOf('sv', 1)).join('\n');
    expect(lines).toContain('Samma närvarorutin i alla arbetslag');
    expect(lines).toContain('Nästa avstämning är den 26 januari 2027.');
    expect(lines).not.toContain('Rastschemat ligger kvar hela våren');
    expect(lines).not.toContain('Handledningen ligger efter skoldagens slut');
    expect(lines).not.toContain('3,7\u00a0%');
  });

  it('shows no analysis before the joint picture opens', () => {
    const [, , third] = inOrder(school.checkpoints);
    if (!third) throw new RangeError('the demo has four checkpoints');
    const answer = school.answers[0];
    const early: Snapshot = {
      ...school,
      answers: answer ? [{ ...answer, id: `${third.id}:kim`, checkpoint: third.id }] : [],
    };
    const lines = linesOf(reportOf('sv', early, { kind: 'checkpoint', checkpoint: third }, DEMO_TODAY)).join('\n');
    expect(lines).toContain('Analyserna visas när alla har skrivit sin del.');
    expect(lines).not.toContain(answer?.analysis?.situation);
  });

  it('shows no figure of a goal before that either, in no kind of report; that somebody has answered is counted', () => {
    const [, , third] = inOrder(school.checkpoints);
    const [answer] = school.answers;
    const [goal] = school.goals;
    if (!third || !answer || !goal) throw new RangeError('the demo has goals, answers and four checkpoints');
    const early: typeof answer = {
      ...answer,
      id: `${third.id}:kim`,
      checkpoint: third.id,
      progress: [{ goal: goal.id, value: 17.31, status: 'offTrack', confidence: 'low', comment: '', nextStep: '' }],
    };
    const snapshot = { ...school, answers: [...school.answers, early] };
    for (const subject of [...SUBJECTS, { kind: 'checkpoint', checkpoint: third } as const]) {
      const told = (today: string) => linesOf(reportOf('sv', snapshot, subject, today)).join('\n');
      expect(told(DEMO_TODAY)).not.toContain('17,31');
      const autumn = subject.kind === 'half-year' && subject.half === 'autumn';
      if (!autumn) expect(told(third.date)).toContain('17,31');
    }
    expect(linesOf(reportOf('sv', snapshot, { kind: 'checkpoint', checkpoint: third }, DEMO_TODAY))).toContain(
      `3 | ${third.date} | 1 | inte stängd | `,
    );
  });

  it('of half a year tells of its own checkpoints, and at the autumn’s end of what comes next', () => {
    const autumn = linesOf(read(aboutHalf('sv', 'autumn'))).join('\n');
    expect(autumn).toContain('Elevhälsans arbete höstterminen 2026');
    expect(autumn).toContain('uppgifter till och med den 10 januari 2027');
    expect(autumn).toContain('Samma närvarorutin i alla arbetslag');
    expect(autumn).not.toContain('Rastschemat ligger kvar hela våren');
    expect(autumn).toContain('Nästa avstämning är den 26 januari 2027.');
    const spring = linesOf(read(aboutHalf('sv', 'spring'))).join('\n');
    expect(spring).toContain('Elevhälsans arbete vårterminen 2027');
    expect(spring).toContain('Rastschemat ligger kvar hela våren');
    expect(spring).not.toContain('Samma närvarorutin i alla arbetslag');
    expect(spring).toContain('Inför nästa läsår');
  });
});

it('a year tells of the team that it had: as it was signed, and without whoever came after its last day', () => {
  const [first] = school.members;
  if (!first) throw new Error('nobody');
  const later = { ...first, id: 'later', aliases: [], name: 'Per Ny', joinedAt: '2027-08-24T08:00:00Z' };
  const grown: Snapshot = { ...school, members: [...school.members, later] };
  const { active } = { active: school.members.filter((one) => one.active).length };
  const count = (lines: readonly string[]) => lines.find((line) => line.startsWith('Elevhälsoteamet har'));
  expect(count(linesOf(reportOf('sv', grown, { kind: 'year' }, '2027-09-01')))).toContain(`har ${active} medlemmar`);
  const { schoolYear } = school.team.calendar;
  const signature = {
    ...({
      kind: 'signature',
      id: schoolYear,
      version: 1,
      schoolYear,
      by: first.id,
      at: '2027-06-03T08:00:00Z',
    } as const),
    ...{ summary: '', team: { size: 4, professions: ['counsellor' as const], principal: first.id } },
  };
  const lines = linesOf(reportOf('sv', { ...grown, signatures: [signature] }, { kind: 'year' }, '2027-09-01'));
  expect(count(lines)).toBe('Elevhälsoteamet har 4 medlemmar: skolkurator.');
  expect(lines).toContain(`Rektor: ${first.name}`);
});

it('names who closed each checkpoint, which says that another was principal then', () => {
  const [first, second] = school.members;
  const [october] = school.checkpoints;
  if (!first || !second || !october) throw new Error('no checkpoint');
  const closed = { ...october, state: 'closed', closedAt: '2026-10-12T08:00:00Z', closedBy: second.id } as const;
  const after = {
    ...school,
    members: school.members.map((one) => ({ ...one, principal: one.id === first.id })),
    checkpoints: [closed, ...school.checkpoints.slice(1)],
  };
  const lines = linesOf(reportOf('sv', after, { kind: 'year' }, '2027-09-01'));
  expect(lines).toContain(`Rektor: ${first.name}`);
  expect(lines.find((line) => line.includes('2026-10-12'))).toContain(second.name);
});

it('tells of what was done with others, and of an outcome against the figures beside it', () => {
  const [goal] = school.goals;
  const [first] = school.members;
  if (!goal || !first) throw new Error('no goal');
  const { schoolYear } = school.team.calendar;
  const met = discussion('m', {
    schoolYear,
    date: '2027-04-14',
    people: [first.id],
    outcome: 'Ledningen prioriterar mentorstid',
    state: 'held',
  });
  const logged = {
    ...({
      kind: 'note',
      id: 'n',
      version: 1,
      schoolYear,
      use: 'activity',
      text: 'Föräldramöte',
      person: first.id,
    } as const),
    ...({ date: '2027-04-20', concerns: null, state: 'open', checkpoint: null } as const),
    carriedFrom: [],
  };
  const evaluation = {
    ...({ kind: 'evaluation', id: `${schoolYear}:x`, version: 1, schoolYear, person: first.id } as const),
    ...{ professions: [], helped: '', hindered: '', keep: '', change: '', stop: '', interventions: [] },
    ...{
      goals: [{ goal: goal.id, outcome: 'reached' as const, why: null, causes: '' }],
      saidAt: '2027-06-02T08:00:00Z',
    },
  };
  const year: Snapshot = {
    ...school,
    discussions: [met],
    notes: [logged],
    evaluations: [evaluation],
  };
  const lines = linesOf(reportOf('sv', year, { kind: 'year' }, '2027-06-10')).join('\n');
  expect(lines).toContain('Ledningen prioriterar mentorstid');
  expect(lines).toContain('Föräldramöte');
  expect(lines).toMatch(/Nått\. Siffrorna säger: (?:delvis|inte) nått\./u);
  expect(lines).toMatch(/Mål 1: Siffrorna säger: (?:delvis|inte) nått\./u);
});
