/** Several days called by a holiday alone are the break around it. */
import { describe, expect, it } from 'vitest';
import { readCalendarFile } from '../../language/reading/calendar-file.ts';
import { readDayLines } from '../../language/reading/day-lines.ts';

describe('days called by a holiday', () => {
  it.each([
    ['Easter 10-17 April', '2027-04-10', '2027-04-17'],
    ['Påsk 10–17 april', '2027-04-10', '2027-04-17'],
    ['Påsken 10–17 april', '2027-04-10', '2027-04-17'],
    ['Christmas 22 Dec - 9 Jan', '2026-12-22', '2027-01-09'],
    ['Jul 22/12-9/1', '2026-12-22', '2027-01-09'],
    ['Jul och nyår 22/12-9/1', '2026-12-22', '2027-01-09'],
  ])('«%s» is that break', (line, from, to) => {
    expect(readDayLines(line, '2026/27').days).toMatchObject([{ kind: 'break', from, to }]);
  });
  it.each(['Julfest 14–18 december', 'Påskpyssel 5–9 april', 'Jul 24 december', 'Julmarknad 1–20 december'])(
    '«%s» is none',
    (line) => expect(readDayLines(line, '2026/27').days).toEqual([]),
  );
  it('is one in a calendar file too', () => {
    const event = [
      'BEGIN:VEVENT',
      'UID:x',
      'SUMMARY:Easter',
      'DTSTART;VALUE=DATE:20270410',
      'DTEND;VALUE=DATE:20270418',
    ];
    const lines = ['BEGIN:VCALENDAR', 'VERSION:2.0', ...event, 'END:VEVENT', 'END:VCALENDAR', ''];
    const { days } = readCalendarFile(Buffer.from(lines.join('\r\n')), '2026/27');
    expect(days).toMatchObject([{ kind: 'break', from: '2027-04-10', to: '2027-04-17' }]);
  });
});
