/** What schools count one by one, and how many of it are called: «sen ankomst» is counted in «sena ankomster». Pure. */

/** A word, and the ending of many. */
const SWEDISH: readonly (readonly [string, string, string])[] = [
  ['ankomst', '(?:en|erna|er)?', 'er'],
  ['\\p{L}{0,20}anmäl', '(?:ningarna|ningar|an)', 'ningar'],
  ['kränkning', '(?:arna|ar|en)?', 'ar'],
  ['\\p{L}{0,12}konflikt', '(?:erna|er|en)?', 'er'],
  ['\\p{L}{0,12}incident', '(?:erna|er|en)?', 'er'],
  ['\\p{L}{0,15}utredning', '(?:arna|ar|en)?', 'ar'],
  ['avstängning', '(?:arna|ar|en)?', 'ar'],
  ['utvisning', '(?:arna|ar|en)?', 'ar'],
  ['olyck', '(?:orna|or|an|a)', 'or'],
  ['\\p{L}{0,15}(?:bråk|tillbud|olycksfall|avhopp|slagsmål|besök)', '(?:en|et)?', ''],
];
const ENGLISH =
  '(?:arrivals|reports|incidents|conflicts|fights|accidents|visits|investigations|suspensions|exclusions|complaints|dropouts)';
const ADJECTIVE = '(?:(?:sena?|\\p{L}{3,15}a) )?';
const SWEDISH_SOURCE = SWEDISH.map(([word, endings]) => `${word}${endings}`).join('|');
/** In a pattern: one of them, with what it is said to be. */
export const THING = `(?:${ADJECTIVE}(?:${SWEDISH_SOURCE})|(?:\\p{L}{2,15} ){0,2}${ENGLISH})(?!\\p{L})`;

const BEFORE = '^(?:(?:antal(?:et)?|(?:the )?number of|färre|fler|fewer|more|de|the) ){0,2}';
const IN_SWEDISH = SWEDISH.map(
  ([word, endings, many]) =>
    [new RegExp(`${BEFORE}(${ADJECTIVE})(${word})${endings}(?!\\p{L})(?! per )`, 'iu'), many] as const,
);
const IN_ENGLISH = new RegExp(`${BEFORE}((?:(?!per )\\p{L}{2,15} ){0,2}${ENGLISH})(?!\\p{L})(?! per )`, 'iu');
/** «sen ankomst», «de sena ankomsterna» */
const LATE = /^sen /u;

/** What the words begin with, as many of it; empty where they begin with none. */
export function thingsCounted(words: string): string {
  for (const [pattern, many] of IN_SWEDISH) {
    const [, adjective = '', word] = pattern.exec(words) ?? [];
    if (word !== undefined) return `${adjective}${word}${many}`.toLowerCase().replace(LATE, 'sena ');
  }
  return (IN_ENGLISH.exec(words)?.[1] ?? '').toLowerCase();
}
