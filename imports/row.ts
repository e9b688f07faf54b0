/** `line` is what a person sees in the file, from 1. `sheet` is `''` for text. */
export type Row = { readonly sheet: string; readonly line: number; readonly cells: readonly string[] };
