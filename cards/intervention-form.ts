/** The form of an intervention: what and for which goal first, then how it is done, then what it rests on. */
import { type Locale, MAX_LINE, MAX_TEXT } from '../quality/base.ts';
import { fieldsOn } from '../quality/content.ts';
import {
  EVIDENCE_FINDINGS,
  EVIDENCE_LEVELS,
  GRADE_CERTAINTIES,
  INTERVENTION_STEPS,
  type Intervention,
  interventionContent,
  LEVELS,
  MAX_GRADED,
  MAX_REFERENCE,
  MAX_REFERENCES,
  NATURES,
  NOTHING_KNOWN,
} from '../quality/plan/documents.ts';
import { isDescribed } from '../quality/plan/evidence.ts';
import type { Snapshot } from '../quality/snapshot.ts';
import { stampOf } from '../quality/stamp.ts';
import { isCurrent } from '../quality/status/status.ts';
import { type ActionData, type Card, type Element, submit, subtle, text } from './card.ts';
import { type Form, formCard, type Objection, problemsBox } from './common.ts';
import { choiceInput, dateInput, goalChoices, MAX_NUMBER, memberChoices, textInput } from './inputs.ts';
import { type Say, speak } from './texts.ts';

/** The inputs of each step, by their ids. */
export const INTERVENTION_INPUTS = [
  ['goal', 'title', 'why', 'owner', 'from', 'to'],
  ['withWhom', 'level', 'nature', 'hours', 'fidelity'],
  ['evidenceLevel', 'finding', 'references', 'outcome', 'certainty', 'stop'],
] as const;
export type InterventionValues = Record<(typeof INTERVENTION_INPUTS)[number][number], string>;
export const LAST_STEP = INTERVENTION_INPUTS.length - 1;

/** `id` is the new intervention's id, so that a double click makes one; `existing` is the one that is being changed. A new one has the first step. `note` is said above the fields; `changed`: a step before this one has changed it. */
export function interventionCard(
  locale: Locale,
  snapshot: Snapshot,
  values: InterventionValues,
  target: { id: string; existing: Intervention | null; step?: number },
  problems: readonly Objection[] = [],
  note?: string,
  changed = false,
): Card {
  const say = speak(locale);
  const { existing } = target;
  const step = existing ? Math.max(0, Math.min(target.step ?? 0, LAST_STEP)) : 0;
  const title = existing ? say('plan:changeTitle', { number: existing.number }) : say('plan:newTitle');
  const body: Element[] = [
    ...problemsBox(say, problems),
    ...(note ? [text(note, { weight: 'bolder' })] : []),
    ...(existing ? [subtle(say('common:page', { page: step + 1, pages: LAST_STEP + 1 }))] : []),
    subtle(say(STEPS[step]?.intro ?? 'plan:intro')),
    ...(STEPS[step]?.fields(say, snapshot, values) ?? []),
  ];
  const data = { team: snapshot.key.team, intervention: target.id };
  const here = { ...data, page: String(step) };
  const form: Form = existing
    ? { title, open: { do: 'plan.changeOpen', ...here } }
    : { title, open: { do: 'plan.newOpen', ...data } };
  const save: ActionData = existing
    ? {
        do: 'plan.change',
        ...here,
        version: stampOf(fieldsOn(interventionContent, existing, INTERVENTION_STEPS, step)),
        ...(changed ? { changed: 'yes' } : {}),
      }
    : { do: 'plan.save', ...data };
  return formCard(say, form, body, [submit(say(existing && step < LAST_STEP ? 'common:next' : 'common:save'), save)]);
}

const choice = <T extends string>(of: readonly T[], say1: (v: T) => string) =>
  of.map((value) => ({ title: say1(value), value }));

function whatFields(say: Say, snapshot: Snapshot, values: InterventionValues): Element[] {
  const goals = snapshot.goals.filter(isCurrent);
  return [
    choiceInput(say, 'goal', 'plan:goal', goalChoices(say, goals), values.goal),
    textInput(say, 'title', 'plan:what', values.title, MAX_LINE, { required: true, hint: say('plan:whatHint') }),
    textInput(say, 'why', 'plan:why', values.why, MAX_TEXT, {
      required: true,
      multiline: true,
      hint: say('plan:whyHint'),
    }),
    choiceInput(say, 'owner', 'plan:owner', memberChoices(say, snapshot), values.owner),
    dateInput(say, 'from', 'plan:from', values.from),
    dateInput(say, 'to', 'plan:to', values.to),
  ];
}

function howFields(say: Say, _snapshot: Snapshot, values: InterventionValues): Element[] {
  const levels = choice(LEVELS, (v) => say(`plan:level.${v}`));
  const natures = choice(NATURES, (v) => say(`plan:nature.${v}`));
  return [
    textInput(say, 'withWhom', 'plan:withWhom', values.withWhom, MAX_LINE, { hint: say('plan:withWhomHint') }),
    choiceInput(say, 'level', 'plan:level', levels, values.level, {}),
    choiceInput(say, 'nature', 'plan:nature', natures, values.nature, {}),
    textInput(say, 'hours', 'plan:hours', values.hours, MAX_NUMBER),
    textInput(say, 'fidelity', 'plan:fidelity', values.fidelity, MAX_TEXT, {
      multiline: true,
      hint: say('plan:fidelityHint'),
    }),
  ];
}

function evidenceFields(say: Say, _snapshot: Snapshot, values: InterventionValues): Element[] {
  // What stands there until somebody has said is not anybody's choice.
  const said = isDescribed(values) || values.references !== '' || values.evidenceLevel !== NOTHING_KNOWN.level;
  const levels = choice(EVIDENCE_LEVELS, (v) => say(`plan:evidence.${v}`));
  const findings = choice(EVIDENCE_FINDINGS, (v) => say(`plan:finding.${v}`));
  const certainties = [
    { title: say('plan:certainty.none'), value: 'none' },
    ...choice(GRADE_CERTAINTIES, (v) => say(`plan:certainty.${v}`)),
  ];
  return [
    choiceInput(say, 'evidenceLevel', 'plan:evidence', levels, said ? values.evidenceLevel : ''),
    choiceInput(say, 'finding', 'plan:finding', findings, said ? values.finding : ''),
    textInput(say, 'references', 'plan:references', values.references, MAX_REFERENCES * (MAX_REFERENCE + 1), {
      multiline: true,
      hint: say('plan:referencesHint'),
    }),
    textInput(say, 'outcome', 'plan:outcome', values.outcome, MAX_GRADED),
    choiceInput(say, 'certainty', 'plan:certainty', certainties, values.certainty),
    textInput(say, 'stop', 'plan:stop', values.stop, MAX_TEXT, {
      required: true,
      multiline: true,
      hint: say('plan:stopHint'),
    }),
  ];
}

const STEPS = [
  { intro: 'plan:intro', fields: whatFields },
  { intro: 'plan:introHow', fields: howFields },
  { intro: 'plan:introEvidence', fields: evidenceFields },
] as const;
