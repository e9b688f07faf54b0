/** Which way is better, inferred from an indicator and the goal's own words where nobody has said it. */
import { has, plain } from './text.ts';

export type Direction = 'higher' | 'lower' | 'unclear';

const WORSE =
  /frånvar|skolk|sena ankomst|försen|kränk|mobb|bråk|konflikt|tillbud|stress|ohälsa|oro(?:liga|ade)|otrygg|ensam|f-varn|avhopp|avbryt|avbrott|väntetid|väntat|väntar|dagar från|antal skoldagar|buller|ljudnivå|störning|nedstämd|rädda|rädd för|trakasser|inställda|provkrock|utan godkän|inte når|underkän|obehörig|undvik|skador|skadegör|skadad|incident|olyck|rymning|slagsmål|klotter|snusar|vejpar|röker|berusa|minst ett f(?!\p{L})|med f i(?!\p{L})|absence|absent|late |lateness|bully|conflict|stress|lonel|alone|afraid|dropout|drop-out|waiting|days from|cancelled|injur|accident|truan|fight|failing|noise/u;
const BETTER =
  /(?<!o)närvar|(?<!o)trygg|godkän|(?<!o)behörig|legitim|når |klarar|deltar|använder|genomför|dokumenter|i tid|läser|trivs|studiero|arbetsro|meritvärde|återkoppling|svarsfrekvens|mår bra|sover|rör sig|utvärder|följts upp|följs upp|uppföljning|present|attend|(?<!un)safe|passed|pass |on time|complete|feel |read/u;
/** Something bad that is denied is good: «elever utan frånvaro». */
const DENIED =
  /(?:utan|inte|ingen|inga|aldrig|slipper|without|no|never|not) (?:\p{L}+ ){0,2}(?:(?:ogiltig )?frånvar|skolk|kränk|mobb|stress|konflikt|bråk|sena|oro|anmärkning|avbrott|störning|tillbud|skad|f-betyg|f i(?!\p{L})|underkän|varning|rädd|ensam|absence|bully|late|conflict|fight|incident|injur|afraid|alone|failing)/u;
/** Something good that is lacking is bad: «elever utan behörighet», «saknar läromedel», «ej godkända». */
const LACK =
  /(?<!\p{L})(?:utan|saknar|saknas|saknade|ej|icke|missar|missade|lack(?:s|ing)?|without|missing)(?!\p{L})|(?<!\p{L})(?:inte|not|n't) (?:\p{L}+ ){0,1}(?:når|nått|nådde|klara|godkän|behörig|får|fått|har|haft|vet|kan|deltar|deltagit|känner|trivs|sover|vågar|läser|kommit|kommer|pass|reach|have|had|know|attend|feel)/u;
const LOWER =
  /minsk|färre|lägre|kortare|sänk|halver|noll |snabbare|mindre|ner |bort|sjunk|reduc|fewer|lower|shorter|less|decrease|cut |fall /u;
const HIGHER = /ök|fler|högre|mer |höj|stig|bättre|förbättr|dubbl|increase|more|higher|improve|raise|better|rise/u;

/** `unclear` when neither the indicator nor the words say it. */
export function inferDirection(title: string, description: string, indicator: string): Direction {
  const measured = plain(indicator);
  const words = `${plain(title)} ${plain(description)} `;
  if (DENIED.test(measured)) return 'higher';
  if (LACK.test(measured)) return 'lower';
  if (countsReports(measured) && saysWhyMore(words)) return 'higher';
  const worse = WORSE.test(measured);
  const better = BETTER.test(measured);
  if (worse && !better) return 'lower';
  if (better && !worse) return 'higher';
  const down = LOWER.test(words);
  const up = HIGHER.test(words);
  if (down !== up) return down ? 'lower' : 'higher';
  if (worse) return 'lower';
  return 'unclear';
}

/** How many times something bad has been told of: more can be worse, or be told of more often. */
export const countsReports = (indicator: string): boolean =>
  has('reports', indicator) && !/(?<!\p{L})(?:andel|share|percentage|dagar|days|tid)(?!\p{L})/u.test(indicator);
/** The text says why more reports are good: much is never told of. */
export const saysWhyMore = (words: string): boolean => has('moreReportsReason', words);
