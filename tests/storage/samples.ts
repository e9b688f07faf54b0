/** Documents of every kind, plausible and small. */
import { DEFAULT_TIMING, type Answer, type Checkpoint, type Document, type Goal, type Member, type Team, type TeamKey } from '../../quality/model.ts';
import { suggestCalendar } from '../../quality/school-year.ts';

export const NOW = '2026-09-01T08:00:00Z';
export const keyOf = (n: number, tenant = 'teams:t'): TeamKey => ({ tenant, team: `team-${n}` });

export const team = (key: TeamKey, more: Partial<Team> = {}): Team => ({
  kind: 'team', id: key.team, version: 1, schoolYear: '', school: 'Ekskolan', county: 'Skåne',
  calendar: suggestCalendar('2026/27', 'Skåne'), checkpointCount: 4, timing: DEFAULT_TIMING, timeZone: 'Europe/Stockholm', locale: 'sv',
  home: { platform: 'teams', conversation: `19:${key.team}`, kind: 'channel', route: {} },
  wheelApprovedAt: NOW, wheelApprovedBy: 'rut', createdAt: NOW, ...more,
});
export const home = (id: string): Document => ({ kind: 'home', id, version: 1, schoolYear: '' });
export const member = (id: string, more: Partial<Member> = {}): Member => ({
  kind: 'member', id, version: 1, schoolYear: '', name: `Namn ${id}`, professions: ['counsellor'], coordinator: false, principal: false, active: true,
  locale: 'sv', address: { platform: 'teams', conversation: `a:${id}`, kind: 'personal', route: {} }, joinedAt: NOW, away: null, snoozedUntil: null, ...more,
});
export const checkpoint = (id: string, date: string, more: Partial<Checkpoint> = {}): Checkpoint => ({
  kind: 'checkpoint', id, version: 1, schoolYear: '2026/27', date, reason: { key: 'wheel:reason.october', values: {} }, state: 'planned',
  gatheredAt: null, decisionsRecordedAt: null, summary: '', closedAt: null, closedBy: null, ...more,
});
export const goal = (id: string, number: number, more: Partial<Goal> = {}): Goal => ({
  kind: 'goal', id, version: 1, schoolYear: '2026/27', number, title: 'Minska frånvaron', group: 'åk 7–9', indicator: 'ogiltig frånvaro', baseline: 8.4,
  target: 6.5, unit: '%', direction: 'lower', owner: 'siv', deadline: '2027-06-04', state: 'active', createdBy: 'siv', createdAt: NOW, ...more,
});
export const answer = (checkpointId: string, person: string, more: Partial<Answer> = {}): Answer => ({
  kind: 'answer', id: `${checkpointId}:${person}`, version: 1, schoolYear: '2026/27', checkpoint: checkpointId, person, professions: ['counsellor'],
  analysis: { situation: 'Frånvaron ökar.', causes: 'Sena kvällar.', meaning: '' }, progress: [], answeredAt: NOW, changedAt: null, late: false, ...more,
});
