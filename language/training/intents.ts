/** Makes `models/intents.json` anew from the labelled data; the same data give the same file. And how well messages of an author that the models have not seen are judged. */
import { writeFileSync } from 'node:fs';
import { authorLines, authors, ownLines, patternMessages } from '../intents/examples.ts';
import { figures } from '../intents/figures.ts';
import { trainAll, unpackAll } from '../intents/models.ts';
import { recogniseWith } from '../intents/recognise.ts';

export const MODEL_FILE = new URL('../models/intents.json', import.meta.url);

/** The text of the model file: from the messages of all the authors and our own. */
export const intentModelFile = (): string =>
  `${JSON.stringify(trainAll([...authors().flatMap(authorLines), ...ownLines()], patternMessages()))}\n`;

/** Each author is left out in turn: models of all the others judge the messages that they have not seen. */
export function printIntentFigures(wanted: readonly string[]): void {
  const patterns = patternMessages();
  for (const left of authors()) {
    if (wanted.length > 0 && !wanted.includes(left)) continue;
    const others = authors().filter((author) => author !== left);
    const models = unpackAll(trainAll([...ownLines(), ...others.flatMap(authorLines)], patterns));
    const judged = authorLines(left).map((right) => ({ right, got: recogniseWith(models, right.text) }));
    console.log(`\nwithout ${left}:`);
    for (const line of figures(judged)) console.log(line);
  }
}

export const trainIntents = (): void => writeFileSync(MODEL_FILE, intentModelFile());
