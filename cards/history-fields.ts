/** What a change changed, field by field, as people read it: each field by the name that its form has. */
import type { DecisionForm } from '../quality/checkpoints/decisions-act.ts';
import type { GoalContent } from '../quality/goals/documents.ts';
import type { AuditAction } from '../quality/history/actions.ts';
import { type ChangedField, changedFields } from '../quality/history/history.ts';
import { PROFESSIONS } from '../quality/people/documents.ts';
import type { DiscussionContent, Evidence, InterventionContent } from '../quality/plan/documents.ts';
import { EVIDENCE_FINDINGS, EVIDENCE_LEVELS, LEVELS, NATURES } from '../quality/plan/documents.ts';
import type { AuditEntry } from '../quality/ports.ts';
import type { Snapshot } from '../quality/snapshot.ts';
import type { Timing } from '../quality/year/documents.ts';
import { professionName } from './answer-fields.ts';
import { type Element, text } from './card.ts';
import { formatDate, formatNumber } from './format.ts';
import { nameOf } from './names.ts';
import { long } from './paging.ts';
import { localeOf, type Say, type TextKey } from './texts.ts';

type Labels<Field extends string> = Readonly<Record<Field, TextKey>>;

const GOAL: Labels<keyof GoalContent> = {
  title: 'goals:title',
  description: 'goals:description',
  group: 'goals:group',
  indicator: 'goals:indicator',
  baseline: 'goals:baseline',
  target: 'goals:target',
  unit: 'goals:unit',
  direction: 'goals:direction',
  owner: 'goals:owner',
  deadline: 'goals:deadline',
  groupSize: 'goals:groupSize',
  justification: 'goals:justification',
};
const INTERVENTION: Labels<Exclude<keyof InterventionContent, 'evidence'> | `evidence.${keyof Evidence}`> = {
  goal: 'plan:goal',
  title: 'plan:what',
  why: 'plan:why',
  owner: 'plan:owner',
  withWhom: 'plan:withWhom',
  from: 'plan:from',
  to: 'plan:to',
  level: 'plan:level',
  nature: 'plan:nature',
  hours: 'plan:hours',
  fidelity: 'plan:fidelity',
  'evidence.level': 'plan:evidence',
  'evidence.finding': 'plan:finding',
  'evidence.references': 'plan:references',
  'evidence.grades': 'plan:certainty',
  'evidence.stop': 'plan:stop',
};
const DISCUSSION: Labels<keyof DiscussionContent> = {
  teacherTeam: 'plan:meetWho',
  date: 'plan:meetDate',
  people: 'plan:meetPeople',
  goal: 'plan:meetAbout',
  outcome: 'plan:meetResult',
};
const DECISION: Labels<keyof DecisionForm> = {
  text: 'checkpoint:decisionText',
  owner: 'checkpoint:decisionOwner',
  due: 'checkpoint:decisionDue',
};
const TIMING: Labels<keyof Timing> = {
  gather: 'people:timingGather',
  prompt: 'people:timingPrompt',
  reminder: 'people:timingReminder',
  decisions: 'people:timingDecisions',
  from: 'people:timingFrom',
  to: 'people:timingTo',
};

/** The forms whose changes the audit keeps field by field. */
const FIELDS: Partial<Record<AuditAction, Labels<string>>> = {
  'goal-changed': GOAL,
  'intervention-changed': INTERVENTION,
  'discussion-changed': DISCUSSION,
  'decision-changed': DECISION,
  'timing-changed': TIMING,
  'school-changed': {
    school: 'people:settingsBasic',
    county: 'people:factCounty',
    count: 'people:factCount',
    locale: 'setup:locale',
  },
  'keep-to-plan-changed': {
    on: 'keep:settingsOn',
    perDay: 'keep:settingsPerDay',
    routine: 'keep:settingsRoutine',
    notPupils: 'keep:settingsNotPupils',
  },
  'roles-changed': {
    professions: 'mine:field.profession',
    principal: 'people:factPrincipal',
    coordinator: 'people:factCoordinators',
  },
  'teacher-teams-set': { teams: 'plan:meetTeamsTitle' },
};

/** One line for each field that changed: what it was and what it is. */
export function changeRows(
  say: Say,
  snapshot: Snapshot,
  entry: Pick<AuditEntry, 'what' | 'before' | 'after'>,
): Element[] {
  const labels = FIELDS[entry.what as AuditAction];
  if (!labels) return [];
  return changedFields(entry).flatMap((changed) => {
    const label = labels[changed.field];
    return label ? row(say, snapshot, say(label), changed) : [];
  });
}

function row(say: Say, snapshot: Snapshot, field: string, { field: name, before, after }: ChangedField): Element[] {
  const [was, is] = [before, after].map((value) => wordsOf(say, snapshot, name, value));
  if (was === null || is === null) return [text(say('history:changeOnly', { field }), { spacing: 'none' })];
  return long(say('history:change', { field, before: was ?? '', after: is ?? '' }), { spacing: 'none' });
}

/** A value as it is read; null for one that is no words, of which only the field is named. */
function wordsOf(say: Say, snapshot: Snapshot, field: string, value: unknown): string | null {
  const locale = localeOf(say);
  if (value === null || value === '') return say('history:empty');
  if (typeof value === 'boolean') return say(value ? 'history:yes' : 'history:no');
  if (typeof value === 'number') return formatNumber(locale, value);
  if (Array.isArray(value)) {
    const parts = value.map((one) => wordsOf(say, snapshot, field, one));
    if (parts.includes(null)) return null;
    return parts.length === 0 ? say('history:empty') : parts.join(', ');
  }
  return typeof value === 'string' ? chosen(say, snapshot, field, value) : null;
}

/** What a person chose from a list, by its name there; words and anything else as they stand. */
function chosen(say: Say, snapshot: Snapshot, field: string, value: string): string {
  const locale = localeOf(say);
  const among = <T extends string>(list: readonly T[]): T | undefined => list.find((one) => one === value);
  const [level, nature] = [among(LEVELS), among(NATURES)];
  const [evidence, finding] = [among(EVIDENCE_LEVELS), among(EVIDENCE_FINDINGS)];
  const profession = among(PROFESSIONS);
  if (field === 'owner' || field === 'people') return nameOf(say, snapshot.members, value);
  if (field === 'goal') return goalName(say, snapshot, value);
  if (field === 'level' && level) return say(`plan:level.${level}`);
  if (field === 'nature' && nature) return say(`plan:nature.${nature}`);
  if (field === 'evidence.level' && evidence) return say(`plan:evidence.${evidence}`);
  if (field === 'evidence.finding' && finding) return say(`plan:finding.${finding}`);
  if (field === 'professions' && profession) return professionName(say, profession);
  if (field === 'direction' && (value === 'higher' || value === 'lower')) return say(`goals:${value}`);
  return /^\d{4}-\d{2}-\d{2}$/.test(value) ? formatDate(locale, value) : value;
}

function goalName(say: Say, { goals }: Snapshot, id: string): string {
  const goal = goals.find((one) => one.id === id);
  return goal ? say('goals:row', { number: goal.number, title: goal.title }) : '–';
}
