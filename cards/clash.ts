/** Whether checkpoints fall on days that are no school days. */
import type { Checkpoint } from '../quality/checkpoints/documents.ts';
import { numberOf } from '../quality/checkpoints/order.ts';
import type { Snapshot } from '../quality/snapshot.ts';
import { notSchoolDay } from '../quality/year/school-days.ts';
import { type Card, text } from './card.ts';
import { card } from './common.ts';
import { bullet, formatDate } from './format.ts';
import { seeCheckpoint } from './see.ts';
import { localeOf, type Say } from './texts.ts';

/** A line each. */
export function clashCard(say: Say, snapshot: Snapshot, checkpoints: readonly Checkpoint[]): Card {
  const lines = checkpoints.map((one) => clashLine(say, snapshot, one));
  const [only, ...others] = lines;
  const words = only ?? say('asked:clashNone');
  const rows = others.length === 0 ? [text(words)] : lines.map((line) => text(bullet(line), { spacing: 'small' }));
  return card(
    say,
    words,
    rows,
    checkpoints.map((one) => seeCheckpoint(say, snapshot, one)),
  );
}

function clashLine(say: Say, snapshot: Snapshot, { id, date }: Checkpoint): string {
  const why = notSchoolDay(snapshot.team.calendar, Temporal.PlainDate.from(date));
  const values = { number: numberOf(snapshot, id), date: formatDate(localeOf(say), date, 'long') };
  return why === null
    ? say('asked:clashFree', values)
    : say('asked:clashes', { ...values, why: say(`asked:why.${why}`) });
}
