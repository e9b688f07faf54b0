/** Which report people mean: «halvårsrapport», «rapport avstämning 2 som word», “annual report as pdf”. Pure. */
import { checkpointMeant } from './which-time.ts';

/** Null for what nobody says. Which checkpoint and which school year is for which-time.ts. */
export type ReportMeant = {
  readonly kind: 'checkpoint' | 'half-year' | 'year' | null;
  readonly half: 'autumn' | 'spring' | null;
  readonly format: 'pdf' | 'docx' | 'xlsx' | null;
};

const AUTUMN = /(?<!\p{L})(?:ht|höst(?:en|ens|termin\p{L}{0,4}|rapport\p{L}{0,3})?|autumn|fall)(?!\p{L})/iu;
/** «vår» alone is “our”. */
const SPRING = /(?<!\p{L})(?:vt|vår(?:en|ens|termin\p{L}{0,4}|rapport\p{L}{0,3})|spring)(?!\p{L})/iu;
const HALF = /halvår|half[ -]?year|termin|(?<!\p{L})term(?:'s)?(?!\p{L})/iu;
const CHECKPOINT = /avstämning|checkpoint/iu;
const YEAR =
  /läsår|skolår|årsrapport|verksamhetsberättelse|huvudman|(?<!\p{L})(?:helår(?:et|ets)?|året|årets|annual|year|yearly)(?!\p{L})/iu;
const FORMATS = [
  ['docx', /(?<!\p{L})(?:word|docx|wordfil\p{L}{0,3}|worddokument)(?!\p{L})/iu],
  ['xlsx', /(?<!\p{L})(?:excel|xlsx|excelfil\p{L}{0,3}|kalkylark|kalkylblad|spreadsheet)(?!\p{L})/iu],
  ['pdf', /(?<!\p{L})pdf/iu],
] as const;

export function reportMeant(text: string): ReportMeant {
  const half = AUTUMN.test(text) ? 'autumn' : SPRING.test(text) ? 'spring' : null;
  const format = FORMATS.find(([, pattern]) => pattern.test(text))?.[0] ?? null;
  return { kind: kindMeant(text, half !== null), half, format };
}

/** «maila rapporten till rektor» */
export const isMailed = (text: string): boolean =>
  /(?<!\p{L})(?:mail|mejl|e-?mail|e-?post|epost)\p{L}{0,3}(?!\p{L})/iu.test(text);

function kindMeant(text: string, half: boolean): ReportMeant['kind'] {
  if (half || HALF.test(text)) return 'half-year';
  if (CHECKPOINT.test(text) || checkpointMeant(text)) return 'checkpoint';
  return YEAR.test(text) ? 'year' : null;
}
