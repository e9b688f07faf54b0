/** Documents of every kind, plausible and small. */

import type { TeamKey } from '../../quality/base.ts';
import type { Addition, Answer, Checkpoint, Decision } from '../../quality/checkpoints/documents.ts';
import type { Feed } from '../../quality/feed/documents.ts';
import type { Goal } from '../../quality/goals/documents.ts';
import { DEFAULT_KEEP_TO_PLAN } from '../../quality/keep/documents.ts';
import type { Document } from '../../quality/kinds.ts';
import type { Overview } from '../../quality/overview/documents.ts';
import type { Member } from '../../quality/people/documents.ts';
import type { Discussion, Intervention } from '../../quality/plan/documents.ts';
import { type Snapshot, toSnapshot } from '../../quality/snapshot.ts';
import type { Team } from '../../quality/team/documents.ts';
import type { Template } from '../../quality/template/documents.ts';
import { DEFAULT_TIMING, type PastYear } from '../../quality/year/documents.ts';
import { suggestCalendar } from '../../quality/year/suggestion.ts';

export const NOW = '2026-09-01T08:00:00Z';
export const keyOf = (n: number, tenant = 'teams:t'): TeamKey => ({ tenant, team: `team-${n}` });

export const team = (key: TeamKey, more: Partial<Team> = {}): Team => ({
  kind: 'team',
  id: key.team,
  version: 1,
  schoolYear: '',
  school: 'Ekskolan',
  county: 'Skåne',
  calendar: suggestCalendar('2026/27', 'Skåne'),
  checkpointCount: 4,
  timing: DEFAULT_TIMING,
  timeZone: 'Europe/Stockholm',
  locale: 'sv',
  home: { platform: 'teams', conversation: `19:${key.team}`, kind: 'channel', route: {} },
  unitCode: null,
  teacherTeams: [],
  keepToPlan: DEFAULT_KEEP_TO_PLAN,
  wheelApprovedAt: NOW,
  wheelApprovedBy: 'rut',
  yearStartedAt: null,
  createdAt: NOW,
  ...more,
});
export const pastYear = (schoolYear: string, more: Partial<PastYear> = {}): PastYear => ({
  kind: 'year',
  id: schoolYear,
  version: 1,
  schoolYear,
  calendar: suggestCalendar(schoolYear, 'Skåne'),
  wheelApprovedAt: NOW,
  wheelApprovedBy: 'rut',
  from: '2025-08-18T08:00:00Z',
  to: '2026-06-10T08:00:00Z',
  ...more,
});
export const home = (id: string): Document => ({ kind: 'home', id, version: 1, schoolYear: '' });
export const member = (id: string, more: Partial<Member> = {}): Member => ({
  kind: 'member',
  id,
  version: 1,
  schoolYear: '',
  name: `Namn ${id}`,
  professions: ['counsellor'],
  coordinator: false,
  principal: false,
  active: true,
  locale: 'sv',
  address: { platform: 'teams', conversation: `a:${id}`, kind: 'personal', route: {} },
  joinedAt: NOW,
  away: null,
  snoozedUntil: null,
  aliases: [],
  directory: null,
  homeTenant: null,
  knownOn: null,
  ...more,
});
export const checkpoint = (id: string, date: string, more: Partial<Checkpoint> = {}): Checkpoint => ({
  kind: 'checkpoint',
  id,
  version: 1,
  schoolYear: '2026/27',
  date,
  reason: { key: 'wheel:reason.october', values: {} },
  state: 'planned',
  gatheredAt: null,
  decisionsRecordedAt: null,
  summary: '',
  closedAt: null,
  closedBy: null,
  ...more,
});
export const goal = (id: string, number: number, more: Partial<Goal> = {}): Goal => ({
  kind: 'goal',
  id,
  version: 1,
  schoolYear: '2026/27',
  number,
  title: 'Minska frånvaron',
  description: '',
  group: 'åk 7–9',
  indicator: 'ogiltig frånvaro',
  indicatorKey: null,
  groupSize: null,
  justification: '',
  override: null,
  askedAt: null,
  baseline: 8.4,
  target: 6.5,
  unit: '%',
  direction: 'lower',
  owner: 'siv',
  deadline: '2027-06-04',
  state: 'active',
  createdBy: 'siv',
  createdAt: NOW,
  ...more,
});
export const answer = (checkpointId: string, person: string, more: Partial<Answer> = {}): Answer => ({
  kind: 'answer',
  id: `${checkpointId}:${person}`,
  version: 1,
  schoolYear: '2026/27',
  checkpoint: checkpointId,
  person,
  professions: ['counsellor'],
  analysis: { situation: 'Frånvaron ökar.', causes: [{ text: 'Sena kvällar.', goal: null }], meaning: '' },
  progress: [],
  answeredAt: NOW,
  changedAt: null,
  late: false,
  ...more,
});

export const decision = (id: string, checkpointId: string, more: Partial<Decision> = {}): Decision => ({
  kind: 'decision',
  id,
  version: 1,
  schoolYear: '2026/27',
  checkpoint: checkpointId,
  text: 'Ta upp det igen',
  owner: 'siv',
  due: '2026-11-01',
  doneAt: null,
  createdBy: 'siv',
  ...more,
});

export const intervention = (id: string, number: number, more: Partial<Intervention> = {}): Intervention => ({
  kind: 'intervention',
  id,
  version: 1,
  schoolYear: '2026/27',
  number,
  goal: 'g1',
  title: 'Samtal inom fem dagar',
  why: 'Frånvaron upptäcks sent.',
  owner: 'siv',
  withWhom: 'arbetslag 7–9',
  from: '2026-09-01',
  to: '2027-06-04',
  level: 'group',
  nature: 'preventive',
  hours: 2,
  fidelity: '',
  evidence: { level: 'ownExperience', finding: 'notStudied', references: [], grades: [], stop: 'Ingen förändring.' },
  state: number % 2 ? 'active' : 'draft',
  override: null,
  createdBy: 'siv',
  createdAt: NOW,
  ...more,
});
export const addition = (id: string, checkpointId: string, words: string): Addition => ({
  kind: 'addition',
  id,
  version: 1,
  schoolYear: '2026/27',
  checkpoint: checkpointId,
  person: 'siv',
  goal: null,
  text: words,
  at: NOW,
});
export const discussion = (id: string, more: Partial<Discussion> = {}): Discussion => ({
  kind: 'discussion',
  id,
  version: 1,
  schoolYear: '2026/27',
  teacherTeam: null,
  date: '2026-10-01',
  people: ['siv'],
  goal: null,
  outcome: '',
  state: more.outcome ? 'held' : 'planned',
  createdBy: 'siv',
  ...more,
});

/** A snapshot of the first team with these documents. */
/** How the school's reports look in Word. */
export const template = (more: Partial<Template> = {}): Template => {
  const look = { font: 'Georgia', size: 28, color: '1F3864', bold: true };
  const looks = {
    body: { ...look, size: 22, bold: false },
    title: look,
    heading1: look,
    heading2: look,
    heading3: look,
  };
  return {
    kind: 'template',
    id: 'template',
    version: 1,
    schoolYear: '',
    looks,
    logo: null,
    page: null,
    header: [{ align: 'left', parts: ['Ekstads kommun\tSida ', { field: 'page' }] }],
    footer: [],
    cover: ['Ekstads kommun'],
    numbered: true,
    by: 'rut',
    at: NOW,
    ...more,
  };
};

/** Somebody's calendar, or the team's; each has a secret of its own. */
export const feed = (id: string, more: Partial<Feed> = {}): Feed => ({
  kind: 'feed',
  id,
  version: 1,
  schoolYear: '',
  secret: Buffer.from(id).toString('hex').padEnd(40, '0').slice(0, 40),
  by: id,
  at: NOW,
  ...more,
});

/** Somebody who sees how the school stands. */
export const overview = (id: string, more: Partial<Overview> = {}): Overview => ({
  kind: 'overview',
  id,
  version: 1,
  schoolYear: '',
  name: `Namn ${id}`,
  shares: ['completion', 'goals'],
  by: 'rut',
  at: NOW,
  ...more,
});

export function sampleSnapshot(documents: readonly Document[]): Snapshot {
  const key = keyOf(1);
  const snapshot = toSnapshot(key, [team(key), ...documents]);
  if (!snapshot) throw new Error('no team');
  return snapshot;
}
