/** What a person wants the bot to do. Offline and deterministic. */
import { classify, type LinearModel } from '../text/linear.ts';
import { readModel } from '../text/model-file.ts';
import { tokens } from '../text/tokens.ts';
import { intentVector } from './features.ts';

export type Recognised = {
  /** One of the intents of the training data; `unknown` for what is not the bot's job. */
  readonly intent: string;
  /** Probability of the intent, from 0 to 1. */
  readonly score: number;
  /** False when the bot should ask, with the alternatives as buttons, instead of doing it. */
  readonly sure: boolean;
  /** The intents that it may be, best first; the first is `intent`. */
  readonly alternatives: readonly { readonly intent: string; readonly score: number }[];
};

/** Below this the bot asks. Set where, on lines by authors it has not learnt from, about one message in a hundred is wrong without asking and one in thirteen is asked about. */
const SURE = 0.83;
const ALTERNATIVES = 3;

let loaded: LinearModel | undefined;
/** Read when the first message is judged, and then kept. */
function model(): LinearModel {
  loaded ??= readModel<LinearModel>('intents');
  return loaded;
}

/** Only the beginning of a long text is read, as `plainText` gives it. */
export const recognise = (text: string): Recognised => recogniseWith(model(), text);

/** The same with another model than the committed one. */
export function recogniseWith(model: LinearModel, text: string): Recognised {
  if (tokens(text).length === 0)
    return { intent: 'unknown', score: 1, sure: true, alternatives: [{ intent: 'unknown', score: 1 }] };
  const alternatives = classify(model, intentVector(text))
    .slice(0, ALTERNATIVES)
    .map(({ name, probability }) => ({ intent: name, score: probability }));
  const { intent, score } = alternatives[0] ?? { intent: 'unknown', score: 0 };
  return { intent, score, sure: score >= SURE, alternatives };
}
