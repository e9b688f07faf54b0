/** The proposed breaks in the team's language, shown in the reader's, and read back as they are shown. */
import { describe, expect, it } from 'vitest';
import { problemText } from '../../cards/problems.ts';
import { formatBreaks } from '../../language/reading/breaks.ts';
import { readDayLines } from '../../language/reading/day-lines.ts';
import { perform } from '../../quality/act.ts';
import { changeSchool, schoolFields } from '../../quality/team/act.ts';
import { saveCalendar } from '../../quality/year/act.ts';
import { breakName } from '../../quality/year/break-names.ts';
import { type ReadDays, weekdaysOf } from '../../quality/year/read-days.ts';
import { suggestCalendar } from '../../quality/year/suggestion.ts';
import { member, sampleSnapshot } from '../storage/samples.ts';

const daysOf = ({ days }: Pick<ReadDays, 'days'>) => ({
  breaks: days.filter(({ kind }) => kind === 'break').map(({ name, from, to }) => ({ name, from, to })),
  staffDays: days.flatMap((day) => (day.kind === 'staff' ? weekdaysOf(day) : [])),
});
const kim = member('kim', { coordinator: true });
const now = Temporal.Instant.from('2026-09-01T08:00:00Z');
const acting = { snapshot: sampleSnapshot([kim]), actor: kim, now, today: Temporal.PlainDate.from('2026-09-01') };

describe('the proposed breaks', () => {
  it.each(['sv', 'en'] as const)('have names in %s, and are the same when they are read back', (locale) => {
    const calendar = suggestCalendar('2026/27', 'Skåne', locale);
    expect(calendar.breaks[0]?.name).toBe(locale === 'sv' ? 'Höstlov' : 'Autumn break');
    expect(calendar.breaks.map(({ name }) => breakName(locale, name))).toEqual(calendar.breaks.map(({ name }) => name));
    const withStaffDay = { ...calendar, staffDays: ['2027-01-14'] };
    const read = daysOf(readDayLines(formatBreaks(withStaffDay, locale), '2026/27', calendar.breaks));
    expect(read).toEqual({ breaks: calendar.breaks, staffDays: ['2027-01-14'] });
  });

  it('stay the team’s when somebody saves them in the other language, and change with it', () => {
    const { calendar } = acting.snapshot.team;
    const lines = formatBreaks(calendar, 'en');
    expect(lines).toContain('Winter break 2027-02-22');
    const { breaks, staffDays } = daysOf(readDayLines(lines, '2026/27', calendar.breaks));
    expect(perform(saveCalendar, acting, { days: { ...calendar, breaks, staffDays }, ids: [] })).toEqual({
      changes: [],
      deliveries: [],
    });
    const english = { ...schoolFields(acting.snapshot.team), locale: 'en', ids: [] };
    const changed = perform(changeSchool, acting, english);
    expect(JSON.stringify(changed)).toContain('"Autumn break"');
  });

  it('are named so in objections; what a school calls otherwise is its own', () => {
    const objection = { code: 'breakOrder', field: 'breaks', severity: 'error' as const };
    const dates = { from: '2026-10-30', to: '2026-10-26' };
    expect(problemText('en', { ...objection, values: { name: 'Höstlov', ...dates } })).toContain('Autumn break');
    expect(problemText('en', { ...objection, values: { name: 'Skördelov', ...dates } })).toContain('Skördelov');
  });
});
