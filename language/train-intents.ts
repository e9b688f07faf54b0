/** `node language/train-intents.ts`: writes `models/intents.json` anew from the labelled data. The same data give the same file. */
import { writeFileSync } from 'node:fs';
import { trainAll } from './intents/models.ts';

export const MODEL_FILE = new URL('./models/intents.json', import.meta.url);

/** The text of the model file. */
export const intentModelFile = (): string => `${JSON.stringify(trainAll())}\n`;

if (import.meta.main) writeFileSync(MODEL_FILE, intentModelFile());
