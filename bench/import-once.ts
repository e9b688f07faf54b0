/**
 * One reading of one file in a process of its own, so that its peak memory is its own: prints seconds of processor time, of all its threads, and
 * megabytes as JSON. Every reading has the same modules loaded, so that what differs is the work.
 */
import { readFileSync } from 'node:fs';
import { Readable } from 'node:stream';
import { parse } from 'csv-parse';
import { SaxesParser } from 'saxes';
import { fromBuffer } from 'yauzl';
import { readTable } from '../imports/read-table.ts';
import { recogniseTable } from '../imports/recognise.ts';
import { INDICATORS } from '../quality/data/indicators.ts';

const [who = '', file = '', unitCode = ''] = process.argv.slice(2);
const bytes = readFileSync(file);

async function ours(): Promise<void> {
  const found = await recogniseTable(readTable(bytes), { definitions: INDICATORS, unitCode });
  if (found.observations.length === 0) throw new Error('the school was not found');
}

/** As it is usually called; see read-table.ts for what its titles cost it. */
async function csvAlone(): Promise<void> {
  const size = 65_536;
  const pieces = Array.from({ length: Math.ceil(bytes.length / size) }, (_, i) =>
    bytes.subarray(i * size, (i + 1) * size),
  );
  const parser = Readable.from(pieces).pipe(parse({ delimiter: ';', relax_column_count: true }));
  let cells = 0;
  for await (const record of parser as AsyncIterable<string[]>) cells += record.length;
  if (cells === 0) throw new Error('nothing was read');
}

/** The zip and the XML parser with nothing done about what they find. */
async function xlsxAlone(): Promise<void> {
  let cells = 0;
  await new Promise<void>((resolve, reject) => {
    fromBuffer(bytes, { lazyEntries: true }, (failed, zip) => {
      if (failed) return reject(failed);
      zip.on('entry', (entry) => {
        if (!entry.fileName.startsWith('xl/worksheets/')) return zip.readEntry();
        zip.openReadStream(entry, (broken, stream) => {
          if (broken) return reject(broken);
          const parser = new SaxesParser();
          parser.on('opentag', ({ name }) => {
            if (name === 'c') cells += 1;
          });
          stream.on('data', (chunk: Buffer) => parser.write(chunk.toString('utf8')));
          stream.on('end', () => zip.readEntry());
        });
      });
      zip.on('end', () => resolve());
      zip.readEntry();
    });
  });
  if (cells === 0) throw new Error('nothing was read');
}

const WORK: Readonly<Record<string, () => Promise<void>>> = {
  ours,
  csv: csvAlone,
  xlsx: xlsxAlone,
};
const start = process.cpuUsage();
await WORK[who]?.();
const { user, system } = process.cpuUsage(start);
// Microseconds and kilobytes.
console.log(JSON.stringify({ seconds: (user + system) / 1e6, megabytes: process.resourceUsage().maxRSS / 1024 }));
