/** Breaks and staff days out of a calendar file (ICS), as municipalities publish them. */
import ICAL from 'ical.js';
import type { Problem } from '../../quality/problem.ts';
import type { DateSpan } from '../../quality/year/documents.ts';
import { startYear } from '../../quality/year/school-year.ts';

export type CalendarFile = {
  readonly breaks: DateSpan[];
  readonly staffDays: string[];
  /** How many events were neither, or lay outside the school year. */
  readonly ignored: number;
  readonly problems: Problem[];
};

const MAX_FILE_BYTES = 2_000_000;
const BREAK = /lov(?!a)|ledig|break|holiday|ferie|ferien/iu;
const STAFF_DAY = /studiedag|kompetensutveckl|planeringsdag|fortbildningsdag|elevfri|a-dag|k-dag|staff day|inset/iu;
const MAX_OCCURRENCES = 400;

/** Reads a calendar file for one school year. Anything that is not one gives a problem and no days; broken events are passed over. */
export function readCalendarFile(content: string, schoolYear: string): CalendarFile {
  const result: CalendarFile = { breaks: [], staffDays: [], ignored: 0, problems: [] };
  const problem = (code: string): CalendarFile => ({
    ...result,
    problems: [{ code, values: { year: schoolYear }, severity: 'error', field: 'breaks' }],
  });
  if (content.length > MAX_FILE_BYTES) return problem('icsTooLarge');
  const events = eventsIn(content);
  if (!events) return problem('icsNotCalendar');
  const first = `${startYear(schoolYear)}-07-01`;
  const last = `${startYear(schoolYear) + 1}-06-30`;
  let ignored = 0;
  for (const event of events) {
    const name = (event.summary ?? '').trim().slice(0, 100);
    const spans = spansOf(event, last).filter((span) => span.to >= first && span.from <= last);
    const staff = STAFF_DAY.test(name);
    if (spans.length === 0 || (!staff && !BREAK.test(name))) ignored += 1;
    else if (staff) for (const span of spans) result.staffDays.push(...schoolWeekdays(span));
    else result.breaks.push(...spans.map((span) => ({ name, ...span })));
  }
  const breaks = result.breaks.slice(0, 60).toSorted((a, b) => a.from.localeCompare(b.from));
  const staffDays = [...new Set(result.staffDays)].toSorted().slice(0, 40);
  if (breaks.length + staffDays.length === 0) return problem('icsNothing');
  return { breaks, staffDays, ignored, problems: [] };
}

function eventsIn(content: string): ICAL.Event[] | null {
  try {
    const parsed = ICAL.parse(content.replace(/^\uFEFF/, '').trim());
    const calendar = new ICAL.Component(parsed);
    return calendar.name === 'vcalendar' ? calendar.getAllSubcomponents('vevent').map((e) => new ICAL.Event(e)) : null;
  } catch (error) {
    // The parser throws its own and plain errors for whatever is not a calendar; all mean the same to the person.
    if (error instanceof Error) return null;
    throw error;
  }
}

type Span = { from: string; to: string };

/** The days of an event, and of its repetitions up to `last`; none for an event that cannot be read. */
function spansOf(event: ICAL.Event, last: string): Span[] {
  try {
    if (!event.isRecurring()) return [spanOf(event.startDate, event.endDate)];
    const spans: Span[] = [];
    const iterator = event.iterator();
    for (let count = 0; count < MAX_OCCURRENCES; count += 1) {
      const start = iterator.next();
      if (!start || isoDay(start) > last) break;
      const details = event.getOccurrenceDetails(start);
      spans.push(spanOf(details.startDate, details.endDate));
    }
    return spans;
  } catch (error) {
    if (error instanceof Error) return [];
    throw error;
  }
}

/** Both ends included: an all-day event's end is the day after its last (RFC 5545, 3.6.1). */
function spanOf(start: ICAL.Time, end: ICAL.Time): Span {
  const from = isoDay(start);
  const until = isoDay(end);
  const exclusive = end.isDate || (end.hour === 0 && end.minute === 0);
  const to = exclusive && until > from ? Temporal.PlainDate.from(until).subtract({ days: 1 }).toString() : until;
  return { from, to: to < from ? from : to };
}

const isoDay = (time: ICAL.Time): string =>
  Temporal.PlainDate.from({ year: time.year, month: time.month, day: time.day }).toString();

function schoolWeekdays({ from, to }: Span): string[] {
  const days: string[] = [];
  const last = Temporal.PlainDate.from(to);
  for (
    let day = Temporal.PlainDate.from(from);
    Temporal.PlainDate.compare(day, last) <= 0 && days.length < 40;
    day = day.add({ days: 1 })
  ) {
    if (day.dayOfWeek <= 5) days.push(day.toString());
  }
  return days;
}
