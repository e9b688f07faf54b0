/** Every pattern in the product: the literals, read out of the source files, and those that the files make of text when they are loaded. */
import { globSync, readFileSync } from 'node:fs';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { parseAst } from 'vitest/node';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
const PRODUCT = ['*.ts', '{bots,cards,commands,imports,language,manifest,quality,scheduler,storage,web}/**/*.ts'];

export type Pattern = { readonly file: string; readonly source: string; readonly flags: string };
export type SourceFile = {
  readonly file: string;
  readonly literals: readonly Pattern[];
  /** The places where the file makes a pattern out of text, as they are written. */
  readonly making: readonly string[];
};

type Node = { readonly type: string } & Readonly<Record<string, unknown>>;
const isNode = (value: unknown): value is Node => typeof value === 'object' && value !== null && 'type' in value;
const isRegex = (value: unknown): value is { readonly pattern: string; readonly flags: string } =>
  typeof value === 'object' && value !== null && 'pattern' in value && 'flags' in value;

function* nodes(value: unknown): Generator<Node> {
  if (Array.isArray(value)) for (const one of value) yield* nodes(one);
  if (!isNode(value)) return;
  yield value;
  for (const one of Object.values(value)) yield* nodes(one);
}

export function sourceFiles(): SourceFile[] {
  const config = ['vitest.config.ts'];
  return globSync(PRODUCT, { cwd: ROOT, exclude: config }).map((file) => {
    const text = readFileSync(ROOT + file, 'utf8');
    const all = [...nodes(parseAst(text, { lang: 'ts' }))];
    const literals = all.flatMap(({ type, regex }) =>
      type === 'Literal' && isRegex(regex) ? [{ file, source: regex.pattern, flags: regex.flags }] : [],
    );
    const making = all.flatMap(({ type, callee, start, end }) =>
      /^(?:New|Call)Expression$/.test(type) && isNode(callee) && callee['name'] === 'RegExp'
        ? [text.slice(Number(start), Number(end))]
        : [],
    );
    return { file, literals, making };
  });
}

/** A pattern that was made of text, with the place that made it. */
export type Made = Pattern & { readonly place: string };

/** Loads the files and gives the patterns that any file of the product makes of text meanwhile. */
export async function madeByLoading(files: readonly string[]): Promise<Made[]> {
  const found: Made[] = [];
  const original = globalThis.RegExp;
  globalThis.RegExp = new Proxy(original, {
    construct(target, args: ConstructorParameters<typeof RegExp>, created) {
      const pattern: RegExp = Reflect.construct(target, args, created);
      // The first line is the error's, the second this function's.
      const [, , place = ''] = new Error().stack?.split('\n') ?? [];
      const file = place.replace(/:\d+:\d+\)?$/, '').split(ROOT)[1] ?? '';
      if (!file.startsWith('node_modules')) found.push({ file, place, source: pattern.source, flags: pattern.flags });
      return pattern;
    },
  });
  try {
    for (const file of files) await import(pathToFileURL(ROOT + file).href);
  } finally {
    globalThis.RegExp = original;
  }
  return found;
}
