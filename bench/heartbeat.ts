/** A heartbeat's claim of 1,000 due among 1,000 and among 1,000,000 planned deliveries, on both stores. */
import type { DumpLine, Storage } from '../quality/ports.ts';
import { quantile } from './measure.ts';
import { printRow } from './rows.ts';
import { onBothStores, prompt } from './stores.ts';

const DUE = 1000;
const ROUNDS = 9;
const LARGE = Number(process.env['BENCH_DELIVERIES'] ?? 1_000_000);

async function* deliveries(total: number): AsyncIterable<DumpLine> {
  for (let i = 0; i < total; i += 1)
    yield { type: 'delivery', delivery: prompt('t', i, i < DUE ? '2026-09-01T06:00:00Z' : '2027-06-01T06:00:00Z') };
}

/** Milliseconds to claim and give back all that is due. */
async function claimAll(storage: Storage): Promise<number> {
  const now = '2026-09-01T08:00:00Z';
  const start = performance.now();
  for (let left = DUE; left > 0; ) {
    const claimed = await storage.claim(now, '2026-09-01T08:05:00Z', 'bench', 100);
    left -= claimed.length;
    if (claimed.length === 0) throw new Error('fewer due than expected');
    // As the heartbeat does: each when it has been sent, many at a time.
    await Promise.all(
      claimed.map((one) => storage.settle(one, 'bench', { state: 'waiting', until: '2026-09-01T06:00:00Z', note: '' })),
    );
    if (left <= 0) break;
  }
  return performance.now() - start;
}

async function compare(name: string, open: () => Promise<Storage>): Promise<void> {
  const [small, large] = [await open(), await open()];
  await small.load(deliveries(DUE));
  await large.load(deliveries(LARGE));
  const times: [number[], number[]] = [[], []];
  for (let round = 0; round < ROUNDS; round += 1) {
    times[0].push(await claimAll(small));
    times[1].push(await claimAll(large));
  }
  const [a, b] = [quantile(times[0], 0.5), quantile(times[1], 0.5)];
  printRow({ name: `Heartbeat ${name}, ${DUE} due among ${LARGE}`, unit: 'ms', value: b, reference: a });
  await Promise.all([small.close(), large.close()]);
}

export const benchHeartbeat = (): Promise<void> => onBothStores('Heartbeat', compare);
