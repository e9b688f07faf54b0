/**
 * Every kind of stored document, in one exhaustive record: its shape, where a snapshot holds it, whom it names, what becomes of it when
 * a person is forgotten or called by another id, what an export of a person's own data shows of it. Whatever goes through all documents reads this record, so that a new
 * kind does not compile until all of it is said.
 */
import { z } from 'zod';
import { addition, answer, checkpoint, decision } from './checkpoints/documents.ts';
import { pendingImport, series, teamIndicator } from './data/documents.ts';
import { evaluation, signature } from './evaluation/documents.ts';
import { feed } from './feed/documents.ts';
import { acceptance, goal } from './goals/documents.ts';
import { deviation, note, parked } from './keep/documents.ts';
import { gone, kind, NOBODYS, none, ONES, type Rules, same } from './kind-rules.ts';
import { overview } from './overview/documents.ts';
import { follow, member } from './people/documents.ts';
import * as forget from './people/forgetting.ts';
import * as joinUp from './people/joining-up.ts';
import * as show from './people/own-data.ts';
import * as rename from './people/renaming.ts';
import { discussion, intervention } from './plan/documents.ts';
import { home, team } from './team/documents.ts';
import { template } from './template/documents.ts';
import { handover, pastYear } from './year/documents.ts';
import { pendingDays } from './year/pending-days.ts';

export const KINDS = {
  team: kind(team, null, {
    plans: true,
    names: ({ wheelApprovedBy, home: { conversation }, keepToPlan }) => [
      wheelApprovedBy,
      conversation,
      ...keepToPlan.learnt.map(({ by }) => by),
      ...keepToPlan.notPupils.map(({ by }) => by),
    ],
    about: none,
    forget: forget.forgetInTeam,
    rename: rename.renameInTeam,
    joinUp: null,
    show: show.showTeam,
    words: 'school',
  }),
  member: kind(member, 'members', {
    plans: true,
    names: ({ id, aliases }) => [id, ...aliases],
    about: none,
    forget: gone,
    rename: rename.renameMember,
    joinUp: joinUp.joinUpMembers,
    show: show.showMember,
    words: 'people',
  }),
  home: kind(home, 'homes', {
    plans: false,
    names: ({ id }) => [id],
    about: none,
    forget: forget.forgetHome,
    rename: same,
    joinUp: null,
    show: none,
    words: 'school',
  }),
  checkpoint: kind(checkpoint, 'checkpoints', {
    plans: true,
    names: ({ closedBy, summaryBy, standing }) => [
      closedBy,
      summaryBy,
      ...(standing?.decisions.map(({ owner }) => owner) ?? []),
    ],
    about: none,
    forget: forget.forgetInCheckpoint,
    rename: rename.renameInCheckpoint,
    joinUp: null,
    show: show.showCheckpoint,
    words: 'school',
  }),
  goal: kind(goal, 'goals', {
    plans: true,
    names: ({ owner, createdBy, override, ended }) => [owner, createdBy, override?.by, ended?.by],
    about: none,
    forget: forget.forgetGoal,
    rename: rename.renameInGoal,
    joinUp: null,
    show: show.showGoal,
    words: 'people',
  }),
  answer: kind(answer, 'answers', {
    plans: false,
    names: ({ person }) => [person],
    about: ({ checkpoint: of }) => [of],
    forget: forget.forgetAnswer,
    rename: rename.renameInAnswer,
    joinUp: joinUp.joinUpAnswers,
    show: show.showAnswer,
    words: 'people',
  }),
  decision: kind(decision, 'decisions', {
    plans: true,
    names: ({ owner, createdBy }) => [owner, createdBy],
    about: ({ checkpoint: of }) => [of],
    forget: forget.forgetDecision,
    rename: rename.renameInDecision,
    joinUp: null,
    show: show.showDecision,
    words: 'people',
  }),
  follow: kind(follow, 'follows', {
    plans: true,
    names: ({ id }) => [id],
    about: none,
    forget: gone,
    rename: rename.renameOwn,
    joinUp: joinUp.joinUpFollows,
    show: show.showFollow,
    words: 'people',
  }),
  feed: kind(feed, 'feeds', {
    ...ONES,
    forget: forget.forgetFeed,
    joinUp: joinUp.joinUpFeeds,
    show: show.showFeed,
  }),
  overview: kind(overview, 'overviews', {
    ...ONES,
    forget: forget.forgetOverview,
    joinUp: joinUp.joinUpOverviews,
    show: show.showOverview,
  }),
  acceptance: kind(acceptance, 'acceptances', {
    plans: true,
    names: ({ person }) => [person],
    about: ({ goal: of }) => [of],
    forget: gone,
    rename: rename.renameInAcceptance,
    joinUp: joinUp.joinUpAcceptances,
    show: show.showAcceptance,
    words: 'people',
  }),
  intervention: kind(intervention, 'interventions', {
    plans: false,
    names: ({ owner, createdBy, override }) => [owner, createdBy, override?.by],
    about: ({ goal: of }) => [of],
    forget: forget.forgetIntervention,
    rename: rename.renameInIntervention,
    joinUp: null,
    show: show.showIntervention,
    words: 'people',
  }),
  addition: kind(addition, 'additions', {
    plans: false,
    names: ({ person }) => [person],
    about: ({ checkpoint: of, goal: its }) => [of, its],
    forget: gone,
    rename: rename.renameAuthor,
    joinUp: null,
    show: show.showAddition,
    words: 'people',
  }),
  discussion: kind(discussion, 'discussions', {
    plans: true,
    names: ({ createdBy, outcomeBy, people }) => [createdBy, outcomeBy, ...people],
    about: ({ goal: of }) => [of],
    forget: forget.forgetDiscussion,
    rename: rename.renameInDiscussion,
    joinUp: null,
    show: show.showDiscussion,
    words: 'people',
  }),
  evaluation: kind(evaluation, 'evaluations', {
    plans: true,
    names: ({ person }) => [person],
    about: none,
    forget: forget.forgetEvaluation,
    rename: rename.renameInEvaluation,
    joinUp: joinUp.joinUpEvaluations,
    show: show.showEvaluation,
    words: 'people',
  }),
  signature: kind(signature, 'signatures', {
    plans: true,
    names: ({ by, team: then }) => [by, then?.principal],
    about: none,
    forget: forget.forgetSignature,
    rename: rename.renameInSignature,
    joinUp: null,
    show: show.showSignature,
    words: 'school',
  }),
  year: kind(pastYear, null, {
    plans: false,
    names: ({ wheelApprovedBy }) => [wheelApprovedBy],
    about: none,
    forget: forget.forgetInYear,
    rename: rename.renameInYear,
    joinUp: null,
    show: show.showYear,
    words: 'school',
  }),
  handover: kind(handover, 'handovers', { plans: false, ...NOBODYS }),
  template: kind(template, 'templates', {
    plans: false,
    names: ({ by }) => [by],
    about: none,
    forget: forget.forgetInTemplate,
    rename: rename.renameMaker,
    joinUp: null,
    show: show.showTemplate,
    words: 'school',
  }),
  series: kind(series, 'series', { plans: false, ...NOBODYS }),
  indicator: kind(teamIndicator, 'indicators', { plans: false, ...NOBODYS }),
  import: kind(pendingImport, null, {
    plans: false,
    names: ({ id }) => [id],
    about: none,
    forget: gone,
    rename: rename.renameOwn,
    joinUp: joinUp.joinUpImports,
    show: show.showImport,
    words: 'people',
  }),
  days: kind(pendingDays, null, {
    plans: false,
    names: ({ id }) => [id],
    about: none,
    forget: gone,
    rename: rename.renameOwn,
    joinUp: joinUp.joinUpDays,
    show: show.showDays,
    words: 'people',
  }),
  deviation: kind(deviation, 'deviations', {
    plans: false,
    names: ({ askedOf }) => [askedOf],
    about: none,
    forget: forget.forgetDeviation,
    rename: rename.renameInDeviation,
    joinUp: null,
    show: show.showDeviation,
    words: 'school',
  }),
  parked: kind(parked, 'parked', {
    plans: false,
    names: ({ owner, parkedBy, takenBy }) => [owner, parkedBy, takenBy],
    about: none,
    forget: forget.forgetParked,
    rename: rename.renameInParked,
    joinUp: null,
    show: show.showParked,
    words: 'people',
  }),
  note: kind(note, 'notes', {
    plans: false,
    names: ({ person }) => [person],
    about: ({ concerns, checkpoint }) => [concerns, checkpoint],
    forget: gone,
    rename: rename.renameAuthor,
    joinUp: null,
    show: show.showNote,
    words: 'people',
  }),
} as const;

export type Kind = keyof typeof KINDS;
export type DocumentOf<K extends Kind> = z.infer<(typeof KINDS)[K]['schema']>;
export type Document = { [K in Kind]: DocumentOf<K> }[Kind];

/** The snapshot's lists. */
export type Field = Exclude<(typeof KINDS)[Kind]['field'], null>;

export const kinds = Object.keys(KINDS) as Kind[];

/** The rules of a kind, as functions of any document: whoever calls them has a document of that kind. */
export const rulesOf = (of: Kind): Rules<Document, Field | null> =>
  KINDS[of] as unknown as Rules<Document, Field | null>;

const schemas = kinds.map((of) => KINDS[of].schema) as unknown as readonly [typeof team];
/** Reads any document. */
export const document = z.discriminatedUnion('kind', schemas) as unknown as z.ZodType<Document>;
