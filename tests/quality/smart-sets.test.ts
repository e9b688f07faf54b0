/** The sets of goals with labels, each judged by the rules of docs/smart.md. */
import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { judgeSmart } from '../../quality/goals/smart/judge.ts';

const TODAY = '2026-11-01';

describe('goals of sets written before the rules', () => {
  const sets = readdirSync('language/data/smart').filter((name) => name.endsWith('.jsonl'));
  it.each(sets)('%s: at most two wrong on each letter, or two in a hundred', (name) => {
    const wrong: Record<string, number> = {};
    const lines = readFileSync(`language/data/smart/${name}`, 'utf8').trim().split('\n');
    for (const line of lines) {
      const { expect: labels, accepted_by, team_size, ...goal } = JSON.parse(line);
      const judged = judgeSmart({ ...goal, acceptedBy: accepted_by, teamSize: team_size }, TODAY);
      for (const [letter, label] of Object.entries(labels))
        if (judged[letter as keyof typeof judged].pass !== label) wrong[letter] = (wrong[letter] ?? 0) + 1;
    }
    expect(Object.values(wrong).every((count) => count <= Math.max(2, lines.length / 50))).toBe(true);
  });
});
