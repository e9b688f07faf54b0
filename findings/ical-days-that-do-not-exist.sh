#!/usr/bin/env bash
# ical.js 2.2.1: a yearly rule for "the 31st of January, February and April" also gives 3 March and 1 May.
#
# Expected: RFC 5545, 3.3.10: a date that does not exist (31 February, 31 April) must be ignored and not counted.
# What happens: ical.js rolls it over into the next month, and COUNT counts it; python-dateutil 2.9.0.post0 gives the Januaries alone.
#   A monthly rule with the same BYMONTHDAY skips such days rightly, so it is the yearly rule that is treated in another way.
# Means: a yearly series for the last days of months, read by ical.js, has days that no other calendar shows. Hold each day that comes
#   out to the rule's BYMONTH and BYMONTHDAY before it is used.
# Needs: bash, node 20 or later, npm, python3 with pip; the package registries. Under a minute.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"
echo '{"private":true}' > package.json
npm install --no-audit --no-fund --loglevel=error ical.js@2.2.1
python3 -m venv py
py/bin/pip install -q --disable-pip-version-check python-dateutil==2.9.0.post0

cat > ical.mjs <<'JS'
import ICAL from 'ical.js';
const [start, rule] = process.argv.slice(2);
const days = ICAL.Recur.fromString(rule).iterator(ICAL.Time.fromDateString(start));
const seen = [];
for (let day = days.next(); day && seen.length < 10; day = days.next()) seen.push(day.toString());
console.log(seen.join(' '));
JS
cat > reference.py <<'PY'
import sys
from datetime import datetime
from dateutil.rrule import rrulestr
start, rule = sys.argv[1:]
print(*[day.date() for day in rrulestr('RRULE:' + rule, dtstart=datetime.fromisoformat(start))])
PY

# compare RULE WHAT-DATEUTIL-GIVES WHAT-ICAL.JS-GIVES, from 31 January 2026
compare() {
  local theirs ours
  theirs=$(py/bin/python reference.py 2026-01-31 "$1")
  ours=$(node ical.mjs 2026-01-31 "$1")
  echo "rule:            $1 from 2026-01-31"
  echo "ical.js 2.2.1:   $ours"
  echo "python-dateutil: $theirs"
  [ "$theirs" = "$2" ] || { echo 'CHANGED: the reference reads the rule in another way'; exit 1; }
  [ "$ours" = "$3" ] || { echo 'CHANGED: ical.js gives other days'; exit 1; }
}
compare 'FREQ=YEARLY;BYMONTH=1,2,4;BYMONTHDAY=31;COUNT=4' \
  '2026-01-31 2027-01-31 2028-01-31 2029-01-31' '2026-01-31 2026-03-03 2026-05-01 2027-01-31'
compare 'FREQ=MONTHLY;BYMONTHDAY=31;COUNT=3' \
  '2026-01-31 2026-03-31 2026-05-31' '2026-01-31 2026-03-31 2026-05-31'
echo 'As described.'
