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

export function printPair(name: string, { ours, reference }: { ours: number[]; reference: number[] }): void {
  for (const [label, share] of [
    ['p50', 0.5],
    ['p99', 0.99],
  ] as const) {
    const [a, b] = [quantile(ours, share), quantile(reference, share)];
    console.log(`${name} ${label}: ${a.toFixed(2)} ms, reference ${b.toFixed(2)} ms, ratio ${(a / b).toFixed(2)}`);
  }
}
