#!/usr/bin/env bash
# adaptivecards 3.0.6: Node can neither import nor require the package by its name.
#
# Expected: `import { AdaptiveCard } from 'adaptivecards'`, as the package's README has it, works where the package installs without a
#   warning: Microsoft's own parser tells on the server, or in a test, whether a card is one.
# What happens: ERR_MODULE_NOT_FOUND, as the package's `main` is an ES module whose own imports lack their file endings, which only bundlers
#   fill in. The built file in the same package, adaptivecards/dist/adaptivecards.js, loads and parses.
# Means: name the built file, or bundle.
# Needs: bash, node 20 or later, npm; the package registry. Under a minute.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"
echo '{"private":true}' > package.json
npm install --no-audit --no-fund --loglevel=error adaptivecards@3.0.6

cat > run.mjs <<'JS'
import assert from 'node:assert/strict';
import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);
const card = { type: 'AdaptiveCard', version: '1.5', body: [{ type: 'TextBlock', text: 'Hej!' }] };
/** What comes of loading the package in one way and parsing a card with it. */
async function tried(load) {
  try {
    const { AdaptiveCard } = await load();
    const parsed = new AdaptiveCard();
    parsed.parse(card);
    return `parses ${parsed.getItemCount()} element`;
  } catch (error) {
    return error.code ?? error.name;
  }
}
const ways = {
  "import('adaptivecards')": await tried(() => import('adaptivecards')),
  "require('adaptivecards')": await tried(() => require('adaptivecards')),
  "require('adaptivecards/dist/adaptivecards.js')": await tried(() => require('adaptivecards/dist/adaptivecards.js')),
};
console.log(process.version);
console.table(ways);
const [imported, required, built] = Object.values(ways);
assert.equal(imported, 'ERR_MODULE_NOT_FOUND');
assert.ok(!required.startsWith('parses'));
assert.equal(built, 'parses 1 element');
JS
node run.mjs || { echo 'CHANGED: see above'; exit 1; }
echo 'As described.'
