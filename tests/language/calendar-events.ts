/** What the tests of calendar files write and read. */
import { readCalendarFile } from '../../language/reading/calendar-file.ts';
import { calendarFile, event } from '../imports/calendars.ts';

export const read = (file: Uint8Array | string) => readCalendarFile(Buffer.from(file), '2026/27');
/** `staff 2026-09-14`, `break 2026-10-26–2026-10-30`. */
export const days = (file: Uint8Array | string): string[] =>
  read(file).days.map(({ kind, from, to }) => `${kind} ${from === to ? from : `${from}–${to}`}`);
export const left = (file: Uint8Array | string): string[] =>
  read(file).leftOut.map(({ why, count }) => `${why} ${count}`);

/** An event of the given lines. */
export const vevent = (name: string, ...lines: string[]): string =>
  ['BEGIN:VEVENT', `UID:${name}`, `SUMMARY:${name}`, ...lines, 'END:VEVENT'].join('\r\n');
export const staff = (...lines: string[]): Buffer => calendarFile(vevent('Studiedag', ...lines));
export const lov = event('lov', 'Höstlov', '20261026', '20261031');
export const LOV = 'break 2026-10-26–2026-10-30';

/** What Exchange and Outlook write beside their events. */
export const zone = (id: string, summer = '+0200', winter = '+0100'): string =>
  [
    'BEGIN:VTIMEZONE',
    `TZID:${id}`,
    'BEGIN:STANDARD',
    'DTSTART:16010101T030000',
    `TZOFFSETFROM:${summer}`,
    `TZOFFSETTO:${winter}`,
    'RRULE:FREQ=YEARLY;INTERVAL=1;BYDAY=-1SU;BYMONTH=10',
    'END:STANDARD',
    'BEGIN:DAYLIGHT',
    'DTSTART:16010101T020000',
    `TZOFFSETFROM:${winter}`,
    `TZOFFSETTO:${summer}`,
    'RRULE:FREQ=YEARLY;INTERVAL=1;BYDAY=-1SU;BYMONTH=3',
    'END:DAYLIGHT',
    'END:VTIMEZONE',
  ].join('\r\n');
