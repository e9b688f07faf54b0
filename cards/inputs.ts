/** Inputs that many forms share. */

import type { Goal } from '../quality/goals/documents.ts';
import type { Snapshot } from '../quality/snapshot.ts';
import type { ChoiceInput, DateInput, TextInput } from './card.ts';
import { called } from './names.ts';
import { activeMembers } from './setup.ts';
import type { Say, TextKey } from './texts.ts';

/** Most characters of a field for a number, spaces and a minus included. */
export const MAX_NUMBER = 30;

type Options = { required?: boolean; multiline?: boolean; hint?: string };

export const textInput = (
  say: Say,
  id: string,
  label: TextKey,
  value: string,
  max: number,
  options: Options = {},
): TextInput => ({
  type: 'Input.Text',
  id,
  label: say(label),
  maxLength: max,
  value,
  ...(options.multiline ? { isMultiline: true } : {}),
  ...(options.hint ? { placeholder: options.hint } : {}),
  ...(options.required ? { isRequired: true } : {}),
});

export const dateInput = (say: Say, id: string, label: TextKey, value: string): DateInput => ({
  type: 'Input.Date',
  id,
  label: say(label),
  isRequired: true,
  value,
});

/** `spread`: the choices lie side by side instead of in a menu. */
export const choiceInput = (
  say: Say,
  id: string,
  label: TextKey,
  choices: readonly { title: string; value: string }[],
  value: string,
  options: { required?: boolean; many?: boolean; spread?: boolean } = { required: true },
): ChoiceInput => ({
  type: 'Input.ChoiceSet',
  id,
  label: say(label),
  style: options.many || options.spread ? 'expanded' : 'compact',
  choices: [...choices],
  value,
  ...(options.many ? { isMultiSelect: true } : {}),
  ...(options.required ? { isRequired: true } : {}),
});

/** The team's members as choices. */
export const memberChoices = (say: Say, snapshot: Snapshot) =>
  activeMembers(snapshot).map((member) => ({ title: called(say, member), value: member.id }));

/** A radio or checkbox list takes ten in Slack, a drop-down a hundred; titles are cut to what a menu shows. */
export const goalChoices = (say: Say, goals: readonly Goal[]) =>
  goals.map((goal) => ({
    title: say('goals:row', { number: goal.number, title: goal.title.slice(0, 60) }),
    value: goal.id,
  }));
export const NO_GOAL = 'none';
