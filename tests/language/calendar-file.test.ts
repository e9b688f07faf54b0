/** Calendar files of the kinds that schools and municipalities have, each with its right days. */
import { describe, expect, it } from 'vitest';
import { calendarFile, event } from '../imports/calendars.ts';
import { days, LOV, left, lov, read, staff, vevent, zone } from './calendar-events.ts';

describe('the bytes', () => {
  const folded = (encoding: BufferEncoding): Buffer => {
    const whole = Buffer.from(calendarFile(lov).toString(), encoding);
    // Between the two bytes of `ö` where there are two.
    const at = whole.indexOf(0xf6) < 0 ? whole.indexOf(0xb6) : whole.indexOf(0xf6) + 1;
    return Buffer.concat([whole.subarray(0, at), Buffer.from('\r\n '), whole.subarray(at)]);
  };
  const file = calendarFile(lov).toString();
  const wide = Buffer.from(file, 'utf16le');
  it.each([
    ['UTF-8', Buffer.from(file)],
    ['UTF-8 with a mark', Buffer.from(`\ufeff${file}`)],
    ['UTF-8 folded in the middle of a letter', folded('utf8')],
    ['Windows-1252', Buffer.from(file, 'latin1')],
    ['Windows-1252, folded', folded('latin1')],
    ['UTF-16 with a mark', Buffer.concat([Buffer.from([0xff, 0xfe]), wide])],
    ['UTF-16, the other way round', Buffer.concat([Buffer.from([0xfe, 0xff]), Buffer.from(wide).swap16()])],
    ['UTF-16 without a mark', wide],
    ['lines of LF', Buffer.from(file.replaceAll('\r\n', '\n'))],
    ['lines of CR', Buffer.from(file.replaceAll('\r\n', '\r'))],
    ['lines of CR CR LF', Buffer.from(file.replaceAll('\r\n', '\r\r\n'))],
  ])('are read as %s', (_, bytes) => {
    expect(read(bytes).days).toMatchObject([{ name: 'Höstlov', from: '2026-10-26', to: '2026-10-30' }]);
  });
});

describe('a file', () => {
  it('of several calendars, or of events without one, is read whole', () => {
    const other = calendarFile(event('lov', 'Studiedag', '20260914', '20260915')).toString();
    expect(days(`${calendarFile(lov)}\r\n${other}`)).toEqual(['staff 2026-09-14', LOV]);
    expect(days(lov)).toEqual([LOV]);
  });

  it.each([
    ['a line that is none', vevent('Möte', 'DTSTART:20261110T090000', 'X-APPLE-RADIUS=49.9')],
    ['a start that is no date', vevent('Studiedag', 'DTSTART:snart')],
    ['a day that does not exist', vevent('Studiedag', 'DTSTART;VALUE=DATE:20270230')],
    ['an end before its start', vevent('Studiedag', 'DTSTART;VALUE=DATE:20261110', 'DTEND;VALUE=DATE:20261101')],
    ['no end', 'BEGIN:VEVENT\r\nUID:x\r\nSUMMARY:Studiedag\r\nDTSTART;VALUE=DATE:20261110'],
  ])('with an event of %s says so and reads the others', (_, broken) => {
    const file = calendarFile(broken, lov);
    expect(days(file)).toEqual([LOV]);
    expect(left(file).filter((one) => one.startsWith('broken'))).toEqual(['broken 1']);
  });

  it.each([
    ['DESCRIPTION:Kollegiet arbetar', 'kl. 8–16 med planering', '', 'Tid: 8'],
    ['X-APPLE-STRUCTURED-LOCATION;VALUE=URI;X-TITLE=Ekskolan:Ekvägen 1', '123 45 Ekby'],
    ['ATTENDEE;CN=A', 'l Berg;CUTYPE=INDIVIDUAL:mailto:a@b.example'],
  ])('is read though %s goes on in lines that are not folded', (...lines) => {
    const file = calendarFile(vevent('Studiedag', ...lines, 'DTSTART;VALUE=DATE:20260914'), lov);
    expect([days(file), left(file)]).toEqual([['staff 2026-09-14', LOV], []]);
    const broken = calendarFile(vevent('Studiedag', 'DTSTART;VALUE=DATE:20260914', lines[0] ?? '', 'RRULE FREQ=DAILY'));
    expect([days(broken), left(broken)]).toEqual([[], ['broken 1']]);
  });

  it.each([
    ['UTF-8', 'H=C3=B6stlov'],
    ['ISO-8859-1', 'H=F6stlov'],
  ])('of vCalendar 1.0 has its letters as bytes of %s', (charset, words) => {
    const summary = `SUMMARY;CHARSET=${charset};ENCODING=QUOTED-PRINTABLE:${words}`;
    const old = ['BEGIN:VEVENT', summary, 'DTSTART:20261026T000000', 'DTEND:20261031T000000', 'END:VEVENT'].join(
      '\r\n',
    );
    expect(read(calendarFile(old)).days).toMatchObject([{ name: 'Höstlov', from: '2026-10-26', to: '2026-10-30' }]);
  });

  it('whose tasks never end is read all the same', () => {
    const task = 'BEGIN:VTODO\r\nUID:t\r\nEND:VTOOD';
    expect(days(calendarFile(...Array(20).fill(task), lov))).toEqual([LOV]);
  });

  it('with days outside the school year is cut, and says so', () => {
    const file = calendarFile(
      event('s', 'Sommarlov', '20260616', '20260818'),
      event('a', 'Lovdag', '20250919', '20250920'),
    );
    expect(days(file)).toEqual(['break 2026-07-01–2026-08-17']);
    expect(left(file)).toEqual(['cut 1', 'outsideYear 1']);
  });

  it('with an event for each day of a break has one break, over weekends too', () => {
    const each = (title: string, ...dates: readonly string[]): string[] =>
      dates.map((date) => event(`${title}${date}`, title, date, String(Number(date) + 1)));
    const file = calendarFile(
      ...each('Jullov', '20261223', '20261224', '20261228', '20261229'),
      ...each('Studiedag', '20261102', '20261103'),
      ...each('Lovdag', '20270507', '20270512'),
    );
    expect(days(file)).toEqual([
      'staff 2026-11-02',
      'staff 2026-11-03',
      'break 2026-12-23–2026-12-24',
      'break 2026-12-28–2026-12-29',
      'break 2027-05-07',
      'break 2027-05-12',
    ]);
    expect(days(calendarFile(...each('Jullov', '20261224', '20261225', '20261228')))).toEqual([
      'break 2026-12-24–2026-12-28',
    ]);
  });

  it('keeps commas and line breaks of a title', () => {
    expect(
      read(calendarFile(event('1', 'Klämdag\\, skolfri\\nhela dagen', '20270507', '20270508'))).days,
    ).toMatchObject([{ kind: 'break', name: 'Klämdag, skolfri hela dagen' }]);
  });
});

describe('a whole day', () => {
  it.each([
    ['a date', ['DTSTART;VALUE=DATE:20261117']],
    ['a date that does not say so', ['DTSTART:20261117']],
    ['a date with a duration', ['DTSTART;VALUE=DATE:20261117', 'DURATION:P1D']],
    ['local midnight in UTC', ['DTSTART:20261116T230000Z', 'DTEND:20261117T230000Z']],
    ['local midnight in UTC, in summer time', ['DTSTART:20260916T220000Z', 'DTEND:20260917T220000Z']],
    [
      'midnight of a zone',
      ['DTSTART;TZID=Europe/Stockholm:20261117T000000', 'DTEND;TZID=Europe/Stockholm:20261118T000000'],
    ],
    [
      'midnight of a zone by its Windows name',
      ['DTSTART;TZID=W. Europe Standard Time:20261117T000000', 'DTEND;TZID=W. Europe Standard Time:20261118T000000'],
    ],
    ['midnight anywhere', ['DTSTART:20261117T000000', 'DTEND:20261118T000000']],
    ['midnight to a minute before midnight', ['DTSTART:20261117T000000', 'DTEND:20261117T235900']],
    ['midnight in UTC', ['DTSTART:20261117T000000Z', 'DTEND:20261118T000000Z']],
    [
      'midnight of a zone far away, which is the afternoon here',
      ['DTSTART;TZID=America/New_York:20261117T000000', 'DTEND;TZID=America/New_York:20261118T000000'],
    ],
    [
      'times with Outlook’s mark',
      ['DTSTART:20261117T010000Z', 'DTEND:20261118T010000Z', 'X-MICROSOFT-CDO-ALLDAYEVENT:TRUE'],
    ],
  ])('is one, stored as %s', (_, lines) => {
    expect(days(staff(...lines))).toEqual([lines[0]?.includes('202609') ? 'staff 2026-09-17' : 'staff 2026-11-17']);
  });

  it('in a zone that Windows names is that day in Sweden', () => {
    const [start, end] = ['20261116T180000', '20261117T180000'].map((at) => `;TZID=Eastern Standard Time:${at}`);
    expect(days(staff(`DTSTART${start}`, `DTEND${end}`))).toEqual(['staff 2026-11-17']);
  });

  it('in a zone that only the file knows is that day in Sweden', () => {
    const [start, end] = ['20261117T080000', '20261118T080000'].map((at) => `;TZID="Vår zon, skolan":${at}`);
    const file = calendarFile(
      zone('Vår zon\\, skolan', '+1000', '+0900'),
      vevent('Studiedag', `DTSTART${start}`, `DTEND${end}`),
    );
    expect(days(file)).toEqual(['staff 2026-11-17']);
  });

  it('that is repeated stays whole over the change of the clocks', () => {
    const weekly = ['DTSTART:20261018T220000Z', 'DTEND:20261019T220000Z', 'RRULE:FREQ=WEEKLY;COUNT=3'];
    expect(days(staff(...weekly))).toEqual(['staff 2026-10-19', 'staff 2026-10-26', 'staff 2026-11-02']);
  });
});

describe('some hours', () => {
  it('are no day off; a whole working day is asked about', () => {
    const short = vevent('Studiedag i arbetslaget', 'DTSTART:20261118T120000Z', 'DTEND:20261118T150000Z');
    const long = vevent('Studiedag', 'DTSTART:20261118T070000Z', 'DTEND:20261118T153000Z');
    const file = calendarFile(short, long, lov);
    expect(days(file)).toEqual([LOV]);
    expect(read(file).asked).toEqual([
      { name: 'Studiedag', spans: [{ from: '2026-11-18', to: '2026-11-18' }], line: null },
    ]);
    expect(left(file)).toEqual(['hours 1']);
  });
  it('of the last school day are that day', () => {
    expect(days(calendarFile(vevent('Skolavslutning', 'DTSTART:20270610T080000Z', 'DTEND:20270610T090000Z')))).toEqual([
      'last 2027-06-10',
    ]);
  });
  it('from Monday to Friday are a break', () => {
    const week = vevent(
      'Höstlov',
      'DTSTART;TZID=Europe/Stockholm:20261026T080000',
      'DTEND;TZID=Europe/Stockholm:20261030T160000',
    );
    expect(days(calendarFile(week))).toEqual([LOV]);
  });
});
