#!/usr/bin/env bash
# Node 26.10.0: Intl.DateTimeFormat writes a Temporal.PlainDate many times slower than the same day as a number.
#
# Expected: with one kept formatter, `format(plainDate)` costs about what `format(milliseconds)` does: making the formatter is the dear part, and the
#   words are the same.
# What happens: the words are the same, and each call with the PlainDate takes ten times as long or more.
# Means: where many days are written (a calendar, a report, a list of cards) give the formatter `Date.UTC(year, month - 1, day)` and the time zone UTC.
# Needs: bash, any node with npm; the package registry. Under a minute. The ratio is of processor time within one run.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"
echo '{"private":true}' > package.json
npm install --no-audit --no-fund --loglevel=error node@26.10.0
node_modules/.bin/node --version

cat > dates.mjs <<'JS'
const format = new Intl.DateTimeFormat('sv-SE', { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' });
const days = Array.from({ length: 2000 }, (_, i) => Temporal.PlainDate.from('2026-08-01').add({ days: i % 300 }));
const asPlain = (day) => format.format(day);
const asNumber = (day) => format.format(Date.UTC(day.year, day.month - 1, day.day));
const cost = (write) => {
  const before = process.cpuUsage();
  for (const day of days) write(day);
  return process.cpuUsage(before).user;
};
const median = (values) => values.sort((a, b) => a - b)[values.length >> 1];
for (const write of [asPlain, asNumber]) cost(write);
const ratios = Array.from({ length: 9 }, () => cost(asPlain) / cost(asNumber));
console.log(`same words: ${days.every((day) => asPlain(day) === asNumber(day))}`);
console.log(`times as long: ${median(ratios).toFixed(1)}`);
process.exitCode = median(ratios) > 3 ? 0 : 1;
JS
out=$(node_modules/.bin/node dates.mjs) || { echo "$out"; echo 'CHANGED: a PlainDate is written about as fast as a number'; exit 1; }
echo "$out"
grep -q 'same words: true' <<< "$out" || { echo 'CHANGED: the words differ'; exit 1; }
echo 'As described.'
