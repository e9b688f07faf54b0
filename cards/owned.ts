/** What somebody is responsible for, in a line: «mål 1, insats 2 och två beslut». */
import type { Owned } from '../quality/status/owned.ts';
import { listed } from './format.ts';
import { localeOf, type Say } from './texts.ts';

export function ownedWords(say: Say, owned: readonly Owned[]): string {
  const count = (kind: Owned['kind']): number => owned.filter((one) => one.kind === kind).length;
  const [decisions, discussions] = [count('decision'), count('discussion')];
  return listed(localeOf(say), [
    ...owned.flatMap((one) => (one.kind === 'goal' ? [say('people:ownGoal', { number: one.number })] : [])),
    ...owned.flatMap((one) =>
      one.kind === 'intervention' ? [say('people:ownIntervention', { number: one.number })] : [],
    ),
    ...(decisions > 0 ? [say('people:ownDecisions', { count: decisions })] : []),
    ...(discussions > 0 ? [say('people:ownDiscussions', { count: discussions })] : []),
  ]);
}
