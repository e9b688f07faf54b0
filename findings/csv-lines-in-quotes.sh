#!/usr/bin/env bash
# csv-parse 7.0.3: `info.lines` counts a line break inside quotes as two lines when the file has Windows' line ends.
#
# Expected: the same table has the same line numbers with LF and with CR LF: the option `info: true` gives "lines", the number of lines of the
#   source, and an editor or a spreadsheet shows the same rows on the same lines in both files.
# What happens: between records CR LF counts as one line, inside a quoted field as two. Each line break in a cell above moves every later
#   number by one; the lines of errors are counted in the same way.
# Means: "line 7 is wrong" points at the wrong row in files that Excel for Windows writes, where cells with Alt+Enter have line breaks (Excel
#   itself writes LF there; other programs write CR LF). Take away the number of CR LF in the fields of the records read so far.
# Needs: bash, node 20 or later, npm; the package registry. Under a minute.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"
echo '{"private":true}' > package.json
npm install --no-audit --no-fund --loglevel=error csv-parse@7.0.3

cat > run.mjs <<'JS'
import assert from 'node:assert/strict';
import { parse } from 'csv-parse/sync';

/** Three records; the first has a line break in its first cell, so the records end on lines 2, 3 and 4. */
const table = (end) => ['"Share of', 'pupils";1', 'b;2', 'c;3', ''].join(end);
const linesOf = (end) => parse(table(end), { delimiter: ';', info: true }).map(({ info }) => info.lines);

const seen = { LF: linesOf('\n'), 'CR LF': linesOf('\r\n') };
console.log('csv-parse 7.0.3, lines of the same three records:', seen);
assert.deepEqual(seen.LF, [2, 3, 4]);
assert.deepEqual(seen['CR LF'], [3, 4, 5], 'a line break in quotes counts as one line now');
JS
node run.mjs || { echo 'CHANGED: see above'; exit 1; }
echo 'As described.'
