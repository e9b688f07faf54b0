/** What was run, as vitest's report tells it, and what the processes that the tests start have run besides. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { stripTypeScriptTypes } from 'node:module';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import convert from 'ast-v8-to-istanbul';
import { parseAst } from 'vitest/node';
import { z } from 'zod';

const at = z.object({ start: z.object({ line: z.number(), column: z.number() }) });
/** A branch that is not there, such as an absent `else`, has no place. */
const perhaps = z.object({ start: z.object({ line: z.number().nullish() }) });
const file = z.object({
  statementMap: z.record(z.string(), at),
  s: z.record(z.string(), z.number()),
  branchMap: z.record(z.string(), z.object({ type: z.string(), loc: at, locations: z.array(perhaps) })),
  b: z.record(z.string(), z.array(z.number())),
});
/** Files by their paths, in istanbul's form. */
export const report = z.record(z.string(), file);
export type Coverage = z.infer<typeof report>;

/** What V8 writes down at the end of a process (Node, «NODE_V8_COVERAGE»). */
const written = z.object({ result: z.array(z.object({ url: z.string(), functions: z.array(z.unknown()) })) });

/** Nothing of a process that was killed while it wrote. */
function processIn(path: string): z.infer<typeof written>['result'] {
  try {
    return written.parse(JSON.parse(readFileSync(path, 'utf8'))).result;
  } catch (error) {
    if (error instanceof SyntaxError) return [];
    throw error;
  }
}

/**
 * The report with what the processes ran. Node runs TypeScript with the types blanked out, so that every place in it is the source's own. Only
 * what the report knows already is counted, by its place: nothing is counted twice.
 */
export async function addChildren(coverage: Coverage, folder: string): Promise<Coverage> {
  const sources = new Map<string, { code: string; ast: ReturnType<typeof parseAst> }>();
  for (const name of existsSync(folder) ? readdirSync(folder) : []) {
    for (const { url, functions } of processIn(join(folder, name))) {
      const path = url.startsWith('file:') ? fileURLToPath(url) : '';
      const known = coverage[path];
      if (!known) continue;
      const code = sources.get(path)?.code ?? stripTypeScriptTypes(readFileSync(path, 'utf8'));
      const ast = sources.get(path)?.ast ?? parseAst(code);
      sources.set(path, { code, ast });
      // The library reads the syntax tree that it is given, and V8's own words.
      const ran = report.parse(
        await convert({ code, ast, coverage: { url, functions } } as Parameters<typeof convert>[0]),
      );
      if (ran[path]) addCounts(known, ran[path]);
    }
  }
  return coverage;
}

const key = ({ start }: z.infer<typeof at>): string => `${start.line}:${start.column}`;

function addCounts(known: Coverage[string], ran: Coverage[string]): void {
  const statements = new Map(Object.entries(ran.statementMap).map(([id, where]) => [key(where), ran.s[id] ?? 0]));
  for (const [id, where] of Object.entries(known.statementMap))
    known.s[id] = (known.s[id] ?? 0) + (statements.get(key(where)) ?? 0);
  const branches = new Map(
    Object.entries(ran.branchMap).map(([id, { type, loc }]) => [`${type} ${key(loc)}`, ran.b[id] ?? []]),
  );
  for (const [id, { type, loc }] of Object.entries(known.branchMap)) {
    const more = branches.get(`${type} ${key(loc)}`);
    const own = known.b[id] ?? [];
    if (more?.length === own.length) known.b[id] = own.map((count, n) => count + (more[n] ?? 0));
  }
}
