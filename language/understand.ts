/** From words to a command: what a person wants the bot to do. Pure and offline. */
import { distance } from './distance.ts';
import commands from './intents/commands.json' with { type: 'json' };
import type { Entities } from './intents/examples.ts';
import { recognise } from './intents/recognise.ts';
import phrases from './phrases.json' with { type: 'json' };

export type Command = keyof typeof phrases.exact;

export type Understanding = {
  /** What the bot should do; absent when it is not sure. */
  readonly command?: Command;
  /** `1` for the command's own words, lower for a misspelling or a looser match. */
  readonly score: number;
  /** What it may be, best first, when it is not sure: for buttons. */
  readonly alternatives?: readonly Command[];
  /** The recognised intent, also where no command does it. */
  readonly intent?: string;
  readonly entities?: Entities;
};

type Phrase = { readonly command: Command; readonly words: string };
type Pattern = { readonly command: Command; readonly pattern: RegExp };

const commandNames = Object.keys(phrases.exact) as Command[];
const PHRASES: readonly Phrase[] = commandNames.flatMap((command) =>
  phrases.exact[command].map((words) => ({ command, words: normalise(words) })),
);
const byWords = new Map(PHRASES.map((phrase) => [phrase.words, phrase.command]));
/** Looser wordings, tried in the order of the file: the more particular come first. */
const PATTERNS: readonly Pattern[] = phrases.patterns.map(([command, source]) => ({
  command: command as Command,
  pattern: new RegExp(source ?? '', 'u'),
}));

/** Longer texts are no commands; this also bounds the work. */
const MAX_LENGTH = 300;
/** One slip for every five letters still counts as the same words. */
const LETTERS_PER_SLIP = 5;

/** Lower case, no punctuation around words, single spaces; digits, å, ä and ö stay. */
function normalise(text: string): string {
  return text
    .normalize('NFC')
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}:/.,-]+/gu, ' ')
    .replaceAll(/(?<!\d)[.,:/-]+|[.,:/-]+(?!\d)/g, ' ')
    .replaceAll(/\s+/g, ' ')
    .trim();
}

export function understand(text: string, context: { today: Temporal.PlainDate }): Understanding {
  const words = normalise(text.slice(0, MAX_LENGTH + 1));
  if (words === '' || words.length > MAX_LENGTH) return { score: 0 };
  const exact = byWords.get(words);
  if (exact) return { command: exact, score: 1 };
  const loose = PATTERNS.find(({ pattern }) => pattern.test(words));
  if (loose) return settled(loose.command, text, context);
  const [near] = closest(words);
  if (near && near.slips <= Math.floor(near.words.length / LETTERS_PER_SLIP))
    return { command: near.command, score: 0.8 };
  return recognised(text, context);
}

/** A loose wording stands, unless the recogniser is sure of something else that it knows as well. */
function settled(command: Command, text: string, context: { today: Temporal.PlainDate }): Understanding {
  const other = KNOWN_INTENTS.has(command) ? recognised(text, context) : null;
  const sure = other?.intent !== undefined && other.command !== command;
  return sure ? other : { command, score: 0.9 };
}

const COMMAND_OF: Readonly<Record<string, string | undefined>> = commands;

/** Commands that the recogniser can tell from each other. */
const KNOWN_INTENTS: ReadonlySet<string> = new Set(Object.values(commands));

function recognised(text: string, context: { today: Temporal.PlainDate }): Understanding {
  const { intent, entities, score, sure, alternatives } = recognise(text, context);
  const possible = alternatives.flatMap((each) => (COMMAND_OF[each.intent] as Command | undefined) ?? []);
  const command = COMMAND_OF[intent] as Command | undefined;
  if (!sure) return { score, alternatives: [...new Set(possible)] };
  return command ? { command, score, intent, entities } : { score, intent, entities };
}

function closest(words: string): (Phrase & { slips: number })[] {
  return PHRASES.map((phrase) => ({ ...phrase, slips: distance(words, phrase.words) })).toSorted(
    (a, b) => a.slips - b.slips,
  );
}

/** The three commands whose own words are nearest to what was written, best first; empty for nothing alike at all. */
export function nearestCommands(text: string): Command[] {
  const words = normalise(text.slice(0, 80));
  const letters = new Set(words.split(' ').filter((word) => word.length > 2));
  const scored = PHRASES.map(({ command, words: phrase }) => {
    const shared = phrase.split(' ').filter((word) => letters.has(word)).length;
    const alike = 1 - distance(words, phrase) / Math.max(words.length, phrase.length, 1);
    return { command, score: shared + alike };
  }).toSorted((a, b) => b.score - a.score);
  const close = scored.filter(({ score }) => score > 0.45).map(({ command }) => command);
  return [...new Set(close)].slice(0, 3);
}
