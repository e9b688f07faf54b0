#!/usr/bin/env bash
# ical.js 2.2.1: one moved occurrence of a series is taken over by every other series of the same calendar.
#
# Expected: RFC 5545, 3.8.4.4: RECURRENCE-ID points out an occurrence together with the UID; a VEVENT with another UID is another series.
# What happens: `new ICAL.Event(vevent)` takes every VEVENT of the calendar that has a RECURRENCE-ID for its own, whatever the UID. Below
#   two series meet on Mondays at 09:00 and one of them is moved once: both come out as moved. The option `strictExceptions` is no way
#   out by itself: with it the constructor throws as soon as it meets the other series' VEVENT.
# Means: read from a whole calendar, as exports are, meetings get other meetings' titles and times. Pass the series' own VEVENTs:
#   `new ICAL.Event(vevent, { strictExceptions: true, exceptions: those with the same UID })`.
# Needs: bash, node 20 or later, npm; the package registry. Under a minute.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"
echo '{"private":true}' > package.json
npm install --no-audit --no-fund --loglevel=error ical.js@2.2.1

cat > run.mjs <<'JS'
import assert from 'node:assert/strict';
import ICAL from 'ical.js';

const event = (...lines) => ['BEGIN:VEVENT', 'DTSTAMP:20260801T080000Z', ...lines, 'END:VEVENT'];
const weekly = ['DTSTART:20260907T090000', 'DTEND:20260907T100000', 'RRULE:FREQ=WEEKLY;COUNT=3'];
const calendar = new ICAL.Component(
  ICAL.parse(
    [
      ...['BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:-//example//EN'],
      ...event('UID:a@example.org', 'SUMMARY:Student health team', ...weekly),
      ...event('UID:b@example.org', 'SUMMARY:Crisis group', ...weekly),
      ...event('UID:b@example.org', 'RECURRENCE-ID:20260914T090000', 'SUMMARY:Crisis group', 'DTSTART:20260914T140000', 'DTEND:20260914T150000'),
      'END:VCALENDAR',
    ].join('\r\n'),
  ),
);
const all = calendar.getAllSubcomponents('vevent');
const [first] = all;
const second = ICAL.Time.fromDateTimeString('2026-09-14T09:00:00');
const shown = (series) => {
  const { item, startDate } = series.getOccurrenceDetails(second);
  return `${item.summary}, ${startDate}`;
};
const own = all.filter((one) => one.getFirstPropertyValue('uid') === 'a@example.org' && one.hasProperty('recurrence-id'));

const byDefault = shown(new ICAL.Event(first));
const strict = (() => {
  try {
    return shown(new ICAL.Event(first, { strictExceptions: true }));
  } catch (error) {
    return `throws: ${error.message}`;
  }
})();
const sorted = shown(new ICAL.Event(first, { strictExceptions: true, exceptions: own }));
console.log('the team\'s second meeting, by default:              ', byDefault);
console.log('… with strictExceptions:                            ', strict);
console.log('… with strictExceptions and its own exceptions only:', sorted);
assert.equal(byDefault, 'Crisis group, 2026-09-14T14:00:00');
assert.equal(strict, 'throws: attempted to relate unrelated exception');
assert.equal(sorted, 'Student health team, 2026-09-14T09:00:00');
JS
node run.mjs || { echo 'CHANGED: see above'; exit 1; }
echo 'As described.'
