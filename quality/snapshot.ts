import type { TeamKey } from './base.ts';
import type { Addition, Answer, Checkpoint, Decision } from './checkpoints/documents.ts';
import type { Series, TeamIndicator } from './data/documents.ts';
import type { Acceptance, Goal } from './goals/documents.ts';
import type { Deviation, Note, Parked } from './keep/documents.ts';
import type { Document } from './kinds.ts';
import type { Follow, Member } from './people/documents.ts';
import type { Discussion, Intervention } from './plan/documents.ts';
import type { Change } from './ports.ts';
import type { Home, Team } from './team/documents.ts';

/** What a snapshot will be after a commit. Pure; documents of other school years are left out, as the store does. */
export function applyChanges(snapshot: Snapshot, changes: readonly Change[]): Snapshot {
  const documents = new Map<string, Document>();
  const keyOf = (document: Pick<Document, 'kind' | 'id'>) => `${document.kind}/${document.id}`;
  for (const document of documentsOf(snapshot)) documents.set(keyOf(document), document);
  for (const change of changes) {
    if (change.do === 'put') {
      documents.set(keyOf(change.document), { ...change.document, version: change.expected + 1 });
    } else if (change.do === 'delete') {
      documents.delete(keyOf(change));
    }
  }
  return toSnapshot(snapshot.key, [...documents.values()]) ?? snapshot;
}

const documentsOf = (snapshot: Snapshot): Document[] => [
  snapshot.team,
  ...snapshot.members,
  ...snapshot.checkpoints,
  ...snapshot.goals,
  ...snapshot.answers,
  ...snapshot.decisions,
  ...snapshot.follows,
  ...snapshot.homes,
  ...snapshot.acceptances,
  ...snapshot.interventions,
  ...snapshot.additions,
  ...snapshot.discussions,
  ...snapshot.series,
  ...snapshot.indicators,
  ...snapshot.deviations,
  ...snapshot.parked,
  ...snapshot.notes,
];

/** Sorts a team's documents into a snapshot of its current school year; null when the team itself is not among them. */
export function toSnapshot(key: Snapshot['key'], documents: readonly Document[]): Snapshot | null {
  const team = documents.find((document) => document.kind === 'team');
  if (!team) return null;
  const current = documents.filter((d) => d.schoolYear === '' || d.schoolYear === team.calendar.schoolYear);
  return {
    key,
    team,
    members: current.filter((d) => d.kind === 'member'),
    checkpoints: current.filter((d) => d.kind === 'checkpoint'),
    goals: current.filter((d) => d.kind === 'goal').toSorted((a, b) => a.number - b.number),
    answers: current.filter((d) => d.kind === 'answer'),
    decisions: current.filter((d) => d.kind === 'decision'),
    follows: current.filter((d) => d.kind === 'follow'),
    homes: current.filter((d) => d.kind === 'home'),
    acceptances: current.filter((d) => d.kind === 'acceptance'),
    interventions: current.filter((d) => d.kind === 'intervention').toSorted((a, b) => a.number - b.number),
    additions: current.filter((d) => d.kind === 'addition'),
    discussions: current.filter((d) => d.kind === 'discussion').toSorted((a, b) => a.date.localeCompare(b.date)),
    series: current.filter((d) => d.kind === 'series'),
    indicators: current.filter((d) => d.kind === 'indicator'),
    deviations: current.filter((d) => d.kind === 'deviation'),
    parked: current.filter((d) => d.kind === 'parked'),
    notes: current.filter((d) => d.kind === 'note'),
  };
}

/** Everything about one team and its current school year, as read in one go. Small by nature: one team, one year. */
export type Snapshot = {
  readonly key: TeamKey;
  readonly team: Team;
  readonly members: readonly Member[];
  readonly checkpoints: readonly Checkpoint[];
  readonly goals: readonly Goal[];
  readonly answers: readonly Answer[];
  readonly decisions: readonly Decision[];
  readonly follows: readonly Follow[];
  readonly homes: readonly Home[];
  readonly acceptances: readonly Acceptance[];
  readonly interventions: readonly Intervention[];
  readonly additions: readonly Addition[];
  readonly discussions: readonly Discussion[];
  readonly series: readonly Series[];
  readonly indicators: readonly TeamIndicator[];
  readonly deviations: readonly Deviation[];
  readonly parked: readonly Parked[];
  readonly notes: readonly Note[];
};
