/**
 * `node language/train-intents.ts`: writes `models/intents.json` anew from the labelled data. The same data give the same file.
 * With `--figures` it writes nothing and prints how well messages of an author that the models have not seen are judged.
 */
import { writeFileSync } from 'node:fs';
import { authorLines, authors, ownLines, patternMessages } from './intents/examples.ts';
import { figures } from './intents/figures.ts';
import { trainAll } from './intents/models.ts';

export const MODEL_FILE = new URL('./models/intents.json', import.meta.url);

/** The text of the model file: from the messages of all the authors and our own. */
export const intentModelFile = (): string =>
  `${JSON.stringify(trainAll([...authors().flatMap(authorLines), ...ownLines()], patternMessages()))}\n`;

if (import.meta.main) {
  if (process.argv.includes('--figures')) for (const line of figures()) console.log(line);
  else writeFileSync(MODEL_FILE, intentModelFile());
}
