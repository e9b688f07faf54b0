/** How well the recogniser does on an author whose messages it has not seen: each author is left out in turn. */
import { subject } from '../../evaluate/intents.ts';
import { authorLines, authors, ownLines, patternMessages } from './examples.ts';
import { trainAll, unpackAll } from './models.ts';
import { recogniseWith } from './recognise.ts';

/** For each author the figures that `evaluate intents` gives: accuracy, wrong while sure, asked, entities, confusions. */
export function* figures(): Generator<string> {
  const patterns = patternMessages();
  for (const left of authors()) {
    const others = authors().filter((author) => author !== left);
    const models = unpackAll(trainAll([...ownLines(), ...others.flatMap(authorLines)], patterns));
    const judged = authorLines(left).map((message, at) => {
      const line = { id: String(at), ...message };
      return { line, prediction: { id: line.id, ...recogniseWith(models, message.text) } };
    });
    yield `\nwithout ${left}:`;
    yield* subject.metrics(judged);
  }
}
