/** The hash of everything that the models are made from, so that nothing of it can change without training. */
import { createHash } from 'node:crypto';
import { globSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const LANGUAGE = fileURLToPath(new URL('../', import.meta.url));
/** The data of the judges that are trained, and the folders of all code and word lists that take part in training. */
const FILES = [
  'data/{intents,off-plan,pupil-data,smart}/*',
  '{intents,off-plan,pupil-data,text,training}/**/*.{ts,json}',
];

/** The files by their paths in `language`, in order. */
export const madeFromFiles = (): string[] => globSync(FILES, { cwd: LANGUAGE }).sort();

export function madeFrom(): string {
  const hash = createHash('sha256');
  for (const file of madeFromFiles()) hash.update(`${file}\n`).update(readFileSync(LANGUAGE + file));
  return hash.digest('hex');
}
