/** Rows of the table of steps, kept between calls and made longer when a text is: making them anew costs as much as filling them. */
let rows = [new Uint32Array(64), new Uint32Array(64), new Uint32Array(64)] as const;

/**
 * How many letters must be added, removed, changed or swapped with a neighbour to make one text the other (optimal string alignment).
 * Infinity as soon as it is sure to be more than `most`.
 */
export function distance(a: string, b: string, most = Number.POSITIVE_INFINITY): number {
  if (Math.abs(a.length - b.length) > most) return Number.POSITIVE_INFINITY;
  const width = b.length + 1;
  if (width > rows[0].length)
    rows = [new Uint32Array(width * 2), new Uint32Array(width * 2), new Uint32Array(width * 2)];
  let [before, previous, row] = rows;
  for (let j = 0; j < width; j += 1) previous[j] = j;
  for (let i = 1; i <= a.length; i += 1) {
    const least = fillRow(a, b, i, row, previous, before);
    // No later row is below the least of this one.
    if (least > most) return Number.POSITIVE_INFINITY;
    [before, previous, row] = [previous, row, before];
  }
  const steps = previous[b.length] ?? 0;
  return steps > most ? Number.POSITIVE_INFINITY : steps;
}

/** The steps from the first `i` letters of `a` to the first letters of `b`, from the two rows above it; answers the fewest of them. */
function fillRow(
  a: string,
  b: string,
  i: number,
  row: Uint32Array,
  previous: Uint32Array,
  before: Uint32Array,
): number {
  const [letter, earlier] = [a.charCodeAt(i - 1), a.charCodeAt(i - 2)];
  let least = i;
  let left = i;
  let earlierOther = Number.NaN;
  row[0] = i;
  for (let j = 1; j <= b.length; j += 1) {
    const other = b.charCodeAt(j - 1);
    let steps = (previous[j - 1] ?? 0) + (letter === other ? 0 : 1);
    const removed = (previous[j] ?? 0) + 1;
    if (removed < steps) steps = removed;
    if (left + 1 < steps) steps = left + 1;
    if (letter === earlierOther && earlier === other) {
      const swapped = (before[j - 2] ?? 0) + 1;
      if (swapped < steps) steps = swapped;
    }
    row[j] = steps;
    left = steps;
    earlierOther = other;
    if (steps < least) least = steps;
  }
  return least;
}
