/** 1, ½, ¼ … down to 0. */
const HALVED: number[] = [];
for (let value = 1; value > 0; value /= 2) HALVED.push(value);
/** So many terms of the series give all the digits that a number holds. */
const TERMS = 14;

/**
 * e to a power of at most 0, by additions, multiplications and divisions alone: these are the same to the last bit on every machine, which
 * `Math.exp` need not be, and so the same lines give the same models.
 */
export function exponential(power: number): number {
  const halvings = Math.round(-power / Math.LN2);
  const rest = power + halvings * Math.LN2;
  let sum = 1;
  for (let term = TERMS; term > 0; term -= 1) sum = 1 + (rest / term) * sum;
  return sum * (HALVED[halvings] ?? 0);
}
