/**
 * How many letters must be added, removed, changed or swapped with a neighbour to make one text the other (optimal string alignment).
 * Infinity as soon as it is sure to be more than `most`.
 */
export function distance(a: string, b: string, most = Number.POSITIVE_INFINITY): number {
  if (Math.abs(a.length - b.length) > most) return Number.POSITIVE_INFINITY;
  let before = new Uint32Array(b.length + 1);
  let previous = Uint32Array.from(before, (_, index) => index);
  let row = new Uint32Array(b.length + 1);
  for (let i = 1; i <= a.length; i += 1) {
    let least = i;
    row[0] = i;
    for (let j = 1; j <= b.length; j += 1) {
      const change = (previous[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      let steps = Math.min(change, (previous[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1);
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        steps = Math.min(steps, (before[j - 2] ?? 0) + 1);
      row[j] = steps;
      least = Math.min(least, steps);
    }
    // No later row is below the least of this one.
    if (least > most) return Number.POSITIVE_INFINITY;
    [before, previous, row] = [previous, row, before];
  }
  const steps = previous[b.length] ?? 0;
  return steps > most ? Number.POSITIVE_INFINITY : steps;
}
