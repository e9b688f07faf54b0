/** «slå ihop mål 1 och mål 2», «kan man lägga ihop två mål?», “merge goal 1 and 2”: that goals are to become one. Pure. */
const MERGES =
  /(?<!\p{L})(?:slår?|slås?|lägga?|lägg|föra?|baka?) (?:.{1,40} )?(?:ihop|samman)(?!\p{L})|(?<!\p{L})(?:merge|combine|join)(?!\p{L})/iu;
const OF_GOALS = /(?<!\p{L})(?:\p{L}{0,20}mål(?:en|et)?|goals?)(?!\p{L})/iu;
const NUMBERS = /(?<![\d/:.,])\d{1,2}(?![\d/:.,%])/gu;
/** Somebody tells that it was done, asks when, or decides it. */
const TOLD = /(?<!\p{L})(?:vem|när|who|when|slog|beslut\p{L}{0,5}|decision|merged|combined|joined)(?!\p{L})|:/iu;

/** The numbers of the goals that are named, in their order; null where no goals are to become one. */
export function mergeMeant(text: string): readonly number[] | null {
  const said = text.slice(0, 200);
  if (!MERGES.test(said) || !OF_GOALS.test(said) || TOLD.test(said)) return null;
  return [...new Set(said.match(NUMBERS) ?? [])].map(Number);
}
