/** Whether what somebody wrote in a field that has to be filled in says anything at all. Pure. */

/** Words that say nothing of a matter by themselves. */
const EMPTY: ReadonlySet<string> = new Set(
  `ok okej okay japp ja jo nej nja visst absolut kanske bra fint vet ej inte inget ingenting aldrig något nåt någon
  någonting man vi jag du ni de den det dem detta som så då nu när om att och eller men för att är var blir bli ska kan
  vill känns kör på av i till med här där sen sedan tack hej test annat övrigt bara typ väl oss mig
  yes nope sure maybe perhaps good fine nothing never something anything we you they it this that when if and or but
  is are was be will can want go do not dont don know to the of at in on for thanks just then now`.split(/\s+/),
);
const wordsIn = (text: string): string[] => text.toLowerCase().match(/\p{L}{2,}/gu) ?? [];

/** Any word at all, not «-». */
export const isWords = (text: string): boolean => wordsIn(text).length > 0;

/** How many words of a text say something. */
export const tellingWords = (text: string): number => wordsIn(text).filter((word) => !EMPTY.has(word)).length;

/** A few words, one of which says something: «Vi prövar», not «ok» or «-». */
export const isFewWords = (text: string): boolean => wordsIn(text).length > 1 && tellingWords(text) > 0;
