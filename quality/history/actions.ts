/**
 * Every word that the audit says what was done with, by the kind of document that it was done to, and whom it concerns. Exhaustive: a new
 * kind of document, or an act with a new word, does not compile until it stands here, and then not until it has words in both languages
 * (`history:did.*`).
 */
import type { Kind } from '../kinds.ts';

/**
 * Who reads such a line besides those who manage the team and whoever did it: all of the team, or only those whom the document names (its
 * owner, author, participants). What is nobody else's is for those who manage the team alone.
 */
export type Concerns = 'everybody' | 'theirs' | 'managers';

export const ACTIONS = {
  team: {
    'team-created': 'everybody',
    'team-moved': 'everybody',
    'team-removed': 'managers',
    'school-changed': 'managers',
    'calendar-changed': 'everybody',
    'timing-changed': 'managers',
    'school-year-started': 'everybody',
    'school-year-undone': 'everybody',
    'years-disposed': 'everybody',
    'wheel-approved': 'everybody',
    'teacher-teams-set': 'managers',
    'unit-code-set': 'managers',
    'keep-to-plan-changed': 'managers',
    'name-vouched': 'managers',
    'file-linked': 'managers',
    'file-fetched': 'managers',
  },
  member: {
    'member-joined': 'everybody',
    'member-left': 'everybody',
    'roles-changed': 'everybody',
    'person-united': 'theirs',
    'person-erased': 'managers',
  },
  checkpoint: {
    'checkpoint-moved': 'everybody',
    'checkpoint-added': 'everybody',
    'checkpoint-removed': 'everybody',
    'data-gathered': 'everybody',
    'data-not-gathered': 'everybody',
    'decisions-sent': 'everybody',
    'checkpoint-closed': 'everybody',
    'checkpoint-reopened': 'everybody',
  },
  goal: {
    'goal-created': 'theirs',
    'goal-changed': 'theirs',
    'goal-asked': 'theirs',
    'goal-adopted': 'everybody',
    'goal-overridden': 'everybody',
    'goal-finished': 'everybody',
    'goal-reopened': 'everybody',
    'goal-dropped': 'everybody',
    'goal-restored': 'everybody',
  },
  answer: { 'answer-sent': 'theirs', 'answer-changed': 'theirs' },
  decision: {
    'decision-recorded': 'theirs',
    'decision-changed': 'theirs',
    'decision-removed': 'managers',
    'decision-done': 'theirs',
    'decision-not-done': 'theirs',
  },
  feed: { 'feed-opened': 'theirs', 'feed-renewed': 'theirs', 'feed-closed': 'theirs' },
  overview: { 'overview-given': 'everybody', 'overview-changed': 'everybody', 'overview-ended': 'everybody' },
  acceptance: { 'goal-supported': 'theirs', 'goal-objected': 'theirs' },
  intervention: {
    'intervention-created': 'theirs',
    'intervention-changed': 'theirs',
    'intervention-done': 'everybody',
    'intervention-stopped': 'everybody',
    'intervention-dropped': 'theirs',
    'intervention-restored': 'everybody',
    'intervention-overridden': 'everybody',
  },
  addition: { 'picture-added': 'everybody', 'picture-removed': 'everybody' },
  discussion: {
    'discussion-created': 'theirs',
    'discussion-changed': 'theirs',
    'discussion-cancelled': 'theirs',
    'discussion-restored': 'theirs',
  },
  template: { 'template-set': 'everybody', 'template-removed': 'everybody' },
  series: { 'data-imported': 'everybody', 'data-removed': 'everybody', 'data-import-undone': 'everybody' },
  indicator: { 'indicator-added': 'everybody', 'indicator-changed': 'everybody', 'indicator-removed': 'everybody' },
  parked: {
    'parked-added': 'everybody',
    'parked-kept': 'everybody',
    'parked-dropped': 'everybody',
    'parked-taken-in': 'everybody',
    'parked-restored': 'everybody',
    'parked-given': 'everybody',
  },
  note: {
    'note-added': 'everybody',
    'activity-logged': 'everybody',
    'note-removed': 'everybody',
    'activity-removed': 'everybody',
    'point-done': 'everybody',
    'point-carried': 'everybody',
    'point-to-next-year': 'everybody',
    'point-reopened': 'everybody',
  },
  evaluation: { 'year-evaluated': 'theirs' },
  signature: { 'evaluation-signed': 'everybody', 'evaluation-reopened': 'everybody' },
  // Sums without a person; what waits to be saved; a person's own wishes; where the team lives; a year that is read alone.
  deviation: {},
  import: {},
  days: {},
  follow: {},
  home: {},
  year: {},
  handover: {},
} as const satisfies Record<Kind, Readonly<Record<string, Concerns>>>;

/** What was done, as the audit says it. */
export type AuditAction = { [K in Kind]: keyof (typeof ACTIONS)[K] }[Kind] & string;

const CONCERNS = new Map<string, Concerns>(Object.values(ACTIONS).flatMap((of) => Object.entries(of)));

/** Words of other versions are none of these. */
export const isAction = (what: string): what is AuditAction => CONCERNS.has(what);
/** Whom a line concerns; what this version has no word for is for those who manage the team. */
export const concernsOf = (what: string): Concerns => CONCERNS.get(what) ?? 'managers';
