/** What every form keeps to: as short as the work, with a way out, and each field by its name. */
import { globSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Card, inputsOf, isKeeping, submitOf } from '../../cards/card.ts';
import { toMessage, toModal } from '../../cards/render/slack.ts';
import { toAdaptiveCard } from '../../cards/render/teams.ts';
import { speak } from '../../cards/texts.ts';
import type { Snapshot } from '../../quality/snapshot.ts';
import { everyCard } from './all-cards.ts';
import { hard, someTeam } from './some-team.ts';

/** Most fields of a form. */
const MOST = 7;
const RUNS = { numRuns: 25, seed: 20261129 };

const formsOf = (snapshot: Snapshot, words: string): Card[] =>
  everyCard(snapshot, words)
    .filter((card) => card !== null)
    .filter((card) => inputsOf(card.body).length > 0);

/** Forms that are made in the same place as another one's. */
const TWO_VERBS = ['goals.change', 'plan.change', 'meet.change', 'wheel.add', 'settings.school'];

/** All inputs of a card as Teams gets it. */
const inputsIn = (value: unknown): Record<string, unknown>[] => {
  if (typeof value !== 'object' || value === null) return [];
  const own = value as Record<string, unknown>;
  const here = /^Input\./.test(String(own['type'])) ? [own] : [];
  return [...here, ...Object.values(own).flatMap(inputsIn)];
};

describe('every form', () => {
  it('shows on both platforms what has to be filled in, and can be put off with it empty', () => {
    const seen = new Set<boolean>();
    fc.assert(
      fc.property(someTeam, hard, (snapshot, words) => {
        for (const card of formsOf(snapshot, words)) {
          const puts = card.actions.some(isKeeping);
          const inputs = inputsOf(card.body);
          const teams = inputsIn(toAdaptiveCard(card));
          for (const [at, { isRequired = false }] of inputs.entries()) {
            expect(teams[at]?.['isRequired'] ?? false).toBe(isRequired && !puts);
            expect(String(teams[at]?.['label']).endsWith(' *')).toBe(isRequired && puts);
            if (isRequired) seen.add(puts);
          }
          const slack = toModal(card, {}).blocks.filter(({ type }) => type === 'input');
          expect(slack.filter(({ optional }) => !optional)).toHaveLength(inputs.filter((one) => one.isRequired).length);
        }
      }),
      RUNS,
    );
    expect(seen).toEqual(new Set([true, false]));
  });

  it('is looked at here', () => {
    const code = globSync('cards/*.ts').map((file) => readFileSync(file, 'utf8'));
    const made = code.flatMap((words) => [...words.matchAll(/(?<!function )\bformCard\(/g)]).length;
    const seen = new Set<string>();
    fc.assert(
      fc.property(someTeam, (snapshot) => {
        for (const card of formsOf(snapshot, 'Ord')) seen.add(submitOf(card)?.verb ?? '');
      }),
      RUNS,
    );
    // Each place in the code that makes forms has a verb that is no other's.
    const own = [...seen].filter((verb) => !TWO_VERBS.includes(verb));
    expect(own.length).toBeGreaterThanOrEqual(made);
  });

  it('has at most seven fields, each with a name that both platforms show', () => {
    fc.assert(
      fc.property(someTeam, hard, (snapshot, words) => {
        for (const card of formsOf(snapshot, words)) {
          const inputs = inputsOf(card.body);
          expect([submitOf(card)?.verb, inputs.length <= MOST]).toEqual([submitOf(card)?.verb, true]);
          const teams = JSON.stringify(toAdaptiveCard(card));
          const slack = toModal(card, {}).blocks.filter(({ type }) => type === 'input');
          expect(slack.length).toBeGreaterThanOrEqual(inputs.length);
          for (const block of slack) expect((block['label'] as { text: string }).text.trim()).not.toMatch(/^–?$/);
          for (const input of inputs) {
            expect(input.label.trim()).not.toBe('');
            expect(teams).toContain(`"id":"in:${input.id}"`);
            // What the client says of an empty field names it.
            if (input.isRequired) expect(input.errorMessage).toContain(input.label);
          }
        }
      }),
      RUNS,
    );
  });

  it('can be left: by a plain button in Teams, by the window’s own in Slack', () => {
    fc.assert(
      fc.property(someTeam, (snapshot) => {
        const say = speak(snapshot.team.locale);
        for (const card of formsOf(snapshot, 'Ord')) {
          const { verb, title, style, associatedInputs, data } = card.actions.at(-1) ?? card.actions[0] ?? { data: {} };
          expect([verb, title, style, associatedInputs]).toEqual([
            'form.cancel',
            say('common:cancel'),
            'default',
            'none',
          ]);
          expect(data).toMatchObject({ again: card.form?.open.do });
          expect(card.actions.filter(({ title: other }) => other === title)).toHaveLength(1);
          const modal = toModal(card, {});
          expect(modal['close']).toMatchObject({ text: say('common:cancel') });
          expect(JSON.stringify([modal.blocks, toMessage(card).blocks])).not.toContain('form.cancel');
        }
      }),
      RUNS,
    );
  });
});
