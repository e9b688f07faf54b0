#!/usr/bin/env bash
# @resvg/resvg-js 2.6.2: each look at `rendered.pixels` copies the whole picture, and the copies are freed late.
#
# Expected: `pixels`, a property of type Buffer, is the picture's memory or one copy of it: a loop over `image.pixels[i]` costs what a loop over a Buffer does.
# What happens: it is a new Buffer each time. Two hundred looks at an 840 × 840 picture take hundreds of times as long or more, and hold hundreds of megabytes
#   that no collection sees coming, since they lie outside the heap. What is written into one copy is not in the next.
# Means: `const { pixels } = image`, once.
# Needs: bash, node 20 or later, npm; the package registry. Under a minute.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"
echo '{"private":true}' > package.json
npm install --no-audit --no-fund --loglevel=error @resvg/resvg-js@2.6.2

cat > pixels.mjs <<'JS'
import { Resvg } from '@resvg/resvg-js';

const svg = '<svg xmlns="http://www.w3.org/2000/svg" width="840" height="840"><rect width="840" height="840" fill="red"/></svg>';
const image = new Resvg(svg).render();
const LOOKS = 200;
const cost = (look) => {
  const before = process.hrtime.bigint();
  let sum = 0;
  for (let i = 0; i < LOOKS; i += 1) sum += look(i);
  return { ms: Number(process.hrtime.bigint() - before) / 1e6, sum };
};
const kept = image.pixels;
cost((i) => kept[i * 4]);
const once = cost((i) => kept[i * 4]);
const before = process.memoryUsage().rss;
const each = cost((i) => image.pixels[i * 4]);
const grown = Math.round((process.memoryUsage().rss - before) / 1e6);
console.log(`${LOOKS} looks: ${once.ms.toFixed(2)} ms at one copy, ${each.ms.toFixed(0)} ms at the property, ${grown} MB more`);
console.log(`the same Buffer twice: ${image.pixels === image.pixels}`);
const isSo = image.pixels !== image.pixels && once.sum === each.sum && each.ms > once.ms * 20 && grown > 100;
process.exitCode = isSo ? 0 : 1;
JS
node pixels.mjs || { echo 'CHANGED: the property is one Buffer'; exit 1; }
echo 'As described.'
