/**
 * Rows of what Kolada's API answers, given as a file: `{"values":[{"kpi","municipality" or "ou","period","values":[{"gender","value",
 * "status","isdeleted"}]}]}` (versions 2 and 3; kolada.se, "API"). `count` there is how many areas, not how many people, so it is no n.
 */
import { z } from 'zod';
import { ImportError } from '../import-error.ts';
import type { Row } from '../row.ts';

const one = z.object({
  gender: z.string().max(20).default('T'),
  value: z.number().nullable().default(null),
  status: z.string().max(100).nullable().default(''),
  isdeleted: z.boolean().default(false),
});
const item = z.object({
  kpi: z.string().max(40),
  kpi_title: z.string().max(300).optional(),
  municipality: z.string().max(100).optional(),
  municipality_title: z.string().max(200).optional(),
  ou: z.string().max(100).optional(),
  ou_title: z.string().max(200).optional(),
  period: z.union([z.number(), z.string().max(20)]),
  values: z.array(one).max(20),
});
const answer = z.union([
  z.object({ values: z.array(z.unknown()) }),
  z.object({ results: z.array(z.unknown()) }).transform(({ results }) => ({ values: results })),
  z.array(z.unknown()).transform((values) => ({ values })),
]);

export const isJson = (bytes: Buffer): boolean => /^[\s\uFEFF]{0,50}[[{]/.test(bytes.toString('utf8', 0, 200));

/** A small area's value is protected; any other that is not there is missing. */
const marker = (status: string | null): string => (/priv|sekre|secre|skydd/iu.test(status ?? '') ? '..' : '.');

/** @throws ImportError `notKolada` for any other JSON */
export async function* readKolada(bytes: Buffer): AsyncGenerator<readonly Row[]> {
  const items = itemsIn(bytes);
  const isUnit = items.every(({ ou }) => ou !== undefined);
  const header = ['Nyckeltal', isUnit ? 'Skola' : 'Kommun', ...(isUnit ? [] : ['Kommunkod']), 'År', 'Kön', 'Värde'];
  yield [['Kolada'], header].map((cells, at): Row => ({ sheet: '', line: at + 1, cells }));
  let line = 2;
  for (const { kpi, kpi_title, municipality, municipality_title, ou, ou_title, period, values } of items) {
    const name = kpi_title ? `${kpi_title} (${kpi})` : `Kolada ${kpi}`;
    const code = municipality ?? '';
    const where = isUnit ? [ou_title ?? ou ?? ''] : [municipality_title ?? `Kommun ${code}`, code];
    yield values
      .filter(({ isdeleted }) => !isdeleted)
      .map(({ gender, value, status }): Row => {
        line += 1;
        const said = value === null ? marker(status) : String(value);
        return { sheet: '', line, cells: [name, ...where, String(period), gender, said] };
      });
  }
}

function itemsIn(bytes: Buffer): z.infer<typeof item>[] {
  try {
    const parsed: unknown = JSON.parse(bytes.toString('utf8').replace(/^\uFEFF/, ''));
    const { values } = answer.parse(parsed);
    const items = values.flatMap((value) => item.safeParse(value).data ?? []);
    if (items.length > 0) return items;
  } catch (error) {
    if (!(error instanceof SyntaxError) && !(error instanceof z.ZodError)) throw error;
  }
  throw new ImportError('notKolada');
}
