/** Two wishes in one message: «flytta mål 2 och lägg till en insats», «visa mål och beslut». One is done at a time. Pure. */
import { schoolNamed } from './reading/school-meant.ts';
import { type Command, understand } from './understand.ts';

/** Longer texts are one thing that is told. */
const MAX_LENGTH = 200;
const BETWEEN =
  /,? (?:och|o|å|samt|and|&) (?:sen |sedan |också |även |then |also )?|[,.!] (?:sen |sedan |then |(?=(?:vad|va|när|vem|vilka|hur|what|when|who|which|how)(?!\p{L})))/giu;
/** How one begins that is not named by its own words alone. */
const ASKS =
  /^(?:flytta|lägg|ta|visa|skicka|ändra|gör|skapa|stäng|avsluta|sätt|skriv|byt|påminn|logga|parkera|öppna|hämta|radera|ge|move|add|show|send|change|create|close|set|write|remind|log|park|open|delete|remove|give)(?!\p{L})/iu;
/** How a question of its own begins. */
const QUESTION = /^(?:vad|va|när|vem|vilka|hur|what|when|who|which|how)(?!\p{L})/iu;
/** What is said in these is told in full, whatever it resembles. */
const TELLS: ReadonlySet<Command> = new Set([
  'agendaAdd',
  'logActivity',
  'newGoal',
  'newIntervention',
  'newDecision',
  'park',
  'inPlan',
  'away',
]);

/** Of what is told, this has come to its end: «lägg till skolmaten på dagordningen», «lägg temadagen åt sidan». */
const TOLD_WHOLE = /(?<!\p{L})(?:dagordning(?:en)?|agendan?|åt sidan)$/iu;
const SHOWS = /^(?:visa|öppna|show|open)(?!\p{L})/iu;

export type TwoWishes = { readonly first: string; readonly second: string };

/** What is told by these may be followed by another thing that is told or put on the agenda in words of its own. */
const TELLS_FIRST: ReadonlySet<Command> = new Set([
  'logActivity',
  'newDecision',
  'newGoal',
  'newIntervention',
  'agendaAdd',
  'park',
]);
const THEN = /(?:[.,;!]|,? (?:och|samt|and|&)) (?:sen |sedan |också |även |then |also )?/giu;
const PUTS = /^(?:lägg|sätt|add|put)(?!\p{L})/iu;

/** «Logga besöket och lägg till schemat på dagordningen», «logga: … och nytt mål: …». */
function toldAndAnother(text: string): TwoWishes | null {
  for (const between of text.matchAll(THEN)) {
    const [first, second] = [text.slice(0, between.index), text.slice(between.index + between[0].length)];
    const isBegun = LED.test(second) || (PUTS.test(second) && /dagordning|agenda/iu.test(second));
    if (!isBegun) continue;
    const [one, other] = [understand(first), understand(second)];
    if (!isKnown(one) || !isKnown(other) || other.command === one.command) continue;
    if (TELLS_FIRST.has(one.command) && TELLS.has(other.command)) return { first, second };
  }
  return null;
}
/** «Nytt mål: …» */
const LED = /^[^:]{1,40}:\s/u;

/** «Beslut: Kim ringer hem dag ett; Petra följer upp läsningen»: each is one. */
function decisions(text: string): TwoWishes | null {
  const at = text.indexOf(';');
  const [first, second] = [text.slice(0, at), text.slice(at + 1).trim()];
  const isEach = [first, second].every((part) => part.trim().split(/\s+/u).length >= WORDS_OF_DECISION);
  if (at < 0 || text.length > MAX_DECISIONS || !isEach || understand(first).command !== 'newDecision') return null;
  return understand(second).command === 'newDecision' ? { first, second } : { first, second: `beslut: ${second}` };
}
/** A word for who, and one for what. */
const WORDS_OF_DECISION = 2;
const MAX_DECISIONS = 1000;

/** Two wishes; null where there is one. A wish is only what a rule knows, never a guess. */
export function twoWishes(text: string): TwoWishes | null {
  const decided = decisions(text);
  if (decided) return decided;
  const told = text.length > MAX_LENGTH ? null : toldAndAnother(text);
  if (told) return told;
  if (text.length > MAX_LENGTH || text.includes(':') || understand(text).score === 1) return null;
  for (const between of text.matchAll(BETWEEN)) {
    const [first, second] = [text.slice(0, between.index), text.slice(between.index + between[0].length)];
    const [one, other] = [understand(first), understand(second)];
    // «hej, vad är nytt?» is one.
    if (!isKnown(one) || !isKnown(other) || one.command === 'help') continue;
    if (TELLS.has(one.command) && one.score < 1 && !isWhole(one.command, first, second)) continue;
    const isOther = other.command !== one.command;
    if (ASKS.test(second) || (isOther && QUESTION.test(second)) || (other.score === 1 && isOther))
      return { first, second };
  }
  return null;
}

/** How a wish begins, which the second of two leaves out: «lägg in 6,4 på … och 72 på …». */
const LEAD = /^\p{L}{1,20}(?: (?:in|till|upp|ner|ned))? /u;
const AND = /,? (?:och|samt|medan|men|and|while|but|&) |[,;.] /giu;
/** Of the other school only its figure: «mål 1 är 8 % på … och 65 % på …», «… och på … 65 %». */
const FIGURE_ALONE =
  /^(?:(?:är|ligger|is)(?: (?:den|det|på|at))? )?(\d{1,7}(?:[.,]\d{1,4})? ?(?:%|procent|percent)?)[.!]?$/iu;
/** No number of a goal or a grade. */
const FIGURE =
  /(?<![\d.,–-])(?<!(?:mål|goal|insats|intervention|åk|årskurs|years?|grades?|avstämning|checkpoint)\.? )\d{1,7}(?:[.,]\d{1,4})?(?: ?(?:%|procent|percent))?/giu;

/** The same of two of somebody's schools, each named in its own half; null where it is not that. */
export function wishesOfTwo<One extends { readonly school: string }>(
  text: string,
  schools: readonly One[],
): TwoWishes | null {
  if (text.length > MAX_LENGTH || text.includes(':')) return null;
  for (const between of text.matchAll(AND)) {
    const [first, second] = [text.slice(0, between.index), text.slice(between.index + between[0].length)];
    const [one, other] = [schoolNamed(first, schools), schoolNamed(second, schools)];
    if (!one || !other || one.one === other.one) continue;
    const { command } = understand(one.words);
    if (command === undefined || TELLS.has(command)) continue;
    if (other.words === '') return { first, second: `${one.words} på ${other.one.school}` };
    const figure = FIGURE_ALONE.exec(other.words)?.[1];
    const isOnly = figure !== undefined && [...one.words.matchAll(FIGURE)].length === 1;
    if (isOnly) return { first, second: `${one.words.replace(FIGURE, figure)} på ${other.one.school}` };
    const whole = [second, `${LEAD.exec(first)?.[0] ?? ''}${second}`];
    const meant = whole.find((each) => understand(schoolNamed(each, schools)?.words ?? '').command === command);
    if (meant !== undefined) return { first, second: meant };
  }
  return null;
}

/** Whether what is told ends with the first, so that the second is no part of it. */
const isWhole = (command: Command, first: string, second: string): boolean =>
  TOLD_WHOLE.test(first) || (command === 'away' && ASKS.test(second)) || (command === 'park' && SHOWS.test(second));

const isKnown = (meant: ReturnType<typeof understand>): meant is typeof meant & { readonly command: Command } =>
  meant.command !== undefined && (meant.intent === undefined || meant.command === 'park') && meant.score >= 0.9;
