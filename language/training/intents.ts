/** The models of what people ask for, from the messages of all the authors and our own, and how well they judge authors not seen. */
import { entitiesWith } from '../intents/entities.ts';
import { figures } from '../intents/figures.ts';
import { recogniseWith } from '../intents/recognise.ts';
import { type LinearModel, pack } from '../text/linear.ts';
import type { Packed } from '../text/model-file.ts';
import { packSequence, type SequenceModel } from '../text/sequence.ts';
import { authors, linesOf, owns } from './data.ts';
import { type LabelledMessage, patternMessages } from './intent-messages.ts';
import { trainEntities, trainIntents } from './intent-models.ts';

const messagesOf = (names: readonly string[]): LabelledMessage[] =>
  names.flatMap((name) => linesOf<LabelledMessage>('intents', name));
const all = (): LabelledMessage[] => messagesOf([...authors('intents'), ...owns('intents')]);

export const intentModel = (): Packed<LinearModel> => pack(trainIntents(all(), patternMessages()));
export const entityModel = (): Packed<SequenceModel> => packSequence(trainEntities(all(), patternMessages()));

/** Prints how models of all the other authors judge the messages of each of these, which they have not seen. */
export function printIntentFigures(names: readonly string[]): void {
  const patterns = patternMessages();
  for (const left of names) {
    const others = messagesOf([...owns('intents'), ...authors('intents').filter((author) => author !== left)]);
    const intents = pack(trainIntents(others, patterns));
    const entities = packSequence(trainEntities(others, patterns));
    const judged = messagesOf([left]).map((right) => {
      const got = recogniseWith(intents, right.text);
      return { right, got: { ...got, entities: entitiesWith(entities, right.text, got.intent) } };
    });
    console.log(`\nwithout ${left}:`);
    for (const line of figures(judged)) console.log(line);
  }
}
