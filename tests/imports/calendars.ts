/** Calendar files as the tests need them: ordinary, and as long as a test asks for. */

/** An event of whole days, from `from` up to and not including `until` (`20261026`). */
export const event = (uid: string, name: string, from: string, until: string, ...lines: string[]): string =>
  [
    'BEGIN:VEVENT',
    `UID:${uid}`,
    `SUMMARY:${name}`,
    `DTSTART;VALUE=DATE:${from}`,
    `DTEND;VALUE=DATE:${until}`,
    ...lines,
    'END:VEVENT',
  ].join('\r\n');

export const calendarFile = (...events: string[]): Buffer =>
  Buffer.from(['BEGIN:VCALENDAR', 'VERSION:2.0', ...events, 'END:VCALENDAR'].join('\r\n'));

/** One event repeated every school day of ten years, as a timetable has it, so many times over. */
export const timetable = (lessons: number): Buffer =>
  calendarFile(
    ...Array.from({ length: lessons }, (_, i) =>
      event(`lesson-${i}`, `Lovdag ${i}`, '20170821', '20170822', 'RRULE:FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR'),
    ),
  );
