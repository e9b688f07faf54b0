/**
 * `node language/training/intents.ts`: writes `models/intents.json` anew from the labelled data. The same data give the same file.
 * With `--figures` it writes nothing and prints how well messages of an author that the models have not seen are judged.
 */
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
function printFigures(): void {
  const patterns = patternMessages();
  for (const left of authors()) {
    const others = authors().filter((author) => author !== left);
    const models = unpackAll(trainAll([...ownLines(), ...others.flatMap(authorLines)], patterns));
    const judged = authorLines(left).map((right) => ({ right, got: recogniseWith(models, right.text) }));
    console.log(`\nwithout ${left}:`);
    for (const line of figures(judged)) console.log(line);
  }
}

if (import.meta.main) {
  if (process.argv.includes('--figures')) printFigures();
  else writeFileSync(MODEL_FILE, intentModelFile());
}
