/**
 * What tells whom or what a measure counts, and is no level to reach: a limit («elever med över 30 % frånvaro»), or that work is done
 * («åtgärdsprogram som utvärderas i tid»). Where one is said, something else is measured than the indicator that the other words name. Pure.
 */

const BOUND =
  'över|minst|åtminstone|mer än|fler än|högst|max|under|mindre än|färre än|at least|above|more than|over|at most|below|under|less than|fewer than|[<>≤≥]';
const AMOUNT = '\\d{1,5}(?:[.,]\\d{1,2})? ?(?:%|procent(?!\\p{L})|per ?cent(?!\\p{L}))?';
const ABSENCE = '\\p{L}{0,12}(?:frånvaron?|närvaron?|absence|attendance)';
/** Who a limit is about: some pupils or each of them, not all together («eleverna ska ha högst 5 % frånvaro» is a level). */
const SOME =
  'elev|elever|barn|flickor|pojkar|killar|tjejer|ungdomar|alla|ingen|inga|varje|de|pupils?|students?|children|girls|boys|all|no|every|each|nobody|those';
const HAVING = 'som har(?: haft)?|som hade|med|haft|who (?:have|has|had)(?: had)?|with|having';
const EACH = 'alla|ingen|inga|varje|fler|färre|all|no|every|each|more|fewer|nobody';
const WORDS = '(?:[\\p{L}\\d–-]{1,25} ){0,5}';

const COUNTS = 'en|ett|två|tre|fyra|fem|sex|sju|åtta|nio|tio|one|two|three|four|five|six|seven|eight|nine|ten';

const LIMITS: readonly RegExp[] = [
  // «elever med över 30 % frånvaro», «alla som har haft mer än 10 %»
  `(?:${SOME}) ${WORDS}?(?:${HAVING}) (?:en )?((?:${BOUND}) ?${AMOUNT})`,
  // «inga elever ska ha över 30 % frånvaro»
  `(?:${EACH}) ${WORDS}?(?:ha|har|have|has) (?:en )?((?:${BOUND}) ?${AMOUNT})`,
  // «elever med ogiltig frånvaro över 10 %», «elever vars frånvaro överstiger 15 %»
  `(?:${SOME}) ${WORDS}?(?:${HAVING}|ha|har|vars|have|has|whose) (?:\\p{L}{1,20} ){0,2}?${ABSENCE} ?(?:(?:som )?(?:är|på|of|is) )?((?:${BOUND}|överstigande|överstiger|understiger|exceeding|exceeds|exceeded) ?${AMOUNT})`,
  // «elever över 15 % frånvaro»
  `(?:${SOME}) ((?:${BOUND}) ?\\d{1,3} ?(?:%|procent|per ?cent) )(?:\\p{L}{1,20} )?${ABSENCE}`,
  // «frånvaro över 15 % ska halveras»
  `${ABSENCE} ((?:på )?(?:över|mer än|over|above|more than|>) ?${AMOUNT}) ?(?:ska|skall|should|shall|must)(?!\\p{L})`,
  // «högst två veckor i minst 90 % av fallen»
  `((?:${BOUND}) (?:\\d{1,3}|${COUNTS}) \\p{L}{0,8}(?:dag|veck|månad|timm|minut|day|week|month|hour|minute)\\p{L}{0,3}) (?:i|för|in|for) (?:(?:${BOUND}) )?\\d{1,3} ?(?:%|procent|per ?cent)`,
  // «elever med 15 % frånvaro eller mer»
  `(?:${HAVING}) (${AMOUNT}) (?:\\p{L}{1,20} ){1,2}?(?:eller|or) (?:mer|högre|mindre|lägre|more|higher|less|lower)`,
  // «ingen elev ska vänta mer än två veckor»
  `(?:${EACH}) ${WORDS}?((?:${BOUND}) (?:\\d{1,3}|${COUNTS}) (?:\\p{L}{0,8}dag|veck|månad|timm|minut|vux|school day|day|week|month|hour|minute|adult)\\p{L}{0,5})`,
  // «andelen elever som sover minst 8 timmar»
  `(?:som|who) (?!(?:ska|bör|should) )(?:\\p{L}{1,20} ){1,4}?((?:${BOUND}) (?:\\d{1,3}) ?(?:(?:%|procent|per ?cent) (?:av|of)|(?!%|procent|per ?cent)\\p{L}{2,20}))`,
].map((source) => new RegExp(`(?<!\\p{L})${source}`, 'iu'));

/** The words that say such a limit, as they stand; empty when none is said. */
export const limitIn = (words: string): string =>
  LIMITS.map((pattern) => pattern.exec(words)?.[1]?.trim() ?? '').find((found) => found !== '') ?? '';

/** What is done, and within what time. */
const IN_TIME =
  /(?:dokument|utvärder|följ|kartlägg|påbörj|klar|genomför|samtal|erbjud|kontakt|utred|svar|beslut|återkoppl|upprätta|åtgärd|document|evaluat|follow|talk|complet|start|contact|offer|answer|feedback|assess)\p{L}{0,12}(?: \p{L}{1,20}){0,6} (?:i tid(?!\p{L})|on time(?!\p{L})|(?:inom|within) (?:\p{L}{1,10}|\d{1,3}) (?:\p{L}{1,10} )?\p{L}{0,8}(?:dag|dygn|veck|timm|månad|day|week|hour|month))/iu;

/** Whether work is evaluated, documented or followed up is never what is counted otherwise. */
const DONE =
  /(?<!\p{L})(?:utvärdera|dokumentera|uppfölj|evaluate|documented)\p{L}{0,6}|följ(?:s|ts|as|a) upp|followed up/iu;

/** Whether the words count who is beyond a limit, or what is done, or done within a time. */
export const isLimited = (words: string): boolean => limitIn(words) !== '' || IN_TIME.test(words) || DONE.test(words);

const LIMIT_ITSELF = new RegExp(`(?<!\\p{L})(?:${BOUND}) ?\\d|i tid(?!\\p{L})|on time|inom |within `, 'iu');
/** Whether an indicator is one of a limit or of work done itself: «Antal > 15 %». */
export const namesLimit = (name: string): boolean => LIMIT_ITSELF.test(name) || DONE.test(name);
