/** A document of each kind that is one person's alone, with words of theirs wherever a person writes any. */
import type { Address } from '../../quality/base.ts';
import { PENDING } from '../../quality/data/documents.ts';
import { evaluationId } from '../../quality/evaluation/documents.ts';
import { acceptanceId } from '../../quality/goals/documents.ts';
import { DEFAULT_KEEP_TO_PLAN } from '../../quality/keep/documents.ts';
import type { DocumentOf, Kind } from '../../quality/kinds.ts';
import {
  addition,
  answer,
  checkpoint,
  decision,
  discussion,
  feed,
  goal,
  intervention,
  keyOf,
  member,
  NOW,
  overview,
  pastYear,
  team,
  template,
} from './samples.ts';

/** The person who is to be forgotten. */
export const ULLA = 'b7f3-ulla';
export const CHAT: Address = {
  platform: 'teams',
  conversation: 'a:ullas-chat',
  kind: 'personal',
  route: { userId: '29:ulla-konto' },
};
/** Stands in everything that she writes. */
export const HER = 'lingonskog';
let written = 0;
export const herWords = (): string => {
  written += 1;
  return `${HER} nummer ${written} på rasten`;
};

/** A document of each kind that is hers alone, with words of hers wherever a person writes any. Exhaustive: a new kind does not compile. */
export const HERS: { readonly [K in Kind]: () => DocumentOf<K> } = {
  team: () =>
    team(keyOf(1), {
      home: CHAT,
      wheelApprovedBy: ULLA,
      keepToPlan: {
        ...DEFAULT_KEEP_TO_PLAN,
        learnt: [{ words: herWords(), concerns: 'g1', by: ULLA }],
        notPupils: [{ word: HER, by: ULLA }],
      },
    }),
  year: () => pastYear('2025/26', { wheelApprovedBy: ULLA }),
  member: () => member(ULLA, { name: herWords(), address: CHAT, principal: true, coordinator: true }),
  home: () => ({ kind: 'home', id: CHAT.conversation, version: 1, schoolYear: '' }),
  checkpoint: () => checkpoint('c1', '2026-10-06', { summary: herWords(), summaryBy: ULLA, closedBy: ULLA }),
  goal: () =>
    goal('g1', 1, {
      state: 'draft',
      owner: ULLA,
      createdBy: ULLA,
      title: herWords(),
      description: herWords(),
      group: herWords(),
      indicator: herWords(),
      justification: herWords(),
      override: { by: ULLA, at: NOW, reason: herWords() },
    }),
  answer: () =>
    answer('c1', ULLA, {
      typed: { meaning: herWords() },
      analysis: { situation: herWords(), causes: [{ text: herWords(), goal: null }], meaning: herWords() },
      progress: [
        { goal: 'g1', value: 7, status: 'onTrack', confidence: 'high', comment: herWords(), nextStep: herWords() },
      ],
    }),
  evaluation: () => ({
    kind: 'evaluation',
    id: evaluationId('2026/27', ULLA),
    version: 1,
    schoolYear: '2026/27',
    person: ULLA,
    professions: [],
    helped: herWords(),
    hindered: herWords(),
    keep: herWords(),
    change: herWords(),
    stop: herWords(),
    goals: [{ goal: 'g1', outcome: 'partly', why: null, causes: herWords() }],
    interventions: [{ intervention: 'i1', done: 'done', fidelity: herWords(), worth: 'goOn' }],
    saidAt: NOW,
  }),
  // What a signed year documents stays, as what a closed checkpoint's summary says.
  signature: () => ({
    kind: 'signature',
    id: '2026/27',
    version: 1,
    schoolYear: '2026/27',
    by: ULLA,
    at: NOW,
    summary: 'Vi tar med oss rutinen.',
  }),
  decision: () => decision('d1', 'c1', { owner: ULLA, createdBy: ULLA, text: herWords() }),
  follow: () => ({ kind: 'follow', id: ULLA, version: 1, schoolYear: '', every: 'month', since: '2026-09-02' }),
  feed: () => feed(ULLA),
  template: () => template({ by: ULLA }),
  overview: () => overview(ULLA, { name: herWords(), by: ULLA }),
  acceptance: () => ({
    kind: 'acceptance',
    id: acceptanceId('g2', ULLA),
    version: 1,
    schoolYear: '2026/27',
    goal: 'g2',
    person: ULLA,
    accepted: false,
    reason: herWords(),
    at: NOW,
  }),
  intervention: () =>
    intervention('i1', 1, {
      owner: ULLA,
      createdBy: ULLA,
      title: herWords(),
      why: herWords(),
      withWhom: herWords(),
      fidelity: herWords(),
      evidence: {
        level: 'unknown',
        finding: 'notStudied',
        references: [herWords()],
        grades: [{ outcome: herWords(), certainty: 'low' }],
        stop: herWords(),
      },
      override: { by: ULLA, at: NOW, reason: herWords() },
    }),
  addition: () => ({ ...addition('t1', 'c1', herWords()), person: ULLA }),
  discussion: () => discussion('m1', { people: [ULLA], createdBy: ULLA, outcomeBy: ULLA, outcome: herWords() }),
  handover: () => ({
    kind: 'handover',
    id: '2026/27',
    version: 1,
    schoolYear: '2026/27',
    choices: { 'goal/g1': 'carry' },
  }),
  series: () => ({ kind: 'series', id: 'attendance', version: 1, schoolYear: '', observations: [] }),
  indicator: () => ({
    kind: 'indicator',
    id: 'own_walks',
    version: 1,
    schoolYear: '',
    definition: {
      key: 'own_walks',
      name: { sv: 'Promenader', en: 'Walks' },
      definition: { sv: 'Antal', en: 'Count' },
      unit: 'count',
      direction: 'higher',
      source: 'Skolan',
      periodType: 'term',
      perGrade: false,
      threshold: 10,
      people: false,
      published: false,
      medical: false,
      staff: false,
      headers: [],
      range: { min: 0, max: 100 },
      changed: null,
    },
  }),
  days: () => ({
    kind: 'days',
    id: ULLA,
    version: 1,
    schoolYear: PENDING,
    token: 't',
    mode: 'merge',
    days: [{ kind: 'break', name: herWords(), from: '2026-10-26', to: '2026-10-30', line: null }],
    asked: [{ name: herWords(), spans: [{ from: '2026-11-09', to: '2026-11-09' }], line: 2 }],
    leftOut: [{ why: 'noDate', name: herWords(), line: 3, count: 1 }],
    terms: null,
    next: '',
    stamp: null,
    at: NOW,
  }),
  import: () => ({
    kind: 'import',
    id: ULLA,
    version: 1,
    schoolYear: PENDING,
    token: 't',
    observations: [
      {
        indicator: 'attendance',
        scope: '7',
        group: 'all',
        period: '2025/26',
        value: { kind: 'number', number: 91 },
        n: 60,
        source: herWords(),
      },
    ],
    measures: [],
    at: NOW,
  }),
  deviation: () => ({
    kind: 'deviation',
    id: 'v1',
    version: 1,
    schoolYear: '2026/27',
    category: 'training',
    decision: 'asked',
    askedOf: ULLA,
    date: '2026-09-01',
  }),
  parked: () => ({
    kind: 'parked',
    id: 'v1',
    version: 1,
    schoolYear: '2026/27',
    text: herWords(),
    category: 'training',
    owner: ULLA,
    parkedBy: ULLA,
    parkedAt: NOW,
    state: 'inPlan',
    reviewedAt: null,
    capacity: herWords(),
    takenBy: ULLA,
  }),
  note: () => ({
    kind: 'note',
    id: 'n1',
    version: 1,
    schoolYear: '2026/27',
    use: 'agenda',
    text: herWords(),
    person: ULLA,
    date: '2026-09-01',
    concerns: null,
    state: 'open',
    checkpoint: null,
    carriedFrom: [],
  }),
};
