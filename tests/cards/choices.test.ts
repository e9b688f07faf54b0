/** What is chosen between is whole on both platforms. */
import { describe, expect, it } from 'vitest';
import { outcomeWords } from '../../cards/outcome.ts';
import { SLACK } from '../../cards/render/limits.ts';
import { speak } from '../../cards/texts.ts';
import { UNSAYABLE } from '../../quality/evaluation/documents.ts';

describe('how a goal went', () => {
  it.each(['sv', 'en'] as const)('fits a choice with its reason in %s', (locale) => {
    for (const why of UNSAYABLE)
      expect(outcomeWords(speak(locale), 'cannotSay', why).length).toBeLessThanOrEqual(SLACK.optionText);
  });
});
