#!/usr/bin/env bash
# ical.js 2.2.1: "the Monday of week 34, each year" comes out as the Monday of every week but the 34th.
#
# Expected: RFC 5545, 3.3.10: BYWEEKNO=34;BYDAY=MO in a yearly rule is one day a year. Weeks are ISO 8601's, as in a Swedish school's calendar.
# What happens: from Monday 17 August 2026 (week 34) the next that ical.js gives is 24 August, then 31 August, and so on; python-dateutil
#   2.9.0.post0 gives 17 August 2026, 23 August 2027, 21 August 2028. The test of the week's number (recur_iterator.js, BYDAY with BYWEEKNO)
#   takes "not found in the list" for true and "found first in it" for false.
# Means: a rule with BYWEEKNO and BYDAY read by ical.js fills the calendar with wrong days and leaves the right one out.
#   Refuse such a rule, or reckon it with something else.
# Needs: bash, node 20 or later, npm, python3 with pip; the package registries. Under a minute.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"
echo '{"private":true}' > package.json
npm install --no-audit --no-fund --loglevel=error ical.js@2.2.1
python3 -m venv py
py/bin/pip install -q --disable-pip-version-check python-dateutil==2.9.0.post0

start=2026-08-17
rule='FREQ=YEARLY;BYWEEKNO=34;BYDAY=MO;COUNT=3'

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

ours=$(node ical.mjs "$start" "$rule")
theirs=$(py/bin/python reference.py "$start" "$rule")
echo "rule:            $rule from $start"
echo "ical.js 2.2.1:   $ours"
echo "python-dateutil: $theirs"
[ "$theirs" = '2026-08-17 2027-08-23 2028-08-21' ] || { echo 'CHANGED: the reference reads the rule in another way'; exit 1; }
[ "$ours" = '2026-08-24 2026-08-31 2026-09-07' ] || { echo 'CHANGED: ical.js no longer gives the weeks after the asked one'; exit 1; }
echo 'As described.'
