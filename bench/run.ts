/** `npm run bench`: speed and memory, each figure beside a reference measured in the same run. Ratios are what counts; the machine may be busy. */
import { benchAnswers } from './answers.ts';
import { benchHeartbeat } from './heartbeat.ts';
import { benchImport } from './import.ts';
import { benchStart } from './start.ts';
import { benchWords } from './words.ts';

benchWords();
benchImport();
await benchStart();
await benchAnswers();
await benchHeartbeat();
process.exit(0);
