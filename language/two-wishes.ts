/** Two wishes in one message: «flytta mål 2 och lägg till en insats», «visa mål och beslut». One is done at a time. Pure. */
import { type Command, understand } from './understand.ts';

/** Longer texts are one thing that is told. */
const MAX_LENGTH = 200;
const BETWEEN = /,? (?:och|samt|and|&) (?:sen |sedan |också |även |then |also )?|, (?:sen |sedan |then )/giu;
/** How one begins that is not named by its own words alone. */
const ASKS =
  /^(?:flytta|lägg|ta|visa|skicka|ändra|gör|skapa|stäng|avsluta|sätt|skriv|byt|påminn|logga|parkera|öppna|hämta|radera|ge|move|add|show|send|change|create|close|set|write|remind|log|park|open|delete|remove|give)(?!\p{L})/iu;
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

/** The first of two wishes; null where there is one. A wish is only what a rule knows, never a guess. */
export function firstOfTwo(text: string): string | null {
  if (text.length > MAX_LENGTH || text.includes(':') || understand(text).score === 1) return null;
  for (const between of text.matchAll(BETWEEN)) {
    const [first, second] = [text.slice(0, between.index), text.slice(between.index + between[0].length)];
    const [one, other] = [understand(first), understand(second)];
    if (!isKnown(one) || !isKnown(other)) continue;
    if (TELLS.has(one.command) && one.score < 1) continue;
    if (ASKS.test(second) || (other.score === 1 && other.command !== one.command)) return first;
  }
  return null;
}

const isKnown = (meant: ReturnType<typeof understand>): meant is typeof meant & { readonly command: Command } =>
  meant.command !== undefined && meant.intent === undefined && meant.score >= 0.9;
