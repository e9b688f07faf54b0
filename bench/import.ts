/** A 200,000-row CSV, recognised for one school, beside csv-parse alone: rows a second and peak memory. */
import { Readable } from 'node:stream';
import { parse } from 'csv-parse';
import { readTable } from '../imports/read-table.ts';
import { recogniseTable } from '../imports/recognise.ts';
import { INDICATORS } from '../quality/indicators.ts';

const ROWS = 200_000;

function makeCsv(): Buffer {
  const lines = [
    'Valt läsår: 2024/25',
    'Skola;Skol-enhetskod;Antal elever;Frånvaro;Genomsnittligt meritvärde (17 ämnen)',
  ];
  for (let i = 0; i < ROWS; i += 1) lines.push(`Påhittade skolan ${i};${10_000_000 + i};48;8,4;231,4`);
  return Buffer.from(lines.join('\n'));
}

async function measure(work: () => Promise<void>): Promise<{ perSecond: number; peakMb: number }> {
  const before = process.memoryUsage().rss;
  let peak = before;
  const watch = setInterval(() => {
    peak = Math.max(peak, process.memoryUsage().rss);
  }, 10);
  const start = performance.now();
  await work();
  clearInterval(watch);
  peak = Math.max(peak, process.memoryUsage().rss);
  return { perSecond: ROWS / ((performance.now() - start) / 1000), peakMb: (peak - before) / 1e6 };
}

export async function benchImport(): Promise<void> {
  const csv = makeCsv();
  const reference = await measure(async () => {
    const pieces = Array.from({ length: Math.ceil(csv.length / 65_536) }, (_, i) =>
      csv.subarray(i * 65_536, (i + 1) * 65_536),
    );
    const parser = Readable.from(pieces).pipe(parse({ delimiter: ';', relax_column_count: true }));
    let cells = 0;
    for await (const record of parser as AsyncIterable<string[]>) cells += record.length;
    if (cells === 0) throw new Error('nothing was read');
  });
  const ours = await measure(async () => {
    const found = await recogniseTable(readTable(csv), { definitions: INDICATORS, unitCode: '10199999' });
    if (found.observations.length !== 2) throw new Error('the school was not found');
  });
  const ratio = (ours.perSecond / reference.perSecond).toFixed(2);
  console.log(
    `import CSV: ${Math.round(ours.perSecond)} rows/s, csv-parse alone ${Math.round(reference.perSecond)}, ratio ${ratio}; ` +
      `peak memory +${ours.peakMb.toFixed(0)} MB, csv-parse alone +${reference.peakMb.toFixed(0)} MB`,
  );
}
