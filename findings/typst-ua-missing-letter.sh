#!/usr/bin/env bash
# @myriaddreamin/typst-ts-node-compiler 0.7.0: as PDF/UA-1 one character that no font has stops the whole document.
#
# Expected: a character without a glyph is drawn as a box, as it is in an ordinary PDF of the same document.
# What happens: without a standard the PDF is made; with `pdfStandard: 'ua-1'` `pdf()` throws for the same source, and no document comes out.
#   (PDF/UA-1 forbids references to the font's "not defined" glyph, ISO 14289-1, 7.21.8: Typst keeps to it.)
# Means: where people's own words go into a document, one emoji or rare letter would take the whole report away. Find out what the fonts have
#   (the table `cmap`) and write what they lack otherwise before compiling.
# Needs: bash, node 20 or later, npm; the package registry. Under a minute.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"
echo '{"private":true}' > package.json
npm install --no-audit --no-fund --loglevel=error @myriaddreamin/typst-ts-node-compiler@0.7.0

cat > run.mjs <<'JS'
import assert from 'node:assert/strict';
import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler';

const compiler = NodeCompiler.create({ workspace: process.cwd() });
const source = (words) => `#set document(title: "T")\n#set text(lang: "sv", fallback: true)\n= T\n${words}`;
/** Whether a PDF comes out. */
const isMade = (words, options) => {
  try {
    return compiler.pdf({ mainFileContent: source(words) }, options).subarray(0, 5).toString() === '%PDF-';
  } catch {
    return false;
  }
};
// An Egyptian hieroglyph, which the fonts in the package do not have.
const rare = 'a \u{13000} b';
const ua = { pdfStandard: 'ua-1' };
const seen = { plain: isMade(rare), 'PDF/UA-1': isMade(rare, ua), 'PDF/UA-1 without it': isMade('a b', ua) };
console.log('typst-ts-node-compiler 0.7.0, whether a PDF comes out of a document with a hieroglyph:', seen);
assert.deepEqual(seen, { plain: true, 'PDF/UA-1': false, 'PDF/UA-1 without it': true }, 'it is otherwise now');
JS
node run.mjs || { echo 'CHANGED: see above'; exit 1; }
echo 'As described.'
