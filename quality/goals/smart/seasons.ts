/** Autumn and spring: schools measure the same thing in both, and the two are seldom alike. */

export type Value = { readonly period: string; readonly value: number };

/** `ht`, `vt`, a month, or nothing for a whole year. */
export function seasonOf(period: string): string {
  const found =
    /(?<!\p{L})(ht|vt|höst|vår|autumn|fall|spring|jan|feb|mar|apr|maj|may|jun|jul|aug|sep|okt|oct|nov|dec)/iu.exec(
      period,
    );
  const season = found?.[1]?.toLowerCase() ?? '';
  if (season !== '') return season;
  return /^\d{4}-(\d{2})$/.exec(period.trim())?.[1] ?? '';
}

type Half = 'autumn' | 'spring';

/** The half of the school year of a period; null for a whole year. */
function halfOf(period: string): Half | null {
  const season = seasonOf(period);
  if (season === '') return null;
  return /^(?:ht|höst|autumn|fall|jul|aug|sep|okt|oct|nov|dec|0[7-9]|1)/u.test(season) ? 'autumn' : 'spring';
}

/** Values of the half that the result will come in, where the baseline is of the other half; empty where that says nothing. */
export function resultsToCompare(known: readonly Value[], deadline: string | null): readonly Value[] {
  const month = /^\d{4}-(\d{2})-/.exec(deadline ?? '')?.[1];
  const last = known.at(-1);
  if (!month || !last) return [];
  const due: Half = month >= '07' ? 'autumn' : 'spring';
  const from = halfOf(last.period);
  return from === null || from === due ? [] : known.filter(({ period }) => halfOf(period) === due);
}

/** Values of the other half of the year than the result will come in. */
export const ofSameHalf = (known: readonly Value[], as: Value): readonly Value[] =>
  known.filter(({ period }) => halfOf(period) === halfOf(as.period));
