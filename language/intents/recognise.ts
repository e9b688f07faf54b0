/** What a person wants the bot to do, and the dates, goals and groups they name. Offline and deterministic. */
import { readFileSync } from 'node:fs';
import { classify } from '../text/linear.ts';
import { tokens } from '../text/tokens.ts';
import { findEntities } from './entities.ts';
import type { Entities } from './examples.ts';
import { intentVector } from './features.ts';
import { type Models, type PackedModels, unpackAll } from './models.ts';

export type Recognised = {
  /** One of the intents of the training data; `unknown` for what is not the bot's job. */
  readonly intent: string;
  /** By kind (`date`, `goal`, `group` …), each an exact piece of the text (`plainText`), or a list of pieces. */
  readonly entities: Entities;
  /** Probability of the intent, from 0 to 1. */
  readonly score: number;
  /** False when the bot should ask, with the alternatives as buttons, instead of doing it. */
  readonly sure: boolean;
  /** The intents that it may be, best first; the first is `intent`. */
  readonly alternatives: readonly { readonly intent: string; readonly score: number }[];
};

/** Below this the bot asks. Set where at most one message in a hundred of three other authors is wrong without asking. */
const SURE = 0.7;
const ALTERNATIVES = 3;

let loaded: Models | undefined;

function models(): Models {
  loaded ??= unpackAll(
    JSON.parse(readFileSync(new URL('../models/intents.json', import.meta.url), 'utf8')) as PackedModels,
  );
  return loaded;
}

/** Only the beginning of a long text is read (`MAX_LENGTH`). `today` is for callers that read the found dates with `findDate`. */
export const recognise = (text: string, _context: { today: Temporal.PlainDate }): Recognised =>
  recogniseWith(models(), text);

/** The same with other models than the committed ones. */
export function recogniseWith({ intents, entities }: Models, text: string): Recognised {
  if (tokens(text).length === 0)
    return { intent: 'unknown', entities: {}, score: 1, sure: true, alternatives: [{ intent: 'unknown', score: 1 }] };
  const alternatives = classify(intents, intentVector(text))
    .slice(0, ALTERNATIVES)
    .map(({ name, probability }) => ({ intent: name, score: probability }));
  const { intent, score } = alternatives[0] ?? { intent: 'unknown', score: 0 };
  return { intent, entities: findEntities(text, intent, entities), score, sure: score >= SURE, alternatives };
}
