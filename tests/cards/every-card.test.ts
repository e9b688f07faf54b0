/** Every card of the product over generated teams: up to 40 members, 12 goals, long Swedish texts, emoji, right-to-left. */
import fc from 'fast-check';
import { describe, it } from 'vitest';
import { inputsOf } from '../../cards/card.ts';
import { everyCard } from './all-cards.ts';
import { hard, someTeam } from './some-team.ts';
import { expectValidCard, expectWhole } from './valid.ts';

const RUNS = { numRuns: 25, seed: 20261124 };

describe('every card is valid on both platforms', () => {
  it('for whatever team there is', () => {
    fc.assert(
      fc.property(someTeam, hard, (snapshot, words) => {
        for (const card of everyCard(snapshot, words)) {
          if (!card) continue;
          expectValidCard(card);
          // A form's message shows what stands above the questions; the whole of it is in the form.
          if (inputsOf(card.body).length === 0) expectWhole(card);
        }
      }),
      RUNS,
    );
  });
});
