/** The labelled messages that the models are trained on: JSON lines, and patterns whose slots are filled in. */
import { existsSync, readFileSync } from 'node:fs';
import { generator } from '../text/linear.ts';

export type Entities = Readonly<Record<string, string | readonly string[]>>;
export type LabelledMessage = {
  readonly text: string;
  readonly intent: string;
  /** Absent where nobody has labelled the entities. */
  readonly entities?: Entities;
};

const DATA = new URL('../data/', import.meta.url);
const read = (name: string): string => readFileSync(new URL(name, DATA), 'utf8');

/** Each pattern is filled in this many times, with other alternatives and slots. */
const TIMES = 14;

/** Small words before an entity that are no part of it. */
const LEADING =
  /^(?:(?:på|om|kl\.?|klockan|en|ett|the|a|samma|vårt mål om|målet om|målet för) (?=\S)|i (?=\p{L}+i$|mars|april|maj|jun|slutet|sept|nov|dec|okt))/u;

/** Each letter is one author, whose messages are in `intents-<letter>.jsonl` where there is such a file. */
const AUTHORS = ['a', 'b', 'c', 'd', 'e', 'f', 'g'];
/** Our own messages; their entities are not labelled. */
const OWN = ['intents-own.jsonl', 'intents-own-2.jsonl'];

export const authors = (): readonly string[] =>
  AUTHORS.filter((letter) => existsSync(new URL(`intents-${letter}.jsonl`, DATA)));
export const authorLines = (letter: string): LabelledMessage[] => labelledLines(`intents-${letter}.jsonl`);
export const ownLines = (): LabelledMessage[] => OWN.flatMap(labelledLines);

function labelledLines(name: string): LabelledMessage[] {
  return read(name)
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as LabelledMessage);
}

/** Messages from the pattern files: `# intent` above its patterns, `[one|other|]` a choice, `{goal.theme}` a slot whose entity is `goal`. */
export function patternMessages(): LabelledMessage[] {
  const slots = JSON.parse(read('intent-slots.json')) as Record<string, readonly string[]>;
  const random = generator(7);
  const messages = new Map<string, LabelledMessage>();
  for (const part of [1, 2, 3]) {
    let intent = '';
    for (const line of read(`intent-patterns-${part}.txt`).split('\n')) {
      if (line.startsWith('# ')) intent = line.slice(2).trim();
      else if (line !== '') {
        for (let time = 0; time < TIMES; time += 1) {
          const message = filled(line, intent, slots, random);
          messages.set(message.text, message);
        }
      }
    }
  }
  return [...messages.values()];
}

function filled(
  pattern: string,
  intent: string,
  slots: Readonly<Record<string, readonly string[]>>,
  random: () => number,
): LabelledMessage {
  const pick = (list: readonly string[]): string => list[Math.floor(random() * list.length)] ?? '';
  const chosen = pattern.replaceAll(/\[([^\]]*)\]/g, (_, choices: string) => pick(choices.split('|')));
  const entities: Record<string, string[]> = {};
  const text = chosen.replaceAll(/\{([a-z.]+)\}/g, (_, slot: string) => {
    const found = slots[slot];
    if (!found) throw new Error(`no slot ${slot} in a pattern of ${intent}`);
    const value = pick(found);
    const key = slot.split('.')[0] ?? slot;
    entities[key] = [
      ...(entities[key] ?? []),
      key === 'duration' || key === 'period' ? value : value.replace(LEADING, ''),
    ];
    return value;
  });
  return { text: text.replaceAll(/\s+/g, ' ').trim(), intent, entities };
}
