/** A decision said in one sentence: «beslut: Siv kollar frånvarorutinen till 1/2». What the sentence does not say is null, and nothing is guessed. Pure. */
import { type UnclearDate, WEEKDAY_NAMES } from './dates.ts';
import { deadlineIn } from './goal-deadline.ts';
import { ownerIn, personCalled } from './goal-owner.ts';
import { type GoalSurroundings, MAX_SENTENCE } from './goal-sentence.ts';

type DecisionSentence = {
  readonly text: string;
  /** The id of one of the people. */
  readonly owner: string | null;
  /** An ISO date. */
  readonly due: string | null;
  /** Said as the day, and one of two. */
  readonly unclear: UnclearDate | null;
};

/** The command's own words, where they still stand in front. */
const COMMAND =
  /^(?:(?:skriv(?: in| upp)?|anteckna|notera|lägg till|record|note|add|enter|write down)(?: som| as)? )?(?:(?:ett |a |the )?(?:nytt |new )?)(?:beslut(?:et)?|decision)(?: ?[:–-] ?| att | that | |$)/iu;
/** «Vi beslutade att …», «vi beslutade också att …» */
const DECIDED =
  /^(?:(?:och|and|sen|sedan|idag|today|dessutom|skriv (?:ner|upp|in) att|note that) ){0,2}(?:(?:vi|we) (?:(?:har|have|också|även|dessutom|also|sen|sedan|idag) ){0,3}(?:beslutade?|beslutat|bestämde?|bestämt|kom (?:också |även )?överens om|decided|agreed)|(?:också |även |dessutom )?(?:beslutade|bestämde) vi) (?:(?:oss för|idag|today|också|även|dessutom|sedan|also|too) ){0,3}(?:att|that|to|on) (?=\S)/iu;
/** Whether it tells what was decided: one is told, and they are not asked for. */
export const tellsDecision = (text: string): boolean =>
  DECIDED.test(text.slice(0, MAX_SENTENCE).replaceAll(/\s+/gu, ' ').trim());
/** What goes on until a day is decided with that day in it: «vi fortsätter med rastvärdar till juni». */
const GOES_ON =
  /(?<!\p{L})(?:fortsätt\p{L}{0,3}|förläng\p{L}{0,3}|behåll\p{L}{0,3}|gäller?|pågår?|continues?|extend(?:s|ed)?|keeps?|lasts?|goes on|go on)(?!\p{L})/iu;
/** A week that stands last says when, whatever stands before it: «klart v 8», «fr v 10», «torsdag v. 50». */
const WEEK = new RegExp(
  ` (?:(?:klart?|färdigt?|senast|till|fr\\.?|från|done|from|by|until|på|on|i|in) )?(?=(?:(?:${WEEKDAY_NAMES})(?:en)? (?:i |in )?)?(?:v|vecka|week)\\.? ?\\d{1,2}[.!]?$)`,
  'iu',
);
/** No first or whole name has more words. */
const NAME_WORDS = 3;

/** The sentence as parts of a decision; who does it is named last («…, Siv») or is the first that a part of it begins with («Siv kollar …»). */
export function readDecision(sentence: string, around: GoalSurroundings): DecisionSentence {
  const said = sentence
    .slice(0, MAX_SENTENCE)
    .replaceAll(/\s+/gu, ' ')
    .trim()
    .replace(COMMAND, '')
    .replace(DECIDED, '')
    .trim();
  const owned = ownerIn(said, around.people);
  const { deadline, rest, unclear } = deadlineIn(owned.rest.replace(WEEK, ' senast '), around);
  return {
    text: tidy(GOES_ON.test(owned.rest) ? owned.rest : rest),
    owner: owned.owner ?? subjectOf(said, around),
    due: deadline,
    unclear,
  };
}

function subjectOf(said: string, { people }: GoalSurroundings): string | null {
  for (const part of said.split(PARTS)) {
    const words = part.trim().split(' ').slice(0, NAME_WORDS);
    for (let count = words.length; count > 0; count -= 1) {
      const owner = personCalled(words.slice(0, count).join(' '), people);
      if (owner) return owner;
    }
  }
  return null;
}
const PARTS = /[,;:]|\.(?= )/u;

const tidy = (words: string): string =>
  words
    .replaceAll(/\s+/gu, ' ')
    .replaceAll(/ ([,.;])/gu, '$1')
    .replace(/(?<![ ,;:–-])[ ,;:–-]+$/u, '')
    .trim()
    .replace(/^\p{Ll}/u, (first) => first.toLocaleUpperCase('sv'));
