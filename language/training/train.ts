/** Makes the committed models, or tells whether they are what training makes of the data. */
import { writeFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import { ArshjuletError } from '../../quality/errors.ts';
import made from '../models/made.json' with { type: 'json' };
import { fileOf, hashOf, type ModelName } from '../text/model-file.ts';
import { MODELS } from './judges.ts';
import { madeFrom } from './made-from.ts';

/** The committed models are not what training makes of the data; the message says which. */
class OtherModelsError extends ArshjuletError {
  readonly code = 'other-models';
}

const NAMES = Object.keys(MODELS) as ModelName[];

/** Trains one model in a thread of its own and gives its file's content. */
function trained(name: ModelName): Promise<Uint8Array> {
  const { promise, resolve, reject } = Promise.withResolvers<Uint8Array>();
  const worker = new Worker(new URL('./worker.ts', import.meta.url), { workerData: name });
  worker.once('message', resolve);
  worker.once('error', reject);
  return promise;
}

/** Every model's file, as many at a time as there are processors. */
async function trainAll(): Promise<ReadonlyMap<ModelName, Uint8Array>> {
  const files = new Map<ModelName, Uint8Array>();
  const waiting = [...NAMES];
  const lane = async (): Promise<void> => {
    for (let name = waiting.shift(); name; name = waiting.shift()) files.set(name, await trained(name));
  };
  await Promise.all(Array.from({ length: availableParallelism() }, lane));
  return files;
}

/** Trains anew and throws `OtherModelsError` where that gives other files than the committed ones. */
export async function checkModels(): Promise<string> {
  const other = [...(await trainAll())].flatMap(([name, bytes]) => (hashOf(bytes) === made.models[name] ? [] : [name]));
  if (other.length > 0)
    throw new OtherModelsError(`Träningen ger andra filer · Training makes other files: ${other.join(', ')}`);
  if (made.madeFrom !== madeFrom())
    throw new OtherModelsError(
      'Kör npm run train, data eller kod är ändrad · Run npm run train, data or code has changed',
    );
  return `Som de ska vara · As they should be: ${NAMES.join(', ')}`;
}

/** Trains anew and writes the files with their hashes. */
export async function makeModels(): Promise<string> {
  const files = [...(await trainAll())].toSorted(([a], [b]) => a.localeCompare(b));
  for (const [name, bytes] of files) writeFileSync(fileOf(name), bytes);
  const models = Object.fromEntries(files.map(([name, bytes]) => [name, hashOf(bytes)]));
  const text = JSON.stringify({ madeFrom: madeFrom(), models }, null, 2);
  writeFileSync(new URL('../models/made.json', import.meta.url), `${text}\n`);
  return `Gjorda · Made: ${NAMES.join(', ')}`;
}
