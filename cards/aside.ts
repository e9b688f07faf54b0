/** How much has come up beside the plan, in the sums that there are, and that time is not recorded. */
import { deviationSums, sumsOf } from '../quality/keep/deviations.ts';
import { checkpointBefore } from '../quality/plan/discussions.ts';
import type { Snapshot } from '../quality/snapshot.ts';
import { type Card, heading, subtle, text } from './card.ts';
import { card, commandButton } from './common.ts';
import { kindsOf, sumsLine } from './keep-to-plan.ts';
import type { Say } from './texts.ts';

/** `today` is an ISO date; null in a year that is over. */
export function asideCard(say: Say, snapshot: Snapshot, today: string | null): Card {
  const title = say('asked:asideTitle');
  const lines = today === null ? [thatYear(say, snapshot)] : thisYear(say, snapshot, today);
  return card(
    say,
    title,
    [heading(title), ...lines.map((line) => text(line)), subtle(say('asked:asideNoTime'))],
    [commandButton(say, 'parking', snapshot.key.team)],
  );
}

/** Since the checkpoint before, and of the whole year where that is more. */
function thisYear(say: Say, snapshot: Snapshot, today: string): string[] {
  const all = sumsOf(snapshot.deviations.filter(({ date }) => date <= today));
  const since = deviationSums(snapshot, today);
  const isMore = checkpointBefore(snapshot, today) !== null && all.total > since.total;
  return [
    sumsLine(say, snapshot, today),
    ...(isMore ? [say('asked:asideYear', { count: all.total, kinds: kindsOf(say, all) })] : []),
  ];
}

function thatYear(say: Say, snapshot: Snapshot): string {
  const { schoolYear: year } = snapshot.team.calendar;
  const sums = sumsOf(snapshot.deviations);
  return sums.total === 0
    ? say('asked:asideThenNone', { year })
    : say('asked:asideThen', { year, count: sums.total, kinds: kindsOf(say, sums) });
}
