/** What the made-up school's people wrote down, in Swedish; `demo.en.json` says it in English. Nobody's and no school's. */
import type { Observation } from '../../quality/data/observations.ts';
import type { GoalContent } from '../../quality/goals/documents.ts';
import type { OffPlanCategory } from '../../quality/keep/documents.ts';
import type { InterventionContent } from '../../quality/plan/documents.ts';
import { ROUNDS } from './demo-checkpoints.ts';

/** The demo's ids: forms carry such ones. */
export const idOf = (kind: number, number: number): string =>
  `00000000-0000-4000-8${String(kind).padStart(3, '0')}-${String(number).padStart(12, '0')}`;
export const goalId = (number: number): string => idOf(1, number);

const goal = { description: '', groupSize: null, justification: '' } as const;
const GOALS: readonly GoalContent[] = [
  {
    ...goal,
    title: 'Minska den ogiltiga frånvaron i åk 7–9',
    description: 'Vi hör av oss tidigt, på samma sätt varje gång, och lärarna vet vad som händer sedan.',
    group: 'åk 7–9',
    indicator: 'Ogiltig frånvaro, andel av lektionstiden',
    baseline: 4.2,
    target: 3,
    unit: '%',
    direction: 'lower',
    owner: 'kim',
    deadline: '2027-05-31',
  },
  {
    ...goal,
    title: 'Fler elever i åk 9 når kriterierna i alla ämnen',
    group: 'åk 9',
    indicator: 'Uppfyllda betygskriterier i alla ämnen, åk 9',
    baseline: 71,
    target: 76,
    unit: '%',
    direction: 'higher',
    owner: 'petra',
    deadline: '2027-06-04',
  },
  {
    ...goal,
    title: 'Fler elever i åk 4–6 känner sig trygga i skolan',
    group: 'åk 4–6',
    indicator: 'Elever som känner sig trygga, skolans trivselenkät',
    baseline: 82,
    target: 87,
    unit: '%',
    direction: 'higher',
    owner: 'siv',
    deadline: '2027-05-28',
  },
];

const intervention = {
  level: 'unit',
  hours: null,
  fidelity: '',
} as const;
const INTERVENTIONS: readonly InterventionContent[] = [
  {
    ...intervention,
    goal: goalId(1),
    title: 'Närvarorutin med samtal inom fem dagar',
    why: 'Frånvaron upptäcks sent, så kontakten med hemmet kommer sent.',
    owner: 'kim',
    withWhom: 'arbetslag 7–9',
    from: '2026-09-14',
    to: '2027-05-28',
    nature: 'preventive',
    hours: 4,
    fidelity: 'Logg över samtalen, genomgång varje månad.',
    evidence: {
      level: 'review',
      finding: 'works',
      references: ['Maynard m.fl. 2013: Interventions intended to increase school attendance, Campbell Collaboration'],
      grades: [],
      stop: 'Ingen förändring vid två avstämningar.',
    },
  },
  {
    ...intervention,
    goal: goalId(2),
    title: 'Studiehandledning i matematik två gånger i veckan',
    why: 'Många saknar bara matematik, och luckorna är från mellanstadiet.',
    owner: 'sten',
    withWhom: 'ämneslaget i matematik',
    from: '2026-09-21',
    to: '2027-05-21',
    level: 'group',
    nature: 'remedial',
    hours: 6,
    evidence: {
      level: 'studies',
      finding: 'mixed',
      references: ['Nickow m.fl. 2020: The impressive effects of tutoring, NBER 27476'],
      grades: [],
      stop: 'Färre än hälften kommer.',
    },
  },
  {
    ...intervention,
    goal: goalId(3),
    title: 'Vuxna med uppdrag på rasterna',
    why: 'Otryggheten finns på skolgården mellan lektionerna.',
    owner: 'siv',
    withWhom: 'fritidshemmet',
    from: '2026-10-12',
    to: '2027-06-04',
    nature: 'promotive',
    hours: 10,
    evidence: {
      level: 'ownExperience',
      finding: 'notStudied',
      references: [],
      grades: [],
      stop: 'Enkäten i maj visar ingen skillnad.',
    },
  },
];
const WEAK = { number: 3, reason: 'Vi prövar ett läsår och mäter i maj. Kostnaden är liten.' };

const figure = (
  indicator: string,
  scope: string,
  n: number | null,
  source: string,
  values: Readonly<Record<string, number>>,
): Observation[] =>
  Object.entries(values).map(([period, number]) => ({
    indicator,
    scope,
    group: 'all',
    period,
    value: { kind: 'number', number },
    n,
    source,
  }));
const SIRIS = 'Skolverkets statistik';
const OWN = 'Skolans frånvarosystem';
/** Some are about groups so small that the product hides them as it saves them. */
const FIGURES: readonly Observation[] = [
  ...figure('goal_attainment_y9', '', 84, SIRIS, { '2022/23': 74.1, '2023/24': 73.2, '2024/25': 72.4, '2025/26': 71 }),
  ...figure('merit_rating', '', 84, SIRIS, { '2023/24': 214.5, '2024/25': 211.2, '2025/26': 209.8 }),
  ...figure('absence_unauthorised', '7–9', 252, OWN, { '2026-03': 4, '2026-04': 4.3, '2026-05': 4.2, '2026-12': 3.7 }),
  ...figure('absence_total', '7–9', 252, OWN, { '2026-05': 9.1, '2026-09': 7.8, '2026-12': 8.6 }),
  ...figure('safety_share', '4–6', 178, 'Skolans trivselenkät', { '2024/25': 84, '2025/26': 82 }),
  ...figure('incident_reports', '', null, 'Skolans ärendehantering', { HT25: 31, VT26: 27, HT26: 24 }),
  ...figure('action_programmes', '7', 88, SIRIS, { '2025/26': 12.5 }),
  ...figure('action_programmes', '8', 81, SIRIS, { '2025/26': 2.5 }),
  ...figure('action_programmes', '9', 84, SIRIS, { '2025/26': 14.3 }),
];

const OFF_PLAN_DAYS: readonly (readonly [string, string, OffPlanCategory, string | null])[] = [
  ['2026-09-10', 'lovisa', 'training', null],
  ['2026-09-24', 'siv', 'literature', null],
  ['2026-11-05', 'kim', 'training', 'Fortbildning om lågaffektivt bemötande'],
  ['2026-11-19', 'rut', 'grant', 'Söka bidrag för rastverksamhet'],
  ['2026-12-03', 'petra', 'other_off_plan', null],
  ['2026-12-10', 'sten', 'training', null],
];

const DISCUSSIONS = [
  {
    teacherTeam: 'Arbetslag 7',
    date: '2026-11-11',
    goal: 1,
    people: ['kim'],
    outcome: 'Rutinen fungerar. De vill se siffrorna varje månad.',
  },
  {
    teacherTeam: 'Arbetslag 9',
    date: '2026-11-25',
    goal: 2,
    people: ['petra', 'sten'],
    outcome: 'Handledningen krockar med skolskjutsen.',
  },
  {
    teacherTeam: null,
    date: '2026-12-09',
    goal: 2,
    people: ['kim', 'petra'],
    outcome: 'Tid för handledning finns i vårens schema.',
  },
  { teacherTeam: 'Arbetslag 8', date: '2027-02-10', goal: 1, people: ['kim'], outcome: '' },
] as const;

/** All of it. */
export const DEMO = {
  goals: GOALS,
  interventions: INTERVENTIONS,
  weak: WEAK,
  figures: FIGURES,
  offPlan: OFF_PLAN_DAYS,
  teacherTeams: ['Arbetslag 7', 'Arbetslag 8', 'Arbetslag 9'],
  discussions: DISCUSSIONS,
  rounds: ROUNDS,
  activity: 'Föräldramöte om närvaro i åk 7',
  agenda: 'Hur gör vi med vuxna på rasterna nästa läsår?',
} as const;
export type Demo = typeof DEMO;
