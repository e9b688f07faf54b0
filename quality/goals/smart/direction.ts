/** Which way is better, inferred from an indicator and the goal's own words where nobody has said it. */
import { plain } from './text.ts';

const WORSE =
  /frånvar|skolk|sena ankomst|försen|kränk|mobb|bråk|konflikt|tillbud|stress|ohälsa|oro(?:liga|ade)|otrygg|ensam|f-varn|avhopp|avbryt|väntetid|dagar från|antal skoldagar|buller|störning|nedstämd|rädda|trakasser|inställda|provkrock|utan godkän|inte når|absence|absent|late |lateness|bully|conflict|stress|lonel|dropout|drop-out|waiting|days from|cancelled|incident|truan|röker|snusar|vejpar/u;
const BETTER =
  /närvar|trygg|godkän|behörig|når |klarar|deltar|använder|genomför|dokumenter|i tid|läser|trivs|studiero|arbetsro|meritvärde|återkoppling|svarsfrekvens|mår bra|sover|rör sig|utvärder|present|attend|safe|passed|pass |on time|complete|feel |read/u;
/** A negative thing that is denied is a good one: «elever utan frånvaro». */
const DENIED =
  /(?:utan|inte|ingen|inga|aldrig|without|no|never|not) (?:\p{L}+ ){0,2}(?:frånvar|kränk|stress|konflikt|sena|oro|absence|bully|late|conflict)/u;
const LOWER =
  /minsk|färre|lägre|kortare|sänk|halver|noll |snabbare|mindre|ner |bort|reduc|fewer|lower|shorter|less|decrease|cut /u;
const HIGHER = /ök|fler|högre|mer |höj|bättre|förbättr|dubbl|increase|more|higher|improve|raise|better/u;

/** `unclear` when neither the indicator nor the words say it. */
export function inferDirection(title: string, description: string, indicator: string): 'higher' | 'lower' | 'unclear' {
  const measured = plain(indicator);
  const words = `${plain(title)} ${plain(description)} `;
  if (DENIED.test(measured)) return 'higher';
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
