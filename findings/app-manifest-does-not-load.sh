#!/usr/bin/env bash
# @microsoft/app-manifest 1.1.2: the package cannot be loaded as it is installed, and one of its schemas stops the validator that it brings.
#
# Expected: `require('@microsoft/app-manifest')` works after a clean install without a warning; a schema for Teams' localisation files, in the
#   package, can be used with Ajv, which the package depends on.
# What happens: `Cannot find module 'fs-extra'`, which it needs and names only among the packages that develop it. The localisation schema of 1.29
#   has patterns such as `…]\b]` that are no regular expressions with the flag `u`, Ajv's default: compiling it throws.
# Means: read build/json-schemas/teams/vX/*.schema.json as files, and give Ajv `unicodeRegExp: false`. Then both files of a package can be judged.
# Needs: bash, node 20 or later, npm; the package registry. Under a minute.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"
echo '{"private":true}' > package.json
npm install --no-audit --no-fund --loglevel=error @microsoft/app-manifest@1.1.2

cat > run.mjs <<'JS'
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);
/** What a step gives, or how it fails. */
const outcome = (step) => {
  try {
    return step();
  } catch (error) {
    return error.code ?? error.name;
  }
};
const folder = 'node_modules/@microsoft/app-manifest/build/json-schemas/teams/v1.29';
const schema = JSON.parse(readFileSync(`${folder}/MicrosoftTeams.Localization.schema.json`, 'utf8'));
const words = { 'name.short': 'A', 'description.short': 'B', 'description.full': 'C' };
const title = { ...words, 'bots[0].commandLists[0].commands[0].title': 'help' };
const Ajv = require('ajv-draft-04');
const formats = require('ajv-formats');
const judge = (options) => {
  const ajv = new Ajv({ strict: false, ...options });
  formats(ajv);
  return ajv.compile(schema)(title);
};
const seen = {
  loaded: outcome(() => typeof require('@microsoft/app-manifest')),
  'compiled and used': outcome(() => judge({})),
  'with unicodeRegExp: false': outcome(() => judge({ unicodeRegExp: false })),
};
console.log('@microsoft/app-manifest 1.1.2:', seen);
const expected = { loaded: 'MODULE_NOT_FOUND', 'compiled and used': 'SyntaxError', 'with unicodeRegExp: false': true };
assert.deepEqual(seen, expected, 'it is otherwise now');
JS
node run.mjs || { echo 'CHANGED: see above'; exit 1; }
echo 'As described.'
