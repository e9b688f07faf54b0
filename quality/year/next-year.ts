/** The school year after the team's, once it can be planned. Pure. */
import type { Snapshot } from '../snapshot.ts';
import type { Calendar } from './documents.ts';
import { schoolYearOf } from './school-year.ts';
import { suggestCalendar } from './suggestion.ts';

/** The month of the spring from which the next school year can be laid out, when the last checkpoints are near. */
const FROM_MONTH = 4;

/** The year after the current one, once it can be planned; null before that. */
export function nextYearOf({ team }: Snapshot, today: Temporal.PlainDate): string | null {
  const end = Temporal.PlainDate.from(team.calendar.springEnd);
  const from = end.with({ month: FROM_MONTH, day: 1 });
  return Temporal.PlainDate.compare(today, from) < 0 ? null : schoolYearOf(end.add({ months: 3 }));
}

/** The days that it would begin with. */
export function nextCalendarOf(snapshot: Snapshot, today: Temporal.PlainDate): Calendar | null {
  const year = nextYearOf(snapshot, today);
  return year === null ? null : suggestCalendar(year, snapshot.team.county, snapshot.team.locale);
}
