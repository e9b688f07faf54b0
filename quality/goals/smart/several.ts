/** Whether a title speaks of one matter or of several: two outcomes, two things that are compared, two groups of which each is to do something. */
import { gradesOf, has, OFTEN_ARRANGED, outcomesIn } from './text.ts';

const AND = /,|;|\s(?:och|samt|plus|and|&)\s/u;
/** Adjectives of one place: «lugna och trygga raster». */
const ONE_PLACE =
  /(?<!\p{L})(?:lugn|trygg|calm|safe)\p{L}* (?:och|and) (?:lugn|trygg|calm|safe)\p{L}*(?= (?!och|and)\p{L})/gu;

const ONE_SUBJECT = /(?<!\p{L})(?:idrott och hälsa|physical education and health)(?!\p{L})/gu;

/** «Lägre ljud, mindre svinn»: each with a word of its own for which way it goes. */
const COMPARED =
  /(?:^|[\s:])(?:lägre|högre|mindre|bättre|ökad|ökat|minskad|minskat|lower|higher|less|better) (?!än|i |på )\p{L}{3,}/u;

/** «Fler kompisar och bättre bordsskick»: two things, each compared in a way of its own; «färre sena och fler i tid» is the same both ways. */
const COMPARED_ALSO =
  /^\s?(?:\p{L}{2,12}:? )?(?<how>fler|färre|mer|längre|lägre|högre|mindre|bättre|(?!(?:\p{L}{0,14}(?:lär|led|arbet|deltag|klass|läs|kör|skriv|sim|räkn)are|tidigare|senare|vidare) )\p{L}{3,12}are|more|fewer|shorter|longer|lower|higher|less|better|cleaner|happier|healthier|kinder|stronger|safer|surer|steadier|braver|tidier|politer|neater|calmer|quicker|faster) (?!än|i |på |som |av |är |than|in |who |of |are )(?:\p{L}{3,}|f(?!\p{L}))/u;
const MANY: ReadonlySet<string> = new Set(['fler', 'färre', 'more', 'fewer']);
const comparedIn = (part: string): string | undefined => {
  const how = COMPARED_ALSO.exec(part)?.groups?.['how'];
  return how !== undefined && MANY.has(how) ? 'many' : how;
};
/** «Parents should feel safe, and pupils should read more»: each part says of somebody else what is to be. */
const CLAUSE =
  /^\s?(?:(?:and|och) )?(?<who>[\p{L}\d–-]+(?: [\p{L}\d–-]+){0,3}?) (?:ska|skall|should|will) (?<what>\p{L}+(?: \p{L}+)?)/u;
const whoIn = (part: string): string | undefined => CLAUSE.exec(part)?.groups?.['who'];
/** «Åk 7 ska … och åk 9 ska …»: other grades, of which something else is said. */
function ofOtherGrades(one: string, other: string): boolean {
  const [first, second] = [CLAUSE.exec(one)?.groups, CLAUSE.exec(other)?.groups];
  if (!first || !second || first['what'] === second['what']) return false;
  const [ours, theirs] = [gradesOf(first['who'] ?? ''), gradesOf(second['who'] ?? '')];
  return ours.size > 0 && theirs.size > 0 && ours.isDisjointFrom(theirs);
}

/** Two parts that say different things of the kind that is read out of each, and are not about the same. */
const differ = (parts: readonly string[], read: (part: string) => string | undefined): boolean =>
  parts.some((one, at) =>
    parts.slice(at + 1).some((other) => {
      const [first, second] = [read(one), read(other)];
      if (first === undefined || second === undefined || first === second) return false;
      const [ours, theirs] = [outcomesIn(one), outcomesIn(other)];
      return ours.isDisjointFrom(theirs);
    }),
  );

/** «m.m.», two groups that nothing measures together, or two outcomes side by side in the title. */
export function isSeveral(title: string, words: string): boolean {
  if (has('several', words) || has('severalGroups', title)) return true;
  if (listsChanges(words)) return true;
  const parts = title.replaceAll(ONE_PLACE, 'lugn').replaceAll(ONE_SUBJECT, 'idrott').split(AND);
  if (parts.filter((part) => COMPARED.test(part)).length > 1) return true;
  if (differ(parts, comparedIn)) return true;
  if (differ(parts.filter(saysState), whoIn)) return true;
  if (parts.some((part, at) => ofOtherGrades(parts[at - 1] ?? '', part))) return true;
  const named = parts
    .filter((part, at) => !belongsTo(parts[at - 1] ?? '', part))
    .map(outcomesIn)
    .filter((outcomes) => outcomes.size > 0);
  return named.some((one, at) => named.slice(at + 1).some((other) => one.isDisjointFrom(other)));
}

/** «Vi ska få mindre bråk, bättre mat, trevligare korridorer och mer läslust»: so many things compared in one sentence, of which no two are of one matter. */
const MANY_CHANGES = 3;
const CHANGE =
  /^\s?(?:[\p{L}\d–-]+ ){0,4}?(?:mindre|mer|bättre|färre|fler|lugnare|tryggare|trevligare|gladare|less|more|better|fewer|calmer|safer|happier) (?!än|i |på |av |of |than |in )\p{L}{3,}/u;
const listsChanges = (words: string): boolean =>
  words
    .split(/[.!?]\s/u)
    .some((sentence) => sentence.split(AND).filter((part) => CHANGE.test(part)).length > MANY_CHANGES - 1);

const saysState = (part: string): boolean => outcomesIn(part).size > 0 || has('resultVerb', part) || has('limit', part);

const PREPOSITION =
  /(?:^|\s)(?:i|på|vid|under|efter|före|inför|för|hos|mellan|från|till|ska|blir|in|at|during|after|before|for|between|should|will)\s/u;
const IN_WHAT = /(?:^|\s)(?:i|på|vid|under|in|at|during)\s/u;
/** The second of two places, classes or subjects: «i slöjd» and «idrott»; «trivsel på fritids» is a matter of its own. */
function belongsTo(before: string, part: string): boolean {
  const first = part.trim().split(PREPOSITION, 1)[0] ?? '';
  return IN_WHAT.test(before) && !first.includes(' ') && outcomesIn(first).isSubsetOf(OFTEN_ARRANGED);
}
