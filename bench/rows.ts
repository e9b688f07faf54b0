/** A figure of the bench: printed as words or, with `--json`, as an object on a line. */

export type Row = {
  readonly name: string;
  readonly unit: 'ms' | 's' | 'MB' | 'kB' | '/s' | '';
  readonly value: number;
  /** The same of what it stands beside, measured in the same run. */
  readonly reference?: number;
  /** What it should be at most. */
  readonly aim?: number;
  /** What the ratio should be at most or at least. */
  readonly ratio?: { readonly atMost: number } | { readonly atLeast: number };
};

let asJson = false;
export function printJson(): void {
  asJson = true;
}

/** With `--json` `{"name","ours","reference","unit","ratio","aim"}`, where `aim` says in words what of it should be how much. */
export function printRow(row: Row): void {
  const { name, unit, value, reference } = row;
  const ratio = reference === undefined ? undefined : value / reference;
  const aim = aimOf(row);
  if (asJson) {
    console.log(JSON.stringify({ name, ours: value, reference, unit, ratio, aim }));
    return;
  }
  const beside = ratio === undefined ? '' : `, reference ${reference?.toFixed(2)} ${unit}, ratio ${ratio.toFixed(2)}`;
  console.log(`${name}: ${value.toFixed(2)} ${unit}${beside}${aim === undefined ? '' : ` (aim: ${aim})`}`);
}

function aimOf({ unit, aim, ratio }: Row): string | undefined {
  if (aim !== undefined) return `at most ${aim} ${unit}`.trimEnd();
  if (ratio) return 'atMost' in ratio ? `ratio at most ${ratio.atMost}` : `ratio at least ${ratio.atLeast}`;
  return undefined;
}

/** What could not be measured, and why. */
export function printMissing(name: string, why: string): void {
  console.log(asJson ? JSON.stringify({ name, missing: why }) : `${name}: not measured (${why})`);
}
