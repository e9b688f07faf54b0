/** «när är påsk?», “when is Christmas?”: a feast by its name, which has a day and perhaps a break around it. Pure. */
import type { Feast } from '../../quality/year/holidays.ts';

export type FeastMeant = {
  readonly feast: Feast;
  /** The year that is said; null for the next one. */
  readonly year: number | null;
};

const NAMES: readonly (readonly [Feast, string])[] = [
  ['goodFriday', 'långfredag(?:en)?|good friday'],
  ['easter', 'påsk(?:en|helgen|dagen|afton)?|easter(?: sunday| day)?'],
  ['ascension', 'kristi himmel\\p{L}{0,8}(?: dag)?|ascension(?: day)?'],
  ['whitsun', 'pingst(?:en|helgen|dagen)?|whitsun|pentecost'],
  ['midsummer', 'midsommar(?:en|helgen|afton)?|midsummer(?: eve)?'],
  ['allSaints', 'alla helgons(?: dag)?|allhelgona(?:helgen)?|all saints(?: day)?'],
  ['christmas', 'jul(?:en|helgen|afton)?|christmas(?: eve)?|xmas'],
  ['newYear', 'nyår(?:et|safton|shelgen)?|new years?(?: eve)?'],
];
const ASKED: readonly (readonly [Feast, RegExp])[] = NAMES.map(([feast, names]) => [
  feast,
  new RegExp(
    `^(?:när|vilken (?:dag|vecka)|vilket datum|vilka dagar|when|(?:what|which) (?:day|date|week))(?: (?:är|infaller|blir|börjar|har|firar|vi|det|is|are|does|do|we|have)){1,3} (?:the )?(?:${names})(?: (?:i år|nu|fall|start|begin|this year))?(?: (20\\d\\d))?$`,
    'u',
  ),
]);

/** Of words in small letters; null where no feast is asked for. */
export function feastMeant(words: string): FeastMeant | null {
  for (const [feast, asked] of ASKED) {
    const found = asked.exec(words.replaceAll(/['’]/gu, ''));
    if (found) return { feast, year: found[1] === undefined ? null : Number(found[1]) };
  }
  return null;
}
