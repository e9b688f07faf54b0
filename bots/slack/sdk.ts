/** Bolt is CommonJS whose names Node cannot see from outside. */
import { createRequire } from 'node:module';
import type * as Bolt from '@slack/bolt';

export const bolt = createRequire(import.meta.url)('@slack/bolt') as typeof Bolt;
