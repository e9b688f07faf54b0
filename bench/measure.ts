import { printRow } from './rows.ts';

/** The value below which a share of the measurements lies. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? Number.NaN;
}

/** Runs both in turn, so that a busy machine slows both; milliseconds each. */
export async function inTurn(rounds: number, ours: () => Promise<void>, reference: () => Promise<void>) {
  const a: number[] = [];
  const b: number[] = [];
  const timed = async (work: () => Promise<void>, into: number[]) => {
    const start = performance.now();
    await work();
    into.push(performance.now() - start);
  };
  for (let round = 0; round < rounds; round += 1) {
    await timed(ours, a);
    await timed(reference, b);
  }
  return { ours: a, reference: b };
}

/** Medians and 99th of 100 side by side; `atMost`: what the ratio of the medians should be at most. */
export function printPair(
  name: string,
  { ours, reference }: { ours: number[]; reference: number[] },
  atMost?: number,
): void {
  for (const [label, share] of [
    ['p50', 0.5],
    ['p99', 0.99],
  ] as const) {
    const [a, b] = [quantile(ours, share), quantile(reference, share)];
    const aim = atMost !== undefined && label === 'p50' ? { ratio: { atMost } } : {};
    printRow({ name: `${name} ${label}`, unit: 'ms', value: a, reference: b, ...aim });
  }
}

/** Numbers from 0 to 1, the same for the same seed (mulberry32). */
export function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), state | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}
