/** Calendar files whose events are called off, moved, taken out, added and repeated, each with its right days. */
import { describe, expect, it } from 'vitest';
import { readCalendarFile } from '../../language/reading/calendar-file.ts';
import { calendarFile, event } from '../imports/calendars.ts';
import { days, LOV, left, lov, staff, vevent, zone } from './calendar-events.ts';

describe('what is called off', () => {
  it.each([
    ['by its status', ['STATUS:CANCELLED'], 'Studiedag'],
    ['by its name', [], 'INSTÄLLD: Studiedag'],
    ['by its name in English', [], 'Canceled: Studiedag'],
    ['by its name at the end', [], 'Studiedag (inställd)'],
  ])('%s does not count', (_, lines, name) => {
    const file = calendarFile(event('1', name, '20260914', '20260915', ...lines), lov);
    expect([days(file), left(file)]).toEqual([[LOV], ['cancelled 1']]);
  });
  it('by a message does not count, and takes what it is about with it', () => {
    const both = event('1', 'Studiedag', '20260914', '20260915');
    const cancelled = calendarFile('METHOD:CANCEL', both).toString();
    expect(days(`${calendarFile('METHOD:REQUEST', both, lov)}\r\n${cancelled}`)).toEqual([LOV]);
    expect(days(cancelled)).toEqual([]);
  });
  it('once leaves the other times', () => {
    const weekly = event('1', 'Studiedag', '20260914', '20260915', 'RRULE:FREQ=WEEKLY;COUNT=3');
    const once = event(
      '1',
      'Studiedag',
      '20260921',
      '20260922',
      'RECURRENCE-ID;VALUE=DATE:20260921',
      'STATUS:CANCELLED',
    );
    expect(days(calendarFile(weekly, once))).toEqual(['staff 2026-09-14', 'staff 2026-09-28']);
  });
});

describe('a day that is moved', () => {
  const third = ['DTSTART;VALUE=DATE:20260915', 'RRULE:FREQ=MONTHLY;BYDAY=3TU;COUNT=3'];
  const moved = (id: string): string =>
    ['BEGIN:VEVENT', 'UID:Studiedag', 'SUMMARY:Studiedag', id, 'DTSTART;VALUE=DATE:20261022', 'END:VEVENT'].join(
      '\r\n',
    );
  it.each([
    ['RECURRENCE-ID;VALUE=DATE:20261020', ''],
    ['RECURRENCE-ID;TZID=W. Europe Standard Time:20261020T000000', ''],
    ['RECURRENCE-ID;TZID=W. Europe Standard Time:20261020T000000', zone('W. Europe Standard Time')],
    ['RECURRENCE-ID:20261019T220000Z', ''],
  ])('by %s counts once, on its new day', (id, zones) => {
    const file = calendarFile(...(zones ? [zones] : []), vevent('Studiedag', ...third), moved(id));
    expect(days(file)).toEqual(['staff 2026-09-15', 'staff 2026-10-22', 'staff 2026-11-17']);
  });
  it('with those after it moves them all', () => {
    const file = calendarFile(
      vevent('Studiedag', ...third),
      moved('RECURRENCE-ID;RANGE=THISANDFUTURE;VALUE=DATE:20261020'),
    );
    expect(days(file)).toEqual(['staff 2026-09-15', 'staff 2026-10-22', 'staff 2026-11-19']);
  });
  it('counts on its new day beside its other days where nothing says how it is repeated', () => {
    const file = calendarFile(
      vevent('Studiedag', 'DTSTART;VALUE=DATE:20260915'),
      moved('RECURRENCE-ID;VALUE=DATE:20261020'),
    );
    expect(days(file)).toEqual(['staff 2026-09-15', 'staff 2026-10-22']);
  });
  it('by an older version that the newer one has taken out is gone', () => {
    const newer = vevent('Studiedag', ...third, 'EXDATE;VALUE=DATE:20261020', 'SEQUENCE:2');
    const older = moved('RECURRENCE-ID;VALUE=DATE:20261020').replace('END:', 'SEQUENCE:1\r\nEND:');
    expect(days(calendarFile(newer, older))).toEqual(['staff 2026-09-15', 'staff 2026-11-17']);
  });
});

describe('days that are taken out or added', () => {
  const DAYS = ['DTSTART;VALUE=DATE:20260901', 'RRULE:FREQ=MONTHLY;BYDAY=1TU;COUNT=3'];
  const TIMES = [
    'DTSTART;TZID=Europe/Stockholm:20260901T000000',
    'DTEND;TZID=Europe/Stockholm:20260902T000000',
    'RRULE:FREQ=MONTHLY;BYDAY=1TU;COUNT=3',
  ];
  it.each([
    [DAYS, 'EXDATE;VALUE=DATE:20261006'],
    [DAYS, 'EXDATE:20261006'],
    [DAYS, 'EXDATE;TZID=W. Europe Standard Time:20261006T000000'],
    [DAYS, 'EXDATE:20261005T220000Z'],
    [TIMES, 'EXDATE;TZID=Europe/Stockholm:20261006T000000'],
    [TIMES, 'EXDATE:20261005T220000Z'],
    [TIMES, 'EXDATE;VALUE=DATE:20261006'],
    [TIMES, 'EXDATE:20261006T000000'],
  ])('%j without %s', (lines, without) => {
    for (const zones of [[], [zone('W. Europe Standard Time'), zone('Europe/Stockholm')]])
      expect(days(calendarFile(...zones, vevent('Studiedag', ...lines, without)))).toEqual([
        'staff 2026-09-01',
        'staff 2026-11-03',
      ]);
  });
  it.each([
    'RDATE;VALUE=DATE:20261006,20261201',
    'RDATE:20261006,20261201',
    'RDATE;TZID=Europe/Stockholm:20261006T000000,20261201T000000',
    'RDATE:20261005T220000Z,20261130T230000Z',
    'RDATE;VALUE=PERIOD:20261005T220000Z/P1D,20261130T230000Z/20261201T230000Z',
  ])('the first day and %s', (rdate) => {
    expect(days(staff('DTSTART;VALUE=DATE:20260901', rdate))).toEqual([
      'staff 2026-09-01',
      'staff 2026-10-06',
      'staff 2026-12-01',
    ]);
  });
});

describe('a rule', () => {
  it.each([
    [
      'RRULE:FREQ=MONTHLY;BYDAY=1TU;UNTIL=20270601',
      [
        '2026-09-01',
        '2026-10-06',
        '2026-11-03',
        '2026-12-01',
        '2027-01-05',
        '2027-02-02',
        '2027-03-02',
        '2027-04-06',
        '2027-05-04',
        '2027-06-01',
      ],
    ],
    ['RRULE:FREQ=WEEKLY;INTERVAL=2;UNTIL=20260914T220000Z', ['2026-09-01', '2026-09-15']],
    ['RRULE:FREQ=DAILY;COUNT=2', ['2026-09-01', '2026-09-02']],
    ['RRULE:FREQ=MONTHLY;BYMONTHDAY=-1;COUNT=2', ['2026-09-01', '2026-09-30', '2026-10-31']],
    ['RRULE:FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1;COUNT=2', ['2026-09-01', '2026-09-30', '2026-10-30']],
    ['RRULE:FREQ=YEARLY;BYWEEKNO=44;BYDAY=MO;COUNT=1', ['2026-09-01', '2026-10-26']],
    ['RRULE:FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30', ['2026-09-01']],
    ['RRULE:FREQ=WEEKLY;BYDAY=TU;COUNT=-1;UNTIL=20260908', ['2026-09-01', '2026-09-08']],
  ])('%s', (rule, expected) => {
    const read = readCalendarFile(staff('DTSTART;VALUE=DATE:20260901', rule), '2026/27');
    expect(read.days.map(({ from }) => from)).toEqual(expected);
  });
});
