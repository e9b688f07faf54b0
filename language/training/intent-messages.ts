/** The labelled messages that the models are trained on: JSON lines, and patterns whose slots are filled in. */
import type { Entities } from '../intents/entities.ts';
import { generator } from '../text/linear.ts';
import { filesLike, textOf } from './data.ts';

export type LabelledMessage = {
  readonly text: string;
  readonly intent: string;
  /** Absent where nobody has labelled the entities. */
  readonly entities?: Entities;
};

/** Each pattern is filled in this many times, with other alternatives and slots. */
const TIMES = 14;

/** Small words before an entity that are no part of it. */
const LEADING =
  /^(?:(?:på|om|kl\.?|klockan|en|ett|the|a|samma|vårt mål om|målet om|målet för) (?=\S)|i (?=\p{L}+i$|mars|april|maj|jun|slutet|sept|nov|dec|okt))/u;

/** Messages from the pattern files: `# intent` above its patterns, `[one|other|]` a choice, `{goal.theme}` a slot whose entity is `goal`. */
export function patternMessages(): LabelledMessage[] {
  const slots = JSON.parse(textOf('intents', 'slots.json')) as Record<string, readonly string[]>;
  const random = generator(7);
  const messages = new Map<string, LabelledMessage>();
  for (const file of filesLike('intents', 'patterns-*.txt')) {
    let intent = '';
    for (const line of textOf('intents', file).split('\n')) {
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
  const chosen = pattern.replaceAll(/\[([^[\]]*)\]/g, (_, choices: string) => pick(choices.split('|')));
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
