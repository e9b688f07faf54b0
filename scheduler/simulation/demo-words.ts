/** What the made-up school of the demo has written: its goals, interventions, figures, analyses, decisions. Nobody's and no school's. */
import type { DecisionForm } from '../../quality/checkpoints/decisions-act.ts';
import type { Observation } from '../../quality/data/observations.ts';
import type { GoalContent } from '../../quality/goals/documents.ts';
import type { OffPlanCategory } from '../../quality/keep/documents.ts';
import type { InterventionContent } from '../../quality/plan/documents.ts';

/** The demo's ids: forms carry such ones. */
export const idOf = (kind: number, number: number): string =>
  `00000000-0000-4000-8${String(kind).padStart(3, '0')}-${String(number).padStart(12, '0')}`;
export const goalId = (number: number): string => idOf(1, number);

const goal = { description: '', groupSize: null, justification: '' } as const;
export const GOALS: readonly GoalContent[] = [
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
export const INTERVENTIONS: readonly InterventionContent[] = [
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
    owner: 'bo',
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
export const WEAK = { number: 3, reason: 'Vi prövar ett läsår och mäter i maj. Kostnaden är liten.' };

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
export const FIGURES: readonly Observation[] = [
  ...figure('goal_attainment_y9', '', 84, SIRIS, { '2022/23': 74.1, '2023/24': 73.2, '2024/25': 72.4, '2025/26': 71 }),
  ...figure('merit_rating', '', 84, SIRIS, { '2023/24': 214.5, '2024/25': 211.2, '2025/26': 209.8 }),
  ...figure('absence_unauthorised', '', 252, OWN, { '2026-03': 4, '2026-04': 4.3, '2026-05': 4.2, '2026-12': 3.7 }),
  ...figure('absence_total', '', 252, OWN, { '2026-05': 9.1, '2026-09': 7.8, '2026-12': 8.6 }),
  ...figure('safety_share', '', 178, 'Skolans trivselenkät', { '2024/25': 84, '2025/26': 82 }),
  ...figure('incident_reports', '', null, 'Skolans ärendehantering', { HT25: 31, VT26: 27, HT26: 24 }),
  ...figure('action_programmes', '7', 88, SIRIS, { '2025/26': 12.5 }),
  ...figure('action_programmes', '8', 81, SIRIS, { '2025/26': 2.5 }),
  ...figure('action_programmes', '9', 84, SIRIS, { '2025/26': 14.3 }),
];

type Said = {
  readonly situation: string;
  readonly cause: string;
  readonly goal: number;
  readonly meaning: string;
};
/** What a person reports on a goal that is theirs. */
type Progressed = {
  readonly goal: number;
  readonly value: number;
  readonly status: string;
  readonly nextStep: string;
};
export type Round = {
  readonly said: Readonly<Record<string, Said>>;
  readonly progress: Readonly<Record<string, Progressed>>;
  readonly decisions: readonly DecisionForm[];
  readonly summary: string;
  readonly addition: string;
};

const said = (situation: string, cause: string, goal: number, meaning: string): Said => ({
  situation,
  cause,
  goal,
  meaning,
});
/** The year's two first checkpoints. */
export const ROUNDS: readonly [Round, Round] = [
  {
    said: {
      kim: said(
        'Frånvaron börjar synas i åk 8 redan i september, mest på måndagar och efter lunch.',
        'Rutinen för tidig kontakt följs olika i arbetslagen',
        1,
        'En rutin för alla, med en tid i veckan då den gås igenom.',
      ),
      siv: said(
        'I hälsobesöken i åk 4 är sömnen bättre än i fjol. Fler nämner rasterna som otrygga.',
        'För få vuxna på skolgården',
        3,
        'Rasterna behöver vuxna som vet vad de ska göra.',
      ),
      petra: said(
        'Lärarna beskriver stora luckor i matematik hos grupper i åk 9.',
        'Luckor från mellanstadiet i matematik',
        2,
        'Tid för handledning innan betygen sätts.',
      ),
      vera: said(
        'Fler i åk 9 söker yrkesprogram och undrar över behörigheten.',
        'Luckor från mellanstadiet i matematik',
        2,
        '',
      ),
      bo: said(
        'Schemat ger tre arbetslag raster samtidigt.',
        'För få vuxna på skolgården',
        3,
        'Vi kan förskjuta en rast.',
      ),
      rut: said(
        'Resultaten i åk 9 har sjunkit tre år i rad.',
        'Stödet sätts in sent på läsåret',
        2,
        'Färre mål, och att vi håller i dem.',
      ),
    },
    progress: {
      kim: { goal: 1, value: 4.1, status: 'someDeviation', nextStep: 'Gå igenom rutinen med arbetslag 8.' },
      petra: { goal: 2, value: 71, status: 'onTrack', nextStep: 'Starta handledningen.' },
      siv: { goal: 3, value: 82, status: 'onTrack', nextStep: '' },
    },
    decisions: [
      { text: 'Samma närvarorutin i alla arbetslag från vecka 43', owner: 'bo', due: '2026-10-20' },
      { text: 'Ledningsgruppen avsätter tid för handledning i matematik', owner: 'rut', due: '2026-10-23' },
    ],
    summary:
      'Vi ser samma sak från flera håll: tidig kontakt, trygga raster och matematiken. Vi håller oss till tre mål.',
    addition: 'Fritidspersonalen kan vara med på rasterna från höstlovet.',
  },
  {
    said: {
      kim: said(
        'Ogiltig frånvaro har sjunkit i åk 7 och 9, men inte i åk 8.',
        'Rutinen används olika i arbetslagen',
        1,
        'Åk 8 behöver stöd att komma i gång.',
      ),
      siv: said(
        'Fler i åk 5 säger att rasterna är lugnare.',
        'Vuxna med uppdrag på rasterna gör skillnad',
        3,
        'Fortsätt.',
      ),
      petra: said(
        'Handledningen når dem som kommer, men ungefär en tredjedel kommer inte.',
        'Handledningen ligger efter skoldagens slut',
        2,
        'Lägg en av tiderna på skoldagen.',
      ),
      vera: said('Många prövar om i matematik till våren.', 'Handledningen ligger efter skoldagens slut', 2, ''),
      sten: said(
        'Anpassningarna i matematik är på plats i alla grupper i åk 9.',
        'Anpassningar följs upp för sällan',
        2,
        '',
      ),
      bo: said(
        'Förskjutna raster fungerar.',
        'Vuxna med uppdrag på rasterna gör skillnad',
        3,
        'Behåll schemat till våren.',
      ),
      rut: said('Höstbetygen i åk 9 ligger något över fjolårets.', 'Stödet kom i gång tidigare i år', 2, 'Håll i det.'),
      lovisa: said('Besöken om huvudvärk är färre än i fjol.', 'Lugnare raster', 3, ''),
    },
    progress: {
      kim: { goal: 1, value: 3.7, status: 'onTrack', nextStep: 'Följ åk 8 varje vecka till sportlovet.' },
      petra: { goal: 2, value: 72.5, status: 'someDeviation', nextStep: 'Flytta en handledningstid till skoldagen.' },
      siv: { goal: 3, value: 85, status: 'onTrack', nextStep: 'Ny enkät i maj.' },
    },
    decisions: [
      { text: 'En handledningstid i veckan läggs på skoldagen i åk 9', owner: 'rut', due: '2027-02-05' },
      { text: 'Kurator möter arbetslag 8 om närvarorutinen', owner: 'kim', due: '2027-02-09' },
      { text: 'Rastschemat ligger kvar hela våren', owner: 'bo', due: '2027-02-03' },
    ],
    summary: 'Närvaron och tryggheten går åt rätt håll. Handledningen behöver ligga på skoldagen för att nå fler.',
    addition: '',
  },
];

export const OFF_PLAN_DAYS: readonly (readonly [string, string, OffPlanCategory, string | null])[] = [
  ['2026-09-10', 'vera', 'training', null],
  ['2026-09-24', 'siv', 'literature', null],
  ['2026-11-05', 'kim', 'training', 'Fortbildning om lågaffektivt bemötande'],
  ['2026-11-19', 'bo', 'grant', 'Söka bidrag för rastverksamhet'],
  ['2026-12-03', 'petra', 'other_off_plan', null],
  ['2026-12-10', 'sten', 'training', null],
];

export const DISCUSSIONS = [
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
