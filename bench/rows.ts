/** A figure of the bench: printed as words or, with `--json`, as an object on a line. */

export type Row = {
  readonly name: string;
  readonly unit: 'ms' | 's' | 'MB' | 'kB' | '/s' | '';
  readonly value: number;
  /** The same of what it stands beside, measured in the same run. */
  readonly reference?: number;
  /** What it should be at most. */
  readonly aim?: number;
};

let asJson = false;
export function printJson(): void {
  asJson = true;
}

export function printRow(row: Row): void {
  const { name, unit, value, reference, aim } = row;
  const ratio = reference === undefined ? undefined : value / reference;
  if (asJson) {
    console.log(JSON.stringify({ ...row, ratio }));
    return;
  }
  const beside = ratio === undefined ? '' : `, reference ${reference?.toFixed(2)} ${unit}, ratio ${ratio.toFixed(2)}`;
  console.log(
    `${name}: ${value.toFixed(2)} ${unit}${beside}${aim === undefined ? '' : ` (aim: at most ${aim} ${unit})`}`,
  );
}

/** What could not be measured, and why. */
export function printMissing(name: string, why: string): void {
  console.log(asJson ? JSON.stringify({ name, missing: why }) : `${name}: not measured (${why})`);
}
