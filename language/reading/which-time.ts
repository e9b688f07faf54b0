/** Which checkpoint and which school year people mean: «avstämning 2», «vad sa vi i oktober?», «förra läsåret», «läsår 2025/26». */
import { schoolYearOf } from '../../quality/year/school-year.ts';
import { MONTH_NAMES, monthNamed } from './dates.ts';

/** By its number or by its month (1 to 12); null for the one that was last, and when nothing in the words says which. */
export type CheckpointMeant = { readonly number: number } | { readonly month: number } | null;

/** «avstämningen 28 januari» and «avstämningen 3/2» say a day. */
const NUMBER = new RegExp(
  `(?:avstämning|avst|checkpoint)\\p{L}{0,4} ?(?:nr|nummer|number)? ?(\\d{1,2})(?![\\d/]| ?(?:${MONTH_NAMES}))`,
  'iu',
);
/** «tredje avstämningen», “the second checkpoint”; «andra avstämningar» are others. */
const ORDINALS = [
  '(?:1:?a|första|first|1st)',
  '(?:2:?a|andra|second|2nd)',
  '(?:3:?e|tredje|third|3rd)',
  '(?:4:?e|fjärde|fourth|4th)',
];
const NTH = ORDINALS.map(
  (nth) => new RegExp(`(?<![\\p{L}\\d:])${nth} (?:avstämning(?:en)?|checkpoint)(?!\\p{L})`, 'iu'),
);

/** Alone, or at the beginning of «oktoberavstämningen». */
const MONTH = new RegExp(`(?<![\\p{L}\\d])(${MONTH_NAMES})s?(?:(?![\\p{L}\\d])|(?=avstämning|mötet|checkpoint))`, 'iu');

/** What is said of a school year is left out first: «avstämning 2025/26» has no number. */
export function checkpointMeant(text: string): CheckpointMeant {
  const words = text.replace(YEAR, ' ').replace(YEAR_BEFORE, ' ');
  const number = NUMBER.exec(words)?.[1];
  if (number) return { number: Number(number) };
  const nth = NTH.findIndex((said) => said.test(words));
  if (nth >= 0) return { number: nth + 1 };
  const month = monthNamed(MONTH.exec(words)?.[1]?.toLowerCase() ?? '');
  return month > 0 ? { month } : null;
}

/** `2025/26`, `2025/2026`, `2025-26`, `25/26`, `1999/00`. */
const YEAR = /(?<!\d)(19|20)?(\d{2})[/–-](?:19|20)?(\d{2})(?!\d)/u;
const YEAR_BEFORE =
  /(?<!\p{L})(?:förra|föregående|last|previous) (?:läsår|skolår|år|school year|year)(?:et|ets)?(?!\p{L})|(?<!\p{L})(?:i ?fjol|fjolårets)(?!\p{L})/iu;

/** «autumn 2025», «vårterminen 2026», «VT26»: a term of a year, which lies in a school year. */
const TERM =
  /(?<!\p{L})(?:(h)(?:t|öst(?:en|termin(?:en)?)?)|(v)(?:t|år(?:en|termin(?:en)?)?)|(autumn|fall)(?: term)?(?: of)?|(spring)(?: term)?(?: of)?)[ –-]?(?:20)?(\d{2})(?![\d/])/iu;

function yearOfTerm(text: string): string | null {
  const [said, h, , autumn, , year] = TERM.exec(text) ?? [];
  if (said === undefined) return null;
  const from = h || autumn ? Number(year) : Number(year) - 1;
  return `20${from}/${String(from + 1).padStart(2, '0')}`;
}

/** The school year that is named or is the one before `current`, as `2025/26`; null when no year is spoken of. */
export function schoolYearMeant(text: string, current: string): string | null {
  const [, century = '20', from, to] = YEAR.exec(text) ?? [];
  if (from && to && (Number(from) + 1) % 100 === Number(to)) return `${century}${from}/${to}`;
  const ofTerm = yearOfTerm(text);
  if (ofTerm) return ofTerm;
  if (!YEAR_BEFORE.test(text)) return null;
  const start = Number(current.slice(0, 4)) - 1;
  return `${start}/${current.slice(2, 4)}`;
}

/** What has been: «vilka beslut tog vi i juni?» is of last June. */
const HAS_BEEN =
  /(?<!\p{L})(?:beslutade|beslöt|bestämde|sade?|tog|gjorde|kom|hade|var|gick|blev|svarade|lade?|hände|pratade|diskuterade|parkerade|släppte|skrev|ändrade|decided|said|did|was|were|had|went|happened|talked|wrote|changed|parked)(?!\p{L})/iu;

/** The same, and the earlier school year of a month of which somebody says that it has been: «vad beslutade vi i mars?», in August. */
export function schoolYearTold(text: string, current: string, today: Temporal.PlainDate): string | null {
  const said = schoolYearMeant(text, current);
  const meant = checkpointMeant(text);
  if (said || !meant || !('month' in meant) || !HAS_BEEN.test(text)) return said;
  const year = meant.month > today.month ? today.year - 1 : today.year;
  const of = schoolYearOf(Temporal.PlainDate.from({ year, month: meant.month, day: 1 }));
  return of < current ? of : null;
}
