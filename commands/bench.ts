/** `npm run bench`: speed and memory, each figure beside a reference measured in the same run. Ratios are what counts; the machine may be busy. */
import { benchAnswers } from '../bench/answers.ts';
import { benchHeartbeat } from '../bench/heartbeat.ts';
import { benchImport } from '../bench/import.ts';
import { benchReadBack } from '../bench/read-back.ts';
import { benchRush } from '../bench/rush.ts';
import { benchStart } from '../bench/start.ts';
import { benchWords } from '../bench/words.ts';

benchWords();
benchImport();
await benchStart();
await benchAnswers();
await benchReadBack();
await benchRush();
await benchHeartbeat();
process.exit(0);
